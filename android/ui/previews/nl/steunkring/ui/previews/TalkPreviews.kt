package nl.steunkring.ui.previews

import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.text.input.TextFieldValue
import androidx.compose.ui.tooling.preview.Preview
import java.awt.Color
import java.awt.GradientPaint
import java.awt.image.BufferedImage
import java.io.ByteArrayOutputStream
import java.io.File
import javax.imageio.ImageIO
import nl.steunkring.core.MediumItem
import nl.steunkring.core.NewStep
import nl.steunkring.core.Theme
import nl.steunkring.core.newId
import nl.steunkring.desktop.DesktopPictures
import nl.steunkring.desktop.DesktopRecorder
import nl.steunkring.ui.Bare
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.Platform
import nl.steunkring.ui.Recorder
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.talk.MediaShown
import nl.steunkring.ui.talk.MediaWays
import nl.steunkring.ui.talk.NoteShown
import nl.steunkring.ui.talk.NoteView
import nl.steunkring.ui.talk.NoteWays
import nl.steunkring.ui.talk.TalksView
import nl.steunkring.ui.talk.noteShown

private val WAYS = NoteWays({}, {}, {}, { _, _ -> }, {}, {}, MediaWays(), {}, {})

/** Writes down a talk with all that it can hold in words; gives its id. */
private suspend fun SampleHome.talk(): String {
    val id = newId()
    space.startNote(id, "Oma brengt Testa op maandag naar school. De juf weet het ook.")
    space.nameTalk(id, "Praten op school")
    val people = space.writingScreen(id).people
    people.take(3).forEach { space.attend(id, it.person, true) }
    space.decide(id, newId(), "Testa mag eerder naar bed.")
    space.planStep(newId(), NewStep("Bed klaar om 8 uur", people[1].person, talk = id))
    return id
}

internal val note = State("note", full = true) {
    val id = talk()
    screen {
        val shown = read { noteShown(space, id, it) }
        NoteView(shown, TextFieldValue(shown.screen.body), true, {}, WAYS) {}
    }
}

internal val talks = State("talks", full = true, place = "talks", root = true) {
    talk()
    val talks = space.notesScreen()
    screen { TalksView(talks, read { facesOf(space, talks.items.flatMap { talk -> talk.faces.filterNotNull() }, it) }, {}) {} }
}

internal val talksEmpty = State("talks-empty", place = "talks", root = true) {
    val talks = space.notesScreen()
    screen { TalksView(talks, emptyMap(), {}) {} }
}

private fun photo(): ByteArray {
    val drawn = BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB)
    val brush = drawn.createGraphics()
    brush.paint = GradientPaint(0f, 0f, Color(0x7C, 0xB3, 0x9A), 600f, 300f, Color(0xF2, 0xC1, 0x4E))
    brush.fillRect(0, 0, 600, 300)
    return ByteArrayOutputStream().also { ImageIO.write(drawn, "png", it) }.toByteArray()
}

/** They name the time of the run. */
private fun MediumItem.still() = copy(from = from?.let { it.copy(text = it.text.replace(Regex(", .*"), ", vandaag om 9:41.")) })

/** What a device with a microphone and photos brings. */
private val ALL = Platform(
    speaker = Silent,
    exit = {},
    recorder = object : Recorder {
        override suspend fun start() = true

        override suspend fun stop(): Bare? = null

        override fun drop() = Unit
    },
    player = {},
    photos = { null },
    pictures = DesktopPictures,
)

/** A talk with a voice note that is heard and a photo that is seen. */
internal val noteMedia = State("note-media") {
    val id = newId()
    space.startNote(id, "Oma brengt Testa.")
    val voice = DesktopRecorder.written(ByteArray(64_000))
    space.attach(id, voice.path, voice.seconds)
    voice.letGo()
    val (seen, file) = photo() to File.createTempFile("foto", ".png")
    file.writeBytes(seen)
    space.attach(id, file.path, null)
    file.delete()
    val read = noteShown(space, id, Theme.LIGHT)
    val screen = read.screen.copy(media = read.screen.media.map { it.still() })
    // Who is there stands in the state of a talk without them.
    val shown = NoteShown(screen, read.writing.copy(people = emptyList()), emptyMap())
    val picture = DesktopPictures.of(seen, 600)
    val media = MediaShown(true, false, screen.media.single { it.kind == "stem" }.id, screen.media.single { it.kind == "foto" }.id, picture)
    screen {
        CompositionLocalProvider(LocalPlatform provides ALL) {
            NoteView(shown, TextFieldValue(shown.screen.body), true, {}, WAYS, media) {}
        }
    }
}

@Preview
@Composable
private fun NotePreview() = Preview(note)

@Preview
@Composable
private fun TalksPreview() = Preview(talks)

@Preview
@Composable
private fun TalksEmptyPreview() = Preview(talksEmpty)

@Preview
@Composable
private fun NoteMediaPreview() = Preview(noteMedia)
