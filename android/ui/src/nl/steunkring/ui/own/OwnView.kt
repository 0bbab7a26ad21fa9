package nl.steunkring.ui.own

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.unit.dp
import nl.steunkring.core.HouseItem
import nl.steunkring.core.OwnScreen
import nl.steunkring.core.Space
import nl.steunkring.core.Watched
import nl.steunkring.core.newId
import nl.steunkring.ui.App
import nl.steunkring.ui.Colours
import nl.steunkring.ui.Empty
import nl.steunkring.ui.Field
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Needing
import nl.steunkring.ui.Picture
import nl.steunkring.ui.Said
import nl.steunkring.ui.Steer
import nl.steunkring.ui.Weight
import nl.steunkring.ui.watched

/** How a house looks: its sign, its walls and its roof. */
private class Look(val sign: String, val wall: (Colours) -> Color, val roof: (Colours) -> Color)

private val LOOKS = mapOf(
    "fijn" to Look("going-well", { it.sunSoft }, { it.sun }),
    "zorgen" to Look("worry", { it.skySoft }, { it.onSkySoft }),
    "dromen" to Look("dream", { it.claySoft }, { it.clay }),
)

/** The own page: three houses with what somebody put in them. */
@Composable
fun OwnView(screen: OwnScreen, onAdd: (house: String, text: String) -> Unit) {
    var open by remember { mutableStateOf<String?>(null) }
    Frame(
        screen.title,
        listOf(screen.title) + listOfNotNull(screen.empty) + screen.houses.flatMap { house -> listOf(house.label) + house.cards.map { it.text } },
        screen.strip,
    ) {
        screen.empty?.let { Empty(it, "draw") }
        screen.houses.forEach { house ->
            House(house, house.house == open, { open = house.house.takeUnless { it == open } }) { text ->
                onAdd(house.house, text)
                open = null
            }
        }
    }
}

@Composable
private fun House(house: HouseItem, open: Boolean, onOpen: () -> Unit, onAdd: (String) -> Unit) {
    val colours = LocalColours.current
    val look = LOOKS[house.house] ?: return
    val words = LocalAround.current.words
    val walls = RoundedCornerShape(bottomStart = 20.dp, bottomEnd = 20.dp)
    Column {
        Roof(look.roof(colours))
        Column(
            Modifier.fillMaxWidth().padding(horizontal = 12.dp).clip(walls).background(look.wall(colours)).border(2.5.dp, colours.ink, walls).padding(14.dp),
            Arrangement.spacedBy(10.dp),
        ) {
            Row(horizontalArrangement = Arrangement.spacedBy(10.dp), verticalAlignment = Alignment.CenterVertically) {
                Picture(look.sign, 44.dp)
                Said(house.label, Letters.HEADING, Modifier.weight(1f))
                Steer(words.add, "add", colours.card, onOpen)
            }
            house.cards.forEach { card ->
                Box(Modifier.fillMaxWidth().clip(RoundedCornerShape(16.dp)).background(colours.card).padding(12.dp)) { Said(card.text, Letters.BODY) }
            }
            if (open) {
                var text by remember { mutableStateOf("") }
                Field(house.label, text) { text = it }
                Needing(words.done, Weight.FIRST, listOfNotNull(house.label.takeIf { text.isBlank() })) { onAdd(text) }
            }
        }
    }
}

@Composable
private fun Roof(colour: Color) {
    val colours = LocalColours.current
    Box(
        Modifier.fillMaxWidth().height(44.dp).drawBehind {
            val edge = 2.5.dp.toPx()
            val (chimney, at) = Size(22.dp.toPx(), size.height * 0.7f) to Offset(size.width * 0.76f, edge)
            drawRect(colours.card, at, chimney)
            drawRect(colours.ink, at, chimney, style = Stroke(edge))
            val roof = Path().apply {
                moveTo(edge, size.height)
                lineTo(size.width / 2, edge)
                lineTo(size.width - edge, size.height)
                close()
            }
            drawPath(roof, colour)
            drawPath(roof, colours.ink, style = Stroke(edge))
        },
    )
}

/** The own page of this profile's person. */
@Composable
fun OwnWay(app: App, space: Space) {
    val screen by watched(app.doer, space, Watched.Map) { space.ownScreen() }
    screen?.let { OwnView(it) { house, text -> app.doer.change { space.addCard(newId(), house, text) } } }
}
