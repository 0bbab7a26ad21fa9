package nl.steunkring.ui

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.ui.previews.Kind
import nl.steunkring.ui.previews.STATES
import nl.steunkring.ui.previews.Surrounded
import org.junit.Rule
import org.junit.Test

private const val MEGABYTE = 1_000_000
private val VIEW = Regex("""(?m)^fun (\w+View)\(""")
private val STATE = Regex("""val (\w+) = State\("([^"]+)"""")
private val PREVIEW = Regex("""@Preview\s+@Composable\s+private fun \w+\(\) = Preview\((\w+)\)""")
private val PART = Regex("""\n\n""")
private val FUNCTION = Regex("""fun (?:\w+\.)?(\w+)\(""")

/** What the pictures of screens are compared with: none is missing or left over, and a small change is seen. */
class GoldenTest {
    @get:Rule
    val home = TestHome()

    private val root = Golden.FOLDER.resolve("..")

    private fun sources(folder: String) = root.resolve(folder).walkTopDown().filter { it.extension == "kt" }

    private fun views(folder: String) = sources(folder).flatMap { VIEW.findAll(it.readText()) }.map { it.groupValues[1] }.toList()

    private fun previews() = sources("previews").joinToString("\n") { it.readText() }

    private fun calls(text: String, function: String) = Regex("""\b$function\(""").containsMatchIn(text)

    @Test
    fun `every screen is shown by a state, and every state by a preview`() {
        val (views, previews) = views("src") to previews()
        assertTrue(views.size > 50, "only ${views.size} screens were read")
        assertEquals(emptyList(), views.filterNot { calls(previews, it) })
        val states = STATE.findAll(previews).map { it.groupValues[1] to it.groupValues[2] }.toList()
        assertEquals(states.map { it.second }.sorted(), STATES.map { it.name }.sorted())
        val shown = PREVIEW.findAll(previews).map { it.groupValues[1] }.toList()
        assertEquals(states.map { it.first }.sorted(), shown.sorted())
    }

    @Test
    fun `every folder of screens has a state that is drawn in all kinds`() {
        val parts = previews().split(PART)
        val full = STATES.filter { it.full }.map { state -> parts.single { "State(\"${state.name}\"" in it } }
        // What several states share is a function beside them.
        val shared = full + parts.filter { part -> FUNCTION.find(part)?.let { function -> full.any { calls(it, function.groupValues[1]) } } == true }
        val folders = root.resolve("src/nl/steunkring/ui").list().orEmpty().associateWith { views("src/nl/steunkring/ui/$it") }.filterValues { it.isNotEmpty() }
        assertTrue(folders.size > 25, "only ${folders.size} folders were read")
        assertEquals(emptySet(), folders.filterValues { views -> views.none { view -> shared.any { calls(it, view) } } }.keys)
    }

    @Test
    fun `no picture is left over, and all of them are few bytes`() {
        val kept = Golden.FOLDER.listFiles().orEmpty()
        val compared = STATES.flatMap { state -> state.kinds.map { Golden(state.name, it).file } }
        assertEquals(emptyList(), kept.toList() - compared.toSet())
        assertTrue(kept.sumOf { it.length() } <= 15 * MEGABYTE, "the goldens have ${kept.sumOf { it.length() }} bytes")
    }

    @Test
    fun `the compare trips over one card that is a dp lower, and no point is kept farther off than is allowed`() {
        val words = runBlocking { home.core.frameScreen() }
        Kind.ALL.forEach { kind ->
            val (seen, lower) = listOf(0.dp, 1.dp).map { top ->
                render(412, 300, kind) { Surrounded(kind, Around(words)) { Column { Card(Modifier.padding(top = top)) { } } } }
            }
            val kept = Golden.kept(seen, kind)
            assertTrue(Golden.differing(Golden.kept(lower, kind), kept) > Golden.ALLOWED, "a moved card passes for the same, ${kind.name}")
            if (!kind.large) assertEquals(0, Golden.differing(seen, kept))
        }
    }
}
