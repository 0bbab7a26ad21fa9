package nl.steunkring.ui.members

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label
import nl.steunkring.core.Offer
import nl.steunkring.ui.App
import nl.steunkring.ui.Banner
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Plated
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.shown

/** What nothing takes back, before it is done. */
class Sure(
    /** What it is. */
    val title: Label,
    /** What becomes of it. */
    val effect: List<Label>,
    /** To do it; null where it cannot be. */
    val yes: Label?,
    /** Why it cannot be. */
    val stays: Label? = null,
    /** What has to be done first. */
    val first: Offer? = null,
)

/** Asks before something is done that nothing takes back, does it, and says what became of it. */
@Composable
fun SureWay(
    app: App,
    key: Any,
    read: suspend () -> Sure,
    act: suspend () -> List<Label>,
    onDone: () -> Unit = app.ways::back,
    onFirst: (String) -> Unit = {},
) {
    var done by remember(key) { mutableStateOf<List<Label>?>(null) }
    val screen by shown(app.doer, key) { read() }
    screen?.let { SureView(it, done, { app.doer.go { done = act() } }, onDone, onFirst) }
}

/** The question, or what became of it. */
@Composable
fun SureView(screen: Sure, done: List<Label>?, onYes: () -> Unit, onDone: () -> Unit, onFirst: (String) -> Unit = {}) {
    val words = LocalAround.current.words
    val lines = done ?: screen.effect
    Frame(
        screen.title,
        listOf(screen.title) + lines + listOfNotNull(screen.stays, screen.first?.label, screen.yes).takeIf { done == null }.orEmpty(),
        // What was done stays done, so that there is no way back to the question.
        onBack = LocalAround.current.onBack.takeIf { done == null },
        foot = when {
            done != null -> { { Button(words.done, Weight.FIRST, Modifier.fillMaxWidth(), onDone) } }
            screen.yes != null -> { { Button(screen.yes, Weight.EDGE, Modifier.fillMaxWidth(), onYes) } }
            else -> screen.first?.let { { Button(it.label, Weight.FIRST, Modifier.fillMaxWidth()) { onFirst(it.id) } } }
        },
    ) {
        screen.stays?.takeIf { done == null }?.let { Stays(it) }
        if (lines.isNotEmpty()) Card { lines.forEach { Said(it, Letters.BODY) } }
    }
}

/** Why something cannot be, on the colour that draws attention without alarm. */
@Composable
private fun Stays(label: Label) {
    val colours = LocalColours.current
    Banner(label, colours.sunSoft, colours.onSunSoft) { label.pictogram?.let { Plated(it, 44.dp) } }
}
