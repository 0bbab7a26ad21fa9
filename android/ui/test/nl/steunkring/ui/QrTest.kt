package nl.steunkring.ui

import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.unit.Density
import com.google.zxing.common.BitMatrix
import java.util.concurrent.Executor
import kotlin.math.cos
import kotlin.math.roundToInt
import kotlin.math.sin
import kotlin.random.Random
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertNull
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.SeatKind
import nl.steunkring.ui.previews.Kind
import nl.steunkring.ui.previews.Surrounded
import nl.steunkring.ui.who.InvitingView
import org.junit.Rule
import org.junit.Test

private const val WHITE = 225
private const val BLACK = 30
private const val FRAME_TIME = 16_000_000L

/** A code that one phone shows and another reads. */
class QrTest {
    @get:Rule
    val home = TestHome()

    private val invitation = Random(7).nextBytes(150)

    /** What a camera sees of a code: so many points a square, turned, in light that fades to one side. */
    private fun seen(squares: BitMatrix, points: Double, degrees: Double, beside: Int = 0): Light {
        val side = (squares.width * points * 1.5).roundToInt()
        val (across, down) = Math.toRadians(degrees).let { cos(it) to sin(it) }
        val stride = side + beside
        val light = ByteArray(stride * side)
        for (y in 0 until side) {
            for (x in 0 until side) {
                val (right, below) = x - side / 2.0 to y - side / 2.0
                val column = ((right * across + below * down) / points + squares.width / 2.0).toInt()
                val row = ((below * across - right * down) / points + squares.height / 2.0).toInt()
                val within = column in 0 until squares.width && row in 0 until squares.height
                val shade = if (within && squares[column, row]) BLACK else WHITE
                light[y * stride + x] = (shade * (1.0 - 0.3 * x / side)).roundToInt().toByte()
            }
        }
        return Light(light, side, side, stride)
    }

    @Test
    fun `a code is read from near and from afar, and however the phone is held`() {
        val squares = qrOf(invitation)
        for (points in listOf(2.0, 3.4, 5.0, 9.0)) {
            for (degrees in listOf(0.0, 90.0, 180.0, 270.0)) assertContentEquals(invitation, codeIn(seen(squares, points, degrees)), "$points $degrees")
        }
        for (degrees in listOf(8.0, 30.0, 137.0)) assertContentEquals(invitation, codeIn(seen(squares, 6.0, degrees)), "$degrees")
    }

    @Test
    fun `rows that are longer than what is seen, and whatever bytes a code holds, are read`() {
        val all = ByteArray(256) { it.toByte() }
        assertContentEquals(all, codeIn(seen(qrOf(all), 4.0, 90.0, beside = 24)))
        listOf("0123456789", "HET IS 12", "z").map { it.toByteArray() }.forEach { assertContentEquals(it, codeIn(seen(qrOf(it), 4.0, 0.0))) }
        val long = ByteArray(2_400) { (it * 31).toByte() }
        assertContentEquals(long, codeIn(seen(qrOf(long), 4.0, 180.0)))
    }

    @Test
    fun `whatever chance puts into an invitation, its code is one that is read`() {
        val chance = Random(11)
        repeat(300) {
            val bytes = chance.nextBytes(chance.nextInt(120, 240))
            assertContentEquals(bytes, codeIn(seen(qrOf(bytes), 5.0, 0.0)), "the ${it}th")
        }
    }

    @Test
    fun `where there is no code nothing is read, nor of half a one`() {
        assertNull(codeIn(Light(ByteArray(300 * 200), 300, 200)))
        val whole = seen(qrOf(invitation), 5.0, 0.0)
        assertNull(codeIn(Light(whole.points, whole.width, whole.height / 2, whole.stride)))
    }

    @Test
    fun `a code is made beside the screen, which keeps its room until then`() {
        val waiting = mutableListOf<Runnable>()
        val making = Executor { waiting += it }.asCoroutineDispatcher()
        val words = runBlocking { home.core.frameScreen() }
        val scene = ImageComposeScene(400, 400, Density(1f)) {
            Surrounded(Kind(), Around(words)) { CompositionLocalProvider(LocalMaking provides making) { QrCodes(invitation) } }
        }
        try {
            fun seen(at: Long) = points(scene.render(at * FRAME_TIME))
            assertNull(codeIn(seen(0).light()))
            assertNull(codeIn(seen(1).light()))
            assertEquals(1, waiting.size)
            waiting.single().run()
            seen(2)
            assertContentEquals(invitation, codeIn(seen(3).light()))
        } finally {
            scene.close()
        }
    }

    @Test
    fun `the code on the screen is the invitation, also in the dark and where letters are large`() {
        val screen = runBlocking { home.space.invite(SeatKind.EDITOR).screen() }
        val words = runBlocking { home.core.frameScreen() }
        Kind.ALL.forEach { kind ->
            val seen = render(kind.width, kind.height, kind) { Surrounded(kind, Around(words)) { InvitingView(screen, invitation, false, {}) {} } }
            assertContentEquals(invitation, codeIn(seen.light()), kind.name)
        }
    }
}
