package nl.steunkring.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Level
import nl.steunkring.core.thereOf
import nl.steunkring.ui.who.Straight

/** As many stand beside each other on the least screen; more are a bar that fills. */
private const val MANY = 8

/** How many are there [of] how many, and not which: codes that were seen. Who hears the screen is told in words. */
@Composable
fun Pips(there: Int, of: Int, level: Level = LocalAround.current.words.readsIn) {
    val said = remember(level, there, of) { thereOf(level, there.toUInt(), of.toUInt()) }
    val heard = Modifier.clearAndSetSemantics {
        contentDescription = said.spoken
        liveRegion = LiveRegionMode.Polite
    }
    Places(of, there, heard)
}

/** How many digits were typed, in as many places as there are at least. Nobody near is told how many: who hears the screen hears each key. */
@Composable
fun Dots(typed: Int, least: Int) = Places(maxOf(typed, least), typed, Modifier.clearAndSetSemantics { })

@Composable
private fun Places(of: Int, there: Int, heard: Modifier) = Straight {
    val colours = LocalColours.current
    if (of > MANY) {
        Box(heard.widthIn(max = 400.dp).fillMaxWidth().height(18.dp).clip(CircleShape).border(2.5.dp, colours.outline, CircleShape)) {
            Box(Modifier.fillMaxWidth(there.toFloat() / of).fillMaxHeight().background(colours.ink))
        }
        return@Straight
    }
    Row(heard, Arrangement.spacedBy(12.dp)) {
        repeat(of) { at ->
            val dot = Modifier.size(18.dp).clip(CircleShape)
            Box(if (at < there) dot.background(colours.ink) else dot.border(2.5.dp, colours.outline, CircleShape))
        }
    }
}
