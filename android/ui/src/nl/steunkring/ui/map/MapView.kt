package nl.steunkring.ui.map

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.BoxWithConstraintsScope
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.dp
import kotlin.math.ceil
import kotlin.math.roundToInt
import nl.steunkring.core.Canvas
import nl.steunkring.core.MapScreen
import nl.steunkring.core.Offer
import nl.steunkring.ui.Button
import nl.steunkring.ui.DoorWith
import nl.steunkring.ui.Face
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Grid
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.MARGIN
import nl.steunkring.ui.READABLE
import nl.steunkring.ui.Picture
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.grownBefore
import nl.steunkring.ui.isLarge
import nl.steunkring.ui.runs
import nl.steunkring.ui.theme

private val WIDE = 1000.dp
private val HIGH = 700.dp

/**
 * Whether the list stands beside the picture: there is room for both, and neither letters are so large nor the picture so small that they could
 * not be read.
 */
@Composable
fun BoxWithConstraintsScope.isWide() = maxWidth >= WIDE && maxHeight >= HIGH && !isLarge()

/** The picture in its own dp, where it fills the width of a column, and where it stands beside a list. */
private val COLUMN = 420.dp
private val SQUARE = 678.dp

/** What stands beside and above a picture beside a list: the places, the list and what is between them; the bar, who sees it, the rings and the foot. */
private val LIST = 404.dp
private val GAP = 16.dp
private val AROUND = DpSize(112.dp + MARGIN * 2 + LIST + GAP, 276.dp)

/** So many times as large as was reckoned a picture may be drawn and have letters that can be read. */
private const val LARGER = 1.15f

/** Up to so large, in hundredths, names have room in the picture also where all letters are large. */
private const val NAMED = 135

/** In steps of so many a whole letters are asked for, so that a dp more or less asks for no other picture; beside a list it is seldom drawn alike. */
private const val FINE = 50f
private const val COARSE = 10f

/** How the core is asked for the map in the room that there is: with letters that can be read in a picture as large as it is drawn there. */
@Composable
fun BoxWithConstraintsScope.mapLook(sight: MapSight, seen: Seen, respondent: String? = null, ego: String? = null): MapLook {
    val wide = isWide()
    // A picture that was turned into another one tells nothing of how large that is drawn.
    val before = seen.drawn?.takeIf { (width, _) -> wide != (width == COLUMN.value) }?.second
    val reckoned = if (wide) minOf(maxWidth - AROUND.width, maxHeight - AROUND.height) / SQUARE else (minOf(maxWidth, READABLE) - MARGIN * 2) / COLUMN
    // The core is asked once more only where letters would be too small, or much too large.
    val drawn = before?.takeUnless { it in reckoned..reckoned * LARGER } ?: reckoned
    val steps = if (wide) COARSE else FINE
    val letters = (ceil(LocalDensity.current.fontScale / drawn * steps) * (100 / steps)).roundToInt().coerceIn(LETTERS)
    return MapLook(
        canvas = if (wide) Canvas.ROUND else Canvas.TALL,
        theme = LocalColours.current.theme,
        direction = runs(),
        respondent = respondent,
        ego = ego,
        names = !isLarge() || letters <= NAMED,
        letters = letters,
        list = wide || sight.list,
        ring = sight.ring,
        page = sight.page,
        chosen = sight.chosen,
    )
}

private val LETTERS = 100..1000

/** Where the map leads. */
class MapWays(
    /** To somebody's page. */
    val person: (String) -> Unit,
    /** Does what the map offers, of what [can] be done. */
    val offer: (Offer) -> Unit,
    /** Shows it so. */
    val look: (MapSight) -> Unit = {},
    /** The offers that lead somewhere in this app. */
    val can: Set<String> = setOf("add-person", "legend", "whose", "respondent", "keep-moment", "tray"),
)

/** What of the offers stands in the foot; the rest stands below the list. */
private val FOOT = listOf("add-person", "legend")

/** Whose circle it is and whose view, which stand above it. */
private val WHOSE = listOf("whose", "respondent")

/** The two ways to see the map where there is no room for both. */
private val VIEWS = listOf("picture", "list")

