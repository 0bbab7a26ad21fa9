package nl.steunkring.ui

import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.onAllNodesWithContentDescription
import java.awt.image.BufferedImage
import java.io.ByteArrayOutputStream
import java.io.File
import java.nio.file.Files.createTempDirectory
import javax.imageio.ImageIO
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.newId
import nl.steunkring.desktop.DesktopPictures
import nl.steunkring.desktop.DesktopRecorder
import org.junit.After
import org.junit.Test

/** Voice notes and photos of a talk, by taps, over the real core. */
class MediaTest : Tapping() {
    private val talk = newId()
    private val folder = createTempDirectory("steunkring").toFile()
    private val note get() = runBlocking { home.space.noteScreen(talk) }
    private val writing get() = runBlocking { home.space.writingScreen(talk) }

    @After
    fun end() {
        folder.deleteRecursively()
    }

    /** A microphone before which these bytes were said. */
    private class Mouth(private val file: File, private val hears: Boolean = true) : Recorder {
        var begun = 0
        var dropped = 0

        override suspend fun start(): Boolean {
            begun++
            return hears
        }

        override suspend fun stop() = Bare(file.path, seconds = 3u)

        override fun drop() {
            dropped++
        }
    }

    /** Hears a sound to its end, in small parts, and waits there until it is told that it may end. */
    private class Hearer(private val end: CompletableDeferred<Unit> = CompletableDeferred(Unit)) : Player {
        val heard = ByteArrayOutputStream()
        var ended = false

        override suspend fun play(read: suspend (from: ULong, most: UInt) -> ByteArray) {
            heard.reset()
            ended = false
            try {
                while (true) {
                    val part = read(heard.size().toULong(), 1_000u)
                    if (part.isEmpty()) break
                    heard.write(part)
                }
                end.await()
            } finally {
                ended = true
            }
        }
    }

    /** A second of a tone in WAV, as the recorder of a desktop writes it. */
    private fun voice(): File {
        val said = ByteArray(32_000) { at -> (if (at % 2 == 0) 0 else at / 64 % 40).toByte() }
        return File(DesktopRecorder.written(said).path).let { made -> folder.resolve("stem.wav").also { made.renameTo(it) } }
    }

    private fun photo(): File = folder.resolve("foto.png").also { ImageIO.write(BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "png", it) }

    private fun open(platform: Platform) {
        runBlocking { home.space.startNote(talk, "Oma brengt Testa.") }
        user.open(home.core, platform)
        user.tap(runBlocking { home.core.homeScreen() }.spaces.single().offers.single { it.id == "talks" }.label)
        user.tap(runBlocking { home.space.notesScreen() }.items.single().title)
        user.await(writing.placeholder)
    }

    private fun offer(id: String) = note.offers.single { it.id == id }.label

    @Test
    fun `a voice note is said, heard again as it was said, stopped and taken away`() {
        val file = voice()
        val said = file.readBytes()
        val mouth = Mouth(file)
        val end = CompletableDeferred<Unit>()
        val hearer = Hearer(end)
        open(Platform(recorder = mouth, player = hearer))
        user.tap(offer("record"))
        user.await(offer("stop"))
        assertTrue(file.exists())
        user.tap(offer("stop"))
        user.until("it stands in the talk") { note.media.size == 1 }
        user.await(offer("record"))
        assertFalse(file.exists(), "what lay bare is gone")
        val medium = note.media.single()
        assertEquals("stem", medium.kind)
        assertTrue("0:03" in medium.label.text, medium.label.text)
        user.tap(medium.offers.single { it.id == "play" }.label)
        user.await(medium.offers.single { it.id == "hush" }.label)
        user.until("it is heard") { hearer.heard.size() == said.size }
        assertContentEquals(said, hearer.heard.toByteArray())
        assertFalse(hearer.ended)
        user.tap(medium.offers.single { it.id == "hush" }.label)
        user.until("it was ended") { hearer.ended }
        end.complete(Unit)
        user.tap(medium.offers.single { it.id == "play" }.label)
        user.until("it has ended by itself") {
            hearer.ended && rule.onAllNodes(hasContentDescription(medium.offers.single { it.id == "hush" }.label.spoken)).fetchSemanticsNodes().isEmpty()
        }
        user.tap(medium.offers.single { it.id == "remove" }.label)
        user.until("it is taken away") { note.media.isEmpty() }
        user.tap(assertNotNull(runBlocking { home.core.undoItem() }).offer.label)
        user.until("it is back") { note.media.size == 1 }
    }

