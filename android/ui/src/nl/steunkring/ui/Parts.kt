package nl.steunkring.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.BasicText
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.scale
import androidx.compose.ui.layout.layout
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsPropertyKey
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Constraints
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import kotlin.math.ceil
import nl.steunkring.core.Label
import nl.steunkring.core.Offer

/** The least width and height of what can be tapped. */
val TARGET = 48.dp

/** From this size of letters on, the one that the app itself makes larger, what stands side by side stands below each other. */
private const val LARGE = 1.5f

/** Whether the letters are so large that things stand below each other. */
@Composable
fun isLarge() = LocalDensity.current.fontScale >= LARGE

/** A length that grows with the letters, up to what the least screen has room for. */
@Composable
fun grown(length: Dp) = length * LocalDensity.current.fontScale.coerceIn(1f, LARGE)

/** The same of a picture that stands before words and what leads on, so that the words keep three fifths of the least screen. */
@Composable
fun grownBefore(length: Dp) = length * LocalDensity.current.fontScale.coerceIn(1f, BEFORE)

private const val BEFORE = 1.3f

/** Where a picture stands beside words: in their middle, or where they begin if they run on over several lines. */
val AT_WORDS = Alignment.Vertical { size, space -> if (space > LONG * size) 0 else (space - size) / 2 }

/** So many times as high as the picture beside them are words that run on. */
private const val LONG = 2

/** One text of the core; a reader of the screen hears what the core says of it. */
@Composable
fun Said(
    label: Label,
    letters: Letters,
    modifier: Modifier = Modifier,
    colour: Color = LocalColours.current.ink,
    bold: Boolean = false,
    middle: Boolean = false,
) {
    val isHeading = letters == Letters.TITLE || letters == Letters.HEADING || letters == Letters.QUESTION
    val style = letters.style().copy(color = colour)
    val laid = remember { arrayOfNulls<TextLayoutResult>(1) }
    BasicText(
        text = LocalAlphabets.current.spell(label.text),
        style = style.copy(
            fontWeight = if (bold) FontWeight.Bold else style.fontWeight,
            textAlign = if (middle) TextAlign.Center else style.textAlign,
        ),
        modifier = modifier.heard(label).clearAndSetSemantics {
            contentDescription = label.spoken
            this[Laid] = { laid.single() }
            if (isHeading) heading()
        },
        onTextLayout = { laid[0] = it },
    )
}

/** How the letters of a text came to lie, for what measures whether all of them are there. */
val Laid = SemanticsPropertyKey<() -> TextLayoutResult?>("Laid")

/** How much a button asks for a tap. */
enum class Weight {
    /** The one first action of a screen. */
    FIRST,

    /** A second action. */
    SOFT,

    /** A way out, with an edge alone. */
    EDGE,
}

/** A button with the words of the core, and its pictogram where it has one. */
@Composable
fun Button(label: Label, weight: Weight, modifier: Modifier = Modifier, onTap: () -> Unit) =
    Button(label, weight, label.pictogram?.let { { Plated(it, grown(36.dp)) } }, modifier, onTap)

/** A button with a picture of its own beside the words of the core. */
@Composable
fun Button(label: Label, weight: Weight, picture: @Composable (() -> Unit)?, modifier: Modifier = Modifier, onTap: () -> Unit) {
    val colours = LocalColours.current
    val shape = RoundedCornerShape(20.dp)
    val (paper, ink) = when (weight) {
        Weight.FIRST -> colours.pine to colours.onPine
        Weight.SOFT -> colours.pineSoft to colours.onPineSoft
        Weight.EDGE -> colours.paper to colours.ink
    }
    Row(
        horizontalArrangement = Arrangement.spacedBy(8.dp, Alignment.CenterHorizontally),
        verticalAlignment = Alignment.CenterVertically,
        modifier = modifier
            .heightIn(min = 56.dp)
            .widthIn(min = TARGET)
            .clip(shape)
            .background(paper)
            .then(if (weight == Weight.EDGE) Modifier.border(2.dp, colours.outline, shape) else Modifier)
            .clickable(role = Role.Button, onClick = onTap)
            .padding(horizontal = 12.dp, vertical = 10.dp),
    ) {
        picture?.invoke()
        val words = Modifier.weight(1f, fill = false).run { if (picture == null) this else hugging(label) }
        Said(label, Letters.BUTTON, words, ink, middle = true)
    }
}

/** No wider than the longest of its lines, so that a picture stands beside the words where they run over several. */
@Composable
private fun Modifier.hugging(label: Label): Modifier {
    val (measurer, style, text) = Triple(rememberTextMeasurer(), Letters.BUTTON.style(), LocalAlphabets.current.spell(label.text))
    return layout { words, room ->
        val laid = measurer.measure(text, style, constraints = Constraints(maxWidth = room.maxWidth))
        val longest = (0 until laid.lineCount).maxOf { laid.getLineRight(it) - laid.getLineLeft(it) }
        val placed = words.measure(room.copy(minWidth = 0, maxWidth = ceil(longest).toInt().coerceAtMost(room.maxWidth)))
        layout(placed.width, placed.height) { placed.place(0, 0) }
    }
}

/** A pictogram on its plate, for coloured grounds. */
@Composable
fun Plated(id: String, side: Dp) = Box(
    Modifier.size(side).clip(RoundedCornerShape(30)).background(LocalColours.current.plate).padding(2.dp),
    Alignment.Center,
) { Picture(id, side - 4.dp) }

