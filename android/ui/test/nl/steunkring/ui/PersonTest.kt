package nl.steunkring.ui

import kotlin.test.assertEquals
import kotlin.test.assertNotEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Asking
import nl.steunkring.core.MapOptions
import nl.steunkring.core.TellScreen
import nl.steunkring.core.NewStep
import nl.steunkring.core.PersonScreen
import nl.steunkring.core.newId
import org.junit.Test

/** Somebody's page, what is known of that person and words to send. */
class PersonTest : Tapping() {
    private val oma by lazy { runBlocking { home.space.mapScreen(MapOptions()) }.rings.first().people.first() }
    private val page: PersonScreen get() = runBlocking { home.space.personScreen(oma.id, null) }
    private val edit get() = runBlocking { home.space.editScreen(oma.id) }

    private fun toThePage(platform: Platform = Platform()) {
        user.open(home.core, platform)
        user.tap(runBlocking { home.core.homeScreen() }.spaces.single().offers.single { it.id == "map" }.label)
        user.tap(oma.name)
        user.await(page.placeLabel)
    }

    private fun offer(id: String) = page.offers.single { it.id == id }.label

    @Test
    fun `a name is changed, kept on the way back too, and taken back`() {
        toThePage()
        user.tap(offer("edit"))
        user.type(edit.ask, "Lieve ")
        user.tap(runBlocking { home.core.frameScreen() }.back)
        user.until("the name is another") { page.name.text != oma.name.text }
        assertTrue(page.name.text.contains("Lieve"))
        user.await(page.name)
        val undo = assertNotNull(runBlocking { home.core.undoItem() })
        user.tap(undo.offer.label)
        user.until("the name is the first") { page.name == oma.name }
        user.await(oma.name)
        user.tap(assertNotNull(runBlocking { home.core.redoItem() }).offer.label)
        user.until("it is the other again") { page.name.text.contains("Lieve") }
        user.await(assertNotNull(runBlocking { home.core.undoItem() }).sentence)
    }

    @Test
    fun `a name that is typed is kept on the way to the face, and what another wrote meanwhile stands where nothing was typed`() {
        toThePage()
        user.tap(offer("edit"))
        user.await(edit.ask)
        runBlocking { home.space.callPerson(oma.id, "Oma Later") }
        user.awaitText("Oma Later")
        user.tap(runBlocking { home.core.frameScreen() }.back)
        user.await("Oma Later")
        user.tap(offer("edit"))
        user.type(edit.ask, "Lieve ")
        user.tap(edit.offers.single { it.id == "face" }.label)
        user.until("the name is kept") { page.name.text.contains("Lieve") }
        user.await(runBlocking { home.space.faceScreen(oma.id, null) }.title)
    }

    @Test
    fun `an answer is given by a tap and taken back by a second, and what somebody is good at stands on the page`() {
        toThePage()
        user.tap(offer("edit"))
        val age = edit.rows[1].choices.last()
        user.tap(age.label)
        user.awaitChosen(age.label, true)
        user.tap(age.label)
        user.until("it is no more") { edit.rows[1].choices.none { it.chosen } }
        user.type(edit.strengths, "Soep koken")
        user.tap(edit.offers.single { it.id == "add" }.label)
        user.until("it is told") { edit.told.size == 1 }
        user.tap(edit.offers.single { it.id == "done" }.label)
        page.strengths.forEach { user.await(it) }
        assertEquals("Soep koken", page.strengths.last().text)
    }

    @Test
    fun `a face is put together part by part, and the first one comes back`() {
        fun face(part: String?) = runBlocking { home.space.faceScreen(oma.id, part) }
        val before = face(null).face
        toThePage()
        user.tap(offer("edit"))
        user.tap(edit.offers.single { it.id == "face" }.label)
        user.await(face(null).title)
        user.tap(face(null).choices.single { "headscarf" in it.id }.label)
        user.until("a headscarf is worn") { "headscarf" in face(null).face }
        user.tap(face(null).parts.single { it.id == "cover" }.label)
        val other = face("cover").choices.first { !it.chosen }
        user.tap(other.label)
        user.until("of another colour") { face("cover").face == other.id }
        assertNotEquals(before, face(null).face)
        user.tap(assertNotNull(face(null).first).label)
        user.until("it is the first") { face(null).face == before }
        assertNull(face(null).first)
        user.tap(runBlocking { home.core.frameScreen() }.done)
        user.await(edit.ask)
    }

