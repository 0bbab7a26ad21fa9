package nl.steunkring.ui.talk

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.graphics.ImageBitmap
import java.io.ByteArrayOutputStream
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import nl.steunkring.core.Space
import nl.steunkring.ui.Bare
import nl.steunkring.ui.Doer
import nl.steunkring.ui.Photos
import nl.steunkring.ui.Pictures
import nl.steunkring.ui.Platform
import nl.steunkring.ui.Player
import nl.steunkring.ui.Recorder

/** The most points of a photo on a side: more than a screen shows takes memory for nothing. */
private const val SIDE = 1_600

/** The most bytes of a photo that is shown. */
private const val PHOTO = 32 shl 20

/** How much of a photo is read at a time. */
private const val PART = 1_048_576u

/** What is seen and heard of the photos and voice notes of a talk. */
data class MediaShown(
    /** Whether the microphone listens. */
    val listens: Boolean = false,
    /** Whether it was tried in vain. */
    val deaf: Boolean = false,
    /** Which voice note is heard. */
    val heard: String? = null,
    /** Which photo is seen. */
    val seen: String? = null,
    /** That photo; null where it cannot be shown here. */
    val picture: ImageBitmap? = null,
)

/**
 * The photos and voice notes of one talk while it is on the screen. What a microphone or a choice of a photo left on the disk is sealed and
 * let go of, whatever becomes of it.
 */
class MediaHolder(private val space: Space, private val talk: String, private val doer: Doer, private val scope: CoroutineScope) {
    /** What is seen and heard now. */
    var shown by mutableStateOf(MediaShown())
        private set

    private var turns = false
    private var gone = false
    private var plays = 0
    private var sound: Job? = null

    /** Begins to listen, or ends it and puts what was said in the talk. */
    fun record(recorder: Recorder) {
        if (turns) return
        turns = true
        val listens = shown.listens
        doer.perhaps {
            try {
                if (listens) {
                    taken { recorder.stop() }
                } else {
                    val hears = recorder.start()
                    // Somebody may have left while the device asked whether it may.
                    if (hears && gone) recorder.drop()
                    shown = shown.copy(listens = hears, deaf = !hears)
                    false
                }
            } finally {
                turns = false
                if (listens) shown = shown.copy(listens = false)
            }
        }
    }

    /** Has somebody choose a photo and puts it in the talk. */
    fun choose(photos: Photos) = doer.perhaps {
        val chosen = photos.choose()
        taken { chosen }
    }

    /** Has a voice note be heard, or ends it. */
    fun play(player: Player, medium: String) {
        val ends = shown.heard == medium
        val mine = ++plays
        sound?.cancel()
        shown = shown.copy(heard = medium.takeUnless { ends })
        if (ends) return
        sound = scope.launch {
            try {
                doer.guarded { player.play { from, most -> space.readMedium(talk, medium, from, most) } }
            } finally {
                if (plays == mine) shown = shown.copy(heard = null)
            }
        }
    }

    /** Shows a photo, or closes it. */
    fun look(pictures: Pictures, medium: String) {
        if (shown.seen == medium) {
            shown = shown.copy(seen = null, picture = null)
            return
        }
        scope.launch {
            doer.guarded {
                val photo = whole(medium)
                shown = shown.copy(seen = medium, picture = photo?.let { pictures.of(it, SIDE) })
            }
        }
    }

    /** Takes one away. */
    fun remove(medium: String) = doer.change { space.detach(talk, medium) }

    /** Is left: what nobody ended is forgotten. */
    fun left(recorder: Recorder?) {
        gone = true
        if (shown.listens) recorder?.drop()
    }

    /** Nothing stops this half way: a file that lies bare would stay. */
    private suspend fun taken(take: suspend () -> Bare?): Boolean = withContext(NonCancellable) {
        val bare = take() ?: return@withContext false
        try {
            space.attach(talk, bare.path, bare.seconds)
        } finally {
            bare.letGo()
        }
        true
    }

    /** All of a photo; null where it is too large to be shown. */
    private suspend fun whole(medium: String): ByteArray? {
        val bytes = ByteArrayOutputStream()
        while (bytes.size() <= PHOTO) {
            val part = space.readMedium(talk, medium, bytes.size().toULong(), PART)
            if (part.isEmpty()) return bytes.toByteArray()
            bytes.write(part)
        }
        return null
    }
}

/** What of this a platform can do. */
fun Platform.can(offer: String): Boolean = when (offer) {
    "record", "stop" -> recorder != null
    "photo" -> photos != null
    "play", "hush" -> player != null
    "look", "close" -> pictures != null
    else -> true
}
