package nl.steunkring.ui.code

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.input.TextFieldValue
import androidx.compose.ui.unit.dp
import nl.steunkring.core.CodeMade
import nl.steunkring.core.Label
import nl.steunkring.core.Recovered
import nl.steunkring.core.SafetyScreen
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Door
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Grid
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Needing
import nl.steunkring.ui.Page
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.who.Straight

/** What the code on paper is for, what it cannot do and what it opens. */
@Composable
fun CodeView(shown: CodeShown, onNew: () -> Unit, onTyped: () -> Unit, onFile: ((String) -> Unit)?) {
    val screen = shown.screen
    val hasOne = screen.spaces.any { it.has }
    Frame(
        screen.title,
        listOf(screen.title, screen.why) + screen.limits + screen.spaces.map { it.label },
        foot = {
            if (hasOne) Button(shown.safety.typed, Weight.FIRST, Modifier.fillMaxWidth(), onTyped)
            Button(screen.new, if (hasOne) Weight.EDGE else Weight.FIRST, Modifier.fillMaxWidth(), onNew)
        },
    ) {
        Said(screen.why, Letters.QUESTION)
        Card { screen.limits.forEach { Said(it, Letters.BODY) } }
        if (screen.spaces.isNotEmpty()) Card { screen.spaces.forEach { Said(it.label, Letters.BODY) } }
        if (hasOne && onFile != null) {
            Said(screen.fileWhy, Letters.BODY)
            Card {
                screen.spaces.filter { it.has }.forEach { one ->
                    Door(screen.file.pictogram, { onFile(one.id) }, listOf(screen.file, one.label)) {
                        Said(screen.file, Letters.ANSWER)
                        Said(one.label, Letters.SECOND, colour = LocalColours.current.inkSoft)
                    }
                }
            }
        }
    }
}

/** The words of a new code, to be written on paper: nothing is kept of them here. */
@Composable
fun MadeView(made: CodeMade, onWritten: () -> Unit) = Frame(
    made.title,
    listOf(made.title, made.write) + made.words + made.care,
    foot = { Button(LocalAround.current.words.done, Weight.FIRST, Modifier.fillMaxWidth(), onWritten) },
) {
    Said(made.write, Letters.QUESTION)
    Straight {
        Card {
            Grid(made.words, 2) { word, place -> Box(place.heightIn(min = 36.dp), Alignment.CenterStart) { Said(word, Letters.ANSWER, bold = true) } }
        }
    }
    made.care.forEach { Said(it, Letters.BODY) }
}

/** The words of a code are typed, after what [begun] says of them. */
@Composable
fun TypeCodeView(safety: SafetyScreen, fault: Label?, onType: () -> Unit, begun: String = "", onCode: (String) -> Unit) {
    var typed by remember { mutableStateOf(TextFieldValue(begun)) }
    Frame(
        safety.code,
        listOf(safety.code, safety.typed) + listOfNotNull(fault),
        foot = {
            Needing(LocalAround.current.words.next, Weight.FIRST, listOfNotNull(safety.typed.takeIf { typed.text.isBlank() })) { onCode(typed.text) }
        },
    ) {
        Said(safety.typed, Letters.QUESTION)
        Page(safety.typed, typed) {
            typed = it
            onType()
        }
        fault?.let { Card { Said(it, Letters.BODY) } }
    }
}

/** What became of a code that was kept, or that brought something back. */
@Composable
fun KeptView(title: Label, kept: Recovered, onDone: () -> Unit) = Frame(
    title,
    listOf(title) + kept.said,
    foot = { Button(LocalAround.current.words.done, Weight.FIRST, Modifier.fillMaxWidth(), onDone) },
) { Card { kept.said.forEach { Said(it, Letters.BODY) } } }
