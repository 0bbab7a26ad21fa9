package nl.steunkring.ui.person

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
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
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Said
import nl.steunkring.ui.drawing

private const val FACE = 104u

/** One moment of a person's page. */
class PersonShown(
    /** Everything to say. */
    val screen: PersonScreen,
    /** The face. */
    val face: Drawing,
    /** The way back, in the core's word. */
    val back: Offer?,
)

/** Reads a person's page with its face. */
suspend fun personShown(space: Space, person: String, theme: Theme) = PersonShown(
    space.personScreen(person, null),
    drawing(space.figureSvg(person, FACE, theme)),
    space.legendScreen().offers.firstOrNull { it.id == "back" },
)

/** Who somebody is, and the tie in sentences. */
@Composable
fun PersonView(shown: PersonShown, onBack: () -> Unit) {
    val screen = shown.screen
    Column(
        verticalArrangement = Arrangement.spacedBy(12.dp),
        modifier = Modifier.fillMaxSize().background(LocalColours.current.paper)
            .verticalScroll(rememberScrollState()).padding(16.dp),
    ) {
        shown.back?.let { Button(it.label, false, onTap = onBack) }
        Box(Modifier.size(FACE.toInt().dp).drawBehind { shown.face.draw(this) })
        Said(screen.name, Letters.TITLE)
        Said(screen.strip.label, Letters.SECOND)
        screen.away?.let { Said(it, Letters.BODY) }
        Told(screen.who + screen.placeLabel + listOfNotNull(screen.notAsked))
        Told(screen.strengths)
        Told(listOf(screen.seenBy) + screen.drawn + screen.story + listOfNotNull(screen.toldBy, screen.method))
    }
}

@Composable
private fun Told(labels: List<Label>) {
    if (labels.isEmpty()) return
    Card { Column(verticalArrangement = Arrangement.spacedBy(4.dp)) { labels.forEach { Said(it, Letters.BODY) } } }
}
