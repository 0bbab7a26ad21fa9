package nl.steunkring.ui

import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsOwner
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getAllSemanticsNodes
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import java.awt.image.BufferedImage
import kotlin.math.ceil
import kotlin.math.floor
import kotlin.math.max
import kotlin.math.min
import kotlin.math.pow

/** What is asked of letters on their ground (WCAG 2.2, 1.4.3), and of those of 24 dp or bold ones of 18.66 dp. */
private const val CONTRAST = 4.5
private const val CONTRAST_LARGE = 3.0

/** Letters have so many points at least; fewer are the edge of something else. */
private const val LEAST_POINTS = 30

/** What is wrong with a screen that was drawn: cut texts, broken words, faint ones, and what can be tapped without a name or room for a finger. */
fun measured(owners: Collection<SemanticsOwner>, drawn: BufferedImage, density: Density): List<String> = owners.flatMap { owner ->
    val texts = owner.getAllSemanticsNodes(mergingEnabled = false).filter { Laid in it.config }
    val taps = owner.getAllSemanticsNodes(mergingEnabled = true).filter { SemanticsActions.OnClick in it.config }
    texts.mapNotNull { cut(it) ?: broken(it) ?: faint(it, drawn, density) } + taps.mapNotNull { untappable(it, density) }
}

private fun cut(node: SemanticsNode): String? {
    val laid = node.config[Laid]() ?: return null
    val text = laid.layoutInput.text.text
    val (seen, whole) = node.boundsInRoot to node.size
    val scrolls = generateSequence(node.parent) { it.parent }.any { SemanticsActions.ScrollBy in it.config }
    return when {
        laid.hasVisualOverflow -> "«$text» has letters beyond its own room"
        seen.width < whole.width - 1 && !seen.isEmpty -> "«$text» is cut at a side"
        seen.height < whole.height - 1 && !scrolls -> "«$text» is cut above or below"
        else -> null
    }
}

/** A word goes on in the next line only where it was joined of two. */
private fun broken(node: SemanticsNode): String? {
    val laid = node.config[Laid]() ?: return null
    val text = laid.layoutInput.text.text
    val ends = (0 until laid.lineCount - 1).map { laid.getLineEnd(it) }
    return ends.firstOrNull { at -> at in 1 until text.length && text[at - 1].isLetterOrDigit() && text[at].isLetterOrDigit() }
        ?.let { "«$text» is broken within a word" }
}

private fun faint(node: SemanticsNode, drawn: BufferedImage, density: Density): String? {
    val laid = node.config[Laid]() ?: return null
    val bounds = node.boundsInRoot
    // What is partly scrolled away shows no whole letters.
    if (bounds.height < node.size.height - 1) return null
    val points = points(drawn, bounds)
    if (points.size < LEAST_POINTS) return null
    val each = points.asSequence().groupingBy { it }.eachCount()
    val ground = each.maxBy { it.value }.key
    val best = each.keys.maxOf { contrast(it, ground) }
    val style = laid.layoutInput.style
    val size = with(density) { style.fontSize.toDp() }
    val bold = (style.fontWeight?.weight ?: 400) >= 700
    val wanted = if (size >= 24.dp || (bold && size >= 18.66.dp)) CONTRAST_LARGE else CONTRAST
    return "«${laid.layoutInput.text.text}» stands out by $best of $wanted".takeIf { best < wanted }
}

private fun points(drawn: BufferedImage, bounds: Rect): IntArray {
    val (left, right) = floor(bounds.left).toInt() to min(ceil(bounds.right).toInt(), drawn.width)
    val (top, bottom) = floor(bounds.top).toInt() to min(ceil(bounds.bottom).toInt(), drawn.height)
    if (left >= right || top >= bottom) return IntArray(0)
    val all = IntArray((right - left) * (bottom - top))
    (top until bottom).forEach { y -> drawn.ints.copyInto(all, (y - top) * (right - left), y * drawn.width + left, y * drawn.width + right) }
    return all
}

private fun untappable(node: SemanticsNode, density: Density): String? {
    val name = node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()
    // The bounds for touching are widened for every node; only the layout tells the truth.
    val sides = with(density) { listOf(node.layoutInfo.width.toDp(), node.layoutInfo.height.toDp()) }
    return when {
        name.none { it.isNotBlank() } -> "what can be tapped at ${node.boundsInRoot} has no name"
        sides.any { it < 47.9.dp } -> "$name can be tapped on $sides alone"
        else -> null
    }
}

/** How two colours stand out from each other, from 1 to 21, as WCAG 2.2 reckons it. */
internal fun contrast(one: Int, other: Int): Double {
    val (a, b) = luminance(one) to luminance(other)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

private fun luminance(colour: Int): Double {
    val (red, green, blue) = listOf(16, 8, 0).map { shift ->
        val part = (colour shr shift and 0xFF) / 255.0
        if (part <= 0.04045) part / 12.92 else ((part + 0.055) / 1.055).pow(2.4)
    }
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** A picture without its colours: how light each point is, from 0 to 255. */
fun greys(drawn: BufferedImage): List<Int> = (0 until drawn.height).flatMap { y ->
    (0 until drawn.width).map { x ->
        val colour = drawn.getRGB(x, y)
        ((colour shr 16 and 0xFF) * 299 + (colour shr 8 and 0xFF) * 587 + (colour and 0xFF) * 114) / 1000
    }
}
