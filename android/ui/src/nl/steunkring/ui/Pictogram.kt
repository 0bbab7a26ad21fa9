package nl.steunkring.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.graphicsLayer
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import java.util.concurrent.ConcurrentHashMap

/** Pictograms that were read before; there are about a hundred. */
private val read = ConcurrentHashMap<String, Drawing>()

/** Pictograms with an arrow that goes the way the words run. */
private val TURNING = setOf("back", "next", "skip", "undo")

/** A pictogram by the id that a label has for it. */
fun pictogram(id: String): Drawing = read.getOrPut(id) {
    val file = checkNotNull(Drawing::class.java.getResourceAsStream("/pictograms/$id.svg")) { "there is no pictogram $id" }
    drawing(file.use { it.readBytes().decodeToString() })
}

/** A pictogram beside its words: it says nothing by itself. In the dark it stands on a light plate. */
@Composable
fun Picture(id: String, side: Dp, modifier: Modifier = Modifier) {
    val picture = remember(id) { pictogram(id) }
    val colours = LocalColours.current
    val plate = if (colours === Colours.DARK) Modifier.clip(RoundedCornerShape(30)).background(colours.plate) else Modifier
    val flip = id in TURNING && LocalLayoutDirection.current == LayoutDirection.Rtl
    Box(modifier.size(side).then(plate).padding(2.dp)) {
        Box(Modifier.fillMaxSize().graphicsLayer { scaleX = if (flip) -1f else 1f }.drawBehind { picture.draw(this) })
    }
}

/** A pictogram as a sign that steers, in one colour. */
@Composable
fun Sign(id: String, side: Dp, colour: Color, modifier: Modifier = Modifier) {
    val picture = remember(id) { pictogram(id) }
    val flip = id in TURNING && LocalLayoutDirection.current == LayoutDirection.Rtl
    Box(
        modifier
            .size(side)
            .graphicsLayer { scaleX = if (flip) -1f else 1f }
            .drawBehind { picture.trace(this, colour) },
    )
}
