package nl.steunkring.ui

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.toPixelMap
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.junit4.ComposeContentTestRule
import androidx.compose.ui.test.onRoot
import kotlin.math.abs
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** How long a frame of a test takes, in ms. */
private const val FRAME = 16

/** What fades in has a hundredth of its colour from its first frame on. */
private const val BEGUN = 0.022f

/** Takes so many frames one by one, and what is seen in each. */
fun <T> ComposeContentTestRule.frames(count: Int, seen: () -> T): List<T> = List(count) {
    mainClock.advanceTimeByFrame()
    seen()
}

/** What is on the screen now. */
fun ComposeContentTestRule.picture(): ImageBitmap = onRoot().captureToImage()

/** A point of what is on the screen now. */
fun ComposeContentTestRule.point(x: Int, y: Int): Color = picture().toPixelMap()[x, y]

/** How far a colour is on the way from one to another. */
fun Color.share(from: Color, to: Color): Float {
    val (part, ends) = listOf(Triple(red, from.red, to.red), Triple(green, from.green, to.green), Triple(blue, from.blue, to.blue))
        .maxBy { (_, one, other) -> abs(one - other) }.let { (now, one, other) -> now to (one to other) }
    return (part - ends.first) / (ends.second - ends.first)
}

/** Shares of each frame begin with none and follow the curve of the look until all is there, after so many ms. */
fun assertPaced(time: Int, shares: List<Float>, within: Float = 0.03f) {
    fun wanted(frame: Int) = Pace.EASING.transform((frame * FRAME / time.toFloat()).coerceAtMost(1f))
    val begin = shares.indexOfFirst { it > BEGUN } - generateSequence(1) { it + 1 }.first { wanted(it) > BEGUN }
    assertTrue(begin >= 0, "nothing begins: $shares")
    assertTrue((shares.size - begin) * FRAME > time, "too few frames were seen: $shares")
    shares.drop(begin).forEachIndexed { at, share ->
        assertEquals(wanted(at), share, within, "after ${at * FRAME} ms of $time: $shares")
    }
}

/** Nothing moves any more: the screen waits for no frame. */
fun ComposeContentTestRule.assertRests() {
    val now = mainClock.currentTime
    mainClock.autoAdvance = true
    waitForIdle()
    assertTrue(mainClock.currentTime - now <= FRAME, "something moved for ${mainClock.currentTime - now} ms")
}
