package nl.steunkring.desktop

import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import kotlin.test.assertEquals
import nl.steunkring.core.Label
import org.junit.Assume.assumeNotNull
import org.junit.Test

/** The real voice of a desktop, where it is installed. */
class SpeakerTest {
    private val speaker = DesktopSpeaker.ifThere()
    private val told = LinkedBlockingQueue<String>()

    private fun say(name: String, count: Int, begins: () -> Unit = {}) = speaker?.speak(
        List(count) { Label("oma", "oma", if (it == 0) "nl-NL" else "en", null) },
        {
            told += "$name $it"
            begins()
        },
    ) { told += "$name ends" }

    private fun heard(count: Int) = List(count) { told.poll(1, TimeUnit.MINUTES) }

    @Test
    fun `the voice says one thing after the other and ends once`() {
        assumeNotNull(speaker)
        say("first", 2)
        assertEquals(listOf("first 0", "first 1", "first ends"), heard(3))
        say("second", 1)
        assertEquals(listOf("second 0", "second ends"), heard(2))
    }

    @Test
    fun `who is hushed does not begin with the next`() {
        assumeNotNull(speaker)
        say("first", 3) { speaker?.hush() }
        assertEquals(listOf("first 0", "first ends"), heard(2))
        say("second", 1)
        assertEquals(listOf("second 0", "second ends"), heard(2))
    }
}
