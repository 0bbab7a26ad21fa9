package nl.steunkring.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.TextFieldValue
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import kotlin.math.ceil
import nl.steunkring.core.Label

/** A field to type in; what stands in it while it is empty says what it is for, unless a question above does. */
@Composable
fun Field(label: Label, text: String, modifier: Modifier = Modifier, onType: (String) -> Unit) = Ground(modifier) {
    val colours = LocalColours.current
    BasicTextField(
        text,
        onType,
        Modifier.typed(label, TARGET, 10.dp),
        textStyle = inked(colours),
        singleLine = true,
        cursorBrush = SolidColor(colours.pine),
    )
}

/** A field for a text of several lines, with its caret. */
@Composable
fun Page(label: Label, value: TextFieldValue, modifier: Modifier = Modifier, onType: (TextFieldValue) -> Unit) = Ground(modifier) {
    val colours = LocalColours.current
    BasicTextField(
        value,
        onType,
        Modifier.typed(label, 160.dp, 14.dp),
        textStyle = inked(colours),
        cursorBrush = SolidColor(colours.pine),
    )
}

/** The size of what is typed in, with its name. */
@Composable
private fun Modifier.typed(label: Label, height: Dp, around: Dp): Modifier {
    // The system makes a field as high as this where nothing is typed, but finds that out only after the first frame.
    val line = rememberTextMeasurer().measure("", inked(LocalColours.current), maxLines = 1).getLineBottom(0)
    val letters = with(LocalDensity.current) { ceil(line).toDp() }
    return fillMaxWidth().heightIn(min = maxOf(height, letters + around * 2)).padding(vertical = around).semantics { contentDescription = label.spoken }
}

@Composable
private fun inked(colours: Colours) = Letters.BODY.style().copy(color = colours.ink)

@Composable
private fun Ground(modifier: Modifier, content: @Composable () -> Unit) {
    val colours = LocalColours.current
    val shape = RoundedCornerShape(18.dp)
    Box(
        modifier.fillMaxWidth().clip(shape).background(colours.card).border(2.dp, colours.pine, shape).padding(horizontal = 16.dp),
        Alignment.CenterStart,
    ) { content() }
}
