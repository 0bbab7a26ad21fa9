package nl.steunkring.ui

import androidx.compose.animation.core.animate
import androidx.compose.foundation.IndicationNodeFactory
import androidx.compose.foundation.interaction.FocusInteraction
import androidx.compose.foundation.interaction.HoverInteraction
import androidx.compose.foundation.interaction.InteractionSource
import androidx.compose.foundation.interaction.PressInteraction
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.ContentDrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.node.CompositionLocalConsumerModifierNode
import androidx.compose.ui.node.DelegatableNode
import androidx.compose.ui.node.DrawModifierNode
import androidx.compose.ui.node.currentValueOf
import androidx.compose.ui.node.invalidateDraw
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

private const val VEIL = 0.12f
private val EDGE = 3.dp
private val CORNER = 18.dp

/**
 * How a thing shows that it is pressed, or that the keyboard stands on it: a veil and an edge in [ink]; [round] where the thing is. The veil
 * comes and goes in the time of a tap.
 */
data class Shade(private val ink: Color, private val round: Boolean = false) : IndicationNodeFactory {
    override fun create(interactionSource: InteractionSource): DelegatableNode = ShadeNode(interactionSource, ink, round)
}

private class ShadeNode(private val source: InteractionSource, private val ink: Color, private val round: Boolean) :
    Modifier.Node(),
    DrawModifierNode,
    CompositionLocalConsumerModifierNode {
    private var presses = 0
    private var stands = false

    /** How much of the veil is there. */
    private var veil by mutableFloatStateOf(0f)

    /** A tap that is over before the veil is there is seen all the same. */
    private var due = false
    private var moving: Job? = null

    override fun onAttach() {
        coroutineScope.launch {
            source.interactions.collect {
                when (it) {
                    is PressInteraction.Press, is HoverInteraction.Enter -> {
                        presses++
                        due = true
                    }
                    is PressInteraction.Release, is PressInteraction.Cancel, is HoverInteraction.Exit -> presses--
                    is FocusInteraction.Focus -> stands = true
                    is FocusInteraction.Unfocus -> stands = false
                }
                if (moving?.isActive != true) moving = coroutineScope.launch { move() }
                invalidateDraw()
            }
        }
    }

    /** Whoever uses this node next was never told of a press that was under way. */
    override fun onDetach() {
        presses = 0
        stands = false
        due = false
        veil = 0f
        moving = null
    }

    private suspend fun move() {
        val motion = currentValueOf(LocalMotion)
        do {
            val wanted = if (due || presses > 0) 1f else 0f
            due = false
            if (veil != wanted) motion.runs { animate(veil, wanted, animationSpec = motion.over(Pace.TAP)) { now, _ -> veil = now } }
        } while (due || (presses > 0) != (wanted > 0f))
    }

    override fun ContentDrawScope.draw() {
        drawContent()
        val corner = CornerRadius(if (round) size.minDimension / 2 else CORNER.toPx())
        if (veil > 0f) drawRoundRect(ink.copy(alpha = VEIL * veil), cornerRadius = corner)
        if (stands) {
            val edge = EDGE.toPx()
            val inner = Size(size.width - edge, size.height - edge)
            drawRoundRect(ink, Offset(edge / 2, edge / 2), inner, corner, Stroke(edge))
        }
    }
}
