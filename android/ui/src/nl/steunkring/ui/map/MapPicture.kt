package nl.steunkring.ui.map

import androidx.compose.foundation.gestures.awaitEachGesture
import androidx.compose.foundation.gestures.awaitFirstDown
import androidx.compose.foundation.gestures.calculateCentroidSize
import androidx.compose.foundation.gestures.calculatePan
import androidx.compose.foundation.gestures.calculateZoom
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.SideEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clipToBounds
import androidx.compose.ui.draw.drawWithCache
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Canvas
import androidx.compose.ui.graphics.FilterQuality
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.drawscope.CanvasDrawScope
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.scale
import androidx.compose.ui.graphics.drawscope.translate
import androidx.compose.ui.graphics.graphicsLayer
import androidx.compose.ui.input.pointer.PointerInputScope
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.input.pointer.positionChanged
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.SemanticsPropertyKey
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.TextMeasurer
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.drawText
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.IntSize
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.util.fastAny
import androidx.compose.ui.util.fastForEach
import kotlin.math.abs
import kotlin.math.ceil
import kotlin.math.roundToInt
import nl.steunkring.ui.Alphabets
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.LocalAlphabets
import nl.steunkring.ui.Word

/** The picture that is drawn over all of its node, for what measures whether its words can be read. */
val Written = SemanticsPropertyKey<() -> Drawing>("Written")

private const val LARGEST = 4f

/** How many dots the picture that is moved has for one of the screen: it is never sharper, and larger ones take room that old phones lack. */
private const val SHARP = 1.5f

/** How far the picture is enlarged and moved: plain numbers, so that a frame under the fingers builds nothing. */
private class Held {
    var zoom by mutableFloatStateOf(1f)
        private set
    var x by mutableFloatStateOf(0f)
        private set
    var y by mutableFloatStateOf(0f)
        private set

    /** Whether fingers are moving it now. */
    var moves by mutableStateOf(false)
        private set

    fun move(by: Offset, factor: Float, size: IntSize) {
        moves = true
        zoom = (zoom * factor).coerceIn(1f, LARGEST)
        val across = size.width * (zoom - 1) / 2
        val down = size.height * (zoom - 1) / 2
        x = (x + by.x).coerceIn(-across, across)
        y = (y + by.y).coerceIn(-down, down)
    }

    fun rest() {
        moves = false
    }

    /** The place in the picture as it lies at rest that is seen at a place of the screen. */
    fun at(place: Offset, size: IntSize): Offset {
        val (across, down) = size.width / 2f to size.height / 2f
        return Offset((place.x - across - x) / zoom + across, (place.y - down - y) / zoom + down)
    }
}

/**
 * The core's picture, with a target over each face, ring name and sign for more people. A tap beside them opens the ring where it falls, where
 * rings are opened. Somebody whose name is not there is chosen first. Pinching enlarges it and dragging moves it; neither is needed.
 */
@Composable
fun MapPicture(
    shown: MapShown,
    onPerson: (String) -> Unit,
    modifier: Modifier = Modifier,
    onChoose: (String) -> Unit = onPerson,
    onRing: (Int) -> Unit = {},
    seen: Seen = remember { Seen() },
) {
    val going = going(shown, seen)
    val picture = shown.picture
    val layout = shown.screen.layout
    // Another ring begins at its own size.
    val held = remember(layout.canvas, layout.focus, layout.page) { Held() }
    val onTap by rememberUpdatedState { at: Offset, size: IntSize ->
        val ring = Scale(shown, size.width / picture.size.width).ring(held.at(at, size))
        if (ring != null && shown.opens(ring) != null) onRing(ring)
    }
    // The core has mirrored the picture where that is asked: nothing here turns it a second time.
    CompositionLocalProvider(LocalLayoutDirection provides LayoutDirection.Ltr) {
        BoxWithConstraints(
            modifier
                .aspectRatio(picture.size.width / picture.size.height)
                .clipToBounds()
                .pointerInput(held) { follow(held) { onTap(it, size) } }
                .graphicsLayer {
                    scaleX = held.zoom
                    scaleY = held.zoom
                    translationX = held.x
                    translationY = held.y
                },
        ) {
            val factor = maxWidth.value / picture.size.width
            SideEffect { seen.drawn = picture.size.width to factor }
            Drawn(shown, held, going)
            Targets(shown, factor, onPerson, onChoose, onRing)
        }
    }
}

