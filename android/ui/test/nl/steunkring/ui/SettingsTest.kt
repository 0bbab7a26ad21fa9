package nl.steunkring.ui

import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.FrameScreen
import nl.steunkring.core.Label
import nl.steunkring.core.MapOptions
import org.junit.Test

/** What the settings change beside the language. */
class SettingsTest : Tapping() {
    private val words: FrameScreen by lazy { runBlocking { home.core.frameScreen() } }
    private val kept = object : TasteKeeper {
        var taste = Taste()

        override fun load() = taste

        override fun keep(taste: Taste) {
            this.taste = taste
        }
    }

    private fun ears() = rule.onAllNodes(hasClickAction() and hasContentDescription(words.speak.spoken, substring = true)).fetchSemanticsNodes().size

    @Test
    fun `read aloud, each answer has an ear and says itself when it is chosen`() {
        val voice = Voice()
        user.open(home.core, Platform(speaker = voice, taste = kept))
        user.tap(words.settings)
        user.await(words.aloud)
        assertEquals(1, ears())
        user.tap(words.aloud)
        user.until("each answer has an ear") { ears() > 2 }
        assertTrue(kept.taste.aloud)
        user.tap(words.large)
        user.until("it says itself") { voice.said == listOf(words.large) }
        user.checkTargets(8)
        user.tap(words.aloud)
        user.until("they are gone") { ears() == 1 }
    }

    /** What the ear of a row is called. */
    private fun ear(of: Label) = "${of.spoken} ${words.speak.spoken}"

    @Test
    fun `read aloud, each row and tile has an ear that says it and leads nowhere`() {
        val voice = Voice()
        kept.taste = Taste(aloud = true)
        user.open(home.core, Platform(speaker = voice, taste = kept))
        val offers = runBlocking { home.core.homeScreen() }.spaces.single().offers
        user.until("each tile has an ear") { ears() > offers.size }
        user.tap(ear(offers.single { it.id == "talks" }.label))
        user.until("it is said") { voice.said == listOf(offers.single { it.id == "talks" }.label) }
        user.await(runBlocking { home.core.homeScreen() }.title)
        user.place(home.core, "map")
        val map = runBlocking { home.space.mapScreen(MapOptions()) }
        val person = map.rings.first().people.first()
        user.tap(ear(person.name))
        user.until("who and how is said") { voice.said == listOfNotNull(person.name, person.sentence, person.notAsked) }
    }

    @Test
    fun `without a voice nothing is read, and where the network is not counted nothing waits for wifi`() {
        user.open(home.core, Platform(taste = kept))
        user.tap(words.settings)
        user.await(words.large)
        user.gone(words.aloud)
        user.gone(words.wifi)
    }

    @Test
    fun `nothing moves where that was chosen, and does again`() {
        user.open(home.core, Platform(taste = kept))
        user.tap(words.settings)
        user.tap(words.calm)
        user.awaitChosen(words.calm, true)
        assertTrue(kept.taste.calm)
        user.tap(words.calm)
        user.awaitChosen(words.calm, false)
        assertFalse(kept.taste.calm)
    }

    @Test
    fun `sending waits for wifi where that was chosen`() {
        user.open(home.core, Platform(taste = kept, metered = { true }))
        user.tap(words.settings)
        assertFalse(kept.taste.wifi)
        user.tap(words.wifi)
        user.until("it is kept") { kept.taste.wifi }
    }

    @Test
    fun `who made the pictures and the letters is told with their licences`() {
        user.open(home.core)
        user.tap(words.settings)
        user.tap(words.credits)
        runBlocking { home.core.creditsScreen() }.items.forEach {
            user.await(it.what)
            user.await(it.licence)
        }
    }
}
