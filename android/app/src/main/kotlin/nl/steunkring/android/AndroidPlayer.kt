package nl.steunkring.android

import android.media.AudioAttributes
import android.media.MediaDataSource
import android.media.MediaPlayer
import java.io.IOException
import kotlin.coroutines.resume
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withContext
import nl.steunkring.core.CoreException
import nl.steunkring.ui.Player

/** Lets a sound be heard as it is read: nothing of it is written down. */
object AndroidPlayer : Player {
    override suspend fun play(read: suspend (from: ULong, most: UInt) -> ByteArray): Unit = withContext(Dispatchers.Main.immediate) {
        val player = MediaPlayer()
        try {
            suspendCancellableCoroutine<Unit> { ended -> player.begin(Sound(read), ended) }
        } finally {
            player.release()
        }
    }

    private fun MediaPlayer.begin(sound: Sound, ended: CancellableContinuation<Unit>) {
        val speech = AudioAttributes.Builder().setUsage(AudioAttributes.USAGE_MEDIA).setContentType(AudioAttributes.CONTENT_TYPE_SPEECH)
        setAudioAttributes(speech.build())
        setOnPreparedListener { it.start() }
        setOnCompletionListener { if (ended.isActive) ended.resume(Unit) }
        setOnErrorListener { _, _, _ ->
            if (ended.isActive) ended.resume(Unit)
            true
        }
        setDataSource(sound)
        prepareAsync()
    }
}

/** What the player reads, on a thread of its own that waits for each part. */
class Sound(private val read: suspend (from: ULong, most: UInt) -> ByteArray) : MediaDataSource() {
    override fun readAt(position: Long, buffer: ByteArray, offset: Int, size: Int): Int {
        if (size == 0) return 0
        val part = try {
            runBlocking { read(position.toULong(), size.toUInt()) }
        } catch (error: CoreException) {
            throw IOException(error)
        }
        part.copyInto(buffer, offset)
        return if (part.isEmpty()) END else part.size
    }

    /** It is not known before it was read. */
    override fun getSize(): Long = UNKNOWN

    override fun close() = Unit

    private companion object {
        const val END = -1
        const val UNKNOWN = -1L
    }
}
