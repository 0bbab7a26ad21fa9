package nl.steunkring.desktop

import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.toComposeImageBitmap
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import nl.steunkring.ui.Pictures
import org.jetbrains.skia.Image
import org.jetbrains.skia.Rect
import org.jetbrains.skia.SamplingMode
import org.jetbrains.skia.Surface

/** A photo of more points is not unpacked. */
private const val POINTS = 100_000_000L

/** Makes pictures of photos in memory; nothing of them is written. */
object DesktopPictures : Pictures {
    override suspend fun of(photo: ByteArray, most: Int): ImageBitmap? = withContext(Dispatchers.Default) { picture(photo, most) }

    private fun picture(photo: ByteArray, most: Int): ImageBitmap? = try {
        Image.makeFromEncoded(photo).use { image ->
            if (image.width.toLong() * image.height > POINTS) return null
            val smaller = minOf(1f, most.toFloat() / maxOf(image.width, image.height))
            val (width, height) = listOf(image.width, image.height).map { maxOf(1, (it * smaller).toInt()) }
            Surface.makeRasterN32Premul(width, height).use { surface ->
                val whole = Rect.makeWH(image.width.toFloat(), image.height.toFloat())
                val place = Rect.makeWH(width.toFloat(), height.toFloat())
                surface.canvas.drawImageRect(image, whole, place, SamplingMode.MITCHELL, null, true)
                surface.makeImageSnapshot().toComposeImageBitmap()
            }
        }
    } catch (_: IllegalArgumentException) {
        // It is of a kind that is not known here, or damaged.
        null
    }
}
