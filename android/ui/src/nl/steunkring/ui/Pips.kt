package nl.steunkring.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.unit.dp
import nl.steunkring.ui.who.Straight

/** How many are there [of] how many, and not which: digits that were typed, codes that were seen. */
@Composable
fun Pips(there: Int, of: Int) = Straight {
    val colours = LocalColours.current
    Row(horizontalArrangement = Arrangement.spacedBy(12.dp)) {
        repeat(of) { at ->
            val dot = Modifier.size(18.dp).clip(CircleShape)
            Box(if (at < there) dot.background(colours.ink) else dot.border(2.5.dp, colours.outline, CircleShape))
        }
    }
}
