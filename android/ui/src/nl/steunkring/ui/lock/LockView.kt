package nl.steunkring.ui.lock

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.steunkring.core.ErrorLabels
import nl.steunkring.core.Label
import nl.steunkring.core.LockScreen
import nl.steunkring.ui.Button
import nl.steunkring.ui.Dots
import nl.steunkring.ui.Ear
import nl.steunkring.ui.Field
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.Needing
import nl.steunkring.ui.Said
import nl.steunkring.ui.Sign
import nl.steunkring.ui.Steer
import nl.steunkring.ui.Weight

/** Where a lock leads. */
class LockWays(
    /** Types. */
    val type: (String) -> Unit,
    /** Tries what was typed. */
    val open: () -> Unit,
    /** Asks for a finger or face; null where the platform has none. */
    val finger: (() -> Unit)?,
    /** Goes to the printed code, or back to the digits. */
    val turn: () -> Unit,
    /** Takes the lock away with what was typed, where it is one that can be. */
    val off: LockOff? = null,
)

/** To take a lock away. */
class LockOff(
    /** The words of it. */
    val label: Label,
    /** Does it. */
    val onTap: () -> Unit,
)

/** A lock, as somebody who passes by may see it: no colour, face or name of whom it is of. */
@Composable
fun LockView(screen: LockScreen, typed: String, byCode: Boolean, trouble: ErrorLabels?, ways: LockWays) {
    val around = LocalAround.current
    val colours = LocalColours.current
    val forgot = screen.forgot
    val heard = listOf(screen.title) + listOfNotNull(trouble?.what, trouble?.help, screen.wait, if (byCode) forgot else screen.enter)
    Column(Modifier.fillMaxSize().background(colours.card).padding(8.dp), horizontalAlignment = Alignment.CenterHorizontally) {
        Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(4.dp), Alignment.CenterVertically) {
            if (byCode) Steer(around.words.back, "back", onTap = ways.turn) else around.onBack?.let { Steer(around.words.back, "back", onTap = it) }
            Box(Modifier.weight(1f))
            Ear(heard)
            LocalPlatform.current.exit?.let { Steer(around.words.exit, "quick-exit", onTap = it) }
        }
        Column(
            Modifier.weight(1f).widthIn(max = 400.dp).verticalScroll(rememberScrollState()).padding(16.dp),
            Arrangement.spacedBy(16.dp, Alignment.CenterVertically),
            Alignment.CenterHorizontally,
        ) {
            Sign("locked", 56.dp, colours.ink)
            Said(screen.title, Letters.TITLE, middle = true)
            trouble?.let { Wrong(it) }
            screen.wait?.let { Said(it, Letters.QUESTION, middle = true) }
            when {
                byCode && forgot != null -> {
                    Said(forgot, Letters.BODY, middle = true)
                    Field(forgot, typed, onType = ways.type)
                    Needing(around.words.next, Weight.EDGE, listOfNotNull(forgot.takeIf { typed.isBlank() }), onTap = ways.open)
                }
                // While it waits no digits are taken.
                screen.minutes == 0u -> {
                    Said(screen.enter, Letters.BODY, middle = true)
                    Dots(typed.length, DIGITS.first)
                    Pad(screen.enter, around.words.erase, typed, ways.type)
                    val needed = listOfNotNull(screen.enter.takeIf { typed.length !in DIGITS })
                    Needing(around.words.next, Weight.EDGE, needed, onTap = ways.open)
                    ways.off?.let { Needing(it.label, Weight.EDGE, needed, onTap = it.onTap) }
                }
            }
            screen.finger?.takeIf { !byCode }?.let { label -> ways.finger?.let { Button(label, Weight.EDGE, Modifier.fillMaxWidth(), it) } }
            if (!byCode) forgot?.let { Button(it, Weight.EDGE, Modifier.fillMaxWidth(), ways.turn) }
        }
    }
}

@Composable
private fun Wrong(trouble: ErrorLabels) = Column(horizontalAlignment = Alignment.CenterHorizontally) {
    Said(trouble.what, Letters.HEADING, middle = true)
    trouble.help?.let { Said(it, Letters.BODY, middle = true) }
}
