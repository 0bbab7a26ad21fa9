package nl.steunkring.desktop

import java.io.IOException
import java.util.concurrent.atomic.AtomicReference
import kotlin.concurrent.thread
import nl.steunkring.core.Label
import nl.steunkring.ui.Speaker

private const val VOICE = "espeak-ng"

/** Words a minute: slower than the voice speaks by itself. */
private const val SPEED = "140"

/** The voice of a desktop, which is a program of its own. */
class DesktopSpeaker private constructor() : Speaker {
    private val voice = AtomicReference<Voice?>()

    override fun speak(labels: List<Label>, begins: (Int) -> Unit, done: () -> Unit) {
        val next = Voice(labels, begins, done)
        voice.getAndSet(next)?.hush()
        thread(isDaemon = true, block = next::speak)
    }

    override fun hush() {
        voice.getAndSet(null)?.hush()
    }

    /** One who says some labels, each in its own language. */
    private class Voice(private val labels: List<Label>, private val begins: (Int) -> Unit, private val done: () -> Unit) {
        private var hushed = false
        private var process: Process? = null

        fun speak() {
            try {
                for ((at, label) in labels.withIndex()) {
                    val process = start(label) ?: break
                    begins(at)
                    process.outputStream.bufferedWriter().use { it.appendLine(label.spoken) }
                    process.waitFor()
                }
            } catch (_: IOException) {
                // It was hushed while it was still being told, or cannot be started any more.
            } finally {
                done()
            }
        }

        @Synchronized
        private fun start(label: Label): Process? {
            if (hushed) return null
            return ProcessBuilder(VOICE, "-v", label.language.substringBefore('-'), "-s", SPEED, "--stdin").start().also { process = it }
        }

        @Synchronized
        fun hush() {
            hushed = true
            process?.destroy()
        }
    }

    companion object {
        /** The voice, where the program is there. */
        fun ifThere(): DesktopSpeaker? = try {
            val asked = ProcessBuilder(VOICE, "--version").redirectErrorStream(true).start()
            asked.inputStream.use { it.readBytes() }
            DesktopSpeaker().takeIf { asked.waitFor() == 0 }
        } catch (_: IOException) {
            null
        }
    }
}
