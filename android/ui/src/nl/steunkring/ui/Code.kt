package nl.steunkring.ui

import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.Constraints
import nl.steunkring.core.Label

/** Groups of letters and digits that are read out or typed: ABCD EFGH, or 1 2 3 4 5 6. */
private val GROUPS = Regex("""(?<![\p{L}\p{N}])[A-Z0-9]{1,8}(?: [A-Z0-9]{1,8})+(?![\p{L}\p{N}])""")

private const val BESIDE = "\u00A0"
private const val FROM_LEFT = "\u2066"
private const val ENDS = "\u2069"

/**
 * A text with a code in it. The code stands in lines of its own, as many groups in each as fit and the same number in all of them, and runs from
 * the left in every language.
 */
@Composable
fun Code(label: Label, letters: Letters, modifier: Modifier = Modifier) {
    val found = remember(label) { GROUPS.find(label.text) } ?: return Said(label, letters, modifier)
    BoxWithConstraints(modifier) {
        val measurer = rememberTextMeasurer()
        val style = letters.style().copy(fontWeight = FontWeight.Bold)
        val (spell, density) = LocalAlphabets.current to LocalDensity.current
        val text = remember(label, style, density, constraints.maxWidth) {
            inLines(label.text, found) { line ->
                measurer.measure(spell.spell(line), style, softWrap = false, constraints = Constraints()).size.width <= constraints.maxWidth
            }
        }
        Said(label.copy(text = text), letters, bold = true)
    }
}

/** A text with the code that was [found] in it in lines that each [fit]. */
internal fun inLines(text: String, found: MatchResult, fit: (String) -> Boolean): String {
    val groups = found.value.split(' ')
    fun lines(number: Int) = groups.chunked(number).map { it.joinToString(BESIDE) }
    val number = (groups.size downTo 1).firstOrNull { groups.size % it == 0 && lines(it).all(fit) } ?: 1
    val (before, after) = text.substring(0, found.range.first) to text.substring(found.range.last + 1)
    val code = lines(number).joinToString("\n") { FROM_LEFT + it + ENDS }
    return listOf(before.trimEnd(), code + after).filter { it.isNotEmpty() }.joinToString("\n")
}
