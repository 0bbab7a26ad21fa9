package nl.steunkring.ui

import androidx.compose.runtime.Composable
import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getAllSemanticsNodes
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.unit.Constraints
import androidx.compose.ui.unit.Density
import java.awt.image.BufferedImage
import kotlin.math.ceil
import kotlin.test.assertEquals
import nl.steunkring.ui.previews.Kind

/** No screen is higher than this, in dp. */
private const val HIGHEST = 8_000

private const val HALF_A_SECOND = 500_000_000L

/**
 * The picture of a screen on which nothing is cut, faint, nameless or too small for a finger; its name is for what is said otherwise. The room is
 * as high as all that would be scrolled to, [height] at least.
 */
fun render(width: Int, height: Int, kind: Kind, name: String = "", content: @Composable () -> Unit): BufferedImage {
    val scene = ImageComposeScene(width, HIGHEST, Density(1f), content = content)
    return try {
        scene.constraints = Constraints(maxWidth = width, maxHeight = height)
        // Some of it finds its size in a second frame.
        listOf(0, HALF_A_SECOND).forEach { scene.render(it).close() }
        val all = height + ceil(scene.scrolls()).toInt()
        check(all <= HIGHEST) { "$name is $all dp high" }
        scene.constraints = Constraints(maxWidth = width, maxHeight = all)
        val seen = scene.render(2 * HALF_A_SECOND).use { points(it, all) }
        assertEquals(emptyList(), measured(scene.semanticsOwners, seen, Density(1f, kind.text)), name)
        seen
    } finally {
        scene.close()
    }
}

/** How far down one can scroll what stands in the middle: what scrolls beside something else scrolls in the picture too. */
private fun ImageComposeScene.scrolls(): Float = semanticsOwners
    .flatMap { it.getAllSemanticsNodes(mergingEnabled = false) }
    .filter { node -> node.boundsInRoot.run { constraints.maxWidth / 2f in left..right } }
    .maxOfOrNull { it.config.getOrNull(SemanticsProperties.VerticalScrollAxisRange)?.maxValue?.invoke() ?: 0f } ?: 0f
