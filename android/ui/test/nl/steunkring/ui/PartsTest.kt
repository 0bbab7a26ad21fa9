package nl.steunkring.ui

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.graphics.toArgb
import androidx.compose.ui.graphics.toPixelMap
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.state.ToggleableState
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import kotlin.math.abs
import kotlin.test.assertEquals
import kotlin.test.assertNotEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Label
import nl.steunkring.core.Pick
import nl.steunkring.desktop.DesktopLetters
import nl.steunkring.ui.previews.Kind
import nl.steunkring.ui.previews.Surrounded
import org.junit.Test

/** The pieces of which every screen is made. */
class PartsTest : Tapping() {
    private val words by lazy { runBlocking { home.core.frameScreen() } }
    private val voice = Voice()
    private var width by mutableStateOf(412)
    private var text by mutableStateOf(1f)
    private var runs by mutableStateOf(LayoutDirection.Ltr)

    private fun label(text: String, pictogram: String? = null) = Label(text, text, "nl", pictogram)

    private fun show(speaker: Speaker? = voice, content: @Composable () -> Unit) = rule.setContent {
        CompositionLocalProvider(
            LocalDensity provides Density(1f, text),
            LocalLayoutDirection provides runs,
            LocalPlatform provides Platform(speaker = speaker, exit = {}),
            LocalAround provides Around(words, onBack = {}),
        ) { Look(DesktopLetters, false) { Box(Modifier.size(width.dp, 760.dp)) { content() } } }
    }

    private fun node(spoken: String) = rule.onNodeWithContentDescription(spoken, useUnmergedTree = true).fetchSemanticsNode()

    private fun bounds(spoken: String): Rect = node(spoken).boundsInRoot

    private fun tapped(spoken: String): Rect =
        rule.onNode(hasClickAction() and hasContentDescription(spoken)).fetchSemanticsNode().boundsInRoot

    @Composable
    private fun Square(name: String) = Box(Modifier.size(44.dp).semantics { contentDescription = name })

    @Test
    fun `what is on or off is a switch, and what is chosen of several is not`() {
        var on by mutableStateOf(false)
        show {
            Column {
                Toggle(label("groot"), on, Modifier.fillMaxWidth()) { on = !on }
                Answer(label("Nederlands"), true, Modifier.fillMaxWidth()) {}
            }
        }
        fun config(spoken: String) = rule.onNode(hasClickAction() and hasContentDescription(spoken)).fetchSemanticsNode().config
        assertEquals(Role.Switch, config("groot").getOrNull(SemanticsProperties.Role))
        assertEquals(ToggleableState.Off, config("groot").getOrNull(SemanticsProperties.ToggleableState))
        rule.onNode(hasClickAction() and hasContentDescription("groot")).performClick()
        rule.waitForIdle()
        assertEquals(ToggleableState.On, config("groot").getOrNull(SemanticsProperties.ToggleableState))
        assertEquals(Role.RadioButton, config("Nederlands").getOrNull(SemanticsProperties.Role))
        assertEquals(true, config("Nederlands").getOrNull(SemanticsProperties.Selected))
        assertNull(config("Nederlands").getOrNull(SemanticsProperties.ToggleableState))
        user.checkTargets(2)
    }

    @Test
    fun `the picture of a button stands beside its words, also where they run over two lines`() {
        val long = label("Laat de code nog eens aan de ander zien")
        show { Column { Button(long, Weight.FIRST, { Square("plaatje") }, Modifier.fillMaxWidth()) {} } }
        for ((wide, lines) in listOf(760 to 1..1, 412 to 2..2, 240 to 2..4)) {
            width = wide
            rule.waitForIdle()
            val laid = assertNotNull(node(long.spoken).config[Laid]())
            val (picture, words) = bounds("plaatje") to bounds(long.spoken)
            assertEquals(8f, words.left - picture.right, 0.5f, "at $wide")
            // The words are as wide as their longest line, and so are the ends as far from the edges.
            assertTrue((0 until laid.lineCount).any { laid.getLineRight(it) - laid.getLineLeft(it) > words.width - 2 }, "at $wide")
            assertEquals(picture.left, wide - words.right, 1.5f, "at $wide")
            assertTrue(laid.lineCount in lines, "${laid.lineCount} at $wide")
        }
    }

