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
import nl.steunkring.core.ActionItem
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
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.drawing
import nl.steunkring.ui.settle.TwoAnswers

private const val FACE = 104u

/** One moment of a person's page. */
class PersonShown(
    /** Everything to say. */
    val screen: PersonScreen,
    /** The face. */
    val face: Drawing,
)

/** Reads a person's page with its face. */
suspend fun personShown(space: Space, person: String, theme: Theme, respondent: String? = null) =
    PersonShown(space.personScreen(person, respondent), drawing(space.figureSvg(person, FACE, theme)))

/** What of a person's offers this app can do, the questions first. */
private val CAN = listOf("put-back", "ask", "closer", "further")

/** What of a person's offers stands below the page. */
private val BELOW = listOf("compare", "me", "remove")

/** Who somebody is, and the tie in sentences. */
@Composable
fun PersonView(shown: PersonShown, onChoose: (command: String) -> Unit, onOffer: (Offer) -> Unit) {
    val screen = shown.screen
    // The story says the line too, where there is one.
    val told = listOf(screen.seenBy) + screen.story.ifEmpty { screen.drawn } + listOfNotNull(screen.toldBy, screen.method)
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
        screen.conflicts.forEach { one -> TwoAnswers(one.title, one.help, one.answers.map { it.sentence to it.command }, onChoose) }
        if (screen.steps.isNotEmpty()) Card { screen.steps.forEach { Step(it) } }
        Grid(BELOW.mapNotNull { id -> screen.offers.firstOrNull { it.id == id } }, 2) { offer, place ->
            Button(offer.label, Weight.EDGE, place) { onOffer(offer) }
        }
    }
}

@Composable
private fun Step(step: ActionItem) = Column {
    Said(step.text, Letters.BODY, bold = true)
    listOfNotNull(step.due, step.status, step.late).forEach { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
}

@Composable
private fun Told(labels: List<Label>) {
    if (labels.isEmpty()) return
    Card(gap = 4.dp) { labels.forEach { Said(it, Letters.BODY) } }
}
