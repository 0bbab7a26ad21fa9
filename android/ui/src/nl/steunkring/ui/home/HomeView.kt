package nl.steunkring.ui.home

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Canvas
import nl.steunkring.core.Core
import nl.steunkring.core.Direction
import nl.steunkring.core.HomeQuestions
import nl.steunkring.core.HomeScreen
import nl.steunkring.core.HomeSpace
import nl.steunkring.core.Label
import nl.steunkring.core.MapOptions
import nl.steunkring.core.Offer
import nl.steunkring.core.Theme
import nl.steunkring.ui.AT_WORDS
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Chevron
import nl.steunkring.ui.Colours
import nl.steunkring.ui.Door
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Heard
import nl.steunkring.ui.Grid
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Picture
import nl.steunkring.ui.Plated
import nl.steunkring.ui.Said
import nl.steunkring.ui.SyncLight
import nl.steunkring.ui.Weight
import nl.steunkring.ui.drawing
import nl.steunkring.ui.grown
import nl.steunkring.ui.grownBefore
import nl.steunkring.ui.isLarge

private val MAP = 116.dp
private const val FACE = 52u

/** One moment of Home. */
class HomeShown(
    /** Everything to say. */
    val screen: HomeScreen,
    /** The small picture of each map, by its space. */
    val maps: Map<String, Drawing>,
    /** The faces of whom somebody was asked about, by their space. */
    val faces: Map<String, Drawing>,
)

/** Reads Home with its pictures. A space without a map, or that cannot be opened, has none. */
suspend fun homeShown(core: Core, theme: Theme, runs: Direction?): HomeShown {
    val screen = core.homeScreen()
    val (maps, faces) = mutableMapOf<String, Drawing>() to mutableMapOf<String, Drawing>()
    for (one in screen.spaces.filter { it.offers.any { offer -> offer.id == "map" } }) {
        val space = core.space(one.id)
        maps[one.id] = drawing(space.smallMapSvg(MapOptions(canvas = Canvas.TALL, names = false, direction = runs), theme))
        one.goOn?.person?.let { faces[one.id] = drawing(space.figureSvg(it, FACE, theme)) }
    }
    return HomeShown(screen, maps, faces)
}

/** Where Home leads. */
class HomeWays(
    /** Into a space, by the id of what it offers. */
    val into: (String, Offer) -> Unit,
    /** To a talk of a space. */
    val talk: (String, String) -> Unit,
    /** To a step of a space. */
    val step: (String, String) -> Unit,
    /** To what was sent of a space. */
    val sync: (String) -> Unit,
    /** On with the questions that were begun. */
    val goOn: (String, HomeQuestions) -> Unit,
)

/** What of a space's offers has a big door here; the map has its own card. */
private val TILES = listOf("own", "add-person", "talks", "plan", "ask", "who-sees", "more")

/** Home: the spaces of this profile, what comes next in each, and where to go on. Only ways that this app can go are offered. */
@Composable
fun HomeView(shown: HomeShown, ways: HomeWays, onLocks: (() -> Unit)? = null, onAnother: () -> Unit = {}) {
    val screen = shown.screen
    Frame(screen.title, heard(screen)) {
        screen.help.forEach { Said(it, Letters.BODY) }
        screen.spaces.forEach { space ->
            MapCard(space, shown.maps[space.id], ways)
            Grid(TILES.mapNotNull { id -> space.offers.firstOrNull { it.id == id } }, 2, fills = true) { offer, place ->
                Tile(offer, place) { ways.into(space.id, offer) }
            }
            Next(space, shown.faces[space.id], ways)
        }
        screen.locked?.let { label ->
            onLocks?.let { Card { Door(label, Letters.HEADING, "locked", it) } }
        }
        screen.another?.let { Card { Door(it, Letters.HEADING, onTap = onAnother) } }
        val light: @Composable () -> Unit = { SyncLight(screen.waiting, listOf(screen.saved)) }
        screen.sync?.let { space -> Door(null, { ways.sync(space) }, listOf(screen.saved)) { light() } } ?: light()
    }
}

/** Home as the ear says it, from the top. */
private fun heard(screen: HomeScreen): List<Label> = listOf(screen.title) + screen.help +
    screen.spaces.flatMap { space ->
        listOfNotNull(space.name, space.kind, space.news) + space.notice + space.offers.map { it.label } +
            listOfNotNull(space.talk?.heading, space.talk?.title, space.talk?.run { today ?: day }) +
            listOfNotNull(space.goOn?.offer?.label, space.goOn?.name, space.step?.status, space.step?.sentence)
    } + listOfNotNull(screen.locked, screen.another) + screen.saved