    private fun drawn(kind: Kind, content: @Composable () -> Unit) = render(200, 64, kind) {
        Surrounded(kind, Around(words)) { Box(Modifier.background(LocalColours.current.paper)) { content() } }
    }

    @Test
    fun `the edge of what can be chosen stands out from what is round it, also in the dark`() {
        val parts = listOf<@Composable () -> Unit>(
            { Toggle(label("aan"), false, Modifier.fillMaxWidth()) {} },
            { Toggle(label("aan"), true, Modifier.fillMaxWidth()) {} },
            { Answer(label("aan"), false, Modifier.fillMaxWidth()) {} },
            { Answer(label("aan"), true, Modifier.fillMaxWidth()) {} },
        )
        listOf(false, true).forEach { dark ->
            val paper = (if (dark) Colours.DARK else Colours.LIGHT).paper.toArgb()
            parts.forEachIndexed { at, part ->
                val seen = drawn(Kind(dark = dark), part)
                val best = (0..3).maxOf { y -> contrast(seen.getRGB(100, y), paper) }
                assertTrue(best >= 3, "the edge of part $at stands out by $best, dark: $dark")
            }
        }
    }

    @Test
    fun `a switch that is on is told from one that is off without colours, and turns with the way the words run`() {
        fun knob(kind: Kind, on: Boolean): List<Int> {
            val seen = drawn(kind) { Toggle(label("aan"), on, Modifier.fillMaxWidth()) {} }
            // The switch stands at the end: its two halves, and how light each is in the middle.
            val (left, right) = (if (kind.mirrored) 30 to 54 else 146 to 170)
            return listOf(left, right).map { x -> (28..36).map { y -> greys(seen)[y * 200 + x] }.average().toInt() }
        }
        listOf(false, true).forEach { dark ->
            val (off, on) = listOf(false, true).map { knob(Kind(dark = dark), it) }
            assertTrue(off.zip(on).all { (a, b) -> abs(a - b) > 32 }, "$off and $on")
            val mirrored = knob(Kind(mirrored = true, dark = dark), false)
            assertTrue(abs(mirrored[1] - off[0]) < 16 && abs(mirrored[0] - off[1]) < 16, "$off and $mirrored")
        }
    }

    @Test
    fun `what the voice says now has an edge where its words begin, and nothing has one once it is still`() {
        val said = listOf(label("oma belt"), label("opa komt"))
        show { Frame(null, said) { said.forEach { Said(it, Letters.BODY) } } }
        val pine = Colours.LIGHT.pine.toArgb()
        fun edged(): List<Boolean> {
            rule.waitForIdle()
            val seen = rule.picture().toPixelMap()
            return said.map { one ->
                val at = bounds(one.spoken)
                val beside = if (runs == LayoutDirection.Ltr) (at.left - 12).toInt() until at.left.toInt() else at.right.toInt() until (at.right + 12).toInt()
                beside.any { x -> seen[x, at.center.y.toInt()].toArgb() == pine }
            }
        }
        assertEquals(listOf(false, false), edged())
        rule.onNode(hasClickAction() and hasContentDescription(words.speak.spoken)).performClick()
        assertEquals(said, voice.said)
        said.indices.forEach { at ->
            voice.begins(at)
            assertEquals(said.indices.map { it == at }, edged())
        }
        runs = LayoutDirection.Rtl
        assertEquals(listOf(false, true), edged())
        rule.onNode(hasClickAction() and hasContentDescription(words.hush.spoken)).performClick()
        assertEquals(listOf(false, false), edged())
    }

