package nl.steunkring.ui

import androidx.compose.animation.Animatable
import androidx.compose.animation.core.AnimationSpec
import androidx.compose.animation.core.animate
import androidx.compose.animation.core.tween
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.SideEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Modifier
import androidx.compose.ui.MotionDurationScale
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.graphicsLayer
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import kotlin.math.sign
import kotlinx.coroutines.withContext

/** What is not there at all is left out of what a reader of the screen is told: a screen that comes is there from its first frame on. */
private const val LEAST = 0.01f

/** How what changes is seen to do so. Whatever leaves is gone at once: nothing is seen that can no longer be tapped or heard. */
enum class Motion {
    /** It moves. */
    FULL,

    /** It fades in and stays where it is, as a device asks for that. */
    REDUCED,
    ;

    /** How something changes that takes so many ms where it may move. */
    fun <T> over(time: Int): AnimationSpec<T> = tween(if (this == FULL) time else Pace.FADE, easing = Pace.EASING)

    /** Does what changes something. A device that asks for less motion has all of it end in its first frame, and the fade with it. */
    suspend fun runs(change: suspend () -> Unit) = if (this == FULL) change() else withContext(Unscaled) { change() }
}

private object Unscaled : MotionDurationScale {
    override val scaleFactor = 1f
}

/** How the screen that is drawn moves. */
val LocalMotion = staticCompositionLocalOf { Motion.FULL }

/** A share from 0 to 1 of what comes. */
class Coming(begin: Float) {
    /** How much of it is there. */
    var share by mutableFloatStateOf(begin)
        private set

    /** Has it come within so many ms. */
    suspend fun come(motion: Motion, time: Int) {
        if (share < 1f) motion.runs { animate(share, 1f, animationSpec = motion.over(time)) { now, _ -> share = now } }
    }
}

/** Where the screen stood that was shown last, so that the next one is seen to come; the first is there at once. */
class Arrival {
    /** How many steps from the root it stood. */
    internal var depth: Int? = null
}

/**
 * A screen that is so many steps from the root and comes after another: it fades in, from the side where what is read next stands if it lies
 * further on, and from the other if it is a way back. There is one screen at any time; the other is gone.
 */
@Composable
fun Modifier.arrives(arrival: Arrival, depth: Int): Modifier {
    val motion = LocalMotion.current
    val coming = remember { Coming(if (arrival.depth == null) 1f else 0f) }
    val side = remember { (depth - (arrival.depth ?: depth)).sign }
    val onwards = if (LocalLayoutDirection.current == LayoutDirection.Rtl) -side else side
    SideEffect { arrival.depth = depth }
    LaunchedEffect(coming) { coming.come(motion, Pace.CHANGE) }
    return graphicsLayer {
        alpha = coming.share.coerceAtLeast(LEAST)
        translationX = if (motion == Motion.FULL) onwards * (1f - coming.share) * Pace.SLIDE.dp.toPx() else 0f
    }
}

/** Whether a screen stands there already. */
class Stands {
    internal var now = false
}

/** Whether the screen that is drawn stands there already. */
@Composable
fun stands(): Stands {
    val stands = remember { Stands() }
    SideEffect { stands.now = true }
    return stands
}

/** What comes onto a screen that [stands] fades in, once for each thing that it is about; what a screen begins with comes with it. */
@Composable
fun Modifier.comes(stands: Stands, of: Any): Modifier {
    val motion = LocalMotion.current
    val coming = remember(of) { Coming(if (stands.now) 0f else 1f) }
    LaunchedEffect(coming) { coming.come(motion, Pace.CHANGE) }
    return graphicsLayer { alpha = coming.share.coerceAtLeast(LEAST) }
}

/** A colour that goes over into the next one. */
@Composable
fun changing(colour: Color): Color {
    val motion = LocalMotion.current
    val shown = remember { Animatable(colour) }
    LaunchedEffect(colour) { motion.runs { shown.animateTo(colour, motion.over(Pace.CHANGE)) } }
    return shown.value
}
