package nl.steunkring.ui

import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTextInputSelection
import androidx.compose.ui.text.TextRange
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.LongJob
import nl.steunkring.core.SeatKind
import nl.steunkring.core.Splice
import nl.steunkring.core.Typed
import nl.steunkring.core.newId
import nl.steunkring.ui.talk.splice
import org.junit.Test

/** Longer than any screen takes to arrive. */
private const val FRAMES = 40

class NoteTest : Tapping() {
    private val talk = newId()

    private fun openTalk() {
        user.open(home.core)
        user.tap(runBlocking { home.core.homeScreen() }.spaces.single().offers.single { it.id == "talks" }.label)
        val title = runBlocking { home.space.notesScreen() }.items.single().title
        user.tap(title)
    }

    private val writing get() = runBlocking { home.space.writingScreen(talk) }
    private val note get() = runBlocking { home.space.noteScreen(talk) }

    private fun page() = rule.onNode(hasSetTextAction() and hasContentDescription(writing.placeholder.spoken))

    private fun stands() = page().fetchSemanticsNode().config[SemanticsProperties.EditableText].text

    private fun caret() = page().fetchSemanticsNode().config[SemanticsProperties.TextSelectionRange]

    @Test
    fun `what others write comes in while somebody types, and the caret stays at its letter`() {
        runBlocking { home.space.startNote(talk, "Oma brengt Testa.") }
        val theirs = home.letIn(SeatKind.EDITOR, "Iris Test")
        openTalk()
        user.until("the note stands there") {
            rule.onAllNodes(hasContentDescription(writing.placeholder.spoken) and hasSetTextAction()).fetchSemanticsNodes().isNotEmpty()
        }
        page().performTextInputSelection(TextRange(3))
        page().performTextInput(" Proef")
        user.until("it is kept") { note.body == "Oma Proef brengt Testa." }
        runBlocking {
            val editor = theirs.openEditor(talk)
            val splices = listOf(Splice(17u, 0u, " Dat is fijn."), Splice(0u, 0u, "Op maandag: "))
            editor.edit(Typed(splices, 0u, 0u, false, editor.opened().answer))
            editor.close()
            home.space.takeIn(theirs.bundle(), LongJob())
        }
        user.until("theirs has come") { stands().startsWith("Op maandag") }
        assertEquals("Op maandag: Oma Proef brengt Testa. Dat is fijn.", stands())
        assertEquals(TextRange("Op maandag: Oma Proef".length), caret())
        page().performTextInput("persoon")
        val both = "Op maandag: Oma Proefpersoon brengt Testa. Dat is fijn."
        user.until("typing goes on where it was") { stands() == both && note.body == both }
        user.tap(note.offers.single { it.id == "done" }.label)
        runBlocking { theirs.takeIn(home.space.bundle(), LongJob()) }
        assertEquals(both, runBlocking { theirs.noteScreen(talk) }.body)
    }

    /** Where all that is said stands from above, and how high it is. */
    private fun heights() = rule
        .onAllNodes(SemanticsMatcher.keyIsDefined(SemanticsProperties.ContentDescription), useUnmergedTree = true)
        .fetchSemanticsNodes()
        .map { Triple(it.config[SemanticsProperties.ContentDescription], it.positionInRoot.y, it.size.height) }

    @Test
    fun `all of a talk is there from the first frame on, and nothing pushes it away later`() {
        runBlocking { home.space.startNote(talk, "Oma brengt Testa.") }
        user.open(home.core)
        user.tap(runBlocking { home.core.homeScreen() }.spaces.single().offers.single { it.id == "talks" }.label)
        val title = runBlocking { home.space.notesScreen() }.items.single().title
        user.await(title)
        val day = runBlocking { home.space.daysScreen(0, null) }.offers.single { it.id == "none" }.label
        val (asks, chosen) = listOf(writing.`when`, day).map { hasContentDescription(it.spoken) }
        val (question, button) = { rule.onAllNodes(asks).fetchSemanticsNodes().size } to { rule.onAllNodes(chosen).fetchSemanticsNodes().size }
        rule.waitForIdle()
        rule.mainClock.autoAdvance = false
        rule.onAllNodes(hasContentDescription(title.spoken)).onFirst().performClick()
        user.until("the note stands there") {
            rule.mainClock.advanceTimeByFrame()
            rule.onAllNodes(hasContentDescription(writing.placeholder.spoken) and hasSetTextAction()).fetchSemanticsNodes().isNotEmpty()
        }
        assertEquals(1 to 1, question() to button())
        val first = heights()
        repeat(FRAMES) {
            rule.mainClock.advanceTimeByFrame()
            assertEquals(first, heights())
        }
        rule.mainClock.autoAdvance = true
    }

