package nl.steunkring.ui.places

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.navigationBars
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.compositionLocalOf
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.layout.Layout
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.traversalIndex
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.Constraints
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Offer
import nl.steunkring.core.PlacesScreen
import nl.steunkring.ui.Button
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAlphabets
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.grown
import nl.steunkring.ui.isLarge

/** From this width on the places stand at the side, where they have the height for it. */
private val SIDE = 600.dp
private val BAR = 64.dp
private val RAIL = 112.dp
private val TALL = 56.dp
private val PILL = 78.dp

/** The places that never move, and which of them somebody is in. */
class Places(
    /** What the core has for them. */
    val screen: PlacesScreen,
    /** Where somebody is. */
    val here: String,
    /** Goes to one of them. */
    val onPlace: (String) -> Unit,
    /** To all of them below each other. */
    val onMenu: () -> Unit,
)

/** How the places stand round a screen. */
enum class Standing {
    /** There are none. */
    NONE,

    /** Below the screen, beside each other. */
    BAR,

    /** At the side where one begins to read. */
    RAIL,

    /** Behind one button, since their words do not fit. */
    MENU,
}

/** How high the screen is that is drawn: it changes with the keyboard, and only what reads it is drawn anew. */
val LocalHeight = compositionLocalOf { 0.dp }

/** A screen with the places at its side where there is room; told is how they stand, since those below it are part of its foot. */
@Composable
fun Placed(places: Places?, screen: @Composable (Standing) -> Unit) = BoxWithConstraints(Modifier.fillMaxSize()) {
    val (standing, rail) = if (places == null) Standing.NONE to 0.dp else standing(places, maxWidth, maxHeight)
    // One place for the screen, however the places stand: it keeps what it remembers when the device is turned.
    CompositionLocalProvider(LocalHeight provides maxHeight) { Box(Modifier.padding(start = rail)) { screen(standing) } }
    if (places != null && standing == Standing.RAIL) Rail(places, Modifier.width(rail))
}

/** How the places stand in a room, and how wide they are at its side. */
@Composable
private fun standing(places: Places, width: Dp, height: Dp): Pair<Standing, Dp> {
    if (width < SIDE && places.fit(width)) return Standing.BAR to 0.dp
    val (wide, high) = widest(places.screen)
    val number = places.screen.places.size
    return when {
        width >= SIDE && height >= (grown(TALL) + high + 20.dp) * number + 16.dp -> Standing.RAIL to maxOf(RAIL, wide + 24.dp, grown(PILL) + 16.dp)
        !isLarge() && (wide + 8.dp) * number <= width -> Standing.BAR to 0.dp
        else -> Standing.MENU to 0.dp
    }
}

/** Whether the words fit beside each other for certain, without measuring them: no letter is wider than three quarters of its height. */
@Composable
private fun Places.fit(width: Dp): Boolean {
    val letter = with(LocalDensity.current) { Letters.SMALL.style().fontSize.toDp() } * 0.75f
    return !isLarge() && screen.places.all { (letter * it.label.text.length + 8.dp) * screen.places.size <= width }
}

/** How wide and high the largest of the words is. */
@Composable
private fun widest(screen: PlacesScreen): Pair<Dp, Dp> {
    val measurer = rememberTextMeasurer()
    val density = LocalDensity.current
    val letters = LocalAlphabets.current
    val style = Letters.SMALL.style().copy(fontWeight = FontWeight.Bold)
    return remember(screen, density, letters, style) {
        val sizes = screen.places.map { measurer.measure(letters.spell(it.label.text), style).size }
        with(density) { sizes.maxOf { it.width }.toDp() to sizes.maxOf { it.height }.toDp() }
    }
}

/** The places below a screen, each a picture and a word. */
@Composable
fun PlacesBar(places: Places) {
    val colours = LocalColours.current
    val below = WindowInsets.navigationBars
    Row(
        Modifier
            .fillMaxWidth()
            // Its paper goes on under the phone's own keys.
            .drawBehind {
                drawRect(colours.card, size = Size(size.width, size.height + below.getBottom(this)))
                drawRect(colours.hairline, size = Size(size.width, 1.dp.toPx()))
            }
            .last()
            .selectableGroup(),
    ) {
        places.screen.places.forEach { place ->
            Place(place, places, Modifier.weight(1f).heightIn(min = BAR), Arrangement.Center) { here ->
                Pill(here, 64.dp, 36.dp) { PlaceSign(place, 30.dp) }
            }
        }
    }
}

/** The places at the side of a screen. */
@Composable
private fun Rail(places: Places, modifier: Modifier) {
    val colours = LocalColours.current
    val below = WindowInsets.navigationBars
    Column(
        modifier
            .fillMaxHeight()
            .drawBehind {
                drawRect(colours.card, size = Size(size.width, size.height + below.getBottom(this)))
                val edge = 1.dp.toPx()
                val turned = layoutDirection == LayoutDirection.Rtl
                drawRect(colours.hairline, Offset(if (turned) 0f else size.width - edge, 0f), Size(edge, size.height + below.getBottom(this)))
            }
            .last()
            .selectableGroup()
            .padding(vertical = 8.dp),
    ) {
        places.screen.places.forEach { place ->
            Place(place, places, Modifier.fillMaxWidth().padding(vertical = 8.dp), Arrangement.spacedBy(4.dp)) { here ->
                Pill(here, grown(PILL), grown(TALL)) { PlaceSign(place, grown(40.dp)) }
            }
        }
    }
}

