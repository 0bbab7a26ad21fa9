package nl.steunkring.ui

import androidx.compose.foundation.layout.size
import androidx.compose.runtime.saveable.SaverScope
import androidx.compose.ui.Modifier
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.onAllNodesWithContentDescription
import androidx.compose.ui.unit.dp
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Label
import nl.steunkring.core.MapOptions
import nl.steunkring.ui.map.MapSight
import nl.steunkring.ui.map.Written
import org.junit.Test

/** The ring with the most people of a crowd. */
private const val RING = 2

/** The map as somebody looks at it on a phone. */
class MapTest : Tapping() {
    private val words by lazy { runBlocking { home.core.frameScreen() } }

    private fun map(ring: Int? = null, page: Int = 0) =
        runBlocking { home.space.mapScreen(MapOptions(focus = ring?.toUByte(), page = page.toUInt())) }

    private fun view(id: String) = map().offers.single { it.id == id }.label

    private fun ring(): Label = map().picks.single { it.ring?.toInt() == RING }.label

    private fun toTheMap(platform: Platform = Platform()) {
        open(platform, Modifier.size(412.dp, 760.dp))
        user.await(view("list"))
    }

    private fun open(platform: Platform, room: Modifier) {
        user.open(home.core, platform, within = room)
        user.tap(runBlocking { home.core.homeScreen() }.spaces.single().offers.single { it.id == "map" }.label)
    }

    /** The words in the picture as they are seen, in dp: of people's names, and of those of rings. */
    private fun letters(): Pair<List<Float>, List<Float>> {
        val node = rule.onAllNodes(SemanticsMatcher.keyIsDefined(Written), useUnmergedTree = true).fetchSemanticsNodes().singleOrNull() ?: return none
        val picture = node.config[Written]()
        val factor = node.size.width / picture.size.width
        val rings = map().rings.map { it.label.text }
        val (names, others) = picture.words.partition { it.halo != null }
        return names.map { it.size * factor } to others.filter { it.text in rings }.map { it.size * factor }
    }

    private val none = emptyList<Float>() to emptyList<Float>()

    @Test
    fun `on a tablet what the picture says can be read, and what else can be done is in sight`() {
        open(Platform(), Modifier.size(1024.dp, 768.dp))
        user.until("names have 14 sp and rings 12") {
            val (names, rings) = letters()
            names.size >= map().rings.sumOf { it.people.size } && rings.size == 4 && names.all { it >= 14f } && rings.all { it >= 12f }
        }
        listOf("keep-moment", "tray").forEach { id ->
            val spoken = map().offers.single { it.id == id }.label.spoken
            val node = rule.onNode(hasClickAction() and hasContentDescription(spoken)).fetchSemanticsNode()
            assertEquals(node.size.height.toFloat(), node.boundsInRoot.height, 1f, id)
        }
    }

    private fun isOpen() {
        user.await(assertNotNull(map(RING).after).label)
        user.gone(view("list"))
    }

    private fun isWhole() {
        user.gone(assertNotNull(map(RING).after).label)
        user.await(view("list"))
    }

    @Test
    fun `a ring is opened by its choice below the picture, and the whole map again`() {
        home.crowd(30)
        toTheMap()
        // Its name in the picture comes first.
        user.tap(ring(), 1)
        isOpen()
        user.checkTargets(17 + map().picks.size + 2)
        user.tap(map().picks.last().label)
        isWhole()
    }

    @Test
    fun `a ring is opened by its name in the picture, and left by the way back`() {
        home.crowd(30)
        toTheMap()
        user.tap(ring())
        isOpen()
        user.tap(words.back)
        isWhole()
        user.gone(words.back)
    }

    @Test
    fun `the way back of a device's own menu is that of the screen, and the places are there where the screen has them`() {
        home.crowd(30)
        var entries = emptyList<MenuEntry>()
        toTheMap(Platform(menu = { entries = it }))
        user.tap(ring())
        isOpen()
        rule.runOnUiThread { entries.single { it.id == "back" }.onTap() }
        isWhole()
        user.tap(map().offers.single { it.id == "add-person" }.label)
        user.until("no place leads away from what is filled in") { entries.none { it.id == "plan" } }
    }

    @Test
    fun `the pages of a ring are gone through to and fro, and those of a page have their names`() {
        home.crowd(30)
        toTheMap()
        user.tap(ring(), 1)
        val (one, two) = listOf(0, 1).map { page -> map(RING, page).rings[RING].people.first { it.shown } }
        user.await(one.name)
        user.tap(assertNotNull(map(RING).after).label)
        user.await(two.name)
        user.gone(one.name)
        user.tap(assertNotNull(map(RING, 1).before).label)
        user.await(one.name)
        user.tap(one.name)
        user.await(runBlocking { home.space.personScreen(one.id, null) }.placeLabel)
        user.tap(words.back)
        user.await(one.name)
    }

    @Test
    fun `the list stands there instead of the picture, and still does after a look at somebody`() {
        toTheMap()
        val person = map().rings.first().people.first()
        user.gone(person.sentence)
        user.tap(view("list"))
        user.await(person.sentence)
        user.tap(person.name)
        user.await(runBlocking { home.space.personScreen(person.id, null) }.placeLabel)
        user.tap(words.back)
        user.await(person.sentence)
        user.tap(view("picture"))
        user.gone(person.sentence)
    }

    @Test
    fun `of many people one is chosen first, and then opened`() {
        home.crowd(20)
        toTheMap()
        val person = map().rings.first().people.first()
        user.tap(person.name)
        user.until("what is said of the person is in sight") {
            rule.onAllNodesWithContentDescription(person.sentence.spoken).fetchSemanticsNodes().any { it.boundsInRoot.height >= it.size.height - 1 }
        }
        user.tap(person.name, 1)
        user.await(runBlocking { home.space.personScreen(person.id, null) }.placeLabel)
        user.tap(words.back)
        user.await(person.sentence)
        // A second tap on the face leads there too.
        user.tap(person.name)
        user.await(runBlocking { home.space.personScreen(person.id, null) }.placeLabel)
    }

    @Test
    fun `where names fit, a tap on a face leads to the page at once`() {
        toTheMap()
        assertEquals(emptyList(), map().picks)
        val person = map().rings.first().people.first()
        user.tap(person.name)
        user.await(runBlocking { home.space.personScreen(person.id, null) }.placeLabel)
    }

    @Test
    fun `what was looked at is there again after the app was ended`() {
        val (way, sight) = Way.Map("een") to MapSight(ring = RING, page = 1)
        val ways = Ways().apply {
            to(way)
            maps["een"] = sight
        }
        val kept = with(Ways.KEPT) { SaverScope { true }.save(ways) }
        val again = assertNotNull(Ways.KEPT.restore(assertNotNull(kept)))
        assertEquals(way, again.here)
        assertEquals(mapOf("een" to sight), again.maps.toMap())
        assertNull(Ways.KEPT.restore(byteArrayOf(1, 2, 3)), "what cannot be read is passed over")
    }
}
