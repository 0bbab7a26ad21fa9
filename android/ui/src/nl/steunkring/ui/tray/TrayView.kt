package nl.steunkring.ui.tray

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.core.TrayItem
import nl.steunkring.core.TrayScreen
import nl.steunkring.core.Watched
import nl.steunkring.ui.AT_WORDS
import nl.steunkring.ui.App
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Empty
import nl.steunkring.ui.Face
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.grown
import nl.steunkring.ui.theme
import nl.steunkring.ui.watched

/** What was taken away, each with the way back; what was written in since then stands first. */
@Composable
fun TrayView(screen: TrayScreen, faces: Map<String, Drawing>, onBack: (TrayItem) -> Unit) = Frame(
    screen.title,
    listOf(screen.title, screen.help) + screen.items.flatMap { listOf(it.name, it.line) + it.edits + it.offer.label } + listOfNotNull(screen.empty),
    screen.strip,
) {
    Said(screen.help, Letters.BODY)
    screen.empty?.let { Empty(it, "put-back") }
    screen.items.forEach { Item(it, faces[it.row]) { onBack(it) } }
}

@Composable
private fun Item(item: TrayItem, face: Drawing?, onBack: () -> Unit) = Card {
    val colours = LocalColours.current
    Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
        face?.let { Box(Modifier.align(AT_WORDS)) { Face(it, grown(48.dp)) } }
        Column(Modifier.weight(1f)) {
            Said(item.name, Letters.HEADING)
            Said(item.line, Letters.SECOND, colour = colours.inkSoft)
        }
    }
    if (item.edits.isNotEmpty()) {
        Column(
            Modifier.fillMaxWidth().clip(RoundedCornerShape(18.dp)).background(colours.sunSoft).padding(12.dp),
            Arrangement.spacedBy(4.dp),
        ) { item.edits.forEach { Said(it, Letters.BODY, colour = colours.onSunSoft) } }
    }
    Button(item.offer.label, Weight.SOFT, Modifier.fillMaxWidth(), onBack)
}

/** Reads what was taken away, with the faces of the people among it. */
suspend fun trayShown(space: Space, theme: Theme): Pair<TrayScreen, Map<String, Drawing>> {
    val screen = space.trayScreen()
    return screen to facesOf(space, screen.items.mapNotNull { item -> item.row.takeIf { item.table == PEOPLE } }, theme)
}

private const val PEOPLE = "people"

/** What was taken away in a space. */
@Composable
fun TrayWay(app: App, space: Space) {
    val theme = LocalColours.current.theme
    val shown by watched(app.doer, space, Watched.Space, theme) { trayShown(space, theme) }
    shown?.let { (screen, faces) -> TrayView(screen, faces) { item -> app.doer.change { space.bringBack(item.table, item.row) } } }
}
