package nl.steunkring.ui

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp

/** The four rings from the outside in, as shares of the half side. */
private val REACH = listOf(1f, 0.78f, 0.56f, 0.34f)
private const val CENTRE = 0.13f

/** The rings of a map with one of them shown, counted from the inside: the picture of a place. */
@Composable
fun RingPicture(ring: Int, side: Dp) {
    val colours = LocalColours.current
    val bands = listOf(colours.ringOuter, colours.ring3, colours.ring2, colours.ring1)
    Box(
        Modifier.size(side).drawBehind {
            val half = size.width / 2 - 2.dp.toPx()
            val dashes = PathEffect.dashPathEffect(floatArrayOf(4.dp.toPx(), 3.dp.toPx()))
            REACH.forEachIndexed { at, reach ->
                val shown = REACH.lastIndex - at == ring
                drawCircle(if (shown) colours.sun else bands[at], half * reach)
                val thick = if (shown) 2.5.dp else 1.dp
                val pen = Stroke(thick.toPx(), pathEffect = if (at == 0) dashes else null)
                drawCircle(if (shown) colours.ink else colours.ringEdge, half * reach, style = pen)
            }
            drawCircle(colours.ringCentre, half * CENTRE)
            drawCircle(colours.ink, half * CENTRE, style = Stroke(1.5.dp.toPx()))
        },
    )
}
