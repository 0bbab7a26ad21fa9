package nl.steunkring.ui

import androidx.compose.ui.test.onRoot
import kotlin.test.assertEquals
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Label
import nl.steunkring.core.MapOptions
import nl.steunkring.core.NewPerson
import nl.steunkring.core.newId
import nl.steunkring.ui.previews.SampleHome
import org.junit.Test

class FlowTest : Tapping() {
    private val words by lazy { runBlocking { home.core.frameScreen() } }
    private val map get() = runBlocking { home.space.mapScreen(MapOptions()) }

    private fun offer(id: String) = runBlocking { home.core.homeScreen() }.spaces.single().offers.single { it.id == id }.label

    private fun toTheMap(platform: Platform = Platform()) {
        user.open(home.core, platform)
        user.tap(offer("map"))
        user.await(map.title)
    }

    @Test
    fun `taps lead from home over the map to a person and back`() {
        toTheMap()
        val person = map.rings.first().people.first()
        val page = runBlocking { home.space.personScreen(person.id, null) }
        user.tap(person.name)
        user.await(page.placeLabel)
        page.story.forEach { user.await(it) }
        user.tap(words.back)
        user.await(map.title)
        user.place(home.core, "home")
        user.await(runBlocking { home.core.homeScreen() }.title)
    }

    @Test
    fun `somebody who is added elsewhere comes onto the map that is shown`() {
        toTheMap()
        runBlocking { home.space.addPerson(newId(), NewPerson("Tante Later", "2", null)) }
        user.await("Tante Later")
    }

    @Test
    fun `the list is heard in the order of the core`() {
        toTheMap()
        val heard = Taps.heard(rule.onRoot(useUnmergedTree = true).fetchSemanticsNode())
        val list = heard.drop(heard.indexOf(map.rings.first().label.spoken))
        val told = map.rings.flatMap { ring ->
            listOf(ring.label.spoken) + ring.people.flatMap { listOfNotNull(it.name, it.sentence, it.notAsked).map { label -> label.spoken } }
        }
        assertEquals(told, list.take(told.size))
    }

    @Test
    fun `whatever can be tapped has a name and is large enough`() {
        user.open(home.core, Platform(speaker = Voice(), exit = {}))
        user.await(offer("map"))
        user.checkTargets(7)
        user.tap(offer("map"))
        user.await(map.title)
        user.checkTargets(2 * SampleHome.PEOPLE.size + 5)
        user.tap(map.rings.first().people.first().name)
        user.await(words.back)
        user.checkTargets(5)
    }

    @Test
    fun `the ear says the screen in the core's order, and a second tap hushes it`() {
        val voice = Voice()
        toTheMap(Platform(speaker = voice))
        user.tap(words.speak)
        assertEquals(map.spoken, voice.said)
        user.tap(words.hush)
        user.await(words.speak)
        assertEquals(emptyList(), voice.said)
    }

    @Test
    fun `without a voice there is no ear, and without a door none to go through`() {
        toTheMap()
        user.gone(words.speak)
        user.gone(words.exit)
    }

    @Test
    fun `who is moved closer is told, and taken back from the bar`() {
        toTheMap()
        val person = map.rings[1].people.first()
        user.tap(person.name)
        val page = runBlocking { home.space.personScreen(person.id, null) }
        user.tap(page.offers.single { it.id == "closer" }.label)
        val inner = map.rings.first().label
        user.until("the core has moved them") { map.rings.first().people.any { it.id == person.id } }
        user.await(runBlocking { home.space.personScreen(person.id, null) }.placeLabel)
        val undo = runBlocking { home.core.undoItem() }
        user.await(checkNotNull(undo).sentence)
        user.tap(undo.offer.label)
        user.gone(undo.sentence)
        user.await(page.placeLabel)
        assertEquals(false, map.rings.first { it.label == inner }.people.any { it.id == person.id })
    }

    @Test
    fun `the settings change the language of every screen`() {
        user.open(home.core)
        user.tap(words.settings)
        val english = runBlocking { home.core.languageScreen() }.levels.single { it.level == "en" }
        user.tap(english.label)
        user.await("Settings")
        val back = runBlocking { home.core.frameScreen() }.back
        user.tap(back)
        user.await(offer("map"))
        assertEquals("en-GB", offer("map").language)
    }

    @Test
    fun `a menu of the device's own leads to the places and does what the bar does`() {
        var entries = emptyList<MenuEntry>()
        user.open(home.core, Platform(menu = { entries = it }))
        user.await(offer("map"))
        assertEquals(listOf("home", "map", "talks", "plan", "settings"), entries.map { it.id })
        rule.runOnUiThread { entries.single { it.id == "map" }.onTap() }
        user.await(map.title)
        user.until("there is a way back") { entries.any { it.id == "back" } }
        rule.runOnUiThread { entries.single { it.id == "back" }.onTap() }
        user.await(runBlocking { home.core.homeScreen() }.title)
        rule.runOnUiThread { entries.single { it.id == "settings" }.onTap() }
        user.await(words.settings)
    }

    @Test
    fun `the legend names each line and arrow`() {
        toTheMap()
        user.tap(map.offers.single { it.id == "legend" }.label)
        val legend = runBlocking { home.space.legendScreen() }
        (legend.lines.map { it.label } + legend.arrows.map { it.label }).forEach { user.await(it) }
    }
}

/** A voice that says nothing aloud and goes on until it is hushed. */
class Voice : Speaker {
    var said: List<Label> = emptyList()

    /** Has it begin with what stands there in what it says. */
    var begins: (Int) -> Unit = {}
        private set

    override fun speak(labels: List<Label>, begins: (Int) -> Unit, done: () -> Unit) {
        said = labels
        this.begins = begins
    }

    override fun hush() {
        said = emptyList()
    }
}
