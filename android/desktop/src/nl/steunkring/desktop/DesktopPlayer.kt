package nl.steunkring.desktop

import java.io.InputStream
import javax.sound.sampled.AudioFormat
import javax.sound.sampled.AudioSystem
import javax.sound.sampled.DataLine
import javax.sound.sampled.LineUnavailableException
import javax.sound.sampled.SourceDataLine
import javax.sound.sampled.UnsupportedAudioFileException
import kotlin.coroutines.coroutineContext
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.withContext
import nl.steunkring.ui.Player

/** How much is read at a time, and how much of that is given to the line before it is looked whether somebody ended it. */
private const val PART = 262_144u
private const val SLICE = 4_096

/** Lets sounds in WAV be heard; others it does not know. */
class DesktopPlayer private constructor() : Player {
    override suspend fun play(read: suspend (from: ULong, most: UInt) -> ByteArray) = withContext(Dispatchers.IO) {
        val first = read(0u, PART)
        val (format, start) = head(first) ?: return@withContext
        val line = try {
            AudioSystem.getSourceDataLine(format).apply { open(format) }
        } catch (_: LineUnavailableException) {
            return@withContext
        }
        line.use {
            line.start()
            var at = first.size.toULong()
            var part = first.copyOfRange(start, first.size)
            while (part.isNotEmpty()) {
                sound(line, part)
                part = read(at, PART)
                at += part.size.toULong()
            }
            line.drain()
        }
    }

    private suspend fun sound(line: SourceDataLine, part: ByteArray) {
        val whole = part.size - part.size % line.format.frameSize
        for (at in 0 until whole step SLICE) {
            coroutineContext.ensureActive()
            line.write(part, at, minOf(SLICE, whole - at))
        }
    }

    companion object {
        /** It, where there is something to hear with. */
        fun ifThere(): DesktopPlayer? {
            val line = DataLine.Info(SourceDataLine::class.java, AudioFormat(16_000f, 16, 1, true, false))
            return if (AudioSystem.isLineSupported(line)) DesktopPlayer() else null
        }

        /** What a WAV sounds like and where its sound begins; null for what is none. */
        internal fun head(beginning: ByteArray): Pair<AudioFormat, Int>? = try {
            val bytes: InputStream = beginning.inputStream()
            AudioSystem.getAudioInputStream(bytes).use { it.format to beginning.size - bytes.available() }
        } catch (_: UnsupportedAudioFileException) {
            null
        }
    }
}
