package nl.steunkring.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label

/** Whether everything is kept and sent: a shape with its sentence, half full while something waits and with a tick when nothing does. */
@Composable
fun SyncLight(waiting: Boolean, said: List<Label>) = Row(
    Modifier.fillMaxWidth(),
    Arrangement.spacedBy(12.dp),
    Alignment.CenterVertically,
) {
    if (waiting) Half() else Tick(24.dp)
    Column {
        said.forEachIndexed { at, label ->
            Said(label, Letters.SECOND, colour = LocalColours.current.run { if (at == 0) ink else inkSoft }, bold = at == 0)
        }
    }
}

@Composable
private fun Half() {
    val colours = LocalColours.current
    Box(
        Modifier.size(24.dp).drawBehind {
            val edge = 2.5.dp.toPx()
            val inner = Size(size.width - edge, size.height - edge)
            drawArc(colours.sun, -90f, 180f, true, Offset(edge / 2, edge / 2), inner)
            drawCircle(colours.ink, (size.width - edge) / 2, style = Stroke(edge))
            drawLine(colours.ink, Offset(center.x, 0f), Offset(center.x, size.height), edge)
        },
    )
}
