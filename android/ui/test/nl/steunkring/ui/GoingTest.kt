package nl.steunkring.ui

import androidx.compose.foundation.layout.width
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Canvas
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.drawscope.CanvasDrawScope
import androidx.compose.ui.graphics.toPixelMap
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Canvas as MapCanvas
import nl.steunkring.core.Layout
import nl.steunkring.core.MapOptions
import nl.steunkring.core.MapScreen
import nl.steunkring.core.Theme
import nl.steunkring.desktop.DesktopLetters
import nl.steunkring.ui.map.MapPicture
import nl.steunkring.ui.map.MapShown
import nl.steunkring.ui.map.MapWay
import nl.steunkring.ui.map.Seen
import org.junit.Test

/** People go to their places on the map. */
class GoingTest : Tapping() {
    private val screen by lazy { runBlocking { home.space.mapScreen(MapOptions()) } }
    private val seen = Seen()
    private val near by lazy { one(300, 400) }
    private val far by lazy { one(700, 900) }
    private var shown by mutableStateOf<MapShown?>(null)

    /** The first person alone on a map of nothing, as a red disc in a picture one dp a point; a green ring is far off. */
    private fun one(x: Long, y: Long, layout: Layout = screen.layout, of: MapScreen = screen): MapShown {
        val spot = layout.spots.first().copy(x = x, y = y)
        val (left, down) = listOf(x, y).map { it * 404f / 1000 }
        val svg = """
            <svg viewBox="-8 -8 420 565"><rect x="-8" y="-8" width="420" height="565" fill="#ffffff"/>
            <circle cx="380" cy="${down / 4}" r="10" fill="#00ff00"/>
            <g role="list"><g role="listitem" aria-label="x"><circle cx="$left" cy="$down" r="20" fill="#ff0000"/></g></g></svg>
        """
        return MapShown(of.copy(layout = layout.copy(spots = listOf(spot), labels = emptyList())), drawing(svg.trim()))
    }

    private fun open(motion: Motion) {
        shown = near
        rule.setContent {
            CompositionLocalProvider(LocalAround provides Around(runBlocking { home.core.frameScreen() }), LocalMotion provides motion) {
                Look(DesktopLetters, false) { shown?.let { key(it.screen.layout.canvas) { MapPicture(it, {}, Modifier.width(420.dp), seen = seen) } } }
            }
        }
        rule.mainClock.autoAdvance = false
    }

    /** Where points are that are red, if only a little. */
    private fun reds(): List<Offset> {
        val points = rule.picture().toPixelMap()
        return (0 until points.height).flatMap { y -> (0 until points.width).map { x -> x to y } }
            .filter { (x, y) -> points[x, y].let { it.red > 0.9f && it.green < 0.95f && it.blue < 0.95f } }
            .map { (x, y) -> Offset(x.toFloat(), y.toFloat()) }
    }

    private fun middle() = reds().let { all -> Offset(all.map { it.x }.average().toFloat(), all.map { it.y }.average().toFloat()) }

    private fun place(of: MapShown) = of.screen.layout.spots.single().let { Offset(it.x * 404f / 1000 + 8, it.y * 404f / 1000 + 8) }

    private fun share(at: Offset) = (at.x - place(near).x) / (place(far).x - place(near).x)

    private fun goes(time: Int, to: MapShown) {
        shown = to
        val way = rule.frames(30, ::middle)
        assertPaced(time, way.map(::share))
        way.forEach { at ->
            val down = (at.y - place(near).y) / (place(to).y - place(near).y)
            assertEquals(share(at), down, 0.02f)
        }
        assertTrue((way.last() - place(to)).getDistance() < 1f)
        rule.assertRests()
    }

    @Test
    fun `somebody who moves goes from the old place to the new one, and a tap there counts at once`() {
        open(Motion.FULL)
        assertTrue((middle() - place(near)).getDistance() < 1f, "the first picture is there at once")
        shown = far
        rule.mainClock.advanceTimeByFrame()
        val target = rule.onNodeWithContentDescription(screen.rings.first().people.first().name.spoken).fetchSemanticsNode().boundsInRoot.center
        assertTrue((target - place(far)).getDistance() < 2f)
        assertTrue((middle() - place(near)).getDistance() < 1f)
        goes(Pace.MOVE, far)
    }

    @Test
    fun `into a ring that takes the room people go in its own time`() {
        open(Motion.FULL)
        goes(Pace.RING_FOCUS, one(700, 900, screen.layout.copy(focus = 1.toUByte())))
    }

    @Test
    fun `where less motion is asked for nobody is ever between two places`() {
        open(Motion.REDUCED)
        shown = far
        val (old, new) = place(near) to place(far)
        fun Offset.at(place: Offset) = (this - place).getDistance() < 22f
        val frames = rule.frames(16, ::reds)
        assertEquals(emptyList(), frames.flatten().filter { !it.at(old) && !it.at(new) }, "somebody is between the places")
        assertTrue(frames.any { reds -> reds.any { it.at(old) } && reds.any { it.at(new) } }, "nothing fades")
        assertTrue(frames.last().all { it.at(new) }, "the old place is not left")
        rule.assertRests()
    }

