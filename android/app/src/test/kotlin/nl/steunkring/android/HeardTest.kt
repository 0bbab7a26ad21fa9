package nl.steunkring.android

import kotlin.test.assertEquals
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.MapOptions
import nl.steunkring.core.newId
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What TalkBack reads, in its own order. The window is so high that all of a screen is in sight. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "nl-w411dp-h2400dp-xhdpi")
class HeardTest {
    @get:Rule
    val phone = PhoneRule()

    @Test
    fun `the map is read ring after ring, as the core has it`() {
        val window = phone.open(MainActivity::class.java)
        val (hand, core) = Hand { window } to phone.home(window)
        hand.found(core)
        FIVE.forEach { (who, ring) -> hand.add(core, who, ring) }
        val map = runBlocking { core.only().mapScreen(MapOptions()) }
        hand.tap(map.offers.single { it.id == "list" }.label.spoken)
        map.rings.flatMap { it.people }.forEach { hand.await(it.sentence.spoken) }
        val all = hand.heard()
        val bar = runBlocking { core.bar() }.map { it.label.spoken }
        assertEquals(bar, all.takeLast(bar.size))
        val heard = all.dropLast(bar.size)
        assertEquals(map.title.spoken, heard.first { it == map.title.spoken })
        val list = heard.drop(heard.indexOf(map.rings.first().label.spoken))
        val told = map.rings.flatMap { ring ->
            listOf(ring.label) + ring.people.flatMap { listOfNotNull(it.name, it.sentence, it.notAsked) }
        }.map { it.spoken }
        assertEquals(told, list.take(told.size))
        val rest = list.drop(told.size)
        assertEquals(listOf("legend", "add-person").map { id -> map.offers.single { it.id == id }.label.spoken }, rest.takeLast(2))
        val undo = checkNotNull(runBlocking { core.undoItem() })
        assertEquals(emptySet(), rest.toSet() - map.offers.map { it.label.spoken }.toSet() - listOf(undo.sentence, undo.offer.label).map { it.spoken }.toSet())
    }

    @Test
    fun `home is read from its greeting to what waits, as the core has it`() {
        val window = phone.open(MainActivity::class.java)
        val (hand, core) = Hand { window } to phone.home(window)
        hand.found(core)
        hand.add(core, "grandmother", "1")
        runBlocking { core.only().startNote(newId(), "Oma brengt Testa.") }
        hand.place(core, "home")
        val home = runBlocking { core.homeScreen() }
        hand.await(home.saved.spoken)
        val words = runBlocking { core.frameScreen() }
        val round = listOf(words.settings, words.exit, words.speak).map { it.spoken }
        val space = home.spaces.single()
        val order = listOf("map", "add-person", "talks", "plan", "ask", "who-sees", "more")
        val offers = space.offers.filter { it.id in order }.sortedBy { order.indexOf(it.id) }
        val told = listOf(home.title) + home.help + listOfNotNull(space.name, space.kind, space.news) + space.notice + offers.map { it.label } +
            listOfNotNull(space.talk?.heading, space.talk?.run { today ?: day }, space.talk?.title, home.another) + home.saved +
            runBlocking { core.bar() }.map { it.label }
        assertEquals(told.map { it.spoken }, hand.heard().filter { it !in round })
    }
}
