package nl.steunkring.ui.who

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import nl.steunkring.core.WelcomeScreen
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.QrCodes
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight

/** The code with which the phone that was scanned comes in; what stands here goes along in a file where there is a place for one. */
@Composable
fun LetInView(screen: WelcomeScreen, onFile: (() -> Unit)?, onDone: () -> Unit) {
    val done = LocalAround.current.words.done
    Frame(
        screen.title,
        listOf(screen.title) + screen.said,
        foot = {
            Button(done, Weight.FIRST, Modifier.fillMaxWidth(), onDone)
            onFile?.let { Button(screen.file, Weight.SOFT, Modifier.fillMaxWidth(), it) }
        },
    ) {
        Card {
            screen.said.forEach { Said(it, Letters.BODY) }
            QrCodes(screen.code, Modifier.align(Alignment.CenterHorizontally))
        }
    }
}
