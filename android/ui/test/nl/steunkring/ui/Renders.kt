package nl.steunkring.ui

import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import java.awt.image.BufferedImage
import java.io.File
import javax.imageio.ImageIO
import kotlin.math.abs
import kotlin.test.assertEquals
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Direction
import nl.steunkring.core.Theme
import nl.steunkring.desktop.DesktopLetters
import nl.steunkring.ui.places.Places
import org.jetbrains.skia.EncodedImageFormat
import org.junit.Rule

/** What takes pictures of screens and compares them with those that were looked at: `STEUNKRING_WRITE_GOLDENS=1` keeps new ones. */
abstract class Renders {
    @get:Rule
    val home = TestHome()

    protected class Kind(val name: String, val dark: Boolean, val text: Float, val runs: LayoutDirection)

    protected val kinds = listOf(
        Kind("light", false, 1f, LayoutDirection.Ltr),
        Kind("dark", true, 1f, LayoutDirection.Ltr),
        Kind("large", false, 2f, LayoutDirection.Ltr),
        Kind("mirrored-dark-large", true, 2f, LayoutDirection.Rtl),
    )

    protected val words by lazy { runBlocking { home.core.frameScreen() } }

    protected val bar by lazy { checkNotNull(runBlocking { home.core.placesScreen(null) }) }

    protected fun theme(kind: Kind) = if (kind.dark) Theme.DARK else Theme.LIGHT

    protected fun runs(kind: Kind) = if (kind.runs == LayoutDirection.Rtl) Direction.RIGHT_TO_LEFT else Direction.LEFT_TO_RIGHT

    /** The first and the last of the kinds, which differ in all: for screens of text alone. */
    protected val ends = listOf(kinds.first(), kinds.last())

    protected fun check(name: String, width: Int = 412, height: Int = 860, of: List<Kind> = kinds, content: @Composable (Kind) -> Unit) {
        val wrong = of.mapNotNull { kind ->
            val seen = picture(width, height, kind, name) { content(kind) }
            val golden = File(System.getProperty("steunkring.goldens")).resolve("$name-${kind.name}.png")
            val differing = differing(seen, golden)
            if (System.getenv("STEUNKRING_WRITE_GOLDENS") == "1" && differing > 0) {
                golden.parentFile.mkdirs()
                golden.writeBytes(seen)
                return@mapNotNull null
            }
            if (differing <= ALLOWED) return@mapNotNull null
            val kept = File(System.getProperty("steunkring.renders")).apply { mkdirs() }.resolve(golden.name)
            kept.writeBytes(seen)
            "${golden.name}: $differing points differ; it is ${kept.path} now"
        }
        assertEquals(emptyList(), wrong)
    }

    /** The picture of a screen on which nothing is cut, faint, nameless or too small for a finger. */
    protected fun picture(width: Int, height: Int, kind: Kind, name: String = "", content: @Composable () -> Unit): ByteArray {
        val density = Density(1f, kind.text)
        val place = PLACES.firstNotNullOfOrNull { (screen, place) -> place.takeIf { name == screen || name.startsWith("$screen-") } }
        val isRoot = place != null && !name.startsWith("person")
        val around = Around(
            words,
            onBack = {}.takeUnless { isRoot },
            places = place?.let { Places(bar, it, {}) {} },
            onSettings = {}.takeIf { place == "home" },
            onWho = {},
        )
        val scene = ImageComposeScene(width, height, density) {
            CompositionLocalProvider(
                LocalLayoutDirection provides kind.runs,
                LocalAround provides around,
                LocalPlatform provides Platform(speaker = Voice(), exit = {}, share = {}),
            ) { Look(DesktopLetters, kind.dark, content) }
        }
        return try {
            scene.render(0)
            val seen = checkNotNull(scene.render(500_000_000).encodeToData(EncodedImageFormat.PNG)).bytes
            assertEquals(emptyList(), measured(scene.semanticsOwners, read(seen), density), "$name-${kind.name}")
            seen
        } finally {
            scene.close()
        }
    }

    private fun differing(seen: ByteArray, golden: File): Int {
        val other = golden.takeIf { it.exists() }?.readBytes() ?: return Int.MAX_VALUE
        val (one, two) = read(seen) to read(other)
        return if (one.width to one.height == two.width to two.height) differing(seen, other) else Int.MAX_VALUE
    }

    protected fun differing(one: ByteArray, other: ByteArray): Int {
        val (a, b) = read(one) to read(other)
        assertEquals(a.width to a.height, b.width to b.height)
        return (0 until a.height).sumOf { y -> (0 until a.width).count { x -> apart(a.getRGB(x, y), b.getRGB(x, y)) } }
    }

    protected fun read(png: ByteArray): BufferedImage = ImageIO.read(png.inputStream())

    /** Edges may be smoothed a little otherwise on another processor. */
    private fun apart(one: Int, other: Int) = listOf(16, 8, 0).any { abs((one shr it and 0xFF) - (other shr it and 0xFF)) > 12 }

    protected companion object {
        const val ALLOWED = 40

        /** The screens on which the places stand, each with the one that it belongs to. */
        val PLACES = mapOf("home" to "home", "map" to "map", "empty" to "map", "person" to "map", "talks" to "talks", "plan" to "plan").toList()
    }
}