    /** To what is told of this person and another, from the page. */
    private fun toTell(offered: String, screen: TellScreen, other: String) {
        toThePage()
        user.tap(offer("edit"))
        user.tap(edit.offers.single { it.id == offered }.label)
        user.tap(screen.people.single { it.id == other }.label)
    }

    private fun backToThePage() {
        val back = runBlocking { home.core.frameScreen() }.back
        user.tap(back)
        user.await(edit.ask)
        user.tap(back)
    }

    @Test
    fun `whose family somebody is, is told by taps and stands on the page`() {
        val other = runBlocking { home.space.mapScreen(MapOptions()) }.rings[1].people.first()
        fun kin(other: String?) = runBlocking { home.space.kinScreen(oma.id, other) }
        toTell("kin", kin(null), other.id)
        val parent = kin(other.id).rows.first().choices.first()
        user.tap(parent.label)
        user.awaitChosen(parent.label, true)
        backToThePage()
        user.await(page.kin.single().sentence)
        assertEquals(other.id, page.kin.single().person)
    }

    @Test
    fun `what somebody does for another is told by taps, with the answer to the question`() {
        val other = runBlocking { home.space.mapScreen(MapOptions()) }.rings[1].people.first()
        fun roles(whom: String?) = runBlocking { home.space.rolesScreen(oma.id, whom) }
        toTell("roles", roles(null), other.id)
        val minder = roles(other.id).rows.single().choices.single { it.id == "role/oppas" }
        user.tap(minder.label)
        user.until("it is told") { page.roles.isNotEmpty() }
        val yes = roles(other.id).rows.last().choices.first()
        user.tap(yes.label)
        user.awaitChosen(yes.label, true)
        backToThePage()
        user.await(page.roles.single().sentence)
        assertEquals("Zegt ja", page.roles.single().answers.first().value.text)
    }

    @Test
    fun `a language is told by a tap and taken back by a second`() {
        fun languages() = runBlocking { home.space.languagesScreen(oma.id) }.rows.single().choices
        toThePage()
        user.tap(offer("edit"))
        user.type(edit.ask, "Lieve ")
        user.tap(edit.offers.single { it.id == "languages" }.label)
        val first = languages().first()
        user.tap(first.label)
        user.awaitChosen(first.label, true)
        assertTrue(page.name.text.contains("Lieve"), "a name that was typed is kept")
        user.tap(first.label)
        user.until("it is no more") { languages().none { it.chosen } }
    }

    @Test
    fun `an answer on the page leads to its question`() {
        runBlocking { home.space.answer(Asking(person = oma.id), "get/praktisch/vaak") }
        toThePage()
        val answered = page.answers.single { it.question == "get" }
        user.tap(answered.title)
        user.await(runBlocking { home.space.ask(Asking(person = oma.id)) }.title)
        assertEquals("get", runBlocking { home.space.ask(Asking(person = oma.id)) }.question)
    }

    @Test
    fun `a step and a talk of somebody are reached from the page`() {
        val talk = newId()
        runBlocking {
            home.space.planStep(newId(), NewStep("Bed klaar om 8 uur", oma.id))
            home.space.startNote(talk, "Gepraat.")
            home.space.nameTalk(talk, "Koffie")
            home.space.attend(talk, oma.id, true)
        }
        toThePage()
        user.tap(page.steps.single().text)
        user.await(runBlocking { home.space.stepScreen(page.steps.single().id) }.step.text)
        user.tap(runBlocking { home.core.frameScreen() }.back)
        user.tap(page.talks.single().title)
        user.await(runBlocking { home.space.writingScreen(talk) }.name)
    }

    @Test
    fun `words for somebody go to what the platform shares with, and without that are only read`() {
        val shared = mutableListOf<String>()
        toThePage(Platform(share = { shared += it }))
        user.tap(offer("tell-them"))
        val reach = runBlocking { home.space.reachScreen(oma.id, null) }
        user.await(reach.title)
        user.tap(reach.share, 0)
        user.tap(reach.share, 1)
        user.until("both are given on") { shared.size == 2 }
        assertEquals(reach.messages.take(2).map { it.text.text }, shared)
    }

    @Test
    fun `where nothing can be shared no words for it are offered`() {
        toThePage()
        user.gone(offer("tell-them"))
        user.gone(offer("ask-for-help"))
    }
}
