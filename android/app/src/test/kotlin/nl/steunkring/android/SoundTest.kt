package nl.steunkring.android

import android.Manifest
import android.content.pm.PackageManager
import android.media.MediaRecorder
import android.speech.tts.TextToSpeech
import java.io.File
import java.io.IOException
import java.time.Duration
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import nl.steunkring.core.CoreException
import nl.steunkring.core.Label
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.shadows.ShadowMediaPlayer
import org.robolectric.shadows.ShadowMediaRecorder
import org.robolectric.shadows.ShadowTextToSpeech

/** The phone's microphone, which hears what a test says. */
@Implements(MediaRecorder::class)
class HearingRecorder : ShadowMediaRecorder() {
    @Implementation
    override fun start() {
        check(!deaf)
        super.start()
        last = this
        File(outputPath).writeBytes(SAID)
    }

    @Implementation
    override fun stop() {
        check(!silent)
        super.stop()
    }

    companion object {
        val SAID = byteArrayOf(0, 0, 0, 24) + "ftypmp42".toByteArray()
        var deaf = false
        var silent = false
        var last: HearingRecorder? = null
    }
}

/** Voice notes: the phone's microphone and what lets them be heard. */
@RunWith(RobolectricTestRunner::class)
@Config(shadows = [HearingRecorder::class])
class SoundTest {
    @get:Rule
    val phone = PhoneRule()

    private val window by lazy { bareWindow() }
    private val recorder by lazy { AndroidRecorder(window, Asks(window)) }

    init {
        HearingRecorder.deaf = false
        HearingRecorder.silent = false
    }

    private fun listens(): Boolean {
        val starting = begun { recorder.start() }
        val asks = window.checkSelfPermission(Manifest.permission.RECORD_AUDIO) != PackageManager.PERMISSION_GRANTED
        if (asks) assertEquals(Manifest.permission.RECORD_AUDIO, window.allowed(true))
        return starting.end()
    }

    @Test
    fun `the microphone is asked for when it is first used, and what was said lies bare until it is let go`() {
        assertTrue(listens())
        val heard = checkNotNull(HearingRecorder.last)
        assertEquals(listOf(MediaRecorder.OutputFormat.MPEG_4, MediaRecorder.AudioEncoder.AAC), listOf(heard.outputFormat, heard.audioEncoder))
        shadowOf(phone.app.mainLooper).idleFor(Duration.ofMillis(2_500))
        val said = assertNotNull(begun { recorder.stop() }.end())
        assertEquals(3u, said.seconds)
        assertContentEquals(HearingRecorder.SAID, File(said.path).readBytes())
        assertEquals(listOf(File(said.path).name), bare())
        said.letGo()
        assertEquals(emptyList(), bare())
    }

    @Test
    fun `who says no is not listened to, and nothing lies there`() {
        val starting = begun { recorder.start() }
        window.allowed(false)
        assertFalse(starting.end())
        assertNull(begun { recorder.stop() }.end())
        assertEquals(emptyList(), bare())
    }

    @Test
    fun `what is dropped, what another app holds and what has no sound leaves nothing`() {
        assertTrue(listens())
        assertEquals(1, bare().size)
        recorder.drop()
        assertEquals(emptyList(), bare())
        assertNull(begun { recorder.stop() }.end())
        assertTrue(listens())
        HearingRecorder.silent = true
        assertNull(begun { recorder.stop() }.end())
        HearingRecorder.deaf = true
        assertFalse(listens())
        assertEquals(emptyList(), bare())
    }

    @Test
    fun `what an ended process left is taken away when the next one begins`() {
        assertTrue(listens())
        Passing(phone.app).clear()
        assertEquals(emptyList(), bare())
    }

    @Test
    fun `it is there where the phone has a microphone`() {
        val has = shadowOf(phone.app.packageManager)
        has.setSystemFeature(PackageManager.FEATURE_MICROPHONE, false)
        assertNull(recorderOf(window, Asks(window)))
        has.setSystemFeature(PackageManager.FEATURE_MICROPHONE, true)
        assertNotNull(recorderOf(window, Asks(window)))
    }

    @Test
    fun `a sound is played to its end, and one that is left is silent`() {
        var players = emptyList<ShadowMediaPlayer>()
        ShadowMediaPlayer.setCreateListener { _, shadow -> players = players + shadow }
        ShadowMediaPlayer.setMediaInfoProvider { ShadowMediaPlayer.MediaInfo(1_000, 0) }
        val playing = begun { AndroidPlayer.play { _, _ -> ByteArray(0) } }
        untilSo({ "it plays" }) { players.single().isReallyPlaying }
        assertFalse(playing.isCompleted)
        playing.end()
        val left = begun { AndroidPlayer.play { _, _ -> ByteArray(0) } }
        untilSo({ "it plays" }) { players.last().isReallyPlaying }
        left.cancel()
        untilSo({ "it is silent" }) { left.isCompleted }
        assertEquals(listOf(ShadowMediaPlayer.State.END, ShadowMediaPlayer.State.END), players.map { it.state })
    }

    @Test
    fun `the player reads each part from the core, to its end, and hears where one cannot be read`() {
        val whole = ByteArray(100) { it.toByte() }
        val sound = Sound { from, most -> whole.copyOfRange(from.toInt().coerceAtMost(whole.size), (from + most).toInt().coerceAtMost(whole.size)) }
        val part = ByteArray(64)
        assertEquals(60, sound.readAt(0, part, 4, 60))
        assertContentEquals(ByteArray(4) + whole.copyOf(60), part)
        assertEquals(40, sound.readAt(60, part, 0, 64))
        assertEquals(-1, sound.readAt(100, part, 0, 64))
        assertEquals(-1, sound.getSize())
        val broken = Sound { _, _ -> throw CoreException.Damaged() }
        assertFailsWith<IOException> { broken.readAt(0, part, 0, 1) }
    }

    @Test
    fun `the voice tells with what it begins, and what was hushed ends nothing that is said after it`() {
        val speaker = AndroidSpeaker(window)
        val told = ArrayList<String>()
        fun say(name: String) = speaker.speak(List(2) { Label("$name $it", "$name $it", "nl", null) }, { told += "$name $it" }) { told += "$name done" }
        say("first")
        val voice = ShadowTextToSpeech.getLastTextToSpeechInstance()
        shadowOf(voice).onInitListener.onInit(TextToSpeech.SUCCESS)
        shadowOf(phone.app.mainLooper).idle()
        assertEquals(listOf("first 0", "first 1", "first done"), told)
        told.clear()
        say("second")
        say("third")
        shadowOf(phone.app.mainLooper).idle()
        assertEquals(listOf("second done", "third 0", "third 1", "third done"), told.filterNot { it.startsWith("second ") && it != "second done" })
        assertEquals(1, told.count { it == "third done" })
        speaker.end()
    }
}
