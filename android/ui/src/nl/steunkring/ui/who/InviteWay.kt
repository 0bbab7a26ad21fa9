package nl.steunkring.ui.who

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import nl.steunkring.core.Inviting
import nl.steunkring.core.InvitingScreen
import nl.steunkring.core.LongJob
import nl.steunkring.core.SeatKind
import nl.steunkring.core.Space
import nl.steunkring.ui.App
import nl.steunkring.ui.shown

/** One invitation, from its code to the digits. */
private class Running(val inviting: Inviting, val seat: SeatKind)

/** Letting somebody in, step by step. */
@Composable
fun InviteWay(app: App, space: Space) {
    var name by remember(space) { mutableStateOf("") }
    var running by remember(space) { mutableStateOf<Running?>(null) }
    val begin: (SeatKind) -> Unit = { seat -> app.doer.go { running = Running(space.invite(seat), seat) } }
    when (val now = running) {
        null -> {
            val screen by shown(app.doer, space, name) { space.inviteScreen(name.ifBlank { app.core.foundScreen().nameless }) }
            screen?.let { InviteView(it, name, { typed -> name = typed }, begin) }
        }
        else -> InvitingWay(app, now, name) { begin(now.seat) }
    }
}

@Composable
private fun InvitingWay(app: App, now: Running, name: String, onAgain: () -> Unit) {
    val inviting = now.inviting
    var screen by remember(inviting) { mutableStateOf<InvitingScreen?>(null) }
    LaunchedEffect(inviting) {
        app.doer.guarded {
            screen = inviting.screen()
            inviting.offer()
            // Each look waits some seconds for the other phone.
            while (inviting.meet() == null) screen = inviting.screen()
        }
        app.doer.guarded { screen = inviting.screen() }
    }
    var differs by remember(inviting) { mutableStateOf(false) }
    val qr = remember(inviting) { inviting.qr() }
    screen?.let {
        InvitingView(it, qr, differs, { same ->
            app.doer.go {
                if (same) {
                    inviting.letIn(name, LongJob())
                    app.ways.back()
                } else {
                    differs = true
                    inviting.decline()
                }
            }
        }, onAgain)
    }
}
