package nl.steunkring.ui

import androidx.compose.animation.core.CubicBezierEasing
import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.indication
import androidx.compose.foundation.interaction.MutableInteractionSource
import androidx.compose.foundation.interaction.PressInteraction
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.ReusableContent
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.MotionDurationScale
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.onAllNodesWithContentDescription
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.click
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import java.beans.PropertyChangeEvent
import java.beans.PropertyChangeListener
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import nl.steunkring.core.ErrorLabels
import nl.steunkring.core.Label
import nl.steunkring.core.UndoItem
import nl.steunkring.desktop.DesktopLetters
import nl.steunkring.desktop.calmOf
import org.junit.Test

/** What changes on a screen is seen to, in the times and the curve of the look, and nothing more than that. */
class MotionTest : Tapping() {
    private val words by lazy { runBlocking { home.core.frameScreen() } }
    private val arrival = Arrival()
    private var depth by mutableIntStateOf(0)
    private var undo by mutableStateOf<UndoItem?>(null)
    private var trouble by mutableStateOf<ErrorLabels?>(null)

    private fun show(motion: Motion, runs: LayoutDirection = LayoutDirection.Ltr, content: @Composable () -> Unit) {
        rule.setContent {
            CompositionLocalProvider(
                LocalMotion provides motion,
                LocalLayoutDirection provides runs,
                LocalAround provides Around(words, undo = undo, trouble = trouble, arrival = arrival, depth = depth),
            ) { Look(DesktopLetters, false) { Box(Modifier.size(412.dp, 760.dp)) { content() } } }
        }
        rule.mainClock.autoAdvance = false
    }

    private fun label(text: String) = Label(text, text, "nl", null)

    /** A screen that says how deep it stands. */
    @Composable
    private fun Screen(content: @Composable (depth: Int) -> Unit = {}) = key(depth) {
        val at = remember { depth }
        Frame(label("screen $at"), emptyList()) {
            Box(Modifier.size(80.dp).background(Color.Black))
            content(at)
        }
    }

    private fun left(depth: Int) = rule.onNodeWithContentDescription("screen $depth").fetchSemanticsNode().boundsInRoot.left

    /** How much of the black square is there; it is looked for where it stands at rest. */
    private fun black() = rule.point(50, 110).share(Colours.LIGHT.paper, Color.Black)

