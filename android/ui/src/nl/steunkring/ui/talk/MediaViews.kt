package nl.steunkring.ui.talk

import androidx.compose.foundation.Image
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label
import nl.steunkring.core.MediumItem
import nl.steunkring.core.NoteScreen
import nl.steunkring.core.WritingScreen
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Door
import nl.steunkring.ui.Grid
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.Picture
import nl.steunkring.ui.Said
import nl.steunkring.ui.TARGET
import nl.steunkring.ui.Weight
import nl.steunkring.ui.grownBefore

/** What somebody does with the photos and voice notes of a talk. */
class MediaWays(
    /** Begins to listen, or ends it. */
    val record: () -> Unit = {},
    /** Chooses a photo. */
    val choose: () -> Unit = {},
    /** Has a voice note be heard, or ends it. */
    val play: (MediumItem) -> Unit = {},
    /** Shows a photo, or closes it. */
    val look: (MediumItem) -> Unit = {},
    /** Takes one away. */
    val remove: (MediumItem) -> Unit = {},
)

/** What can be put in a talk beside words. Only what this platform can do is offered. */
@Composable
internal fun Adding(screen: NoteScreen, writing: WritingScreen, shown: MediaShown, ways: MediaWays) {
    val platform = LocalPlatform.current
    val now = setOf(if (shown.listens) "stop" else "record", "photo")
    val offers = screen.offers.filter { it.id in now && platform.can(it.id) }
    if (shown.deaf) Card { Said(writing.noMicrophone, Letters.BODY) }
    if (offers.isEmpty()) return
    Grid(offers, offers.size, fills = true) { offer, place ->
        when (offer.id) {
            "photo" -> Button(offer.label, Weight.SOFT, place, ways.choose)
            else -> Button(offer.label, Weight.SOFT, place, ways.record)
        }
    }
}

/** The photos and voice notes of a talk, each to be opened and to be taken away. */
@Composable
internal fun Media(screen: NoteScreen, writing: WritingScreen, shown: MediaShown, ways: MediaWays) {
    val title = screen.mediaTitle ?: return
    Card(gap = 16.dp) {
        Head(title)
        screen.media.forEach { Medium(it, writing, shown, ways) }
    }
}

@Composable
private fun Medium(medium: MediumItem, writing: WritingScreen, shown: MediaShown, ways: MediaWays) {
    val platform = LocalPlatform.current
    val seen = shown.seen == medium.id
    val now = setOf(if (shown.heard == medium.id) "hush" else "play", if (seen) "close" else "look")
    val open = medium.offers.firstOrNull { it.id in now && platform.can(it.id) }
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        if (open == null) {
            Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
                medium.label.pictogram?.let { Picture(it, grownBefore(40.dp)) }
                Lines(medium, null)
            }
        } else {
            val tap = { if (open.id in HEARD) ways.play(medium) else ways.look(medium) }
            Door(medium.label.pictogram, tap, listOfNotNull(medium.label, medium.from, medium.absent, open.label)) { Lines(medium, open.label) }
        }
        if (seen) Photo(medium, writing, shown)
        medium.offers.filter { it.id == "remove" }.forEach { Button(it.label, Weight.EDGE, Modifier.fillMaxWidth()) { ways.remove(medium) } }
    }
}

private val HEARD = setOf("play", "hush")

@Composable
private fun Lines(medium: MediumItem, open: Label?) = Column {
    Said(medium.label, Letters.BODY, bold = true)
    listOfNotNull(medium.from, medium.absent).forEach { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
    open?.let { Pill(it) }
}

/** What a tap on the row does, as large as what is tapped alone. */
@Composable
private fun Pill(label: Label) {
    val colours = LocalColours.current
    Box(
        Modifier
            .padding(top = 6.dp)
            .heightIn(min = TARGET)
            .clip(RoundedCornerShape(16.dp))
            .background(colours.pineSoft)
            .padding(horizontal = 16.dp, vertical = 8.dp),
        Alignment.Center,
    ) { Said(label, Letters.BUTTON, colour = colours.onPineSoft) }
}

@Composable
private fun Photo(medium: MediumItem, writing: WritingScreen, shown: MediaShown) {
    val picture = shown.picture ?: return Said(writing.noPicture, Letters.BODY)
    Image(picture, medium.label.spoken, Modifier.fillMaxWidth().clip(RoundedCornerShape(18.dp)), contentScale = ContentScale.FillWidth)
}

/** The photos and voice notes as the ear says them. */
internal fun heard(screen: NoteScreen): List<Label> =
    listOfNotNull(screen.mediaTitle) + screen.media.flatMap { listOfNotNull(it.label, it.from, it.absent) }
