package nl.steunkring.ui

import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasContentDescription
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Asking
import nl.steunkring.core.Label
import nl.steunkring.core.MapOptions
import nl.steunkring.core.NewPerson
import nl.steunkring.core.QuestionScreen
import nl.steunkring.core.newId
import org.junit.Test

class AskTest : Tapping() {
    private val person by lazy { runBlocking { home.space.mapScreen(MapOptions()) }.rings.first().people.first() }
    private val asking by lazy { Asking(person = person.id) }

    private fun now(): QuestionScreen = runBlocking { home.space.ask(asking) }

    private fun offer(id: String) = now().offers.single { it.id == id }.label

    private fun begin() {
        val page = runBlocking { home.space.personScreen(person.id, null) }
        user.open(home.core)
        user.tap(runBlocking { home.core.homeScreen() }.spaces.single().offers.single { it.id == "map" }.label)
        user.tap(person.name)
        user.tap(page.offers.single { it.id == "ask" }.label)
        user.await(now().title)
    }

    @Test
    fun `an answer stands at once, goes back with undo, and back and on lose nothing`() {
        begin()
        val first = now()
        val choice = first.rows.first().choices.first()
        user.checkTargets(first.rows.sumOf { it.choices.size } + 3)
        user.tap(choice.label)
        user.until("it is chosen") { now().rows.first().choices.first().chosen }
        val undo = assertNotNull(runBlocking { home.core.undoItem() })
        user.tap(undo.offer.label)
        user.until("it is taken back") { now().rows.first().choices.none { it.chosen } }
        user.tap(choice.label)
        user.until("it is chosen again") { now().rows.first().choices.first().chosen }
        user.tap(offer("next"))
        val second = now()
        assertTrue(second.question != first.question)
        user.await(second.title)
        user.tap(offer("back"))
        user.await(first.title)
        assertTrue(now().rows.first().choices.first().chosen)
    }

    @Test
    fun `the questions about somebody end with who comes next`() {
        runBlocking { home.space.addPerson(newId(), NewPerson("Tante Nieuw", null, null)) }
        begin()
        var asked = 0
        while (now().question != null) {
            val screen = now()
            val choice = screen.rows.firstOrNull()?.choices?.firstOrNull()
            if (choice != null && asked % 2 == 0) {
                user.tap(choice.label)
                user.until("${choice.id} is chosen") { now().rows.first().choices.first().chosen }
            }
            val on = now().offers.first { it.id == "next" || it.id == "skip" }.label
            user.tap(on)
            user.until("${screen.question} is left") { now().question != screen.question }
            user.await(now().title)
            asked++
        }
        assertTrue(asked > 5, "only $asked questions")
        val next = assertNotNull(now().next)
        user.tap(next.name)
        val other = runBlocking { home.space.ask(Asking(person = next.person)) }
        user.await(other.title)
        assertEquals(next.person, other.person)
    }

    @Test
    fun `answers that each stand by themselves are switches, and of others one stands`() {
        runBlocking { home.space.askAt(asking, "modes") }
        begin()
        val modes = now().rows.single()
        assertTrue(modes.several)
        user.await(modes.choices.first().label)
        val switch = SemanticsMatcher.expectValue(SemanticsProperties.Role, Role.Switch)
        fun isSwitch(label: Label) = rule.onAllNodes(switch and hasContentDescription(label.spoken)).fetchSemanticsNodes().isNotEmpty()
        modes.choices.forEach { assertTrue(isSwitch(it.label), it.id) }
        runBlocking { home.space.askAt(asking, "contact") }
        val contact = now().rows.single()
        assertTrue(!contact.several && contact.choices.isNotEmpty())
    }

    @Test
    fun `who stops is asked on from home`() {
        begin()
        user.tap(offer("skip"))
        val left = now()
        user.await(left.title)
        user.tap(offer("later"))
        val back = runBlocking { home.core.frameScreen() }.back
        user.tap(back)
        user.place(home.core, "home")
        val goOn = assertNotNull(runBlocking { home.core.homeScreen() }.spaces.single().goOn)
        user.tap(goOn.offer.label)
        user.await(left.title)
    }
}
