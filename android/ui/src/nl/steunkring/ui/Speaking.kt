package nl.steunkring.ui

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.referentialEqualityPolicy
import androidx.compose.runtime.setValue
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch
import nl.steunkring.core.Label

/** What the voice says now, and for whom. A voice that was hushed tells late that it begins or ends: that is nothing of the one after it. */
class Speaking {
    /** What is said now; nothing while it is still. */
    var of by mutableStateOf<Label?>(null, referentialEqualityPolicy())
        private set

    /** Whether another label that says the same is said before or after it: then it is known by its place among them alone. */
    private var twice = false

    private var turn by mutableIntStateOf(0)

    /** Has the voice say this; gives what tells it apart from all that it says before and after. */
    fun say(speaker: Speaker, scope: CoroutineScope, labels: List<Label>): Int {
        val now = next()
        // The voice begins and ends on a thread of its own.
        speaker.speak(labels, { at -> scope.launch { if (says(now)) begin(labels, at) } }) { scope.launch { if (says(now)) next() } }
        return now
    }

    private fun begin(labels: List<Label>, at: Int) {
        twice = labels.count { it == labels[at] } > 1
        of = labels[at]
    }

    /** Whether this label is what the voice says now. */
    fun isSaid(label: Label) = of.let { it === label || (!twice && it == label) }

    /** Whether it is this that the voice says. */
    fun says(what: Int) = turn == what

    /** Has the voice stop where it still says this. */
    fun hush(speaker: Speaker, what: Int) {
        if (!says(what)) return
        next()
        speaker.hush()
    }

    private fun next(): Int {
        of = null
        return ++turn
    }
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
        if (!speaking.isSaid(label)) return@drawBehind
        val (edge, apart) = EDGE.toPx() to APART.toPx()
        val left = if (layoutDirection == LayoutDirection.Ltr) -edge - apart else size.width + apart
        drawRect(ink, Offset(left, 0f), Size(edge, size.height))
    }
}
