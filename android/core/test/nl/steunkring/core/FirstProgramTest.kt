package nl.steunkring.core

import java.io.File
import java.lang.management.ManagementFactory
import java.nio.file.Files
import kotlin.io.path.pathString
import kotlin.test.Test
import kotlin.test.assertEquals

/** The first program, in a process of its own: it prints what its README says. */
class FirstProgramTest {
    @Test
    fun itPrintsWhatTheReadmeSays() {
        val folder = Files.createTempDirectory("steunkring")
        val library = ManagementFactory.getRuntimeMXBean().inputArguments.filter { it.startsWith("-Djna.library.path=") }
        val java = System.getProperty("java.home") + "/bin/java"
        val words = listOf(java) + library + listOf("-cp", System.getProperty("java.class.path"), "FirstKt")
        val first =
            ProcessBuilder(words + folder.resolve("home").pathString).redirectError(ProcessBuilder.Redirect.INHERIT).start()
        val told = first.inputStream.bufferedReader().readText()
        assertEquals(0, first.waitFor())
        assertEquals(File(System.getenv("STEUNKRING_PRINTED")).readText(), told)
        folder.toFile().deleteRecursively()
    }
}
