package nl.steunkring.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label

/** A button that is always there. While something is [needed] a tap does nothing but say what, and that is read out where a screen is heard. */
@Composable
fun Needing(label: Label, weight: Weight, needed: List<Label>, modifier: Modifier = Modifier, onTap: () -> Unit) {
    var asked by remember(needed.isEmpty()) { mutableStateOf(false) }
    if (asked && needed.isNotEmpty()) Needed(needed)
    Button(label, weight, modifier.fillMaxWidth()) {
        asked = needed.isNotEmpty()
        if (needed.isEmpty()) onTap()
    }
}

@Composable
private fun Needed(needed: List<Label>) {
    val colours = LocalColours.current
    Column(
        Modifier
            .fillMaxWidth()
            .clip(RoundedCornerShape(18.dp))
            .background(colours.sunSoft)
            .semantics { liveRegion = LiveRegionMode.Polite }
            .padding(horizontal = 16.dp, vertical = 10.dp),
        Arrangement.spacedBy(2.dp),
    ) {
        Said(LocalAround.current.words.needed, Letters.SECOND, colour = colours.onSunSoft)
        needed.forEach { Said(it, Letters.ANSWER, colour = colours.onSunSoft, bold = true) }
    }
}
