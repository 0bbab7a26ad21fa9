package nl.steunkring.ui

import androidx.compose.foundation.IndicationNodeFactory
import androidx.compose.foundation.interaction.FocusInteraction
import androidx.compose.foundation.interaction.HoverInteraction
import androidx.compose.foundation.interaction.InteractionSource
import androidx.compose.foundation.interaction.PressInteraction
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.ContentDrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.node.DelegatableNode
import androidx.compose.ui.node.DrawModifierNode
import androidx.compose.ui.node.invalidateDraw
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.launch

private const val VEIL = 0.12f
private val EDGE = 3.dp
private val CORNER = 18.dp

/** How a thing shows that it is pressed, or that the keyboard stands on it: a veil and an edge in [ink]; [round] where the thing is. */
data class Shade(private val ink: Color, private val round: Boolean = false) : IndicationNodeFactory {
    override fun create(interactionSource: InteractionSource): DelegatableNode = ShadeNode(interactionSource, ink, round)
}

private class ShadeNode(private val source: InteractionSource, private val ink: Color, private val round: Boolean) :
    Modifier.Node(),
    DrawModifierNode {
    private var presses = 0
    private var stands = false

    override fun onAttach() {
        coroutineScope.launch {
            source.interactions.collect {
                when (it) {
                    is PressInteraction.Press, is HoverInteraction.Enter -> presses++
                    is PressInteraction.Release, is PressInteraction.Cancel, is HoverInteraction.Exit -> presses--
                    is FocusInteraction.Focus -> stands = true
                    is FocusInteraction.Unfocus -> stands = false
                }
                invalidateDraw()
            }
        }
    }

    override fun ContentDrawScope.draw() {
        drawContent()
        val corner = CornerRadius(if (round) size.minDimension / 2 else CORNER.toPx())
        if (presses > 0) drawRoundRect(ink.copy(alpha = VEIL), cornerRadius = corner)
        if (stands) {
            val edge = EDGE.toPx()
            val inner = Size(size.width - edge, size.height - edge)
            drawRoundRect(ink, Offset(edge / 2, edge / 2), inner, corner, Stroke(edge))
        }
    }
}
