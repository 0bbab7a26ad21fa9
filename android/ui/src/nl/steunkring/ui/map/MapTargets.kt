package nl.steunkring.ui.map

import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.onClick
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.selected
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.max
import kotlin.math.abs
import kotlin.math.hypot
import kotlin.math.pow
import nl.steunkring.core.Geometry
import nl.steunkring.core.RingPick
import nl.steunkring.core.Spot
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Shade
import nl.steunkring.ui.TARGET

/** About as wide as the sign with a ring's name. */
private const val SIGN = 132f
private const val SIGN_HEIGHT = 30f

/** How far the rim round the chosen face reaches beyond it. */
private const val RIM = 9f

/** Where the canvas of the core lies in the picture, which is drawn [factor] times as large. */
internal class Scale(shown: MapShown, private val factor: Float) {
    private val layout = shown.screen.layout
    private val geometry = layout.geometry
    private val origin = shown.picture.origin

    /** The picture leaves the same rim at both sides of the canvas. */
    private val unit = (shown.picture.size.width + 2 * origin.x) / geometry.width

    /** The length of something that the core gives in dp. */
    fun length(dp: Float) = dp * factor

    /** From the left edge of the picture to a place of the canvas. */
    fun across(place: Long) = (place * unit - origin.x) * factor

    /** From its upper edge. */
    fun down(place: Long) = (place * unit - origin.y) * factor

    /** The ring at a place in the picture, by its name, its sign for more people or itself; none in the middle and beyond the last. */
    fun ring(at: Offset): Int? {
        val name = layout.labels.firstOrNull { abs(across(it.x) - at.x) <= length(SIGN) / 2 && abs(down(it.y) - at.y) <= length(SIGN_HEIGHT) / 2 }
        val more = layout.bubbles.firstOrNull { hypot(across(it.x) - at.x, down(it.y) - at.y) <= length(it.size.toFloat()) }
        return (name?.ring ?: more?.ring)?.toInt()
            ?: geometry.ring((at.x / factor + origin.x) / unit, (at.y / factor + origin.y) / unit)
    }
}

private fun Geometry.ring(x: Float, y: Float): Int? {
    val (across, down) = abs(x - width / 2f) to abs(y - height / 2f)
    if (hypot(across, down) < centre) return null
    return edge.indices.firstOrNull { at ->
        val power = exponentTenths[at] / 10f
        (across / edge[at].x).pow(power) + (down / edge[at].y).pow(power) <= 1f
    }
}

/** The rings that a tap in the picture opens: the same as by the choices below it. */
internal fun MapShown.opens(ring: Int?): RingPick? = screen.picks.firstOrNull { ring != null && it.ring?.toInt() == ring && !it.chosen }

/** What can be tapped in the picture: the names of the rings, the signs for those who have no face, and the faces. */
@Composable
internal fun Targets(shown: MapShown, factor: Float, onPerson: (String) -> Unit, onChoose: (String) -> Unit, onRing: (Int) -> Unit) {
    val layout = shown.screen.layout
    val scale = Scale(shown, factor)
    layout.labels.forEach { label ->
        shown.opens(label.ring.toInt())?.let { pick ->
            val size = DpSize(scale.length(SIGN).dp, TARGET)
            Sign(scale.across(label.x), scale.down(label.y), size, pick.label.spoken) { onRing(label.ring.toInt()) }
        }
    }
    layout.bubbles.forEach { bubble ->
        shown.opens(bubble.ring.toInt())?.let { pick ->
            val size = square(scale.length(bubble.size.toFloat()))
            Sign(scale.across(bubble.x), scale.down(bubble.y), size, pick.label.spoken) { onRing(bubble.ring.toInt()) }
        }
    }
    val people = shown.people.associateBy { it.id }
    layout.spots.forEach { spot ->
        // A dot is too small for a finger: a tap there is one on its ring.
        val person = people[spot.key]?.takeIf { !spot.dot } ?: return@forEach
        val chosen = spot.key == shown.screen.chosen
        val size = square(scale.length(spot.size.toFloat()))
        Target(scale.across(spot.x), scale.down(spot.y), size, person.name.spoken, chosen, {
            if (chosen) Box(Modifier.size(scale.length(spot.size + RIM).dp).border(3.dp, LocalColours.current.pine, CircleShape))
        }) { if (leads(spot, chosen)) onPerson(spot.key) else onChoose(spot.key) }
    }
}

/** Whose name can be read is opened; others are chosen first, so that one sees who it is. */
private fun leads(spot: Spot, chosen: Boolean) = spot.named || chosen

private fun square(side: Float) = max(TARGET, side.dp).let { DpSize(it, it) }

/** What a reader of the screen taps; a finger there taps the picture itself, so that two that move it meet nothing that listens too. */
@Composable
private fun Sign(across: Float, down: Float, size: DpSize, spoken: String, onTap: () -> Unit) = Box(
    Modifier.offset(middle(across, size.width), middle(down, size.height)).size(size).semantics {
        contentDescription = spoken
        role = Role.Button
        onClick {
            onTap()
            true
        }
    },
)

@Composable
private fun Target(
    across: Float,
    down: Float,
    size: DpSize,
    spoken: String,
    chosen: Boolean,
    content: @Composable () -> Unit,
    onTap: () -> Unit,
) = Box(
    contentAlignment = Alignment.Center,
    modifier = Modifier
        .offset(middle(across, size.width), middle(down, size.height))
        .size(size)
        .clickable(null, Shade(LocalColours.current.ink, round = true), role = Role.Button, onClick = onTap)
        .semantics {
            contentDescription = spoken
            if (chosen) selected = true
        },
) { content() }

private fun middle(at: Float, side: Dp) = at.dp - side / 2