    @Test
    fun `of two equal sentences the one has the edge that is said now`() {
        val said = listOf("oma belt", "oma belt", "opa komt", "oma belt").map { label(it) }
        show { Frame(null, said) { said.forEach { Said(it, Letters.BODY) } } }
        val pine = Colours.LIGHT.pine.toArgb()
        fun edged(): List<Boolean> {
            rule.waitForIdle()
            val seen = rule.picture().toPixelMap()
            val places = said.map { it.spoken }.distinct().flatMap { spoken ->
                rule.onAllNodes(hasContentDescription(spoken), useUnmergedTree = true).fetchSemanticsNodes().map { it.boundsInRoot }
            }
            return places.sortedBy { it.top }.map { at ->
                val beside = (at.left - 12).toInt() until at.left.toInt()
                beside.any { x -> seen[x, at.center.y.toInt()].toArgb() == pine }
            }
        }
        rule.onNode(hasClickAction() and hasContentDescription(words.speak.spoken)).performClick()
        said.indices.forEach { at ->
            voice.begins(at)
            assertEquals(said.indices.map { it == at }, edged())
        }
    }

    @Test
    fun `the pictures of a row stand in one line, and so do the first lines of its words`() {
        val said = listOf("oma", "vriend of vriendin van ons", "buurman of buurvrouw")
        show {
            Grid(said, 3, Modifier.fillMaxWidth()) { one, place ->
                if (one == "oma") Toggle(label(one), true, place, upright = true, picture = { Square("$one.") }) {}
                else Answer(label(one), one == said[1], place, upright = true, picture = { Square("$one.") }) {}
            }
        }
        assertEquals(1, said.map { bounds("$it.").top }.distinct().size)
        assertEquals(1, said.map { bounds(it).top }.distinct().size)
        assertNotEquals(bounds(said[0]).height, bounds(said[1]).height)
        assertEquals(1, said.map { tapped(it).height }.distinct().size)
    }

    @Test
    fun `there are as many columns as the letters leave room for, and no word is broken`() {
        val said = listOf("oma", "opa", "begeleiders")
        show { Grid(said, 3, Modifier.fillMaxWidth()) { one, place -> Answer(label(one), false, place, upright = true) {} } }
        fun columns() = rule.runOnIdle { }.let { said.map { tapped(it).left }.distinct().size }
        fun holds() = said.all { one -> assertNotNull(node(one).config[Laid]()).lineCount == 1 }
        listOf(Triple(412, 1f, 3), Triple(688, 2f, 3), Triple(412, 2f, 1), Triple(260, 1f, 2)).forEach { (room, letters, wanted) ->
            width = room
            text = letters
            assertEquals(wanted, columns(), "$room dp, $letters")
            assertTrue(holds(), "$room dp, $letters")
        }
    }

    @Test
    fun `signs grow with the letters, and no further than there is room for`() {
        show { Steer(label("terug"), "back") {} }
        val sides = listOf(1f, 1.25f, 1.5f, 2f).map {
            text = it
            rule.waitForIdle()
            tapped("terug").width
        }
        assertEquals(listOf(48f, 56f, 64f, 64f), sides)
    }

    @Test
    fun `a code is broken between its groups alone, and runs from the left`() {
        val said = label("Typ deze code: ABCD EFGH JKMN PQRS.")
        show { Box(Modifier.width(width.dp)) { Code(said, Letters.TITLE) } }
        fun laid(): TextLayoutResult = rule.runOnIdle { assertNotNull(node(said.spoken).config[Laid]()) }
        listOf(LayoutDirection.Ltr, LayoutDirection.Rtl).forEach { way ->
            listOf(Triple(412, 1f, 4), Triple(380, 2f, 2), Triple(260, 2f, 1), Triple(90, 2f, 1)).forEach { (room, letters, wanted) ->
                runs = way
                width = room
                text = letters
                val (lines, all) = laid() to laid().layoutInput.text.text
                val places = listOf("ABCD", "EFGH", "JKMN", "PQRS").map { group ->
                    val at = all.indexOf(group)
                    assertEquals(lines.getLineForOffset(at), lines.getLineForOffset(at + 3), "$group, $room dp")
                    val boxes = (at..at + 3).map { lines.getBoundingBox(it).left }
                    assertEquals(boxes.sorted(), boxes, "$group, $room dp, $way")
                    lines.getLineForOffset(at) to boxes.first()
                }
                assertTrue(places.groupBy { it.first }.values.all { it.size == wanted && it.map { one -> one.second }.zipWithNext().all { (a, b) -> a < b } })
            }
        }
    }

