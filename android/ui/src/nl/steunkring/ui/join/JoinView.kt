package nl.steunkring.ui.join

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import nl.steunkring.core.JoinScreen
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Code
import nl.steunkring.ui.Field
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.Needing
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.who.Both
import nl.steunkring.ui.who.Straight

/** Coming in: the code is typed where there is a relay, or scanned where there is a camera that is not [blind], then the six digits are compared aloud. */
@Composable
fun JoinView(
    screen: JoinScreen,
    taken: Boolean,
    blind: Boolean,
    onScan: (() -> Unit)?,
    onCode: ((String) -> Unit)?,
    onApart: (() -> Unit)? = null,
    onSame: (Boolean) -> Unit,
) {
    var code by remember { mutableStateOf("") }
    val next = LocalAround.current.words.next
    val closed = if (onCode == null) screen.cameraOff else screen.noCamera
    // Where a code can be typed nobody is sent to a camera that may not be used; elsewhere it is the only way, to try once more.
    val scan = onScan.takeIf { !blind || onCode == null }
    // That there is no camera says already what is left to do.
    val typed = screen.typed.takeIf { onCode != null && !blind }
    val before = listOfNotNull(screen.scan.takeIf { scan != null }, closed.takeIf { blind }, typed)
    val apart = onApart.takeIf { taken && screen.digits == null }
    val heard = if (taken) screen.see + listOfNotNull(screen.digits, screen.compare, screen.apart.takeIf { apart != null }) else before
    Frame(
        screen.title,
        listOf(screen.title) + heard,
        foot = {
            if (!taken) onCode?.let { Needing(next, Weight.FIRST, listOfNotNull(screen.typed.takeIf { code.isBlank() })) { it(code) } }
            apart?.let { Button(screen.apart, Weight.SOFT, Modifier.fillMaxWidth(), it) }
            screen.answers?.let { Both(it, onSame) }
        },
    ) {
        if (!taken) {
            scan?.let { Button(screen.scan, Weight.SOFT, Modifier.fillMaxWidth(), it) }
            if (blind) Card { Said(closed, Letters.BODY) }
            if (onCode != null) {
                typed?.let { Said(it, Letters.QUESTION) }
                Straight { Field(screen.typed, code) { code = it } }
            }
        }
        if (screen.see.isNotEmpty()) Card { screen.see.forEach { Said(it, Letters.BODY) } }
        screen.digits?.let { Card { Code(it, Letters.TITLE) } }
        screen.compare?.let { Said(it, Letters.QUESTION) }
    }
}
