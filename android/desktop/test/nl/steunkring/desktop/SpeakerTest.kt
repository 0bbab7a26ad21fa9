package nl.steunkring.desktop

import java.util.concurrent.CompletableFuture
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue
import nl.steunkring.core.Label
import org.junit.Assume.assumeNotNull
import org.junit.Test

/** The real voice of a desktop, where it is installed. */
class SpeakerTest {
    private val speaker = DesktopSpeaker.ifThere()

    private fun label(text: String, language: String) = Label(text, text, language, null)

    @Test
    fun `the voice says one thing after the other and ends once`() {
        assumeNotNull(speaker)
        val begun = LinkedBlockingQueue<Int>()
        val ended = CompletableFuture<Unit>()
        speaker?.speak(listOf(label("oma", "nl-NL"), label("grandmother", "en")), { begun += it }) { assertTrue(ended.complete(Unit)) }
        ended.get(1, TimeUnit.MINUTES)
        assertEquals(listOf(0, 1), begun.toList())
    }

    @Test
    fun `who is hushed does not begin with the next`() {
        assumeNotNull(speaker)
        val (begun, ended) = LinkedBlockingQueue<Int>() to CompletableFuture<Unit>()
        speaker?.speak(List(3) { label("een lange zin over oma en de buurvrouw", "nl-NL") }, {
            begun += it
            speaker.hush()
        }) { ended.complete(Unit) }
        ended.get(1, TimeUnit.MINUTES)
        assertEquals(listOf(0), begun.toList())
        assertFalse(ended.isCancelled)
    }
}
