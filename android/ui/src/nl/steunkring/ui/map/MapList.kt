package nl.steunkring.ui.map

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.relocation.BringIntoViewRequester
import androidx.compose.foundation.relocation.bringIntoViewRequester
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.runtime.withFrameNanos
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import nl.steunkring.core.PersonItem
import nl.steunkring.ui.AT_WORDS
import nl.steunkring.ui.Chevron
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Face
import nl.steunkring.ui.Empty
import nl.steunkring.ui.Heard
import nl.steunkring.ui.Letters
import nl.steunkring.ui.Line
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.RingPicture
import nl.steunkring.ui.Said
import nl.steunkring.ui.TARGET
import nl.steunkring.ui.grown
import nl.steunkring.ui.isLarge

private val CARD = RoundedCornerShape(24.dp)

/** The people of the map, ring after ring; where there are none yet, what to do. */
@Composable
internal fun MapList(shown: MapShown, onPerson: (String) -> Unit) = Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(8.dp)) {
    val screen = shown.screen
    // What there is to do stands in the foot already.
    // The picture is that of the map itself.
    Empty(screen.empty.filter { said -> screen.offers.none { it.label == said } }, null)
    screen.rings.forEachIndexed { at, ring ->
        if (ring.people.isNotEmpty() || screen.empty.isEmpty()) {
            Row(Modifier.padding(top = 8.dp), Arrangement.spacedBy(10.dp), Alignment.CenterVertically) {
                RingPicture(at, grown(34.dp))
                Said(ring.label, Letters.HEADING, Modifier.weight(1f))
            }
            People(ring.people, shown, onPerson)
        }
    }
    Waiting(shown, onPerson)
}

/** The people who still have to be given a place, below what says so. */
@Composable
internal fun Waiting(shown: MapShown, onPerson: (String) -> Unit) {
    shown.screen.waitingLabel?.let { Said(it, Letters.HEADING, Modifier.padding(top = 8.dp)) }
    People(shown.screen.waiting, shown, onPerson)
}

/** People below each other on one card. */
@Composable
private fun People(people: List<PersonItem>, shown: MapShown, onPerson: (String) -> Unit) {
    if (people.isEmpty()) return
    val colours = LocalColours.current
    Column(Modifier.fillMaxWidth().clip(CARD).background(colours.card).border(1.dp, colours.hairline, CARD)) {
        people.forEachIndexed { at, person ->
            if (at > 0) Box(Modifier.padding(horizontal = 16.dp).fillMaxWidth().height(1.dp).background(colours.hairline))
            Person(person, shown.faces[person.id], person.id == shown.screen.chosen) { onPerson(person.id) }
        }
    }
}

/** Who is chosen in the picture, large and scrolled into sight; a tap leads to their page. */
@Composable
internal fun Chosen(shown: MapShown, onPerson: (String) -> Unit) {
    val person = shown.chosen ?: return
    val colours = LocalColours.current
    val seen = remember { BringIntoViewRequester() }
    LaunchedEffect(person.id) {
        // It has a place only once a frame has been laid out.
        withFrameNanos { }
        seen.bringIntoView()
    }
    Box(Modifier.bringIntoViewRequester(seen).fillMaxWidth().clip(CARD).background(colours.card).border(3.dp, colours.pine, CARD)) {
        Person(person, shown.faces[person.id], false, leads = true) { onPerson(person.id) }
    }
}

/** A row is one thing to tap and to hear: who, and the line in words and as it is drawn. */
@Composable
private fun Person(person: PersonItem, face: Drawing?, chosen: Boolean, leads: Boolean = false, onTap: () -> Unit) {
    val colours = LocalColours.current
    val below = leads || isLarge()
    val ink = if (chosen) colours.onPineSoft else colours.inkSoft
    val ground = Modifier
        .fillMaxWidth()
        .heightIn(min = TARGET)
        .background(if (chosen) colours.pineSoft else colours.card)
        .clickable(role = Role.Button, onClick = onTap)
        .padding(horizontal = 14.dp, vertical = 10.dp)
    Row(ground, Arrangement.spacedBy(12.dp), Alignment.CenterVertically) {
        val side = if (leads) 68.dp else grown(48.dp)
        // The words keep their place while a face is still being read.
        Box(Modifier.align(AT_WORDS).size(side)) { face?.let { Face(it, side) } }
        Column(Modifier.weight(1f)) {
            Said(person.name, if (leads) Letters.TITLE else Letters.HEADING, colour = if (chosen) ink else colours.ink)
            if (below) Box(Modifier.padding(vertical = 6.dp)) { Line(person.line, person.arrow, person.sentence) }
            listOfNotNull(person.sentence, person.notAsked).forEach { Said(it, if (leads) Letters.BODY else Letters.SECOND, colour = ink) }
        }
        if (!below) Line(person.line, person.arrow, person.sentence)
        Heard(listOfNotNull(person.name, person.sentence, person.notAsked))
        if (leads) Chevron()
    }
}
