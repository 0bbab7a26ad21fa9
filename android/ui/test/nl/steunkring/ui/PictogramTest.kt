package nl.steunkring.ui

import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.junit.Test

class PictogramTest {
    private val root = File(System.getProperty("steunkring.goldens")).resolve("../../..")

    /** The ids that a label of the core can name. */
    private val glyphs = root.resolve("core/text/data/pictograms.csv").readLines().drop(1).map { it.substringBefore(',') }

    @Test
    fun `each pictogram that the core names is here and can be drawn, and there is no other`() {
        assertTrue(glyphs.size > 100)
        glyphs.forEach { assertEquals(72f, pictogram(it).size.width, it) }
        val here = root.resolve("look/pictograms").list().orEmpty().filter { it.endsWith(".svg") }.map { it.removeSuffix(".svg") }
        assertEquals(glyphs.toSet(), here.toSet())
    }
}
