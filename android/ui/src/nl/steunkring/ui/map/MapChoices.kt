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
import androidx.compose.foundation.text.BasicText
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.selected
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import nl.steunkring.core.MapScreen
import nl.steunkring.core.Offer
import nl.steunkring.core.RingPick
import nl.steunkring.ui.Button
import nl.steunkring.ui.Grid
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAlphabets
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.RingPicture
import nl.steunkring.ui.Said
import nl.steunkring.ui.TARGET
import nl.steunkring.ui.Weight
import nl.steunkring.ui.grown
import nl.steunkring.ui.places.ListSign

/** No ring of a picture of rings: the whole map. */
private const val NO_RING = -1

/** The two ways to see the map, side by side; [listed] tells which it is now. */
@Composable
internal fun Views(offers: List<Offer>, listed: Boolean, onList: (Boolean) -> Unit) =
    Grid(offers, 2, Modifier.clip(RoundedCornerShape(22.dp)).background(LocalColours.current.sand).padding(4.dp)) { offer, place ->
        val list = offer.id == "list"
        View(offer, list == listed, place, { if (list) ListSign(grown(30.dp)) else RingPicture(NO_RING, grown(30.dp)) }) { onList(list) }
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
        Box(Modifier.weight(1f, fill = false), Alignment.Center, propagateMinConstraints = true) {
            // As wide whether it is chosen or not, so that the two stand alike.
            BasicText(
                LocalAlphabets.current.spell(offer.label.text),
                Modifier.clearAndSetSemantics {},
                Letters.ANSWER.style().copy(color = Color.Transparent, fontWeight = FontWeight.Bold),
            )
            Said(offer.label, Letters.ANSWER, bold = chosen)
        }
    }
}

/** Below the picture the pages of the ring that is open, and the rings to open: by name where they stand above each other or the names [fit]. */
@Composable
internal fun Rings(screen: MapScreen, onRing: (Int?) -> Unit, fit: Boolean = true, onPage: (Int) -> Unit) {
    if (screen.picks.isEmpty()) return
    if (screen.before != null || screen.after != null) {
        Grid(listOf(screen.before, screen.after), 2) { way, place ->
            if (way == null) Box(place) else Button(way.label, Weight.EDGE, place) { onPage(way.page.toInt()) }
        }
    }
    FlowRow(
        Modifier.fillMaxWidth(),
        horizontalArrangement = Arrangement.spacedBy(APART, Alignment.CenterHorizontally),
        verticalArrangement = Arrangement.spacedBy(APART),
    ) {
        screen.picks.forEach { pick -> Chip(pick, fit || pick.chosen || pick.ring == null) { onRing(pick.ring?.toInt()) } }
    }
}

/** Between two rings to open, and round what one of them shows. */
private val APART = 6.dp
private val BESIDE_RING = 7.dp
private val BESIDE_WORDS = 12.dp
private val RING = 34.dp

/** Whether the names of all rings to open fit beside each other. */
@Composable
internal fun MapScreen.fit(width: Dp): Boolean {
    val (measurer, density, letters) = Triple(rememberTextMeasurer(), LocalDensity.current, LocalAlphabets.current)
    val style = Letters.SECOND.style().copy(fontWeight = FontWeight.Bold)
    val words = remember(picks, density, letters, style) {
        with(density) { picks.sumOf { measurer.measure(letters.spell(it.label.text), style).size.width }.toDp() }
    }
    return words + (BESIDE_RING + RING + APART + BESIDE_WORDS) * picks.size + APART * (picks.size - 1) <= width
}

/** A ring as it lies among the others, with its name; without it where only that of the open one and of the whole map have room. */
@Composable
private fun Chip(pick: RingPick, named: Boolean, onTap: () -> Unit) {
    val colours = LocalColours.current
    val shape = RoundedCornerShape(50)
    Row(
        horizontalArrangement = Arrangement.spacedBy(APART, Alignment.CenterHorizontally),
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
            .padding(start = BESIDE_RING, end = if (named) BESIDE_WORDS else BESIDE_RING, top = BESIDE_RING, bottom = BESIDE_RING),
    ) {
        RingPicture(pick.ring?.toInt() ?: NO_RING, grown(RING))
        if (named) {
            val ink = if (pick.chosen) colours.onPineSoft else colours.ink
            Said(pick.label, Letters.SECOND, Modifier.weight(1f, fill = false), ink, bold = pick.chosen)
        }
    }
}
