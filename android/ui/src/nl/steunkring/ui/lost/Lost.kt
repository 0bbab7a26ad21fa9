package nl.steunkring.ui.lost

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label
import nl.steunkring.core.LostDevice
import nl.steunkring.core.LostScreen
import nl.steunkring.core.OwnDevice
import nl.steunkring.ui.App
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Empty
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Needing
import nl.steunkring.ui.Picture
import nl.steunkring.ui.Said
import nl.steunkring.ui.Toggle
import nl.steunkring.ui.Weight
import nl.steunkring.ui.shown

/** A phone of one's own that is lost: which, and taking it out of its spaces. */
@Composable
fun LostWay(app: App) {
    var done by remember { mutableStateOf<List<Label>?>(null) }
    val screen by shown(app.doer, app.core) { app.core.lostScreen() }
    screen?.let {
        LostView(it, done, { gone -> app.doer.go { done = app.core.lose(gone.map { one -> OwnDevice(one.space, one.device) }) } }, app.ways::back)
    }
}

/** One's other devices; several can be chosen, since a phone has another key in each space. */
@Composable
fun LostView(screen: LostScreen, done: List<Label>?, onYes: (Set<LostDevice>) -> Unit, onDone: () -> Unit) {
    var chosen by remember { mutableStateOf<Set<LostDevice>>(emptySet()) }
    val words = LocalAround.current.words
    val yes = screen.yes
    val devices = screen.devices.flatMap { listOfNotNull(it.held, it.since, it.seen) }
    Frame(
        screen.title,
        listOf(screen.title) + (done ?: (listOf(screen.why) + devices + screen.effect)),
        foot = {
            when {
                done != null || yes == null -> Button(words.done, Weight.FIRST, Modifier.fillMaxWidth(), onDone)
                else -> Needing(yes, Weight.EDGE, listOfNotNull(screen.why.takeIf { chosen.isEmpty() })) { onYes(chosen) }
            }
        },
    ) {
        if (done != null) {
            Card { done.forEach { Said(it, Letters.BODY) } }
            return@Frame
        }
        if (screen.devices.isEmpty()) Empty(screen.why, "phone") else Said(screen.why, Letters.QUESTION)
        screen.devices.forEach { device ->
            Column {
                Toggle(device.held, device in chosen, Modifier.fillMaxWidth(), picture = { Picture("phone", 44.dp) }) {
                    chosen = if (device in chosen) chosen - device else chosen + device
                }
                Column(Modifier.padding(start = 14.dp, top = 6.dp)) {
                    listOfNotNull(device.since, device.seen).forEach { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
                }
            }
        }
        if (screen.effect.isNotEmpty()) Card { screen.effect.forEach { Said(it, Letters.BODY) } }
    }
}