    @Test
    fun `what holds no code stands as it was said`() {
        val said = label("Deze code werkt nog 15 minuten.")
        show { Code(said, Letters.BODY) }
        assertEquals(said.text, node(said.spoken).config[Laid]()?.layoutInput?.text?.text)
    }

    @Test
    fun `on a wide screen the title stands above its column, and the foot is no band`() {
        width = 1024
        show {
            Frame(label("titel"), emptyList(), foot = { Button(label("verder"), Weight.FIRST, Modifier.fillMaxWidth()) {} }) {
                Box(Modifier.fillMaxWidth().semantics { contentDescription = "kolom" }) { Said(label("zin"), Letters.BODY) }
            }
        }
        assertEquals(bounds("kolom").left, bounds("titel").left)
        val button = tapped("verder")
        assertEquals(480f, button.width)
        assertEquals(512f, button.center.x)
        runs = LayoutDirection.Rtl
        rule.waitForIdle()
        assertEquals(bounds("kolom").right, bounds("titel").right)
        runs = LayoutDirection.Ltr
        width = 412
        rule.waitForIdle()
        // There is no room beside the column: it stands after the way back.
        assertEquals(tapped(words.back.spoken).right + 12f, bounds("titel").left)
        assertEquals(412f - 24f, tapped("verder").width)
    }

    @Test
    fun `a title for which large letters leave no room stands whole under what steers`() {
        val title = "Wat doet oma Rie voor wie?"
        show { Frame(label(title), emptyList()) { Said(label("zin"), Letters.BODY) } }
        val back = { tapped(words.back.spoken) }
        assertEquals(back().center.y, bounds(title).center.y, 1f)
        listOf(1.3f, 1.49f).forEach { letters ->
            text = letters
            rule.waitForIdle()
            assertEquals(16f, bounds(title).left, "$letters")
            assertTrue(bounds(title).top >= back().bottom && bounds("zin").top >= bounds(title).bottom, "$letters")
            assertTrue(assertNotNull(node(title).config[Laid]()).lineCount <= 2, "$letters")
        }
        width = 1024
        rule.waitForIdle()
        assertEquals(back().center.y, bounds(title).center.y, 1f)
    }

    @Test
    fun `how many there are is told to who hears the screen, and many stand within it`() {
        var there by mutableStateOf(3 to 7)
        width = 320
        show { Pips(there.first, there.second) }
        assertEquals(7 * 18f + 6 * 12f, bounds("3 van 7").width)
        there = 12 to 40
        rule.waitForIdle()
        assertEquals(320f, bounds("12 van 40").width)
    }

    @Test
    fun `among faces all together have their own picture`() {
        val picks = listOf(Pick("wij", label("Wij", "family"), false), Pick("oma", label("Oma"), false), Pick("opa", label("Opa"), false))
        val face = drawing("""<svg viewBox="0 0 64 64" xmlns="http://www.w3.org/2000/svg"></svg>""")
        show { Picks(picks, emptySet(), 3, mapOf("oma" to face)) {} }
        // Each has a picture over its word, so that the words stand in line.
        assertEquals(1, picks.map { bounds(it.label.spoken).top }.distinct().size)
    }

