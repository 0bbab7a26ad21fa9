package nl.steunkring.desktop

import java.io.IOException
import kotlin.concurrent.thread
import nl.steunkring.core.Label
import nl.steunkring.ui.Speaker

private const val VOICE = "espeak-ng"

/** Words a minute: slower than the voice speaks by itself. */
private const val SPEED = "140"

/** The voice of a desktop, which is a program of its own. */
class DesktopSpeaker private constructor() : Speaker {
    @Volatile
    private var voice: Process? = null

    override fun speak(labels: List<Label>, done: () -> Unit) {
        hush()
        val language = labels.firstOrNull()?.language ?: return done()
        val process = ProcessBuilder(VOICE, "-v", language.substringBefore('-'), "-s", SPEED, "--stdin").start()
        voice = process
        thread(isDaemon = true) {
            try {
                process.outputStream.bufferedWriter().use { said -> labels.forEach { said.appendLine(it.spoken) } }
            } catch (_: IOException) {
                // It was hushed while it was still being told.
            }
            process.waitFor()
            done()
        }
    }

    override fun hush() {
        voice?.destroy()
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
