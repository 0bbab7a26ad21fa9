package nl.steunkring.ui

import java.io.File
import java.nio.file.Files.getPosixFilePermissions
import java.nio.file.attribute.PosixFilePermissions
import javax.sound.sampled.AudioSystem
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import nl.steunkring.desktop.DesktopPlayer
import nl.steunkring.desktop.DesktopRecorder
import org.junit.Test

/** What a desktop writes of a voice, and what it reads; its lines themselves are heard in the driven windows. */
class DesktopSoundTest {
    private val said = ByteArray(16_000 * 2 * 5 / 2) { (it % 50).toByte() }

    @Test
    fun `what was said is a wav that its owner alone can read, and is gone once it is let go of`() {
        val bare = DesktopRecorder.written(said)
        val file = File(bare.path)
        assertEquals(3u, bare.seconds)
        assertEquals(PosixFilePermissions.fromString("rw-------"), getPosixFilePermissions(file.toPath()))
        AudioSystem.getAudioInputStream(file).use {
            assertEquals(listOf(16_000f, 1f, 16f), it.format.run { listOf(sampleRate, channels.toFloat(), sampleSizeInBits.toFloat()) })
            assertContentEquals(said, it.readAllBytes())
        }
        bare.letGo()
        assertFalse(file.exists())
    }

    @Test
    fun `the head of a wav says where its sound begins, also where only a part is there`() {
        val bare = DesktopRecorder.written(said)
        val bytes = File(bare.path).readBytes()
        bare.letGo()
        val (format, start) = assertNotNull(DesktopPlayer.head(bytes.copyOf(10_000)))
        assertEquals(16_000f, format.sampleRate)
        assertContentEquals(said, bytes.copyOfRange(start, bytes.size))
        assertNull(DesktopPlayer.head("OggS is no wav at all, so it is not heard here".encodeToByteArray()))
    }
}
