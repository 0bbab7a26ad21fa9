package nl.steunkring.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.requiredWidth
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clipToBounds
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import kotlin.math.abs
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Arrow
import nl.steunkring.ui.previews.Kind
import nl.steunkring.ui.previews.Surrounded
import org.junit.Rule
import org.junit.Test

/** What is measured on every picture of a screen finds what it is for. */
class MeasuredTest {
    @get:Rule
    val home = TestHome()

    private val words by lazy { runBlocking { home.core.frameScreen() } }

    private fun picture(width: Int, height: Int, kind: Kind, content: @Composable () -> Unit) =
        render(width, height, kind) { Surrounded(kind, Around(words), content) }

    @Test
    fun `each line is told from the others without colours`() {
        val lines = runBlocking { home.space.legendScreen() }.lines
        listOf(Kind(), Kind(dark = true)).forEach { kind ->
            val seen = lines.map { line -> greys(picture(120, 60, kind) { Line(line.style, Arrow.NONE, line.label) }) }
            seen.indices.flatMap { one -> (0 until one).map { one to it } }.forEach { (one, other) ->
                val apart = seen[one].zip(seen[other]).count { (a, b) -> abs(a - b) > 32 }
                assertTrue(apart >= 20, "${lines[one].style} and ${lines[other].style} differ in $apart points, ${kind.name}")
            }
        }
    }

    @Test
    fun `a text that is cut, a broken word, a faint one, and a small or nameless target are found`() {
        val label = words.back.copy(text = "Een zin die langer is dan de ruimte die hij heeft.", pictogram = null)
        fun wrong(content: @Composable () -> Unit) =
            assertFailsWith<AssertionError> { picture(412, 300, Kind(), content) }.message.orEmpty()
        assertTrue("has letters beyond" in wrong { Said(label, Letters.BODY, Modifier.size(60.dp, 30.dp)) })
        val beyond = wrong {
            Box(Modifier.size(412.dp, 300.dp).clipToBounds()) { Said(label, Letters.BODY, Modifier.offset(x = 300.dp).requiredWidth(240.dp)) }
        }
        assertTrue("cut at a side" in beyond)
        val long = words.back.copy(text = "Wijkvoorzieningen", pictogram = null)
        assertTrue("broken within a word" in wrong { Said(long, Letters.TITLE, Modifier.width(90.dp)) })
        assertTrue("stands out by" in wrong { Box(Modifier.background(Color.White)) { Said(label, Letters.BODY, colour = Color.LightGray) } })
        assertTrue("alone" in wrong { Box(Modifier.size(40.dp).clickable { }.semantics { contentDescription = "x" }) })
        assertTrue("has no name" in wrong { Box(Modifier.size(60.dp).clickable { }) })
    }
}
