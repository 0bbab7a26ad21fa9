package nl.steunkring.ui.compare

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
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

/** Reads two views side by side: one's own and that of the first other, until others are chosen. */
suspend fun compareShown(space: Space, theme: Theme, chosen: Pair<String?, String?> = null to null): CompareShown {
    val tellers = space.tellersScreen(null)
    val first = chosen.first ?: tellers.people.first().id
    val second = chosen.second ?: tellers.people.last().id
    val screen = space.compareScreen(space.ego(), first, second)
    val about = listOf(screen.different, screen.same, screen.oneOnly).flatMap { group -> group.rows.map { it.alter } }
    return CompareShown(screen, tellers, first to second, facesOf(space, about, theme))
}

/** What two people say about the same ties, side by side. */
@Composable
fun CompareView(shown: CompareShown, onFirst: (String) -> Unit, onSecond: (String) -> Unit) {
    val screen = shown.screen
    val groups = listOf(screen.different, screen.same, screen.oneOnly).filter { it.rows.isNotEmpty() }
    Frame(
        screen.title,
        listOf(screen.title, screen.help) + listOfNotNull(screen.empty) +
            groups.flatMap { group -> listOf(group.label) + group.rows.flatMap { listOf(it.name) + it.topic + listOfNotNull(it.sentence) + it.how } } +
            listOfNotNull(screen.talk),
        screen.strip,
    ) {
        Said(screen.help, Letters.BODY)
        screen.offers.forEach { Said(it.label, Letters.QUESTION) }
        Picks(shown.tellers.people, setOf(shown.chosen.first), 2, onPick = onFirst)
        Picks(shown.tellers.people, setOf(shown.chosen.second), 2, onPick = onSecond)
        screen.empty?.let { Empty(it, "compare") }
        screen.talk?.let { Talk(it) }
        groups.forEach { Group(it, screen, shown.faces) }
    }
}

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
            row.topic.forEach { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
        }
    }
    Grid(listOf(screen.first to row.first, screen.second to row.second), 2) { (who, what), place -> Side(who, what, place) }
    row.how.forEach { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
}

/** What one says; where nothing was said the place stays empty. */
@Composable
private fun Side(who: Label, what: Label?, modifier: Modifier) = Column(
    modifier.clip(RoundedCornerShape(18.dp)).background(LocalColours.current.paper).padding(12.dp),
    Arrangement.spacedBy(6.dp),
    Alignment.CenterHorizontally,
) {
    Said(who, Letters.SECOND, colour = LocalColours.current.inkSoft, middle = true)
    what?.let { said ->
        said.pictogram?.let { Picture(it, 36.dp) }
        Said(said, Letters.BODY, bold = true, middle = true)
    }
}

@Composable
private fun Talk(label: Label) {
    val colours = LocalColours.current
    Row(
        Modifier.fillMaxWidth().clip(RoundedCornerShape(24.dp)).background(colours.skySoft).padding(16.dp),
        Arrangement.spacedBy(12.dp),
        Alignment.CenterVertically,
    ) {
        Picture("talk-together", 40.dp)
        Said(label, Letters.BODY, Modifier.weight(1f), colours.onSkySoft)
    }
}

/** Two views side by side, with the choice of whose. */
@Composable
fun CompareWay(app: App, space: Space) {
    val theme = LocalColours.current.theme
    var first by remember(space) { mutableStateOf<String?>(null) }
    var second by remember(space) { mutableStateOf<String?>(null) }
    val shown by watched(app.doer, space, Watched.Map, theme, first, second) { compareShown(space, theme, first to second) }
    shown?.let { CompareView(it, { one -> first = one }) { one -> second = one } }
}
