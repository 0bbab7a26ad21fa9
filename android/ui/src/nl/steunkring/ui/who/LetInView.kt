package nl.steunkring.ui.who

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
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

/**
 * The code with which the phone that was scanned comes in. Once that one has [scanned] it, what stands here goes along: in a file where there is a
 * place for one.
 */
@Composable
fun LetInView(screen: WelcomeScreen, onFile: (() -> Unit)?, scanned: Boolean = false, onDone: () -> Unit) {
    var follows by remember(screen.code) { mutableStateOf(scanned) }
    if (follows) Follows(screen, onFile, { follows = false }, onDone) else Shows(screen) { follows = true }
}

@Composable
private fun Shows(screen: WelcomeScreen, onScanned: () -> Unit) = Frame(
    screen.title,
    listOf(screen.title, screen.show),
    foot = { Button(screen.scanned, Weight.FIRST, Modifier.fillMaxWidth(), onScanned) },
) {
    Card {
        Said(screen.show, Letters.BODY)
        QrCodes(screen.code, Modifier.align(Alignment.CenterHorizontally))
    }
}

/** Where a file is the only way, to give one comes first. */
@Composable
private fun Follows(screen: WelcomeScreen, onFile: (() -> Unit)?, onBack: () -> Unit, onDone: () -> Unit) {
    val done = LocalAround.current.words.done
    val first = onFile.takeIf { screen.byFile }
    Frame(
        screen.title,
        listOf(screen.title, screen.follows),
        onBack = onBack,
        foot = {
            first?.let { Button(screen.file, Weight.FIRST, Modifier.fillMaxWidth(), it) }
            Button(done, if (first == null) Weight.FIRST else Weight.SOFT, Modifier.fillMaxWidth(), onDone)
            onFile?.takeIf { first == null }?.let { Button(screen.file, Weight.SOFT, Modifier.fillMaxWidth(), it) }
        },
    ) { Said(screen.follows, Letters.QUESTION) }
}
