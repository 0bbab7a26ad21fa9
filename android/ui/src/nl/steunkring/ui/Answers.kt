package nl.steunkring.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.selected
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label

private val SHAPE = RoundedCornerShape(22.dp)
private val EDGE = 1.5.dp

/**
 * An answer to choose out of several: chosen, it has another ground, a thick edge, bold letters and a tick. Read aloud, it has an ear and says
 * itself.
 */
@Composable
fun Answer(
    label: Label,
    chosen: Boolean,
    modifier: Modifier = Modifier,
    upright: Boolean = false,
    picture: @Composable (() -> Unit)? = label.pictogram?.let { { Picture(it, grown(44.dp)) } },
    onTap: () -> Unit,
) {
    val colours = LocalColours.current
    val ground = modifier
        .ground(chosen)
        .border(if (chosen) 3.dp else EDGE, changing(if (chosen) colours.pine else colours.outline), SHAPE)
        .clickable(role = Role.RadioButton, onClick = saying(label, onTap))
        .semantics { selected = chosen }
    Said(label, chosen, ground, upright, picture, lined = picture != null) { if (chosen) Tick() }
}

/** What is on or off by itself, whatever else is: its switch tells it apart from an [Answer]. Read aloud, it has an ear and says itself. */
@Composable
fun Toggle(
    label: Label,
    on: Boolean,
    modifier: Modifier = Modifier,
    upright: Boolean = false,
    picture: @Composable (() -> Unit)? = label.pictogram?.let { { Picture(it, grown(44.dp)) } },
    onTap: () -> Unit,
) {
    val say = saying(label, onTap)
    val ground = modifier.ground(on).border(EDGE, LocalColours.current.outline, SHAPE).toggleable(on, role = Role.Switch) { say() }
    Said(label, on, ground, upright, picture, lined = true) { Switch(on) }
}

/** One of several answers: one that stands by itself, where [several] can stand, else one out of them. */
@Composable
fun Option(
    label: Label,
    chosen: Boolean,
    several: Boolean,
    modifier: Modifier = Modifier,
    upright: Boolean = false,
    picture: @Composable (() -> Unit)? = null,
    onTap: () -> Unit,
) = if (several) Toggle(label, chosen, modifier, upright, picture, onTap) else Answer(label, chosen, modifier, upright, picture, onTap)

@Composable
private fun Modifier.ground(chosen: Boolean): Modifier {
    val colours = LocalColours.current
    return clip(SHAPE).background(changing(if (chosen) colours.pineSoft else colours.card))
}

/** Says what is tapped, where all is read aloud, and does it. */
@Composable
private fun saying(label: Label, onTap: () -> Unit): () -> Unit {
    val (aloud, speaking) = LocalAloud.current to LocalSpeaking.current
    val scope = rememberCoroutineScope()
    return {
        aloud?.let { speaking.say(it, scope, listOf(label)) }
        onTap()
    }
}

/**
 * What can be chosen, with the [sign] of whether it is. Upright and [lined], its picture and its first line of words stand in one line with those
 * beside it, and so do the signs.
 */
@Composable
private fun Said(
    label: Label,
    chosen: Boolean,
    ground: Modifier,
    upright: Boolean,
    picture: @Composable (() -> Unit)?,
    lined: Boolean,
    sign: @Composable () -> Unit,
) {
    val colours = LocalColours.current
    val ink = if (chosen) colours.onPineSoft else colours.ink
    if (upright) {
        Column(
            horizontalAlignment = Alignment.CenterHorizontally,
            verticalArrangement = Arrangement.spacedBy(6.dp, if (lined) Alignment.Top else Alignment.CenterVertically),
            modifier = ground.heightIn(min = 88.dp).padding(8.dp),
        ) {
            picture?.invoke()
            Said(label, Letters.ANSWER, colour = ink, bold = chosen, middle = true)
            if (lined) Spacer(Modifier.weight(1f))
            sign()
            Heard(listOf(label))
        }
        return
    }
    Row(
        horizontalArrangement = Arrangement.spacedBy(12.dp),
        verticalAlignment = Alignment.CenterVertically,
        modifier = ground.heightIn(min = 64.dp).padding(horizontal = 14.dp, vertical = 10.dp),
    ) {
        picture?.invoke()
        Said(label, Letters.ANSWER, Modifier.weight(1f), ink, bold = chosen)
        sign()
        Heard(listOf(label))
    }
}

/** A switch: on, its knob stands where a line ends and has a tick in it. */
@Composable
private fun Switch(on: Boolean) {
    val colours = LocalColours.current
    val track = changing(if (on) colours.pine else colours.card)
    val ends = on == (LocalLayoutDirection.current == LayoutDirection.Ltr)
    Box(
        Modifier.size(56.dp, 32.dp).drawBehind {
            val edge = 2.5.dp.toPx()
            val inner = Size(size.width - edge, size.height - edge)
            val round = CornerRadius(inner.height / 2)
            drawRoundRect(track, Offset(edge / 2, edge / 2), inner, round)
            drawRoundRect(if (on) colours.pine else colours.outline, Offset(edge / 2, edge / 2), inner, round, Stroke(edge))
            val at = Offset(if (ends) size.width - size.height / 2 else size.height / 2, size.height / 2)
            drawCircle(if (on) colours.onPine else colours.outline, size.height * (if (on) 0.38f else 0.27f), at)
            if (on) tick(colours.pine, at - Offset(size.height / 2, size.height / 2) * TICK, size.height * TICK)
        },
    )
}

/** How much of the height of a switch its tick has. */
private const val TICK = 0.8f