@Composable
private fun MapCard(space: HomeSpace, map: Drawing?, ways: HomeWays) = Card {
    val beside: @Composable () -> Unit = {
        Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
            Said(space.name, Letters.TITLE)
            val soft = LocalColours.current.inkSoft
            (listOfNotNull(space.kind, space.news) + space.notice).forEach { Said(it, Letters.SECOND, colour = soft) }
            space.offers.firstOrNull { it.id == "map" }?.let { offer ->
                Button(offer.label, Weight.FIRST, Modifier.fillMaxWidth()) { ways.into(space.id, offer) }
            }
        }
    }
    if (map == null || isLarge()) {
        map?.let { Small(it) }
        beside()
    } else {
        Row(horizontalArrangement = Arrangement.spacedBy(14.dp), verticalAlignment = Alignment.CenterVertically) {
            Small(map)
            Box(Modifier.weight(1f)) { beside() }
        }
    }
}

@Composable
private fun Small(map: Drawing) = Box(
    Modifier.width(MAP).aspectRatio(map.size.width / map.size.height).clip(RoundedCornerShape(40)).drawBehind { map.draw(this) },
)

private fun ground(id: String, colours: Colours): Color = when (id) {
    "add-person" -> colours.ring1
    "talks" -> colours.ring2
    "who-sees" -> colours.ringOuter
    else -> colours.ring3
}

@Composable
private fun Tile(offer: Offer, modifier: Modifier, onTap: () -> Unit) {
    val colours = LocalColours.current
    val shape = RoundedCornerShape(24.dp)
    Column(
        modifier = modifier
            .heightIn(min = 112.dp)
            .clip(shape)
            .background(ground(offer.id, colours))
            .border(1.dp, colours.hairline, shape)
            .clickable(role = Role.Button, onClick = onTap)
            .padding(14.dp),
    ) {
        Row(Modifier.fillMaxWidth(), Arrangement.SpaceBetween) {
            offer.label.pictogram?.let { Picture(it, grown(48.dp)) } ?: More()
            Heard(listOf(offer.label))
        }
        Said(offer.label, Letters.BUTTON, Modifier.padding(top = 10.dp))
    }
}

/** The sign that there is more. */
@Composable
private fun More() {
    val ink = LocalColours.current.ink
    Box(
        Modifier.size(grown(48.dp)).drawBehind {
            listOf(0.2f, 0.5f, 0.8f).forEach { at -> drawCircle(ink, size.width * 0.09f, Offset(size.width * at, size.height / 2)) }
        },
    )
}

/** What comes next in a space: its talk, its step, and the questions that were begun. */
@Composable
private fun Next(space: HomeSpace, face: Drawing?, ways: HomeWays) {
    if (space.talk == null && space.goOn == null && space.step == null) return
    val soft = LocalColours.current.inkSoft
    Card {
        space.talk?.let { talk ->
            Door(talk.heading.pictogram, { ways.talk(space.id, talk.document) }, listOf(talk.today ?: talk.day, talk.title)) {
                Said(talk.today ?: talk.day, Letters.SECOND, colour = soft)
                Said(talk.title, Letters.HEADING)
            }
        }
        space.step?.let { step ->
            Door(step.status.pictogram ?: "step", { ways.step(space.id, step.id) }, listOf(step.status, step.sentence)) {
                Said(step.status, Letters.SECOND, colour = soft)
                Said(step.sentence, Letters.BODY)
            }
        }
        space.goOn?.let { left -> GoOn(left, face) { ways.goOn(space.id, left) } }
    }
}

@Composable
private fun GoOn(left: HomeQuestions, face: Drawing?, onTap: () -> Unit) = Row(
    Modifier.fillMaxWidth().heightIn(min = 56.dp).clip(RoundedCornerShape(18.dp)).clickable(role = Role.Button, onClick = onTap),
    Arrangement.spacedBy(12.dp),
    Alignment.CenterVertically,
) {
    if (face != null) Box(Modifier.align(AT_WORDS).size(grownBefore(FACE.toInt().dp)).drawBehind { face.draw(this) })
    else left.offer.label.pictogram?.let { Plated(it, grownBefore(40.dp)) }
    Column(Modifier.weight(1f)) {
        Said(left.offer.label, Letters.SECOND, colour = LocalColours.current.inkSoft)
        Said(left.name, Letters.HEADING)
    }
    Heard(listOf(left.offer.label, left.name))
    Chevron()
}
