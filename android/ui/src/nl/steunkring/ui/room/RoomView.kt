package nl.steunkring.ui.room

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import nl.steunkring.core.Label
import nl.steunkring.core.LongJob
import nl.steunkring.core.StorageScreen
import nl.steunkring.ui.App
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.shown

/** What the home takes on this device, and tidying it. */
@Composable
fun RoomWay(app: App) {
    var tidied by remember { mutableStateOf<Label?>(null) }
    val screen by shown(app.doer, app.core, tidied) { app.core.storageScreen() }
    screen?.let { RoomView(it, tidied) { app.doer.go { tidied = app.core.tidy(LongJob()).said } } }
}

/** How much room all takes and each space, and what became of tidying once it was [tidied]. */
@Composable
fun RoomView(screen: StorageScreen, tidied: Label?, onTidy: () -> Unit) = Frame(
    screen.title,
    listOfNotNull(screen.title, tidied, screen.all, screen.spare, screen.help) +
        screen.spaces.flatMap { listOfNotNull(it.name, it.texts, it.media, it.spare) },
    foot = { screen.offers.filter { it.id == "tidy" }.forEach { Button(it.label, Weight.FIRST, Modifier.fillMaxWidth(), onTidy) } },
) {
    tidied?.let { Card { Said(it, Letters.BODY, bold = true) } }
    Card {
        Said(screen.all, Letters.HEADING)
        screen.spare?.let { Said(it, Letters.BODY) }
        Said(screen.help, Letters.BODY)
    }
    screen.spaces.forEach { space ->
        Card {
            Said(space.name, Letters.HEADING)
            listOfNotNull(space.texts, space.media, space.spare).forEach { Said(it, Letters.BODY) }
        }
    }
}
