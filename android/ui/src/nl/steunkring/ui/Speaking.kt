package nl.steunkring.ui

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label

/** What the voice says now. */
class Speaking {
    /** Nothing while it is still. */
    var of by mutableStateOf<Label?>(null)
}

/** What the voice says now, wherever that is on the screen. */
val LocalSpeaking = staticCompositionLocalOf { Speaking() }

private val EDGE = 3.dp
private val APART = 5.dp

/** An edge before what the voice says now, so that who listens sees where it is. */
@Composable
internal fun Modifier.heard(label: Label): Modifier {
    val (speaking, ink) = LocalSpeaking.current to LocalColours.current.pine
    return drawBehind {
        if (speaking.of != label) return@drawBehind
        val (edge, apart) = EDGE.toPx() to APART.toPx()
        val left = if (layoutDirection == LayoutDirection.Ltr) -edge - apart else size.width + apart
        drawRect(ink, Offset(left, 0f), Size(edge, size.height))
    }
}
