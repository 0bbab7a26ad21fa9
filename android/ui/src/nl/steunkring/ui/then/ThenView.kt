package nl.steunkring.ui.then

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.steunkring.core.ChangeItem
import nl.steunkring.core.MomentsScreen
import nl.steunkring.core.Offer
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.core.ThenScreen
import nl.steunkring.core.Watched
import nl.steunkring.core.newId
import nl.steunkring.ui.AT_WORDS
import nl.steunkring.ui.App
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Door
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Empty
import nl.steunkring.ui.Faces
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.Within
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.grown
import nl.steunkring.ui.theme
import nl.steunkring.ui.watched

/** The moments that were kept; to keep this one is the first action. */
@Composable
fun MomentsView(screen: MomentsScreen, onMoment: (String) -> Unit, onOffer: (Offer) -> Unit) = Frame(
    screen.title,
    listOf(screen.title) + screen.items.flatMap { listOfNotNull(it.day, it.reason, it.caption) } + listOfNotNull(screen.empty),
    screen.strip,
    foot = { screen.offers.forEach { Button(it.label, Weight.FIRST, Modifier.fillMaxWidth()) { onOffer(it) } } },
) {
    screen.empty?.let { Empty(it, "then-and-now") }
    screen.items.forEach { moment ->
        Card {
            Door("then-and-now", { onMoment(moment.id) }, listOfNotNull(moment.day, moment.reason, moment.caption)) {
                Said(moment.day, Letters.HEADING)
                listOfNotNull(moment.reason, moment.caption).forEach { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
            }
        }
    }
}

/** What changed since a moment. */
@Composable
fun ThenView(screen: ThenScreen, faces: Map<String, Drawing>, onOffer: (Offer) -> Unit) {
    val then = listOfNotNull(screen.then, screen.reason, screen.caption)
    Frame(
        screen.title,
        listOf(screen.title) + then + screen.now + screen.changes.map { it.label } + screen.children,
        screen.strip,
        foot = { screen.offers.forEach { Button(it.label, Weight.SOFT, Modifier.fillMaxWidth()) { onOffer(it) } } },
    ) {
        Card { then.forEachIndexed { at, label -> Said(label, if (at == 0) Letters.HEADING else Letters.BODY) } }
        Card {
            Said(screen.now, Letters.HEADING)
            screen.changes.forEach { Changed(it, faces) }
        }
        if (screen.children.isNotEmpty()) Card { screen.children.forEach { Said(it, Letters.BODY) } }
    }
}

/** One change: the face of whom it tells stands before it, and those of several stand below. */
@Composable
private fun Changed(change: ChangeItem, faces: Map<String, Drawing>) {
    if (change.people.size == 1) {
        Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
            Box(Modifier.align(AT_WORDS)) { Faces(change.people, faces, grown(44.dp)) }
            Said(change.label, Letters.BODY, Modifier.weight(1f))
        }
        return
    }
    Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
        Said(change.label, Letters.BODY)
        Faces(change.people, faces, grown(44.dp))
    }
}

/** The moments of a space. */
@Composable
fun MomentsWay(app: App, space: Space) {
    val screen by watched(app.doer, space, Watched.Map) { space.momentsScreen() }
    screen?.let { MomentsView(it, { moment -> app.ways.to(Within.Then(space.id(), moment)) }) { keep(app, space) } }
}

/** Reads what changed since a moment, with the faces of those of whom it tells. */
suspend fun thenShown(space: Space, moment: String, theme: Theme): Pair<ThenScreen, Map<String, Drawing>> {
    val screen = space.thenScreen(moment)
    return screen to facesOf(space, screen.changes.flatMap { it.people }, theme)
}

/** The map then and now. */
@Composable
fun ThenWay(app: App, space: Space, moment: String) {
    val theme = LocalColours.current.theme
    val shown by watched(app.doer, space, Watched.Map, moment, theme) { thenShown(space, moment, theme) }
    shown?.let { (screen, faces) -> ThenView(screen, faces) { keep(app, space) } }
}

/** Keeps the map as it is now. */
fun keep(app: App, space: Space) = app.doer.change { space.keepMoment(newId(), null) }