    @Test
    fun `where nothing stands there is a picture, what is said of it, and an ear that says it`() {
        val said = listOf(label("Hier staat nog niets."), label("Begin klein."))
        show { Empty(said, "plan") }
        said.forEach { assertEquals(206f, bounds(it.spoken).center.x, 1f) }
        user.tap("${said.first().spoken} ${words.speak.spoken}")
        user.until("it is said") { voice.said == said }
    }

    @Test
    fun `words of a list stand in line, with a picture before each or before none`() {
        val (one, two, three) = listOf(label("a", "home"), label("b", "school"), label("c"))
        fun all(vararg labels: Label) = labels.map(pictured(labels.toList(), "question"))
        assertEquals(listOf<String?>("home", "school", "question"), all(one, two, three))
        assertEquals(listOf<String?>("home", "school"), all(one, two))
        assertEquals(listOf<String?>(null, null, null), all(one, three, three))
        assertEquals(listOf<String?>(null), all(three))
    }

    @Test
    fun `a button for what is not filled in yet is there, and says what is needed instead of doing nothing`() {
        var needed by mutableStateOf(listOf(label("Wat gaat er gebeuren?")))
        var done = 0
        show { Column { Needing(label("Erbij zetten"), Weight.FIRST, needed) { done++ } } }
        user.tap("Erbij zetten")
        assertEquals("${words.needed.spoken} Wat gaat er gebeuren?", assertNotNull(live()))
        assertEquals(0, done)
        needed = emptyList()
        user.until("nothing is needed") { live() == null }
        user.tap("Erbij zetten")
        assertEquals(1, done)
    }

    /** What the one region says that is read out by itself, without being looked at: one node, with all of its words. */
    private fun live(): String? {
        rule.waitForIdle()
        val live = SemanticsMatcher.keyIsDefined(SemanticsProperties.LiveRegion)
        val nodes = rule.onAllNodes(live).fetchSemanticsNodes()
        if (nodes.isEmpty()) return null
        assertEquals(emptyList(), nodes.single().children)
        return nodes.single().config[SemanticsProperties.ContentDescription].single()
    }

    @Test
    fun `what is needed is said again at each tap, comes into sight and lights up`() {
        val scroll = ScrollState(0)
        show {
            Column(Modifier.verticalScroll(scroll)) {
                Needing(label("Erbij zetten"), Weight.FIRST, listOf(label("Wat gaat er gebeuren?"))) { error("nothing is filled in") }
                Box(Modifier.size(10.dp, 1500.dp))
            }
        }
        fun tap() = rule.onNode(hasClickAction() and hasContentDescription("Erbij zetten")).performSemanticsAction(SemanticsActions.OnClick)
        fun edge() = rule.picture().toPixelMap()[6, 40].toArgb()
        tap()
        val first = assertNotNull(live())
        val still = edge()
        rule.runOnUiThread { runBlocking { scroll.scroll { scrollBy(900f) } } }
        rule.mainClock.autoAdvance = false
        tap()
        repeat(3) { rule.mainClock.advanceTimeByFrame() }
        val again = rule.onNode(SemanticsMatcher.keyIsDefined(SemanticsProperties.LiveRegion)).fetchSemanticsNode()
            .config[SemanticsProperties.ContentDescription].single()
        assertNotEquals(first, again, "what did not change is not read out again")
        assertEquals(first, again.filter { it != '\u2060' })
        rule.mainClock.autoAdvance = true
        rule.waitForIdle()
        assertEquals(0, scroll.value, "it is in sight again")
        rule.mainClock.autoAdvance = false
        tap()
        repeat(2) { rule.mainClock.advanceTimeByFrame() }
        assertNotEquals(still, edge(), "it lights up")
        rule.mainClock.autoAdvance = true
        rule.waitForIdle()
        assertEquals(still, edge())
        val third = live()
        tap()
        assertNotEquals(third, live(), "and once more")
    }
}
