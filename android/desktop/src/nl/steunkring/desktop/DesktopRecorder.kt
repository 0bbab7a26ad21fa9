package nl.steunkring.desktop

import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.File
import java.nio.file.Files
import javax.sound.sampled.AudioFileFormat
import javax.sound.sampled.AudioFormat
import javax.sound.sampled.AudioInputStream
import javax.sound.sampled.AudioSystem
import javax.sound.sampled.DataLine
import javax.sound.sampled.LineUnavailableException
import javax.sound.sampled.TargetDataLine
import kotlin.concurrent.thread
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import nl.steunkring.ui.Bare
import nl.steunkring.ui.Recorder

private const val RATE = 16_000
private const val SAMPLE = 2

/** How many milliseconds are heard at a time, and how many bytes those are. */
private const val BEAT = 100L
private const val BREATH = RATE * SAMPLE / 10

/** After a quarter of an hour nothing more is heard. */
private const val MOST = RATE * SAMPLE * 900

private val SPOKEN = AudioFormat(RATE.toFloat(), SAMPLE * 8, 1, true, false)
private val MICROPHONE = DataLine.Info(TargetDataLine::class.java, SPOKEN)

/** The microphone of a desktop. What it hears is in memory until it ends, and then in a file that its owner alone can read. */
class DesktopRecorder private constructor() : Recorder {
    /** Takes what has come every tenth of a second, and waits for nothing else, so that it ends when it is told to. */
    private class Hearing(private val line: TargetDataLine) {
        val said = ByteArrayOutputStream()

        @Volatile
        private var ends = false
        private val ear = thread(isDaemon = true) {
            val breath = ByteArray(2 * BREATH)
            while (!ends && said.size() < MOST) {
                Thread.sleep(BEAT)
                said.write(breath, 0, line.read(breath, 0, minOf(line.available(), breath.size)))
            }
        }

        fun end() {
            ends = true
            ear.join()
            line.stop()
            line.close()
        }
    }

    private var hearing: Hearing? = null

    override suspend fun start(): Boolean = withContext(Dispatchers.IO) {
        hearing?.end()
        hearing = try {
            val line = AudioSystem.getLine(MICROPHONE) as TargetDataLine
            line.open(SPOKEN)
            line.start()
            Hearing(line)
        } catch (_: LineUnavailableException) {
            null
        }
        hearing != null
    }

    override suspend fun stop(): Bare? = withContext(Dispatchers.IO) {
        val heard = hearing ?: return@withContext null
        hearing = null
        heard.end()
        if (heard.said.size() == 0) null else written(heard.said.toByteArray())
    }

    override fun drop() {
        hearing?.end()
        hearing = null
    }

    companion object {
        /** The microphone, where there is one. */
        fun ifThere(): DesktopRecorder? = if (AudioSystem.isLineSupported(MICROPHONE)) DesktopRecorder() else null

        /** Writes what was said to a file that its owner alone can read. */
        fun written(said: ByteArray): Bare {
            // Where files have owners, such a file is made for its owner alone.
            val file: File = Files.createTempFile("stem", ".wav").toFile()
            file.deleteOnExit()
            val frames = said.size / SAMPLE
            AudioInputStream(ByteArrayInputStream(said), SPOKEN, frames.toLong()).use { AudioSystem.write(it, AudioFileFormat.Type.WAVE, file) }
            // A short word lasts a second.
            return Bare(file.path, seconds = ((frames + RATE - 1) / RATE).toUInt())
        }
    }
}
