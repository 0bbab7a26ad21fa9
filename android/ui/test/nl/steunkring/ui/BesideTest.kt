package nl.steunkring.ui

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.getAllSemanticsNodes
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Label
import nl.steunkring.core.Offer
import nl.steunkring.desktop.DesktopLetters
import nl.steunkring.ui.map.MapLook
import nl.steunkring.ui.map.MapShown
import nl.steunkring.ui.map.MapSight
import nl.steunkring.ui.map.MapView
import nl.steunkring.ui.map.MapWays
import nl.steunkring.ui.map.Seen
import nl.steunkring.ui.map.Views
import nl.steunkring.ui.map.mapLook
import nl.steunkring.ui.places.Placed
import nl.steunkring.ui.places.Places
import nl.steunkring.ui.previews.Kind
import nl.steunkring.ui.previews.OpenState
import nl.steunkring.ui.previews.STATES
import nl.steunkring.ui.previews.Surrounded
import org.junit.Test

private const val FRAME = 200_000_000L

/** What stands beside what: pictures at words, words at faces, buttons in a row, and a picture at its list. */
class BesideTest : Tapping() {
    private val words by lazy { runBlocking { home.core.frameScreen() } }
    private var width by mutableStateOf(412)
    private var text by mutableStateOf(1f)

    private fun label(text: String, pictogram: String? = null) = Label(text, text, "nl", pictogram)

    private fun show(content: @Composable () -> Unit) = rule.setContent {
        CompositionLocalProvider(
            LocalDensity provides Density(1f, text),
            LocalPlatform provides Platform(),
            LocalAround provides Around(words),
        ) { Look(DesktopLetters, false) { Box(Modifier.size(width.dp, 760.dp)) { content() } } }
    }

    private fun bounds(spoken: String): Rect {
        rule.waitForIdle()
        return rule.onNodeWithContentDescription(spoken, useUnmergedTree = true).fetchSemanticsNode().boundsInRoot
    }

    private fun tapped(spoken: String): Rect = rule.onNode(hasClickAction() and hasContentDescription(spoken)).fetchSemanticsNode().boundsInRoot

    @Composable
    private fun Square(name: String, side: Int) = Box(Modifier.size(side.dp).semantics { contentDescription = name })

    @Test
    fun `a picture stands in the middle of few words, and where many begin`() {
        var lines by mutableStateOf(1)
        show {
            DoorWith({}, emptyList(), picture = { Square("gezicht", 40) }) { repeat(lines) { Said(label("regel $it"), Letters.BODY) } }
        }
        listOf(1, 2, 5, 9).forEach {
            lines = it
            val (picture, first, last) = Triple(bounds("gezicht"), bounds("regel 0"), bounds("regel ${it - 1}"))
            val (wanted, stands) = if (it <= 2) (first.top + last.bottom) / 2 to picture.center.y else first.top to picture.top
            assertEquals(wanted, stands, 1f, "$it lines")
        }
    }

    @Test
    fun `a picture grows with the letters, and leaves the words of a row their room on the least phone`() {
        width = 360
        show {
            Column(Modifier.padding(horizontal = 16.dp)) {
                Button(label("Iemand erbij", "add-person"), Weight.SOFT, Modifier.fillMaxWidth()) {}
                Card {
                    DoorWith({}, emptyList(), picture = { Square("klok", grownBefore(40.dp).value.toInt()) }) {
                        Said(label("Bewaar dit"), Letters.HEADING, Modifier.fillMaxWidth())
                    }
                }
            }
        }
        val (usual, button) = bounds("klok") to bounds("Iemand erbij")
        text = 2f
        val (large, room) = bounds("klok") to bounds("Bewaar dit")
        assertTrue(large.width >= 1.3f * usual.width, "$usual $large")
        assertTrue(room.width >= 0.56f * 360, "${room.width}")
        assertTrue(bounds("Iemand erbij").left > button.left - 60, "the words begin at ${bounds("Iemand erbij").left}")
    }

    @Test
    fun `one button that is left for the last row fills it, and an answer does not`() {
        val said = listOf("een", "twee", "drie")
        var fills by mutableStateOf(true)
        show { Grid(said, 2, Modifier.fillMaxWidth(), fills) { one, place -> Button(label(one), Weight.EDGE, place) {} } }
        fun widths() = rule.runOnIdle { }.let { said.map { tapped(it).width } }
        assertEquals(listOf(201f, 201f, 412f), widths())
        fills = false
        assertEquals(listOf(201f, 201f, 201f), widths())
    }

