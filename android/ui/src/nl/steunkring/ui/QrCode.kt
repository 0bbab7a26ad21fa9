package nl.steunkring.ui

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.widthIn
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.produceState
import androidx.compose.runtime.remember
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.unit.dp
import com.google.zxing.BarcodeFormat
import com.google.zxing.BinaryBitmap
import com.google.zxing.DecodeHintType
import com.google.zxing.EncodeHintType
import com.google.zxing.PlanarYUVLuminanceSource
import com.google.zxing.ReaderException
import com.google.zxing.common.BitMatrix
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.qrcode.QRCodeReader
import com.google.zxing.qrcode.QRCodeWriter
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel
import com.google.zxing.qrcode.encoder.QRCode
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import nl.steunkring.ui.places.LocalHeight

/** How many squares stay empty round a code, without which it is not found. */
private const val EDGE = 4

/** How much of the height of a screen a code takes, and its least and largest side: all of it is in sight at once, also below what went wrong. */
private const val SHARE = 0.48f
private val SIDES = 320.dp..480.dp

/** How many points a square has in each look that a code has to stand. */
private val LOOKS = listOf(4, 6)

/** Where codes are made: to make one takes longer than a frame. */
val LocalMaking = staticCompositionLocalOf<CoroutineContext> { Dispatchers.Default }

/** A code that another phone scans; who hears the screen is told by the words beside it. */
@Composable
fun QrCode(bytes: ByteArray, modifier: Modifier = Modifier) = QrCode(madeOf(bytes) { qrOf(bytes) }, modifier)

/** What is made of these bytes beside the screen; null before it is there, and what was made before until then. */
@Composable
internal fun <T> madeOf(bytes: ByteArray, make: () -> T): T? {
    val where = LocalMaking.current
    val made by produceState<T?>(null, remember(bytes) { bytes.toList() }) { value = withContext(where) { make() } }
    return made
}

/** The squares of such a code, and its room before they are there; the screen stays lit while they are shown. */
@Composable
fun QrCode(squares: BitMatrix?, modifier: Modifier = Modifier) {
    LocalPlatform.current.awake?.let { awake ->
        DisposableEffect(awake) {
            awake(true)
            onDispose { awake(false) }
        }
    }
    Box(modifier.widthIn(max = (LocalHeight.current * SHARE).coerceIn(SIDES)).fillMaxWidth().aspectRatio(1f).drawBehind { squares?.let { draw(it) } })
}

/** Dark on light whatever the screen is, and each square of whole points: many a camera reads nothing else. */
private fun DrawScope.draw(squares: BitMatrix) {
    drawRect(Colours.LIGHT.card)
    val side = (minOf(size.width, size.height) / squares.width).toInt().toFloat()
    val (left, top) = (size.width - side * squares.width) / 2 to (size.height - side * squares.height) / 2
    val corner = Offset(left.toInt().toFloat(), top.toInt().toFloat())
    for (y in 0 until squares.height) {
        for (x in 0 until squares.width) {
            if (squares[x, y]) drawRect(Colours.LIGHT.ink, corner + Offset(x * side, y * side), Size(side, side))
        }
    }
}

/**
 * The squares of a code that holds these bytes. Some look like the corners by which a code is found: of the patterns that they may be laid over,
 * the first is taken with which they are read.
 */
fun qrOf(bytes: ByteArray): BitMatrix {
    val first = squares(bytes, emptyMap())
    if (isRead(first, bytes)) return first
    val others = (0 until QRCode.NUM_MASK_PATTERNS).asSequence().map { squares(bytes, mapOf(EncodeHintType.QR_MASK_PATTERN to it)) }
    return others.firstOrNull { isRead(it, bytes) } ?: first
}

private fun squares(bytes: ByteArray, over: Map<EncodeHintType, Int>): BitMatrix {
    val how = mapOf(EncodeHintType.ERROR_CORRECTION to ErrorCorrectionLevel.L, EncodeHintType.MARGIN to EDGE) + over
    // The alphabet of a code that names none, in which each byte is one letter.
    return QRCodeWriter().encode(String(bytes, Charsets.ISO_8859_1), BarcodeFormat.QR_CODE, 0, 0, how)
}

private fun isRead(squares: BitMatrix, bytes: ByteArray) = LOOKS.all { points ->
    val side = squares.width * points
    val light = ByteArray(side * side) { if (squares[it % side / points, it / side / points]) 0 else -1 }
    codeIn(Light(light, side, side)).contentEquals(bytes)
}

/** How light each point of a picture is, row after row; a row takes [stride] bytes, of which the first [width] are points. */
class Light(val points: ByteArray, val width: Int, val height: Int, val stride: Int = width)

/** What the code in a picture holds, however it is turned; null where there is none. */
fun codeIn(light: Light): ByteArray? {
    val source = PlanarYUVLuminanceSource(light.points, light.stride, light.height, 0, 0, light.width, light.height, false)
    // Each byte is one letter of this alphabet, also where the other phone packs some of them more densely.
    val how = mapOf(DecodeHintType.TRY_HARDER to true, DecodeHintType.CHARACTER_SET to Charsets.ISO_8859_1.name())
    return try {
        QRCodeReader().decode(BinaryBitmap(HybridBinarizer(source)), how).text.toByteArray(Charsets.ISO_8859_1)
    } catch (_: ReaderException) {
        null
    }
}
