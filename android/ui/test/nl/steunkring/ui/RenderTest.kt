package nl.steunkring.ui

import java.io.File
import javax.imageio.ImageIO
import kotlin.test.assertEquals
import nl.steunkring.ui.previews.Kind
import nl.steunkring.ui.previews.OpenState
import nl.steunkring.ui.previews.STATES
import nl.steunkring.ui.previews.State
import org.junit.Test
import org.junit.runner.RunWith
import org.junit.runners.Parameterized

/** Which pictures are kept of a state. */
val State.kinds get() = if (full) Kind.ALL else Kind.ENDS

/**
 * A state in every kind, measured, and beside its pictures that were looked at: with `STEUNKRING_WRITE_GOLDENS=1` the lane makes goldens of those
 * that differ.
 */
@RunWith(Parameterized::class)
class RenderTest(@Suppress("unused") private val name: String, private val state: State) {
    @Test
    fun `it looks as it was looked at`() {
        val wrong = OpenState(state).use { open -> Kind.ALL.mapNotNull { wrong(open, it) } }
        assertEquals(emptyList(), wrong)
    }

    private fun wrong(open: OpenState, kind: Kind): String? {
        val golden = Golden(state.name, kind)
        val seen = try {
            render(kind.width, kind.height, kind, golden.name) { open.Draw(kind) }
        } catch (found: AssertionError) {
            return found.message
        }
        if (kind !in state.kinds) return null
        val differing = golden.differing(seen)
        if (differing <= Golden.ALLOWED) return null
        val file = File(System.getProperty("steunkring.renders")).apply { mkdirs() }.resolve("${golden.name}.png")
        ImageIO.write(Golden.kept(seen, kind), "png", file)
        return "${golden.name}: $differing points differ; it is ${file.path} now".takeUnless { System.getenv("STEUNKRING_WRITE_GOLDENS") == "1" }
    }

    companion object {
        @JvmStatic
        @Parameterized.Parameters(name = "{0}")
        fun states(): List<Array<Any>> = STATES.map { arrayOf(it.name, it) }
    }
}
