package nl.steunkring.ui.map

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import nl.steunkring.core.MapScreen
import nl.steunkring.core.PersonItem
import nl.steunkring.ui.Button
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Said
import nl.steunkring.ui.TARGET

/** From this width on the list stands beside the picture. */
val WIDE = 840.dp

/** The map of a circle: picture first, its people beside it on wide screens and below it on narrow ones. */
@Composable
fun MapView(shown: MapShown, onPerson: (String) -> Unit, onBack: () -> Unit) {
    val colours = LocalColours.current
    BoxWithConstraints(Modifier.fillMaxSize().background(colours.paper)) {
        if (maxWidth >= WIDE) {
            Row {
                Column(Modifier.weight(1f).fillMaxHeight().padding(16.dp)) {
                    Head(shown, onBack)
                    Box(Modifier.weight(1f).fillMaxWidth(), Alignment.Center) { MapPicture(shown, onPerson) }
                }
                Column(
                    Modifier.width(360.dp).fillMaxHeight().background(colours.sand)
                        .verticalScroll(rememberScrollState()).padding(16.dp),
                ) { People(shown.screen, onPerson) }
            }
        } else {
            Column(Modifier.verticalScroll(rememberScrollState()).padding(12.dp)) {
                Head(shown, onBack)
                MapPicture(shown, onPerson)
                People(shown.screen, onPerson)
            }
        }
    }
}

@Composable
private fun Head(shown: MapShown, onBack: () -> Unit) {
    shown.back?.let { Button(it.label, false, onTap = onBack) }
    Said(shown.screen.title, Letters.TITLE, Modifier.padding(top = 8.dp))
    Said(shown.screen.strip.label, Letters.SECOND, Modifier.padding(bottom = 8.dp))
    shown.screen.empty.forEach { Said(it, Letters.BODY) }
}

@Composable
private fun People(screen: MapScreen, onPerson: (String) -> Unit) {
    screen.rings.forEach { ring ->
        Said(ring.label, Letters.HEADING, Modifier.padding(top = 12.dp))
        ring.people.forEach { Row(it, onPerson) }
    }
    screen.waiting.forEach { Row(it, onPerson) }
}

/** A row is one thing to tap and to hear: who, and the line in words. */
@Composable
private fun Row(person: PersonItem, onPerson: (String) -> Unit) {
    val colours = LocalColours.current
    Column(
        verticalArrangement = Arrangement.Center,
        modifier = Modifier
            .padding(top = 8.dp)
            .fillMaxWidth()
            .heightIn(min = TARGET)
            .clip(RoundedCornerShape(18.dp))
            .background(colours.card)
            .clickable(role = Role.Button) { onPerson(person.id) }
            .padding(horizontal = 16.dp, vertical = 10.dp),
    ) {
        Said(person.name, Letters.HEADING)
        Said(person.sentence, Letters.SECOND, colour = colours.inkSoft)
        person.notAsked?.let { Said(it, Letters.SECOND, colour = colours.inkSoft) }
    }
}
