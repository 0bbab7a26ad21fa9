package nl.steunkring.android

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.ImageDecoder
import android.os.Build
import androidx.annotation.RequiresApi
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.asImageBitmap
import java.io.IOException
import java.nio.ByteBuffer
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import nl.steunkring.ui.Pictures

/** Makes pictures of photos in memory, as small as they are shown; nothing of them is written. */
object AndroidPictures : Pictures {
    override suspend fun of(photo: ByteArray, most: Int): ImageBitmap? = withContext(Dispatchers.Default) {
        val bitmap = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) decoded(photo, most) else sampled(photo, most)
        bitmap?.asImageBitmap()
    }

    /** The way up in which it was taken is seen to. */
    @RequiresApi(Build.VERSION_CODES.P)
    private fun decoded(photo: ByteArray, most: Int): Bitmap? = try {
        ImageDecoder.decodeBitmap(ImageDecoder.createSource(ByteBuffer.wrap(photo))) { decoder, info, _ ->
            val (width, height) = info.size.width to info.size.height
            val smaller = minOf(1f, most.toFloat() / maxOf(width, height))
            decoder.setTargetSize(maxOf(1, (width * smaller).toInt()), maxOf(1, (height * smaller).toInt()))
            decoder.allocator = ImageDecoder.ALLOCATOR_SOFTWARE
        }
    } catch (_: IOException) {
        // It is of a kind that is not known here, or damaged.
        null
    }

    /** On phones of before Android 9, which make them smaller by halves. */
    private fun sampled(photo: ByteArray, most: Int): Bitmap? {
        val found = BitmapFactory.Options().apply { inJustDecodeBounds = true }
        BitmapFactory.decodeByteArray(photo, 0, photo.size, found)
        var halves = 1
        while (maxOf(found.outWidth, found.outHeight) / halves > most) halves *= 2
        return BitmapFactory.decodeByteArray(photo, 0, photo.size, BitmapFactory.Options().apply { inSampleSize = halves })
    }
}
