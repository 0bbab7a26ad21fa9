package nl.steunkring.ui.person

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label
import nl.steunkring.core.Offer
import nl.steunkring.core.PersonScreen
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Grid
import nl.steunkring.ui.Letters
import nl.steunkring.ui.Line
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.drawing

private const val FACE = 104u

/** One moment of a person's page. */
class PersonShown(
    /** Everything to say. */
    val screen: PersonScreen,
    /** The face. */
    val face: Drawing,
)

/** Reads a person's page with its face. */
suspend fun personShown(space: Space, person: String, theme: Theme) =
    PersonShown(space.personScreen(person, null), drawing(space.figureSvg(person, FACE, theme)))

/** What of a person's offers this app can do, the questions first. */
private val CAN = listOf("ask", "closer", "further")

/** Who somebody is, and the tie in sentences. */
@Composable
fun PersonView(shown: PersonShown, onOffer: (Offer) -> Unit) {
    val screen = shown.screen
    val told = listOf(screen.seenBy) + screen.drawn + screen.story + listOfNotNull(screen.toldBy, screen.method)
    val about = screen.who + screen.placeLabel + listOfNotNull(screen.notAsked)
    val offers = CAN.mapNotNull { id -> screen.offers.firstOrNull { it.id == id } }
    Frame(
        screen.name,
        listOf(screen.name) + listOfNotNull(screen.away) + about + screen.strengths + told,
        screen.strip,
        rest = { Grid(offers.drop(1), 2) { offer, place -> Button(offer.label, Weight.SOFT, place) { onOffer(offer) } } },
        foot = { offers.firstOrNull()?.let { Button(it.label, Weight.FIRST, Modifier.fillMaxWidth()) { onOffer(it) } } },
    ) {
        screen.away?.let { Said(it, Letters.BODY) }
        Row(horizontalArrangement = Arrangement.spacedBy(16.dp), verticalAlignment = Alignment.CenterVertically) {
            Box(Modifier.size(FACE.toInt().dp).drawBehind { shown.face.draw(this) })
            Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
                Line(screen.line, screen.arrow, screen.drawn.firstOrNull() ?: screen.placeLabel)
                Said(screen.placeLabel, Letters.HEADING)
            }
        }
        Told(screen.who + listOfNotNull(screen.notAsked))
        Told(screen.strengths)
        Told(told)
    }
}

@Composable
private fun Told(labels: List<Label>) {
    if (labels.isEmpty()) return
    Card(gap = 4.dp) { labels.forEach { Said(it, Letters.BODY) } }
}
