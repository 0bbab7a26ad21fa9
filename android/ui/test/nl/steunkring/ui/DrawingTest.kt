package nl.steunkring.ui

import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import org.junit.Test

class DrawingTest {
    private fun picture(inside: String) = drawing("""<svg viewBox="-8 -8 100 50" xmlns="http://www.w3.org/2000/svg">$inside</svg>""")

    @Test
    fun `a word stands where its groups have moved it`() {
        val word = picture("""<g transform="translate(10 20) scale(2)"><text x="3" y="4" font-size="7">Oma</text></g>""").words.single()
        assertEquals(listOf("Oma", 16f, 28f, 14f), listOf(word.text, word.x, word.baseline, word.size))
    }

    @Test
    fun `what the reader does not know is refused, not left out`() {
        for (inside in listOf("<image/>", """<rect fill="red"/>""", """<g transform="skewX(3)"/>""", """<g clip-path="url(#no)"/>""")) {
            assertFailsWith<UnknownDrawing>(inside) { picture(inside) }
        }
    }
}
