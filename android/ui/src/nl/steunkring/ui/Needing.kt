package nl.steunkring.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.relocation.BringIntoViewRequester
import androidx.compose.foundation.relocation.bringIntoViewRequester
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.runtime.withFrameNanos
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.graphics.lerp
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label

/** Parts words and is neither seen nor heard: a reader of the screen says again what has changed, and nothing else. */
private const val UNHEARD = "\u2060"

/**
 * A button that is always there. While something is [needed] a tap does nothing but say what, and that is read out where a screen is heard; each
 * further tap says it again.
 */
@Composable
fun Needing(label: Label, weight: Weight, needed: List<Label>, modifier: Modifier = Modifier, onTap: () -> Unit) {
    var asked by remember(needed.isEmpty()) { mutableIntStateOf(0) }
    if (asked > 0 && needed.isNotEmpty()) Needed(needed, asked)
    Button(label, weight, modifier.fillMaxWidth()) { if (needed.isEmpty()) onTap() else asked++ }
}

/** What is needed, as often as it was [asked]: each time it comes into sight and lights up. */
@Composable
private fun Needed(needed: List<Label>, asked: Int) {
    val colours = LocalColours.current
    val motion = LocalMotion.current
    val seen = remember { BringIntoViewRequester() }
    val lit = remember(asked) { Coming(0f) }
    val said = listOf(LocalAround.current.words.needed) + needed
    LaunchedEffect(asked) {
        // It has a place only once a frame has been laid out.
        withFrameNanos { }
        seen.bringIntoView()
    }
    LaunchedEffect(lit) { lit.come(motion, Pace.RING_FOCUS) }
    Column(
        Modifier
            .bringIntoViewRequester(seen)
            .fillMaxWidth()
            .clip(RoundedCornerShape(18.dp))
            .drawBehind { drawRect(lerp(colours.sun, colours.sunSoft, lit.share)) }
            // One node with all of it: a region of several is not read out.
            .clearAndSetSemantics {
                liveRegion = LiveRegionMode.Polite
                contentDescription = said.joinToString(" ") { it.spoken } + UNHEARD.repeat((asked - 1) % 2)
            }
            .padding(horizontal = 16.dp, vertical = 10.dp),
        Arrangement.spacedBy(2.dp),
    ) {
        Said(said.first(), Letters.SECOND, colour = colours.onSunSoft)
        needed.forEach { Said(it, Letters.ANSWER, colour = colours.onSunSoft, bold = true) }
    }
}