/** Read after all that stands on the screen itself. */
private fun Modifier.last() = semantics {
    isTraversalGroup = true
    traversalIndex = 1f
}

@Composable
private fun Place(place: Offer, places: Places, modifier: Modifier, gap: Arrangement.Vertical, picture: @Composable (here: Boolean) -> Unit) {
    val colours = LocalColours.current
    val here = place.id == places.here
    Column(
        modifier.selectable(here, role = Role.Tab) { places.onPlace(place.id) },
        gap,
        Alignment.CenterHorizontally,
    ) {
        picture(here)
        Said(place.label, Letters.SMALL, colour = if (here) colours.ink else colours.inkSoft, bold = here, middle = true)
    }
}

/** The picture of a place; where somebody is it stands in a filled pill. */
@Composable
private fun Pill(here: Boolean, width: Dp, height: Dp, picture: @Composable () -> Unit) {
    val shape = RoundedCornerShape(20.dp)
    val ground = if (here) Modifier.clip(shape).background(LocalColours.current.pineSoft) else Modifier
    Box(Modifier.size(width, height).then(ground), Alignment.Center) { picture() }
}

/** The way to the places, and the first thing to do, beside each other; below each other where that takes less room. */
@Composable
fun MenuRow(places: Places, foot: @Composable (ColumnScope.() -> Unit)?) = Layout(
    content = {
        if (foot != null) Column(verticalArrangement = Arrangement.spacedBy(10.dp), content = foot)
        Box(Modifier.last(), propagateMinConstraints = true) {
            Button(places.screen.menu, Weight.EDGE, { ListSign(grown(36.dp)) }, onTap = places.onMenu)
        }
    },
) { parts, room ->
    val (width, gap) = room.maxWidth to 10.dp.roundToPx()
    val menu = parts.last()
    // A foot may have nothing to do.
    val action = parts.first().takeIf { parts.size > 1 && it.minIntrinsicWidth(Constraints.Infinity) > 0 }
    val least = menu.minIntrinsicWidth(Constraints.Infinity)
    // What shares a row is given a point less than it asked for where that is no whole number.
    val wanted = action?.run { minIntrinsicWidth(Constraints.Infinity) + 2.dp.roundToPx() } ?: 0
    val side = ((width - gap) / 2).coerceAtMost(width - gap - wanted).coerceAtLeast(least)
    val rest = width - gap - side
    val below = parts.sumOf { it.maxIntrinsicHeight(width) } + gap
    if (action == null || rest < wanted || action.maxIntrinsicHeight(rest) > below) {
        val placed = listOfNotNull(action, menu).map { it.measure(Constraints.fixedWidth(width)) }
        layout(width, placed.sumOf { it.height } + gap * (placed.size - 1)) {
            var at = 0
            placed.forEach {
                it.placeRelative(0, at)
                at += it.height + gap
            }
        }
    } else {
        val first = action.measure(Constraints.fixedWidth(rest))
        val other = menu.measure(Constraints(minWidth = side, maxWidth = side, minHeight = first.height))
        layout(width, maxOf(first.height, other.height)) {
            other.placeRelative(0, 0)
            first.placeRelative(side + gap, 0)
        }
    }
}

/** All places below each other, each a large row. */
@Composable
fun MenuView(places: Places) {
    val screen = places.screen
    Frame(screen.title, listOf(screen.title) + screen.places.map { it.label }) {
        Column(Modifier.selectableGroup(), Arrangement.spacedBy(12.dp)) {
            screen.places.forEach { MenuPlace(it, it.id == places.here) { places.onPlace(it.id) } }
        }
    }
}

@Composable
private fun MenuPlace(place: Offer, here: Boolean, onTap: () -> Unit) {
    val colours = LocalColours.current
    val shape = RoundedCornerShape(22.dp)
    Row(
        horizontalArrangement = Arrangement.spacedBy(16.dp),
        verticalAlignment = Alignment.CenterVertically,
        modifier = Modifier
            .fillMaxWidth()
            .heightIn(min = 88.dp)
            .clip(shape)
            .background(if (here) colours.pineSoft else colours.card)
            .border(if (here) 3.dp else 1.5.dp, if (here) colours.pine else colours.hairline, shape)
            .selectable(here, role = Role.Tab, onClick = onTap)
            .padding(horizontal = 16.dp, vertical = 10.dp),
    ) {
        PlaceSign(place, grown(56.dp))
        Said(place.label, Letters.ANSWER, Modifier.weight(1f), if (here) colours.onPineSoft else colours.ink, bold = here)
    }
}
