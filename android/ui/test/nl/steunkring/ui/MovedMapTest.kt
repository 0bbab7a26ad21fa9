package nl.steunkring.ui

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.InternalComposeUiApi
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.input.pointer.PointerEventType
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import java.awt.image.BufferedImage
import java.io.File
import javax.imageio.ImageIO
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.MapOptions
import nl.steunkring.core.Theme
import nl.steunkring.desktop.DesktopLetters
import nl.steunkring.ui.map.MapPicture
import nl.steunkring.ui.map.MapShown
import org.junit.After
import org.junit.Rule
import org.junit.Test

private const val SIDE = 412
private const val FRAME = 16_666_667L

/** The map under one finger and under two. */
@OptIn(ExperimentalComposeUiApi::class, InternalComposeUiApi::class)
class MovedMapTest {
    @get:Rule
    val home = TestHome()

    private val words by lazy { runBlocking { home.core.frameScreen() } }
    private val scroll = ScrollState(0)
    private val opened = mutableListOf<Int>()
    private var now = 0L
    private val scene by lazy {
        val shown = runBlocking { MapShown(home.space.mapScreen(options), drawing(home.space.mapSvg(options, Theme.LIGHT))) }
        ImageComposeScene(SIDE, SIDE, Density(1f)) {
            CompositionLocalProvider(LocalAround provides Around(words)) {
                Look(DesktopLetters, false) {
                    Column(Modifier.verticalScroll(scroll)) {
                        MapPicture(shown, {}, onRing = opened::add)
                        Spacer(Modifier.height(600.dp))
                    }
                }
            }
        }
    }

    private var options = MapOptions()

    @After
    fun close() = scene.close()

    private fun frame(): BufferedImage {
        now += FRAME
        return points(scene.render(now))
    }

    private fun fingers(kind: PointerEventType, places: List<Offset>, down: Boolean = true) {
        scene.fingers(kind, now, places, down)
        frame()
    }

    @Test
    fun `two fingers enlarge it as a copy of itself, and it is sharp again once they are gone`() {
        frame()
        val rest = frame()
        fingers(PointerEventType.Press, listOf(Offset(180f, 200f), Offset(230f, 200f)))
        repeat(10) { fingers(PointerEventType.Move, listOf(Offset(180f - 5 * it, 200f), Offset(230f + 5 * it, 200f))) }
        val held = frame()
        fingers(PointerEventType.Release, listOf(Offset(135f, 200f), Offset(275f, 200f)), down = false)
        val after = frame()
        System.getProperty("steunkring.renders")?.let { File(it).resolveSibling("moved-map.png").also { file -> ImageIO.write(held, "png", file) } }
        val all = SIDE * SIDE
        assertTrue(Golden.differing(rest, held) > all / 4, "nothing is larger")
        assertTrue(Golden.differing(held, after) in 1..all / 8, "the copy is another picture: ${Golden.differing(held, after)} points of $all")
        assertEquals(0, scroll.value)
    }

    /** Below the middle, so many thousandths of the picture's width. */
    private fun tap(below: Int, drag: Float = 0f) {
        val at = Offset(SIDE / 2f, SIDE * 0.675f + SIDE * below / 1000f)
        fingers(PointerEventType.Press, listOf(at))
        fingers(PointerEventType.Move, listOf(at + Offset(drag, 0f)))
        fingers(PointerEventType.Release, listOf(at + Offset(drag, 0f)), down = false)
    }

    @Test
    fun `a tap beside the faces opens the ring where it falls, and a finger that moves opens none`() {
        // The outer rings are narrow steps then, with dots that are no targets.
        options = MapOptions(focus = 1.toUByte())
        frame()
        listOf(0, 105, 250).forEach { tap(it) }
        assertEquals(listOf(0), opened, "the middle is no ring, and what is open is not opened")
        tap(105, drag = 60f)
        assertEquals(listOf(0), opened)
    }

    @Test
    fun `where every name can be read no ring is opened`() {
        frame()
        (1..3).forEach { tap(100 * it) }
        assertEquals(emptyList(), opened)
    }

    @Test
    fun `one finger over the whole map scrolls the screen`() {
        frame()
        fingers(PointerEventType.Press, listOf(Offset(200f, 300f)))
        repeat(10) { fingers(PointerEventType.Move, listOf(Offset(200f, 300f - 10 * it))) }
        assertTrue(scroll.value > 50, "the map holds the finger: ${scroll.value}")
    }
}
