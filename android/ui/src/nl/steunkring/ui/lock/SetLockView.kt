package nl.steunkring.ui.lock

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import nl.steunkring.core.Label
import nl.steunkring.core.SafetyScreen
import nl.steunkring.ui.App
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Dots
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.Needing
import nl.steunkring.ui.Said
import nl.steunkring.ui.Toggle
import nl.steunkring.ui.Weight
import nl.steunkring.ui.who.Straight

/** The lock of the app: set, changed and taken away. */
@Composable
fun SetLockWay(app: App) {
    val finger = LocalPlatform.current.finger
    val back = LocalAround.current.words.back
    var screen by remember { mutableStateOf<SafetyScreen?>(null) }
    var said by remember { mutableStateOf<List<Label>>(emptyList()) }
    var times by remember { mutableIntStateOf(0) }
    LaunchedEffect(times) { app.doer.guarded { screen = app.core.safetyScreen() } }
    screen?.let {
        SetLockView(it, said, finger != null, { digits, byFinger ->
            app.doer.go {
                val held = if (byFinger) finger?.keep(it.finger, back) else null
                said = app.core.setLock(digits, held)
                times++
            }
        }) {
            app.doer.go {
                said = listOf(app.core.removeLock())
                times++
            }
        }
    }
}

/** What is chosen for the lock; the digits are shown, since a slip would lock their owner out. */
@Composable
fun SetLockView(screen: SafetyScreen, said: List<Label>, hasFinger: Boolean, onSet: (String, Boolean) -> Unit, onOff: () -> Unit) {
    var typed by remember { mutableStateOf("") }
    var byFinger by remember { mutableStateOf(false) }
    Frame(
        screen.set,
        listOf(screen.set) + said.ifEmpty { listOf(screen.state) } + screen.choose + listOfNotNull(screen.off),
        foot = {
            Needing(LocalAround.current.words.done, Weight.FIRST, listOfNotNull(screen.choose.takeIf { typed.length !in DIGITS })) {
                onSet(typed, byFinger)
                typed = ""
            }
            screen.off?.let { Button(it, Weight.EDGE, Modifier.fillMaxWidth(), onOff) }
        },
    ) {
        Card { said.ifEmpty { listOf(screen.state) }.forEach { Said(it, Letters.BODY) } }
        Said(screen.choose, Letters.QUESTION)
        Digits(screen.choose, typed)
        Pad(screen.choose, LocalAround.current.words.erase, typed, { typed = it })
        if (hasFinger) Toggle(screen.finger, byFinger, Modifier.fillMaxWidth()) { byFinger = !byFinger }
    }
}

/** The digits that were typed, or how many are needed at least. */
@Composable
fun Digits(enter: Label, typed: String) {
    if (typed.isEmpty()) {
        Dots(0, DIGITS.first)
        return
    }
    val apart = typed.toList().joinToString(" ")
    Straight { Said(enter.copy(text = apart, spoken = apart, pictogram = null), Letters.TITLE) }
}
