package nl.steunkring.android

import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Asking
import nl.steunkring.core.Core
import nl.steunkring.core.MapOptions
import nl.steunkring.core.newId
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** The system ends an app that is out of sight; who comes back finds it as it was left. */
@RunWith(RobolectricTestRunner::class)
class AgainTest {
    @get:Rule
    val phone = PhoneRule()

    // Both spaces of Home are in sight.
    @Test
    @Config(qualifiers = "nl-w411dp-h2400dp-xhdpi")
    fun `who comes back to a place of the bar is there, and the bar leads to the same space`() {
        val first = phone.open(MainActivity::class.java)
        var (hand, core) = Hand { first } to phone.home(first)
        hand.found(core)
        val other = runBlocking { core.found("family_map", "Bij oma", "Testa") }
        hand.place(core, "home")
        hand.tap(runBlocking { core.homeScreen() }.spaces[1].offers.single { it.id == "plan" }.label.spoken, 1)
        val plan = runBlocking { other.planScreen() }
        hand.await(plan.help.spoken)
        phone.leave(first)

        val kept = phone.kill(first)
        val second = phone.open(MainActivity::class.java, kept)
        hand = Hand { second }
        core = phone.home(second)
        hand.await(plan.help.spoken)
        hand.place(core, "home")
        hand.await(runBlocking { core.homeScreen() }.title.spoken)
        runBlocking { core.space(other.id()).startNote(newId(), "Oma brengt Testa.") }
        hand.place(core, "talks")
        hand.await(runBlocking { core.space(other.id()).notesScreen() }.items.single().title.spoken)
    }

    @Test
    fun `who comes back in the middle of the questions goes on at the same one, and back leads the same way`() {
        val first = phone.open(MainActivity::class.java)
        var (hand, core) = Hand { first } to phone.home(first)
        hand.found(core)
        hand.add(core, "grandmother", "1")
        val person = runBlocking { core.only().mapScreen(MapOptions()) }.rings.first().people.single()
        val asking = Asking(person = person.id)
        fun now(of: Core) = runBlocking { of.only().ask(asking) }
        hand.tap(person.name.spoken)
        hand.tap(runBlocking { core.only().personScreen(person.id, null) }.offers.single { it.id == "ask" }.label.spoken)
        val begun = now(core)
        hand.tap(begun.rows.first().choices.first().label.spoken)
        hand.until("the answer is chosen") { now(core).rows.first().choices.first().chosen }
        hand.tap(now(core).offers.single { it.id == "next" }.label.spoken)
        val left = now(core)
        assertTrue(left.question != begun.question)
        hand.await(left.title.spoken)
        phone.leave(first)

        val kept = phone.kill(first)
        val second = phone.open(MainActivity::class.java, kept)
        hand = Hand { second }
        core = phone.home(second)
        assertEquals(left.question, now(core).question)
        hand.await(left.title.spoken)
        hand.tap(left.offers.single { it.id == "back" }.label.spoken)
        hand.await(begun.title.spoken)
        assertTrue(now(core).rows.first().choices.first().chosen)
        hand.tap(now(core).offers.single { it.id == "next" }.label.spoken)
        hand.await(left.title.spoken)
        val later = now(core).offers.single { it.id == "later" }.label.spoken
        hand.tap(later)
        // The page tells of the question too, and offers no later.
        hand.gone(later)
        hand.await(runBlocking { core.only().personScreen(person.id, null) }.placeLabel.spoken)
        hand.tap(runBlocking { core.frameScreen() }.back.spoken)
        hand.await(runBlocking { core.only().mapScreen(MapOptions()) }.title.spoken)
    }

    @Test
    fun `who comes back to the circle of a child finds it, with who was taken into it by a tap`() {
        val first = phone.open(MainActivity::class.java)
        var (hand, core) = Hand { first } to phone.home(first)
        hand.found(core)
        hand.add(core, "grandmother", "1")
        val child = newId()
        fun map(ego: String?) = runBlocking { core.only().mapScreen(MapOptions(ego = ego)) }
        fun offer(ego: String?, id: String) = map(ego).offers.single { it.id == id }.label.spoken
        runBlocking { core.only().run("""{"add_person":{"id":"$child","name":"Yara","changes":[{"in_family":true}],"tie":null}}""") }
        val grandmother = map(null).rings.first().people.single()
        hand.tap(offer(null, "whose"))
        hand.tap("Yara")
        hand.tap(offer(child, "add-person"))
        hand.tap(grandmother.name.spoken)
        hand.until("she stands in it") { map(child).waiting.size == 1 }
        hand.gone(runBlocking { core.only().addScreen(child) }.title.spoken)
        hand.await(map(child).title.spoken)
        phone.leave(first)

        val kept = phone.kill(first)
        val second = phone.open(MainActivity::class.java, kept)
        hand = Hand { second }
        core = phone.home(second)
        hand.await(map(child).title.spoken)
        hand.await(grandmother.name.spoken)
        assertEquals(listOf(grandmother.id), map(null).rings.first().people.map { it.id })
    }
}
