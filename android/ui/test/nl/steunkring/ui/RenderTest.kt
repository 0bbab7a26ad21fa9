package nl.steunkring.ui

import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.foundation.layout.padding
import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import java.awt.image.BufferedImage
import java.io.File
import javax.imageio.ImageIO
import kotlin.math.abs
import kotlin.test.assertEquals
import kotlin.test.assertNotEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Canvas
import nl.steunkring.core.Direction
import nl.steunkring.core.MapOptions
import nl.steunkring.core.Theme
import nl.steunkring.desktop.DesktopLetters
import nl.steunkring.ui.home.HomeView
import nl.steunkring.ui.map.MapShown
import nl.steunkring.ui.map.MapView
import nl.steunkring.ui.person.PersonShown
import nl.steunkring.ui.person.PersonView
import nl.steunkring.ui.person.personShown
import org.jetbrains.skia.EncodedImageFormat
import org.junit.Rule
import org.junit.Test

/** Pictures of the screens, beside those that were looked at: `STEUNKRING_WRITE_GOLDENS=1` keeps new ones. */
class RenderTest {
    @get:Rule
    val home = TestHome()

    private class Kind(val name: String, val dark: Boolean, val text: Float, val runs: LayoutDirection)

    private val kinds = listOf(
        Kind("light", false, 1f, LayoutDirection.Ltr),
        Kind("dark", true, 1f, LayoutDirection.Ltr),
        Kind("large", false, 2f, LayoutDirection.Ltr),
        Kind("mirrored-dark-large", true, 2f, LayoutDirection.Rtl),
    )

    @Test
    fun `home looks as it was looked at`() {
        val screen = runBlocking { home.core.homeScreen() }
        check("home") { HomeView(screen) {} }
    }

    @Test
    fun `the map looks as it was looked at`() = check("map", height = 1200) { kind -> Map(kind, Canvas.TALL) }

    @Test
    fun `the map with the list beside it looks as it was looked at`() =
        check("map-wide", width = 1100, height = 760) { kind -> Map(kind, Canvas.ROUND) }

    @Test
    fun `a person looks as it was looked at`() {
        val person = runBlocking { home.space.mapScreen(MapOptions()) }.rings.first().people.first().id
        check("person") { kind ->
            val shown = runBlocking { personShown(home.space, person, theme(kind)) }
            // It names the day of the run.
            PersonView(PersonShown(shown.screen.copy(toldBy = null), shown.face, shown.back)) {}
        }
    }

    @Test
    fun `the compare trips over one line that is a dp lower`() {
        val one = picture(412, 300, kinds.first()) { Card { } }
        val other = picture(412, 300, kinds.first()) { Card(Modifier.padding(top = 1.dp)) { } }
        assertTrue(differing(one, other) > ALLOWED, "a moved card passes for the same")
    }

    private fun theme(kind: Kind) = if (kind.dark) Theme.DARK else Theme.LIGHT

    @Composable
    private fun Map(kind: Kind, canvas: Canvas) {
        val runs = if (kind.runs == LayoutDirection.Rtl) Direction.RIGHT_TO_LEFT else Direction.LEFT_TO_RIGHT
        val options = MapOptions(canvas = canvas, direction = runs)
        val shown = runBlocking {
            val svg = home.space.mapSvg(options, theme(kind))
            // The face in the middle follows from an id that is drawn anew in each home.
            val still = svg.replace(Regex("<g role=\"img\".*?(?=<g aria-hidden)"), "")
            assertNotEquals(svg, still)
            MapShown(home.space.mapScreen(options), drawing(still), home.space.legendScreen().offers.first())
        }
        MapView(shown, {}, {})
    }

    private fun check(name: String, width: Int = 412, height: Int = 860, content: @Composable (Kind) -> Unit) {
        val wrong = kinds.mapNotNull { kind ->
            val seen = picture(width, height, kind) { content(kind) }
            val golden = File(System.getProperty("steunkring.goldens")).resolve("$name-${kind.name}.png")
            if (System.getenv("STEUNKRING_WRITE_GOLDENS") == "1") {
                golden.parentFile.mkdirs()
                golden.writeBytes(seen)
            }
            val differing = if (golden.exists()) differing(seen, golden.readBytes()) else Int.MAX_VALUE
            if (differing <= ALLOWED) return@mapNotNull null
            val kept = File(System.getProperty("steunkring.renders")).apply { mkdirs() }.resolve(golden.name)
            kept.writeBytes(seen)
            "${golden.name}: $differing points differ; it is ${kept.path} now"
        }
        assertEquals(emptyList(), wrong)
    }

    private fun picture(width: Int, height: Int, kind: Kind, content: @Composable () -> Unit): ByteArray {
        val scene = ImageComposeScene(width, height, Density(1f, kind.text)) {
            CompositionLocalProvider(LocalLayoutDirection provides kind.runs) { Look(DesktopLetters, kind.dark, content) }
        }
        return try {
            scene.render(0)
            checkNotNull(scene.render(500_000_000).encodeToData(EncodedImageFormat.PNG)).bytes
        } finally {
            scene.close()
        }
    }

    private fun differing(one: ByteArray, other: ByteArray): Int {
        val (a, b) = read(one) to read(other)
        assertEquals(a.width to a.height, b.width to b.height)
        return (0 until a.height).sumOf { y -> (0 until a.width).count { x -> apart(a.getRGB(x, y), b.getRGB(x, y)) } }
    }

    private fun read(png: ByteArray): BufferedImage = ImageIO.read(png.inputStream())

    /** Edges may be smoothed a little otherwise on another processor. */
    private fun apart(one: Int, other: Int) = listOf(16, 8, 0).any { abs((one shr it and 0xFF) - (other shr it and 0xFF)) > 12 }

    private companion object {
        const val ALLOWED = 40
    }
}
