package nl.steunkring.ui.map

import androidx.compose.foundation.clickable
import androidx.compose.foundation.gestures.detectTransformGestures
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.clipToBounds
import androidx.compose.ui.draw.drawWithCache
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.translate
import androidx.compose.ui.graphics.graphicsLayer
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.TextMeasurer
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.drawText
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.max
import nl.steunkring.ui.Alphabets
import nl.steunkring.ui.LocalAlphabets
import nl.steunkring.ui.TARGET
import nl.steunkring.ui.Word

private const val LARGEST = 4f

/** The core's picture, with a target over each face. Pinching enlarges it and dragging moves it; neither is needed. */
@Composable
fun MapPicture(shown: MapShown, onPerson: (String) -> Unit, modifier: Modifier = Modifier) {
    var zoom by remember { mutableFloatStateOf(1f) }
    var pan by remember { mutableStateOf(Offset.Zero) }
    val picture = shown.picture
    // The core has mirrored the picture where that is asked: nothing here turns it a second time.
    CompositionLocalProvider(LocalLayoutDirection provides LayoutDirection.Ltr) {
        BoxWithConstraints(
            modifier
                .aspectRatio(picture.size.width / picture.size.height)
                .clipToBounds()
                .pointerInput(Unit) {
                    detectTransformGestures { _, moved, factor, _ ->
                        zoom = (zoom * factor).coerceIn(1f, LARGEST)
                        val room = Offset(size.width * (zoom - 1) / 2, size.height * (zoom - 1) / 2)
                        pan = (pan + moved).let { Offset(it.x.coerceIn(-room.x, room.x), it.y.coerceIn(-room.y, room.y)) }
                    }
                }
                .graphicsLayer {
                    scaleX = zoom
                    scaleY = zoom
                    translationX = pan.x
                    translationY = pan.y
                },
        ) {
            Drawn(shown)
            Targets(shown, maxWidth.value / picture.size.width, onPerson)
        }
    }
}

@Composable
private fun Drawn(shown: MapShown) {
    val measurer = rememberTextMeasurer(shown.picture.words.size + 1)
    val letters = LocalAlphabets.current
    Box(
        Modifier.fillMaxSize().drawWithCache {
            val factor = size.width / shown.picture.size.width
            val words = shown.picture.words.map { word -> word to laid(measurer, word, factor, letters) }
            onDrawBehind {
                shown.picture.draw(this)
                words.forEach { (word, laid) ->
                    val left = (word.x - shown.picture.origin.x) * factor - laid.size.width / 2f
                    val top = (word.baseline - shown.picture.origin.y) * factor - laid.firstBaseline
                    translate(left, top) {
                        word.halo?.let { drawText(laid, it, drawStyle = Stroke(word.haloWidth * factor)) }
                        drawText(laid, word.fill)
                    }
                }
            }
        },
    )
}

/** The size of letters in the picture is the core's: what is larger than 100 % is read in the list. */
private fun laid(measurer: TextMeasurer, word: Word, factor: Float, letters: Alphabets): TextLayoutResult {
    val plain = Density(1f, 1f)
    val style = TextStyle(
        fontFamily = letters.latin,
        fontSize = with(plain) { (word.size * factor).toSp() },
        fontWeight = if (word.bold) FontWeight.Bold else FontWeight.Normal,
    )
    return measurer.measure(letters.spell(word.text), style, softWrap = false, maxLines = 1, density = plain)
}

/** Canvas units are 1000 over the width without the rim that the core leaves round its picture. */
@Composable
private fun Targets(shown: MapShown, factor: Float, onPerson: (String) -> Unit) {
    val screen = shown.screen
    val unit = (shown.picture.size.width + 2 * shown.picture.origin.x) / screen.layout.geometry.width
    val people = screen.rings.flatMap { it.people }.associateBy { it.id }
    screen.layout.spots.forEach { spot ->
        val person = people[spot.key] ?: return@forEach
        val side = max(TARGET, (spot.size * factor).dp)
        Box(
            Modifier
                .offset(
                    ((spot.x * unit - shown.picture.origin.x) * factor).dp - side / 2,
                    ((spot.y * unit - shown.picture.origin.y) * factor).dp - side / 2,
                )
                .size(side)
                .clip(CircleShape)
                .clickable(role = Role.Button) { onPerson(spot.key) }
                .semantics { contentDescription = person.name.spoken },
        )
    }
}
