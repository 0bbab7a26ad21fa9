package nl.steunkring.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Arrow
import nl.steunkring.core.Direction
import nl.steunkring.core.Label
import nl.steunkring.core.LineLook
import nl.steunkring.core.LineStyle
import nl.steunkring.core.lineSvg

private const val WIDTH = 72u

/** The way in which the screen that is drawn runs. */
@Composable
fun runs() = if (LocalLayoutDirection.current == LayoutDirection.Rtl) Direction.RIGHT_TO_LEFT else Direction.LEFT_TO_RIGHT

/** A line as the map draws it, beside its words. */
@Composable
fun Line(line: LineStyle, arrow: Arrow, label: Label) {
    val colours = LocalColours.current
    val look = LineLook(label.spoken, WIDTH, colours.theme, runs())
    val picture = remember(line, arrow, look) { drawing(lineSvg(line, arrow, look)) }
    Box(Modifier.clip(RoundedCornerShape(12.dp)).background(colours.ring2).padding(8.dp).width(WIDTH.toInt().dp)) {
        Box(
            Modifier.fillMaxWidth().aspectRatio(picture.size.width / picture.size.height).drawBehind { picture.draw(this) },
        )
    }
}
