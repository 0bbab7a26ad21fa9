package nl.steunkring.ui.who

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.LayoutDirection
import nl.steunkring.core.InviteScreen
import nl.steunkring.core.InvitingScreen
import nl.steunkring.core.Label
import nl.steunkring.core.SeatKind
import nl.steunkring.ui.Answer
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Code
import nl.steunkring.ui.Door
import nl.steunkring.ui.Field
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.Needing
import nl.steunkring.ui.QrCode
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight

/** Letting somebody in: who, and what this person may. */
@Composable
fun InviteView(screen: InviteScreen, name: String, onName: (String) -> Unit, onWelcome: () -> Unit = {}, onInvite: (SeatKind) -> Unit) {
    var seat by remember { mutableStateOf<String?>(null) }
    val next = LocalAround.current.words.next
    val chosen = screen.choices.firstOrNull { it.id == seat }
    Frame(
        screen.title,
        listOfNotNull(screen.title, screen.again, screen.who, screen.question) + screen.choices.map { it.label } + screen.all + listOfNotNull(screen.informed),
        foot = {
            Needing(next, Weight.FIRST, listOfNotNull(screen.who.takeIf { name.isBlank() }, screen.question.takeIf { chosen == null })) {
                chosen?.let { onInvite(SeatKind.valueOf(it.id.uppercase())) }
            }
        },
    ) {
        screen.again?.let { Card { Door(it, Letters.HEADING, onTap = onWelcome) } }
        Said(screen.who, Letters.QUESTION)
        Field(screen.who, name, onType = onName)
        Said(screen.question, Letters.QUESTION)
        screen.choices.forEach { choice ->
            Answer(choice.label, choice.id == seat, Modifier.fillMaxWidth()) { seat = choice.id }
        }
        Said(screen.all, Letters.BODY)
        screen.informed?.let { Card { Said(it, Letters.BODY) } }
    }
}

/**
 * An invitation that waits for the other phone: the code to scan and to type, then the six digits to compare aloud. [differs] is that they were
 * not the same. Where there is a camera that is not [blind] the other phone can be scanned too.
 */
@Composable
fun InvitingView(
    screen: InvitingScreen,
    qr: ByteArray,
    differs: Boolean,
    onSame: (Boolean) -> Unit,
    onScan: (() -> Unit)? = null,
    blind: Boolean = false,
    onAgain: () -> Unit,
) {
    val digits = screen.digits
    if (differs) {
        Frame(
            screen.title,
            listOf(screen.title, screen.mismatch),
            foot = { Button(screen.anew, Weight.FIRST, Modifier.fillMaxWidth(), onAgain) },
        ) { Said(screen.mismatch, Letters.QUESTION) }
        return
    }
    val scan = onScan.takeIf { digits == null && screen.again == null }
    Frame(
        screen.title,
        listOf(screen.title) + (if (digits == null) listOfNotNull(screen.show, screen.typed, screen.until) else listOf(digits)) +
            listOfNotNull(screen.cameraOff.takeIf { blind }, screen.now) + screen.declined,
        foot = {
            scan?.let { Button(screen.scan, Weight.SOFT, Modifier.fillMaxWidth(), it) }
            screen.answers?.let { Both(it, onSame) }
            screen.again?.let { Button(it, Weight.FIRST, Modifier.fillMaxWidth(), onAgain) }
        },
    ) {
        if (screen.declined.isEmpty()) {
            Card {
                if (digits == null) {
                    Said(screen.show, Letters.BODY)
                    QrCode(qr, Modifier.align(Alignment.CenterHorizontally))
                    screen.typed?.let { Code(it, Letters.TITLE) }
                    Said(screen.until, Letters.SECOND)
                } else {
                    Code(digits, Letters.TITLE)
                }
            }
            if (blind) Card { Said(screen.cameraOff, Letters.BODY) }
            Said(screen.now, Letters.QUESTION)
        }
        screen.declined.forEach { Said(it, Letters.BODY) }
    }
}

/** A code that is typed runs from the left in every language. */
@Composable
fun Straight(content: @Composable () -> Unit) =
    CompositionLocalProvider(LocalLayoutDirection provides LayoutDirection.Ltr, content = content)

/** That the digits are the same, and that they are not. */
@Composable
fun Both(answers: List<Label>, onSame: (Boolean) -> Unit) = answers.forEachIndexed { at, label ->
    Button(label, if (at == 0) Weight.FIRST else Weight.EDGE, Modifier.fillMaxWidth()) { onSame(at == 0) }
}
