package nl.steunkring.android

import android.graphics.Bitmap
import android.graphics.Color
import androidx.compose.ui.graphics.asAndroidBitmap
import java.io.ByteArrayOutputStream
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlinx.coroutines.runBlocking
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class PicturesTest {
    private fun photo(): ByteArray {
        val bitmap = Bitmap.createBitmap(400, 200, Bitmap.Config.ARGB_8888).apply { eraseColor(Color.GREEN) }
        return ByteArrayOutputStream().apply { bitmap.compress(Bitmap.CompressFormat.PNG, 100, this) }.toByteArray()
    }

    @Test
    fun `a photo is seen no larger than it is shown`() = runBlocking {
        val seen = assertNotNull(AndroidPictures.of(photo(), 100)).asAndroidBitmap()
        assertEquals(listOf(100, 50, Color.GREEN), listOf(seen.width, seen.height, seen.getPixel(50, 25)))
        val whole = assertNotNull(AndroidPictures.of(photo(), 1000))
        assertEquals(listOf(400, 200), listOf(whole.width, whole.height))
    }

    @Test
    fun `what is no photo is none`() = runBlocking {
        assertNull(AndroidPictures.of("geen foto".toByteArray(), 100))
    }
}
