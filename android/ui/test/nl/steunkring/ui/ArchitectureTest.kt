package nl.steunkring.ui

import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.junit.Test

/** What no screen may hold, read from the sources: the core says, orders, leaves out, counts and sends. */
class ArchitectureTest {
    private val root = File(System.getProperty("steunkring.goldens")).resolve("../..")
    private val sources = listOf("ui/src", "app/src/main/kotlin").flatMap { kotlin(root.resolve(it)) }

    private fun kotlin(folder: File) = folder.walkTopDown().filter { it.extension == "kt" }.map { it.name to plain(it.readText()) }.toList()

    private fun broken(rule: (String) -> List<String>): List<String> {
        assertTrue(sources.size > 30, "only ${sources.size} files were read")
        return sources.flatMap { (name, text) -> rule(text).map { "$name: $it" } }
    }

    @Test
    fun `no screen holds a sentence`() {
        assertEquals(emptyList(), broken(::sentences))
        assertEquals(1, sentences("""Said("Wie zie je graag?")""").size)
        assertEquals(1, sentences("""contentDescription = "terug"""").size)
        assertEquals(1, sentences("""val one = Label("Terug", "Terug", "nl")""").size)
        assertEquals(emptyList(), sentences("""error("no screen without its frame")"""))
    }

    @Test
    fun `no screen speaks to a database or to a server`() {
        assertEquals(emptyList(), broken(::outside))
        assertEquals(1, outside("""val rows = db.rawQuery("SELECT name FROM people", null)""").size)
        assertEquals(1, outside("import java.net.URL").size)
    }

    @Test
    fun `no screen sorts, and none leaves out people or tells a day`() {
        assertEquals(emptyList(), broken(::decides))
        assertEquals(1, decides("screen.people.sortedBy { it.name.text }").size)
        assertEquals(1, decides("screen.people.filter { it.line != null }").size)
        assertEquals(1, decides("import java.time.LocalDate").size)
        assertEquals(emptyList(), decides("screen.offers.filter { it.id in can }"))
    }

    @Test
    fun `no screen asks the core once for each row`() {
        assertEquals(emptyList(), broken(::rows))
        assertEquals(1, rows("people.map { space.personScreen(it.id, null) }").size)
        assertEquals(1, rows("for (one in people) {\n    shown += core.space(one.id)\n    told += space.noteScreen(one.id)\n}").size)
        assertEquals(emptyList(), rows("people.associate { it to space.figureSvg(it, FACE, theme) }"))
        assertEquals(emptyList(), rows("people.forEach { Button(it) { app.doer.go { space.attend(it) } } }"))
    }

    private fun sentences(text: String): List<String> {
        val said = LITERAL.findAll(text).filter { TWO_WORDS.containsMatchIn(it.groupValues[1]) }.filter { literal ->
            // What tells a developer what went wrong is no sentence on a screen; nor is a path of a drawing.
            TOLD_TO_DEVELOPERS.none { it in text.substring(0, literal.range.first).substringAfterLast('\n') }
        }
        return said.map { it.value }.toList() + MADE_LABEL.findAll(text).map { it.value }
    }

    private fun outside(text: String) = OUTSIDE.findAll(text).map { it.value.trim() }.toList()

    private fun decides(text: String): List<String> {
        val leftOut = LEAVES_OUT.findAll(text).filter { it.groupValues[1] !in MAY_LEAVE_OUT }
        return (DECIDES.findAll(text) + leftOut).map { it.value }.toList()
    }

    private fun rows(text: String): List<String> = LOOP.findAll(text).flatMap { loop ->
        // What waits for a tap is no row that is read.
        val body = block(text, loop.range.last).replace(TAPPED, "")
        READS.findAll(body).map { it.groupValues[1] }.filter { it !in PICTURES }
    }.toList()

    /** From an opening brace to the one that closes it. */
    private fun block(text: String, from: Int): String {
        var depth = 0
        val end = (from until text.length).firstOrNull { at ->
            if (text[at] == '{') depth++
            if (text[at] == '}') depth--
            depth == 0
        }
        return text.substring(from, end ?: text.length)
    }

    /** Without comments. */
    private fun plain(text: String) = text.replace(Regex("""/\*.*?\*/""", RegexOption.DOT_MATCHES_ALL), "").replace(Regex("""(?m)^\s*//.*$"""), "")

    private companion object {
        val LITERAL = Regex(""""((?:[^"\\\n]|\\.)*)"""")
        val TWO_WORDS = Regex("""\p{L}{2,}[,.!?:]? \p{L}{2,}""")
        val TOLD_TO_DEVELOPERS = listOf("error(", "check(", "checkNotNull(", "require(", "Exception(", "@Deprecated(")
        val MADE_LABEL = Regex("""\bLabel\("|contentDescription = "|\btext = "[^"]""")
        val OUTSIDE = Regex(
            """(?m)^import (java\.net|javax\.net|java\.sql|android\.net\.http|android\.database|okhttp3|io\.ktor)\S*|"\s*(SELECT|INSERT|UPDATE|DELETE|PRAGMA)\b[^"]*"|"https?://[^"]*"""",
        )
        val DECIDES = Regex(
            """\.(sorted|sortedBy|sortedWith|sortedByDescending|sortBy|sortWith|groupBy|maxBy|minBy|reversed|shuffled)\b|(?m)^import (java\.time|java\.text|java\.util\.(Date|Calendar)|android\.text\.format|kotlinx\.datetime)\S*|\bcurrentTimeMillis\b""",
        )
        val LEAVES_OUT = Regex("""(\w+)(?:\?)?\.(?:filter|filterNot|filterIndexed|distinctBy|take|drop)(?:\s*\{|\()""")

        /** A shell leaves out what it cannot do, headings of nothing, and what is said twice; a note compares two texts, and a microphone forgets. */
        val MAY_LEAVE_OUT = setOf("offers", "spaces", "empty", "rings", "from", "to", "recorder")
        val LOOP = Regex("""(?:\.(?:map|mapNotNull|mapIndexed|flatMap|associate|associateWith|associateBy|forEach|forEachIndexed) ?|\bfor \([^\n]*\) ?)\{""")
        val READS = Regex("""\b(?:space|core)\.(\w+)\(""")
        val TAPPED = Regex("""\bdoer\.(?:go|change) \{[^{}]*\}""")

        /** A face and a small map are pictures, each drawn by itself and kept; a space is opened and exchanged by itself, and there are few. */
        val PICTURES = setOf("figureSvg", "mapSvg", "smallMapSvg", "space", "id", "relayAddress", "sync")
    }
}
