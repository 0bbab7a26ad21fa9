package nl.steunkring.ui.join

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import nl.steunkring.core.JoinScreen
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.QrCodes
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight

/** Coming in without internet: the answer for the other phone to scan, and then its own code to be scanned here. */
@Composable
fun NearView(screen: JoinScreen, answer: ByteArray, blind: Boolean, onScan: () -> Unit) = Frame(
    screen.title,
    listOf(screen.title) + screen.see + screen.near + listOfNotNull(screen.cameraOff.takeIf { blind }),
    foot = { Button(screen.enter, Weight.FIRST, Modifier.fillMaxWidth(), onScan) },
) {
    if (screen.see.isNotEmpty()) Card { screen.see.forEach { Said(it, Letters.BODY) } }
    Card {
        screen.near.forEach { Said(it, Letters.BODY) }
        QrCodes(answer, Modifier.align(Alignment.CenterHorizontally))
    }
    if (blind) Card { Said(screen.cameraOff, Letters.BODY) }
}
