package nl.steunkring.ui.map

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.SideEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.graphics.Paint
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.withTransform
import androidx.compose.ui.util.lerp
import nl.steunkring.core.MapScreen
import nl.steunkring.ui.Coming
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.LocalMotion
import nl.steunkring.ui.Motion
import nl.steunkring.ui.Pace

/** The picture of a map that was shown last: from there people go to their places on the next one, also where another screen came between. */
class Seen {
    internal var shown: MapShown? = null
    private var space: String? = null

    /** How wide the picture is and how many times as large it was drawn last; null before the first. */
    internal var drawn by mutableStateOf<Pair<Float, Float>?>(null)

    /** The same for a space; the picture of another one leads nowhere. */
    fun of(space: String): Seen {
        if (space != this.space) shown = null
        this.space = space
        return this
    }
}

/** Somebody who stands on one picture and on the next. */
internal class Goer(
    /** Which of the old picture's people it is. */
    val old: Int,
    /** Which of the new one's. */
    val new: Int,
    /** The new place from the upper left corner of the picture, in its dp. */
    val to: Offset,
    /** How far off from there the old place is, in dp. */
    val by: Offset,
    /** How many times as large the face is on the old picture. */
    val size: Float,
)

/**
 * From one picture of a map to the next: faces go from place to place, and all else of the new picture, its rings, lines and names, fades in
 * over the old one. Where nothing may move, all of it fades; so it does where the picture tells another person's view, or
 * somebody else's circle.
 */
internal class Going(from: MapShown, to: MapShown, private val motion: Motion) {
    /** Who goes. */
    private val goers = if (motion == Motion.FULL && from.screen.tells(to.screen)) goers(from, to) else emptyList()

    /** How many ms it takes. */
    private val time = when {
        from.ring != to.ring -> Pace.RING_FOCUS
        goers.any { it.by != Offset.Zero } -> Pace.MOVE
        else -> Pace.CHANGE
    }

    /** The old picture without those who go. */
    private val before = from.picture.without(goers.map { it.old }.toSet())

    /** The new picture without them. */
    private val after = to.picture.without(goers.map { it.new }.toSet())

    /** Each of them. */
    private val faces = goers.map { to.picture.alone(it.new) }
    private val coming = Coming(0f)

    /** Whether the new picture stands there alone. */
    val isOver get() = coming.share >= 1f

    /** Has it go. */
    suspend fun go() = coming.come(motion, time)

    /** What draws it as far as it is, by [sharp], which makes ready what draws one drawing. */
    fun way(sharp: (Drawing) -> DrawScope.() -> Unit): DrawScope.() -> Unit {
        val (old, new) = sharp(before) to sharp(after)
        val people = goers.zip(faces) { goer, face -> goer to sharp(face) }
        val veil = Paint()
        return {
            val share = coming.share
            old()
            veil.alpha = share
            drawContext.canvas.saveLayer(Rect(Offset.Zero, size), veil)
            new()
            drawContext.canvas.restore()
            val factor = size.width / after.size.width
            people.forEach { (goer, face) ->
                val off = goer.by * (factor * (1f - share))
                val side = lerp(goer.size, 1f, share)
                withTransform({
                    translate(off.x, off.y)
                    scale(side, side, goer.to * factor)
                }) { face() }
            }
        }
    }
}

/** Whether two pictures are of one circle as one person tells it. */
private fun MapScreen.tells(other: MapScreen) = ego == other.ego && respondent == other.respondent

/** The ring that takes the room, and its page. */
private val MapShown.ring get() = screen.layout.focus to screen.layout.page

private fun goers(from: MapShown, to: MapShown): List<Goer> {
    val old = from.screen.layout.spots.withIndex().associateBy { it.value.key }
    val (was, now) = Scale(from, 1f) to Scale(to, 1f)
    return to.screen.layout.spots.mapIndexedNotNull { at, spot ->
        old[spot.key]?.let { (before, place) ->
            val end = Offset(now.across(spot.x), now.down(spot.y))
            Goer(before, at, end, Offset(was.across(place.x), was.down(place.y)) - end, place.size.toFloat() / spot.size)
        }
    }
}

/** The way from the picture that was [seen] last to the one that is shown; null where it is the same or lies otherwise in its room. */
@Composable
internal fun going(shown: MapShown, seen: Seen): Going? {
    val motion = LocalMotion.current
    val going = remember(seen, shown.picture.mark) { seen.shown?.takeIf { it.leadsTo(shown) }?.let { Going(it, shown, motion) } }
    SideEffect { seen.shown = shown }
    LaunchedEffect(going) { going?.go() }
    return going
}

private fun MapShown.leadsTo(next: MapShown) =
    picture.mark != next.picture.mark && picture.size == next.picture.size && picture.origin == next.picture.origin
