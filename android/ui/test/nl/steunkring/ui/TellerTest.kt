package nl.steunkring.ui

import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Asking
import nl.steunkring.core.MapOptions
import org.junit.Rule
import org.junit.Test

/** One phone writes down what another tells, beside what its own person tells. */
class TellerTest : Tapping() {
    @get:Rule(order = 0)
    val other = OtherHome()

    private val space get() = home.space
    private val people by lazy { runBlocking { space.mapScreen(MapOptions()) }.rings.flatMap { it.people } }
    private val teller by lazy { people[0] }
    private val about by lazy { people[2] }
    private val asking by lazy { Asking(person = about.id, respondent = teller.id) }

    /** Where somebody stands, as one tells it. */
    private fun ring(respondent: String?) = runBlocking { space.mapScreen(MapOptions(respondent = respondent)) }
        .rings.single { ring -> ring.people.any { it.id == about.id } }.label.text

    private fun question() = runBlocking { space.ask(asking) }

    private fun page() = runBlocking { space.personScreen(about.id, teller.id) }

    private fun toTheirMap() {
        runBlocking { space.answer(asking, "ring/1") }
        user.open(home.core)
        user.place(home.core, "map")
        user.tap(runBlocking { space.mapScreen(MapOptions()) }.offers.single { it.id == "respondent" }.label)
        user.tap(runBlocking { space.tellersScreen(null) }.people.single { it.id == teller.id }.label)
        user.await(runBlocking { space.mapScreen(MapOptions(respondent = teller.id)) }.respondent)
    }

    private fun toTheirQuestion(question: String) {
        toTheirMap()
        runBlocking { space.askAt(asking, question) }
        user.tap(about.name)
        user.await(page().seenBy)
        user.tap(page().offers.single { it.id == "ask" }.label)
        user.await(question().title)
    }

    @Test
    fun `what another answers stands in that one's view, and one's own stays as it was`() {
        val own = ring(null)
        toTheirQuestion("ring")
        user.await(question().respondent)
        val third = question().rows.flatMap { it.choices }.single { it.id == "ring/3" }
        user.tap(third.label)
        user.until("it is written") { ring(teller.id) == third.label.text }
        assertEquals(own, ring(null))
        assertTrue(own != ring(teller.id))
        val compared = runBlocking { space.compareScreen(space.ego(), space.me(), teller.id) }
        assertTrue(compared.different.rows.any { it.alter == about.id })
    }

    @Test
    fun `how one fills in for another is said once, and kept`() {
        toTheirQuestion("ring")
        val how = question().how
        assertEquals(listOf(true, false), how.map { it.chosen })
        user.tap(how[1].label)
        user.until("it is kept") { runBlocking { space.fillingIn(teller.id) } == how[1].method }
        user.tap(question().rows.flatMap { it.choices }.single { it.id == "ring/2" }.label)
        user.until("it is written") { question().rows.flatMap { it.choices }.single { it.id == "ring/2" }.chosen }
        assertEquals(listOf(false, true), question().how.map { it.chosen })
        user.tap(question().offers.single { it.id == "later" }.label)
        user.await(assertNotNull(page().method))
        // The same is offered from Home, for the same teller.
        user.place(home.core, "home")
        val left = assertNotNull(runBlocking { home.core.homeScreen() }.spaces.single().goOn)
        assertEquals(teller.id, left.respondent)
        user.tap(left.offer.label)
        user.await(question().title)
        user.await(question().how[1].label)
    }

    @Test
    fun `who is moved on another's map is moved there alone`() {
        val own = ring(null)
        toTheirMap()
        val before = ring(teller.id)
        user.tap(about.name)
        user.tap(page().offers.single { it.id == "further" }.label)
        user.until("it is moved") { ring(teller.id) != before }
        assertEquals(own, ring(null))
    }

    @Test
    fun `who knows whom is told as the one tells it whose map is shown`() {
        toTheirMap()
        user.place(home.core, "home")
        user.tap(runBlocking { home.core.homeScreen() }.spaces.single().offers.single { it.id == "more" }.label)
        user.tap(runBlocking { space.moreScreen() }.offers.single { it.id == "knows" }.label)
        val knows = { of: String -> runBlocking { space.knowsScreenIn(space.ego(), of) } }
        user.await(knows(teller.id).seenBy)
        val one = knows(teller.id).people.first()
        user.tap(one.label)
        val row = runBlocking { space.personScreen(one.id, teller.id) }.knows.first()
        user.tap(row.choices.first().label)
        user.until("it is told") { knows(teller.id).pairs.size == 1 }
        assertEquals(emptyList(), knows(space.me()).pairs)
    }

    @Test
    fun `one's own questions ask nothing of how`() {
        user.open(home.core)
        user.place(home.core, "map")
        user.tap(about.name)
        user.tap(runBlocking { space.personScreen(about.id, null) }.offers.single { it.id == "ask" }.label)
        val own = runBlocking { space.ask(Asking(person = about.id)) }
        assertEquals(emptyList(), own.how)
        user.await(own.title)
        user.gone(own.respondent)
    }

    @Test
    fun `who came in says which person of the map they are, and takes it back`() {
        val theirs = other.enter(space)
        fun me() = runBlocking { other.core.space(theirs.id()).me() }
        val before = me()
        val offered = runBlocking { theirs.personScreen(about.id, null) }.offers.single { it.id == "me" }.label
        user.open(other.core)
        user.place(other.core, "map")
        user.tap(about.name)
        user.tap(offered)
        user.until("it is said") { me() == about.id }
        val undo = assertNotNull(runBlocking { other.core.undoItem() })
        user.await(undo.sentence)
        user.tap(undo.offer.label)
        user.until("it is taken back") { me() == before }
    }
}