    @Test
    fun `what the core refuses does not stay on the disk, and is told`() {
        val file = folder.resolve("stem.wav").apply { writeText("this is no sound at all") }
        open(Platform(recorder = Mouth(file)))
        user.tap(offer("record"))
        user.tap(offer("stop"))
        user.await(runBlocking { home.core.frameScreen() }.close)
        assertFalse(file.exists(), "what lay bare is gone")
        assertTrue(note.media.isEmpty())
        user.await(offer("record"))
    }

    @Test
    fun `a microphone that hears nothing says so, and what nobody ended is dropped`() {
        val deaf = Mouth(voice(), hears = false)
        open(Platform(recorder = deaf))
        user.tap(offer("record"))
        user.await(writing.noMicrophone)
        user.gone(offer("stop"))
    }

    @Test
    fun `who leaves while the microphone listens leaves nothing behind`() {
        val mouth = Mouth(voice())
        open(Platform(recorder = mouth))
        user.tap(offer("record"))
        user.await(offer("stop"))
        user.tap(offer("done"))
        user.until("it is dropped") { mouth.dropped == 1 }
        assertTrue(note.media.isEmpty())
    }

    @Test
    fun `a photo is chosen, shown no larger than a screen needs, closed and stays where it was`() {
        val file = photo()
        val asked = mutableListOf<Int>()
        val pictures = Pictures { bytes, most ->
            asked += most
            assertContentEquals(file.readBytes(), bytes)
            DesktopPictures.of(bytes, 64)
        }
        open(Platform(photos = { Bare(file.path, made = false) }, pictures = pictures))
        user.tap(offer("photo"))
        user.until("it stands in the talk") { note.media.size == 1 }
        assertTrue(file.exists(), "it is somebody's own file")
        val medium = note.media.single()
        user.tap(medium.offers.single { it.id == "look" }.label)
        user.await(medium.offers.single { it.id == "close" }.label)
        user.until("it is seen") { rule.onAllNodesWithContentDescription(medium.label.spoken).fetchSemanticsNodes().size == 2 }
        assertEquals(listOf(1_600), asked)
        user.tap(medium.offers.single { it.id == "close" }.label)
        user.await(medium.offers.single { it.id == "look" }.label)
        assertEquals(1, rule.onAllNodesWithContentDescription(medium.label.spoken).fetchSemanticsNodes().size)
    }

    @Test
    fun `a photo that this device does not know is told`() {
        val file = photo()
        open(Platform(photos = { Bare(file.path, made = false) }, pictures = { _, _ -> null }))
        user.tap(offer("photo"))
        user.until("it stands in the talk") { note.media.size == 1 }
        user.tap(note.media.single().offers.single { it.id == "look" }.label)
        user.await(writing.noPicture)
    }

    @Test
    fun `where a device can do none of it nothing of it is offered`() {
        open(Platform())
        listOf("record", "stop", "photo").forEach { user.gone(offer(it)) }
        user.checkTargets(8)
    }

    @Test
    fun `a picture keeps its form and is no larger than asked`() {
        fun of(bytes: ByteArray, most: Int): ImageBitmap? = runBlocking { DesktopPictures.of(bytes, most) }
        val small = assertNotNull(of(photo().readBytes(), 64))
        assertEquals(64 to 42, small.width to small.height)
        val whole = assertNotNull(of(photo().readBytes(), 1_600))
        assertEquals(300 to 200, whole.width to whole.height)
        assertEquals(null, of("no photo".encodeToByteArray(), 64))
    }
}