    @Test
    fun `the times and the curve are those of the look`() {
        val tokens = File(System.getProperty("steunkring.goldens")).resolve("../../../look/tokens.json").readText()
        fun number(of: String) = assertNotNull(Regex(""""$of": (\d+)""").find(tokens.substringAfter(""""motion""""))).groupValues[1].toInt()
        val all = Pace.run { listOf(TAP, CHANGE, MOVE, RING_FOCUS, FADE, SLIDE) }
        assertEquals(listOf("tap", "change", "move", "ringFocus", "fade", "slide").map(::number), all)
        val points = tokens.substringAfter("cubic-bezier(").substringBefore(")").split(", ").map { it.toFloat() }
        val curve = points.let { (a, b, c, d) -> CubicBezierEasing(a, b, c, d) }
        (0..20).map { it / 20f }.forEach { assertEquals(curve.transform(it), Pace.EASING.transform(it)) }
    }

    @Test
    fun `a screen comes from the side where what is read next stands, and a way back from the other`() {
        show(Motion.FULL) { Screen() }
        rule.mainClock.advanceTimeByFrame()
        val rest = left(0)
        depth = 1
        assertPaced(Pace.CHANGE, rule.frames(20) { 1 - (left(1) - rest) / Pace.SLIDE })
        rule.assertRests()
        rule.mainClock.autoAdvance = false
        depth = 0
        assertPaced(Pace.CHANGE, rule.frames(20) { 1 - (rest - left(0)) / Pace.SLIDE })
        rule.assertRests()
    }

    @Test
    fun `where one reads from the right it comes from the left`() {
        show(Motion.FULL, LayoutDirection.Rtl) { Screen() }
        val rest = left(0)
        depth = 1
        assertPaced(Pace.CHANGE, rule.frames(20) { 1 - (rest - left(1)) / Pace.SLIDE })
        rule.assertRests()
    }

    @Test
    fun `the first screen is there at once, and where less motion is asked for the next fades in where it stands`() {
        show(Motion.REDUCED) { Screen() }
        rule.mainClock.advanceTimeByFrame()
        assertEquals(1f, black(), 0.01f)
        val rest = left(0)
        depth = 1
        val seen = rule.frames(14) { left(1) to black() }
        assertEquals(setOf(rest), seen.map { it.first }.toSet())
        assertPaced(Pace.FADE, seen.map { it.second }, within = 0.04f)
        rule.assertRests()
    }

    @Test
    fun `what the device asks for holds on its screens, also where it asks later`() {
        var calm by mutableStateOf(false)
        var motion: Motion? = null
        user.open(home.core, Platform(back = { motion = LocalMotion.current }, calm = { calm }))
        user.tap(runBlocking { home.core.homeScreen() }.spaces.single().offers.single { it.id == "map" }.label)
        user.until("a screen stands there") { motion == Motion.FULL }
        calm = true
        user.until("it is told") { motion == Motion.REDUCED }
    }

    @Test
    fun `a desktop asks by its setting for animations, also later, and one that tells nothing does not`() {
        var listener: PropertyChangeListener? = null
        assertEquals(listOf(false, true, false), listOf(null, 0, 1).map { told -> calmOf(told) {}() })
        val calm = calmOf(1) { listener = it }
        listOf(0 to true, 1 to false).forEach { (told, asks) ->
            assertNotNull(listener).propertyChange(PropertyChangeEvent(this, "moves", null, told))
            assertEquals(asks, calm())
        }
    }

    @Test
    fun `a device that ends all motion at once has its fade all the same`() {
        val ended = object : MotionDurationScale {
            override val scaleFactor = 0f
        }
        val coming = Coming(0f)
        rule.mainClock.autoAdvance = false
        rule.setContent { LaunchedEffect(coming) { withContext(ended) { coming.come(Motion.REDUCED, Pace.MOVE) } } }
        assertPaced(Pace.FADE, rule.frames(14) { coming.share })
        rule.assertRests()
    }

    @Test
    fun `who was left is neither heard nor tapped from the first frame on`() {
        val taps = mutableListOf<Int>()
        show(Motion.FULL) {
            Screen { at -> Box(Modifier.fillMaxWidth().height(300.dp).clickable { taps += at }) }
        }
        rule.mainClock.advanceTimeByFrame()
        depth = 1
        val there = rule.frames(13) {
            rule.onRoot().performTouchInput { click(Offset(200f, 300f)) }
            listOf(0, 1).map { rule.onAllNodesWithContentDescription("screen $it").fetchSemanticsNodes().size }
        }
        assertEquals(setOf(listOf(0, 1)), there.toSet())
        assertEquals(setOf(1), taps.toSet())
        assertEquals(13, taps.size)
    }

    @Test
    fun `what is typed while a screen comes is all there`() {
        var typed = ""
        show(Motion.FULL) {
            Screen {
                var text by remember { mutableStateOf("") }
                Field(label("field"), text) {
                    text = it
                    typed = it
                }
            }
        }
        depth = 1
        rule.mainClock.advanceTimeByFrame()
        "een lange zin".forEach {
            rule.onNode(hasSetTextAction()).performTextInput(it.toString())
            rule.mainClock.advanceTimeByFrame()
        }
        assertEquals("een lange zin", typed)
    }

    private fun goesOver(motion: Motion, time: Int) {
        var chosen by mutableStateOf(false)
        show(motion) { Answer(label("ja"), chosen, Modifier.fillMaxWidth(), picture = null) {} }
        rule.mainClock.advanceTimeByFrame()
        assertEquals(Colours.LIGHT.card, rule.point(200, 10))
        chosen = true
        assertPaced(time, rule.frames(20) { rule.point(200, 10).share(Colours.LIGHT.card, Colours.LIGHT.pineSoft) })
        rule.assertRests()
    }

    @Test
    fun `an answer goes over into a chosen one`() = goesOver(Motion.FULL, Pace.CHANGE)

    @Test
    fun `an answer goes over sooner where less motion is asked for`() = goesOver(Motion.REDUCED, Pace.FADE)

    private fun veiled(motion: Motion, time: Int) {
        show(motion) { Box(Modifier.size(100.dp).background(Color.White).clickable(null, Shade(Color.Black)) {}) }
        rule.mainClock.advanceTimeByFrame()
        fun veil() = rule.point(50, 50).share(Color.White, Color(0.88f, 0.88f, 0.88f))
        rule.onRoot().performTouchInput { down(Offset(50f, 50f)) }
        assertPaced(time, rule.frames(20, ::veil), within = 0.06f)
        rule.onRoot().performTouchInput { up() }
        assertPaced(time, rule.frames(20) { 1 - veil() }, within = 0.06f)
        // A tap that is over within a frame is seen as well.
        rule.onRoot().performTouchInput { click(Offset(50f, 50f)) }
        var full = false
        repeat(20) {
            if (full && veil() < 0.95f) return@repeat
            rule.mainClock.advanceTimeByFrame()
            full = full || veil() > 0.95f
        }
        assertTrue(full)
        // So is one that comes while the veil of the last goes.
        assertTrue(veil() in 0.05f..0.95f)
        rule.onRoot().performTouchInput { click(Offset(50f, 50f)) }
        assertTrue(rule.frames(20, ::veil).max() > 0.95f)
        rule.mainClock.advanceTimeBy(time.toLong())
        rule.assertRests()
    }

    @Test
    fun `what is used anew while it was pressed is bare`() {
        val source = MutableInteractionSource()
        var of by mutableIntStateOf(0)
        show(Motion.FULL) { ReusableContent(of) { Box(Modifier.size(100.dp).background(Color.White).indication(source, Shade(Color.Black))) } }
        rule.mainClock.advanceTimeByFrame()
        source.tryEmit(PressInteraction.Press(Offset.Zero))
        rule.mainClock.advanceTimeBy(Pace.TAP * 2L)
        assertTrue(rule.point(50, 50) != Color.White)
        of = 1
        rule.mainClock.advanceTimeBy(Pace.TAP * 2L)
        assertEquals(Color.White, rule.point(50, 50))
        // A press of its own is seen, and ends.
        val press = PressInteraction.Press(Offset.Zero)
        source.tryEmit(press)
        rule.mainClock.advanceTimeBy(Pace.TAP * 2L)
        assertTrue(rule.point(50, 50) != Color.White)
        source.tryEmit(PressInteraction.Release(press))
        rule.mainClock.advanceTimeBy(Pace.TAP * 2L)
        assertEquals(Color.White, rule.point(50, 50))
    }

    @Test
    fun `what is pressed is veiled and bare again`() = veiled(Motion.FULL, Pace.TAP)

    @Test
    fun `what is pressed fades where less motion is asked for`() = veiled(Motion.REDUCED, Pace.FADE)

    @Test
    fun `the undo bar fades in and is gone at once, and so is what went wrong`() {
        show(Motion.FULL) { Screen() }
        rule.mainClock.advanceTimeByFrame()
        val item = assertNotNull(runBlocking { home.core.undoItem() })
        undo = item
        assertPaced(Pace.CHANGE, rule.frames(20) { rule.point(206, 757).share(Colours.LIGHT.paper, Colours.LIGHT.ink) }, within = 0.04f)
        undo = null
        rule.mainClock.advanceTimeByFrame()
        assertEquals(0, rule.onAllNodesWithContentDescription(item.sentence.spoken).fetchSemanticsNodes().size)
        assertEquals(Colours.LIGHT.paper, rule.point(206, 757))
        trouble = ErrorLabels(label("what"), label("safe"), null)
        rule.mainClock.advanceTimeByFrame()
        assertEquals(1, rule.onAllNodesWithContentDescription("what").fetchSemanticsNodes().size)
        rule.mainClock.advanceTimeBy(Pace.CHANGE.toLong())
        rule.assertRests()
        trouble = null
        rule.waitForIdle()
        assertEquals(0, rule.onAllNodesWithContentDescription("what").fetchSemanticsNodes().size)
    }
}
