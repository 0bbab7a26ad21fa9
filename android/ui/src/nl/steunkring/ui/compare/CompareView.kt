package nl.steunkring.ui.compare

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
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
import androidx.compose.ui.unit.dp
import nl.steunkring.core.CompareGroup
import nl.steunkring.core.CompareRow
import nl.steunkring.core.CompareScreen
import nl.steunkring.core.Label
import nl.steunkring.core.Space
import nl.steunkring.core.TellersScreen
import nl.steunkring.core.Theme
import nl.steunkring.core.Watched
import nl.steunkring.ui.App
import nl.steunkring.ui.Banner
import nl.steunkring.ui.Card
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Empty
import nl.steunkring.ui.Face
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Grid
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Picks
import nl.steunkring.ui.Picture
import nl.steunkring.ui.Said
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.theme
import nl.steunkring.ui.watched

/** One moment of two views side by side. */
class CompareShown(
    /** Everything to say. */
    val screen: CompareScreen,
    /** Who can be compared. */
    val tellers: TellersScreen,
    /** Whose views these are. */
    val chosen: Pair<String, String>,
    /** The faces of whom it is about. */
    val faces: Map<String, Drawing>,
)

/**
 * Reads two views of the circle of [ego] side by side: one's own and that of the first other, until others are chosen. Of a circle that one tells
 * alone there are no two: then it is the one that the space holds.
 */
suspend fun compareShown(space: Space, theme: Theme, chosen: Pair<String?, String?> = null to null, ego: String? = null): CompareShown {
    val theirs = ego?.let { space.tellersScreen(it) }?.takeIf { it.people.size > 1 }
    val tellers = theirs ?: space.tellersScreen(null)
    val first = chosen.first ?: tellers.people.first().id
    val second = chosen.second ?: tellers.people.last().id
    val screen = space.compareScreen(ego.takeIf { theirs != null } ?: space.ego(), first, second)
    val about = listOf(screen.different, screen.same, screen.oneOnly).flatMap { group -> group.rows.map { it.alter } }
    return CompareShown(screen, tellers, first to second, facesOf(space, about, theme))
}

/** What two people say about the same ties, side by side. */
@Composable
fun CompareView(shown: CompareShown, onPick: (Pair<String, String>) -> Unit) {
    val screen = shown.screen
    val groups = listOf(screen.different, screen.same, screen.oneOnly).filter { it.rows.isNotEmpty() }
    Frame(
        screen.title,
        listOfNotNull(screen.title, screen.help, screen.circle, screen.empty) +
            groups.flatMap { group -> listOf(group.label) + group.rows.flatMap { said(it, screen) } } +
            listOfNotNull(screen.talk),
        screen.strip,
    ) {
        Said(screen.help, Letters.BODY)
        screen.circle?.let { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
        // Of two there is nothing to choose.
        if (shown.tellers.people.size > 2) {
            screen.offers.forEach { Said(it.label, Letters.QUESTION) }
            Picks(shown.tellers.people, shown.chosen.toList().toSet(), 2) { onPick(shown.chosen.with(it)) }
        }
        screen.empty?.let { Empty(it, "compare") }
        screen.talk?.let { Talk(it) }
        groups.forEach { Group(it, screen, shown.faces) }
    }
}

/** Who is chosen beside whom when one more is: whoever was chosen last stays. */
internal fun Pair<String, String>.with(one: String) = if (one == first || one == second) this else second to one

private fun said(row: CompareRow, screen: CompareScreen): List<Label> =
    listOf(row.name) + listOfNotNull(row.topic) + (row.sentence?.let(::listOf) ?: sides(row, screen).flatMap { (who, what) -> listOf(who, what) }) + row.how

/** Who says what of a row; beside who told stands that the other did not. */
private fun sides(row: CompareRow, screen: CompareScreen) =
    listOf(screen.first to (row.first ?: screen.silent), screen.second to (row.second ?: screen.silent))

@Composable
private fun Group(group: CompareGroup, screen: CompareScreen, faces: Map<String, Drawing>) {
    Row(horizontalArrangement = Arrangement.spacedBy(10.dp), verticalAlignment = Alignment.CenterVertically) {
        group.label.pictogram?.let { Picture(it, 36.dp) }
        Said(group.label, Letters.HEADING, Modifier.weight(1f))
    }
    group.rows.forEach { Row(it, screen, faces[it.alter]) }
}

@Composable
private fun Row(row: CompareRow, screen: CompareScreen, face: Drawing?) = Card {
    Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
        face?.let { Face(it) }
        Column(Modifier.weight(1f)) {
            Said(row.name, Letters.HEADING)
            row.topic?.let { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
        }
    }
    Grid(sides(row, screen), 2) { (who, what), place -> Side(who, what, told = what !== screen.silent, place) }
    row.how.forEach { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
}

/** What one says, or that nothing was [told]. */
@Composable
private fun Side(who: Label, what: Label, told: Boolean, modifier: Modifier) = Column(
    modifier.clip(RoundedCornerShape(18.dp)).background(LocalColours.current.paper).padding(12.dp),
    Arrangement.spacedBy(6.dp),
    Alignment.CenterHorizontally,
) {
    Said(who, Letters.SECOND, colour = LocalColours.current.inkSoft, middle = true)
    if (told) {
        what.pictogram?.let { Picture(it, 36.dp) }
        Said(what, Letters.BODY, bold = true, middle = true)
    } else {
        Said(what, Letters.BODY, colour = LocalColours.current.inkSoft, middle = true)
    }
}

@Composable
private fun Talk(label: Label) {
    val colours = LocalColours.current
    Banner(label, colours.skySoft, colours.onSkySoft) { Picture("talk-together", 40.dp) }
}

/** Two views side by side, with the choice of whose. */
@Composable
fun CompareWay(app: App, space: Space) {
    val theme = LocalColours.current.theme
    var chosen by remember(space) { mutableStateOf<Pair<String?, String?>>(null to null) }
    val whose = app.ways.whose[space.id()]
    val shown by watched(app.doer, space, Watched.Map, theme, chosen, whose) { compareShown(space, theme, chosen, whose) }
    shown?.let { CompareView(it) { two -> chosen = two } }
}