    @Test
    fun `an edit that is refused says so, and the talk can be written in again`() {
        runBlocking { home.space.startNote(talk, "Oma") }
        openTalk()
        user.until("the note stands there") {
            rule.onAllNodes(hasContentDescription(writing.placeholder.spoken) and hasSetTextAction()).fetchSemanticsNodes().isNotEmpty()
        }
        // Whoever opens the talk anew has the editor that counts.
        val elsewhere = runBlocking { home.space.openEditor(talk) }
        runBlocking { elsewhere.edit(Typed(listOf(Splice(3u, 0u, " Proef")), 0u, 0u, false, elsewhere.opened().answer)) }
        page().performTextInputSelection(TextRange(3))
        page().performTextInput(" weg")
        user.await(runBlocking { home.core.frameScreen() }.close)
        user.until("what stands in the talk is there") { stands() == note.body }
        page().performTextInputSelection(TextRange(0))
        page().performTextInput("Hoi ")
        user.until("it is kept") { note.body.startsWith("Hoi Oma Proef") }
    }

    @Test
    fun `a talk gets its day from the days of the core, and loses it again`() {
        runBlocking { home.space.startNote(talk, "") }
        openTalk()
        val days = runBlocking { home.space.daysScreen(0, null) }
        val none = days.offers.single { it.id == "none" }.label
        user.tap(none)
        user.tap(days.offers.single { it.id == "later" }.label)
        val later = runBlocking { home.space.daysScreen(1, null) }.days.first()
        user.tap(later.label)
        user.until("it has its day") { note.item.day == later.id }
        user.tap(later.label)
        user.tap(none)
        user.until("it has none") { note.item.day == null }
    }

    @Test
    fun `what is typed right before one leaves is kept`() {
        runBlocking { home.space.startNote(talk, "Oma") }
        openTalk()
        user.until("the note stands there") {
            rule.onAllNodes(hasContentDescription(writing.placeholder.spoken) and hasSetTextAction()).fetchSemanticsNodes().isNotEmpty()
        }
        val done = note.offers.single { it.id == "done" }.label
        page().performTextInputSelection(TextRange(3))
        " brengt".forEach { page().performTextInput(it.toString()) }
        rule.mainClock.autoAdvance = false
        page().performTextInput(" Testa")
        user.tap(done)
        rule.mainClock.autoAdvance = true
        user.await(runBlocking { home.space.notesScreen() }.title)
        user.until("all of it is kept") { note.body == "Oma brengt Testa" }
    }

    @Test
    fun `who is there, what was decided and who does what are told by taps`() {
        runBlocking { home.space.startNote(talk, "") }
        openTalk()
        val first = writing.people.first()
        user.tap(first.name)
        user.until("they are there") { writing.people.first().present }
        user.awaitChosen(first.name, true)
        user.tap(assertNotNull(runBlocking { home.core.undoItem() }).offer.label)
        user.until("they are not") { !writing.people.first().present }
        user.awaitChosen(first.name, false)
        user.tap(first.name)
        user.until("they are there again") { writing.people.first().present }
        user.type(note.decisionsTitle, "Samen eten op vrijdag")
        user.tap(writing.add)
        user.await("Samen eten op vrijdag")
        user.tap(writing.add, at = 1)
        user.await("${runBlocking { home.core.frameScreen() }.needed.spoken} ${writing.step.spoken}")
        user.type(writing.step, "Boodschappen doen")
        user.tap(writing.people[1].name, at = 1)
        user.tap(writing.add, at = 1)
        user.await("Boodschappen doen")
        assertEquals(listOf("Samen eten op vrijdag"), note.decisions.map { it.text })
        assertEquals(listOf("Boodschappen doen" to writing.people[1].name.text), note.actions.map { it.text.text to it.owner?.text })
        user.checkTargets(15)
    }

    @Test
    fun `a new talk is begun once and named`() {
        user.open(home.core)
        user.tap(runBlocking { home.core.homeScreen() }.spaces.single().offers.single { it.id == "talks" }.label)
        val talks = runBlocking { home.space.notesScreen() }
        user.tap(talks.offers.single { it.id == "add" }.label)
        user.until("it is begun") { runBlocking { home.space.notesScreen() }.items.size == 1 }
        val begun = runBlocking { home.space.notesScreen() }.items.single().document
        val asks = runBlocking { home.space.writingScreen(begun) }
        user.gone(asks.keep)
        user.type(asks.name, "Praten met Testa")
        user.tap(asks.keep)
        user.until("it is called so") { runBlocking { home.space.notesScreen() }.items.single().title.text == "Praten met Testa" }
        // What stands there is kept: no button that would do nothing.
        user.gone(asks.keep)
    }

    @Test
    fun `one change makes a text the other, and no sign is taken apart`() {
        assertNull(splice("gelijk", "gelijk"))
        assertEquals(Splice(2u, 1u, "n"), splice("aab", "aan"))
        assertEquals(Splice(2u, 0u, "a"), splice("aa", "aaa"))
        assertEquals(Splice(0u, 3u, ""), splice("weg", ""))
        assertEquals(Splice(1u, 2u, "\uD83D\uDE00"), splice("a\uD83D\uDE01", "a\uD83D\uDE00"))
    }
}
