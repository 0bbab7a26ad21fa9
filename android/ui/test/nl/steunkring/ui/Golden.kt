package nl.steunkring.ui

import java.awt.image.BufferedImage
import java.awt.image.DataBufferInt
import java.io.File
import java.nio.ByteBuffer
import java.nio.ByteOrder
import kotlin.math.abs
import nl.steunkring.ui.previews.Kind
import org.jetbrains.skia.Bitmap
import org.jetbrains.skia.ColorAlphaType
import org.jetbrains.skia.ColorType
import org.jetbrains.skia.Image
import org.jetbrains.skia.ImageInfo

/** How far two points may be apart: edges may be smoothed a little otherwise on another processor. */
private const val APART = 12

/** How light a point can be that is kept: of so few steps that none is farther off than half of [APART]. */
private const val STEPS = 24

/**
 * A picture of a screen that was looked at. There are many of them, so that they are kept in few colours, those of large letters at half their
 * size, and pressed into WebP without loss by `cargo xtask test android`.
 */
class Golden(state: String, private val kind: Kind) {
    /** Its name without an ending. */
    val name = "$state-${kind.name}"

    /** Where it lies. */
    val file = FOLDER.resolve("$name.webp")

    /** How many points of a picture differ from it: all, where it is not there or has another size. */
    fun differing(seen: BufferedImage): Int =
        if (file.exists()) differing(kept(seen, kind), points(Image.makeFromEncoded(file.readBytes()))) else Int.MAX_VALUE

    companion object {
        /** How many points may differ. */
        const val ALLOWED = 40

        /** Where all of them lie. */
        val FOLDER = File(System.getProperty("steunkring.goldens"))

        /** A picture as it is kept. */
        fun kept(seen: BufferedImage, kind: Kind): BufferedImage {
            val size = if (kind.large) 2 else 1
            val small = BufferedImage(seen.width / size, seen.height / size, BufferedImage.TYPE_INT_RGB)
            val (points, kept) = seen.ints to small.ints
            for (y in 0 until small.height) {
                for (x in 0 until small.width) kept[y * small.width + x] = point(points, (y * seen.width + x) * size, seen.width, size)
            }
            return small
        }

        /** How many points of two pictures differ: all, where they have another size. */
        fun differing(one: BufferedImage, other: BufferedImage): Int {
            if (one.width to one.height != other.width to other.height) return Int.MAX_VALUE
            val (a, b) = one.ints to other.ints
            return a.indices.count { at -> a[at] != b[at] && apart(a[at], b[at]) }
        }

        private fun apart(one: Int, other: Int) = listOf(16, 8, 0).any { abs((one shr it and 0xFF) - (other shr it and 0xFF)) > APART }

        /** The points of a square as one that is kept, from the one at its top. */
        private fun point(points: IntArray, from: Int, width: Int, size: Int): Int {
            var red = 0
            var green = 0
            var blue = 0
            for (y in 0 until size) {
                for (x in 0 until size) {
                    val point = points[from + y * width + x]
                    red += point shr 16 and 0xFF
                    green += point shr 8 and 0xFF
                    blue += point and 0xFF
                }
            }
            val all = size * size
            return (ROUNDED[red / all] shl 16) or (ROUNDED[green / all] shl 8) or ROUNDED[blue / all]
        }

        private val ROUNDED = IntArray(256) { light -> ((light * (STEPS - 1) + 127) / 255 * 255 + (STEPS - 1) / 2) / (STEPS - 1) }
    }
}

private fun opaque(width: Int, height: Int) = ImageInfo(width, height, ColorType.BGRA_8888, ColorAlphaType.OPAQUE)

/** The points of a picture from its top, as far down as is asked for. */
fun points(picture: Image, height: Int = picture.height): BufferedImage {
    val read = BufferedImage(picture.width, height, BufferedImage.TYPE_INT_RGB)
    Bitmap().use { bitmap ->
        bitmap.allocPixels(opaque(picture.width, height))
        check(picture.readPixels(bitmap)) { "a picture without points" }
        ByteBuffer.wrap(checkNotNull(bitmap.readPixels())).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(read.ints)
    }
    return read
}

/** The points of a picture of red, green and blue alone, row by row. */
val BufferedImage.ints get() = (raster.dataBuffer as DataBufferInt).data
