package nl.steunkring.android

import android.content.Context
import android.speech.tts.TextToSpeech
import android.speech.tts.UtteranceProgressListener
import java.util.Locale
import java.util.UUID
import nl.steunkring.core.Label
import nl.steunkring.ui.Speaker

private const val SPEED = 0.85f

/** The voice of the device. */
class AndroidSpeaker(context: Context) : Speaker {
    /** What is being said, or is once the voice is there. */
    @Volatile
    private var saying: Saying? = null

    @Volatile
    private var works: Boolean? = null
    private val voice: TextToSpeech = TextToSpeech(context) { status ->
        works = status == TextToSpeech.SUCCESS
        saying?.let(::say)
    }

    init {
        voice.setOnUtteranceProgressListener(
            object : UtteranceProgressListener() {
                override fun onStart(id: String) = told(id) { at -> begins(at) }

                override fun onDone(id: String) = told(id) { at -> if (at == labels.lastIndex) ended(this) }

                @Deprecated("The voice calls it on old devices.")
                override fun onError(id: String) = told(id) { ended(this) }

                override fun onStop(id: String, interrupted: Boolean) = told(id) { ended(this) }
            },
        )
    }

    override fun speak(labels: List<Label>, begins: (Int) -> Unit, done: () -> Unit) {
        hush()
        val next = Saying(labels, begins, done)
        saying = next
        // The voice may still be on its way up.
        if (works != null) say(next)
    }

    private fun say(saying: Saying) {
        if (works != true || saying.labels.isEmpty()) return ended(saying)
        voice.setSpeechRate(SPEED)
        saying.labels.forEachIndexed { at, label ->
            voice.setLanguage(Locale.forLanguageTag(label.language))
            voice.speak(label.spoken, if (at == 0) TextToSpeech.QUEUE_FLUSH else TextToSpeech.QUEUE_ADD, null, saying.id(at))
        }
    }

    override fun hush() {
        saying?.let { ended(it) }
        voice.stop()
    }

    /** Lets go of the voice. */
    fun end() = voice.shutdown()

    /** The voice tells late of what was hushed: that is nothing of what is said now. */
    private fun told(id: String, what: Saying.(Int) -> Unit) {
        val now = saying ?: return
        now.place(id)?.let { now.what(it) }
    }

    @Synchronized
    private fun ended(saying: Saying) {
        if (this.saying !== saying) return
        this.saying = null
        saying.done()
    }

    private class Saying(val labels: List<Label>, val begins: (Int) -> Unit, val done: () -> Unit) {
        private val ids = labels.indices.map { UUID.randomUUID().toString() }

        fun id(at: Int) = ids[at]

        fun place(id: String) = ids.indexOf(id).takeIf { it >= 0 }
    }
}
