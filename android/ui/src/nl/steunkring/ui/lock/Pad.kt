package nl.steunkring.ui.lock

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Said
import nl.steunkring.ui.Steer
import nl.steunkring.ui.who.Straight

/** How many digits a lock has, as the core takes them. */
val DIGITS = 4..12

private val KEYS = listOf("123", "456", "789")

/** The keys for digits, in their own place in every language; [erase] is the name of the one that is no digit. */
@Composable
fun Pad(enter: Label, erase: Label, typed: String, onType: (String) -> Unit) = Straight {
    val digit: (Char) -> Unit = { if (typed.length < DIGITS.last) onType(typed + it) }
    Column(Modifier.fillMaxWidth().widthIn(max = 360.dp), Arrangement.spacedBy(12.dp)) {
        KEYS.forEach { keys -> Line { keys.forEach { Digit(it, enter, Modifier.weight(1f), digit) } } }
        Line {
            Box(Modifier.weight(1f))
            Digit('0', enter, Modifier.weight(1f), digit)
            Box(Modifier.weight(1f).heightIn(min = 64.dp), Alignment.Center) {
                if (typed.isNotEmpty()) Steer(erase, "back") { onType(typed.dropLast(1)) }
            }
        }
    }
}

@Composable
private fun Line(content: @Composable RowScope.() -> Unit) =
    Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(12.dp), content = content)

@Composable
private fun Digit(digit: Char, enter: Label, modifier: Modifier, onTap: (Char) -> Unit) {
    val colours = LocalColours.current
    val shape = RoundedCornerShape(22.dp)
    Box(
        modifier
            .heightIn(min = 64.dp)
            .clip(shape)
            .background(colours.card)
            .border(1.5.dp, colours.outline, shape)
            .clickable(role = Role.Button) { onTap(digit) },
        Alignment.Center,
    ) { Said(enter.copy(text = digit.toString(), spoken = digit.toString(), pictogram = null), Letters.TITLE, middle = true) }
}
