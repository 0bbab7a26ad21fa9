package nl.steunkring.ui.places

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.foundation.background
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Offer
import nl.steunkring.ui.Colours
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Picture

/** Around the middle of the map's sign, whom one sees there, as shares of the half side and of a turn. */
private val PEOPLE = listOf(Offset(0.68f, -0.36f), Offset(0.4f, 0.6f), Offset(-0.72f, 0.1f))

/** The picture of a place; that of the map is drawn, since no pictogram shows rings. */
@Composable
fun PlaceSign(place: Offer, side: Dp) {
    val pictogram = place.label.pictogram
    if (pictogram != null) Picture(pictogram, side) else MapSign(side)
}

/** The rings of a map with three people, in the colours of the light map on a plate, as pictograms have them. */
@Composable
private fun MapSign(side: Dp) {
    val colours = LocalColours.current
    val plate = if (colours === Colours.DARK) Modifier.clip(RoundedCornerShape(30)).background(colours.plate) else Modifier
    Box(Modifier.size(side).then(plate).padding(2.dp), Alignment.Center) {
        Box(Modifier.size(side - 4.dp).drawBehind { rings() })
    }
}

private fun DrawScope.rings() {
    val light = Colours.LIGHT
    val (half, pen) = size.width * 0.46f to Stroke(size.width * 0.045f)
    listOf(1f to light.ringOuter, 0.68f to light.ring2, 0.34f to light.ringCentre).forEach { (reach, band) ->
        drawCircle(band, half * reach)
        drawCircle(light.ink, half * reach, style = pen)
    }
    PEOPLE.forEach { at -> drawCircle(light.pine, half * 0.17f, center + at * half) }
}

/** The sign of a list, which begins where one begins to read. */
@Composable
fun ListSign(side: Dp) {
    val ink = LocalColours.current.ink
    val turned = LocalLayoutDirection.current == LayoutDirection.Rtl
    Box(
        Modifier.size(side).drawBehind {
            val (thick, dot) = size.height * 0.09f to size.height * 0.085f
            listOf(0.24f, 0.5f, 0.76f).forEach { at ->
                val y = size.height * at
                val (x, from) = size.width * 0.14f to size.width * 0.34f
                drawCircle(ink, dot, Offset(if (turned) size.width - x else x, y))
                val line = Size(size.width * 0.58f, thick)
                drawRoundRect(ink, Offset(if (turned) size.width - from - line.width else from, y - thick / 2), line, CornerRadius(thick / 2))
            }
        },
    )
}
