package nl.steunkring.ui.behind

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import nl.steunkring.core.Label
import nl.steunkring.core.SecondLockItem
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Door
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.Needing
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.lock.DIGITS
import nl.steunkring.ui.lock.Digits
import nl.steunkring.ui.lock.Pad

/** What becomes of a space behind a lock of its own, and its digits; or that it is done. */
@Composable
fun BehindView(shown: BehindShown, done: Label?, onYes: (String) -> Unit, onDone: () -> Unit) {
    var typed by remember { mutableStateOf("") }
    val (screen, enter) = shown.screen to shown.safety.enter
    val words = LocalAround.current.words
    Frame(
        screen.title,
        listOf(screen.title) + (done?.let(::listOf) ?: (screen.effect + enter)),
        foot = {
            if (done != null) Button(words.done, Weight.FIRST, Modifier.fillMaxWidth(), onDone)
            else Needing(screen.yes, Weight.FIRST, listOfNotNull(enter.takeIf { typed.length !in DIGITS })) { onYes(typed) }
        },
    ) {
        if (done != null) {
            Card { Said(done, Letters.BODY) }
        } else {
            Card { screen.effect.forEach { Said(it, Letters.BODY) } }
            Said(enter, Letters.QUESTION)
            Digits(enter, typed)
            Pad(enter, words.erase, typed, { typed = it })
        }
    }
}

/** The other locks of a home, which say nothing of what is behind them. */
@Composable
fun LocksView(title: Label, locks: List<SecondLockItem>, onLock: (SecondLockItem) -> Unit) = Frame(
    title,
    listOf(title) + locks.map { it.label },
) {
    Card {
        locks.forEach { lock -> Door(lock.label, Letters.HEADING, "locked") { onLock(lock) } }
    }
}