    @Test
    fun `where less motion is asked for the fade is over in its time`() {
        open(Motion.REDUCED)
        shown = far
        val (x, y) = place(far)
        assertPaced(Pace.FADE, rule.frames(14) { 1 - rule.point(x.toInt(), y.toInt()).green })
        rule.assertRests()
    }

    @Test
    fun `another person's view is another picture, in which nobody goes anywhere`() {
        open(Motion.FULL)
        val told = screen.copy(respondent = screen.respondent.copy(text = "Iris"))
        shown = one(700, 900, of = told)
        val (x, y) = place(far)
        assertPaced(Pace.CHANGE, rule.frames(20) { 1 - rule.point(x.toInt(), y.toInt()).green })
        rule.assertRests()
    }

    @Test
    fun `somebody else's circle is another picture too`() {
        open(Motion.FULL)
        shown = one(700, 900, of = screen.copy(ego = "another"))
        val (x, y) = place(far)
        assertPaced(Pace.CHANGE, rule.frames(20) { 1 - rule.point(x.toInt(), y.toInt()).green })
        rule.assertRests()
    }

    @Test
    fun `what is not a face fades in where it is`() {
        open(Motion.FULL)
        shown = far
        val y = (place(far).y - 8).toInt() / 4 + 8
        assertPaced(Pace.MOVE, rule.frames(24) { 1 - rule.point(388, y).red })
    }

    @Test
    fun `the same picture again moves nothing, and one that lies otherwise is there at once`() {
        open(Motion.FULL)
        shown = one(300, 400)
        rule.mainClock.advanceTimeByFrame()
        rule.assertRests()
        rule.mainClock.autoAdvance = false
        shown = null
        rule.mainClock.advanceTimeByFrame()
        shown = near
        rule.mainClock.advanceTimeByFrame()
        rule.assertRests()
        rule.mainClock.autoAdvance = false
        val round = runBlocking { home.space.mapScreen(MapOptions(canvas = MapCanvas.ROUND)) }
        shown = MapShown(round, drawing(runBlocking { home.space.mapSvg(MapOptions(canvas = MapCanvas.ROUND), Theme.LIGHT) }))
        rule.mainClock.advanceTimeByFrame()
        rule.assertRests()
    }

    @Test
    fun `a screen between two pictures takes the first away from nobody, and another space does`() {
        val ways = Ways()
        val before = seen.of("een")
        assertEquals(null, before.shown)
        rule.setContent {
            val scope = rememberCoroutineScope()
            CompositionLocalProvider(LocalAround provides Around(runBlocking { home.core.frameScreen() })) {
                Look(DesktopLetters, false) {
                    MapWay(App(home.core, ways, Doer(home.core, scope), 0, canLock = false, inside = null, places = null), home.space)
                }
            }
        }
        user.await(screen.title)
        val id = home.space.id()
        assertEquals(screen.layout.spots.map { it.key }, assertNotNull(ways.seen.of(id).shown).screen.layout.spots.map { it.key })
        assertNull(ways.seen.of("another").shown)
        assertNull(ways.seen.of(id).shown)
    }

    @Test
    fun `each person of the core's picture is drawn at the spot that the core tells`() {
        home.crowd(30)
        listOf(MapOptions(), MapOptions(focus = 2.toUByte()), MapOptions(canvas = MapCanvas.ROUND)).forEach { options ->
            val told = runBlocking { home.space.mapScreen(options) }
            val picture = drawing(runBlocking { home.space.mapSvg(options, Theme.LIGHT) })
            val unit = (picture.size.width + 2 * picture.origin.x) / told.layout.geometry.width
            told.layout.spots.forEachIndexed { at, spot ->
                val wanted = Offset(spot.x * unit, spot.y * unit) - picture.origin
                val found = bounds(picture.alone(at))
                assertTrue((found.first - wanted).getDistance() < 8f, "${spot.key} is at $found and not at $wanted")
                assertTrue(found.second in spot.size.toFloat()..spot.size + 20f, "${spot.key} is ${found.second} wide and not ${spot.size}")
            }
            assertTrue(told.layout.spots.size > 17)
        }
    }

    /** The middle and the width of what a drawing draws. */
    private fun bounds(drawing: Drawing): Pair<Offset, Float> {
        val size = Size(drawing.size.width, drawing.size.height)
        val image = ImageBitmap(size.width.toInt(), size.height.toInt())
        CanvasDrawScope().draw(Density(1f), LayoutDirection.Ltr, Canvas(image), size) { drawing.draw(this) }
        val points = image.toPixelMap()
        val found = (0 until points.height).flatMap { y -> (0 until points.width).map { x -> x to y } }.filter { (x, y) -> points[x, y].alpha > 0.5f }
        val (across, down) = found.map { it.first } to found.map { it.second }
        return Offset((across.min() + across.max()) / 2f, (down.min() + down.max()) / 2f) to (across.max() - across.min()).toFloat()
    }
}
