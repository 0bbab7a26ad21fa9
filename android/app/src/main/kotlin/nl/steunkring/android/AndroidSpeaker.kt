package nl.steunkring.android

import android.content.Context
import android.speech.tts.TextToSpeech
import android.speech.tts.UtteranceProgressListener
import java.util.Locale
import java.util.concurrent.atomic.AtomicReference
import nl.steunkring.core.Label
import nl.steunkring.ui.Speaker

private const val SPEED = 0.85f

/** The voice of the device. */
class AndroidSpeaker(context: Context) : Speaker {
    private val ready = AtomicReference<(() -> Unit)?>(null)
    private val done = AtomicReference<(() -> Unit)?>(null)

    @Volatile
    private var works: Boolean? = null
    private val voice: TextToSpeech = TextToSpeech(context) { status ->
        works = status == TextToSpeech.SUCCESS
        ready.getAndSet(null)?.invoke()
    }

    init {
        voice.setOnUtteranceProgressListener(
            object : UtteranceProgressListener() {
                override fun onStart(id: String) = Unit

                override fun onDone(id: String) {
                    if (id == LAST) ended()
                }

                @Deprecated("The voice calls it on old devices.")
                override fun onError(id: String) = ended()

                override fun onStop(id: String, interrupted: Boolean) = ended()
            },
        )
    }

    override fun speak(labels: List<Label>, done: () -> Unit) {
        hush()
        this.done.set(done)
        // The voice may still be on its way up.
        if (works == null) ready.set { say(labels) } else say(labels)
    }

    private fun say(labels: List<Label>) {
        if (works != true || labels.isEmpty()) return ended()
        voice.setSpeechRate(SPEED)
        labels.forEachIndexed { at, label ->
            voice.setLanguage(Locale.forLanguageTag(label.language))
            voice.speak(label.spoken, if (at == 0) TextToSpeech.QUEUE_FLUSH else TextToSpeech.QUEUE_ADD, null, if (at == labels.lastIndex) LAST else "$at")
        }
    }

    override fun hush() {
        ready.set(null)
        voice.stop()
        ended()
    }

    /** Lets go of the voice. */
    fun end() = voice.shutdown()

    private fun ended() {
        done.getAndSet(null)?.invoke()
    }

    private companion object {
        const val LAST = "last"
    }
}
