package nl.steunkring.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.BasicText
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label

/** The least width and height of what can be tapped. */
val TARGET = 48.dp

/** One text of the core; a reader of the screen hears what the core says of it. */
@Composable
fun Said(label: Label, letters: Letters, modifier: Modifier = Modifier, colour: Color = LocalColours.current.ink) {
    val isHeading = letters == Letters.TITLE || letters == Letters.HEADING
    BasicText(
        text = label.text,
        style = letters.style().copy(color = colour),
        modifier = modifier.clearAndSetSemantics {
            contentDescription = label.spoken
            if (isHeading) heading()
        },
    )
}

/** A button of the look: filled where it is the screen's first action, soft otherwise. */
@Composable
fun Button(label: Label, first: Boolean, modifier: Modifier = Modifier, onTap: () -> Unit) {
    val colours = LocalColours.current
    val shape = RoundedCornerShape(20.dp)
    Box(
        contentAlignment = Alignment.Center,
        modifier = modifier
            .heightIn(min = 56.dp)
            .clip(shape)
            .background(if (first) colours.pine else colours.pineSoft)
            .clickable(role = Role.Button, onClick = onTap)
            .padding(horizontal = 20.dp, vertical = 12.dp),
    ) {
        Said(label, Letters.BUTTON, colour = if (first) colours.onPine else colours.onPineSoft)
    }
}

/** A card: what belongs together, on its own paper. */
@Composable
fun Card(modifier: Modifier = Modifier, content: @Composable () -> Unit) {
    val colours = LocalColours.current
    val shape = RoundedCornerShape(24.dp)
    Box(
        modifier
            .fillMaxWidth()
            .clip(shape)
            .background(colours.card)
            .border(1.dp, colours.hairline, shape)
            .padding(16.dp),
    ) { content() }
}
