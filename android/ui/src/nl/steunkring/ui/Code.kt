package nl.steunkring.ui

import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.text.TextStyle
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
 * the left in every language. Where one group alone is wider than there is room the letters are smaller: half a group is another code.
 */
@Composable
fun Code(label: Label, letters: Letters, modifier: Modifier = Modifier) {
    val found = remember(label) { GROUPS.find(label.text) } ?: return Said(label, letters, modifier)
    BoxWithConstraints(modifier) {
        val measurer = rememberTextMeasurer()
        val alphabets = LocalAlphabets.current
        val sizes = listOf(letters, Letters.SMALL).map { it to it.style().copy(fontWeight = FontWeight.Bold) }
        val (told, size) = remember(label, sizes, LocalDensity.current, constraints.maxWidth) {
            fun inLines(style: TextStyle) = lines(found.value.split(' ')) { line ->
                measurer.measure(alphabets.spell(line), style, softWrap = false, constraints = Constraints()).size.width <= constraints.maxWidth
            }
            sizes.firstNotNullOfOrNull { (size, style) -> inLines(style)?.let { it to size } } ?: (listOf(found.value) to Letters.SMALL)
        }
        val (before, after) = label.text.substring(0, found.range.first).trimEnd() to label.text.substring(found.range.last + 1)
        val code = told.joinToString("\n") { FROM_LEFT + it + ENDS }
        Said(label.copy(text = if (before.isEmpty()) code + after else "$before\n$code$after"), size, bold = true)
    }
}

/** Groups in lines that each [fit], as few as can be and as many groups in each; null where one alone does not. */
internal fun lines(groups: List<String>, fit: (String) -> Boolean): List<String>? {
    fun beside(number: Int) = groups.chunked(number).map { it.joinToString(BESIDE) }
    return (groups.size downTo 1).firstOrNull { groups.size % it == 0 && beside(it).all(fit) }?.let(::beside)
}