/** A card: what belongs together, on its own paper. */
@Composable
fun Card(modifier: Modifier = Modifier, gap: Dp = 8.dp, content: @Composable ColumnScope.() -> Unit) {
    val colours = LocalColours.current
    val shape = RoundedCornerShape(24.dp)
    Column(
        verticalArrangement = Arrangement.spacedBy(gap),
        modifier = modifier
            .fillMaxWidth()
            .clip(shape)
            .background(colours.card)
            .border(1.dp, colours.hairline, shape)
            .padding(16.dp),
        content = content,
    )
}

/** What is to be known beside all else, on a colour of its own. */
@Composable
fun Banner(label: Label, ground: Color, ink: Color, picture: @Composable () -> Unit) = Row(
    Modifier.fillMaxWidth().clip(RoundedCornerShape(24.dp)).background(ground).padding(16.dp),
    Arrangement.spacedBy(12.dp),
    Alignment.CenterVertically,
) {
    picture()
    Said(label, Letters.BODY, Modifier.weight(1f), ink)
}

/** A row that leads somewhere: a picture, some lines, and a sign that it leads on. Where all is read aloud an ear says what is [heard]. */
@Composable
fun Door(
    pictogram: String?,
    onTap: () -> Unit,
    heard: List<Label>,
    modifier: Modifier = Modifier,
    lines: @Composable ColumnScope.() -> Unit,
) = Leading(onTap, heard, modifier, pictogram?.let { { Picture(it, grownBefore(40.dp)) } }, lines)

/** The same with another picture, such as a face. */
@Composable
fun DoorWith(
    onTap: () -> Unit,
    heard: List<Label>,
    modifier: Modifier = Modifier,
    picture: @Composable () -> Unit,
    lines: @Composable ColumnScope.() -> Unit,
) = Leading(onTap, heard, modifier, picture, lines)

@Composable
private fun Leading(
    onTap: () -> Unit,
    heard: List<Label>,
    modifier: Modifier,
    picture: @Composable (() -> Unit)?,
    lines: @Composable ColumnScope.() -> Unit,
) = Row(
    horizontalArrangement = Arrangement.spacedBy(12.dp),
    verticalAlignment = Alignment.CenterVertically,
    modifier = modifier
        .fillMaxWidth()
        .heightIn(min = 56.dp)
        // Rounder corners would cut the letters that stand in them.
        .clip(RoundedCornerShape(4.dp))
        .clickable(role = Role.Button, onClick = onTap)
        .padding(vertical = 4.dp),
) {
    picture?.let { Box(Modifier.align(AT_WORDS)) { it() } }
    Column(Modifier.weight(1f), content = lines)
    Heard(heard)
    Chevron()
}

/** A row that leads somewhere and says one thing. */
@Composable
fun Door(label: Label, letters: Letters, pictogram: String? = label.pictogram, onTap: () -> Unit) =
    Door(pictogram, onTap, listOf(label)) { Said(label, letters) }

/** What can be done, a door each on one card; what has no picture of its own has that of [others]. */
@Composable
fun Doors(offers: List<Offer>, others: String? = null, onOffer: (Offer) -> Unit) = Card {
    offers.forEach { offer -> Door(offer.label, Letters.HEADING, offer.label.pictogram ?: others) { onOffer(offer) } }
}

/** The sign that something leads on; it turns with the way the words run. */
@Composable
fun Chevron(colour: Color = LocalColours.current.inkSoft) {
    val turned = androidx.compose.ui.platform.LocalLayoutDirection.current == androidx.compose.ui.unit.LayoutDirection.Rtl
    Box(
        Modifier.size(16.dp).drawBehind {
            scale(if (turned) -1f else 1f, 1f) {
                val (left, right, middle) = Triple(size.width * 0.3f, size.width * 0.75f, size.height / 2)
                drawLine(colour, Offset(left, size.height * 0.1f), Offset(right, middle), 3.dp.toPx(), StrokeCap.Round)
                drawLine(colour, Offset(right, middle), Offset(left, size.height * 0.9f), 3.dp.toPx(), StrokeCap.Round)
            }
        },
    )
}

/** The ear of a row, where each has one. */
@Composable
fun Heard(labels: List<Label>) {
    if (LocalAloud.current != null) labels.firstOrNull()?.let { Ear(labels, it) }
}

/** The voice that says each answer and row, where that was chosen. */
val LocalAloud = staticCompositionLocalOf<Speaker?> { null }

/** The tick of what is chosen or done. */
@Composable
fun Tick(side: Dp = 26.dp) {
    val colours = LocalColours.current
    Box(
        Modifier.size(side).drawBehind {
            drawCircle(colours.pine)
            tick(colours.onPine, Offset.Zero, size.width)
        },
    )
}

/** The two lines of a tick, in a square [from] there. */
internal fun DrawScope.tick(ink: Color, from: Offset, side: Float) {
    val turn = from + Offset(0.44f, 0.69f) * side
    drawLine(ink, from + Offset(0.28f, 0.53f) * side, turn, side * 0.11f, StrokeCap.Round)
    drawLine(ink, turn, from + Offset(0.73f, 0.35f) * side, side * 0.11f, StrokeCap.Round)
}
