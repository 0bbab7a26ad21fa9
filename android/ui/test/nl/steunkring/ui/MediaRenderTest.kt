package nl.steunkring.ui

import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.text.input.TextFieldValue
import java.awt.Color
import java.awt.GradientPaint
import java.awt.image.BufferedImage
import java.io.ByteArrayOutputStream
import java.nio.file.Files.createTempFile
import javax.imageio.ImageIO
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.MediumItem
import nl.steunkring.core.newId
import nl.steunkring.desktop.DesktopPictures
import nl.steunkring.desktop.DesktopRecorder
import nl.steunkring.ui.talk.MediaShown
import nl.steunkring.ui.talk.MediaWays
import nl.steunkring.ui.talk.NoteShown
import nl.steunkring.ui.talk.NoteView
import nl.steunkring.ui.talk.NoteWays
import nl.steunkring.ui.talk.noteShown
import org.junit.Test

/** A talk with a voice note that is heard and a photo that is seen. */
class MediaRenderTest : Renders() {
    private val photo: ByteArray by lazy {
        val drawn = BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB)
        val brush = drawn.createGraphics()
        brush.paint = GradientPaint(0f, 0f, Color(0x7C, 0xB3, 0x9A), 600f, 300f, Color(0xF2, 0xC1, 0x4E))
        brush.fillRect(0, 0, 600, 300)
        ByteArrayOutputStream().also { ImageIO.write(drawn, "png", it) }.toByteArray()
    }

    /** They name the time of the run. */
    private fun MediumItem.still() = copy(from = from?.let { it.copy(text = it.text.replace(Regex(", .*"), ", vandaag om 9:41.")) })

    private fun added(): String = newId().also { talk ->
        runBlocking {
            home.space.startNote(talk, "Oma brengt Testa.")
            val voice = DesktopRecorder.written(ByteArray(64_000))
            home.space.attach(talk, voice.path, voice.seconds)
            voice.letGo()
            val file = createTempFile("foto", ".png").toFile().apply { writeBytes(photo) }
            home.space.attach(talk, file.path, null)
            file.delete()
        }
    }

    @Test
    fun `voice notes and photos look as they were looked at`() {
        val talk = added()
        val read = runBlocking { noteShown(home.space, talk, theme(kinds.first())) }
        val screen = read.screen.copy(media = read.screen.media.map { it.still() })
        // Who is there stands in the picture of a talk without them.
        val shown = NoteShown(screen, read.writing.copy(people = emptyList()), emptyMap())
        val picture = runBlocking { DesktopPictures.of(photo, 600) }
        val media = MediaShown(true, false, screen.media.single { it.kind == "stem" }.id, screen.media.single { it.kind == "foto" }.id, picture)
        check("note-media", height = 1300, of = ends) { Talk(shown, media) }
    }

    @Composable
    private fun Talk(shown: NoteShown, media: MediaShown) {
        val all = Platform(
            recorder = object : Recorder {
                override suspend fun start() = true

                override suspend fun stop(): Bare? = null

                override fun drop() = Unit
            },
            player = {},
            photos = { null },
            pictures = DesktopPictures,
        )
        CompositionLocalProvider(LocalPlatform provides all) {
            val body = TextFieldValue(shown.screen.body)
            NoteView(shown, body, true, {}, NoteWays({}, {}, {}, { _, _ -> }, {}, {}, MediaWays(), {}, {}), media) {}
        }
    }
}
