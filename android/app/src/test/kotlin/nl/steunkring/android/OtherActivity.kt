package nl.steunkring.android

import java.io.File
import java.util.concurrent.TimeUnit
import org.junit.rules.ExternalResource

/** The window of a phone that knows a relay. */
class OneActivity : MainActivity() {
    override val relay get() = RelayRule.address
}

/** The same on a second phone: its files lie elsewhere. */
class OtherActivity : MainActivity() {
    override val relay get() = RelayRule.address

    override fun getFilesDir() = File(super.getFilesDir(), "other").apply { mkdirs() }

    override fun getNoBackupFilesDir() = File(super.getNoBackupFilesDir(), "other").apply { mkdirs() }
}

/** The real relay, on a port of this machine. */
class RelayRule : ExternalResource() {
    private lateinit var process: Process
    private lateinit var folder: File

    override fun before() {
        folder = kotlin.io.path.createTempDirectory("relay").toFile()
        val program = System.getProperty("steunkring.relay")
        process = ProcessBuilder(program, "--listen", "127.0.0.1:0", "--data", folder.path).redirectErrorStream(true).start()
        address = process.inputStream.bufferedReader().readLine().substringAfterLast(' ')
    }

    override fun after() {
        process.destroy()
        process.waitFor(10, TimeUnit.SECONDS)
        folder.deleteRecursively()
    }

    companion object {
        lateinit var address: String
    }
}