    @Test
    fun `the two ways to see the map stand alike whichever is chosen`() {
        val offers = listOf(Offer("picture", label("Plaatje")), Offer("list", label("Lijst")))
        var listed by mutableStateOf(false)
        show { Views(offers, listed) {} }
        fun places() = rule.runOnIdle { }.let { listOf("Plaatje", "Lijst").map { tapped(it) } }
        for (letters in listOf(1f, 1.3f, 1.5f, 1.6f, 1.7f, 2f)) {
            for (room in 280..420 step 4) {
                width = room
                text = letters
                listed = false
                val picture = places()
                listed = true
                assertEquals(picture, places(), "$room dp, $letters")
            }
        }
    }

    @Test
    fun `the plus that adds stands out from its plate, also in the dark`() {
        listOf(false, true).forEach { dark ->
            val kind = Kind(dark = dark)
            val plate = render(72, 72, kind) { Surrounded(kind, Around(words)) { Box(Modifier.size(72.dp)) { Plated("add", 72.dp) } } }
            val best = contrast(plate.getRGB(36, 36), plate.getRGB(12, 36))
            assertTrue(best >= 3, "it stands out by $best, dark: $dark")
        }
    }

    @Test
    fun `each name of a talk stands at its own face, and that of a guest at none`() {
        val faces = listOf("rie", "jan").associateWith { pictogram("done") }
        show { Named(listOf("oma Rie", "gast", "opa Jan").map { label(it) }, listOf("rie", null, "jan"), faces) }
        val (rie, guest, jan) = listOf("oma Rie", "gast", "opa Jan").map { bounds(it) }
        assertEquals(listOf(42f, rie.right + 14, guest.right + 14 + 42), listOf(rie.left, guest.left, jan.left))
        width = 140
        assertEquals(listOf(42f, 0f, 42f), listOf("oma Rie", "gast", "opa Jan").map { bounds(it).left })
    }

    /** What a screen of that size shows after a moment. */
    private fun <T> shown(wide: Int, high: Int, content: @Composable () -> Unit, seen: (List<SemanticsNode>) -> T): T {
        val scene = ImageComposeScene(wide, high, Density(1f), content = content)
        return try {
            (0L..2L).forEach { scene.render(it * FRAME).close() }
            seen(scene.semanticsOwners.flatMap { it.getAllSemanticsNodes(mergingEnabled = false) })
        } finally {
            scene.close()
        }
    }

    @Test
    fun `a code is as large as the screen has room for, and all of it is in sight`() {
        fun side(wide: Int, high: Int) = shown(wide, high, {
            Surrounded(Kind(), Around(words)) { Placed(null) { QrCode(ByteArray(100), Modifier.semantics { contentDescription = "code" }) } }
        }) { nodes -> nodes.single { it.config.getOrNull(SemanticsProperties.ContentDescription) == listOf("code") }.size.height }
        assertEquals(listOf(320, 412, 369, 432), listOf(640 to 360, 412 to 860, 1024 to 768, 1280 to 900).map { (wide, high) -> side(wide, high) })
    }

    @Test
    fun `where there is no camera it is said once that the code is typed`() {
        val typed = runBlocking { home.core.joinScreen() }.typed.text
        STATES.filter { it.name in setOf("join-blind", "join-apart") }.forEach { state ->
            val said = OpenState(state).use { open ->
                shown(412, 860, { open.Draw(Kind()) }) { nodes -> nodes.mapNotNull { it.config.getOrNull(Laid)?.invoke()?.layoutInput?.text?.text } }
            }
            assertTrue(said.count { typed in it } <= 1, "${state.name}: $said")
        }
    }

    /** How the map is asked for on a tablet of that size, time after time. */
    private fun asked(wide: Int, high: Int): List<MapLook> {
        val places = Places(checkNotNull(runBlocking { home.core.placesScreen(null) }), "map", {}) {}
        val (looks, read) = mutableListOf<MapLook>() to mutableMapOf<MapLook, MapShown>()
        val scene = ImageComposeScene(wide, high, Density(1f)) {
            Surrounded(Kind(tablet = true), Around(words, places = places)) {
                BoxWithConstraints {
                    val seen = remember { Seen() }
                    val look = mapLook(MapSight(), seen)
                    if (looks.lastOrNull() != look) looks += look
                    MapView(
                        read.getOrPut(look) {
                            runBlocking { MapShown(home.space.mapScreen(look.options), drawing(home.space.mapSvg(look.options, look.theme))) }
                        },
                        MapWays({}, {}), MapSight(), seen,
                    )
                }
            }
        }
        try {
            (0L..5L).forEach { scene.render(it * FRAME).close() }
        } finally {
            scene.close()
        }
        return looks
    }

    @Test
    fun `the map of a tablet is asked once`() {
        val rooms = listOf(1024 to 768, 1180 to 820, 1280 to 800, 1366 to 1024, 1600 to 900)
        fun twice() = rooms.filter { (wide, high) -> asked(wide, high).size > 1 }
        assertEquals(emptyList(), twice())
        // Below the picture stand the rings to open now.
        home.crowd(35)
        assertEquals(emptyList(), twice())
    }
}
