package nl.steunkring.ui.lock

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawWithCache
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label
import nl.steunkring.ui.Letters
import nl.steunkring.ui.Line
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
                if (typed.isNotEmpty()) Erase(erase) { onType(typed.dropLast(1)) }
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

/** The key that takes a digit away: it points back at what was typed and crosses it out, so that nobody takes it for the way back. */
@Composable
private fun Erase(label: Label, onTap: () -> Unit) {
    val ink = LocalColours.current.ink
    Steer(label, Color.Transparent, onTap) { side ->
        Spacer(
            Modifier.size(side).drawWithCache {
                fun at(x: Float, y: Float) = Offset(size.width * x, size.height * y)
                val key = Path().apply {
                    listOf(0.94f to 0.2f, 0.94f to 0.8f, 0.34f to 0.8f, 0.05f to 0.5f, 0.34f to 0.2f).forEachIndexed { nth, (x, y) ->
                        val (across, down) = at(x, y)
                        if (nth == 0) moveTo(across, down) else lineTo(across, down)
                    }
                    close()
                }
                val pen = Stroke(2.5.dp.toPx(), cap = StrokeCap.Round, join = StrokeJoin.Round)
                onDrawBehind {
                    drawPath(key, ink, style = pen)
                    drawLine(ink, at(0.5f, 0.38f), at(0.74f, 0.62f), pen.width, StrokeCap.Round)
                    drawLine(ink, at(0.74f, 0.38f), at(0.5f, 0.62f), pen.width, StrokeCap.Round)
                }
            },
        )
    }
}
