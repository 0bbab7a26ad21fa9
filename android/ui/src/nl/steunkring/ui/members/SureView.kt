package nl.steunkring.ui.members

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import nl.steunkring.core.Label
import nl.steunkring.ui.App
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
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
)

/** Asks before something is done that nothing takes back, does it, and says what became of it. */
@Composable
fun SureWay(app: App, key: Any, read: suspend () -> Sure, act: suspend () -> List<Label>, onDone: () -> Unit = app.ways::back) {
    var done by remember(key) { mutableStateOf<List<Label>?>(null) }
    val screen by shown(app.doer, key) { read() }
    screen?.let { SureView(it, done, { app.doer.go { done = act() } }, onDone) }
}

/** The question, or what became of it. */
@Composable
fun SureView(screen: Sure, done: List<Label>?, onYes: () -> Unit, onDone: () -> Unit) {
    val words = LocalAround.current.words
    val lines = done ?: screen.effect
    Frame(
        screen.title,
        listOf(screen.title) + lines + listOfNotNull(screen.yes.takeIf { done == null }),
        // What was done stays done, so that there is no way back to the question.
        onBack = LocalAround.current.onBack.takeIf { done == null },
        foot = if (done != null) {
            { Button(words.done, Weight.FIRST, Modifier.fillMaxWidth(), onDone) }
        } else {
            screen.yes?.let { { Button(it, Weight.EDGE, Modifier.fillMaxWidth(), onYes) } }
        },
    ) { if (lines.isNotEmpty()) Card { lines.forEach { Said(it, Letters.BODY) } } }
}
