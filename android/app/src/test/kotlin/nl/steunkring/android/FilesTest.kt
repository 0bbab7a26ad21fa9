package nl.steunkring.android

import android.app.Activity
import android.content.Intent
import android.net.Uri
import android.provider.MediaStore
import java.io.ByteArrayOutputStream
import java.io.File
import java.io.IOException
import java.io.InputStream
import java.io.OutputStream
import java.time.Duration
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.CoreException
import nl.steunkring.core.frameBeforeOpening
import nl.steunkring.core.lockScreen
import nl.steunkring.ui.Taste
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/** What the phone does not give after all. */
private object Gone : InputStream() {
    override fun read(): Int = throw IOException()
}

/** Documents and photos, each chosen in a window of the phone. */
@RunWith(RobolectricTestRunner::class)
class FilesTest {
    @get:Rule
    val phone = PhoneRule()

    private val window by lazy { bareWindow() }
    private val files by lazy { AndroidFiles(window, Asks(window)) }
    private val place = Uri.parse("content://documents/one")
    private val chosen = Intent().setData(place)
    private val bytes = byteArrayOf(1, 2, 3)

    private fun stands(bytes: ByteArray) = shadowOf(phone.app.contentResolver).registerInputStreamSupplier(place) { bytes.inputStream() }

    private fun takes(stream: OutputStream) = shadowOf(phone.app.contentResolver).registerOutputStreamSupplier(place) { stream }

    @Test
    fun `a file goes where somebody chooses, and lies bare no longer than it is written`() {
        val taken = ByteArrayOutputStream()
        takes(taken)
        val keeping = begun { files.keep("kopie.steun") { File(it).writeBytes(bytes) } }
        val asked = window.answered(Activity.RESULT_OK, chosen)
        assertEquals(Intent.ACTION_CREATE_DOCUMENT to "kopie.steun", asked.action to asked.getStringExtra(Intent.EXTRA_TITLE))
        assertTrue(keeping.end())
        assertContentEquals(bytes, taken.toByteArray())
        assertEquals(emptyList(), bare())
    }

    @Test
    fun `who chooses no place has nothing written, and what fails leaves nothing`() {
        val left = begun { files.keep("kopie.steun") { error("it is written") } }
        window.answered(Activity.RESULT_CANCELED)
        assertFalse(left.end())
        val failing = begun {
            files.keep("kopie.steun") {
                File(it).writeBytes(bytes)
                throw CoreException.StorageFull()
            }
        }
        window.answered(Activity.RESULT_OK, chosen)
        assertFailsWith<CoreException.StorageFull> { failing.end() }
        takes(object : OutputStream() {
            override fun write(byte: Int): Unit = throw IOException()
        })
        val full = begun { files.keep("kopie.steun") { File(it).writeBytes(bytes) } }
        window.answered(Activity.RESULT_OK, chosen)
        assertFailsWith<CoreException.Unexpected> { full.end() }
        assertEquals(emptyList(), bare())
    }

    @Test
    fun `a file that somebody chooses is brought within reach until it is let go`() {
        stands(bytes)
        val opening = begun { files.open() }
        assertEquals(Intent.ACTION_OPEN_DOCUMENT, window.answered(Activity.RESULT_OK, chosen).action)
        val file = assertNotNull(opening.end())
        assertContentEquals(bytes, File(file.path).readBytes())
        file.letGo()
        assertEquals(emptyList(), bare())
    }

    @Test
    fun `a photo is chosen among the photos, and one that cannot be read leaves nothing`() {
        val photos = AndroidPhotos(window, Asks(window))
        shadowOf(phone.app.contentResolver).registerInputStreamSupplier(place) { Gone }
        val missing = begun { photos.choose() }
        assertEquals(MediaStore.ACTION_PICK_IMAGES to "image/*", window.answered(Activity.RESULT_OK, chosen).run { action to type })
        assertFailsWith<CoreException.Unexpected> { missing.end() }
        assertEquals(emptyList(), bare())
        stands(bytes)
        val choosing = begun { photos.choose() }
        window.answered(Activity.RESULT_OK, chosen)
        assertContentEquals(bytes, File(assertNotNull(choosing.end()).path).readBytes())
        val none = begun { photos.choose() }
        window.answered(Activity.RESULT_CANCELED)
        assertNull(none.end())
    }

    @Test
    fun `where nothing on the phone can answer it is as if somebody left`() {
        shadowOf(phone.app).checkActivities(true)
        assertNull(begun { files.open() }.end())
        assertFalse(begun { files.keep("kopie.steun") { error("it is written") } }.end())
    }

    /** A home with a lock, opened, in which somebody chooses where a copy of a space goes. */
    private inner class Choosing {
        private val level = Taste().level
        val folder = homeOf(phone.app)
        val window: MainActivity
        val hand: Hand
        val door: String

        init {
            phone.made { core ->
                core.found("family_map", "Onze kring", "Testa")
                core.setLock("2580", null)
            }
            window = phone.open(MainActivity::class.java)
            hand = Hand { window }
            door = assertNotNull(lockScreen(folder.path, level)).title.spoken
            hand.await(door)
            "2580".forEach { hand.tap(it.toString()) }
            hand.tap(frameBeforeOpening(level).next.spoken)
            hand.gone(door)
            val core = phone.home(window)
            hand.tap(runBlocking { core.frameScreen() }.settings.spoken)
            hand.tap(runBlocking { core.safetyScreen() }.copies.spoken)
            hand.tap("Onze kring")
            hand.until("the phone is asked for a place") { shadowOf(window).peekNextStartedActivityForResult() != null }
            phone.leave(window)
            phone.hide(window)
        }
    }

    @Test
    fun `a home with a lock stays open while somebody chooses in the phone's window`() {
        val taken = ByteArrayOutputStream()
        takes(taken)
        val choosing = Choosing()
        phone.show(choosing.window)
        choosing.window.answered(Activity.RESULT_OK, chosen)
        choosing.hand.until("the copy is there") { taken.size() > 0 }
        assertTrue(Homes.has(choosing.folder))
    }

    @Test
    fun `who does not come back from there finds it closed`() {
        val choosing = Choosing()
        untilSo({ "the home is closed" }) {
            shadowOf(phone.app.mainLooper).idleFor(Duration.ofMinutes(1))
            !Homes.has(choosing.folder)
        }
        phone.show(choosing.window)
        choosing.hand.await(choosing.door)
    }
}
