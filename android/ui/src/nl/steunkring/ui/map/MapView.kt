package nl.steunkring.ui.map

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label
import nl.steunkring.core.MapScreen
import nl.steunkring.core.Offer
import nl.steunkring.core.PersonItem
import nl.steunkring.ui.Button
import nl.steunkring.ui.Door
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Grid
import nl.steunkring.ui.Letters
import nl.steunkring.ui.Line
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Said
import nl.steunkring.ui.TARGET
import nl.steunkring.ui.Weight
import nl.steunkring.ui.isLarge

/** From this width on the list stands beside the picture. */
val WIDE = 840.dp

/** Where the map leads. */
class MapWays(
    /** To somebody's page. */
    val person: (String) -> Unit,
    /** Does what the map offers, of what [can] be done. */
    val offer: (Offer) -> Unit,
    /** The offers that lead somewhere in this app. */
    val can: Set<String> = setOf("add-person", "legend", "respondent", "keep-moment", "tray"),
)

/** The map of a circle: picture first, its people beside it on wide screens and below it on narrow ones. */
@Composable
fun MapView(shown: MapShown, ways: MapWays) {
    val screen = shown.screen
    val offers = screen.offers.filter { it.id in ways.can }
    val (foot, below) = offers.filter { it.id != "respondent" }.partition { it.id in FOOT }
    val teller = offers.firstOrNull { it.id == "respondent" }
    BoxWithConstraints {
        val wide = maxWidth >= WIDE
        Frame(
            screen.title,
            screen.spoken.ifEmpty { listOf(screen.title) + screen.empty },
            screen.strip,
            scrolls = !wide,
            rest = {
                foot.forEachIndexed { at, one ->
                    if (at > 0) Button(one.label, Weight.SOFT, Modifier.fillMaxWidth()) { ways.offer(one) }
                }
            },
            foot = { foot.firstOrNull()?.let { Button(it.label, Weight.FIRST, Modifier.fillMaxWidth()) { ways.offer(it) } } },
        ) {
            if (wide) {
                Row(Modifier.weight(1f), Arrangement.spacedBy(16.dp)) {
                    Box(Modifier.weight(1f).fillMaxHeight(), Alignment.Center) { MapPicture(shown, ways.person) }
                    Column(
                        Modifier.width(404.dp).fillMaxHeight().clip(RoundedCornerShape(24.dp)).background(LocalColours.current.sand)
                            .verticalScroll(rememberScrollState()).padding(16.dp),
                    ) {
                        teller?.let { Teller(it, screen.respondent) { ways.offer(it) } }
                        Words(screen, ways.person)
                        Grid(below, 2, Modifier.padding(top = 16.dp)) { offer, place ->
                            Button(offer.label, Weight.EDGE, place) { ways.offer(offer) }
                        }
                    }
                }
            } else {
                teller?.let { Teller(it, screen.respondent) { ways.offer(it) } }
                MapPicture(shown, ways.person)
                Words(screen, ways.person)
                Grid(below, 2) { offer, place -> Button(offer.label, Weight.EDGE, place) { ways.offer(offer) } }
            }
        }
    }
}

/** What of the offers stands in the foot; the rest stands below the list. */
private val FOOT = setOf("add-person", "legend")

/** Whose view this is; a tap chooses another. */
@Composable
private fun Teller(offer: Offer, who: Label, onTap: () -> Unit) = Door(offer.label.pictogram ?: "me", onTap) {
    Said(offer.label, Letters.SECOND, colour = LocalColours.current.inkSoft)
    Said(who, Letters.HEADING)
}

@Composable
private fun ColumnScope.Words(screen: MapScreen, onPerson: (String) -> Unit) {
    // What there is to do stands in the foot already.
    screen.empty.filter { said -> screen.offers.none { it.label == said } }.forEachIndexed { at, label ->
        val letters = if (at == 0) Letters.QUESTION else Letters.BODY
        Said(label, letters, Modifier.align(Alignment.CenterHorizontally), middle = true)
    }
    screen.rings.filter { it.people.isNotEmpty() || screen.empty.isEmpty() }.forEach { ring ->
        Said(ring.label, Letters.HEADING, Modifier.padding(top = 12.dp))
        ring.people.forEach { Row(it, onPerson) }
    }
    screen.waiting.forEach { Row(it, onPerson) }
}

/** A row is one thing to tap and to hear: who, and the line in words and as it is drawn. */
@Composable
private fun Row(person: PersonItem, onPerson: (String) -> Unit) {
    val colours = LocalColours.current
    val words: @Composable (Modifier) -> Unit = { place ->
        Column(place) {
            Said(person.name, Letters.HEADING)
            Said(person.sentence, Letters.SECOND, colour = colours.inkSoft)
            person.notAsked?.let { Said(it, Letters.SECOND, colour = colours.inkSoft) }
        }
    }
    val ground = Modifier
        .padding(top = 8.dp)
        .fillMaxWidth()
        .heightIn(min = TARGET)
        .clip(RoundedCornerShape(18.dp))
        .background(colours.card)
        .clickable(role = Role.Button) { onPerson(person.id) }
        .padding(horizontal = 16.dp, vertical = 10.dp)
    if (isLarge()) {
        Column(ground, Arrangement.spacedBy(8.dp)) {
            words(Modifier)
            Line(person.line, person.arrow, person.sentence)
        }
    } else {
        Row(ground, Arrangement.spacedBy(12.dp), Alignment.CenterVertically) {
            words(Modifier.weight(1f))
            Line(person.line, person.arrow, person.sentence)
        }
    }
}
