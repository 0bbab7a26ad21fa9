package nl.steunkring.ui.sync

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.unit.dp
import java.io.File
import nl.steunkring.core.Label
import nl.steunkring.core.LongJob
import nl.steunkring.core.Space
import nl.steunkring.core.SyncScreen
import nl.steunkring.core.SyncState
import nl.steunkring.core.Watched
import nl.steunkring.ui.App
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Files
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.Picture
import nl.steunkring.ui.Said
import nl.steunkring.ui.SyncLight
import nl.steunkring.ui.Weight
import nl.steunkring.ui.shown
import nl.steunkring.ui.watched

/** How what is passed on by hand is called; its contents are sealed. */
private const val BUNDLE = "kring.steun"

/** Puts a space into a file where somebody chooses, sealed for its members. */
suspend fun Files.give(space: Space) = keep(BUNDLE) { path -> File(path).writeBytes(space.bundle()) }

/** Takes in such a file; false where none was chosen. */
private suspend fun Files.read(space: Space): Boolean {
    val file = open() ?: return false
    try {
        space.takeInFile(file.path, LongJob())
    } finally {
        file.letGo()
    }
    return true
}

/** What was sent and what waits. */
@Composable
fun SyncWay(app: App, space: Space) {
    val files = LocalPlatform.current.files
    val screen by watched(app.doer, space, Watched.Space, app.exchanged, app.doer.times) { space.syncScreen() }
    val relay by shown(app.doer, space, app.exchanged) { space.relayScreen() }
    screen?.let { shown ->
        SyncView(shown, relay?.takeIf { it.address != null }?.said, {
            app.doer.go {
                try {
                    space.sync(LongJob())
                } finally {
                    app.doer.again()
                }
            }
        }, files?.let { { app.doer.go { it.give(space) } } }, files?.let { { app.doer.go { if (it.read(space)) app.doer.again() } } })
    }
}

/** From this phone over the post to the others, where it stands, what the post says once it was asked, and what to do; never in red. */
@Composable
fun SyncView(screen: SyncScreen, post: Label?, onNow: () -> Unit, onFile: (() -> Unit)?, onTake: (() -> Unit)? = null) {
    val more = listOfNotNull(post, screen.clock, screen.rest) + screen.alarms + screen.apart.map { it.label }
    Frame(
        screen.title,
        listOf(screen.title, screen.help, screen.said) + screen.moments + more + screen.received,
        foot = {
            screen.now?.let { Button(it, Weight.FIRST, Modifier.fillMaxWidth(), onNow) }
            onFile?.let { Button(screen.file, Weight.SOFT, Modifier.fillMaxWidth(), it) }
            onTake?.let { Button(screen.takeIn, Weight.SOFT, Modifier.fillMaxWidth(), it) }
        },
    ) {
        Card { Way(screen.state) }
        Card {
            SyncLight(screen.state == SyncState.WAITING, listOf(screen.said) + screen.moments)
            Said(screen.help, Letters.BODY)
        }
        if (more.isNotEmpty()) Card { more.forEach { Said(it, Letters.BODY) } }
        if (screen.received.isNotEmpty()) Card { screen.received.forEach { Said(it, Letters.BODY) } }
    }
}

/** The way that everything goes, drawn whole where it has arrived and in dots where it waits. */
@Composable
private fun Way(state: SyncState) = Row(Modifier.fillMaxWidth(), Arrangement.SpaceBetween, Alignment.CenterVertically) {
    val alone = state == SyncState.ALONE
    val arrived = state == SyncState.EQUAL
    Picture("phone", 56.dp)
    Stretch(arrived, Modifier.weight(1f))
    Picture(if (alone) "locked" else if (arrived) "sent" else "not-sent", 56.dp)
    if (!alone) {
        Stretch(arrived, Modifier.weight(1f))
        Picture("group", 56.dp)
    }
}

@Composable
private fun Stretch(whole: Boolean, modifier: Modifier) {
    val colour = LocalColours.current.outline
    Box(
        modifier.height(8.dp).drawBehind {
            val effect = if (whole) null else PathEffect.dashPathEffect(floatArrayOf(1f, 9.dp.toPx()))
            val (from, to) = Offset(size.width * 0.15f, center.y) to Offset(size.width * 0.85f, center.y)
            drawLine(colour, from, to, 4.dp.toPx(), StrokeCap.Round, effect)
        },
    )
}
