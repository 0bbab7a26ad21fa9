package nl.steunkring.ui

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import java.nio.ByteBuffer
import java.util.zip.CRC32
import kotlinx.coroutines.delay

/** As many bytes as one code holds whose squares a camera still tells apart at arm's length. */
private const val PART = 600

/** How long one part stands there before the next, in milliseconds: slower than three changes a second (WCAG 2.2, 2.3.1). */
private const val STANDS = 500L

/** What the first bytes of a part are; no whole code begins so. */
private val SIGN = byteArrayOf(0x53, 0x4B, 0x70, 0x01)

/** The sign, what the whole comes to (CRC-32), which part this is and how many there are. */
private const val HEAD = 4 + 4 + 1 + 1

/** The codes that hold these bytes: one where they fit, else as many as it takes, in order, and 127 at most. */
fun codesOf(bytes: ByteArray): List<ByteArray> {
    if (bytes.size <= PART) return listOf(bytes)
    val (whole, count) = sum(bytes) to (bytes.size + PART - 1) / PART
    require(count <= Byte.MAX_VALUE) { "it would take $count codes" }
    return List(count) { at ->
        val size = minOf(PART, bytes.size - at * PART)
        ByteBuffer.allocate(HEAD + size).put(SIGN).putInt(whole).put(at.toByte()).put(count.toByte()).put(bytes, at * PART, size).array()
    }
}

/** Puts together what comes in several codes, in whatever order and however often each is seen. */
class Gathered {
    /** Of how many codes the whole consists, once one of them was seen; and how many of those were. */
    var count by mutableIntStateOf(0)
        private set
    var seen by mutableIntStateOf(0)
        private set

    /** Whether all were there and did not come to their sum, so that they are gathered once more. */
    var again by mutableStateOf(false)
        private set
    private var whole = 0
    private val pieces = sortedMapOf<Int, ByteArray>()

    /** Takes what a code holds, and gives the whole once it is there. Parts of another whole begin anew. */
    fun take(code: ByteArray): ByteArray? {
        if (code.size <= HEAD || !code.copyOf(SIGN.size).contentEquals(SIGN)) return code
        val head = ByteBuffer.wrap(code, SIGN.size, HEAD - SIGN.size)
        val (sum, at, count) = Triple(head.int, head.get().toInt(), head.get().toInt())
        if (count < 1) return null
        if (sum != whole) begin(again = false)
        whole = sum
        if (at in 0 until count) pieces[at] = code.copyOfRange(HEAD, code.size)
        this.count = count
        seen = pieces.size
        if (pieces.size < count) return null
        return pieces.values.fold(ByteArray(0)) { all, piece -> all + piece }.takeIf { sum(it) == whole } ?: null.also { begin(again = true) }
    }

    private fun begin(again: Boolean) {
        pieces.clear()
        seen = 0
        this.again = again
    }
}

private fun sum(bytes: ByteArray) = CRC32().apply { update(bytes) }.value.toInt()

/** What another phone scans: one code, or its parts one after the other for as long as they are in sight. */
@Composable
fun QrCodes(bytes: ByteArray, modifier: Modifier = Modifier) {
    val codes = madeOf(bytes) { codesOf(bytes).map(::qrOf) }.orEmpty()
    var at by remember(codes) { mutableIntStateOf(0) }
    LaunchedEffect(codes) {
        while (codes.size > 1) {
            delay(STANDS)
            at = (at + 1) % codes.size
        }
    }
    QrCode(codes.getOrNull(at), modifier)
}
