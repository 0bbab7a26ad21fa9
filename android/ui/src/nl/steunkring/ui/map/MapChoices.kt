package nl.steunkring.ui.map

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.selected
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import nl.steunkring.core.MapScreen
import nl.steunkring.core.Offer
import nl.steunkring.core.RingPick
import nl.steunkring.ui.Button
import nl.steunkring.ui.Grid
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.RingPicture
import nl.steunkring.ui.Said
import nl.steunkring.ui.TARGET
import nl.steunkring.ui.Weight
import nl.steunkring.ui.places.ListSign

/** No ring of a picture of rings: the whole map. */
private const val NO_RING = -1

/** The two ways to see the map, side by side; [listed] tells which it is now. */
@Composable
internal fun Views(offers: List<Offer>, listed: Boolean, onList: (Boolean) -> Unit) =
    Grid(offers, 2, Modifier.clip(RoundedCornerShape(22.dp)).background(LocalColours.current.sand).padding(4.dp)) { offer, place ->
        val list = offer.id == "list"
        View(offer, list == listed, place, { if (list) ListSign(30.dp) else RingPicture(NO_RING, 30.dp) }) { onList(list) }
    }

@Composable
private fun View(offer: Offer, chosen: Boolean, place: Modifier, sign: @Composable () -> Unit, onTap: () -> Unit) {
    val colours = LocalColours.current
    val shape = RoundedCornerShape(18.dp)
    Row(
        horizontalArrangement = Arrangement.spacedBy(10.dp, Alignment.CenterHorizontally),
        verticalAlignment = Alignment.CenterVertically,
        modifier = place
            .heightIn(min = TARGET)
            .clip(shape)
            .background(if (chosen) colours.card else colours.sand)
            .then(if (chosen) Modifier.border(3.dp, colours.pine, shape) else Modifier)
            .clickable(role = Role.RadioButton, onClick = onTap)
            .semantics { selected = chosen }
            .padding(horizontal = 12.dp, vertical = 8.dp),
    ) {
        sign()
        Said(offer.label, Letters.ANSWER, Modifier.weight(1f, fill = false), bold = chosen)
    }
}

/** Below the picture the pages of the ring that is open, and the rings to open. */
@Composable
internal fun Rings(screen: MapScreen, onRing: (Int?) -> Unit, onPage: (Int) -> Unit) {
    if (screen.picks.isEmpty()) return
    if (screen.before != null || screen.after != null) {
        Grid(listOf(screen.before, screen.after), 2) { way, place ->
            if (way == null) Box(place) else Button(way.label, Weight.EDGE, place) { onPage(way.page.toInt()) }
        }
    }
    FlowRow(
        Modifier.fillMaxWidth(),
        horizontalArrangement = Arrangement.spacedBy(6.dp, Alignment.CenterHorizontally),
        verticalArrangement = Arrangement.spacedBy(6.dp),
    ) {
        screen.picks.forEach { pick -> Chip(pick) { onRing(pick.ring?.toInt()) } }
    }
}

/** A ring as it lies among the others, with its name where it is open; the whole map by name, so that all fit in one row. */
@Composable
private fun Chip(pick: RingPick, onTap: () -> Unit) {
    val colours = LocalColours.current
    val shape = RoundedCornerShape(50)
    val named = pick.chosen || pick.ring == null
    val drawn = pick.chosen || pick.ring != null
    Row(
        horizontalArrangement = Arrangement.spacedBy(6.dp, Alignment.CenterHorizontally),
        verticalAlignment = Alignment.CenterVertically,
        modifier = Modifier
            .heightIn(min = TARGET)
            .widthIn(min = TARGET)
            .clip(shape)
            .background(if (pick.chosen) colours.pineSoft else colours.card)
            .border(if (pick.chosen) 3.dp else 1.5.dp, if (pick.chosen) colours.pine else colours.outline, shape)
            .clickable(role = Role.RadioButton, onClick = onTap)
            .semantics {
                selected = pick.chosen
                if (!named) contentDescription = pick.label.spoken
            }
            .padding(start = if (drawn) 7.dp else 12.dp, end = if (named) 12.dp else 7.dp, top = 7.dp, bottom = 7.dp),
    ) {
        if (drawn) RingPicture(pick.ring?.toInt() ?: NO_RING, 34.dp)
        if (named) {
            val ink = if (pick.chosen) colours.onPineSoft else colours.ink
            Said(pick.label, Letters.SECOND, Modifier.weight(1f, fill = false), ink, bold = pick.chosen)
        }
    }
}