/** The map of a circle: its picture with its people beside it on wide screens, and one of the two on narrow ones. */
@Composable
fun MapView(shown: MapShown, ways: MapWays, sight: MapSight = MapSight(), seen: Seen = remember { Seen() }) = BoxWithConstraints {
    val screen = shown.screen
    val offers = screen.offers.filter { it.id in ways.can }
    val (first, second) = FOOT.map { id -> offers.firstOrNull { it.id == id } }
    val views = VIEWS.mapNotNull { id -> screen.offers.firstOrNull { it.id == id } }
    val wide = isWide()
    val listed = sight.list && !wide && views.isNotEmpty()
    val open = screen.picks.firstOrNull { it.chosen && it.ring != null }.takeUnless { listed }
    val leave: () -> Unit = { ways.look(sight.opened(null)) }
    Frame(
        open?.label ?: screen.title,
        screen.spoken.ifEmpty { listOf(screen.title) + screen.empty },
        screen.strip,
        scrolls = !wide,
        // A ring that is open is a step that one goes back.
        onBack = if (open == null) LocalAround.current.onBack else leave,
        rest = { if (isLarge()) second?.let { Button(it.label, Weight.SOFT, Modifier.fillMaxWidth()) { ways.offer(it) } } },
        foot = {
            Row(Modifier.height(IntrinsicSize.Min), Arrangement.spacedBy(10.dp)) {
                if (!isLarge()) second?.let { Button(it.label, Weight.SOFT, Modifier.weight(5f).fillMaxHeight()) { ways.offer(it) } }
                first?.let { Button(it.label, Weight.FIRST, Modifier.weight(8f)) { ways.offer(it) } }
            }
        },
    ) {
        if (wide) {
            Beside(shown, ways, sight, offers, seen)
        } else {
            if (views.isNotEmpty() && open == null) Views(views, listed) { ways.look(sight.copy(list = it)) }
            Whose(offers, shown, ways.offer)
            if (!listed) {
                Pictured(shown, ways, sight, seen)
                Rings(screen, { ways.look(sight.opened(it)) }) { ways.look(sight.turned(it)) }
                Chosen(shown, ways.person)
            }
            if (listed || views.isEmpty()) MapList(shown, ways.person) else Waiting(shown, ways.person)
            Rest(offers, ways.offer)
        }
    }
}

/** The picture, and its people beside it. */
@Composable
private fun ColumnScope.Beside(shown: MapShown, ways: MapWays, sight: MapSight, offers: List<Offer>, seen: Seen) =
    Row(Modifier.weight(1f), Arrangement.spacedBy(GAP)) {
        Column(Modifier.weight(1f).fillMaxHeight(), Arrangement.spacedBy(12.dp)) {
            Box(Modifier.weight(1f).fillMaxWidth(), Alignment.Center) { Pictured(shown, ways, sight, seen) }
            BoxWithConstraints {
                val fit = shown.screen.fit(maxWidth)
                Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
                    Rings(shown.screen, { ways.look(sight.opened(it)) }, fit) { ways.look(sight.turned(it)) }
                }
            }
        }
        Column(
            Modifier.width(LIST).fillMaxHeight().clip(RoundedCornerShape(24.dp)).background(LocalColours.current.sand).padding(12.dp),
            Arrangement.spacedBy(12.dp),
        ) {
            Column(Modifier.weight(1f).verticalScroll(rememberScrollState()), Arrangement.spacedBy(12.dp)) {
                Chosen(shown, ways.person)
                Whose(offers, shown, ways.offer)
                MapList(shown, ways.person)
            }
            // Below a long list nobody would look for it.
            Rest(offers, ways.offer)
        }
    }

@Composable
private fun Pictured(shown: MapShown, ways: MapWays, sight: MapSight, seen: Seen) = MapPicture(
    shown,
    ways.person,
    onChoose = { ways.look(sight.copy(chosen = it)) },
    onRing = { ways.look(sight.opened(it)) },
    seen = seen,
)

/** What else can be done. */
@Composable
private fun Rest(offers: List<Offer>, onOffer: (Offer) -> Unit) =
    Grid(offers.filter { it.id !in FOOT && it.id !in WHOSE }, 2, fills = true) { offer, place ->
        Button(offer.label, Weight.EDGE, place) { onOffer(offer) }
    }

/** Whose circle this is and whose view, where there are others; a tap chooses another. */
@Composable
private fun Whose(offers: List<Offer>, shown: MapShown, onOffer: (Offer) -> Unit) {
    val screen = shown.screen
    val doors = offers.filter { it.id in WHOSE }
    if (doors.isEmpty()) return
    Grid(doors, doors.size) { offer, place ->
        val (who, id) = if (offer.id == "whose") screen.middle to screen.ego else screen.respondent to screen.teller
        val face = id?.let(shown.faces::get)
        val picture = @Composable { if (face != null) Face(face, grownBefore(40.dp)) else Picture(who.pictogram ?: "unknown-person", grownBefore(40.dp)) }
        DoorWith({ onOffer(offer) }, listOf(offer.label, who), place, picture) {
            Said(offer.label, Letters.SECOND, colour = LocalColours.current.inkSoft)
            Said(who, Letters.HEADING)
        }
    }
}