/** Has two fingers enlarge it, and any finger move what is enlarged; one finger over the whole picture scrolls the screen, or taps. */
private suspend fun PointerInputScope.follow(held: Held, onTap: (Offset) -> Unit) = awaitEachGesture {
    val down = awaitFirstDown(requireUnconsumed = false).position
    var wider = 1f
    var went = Offset.Zero
    var began = false
    var alone = true
    var isTaken: Boolean
    do {
        val event = awaitPointerEvent()
        isTaken = event.changes.fastAny { it.isConsumed }
        alone = alone && event.changes.size == 1
        if (!isTaken) {
            val factor = event.calculateZoom()
            val by = event.calculatePan()
            if (!began) {
                wider *= factor
                went += by
                val spread = abs(1 - wider) * event.calculateCentroidSize(useCurrent = false)
                val slop = viewConfiguration.touchSlop
                began = spread > slop || (held.zoom > 1f && went.getDistance() > slop)
            }
            if (began) {
                held.move(by, factor, size)
                event.changes.fastForEach { if (it.positionChanged()) it.consume() }
            }
        }
    } while (!isTaken && event.changes.fastAny { it.pressed })
    held.rest()
    val isTap = alone && !began && went.getDistance() <= viewConfiguration.touchSlop
    if (isTap && !isTaken) onTap(down)
}

/**
 * The picture with its words, and the way to it where there is one. Under the fingers a copy of it in dots is moved, unsmoothed, which costs
 * the same however much stands on it.
 */
@Composable
private fun Drawn(shown: MapShown, held: Held, going: Going?) {
    val measurer = rememberTextMeasurer(shown.picture.words.size + 1)
    val letters = LocalAlphabets.current
    Box(
        Modifier.fillMaxSize().semantics { this[Written] = { shown.picture } }.drawWithCache {
            val factor = size.width / shown.picture.size.width
            fun sharp(drawing: Drawing): DrawScope.() -> Unit {
                val words = drawing.words.map { word -> word to laid(measurer, word, factor, letters) }
                return {
                    drawing.draw(this)
                    words.forEach { (word, laid) -> write(word, laid, drawing.origin, factor) }
                }
            }
            val rest = sharp(shown.picture)
            val dots by lazy(LazyThreadSafetyMode.NONE) { dots(size, rest) }
            val whole = IntSize(size.width.roundToInt(), size.height.roundToInt())
            val way by lazy(LazyThreadSafetyMode.NONE) { going?.way(::sharp) }
            onDrawBehind {
                when {
                    held.moves -> drawImage(dots, dstSize = whole, filterQuality = FilterQuality.None)
                    going == null || going.isOver -> rest()
                    else -> way?.invoke(this)
                }
            }
        },
    )
}

private fun DrawScope.write(word: Word, laid: TextLayoutResult, origin: Offset, factor: Float) {
    val left = (word.x - origin.x) * factor - laid.size.width / 2f
    val top = (word.baseline - origin.y) * factor - laid.firstBaseline
    translate(left, top) {
        word.halo?.let { drawText(laid, it, drawStyle = Stroke(word.haloWidth * factor)) }
        drawText(laid, word.fill)
    }
}

private fun Density.dots(size: Size, sharp: DrawScope.() -> Unit): ImageBitmap {
    val larger = size * SHARP
    val image = ImageBitmap(ceil(larger.width).toInt(), ceil(larger.height).toInt())
    CanvasDrawScope().draw(this, LayoutDirection.Ltr, Canvas(image), size) {
        scale(SHARP, Offset.Zero) { sharp() }
    }
    return image
}

/** The size of letters in the picture is the core's, which was told how large they have to be. */
private fun laid(measurer: TextMeasurer, word: Word, factor: Float, letters: Alphabets): TextLayoutResult {
    val plain = Density(1f, 1f)
    val style = TextStyle(
        fontFamily = letters.latin,
        fontSize = with(plain) { (word.size * factor).toSp() },
        fontWeight = if (word.bold) FontWeight.Bold else FontWeight.Normal,
    )
    return measurer.measure(letters.spell(word.text), style, softWrap = false, maxLines = 1, density = plain)
}
