package nl.steunkring.ui.who

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import kotlinx.coroutines.delay
import nl.steunkring.core.Inviting
import nl.steunkring.core.InvitingScreen
import nl.steunkring.core.LongJob
import nl.steunkring.core.SeatKind
import nl.steunkring.core.Space
import nl.steunkring.core.WelcomeScreen
import nl.steunkring.ui.App
import nl.steunkring.ui.FAMILY
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.looking
import nl.steunkring.ui.shown
import nl.steunkring.ui.sync.give

/** How often the screen says anew how long a code serves that no relay waits for, in milliseconds. */
private const val MINUTE = 60_000L

/** One invitation, from its code to the digits. */
private class Running(val inviting: Inviting, val seat: SeatKind)

/** Letting somebody in, step by step. */
@Composable
fun InviteWay(app: App, space: Space) {
    var name by remember(space) { mutableStateOf("") }
    var running by remember(space) { mutableStateOf<Running?>(null) }
    var welcome by remember(space) { mutableStateOf<WelcomeScreen?>(null) }
    welcome?.let {
        LetIn(app, space, it)
        return
    }
    val letIn: suspend () -> Unit = { welcome = space.welcomeScreen() }
    val begin: (SeatKind) -> Unit = { seat -> app.doer.go { running = Running(space.invite(seat), seat) } }
    when (val now = running) {
        null -> {
            val screen by shown(app.doer, space, name) { space.inviteScreen(name.ifBlank { app.core.foundScreen(FAMILY).nameless }) }
            screen?.let { InviteView(it, name, { typed -> name = typed }, { app.doer.go { letIn() } }, begin) }
        }
        else -> InvitingWay(app, space, now, name, letIn) { begin(now.seat) }
    }
}

@Composable
private fun LetIn(app: App, space: Space, welcome: WelcomeScreen) {
    val files = LocalPlatform.current.files
    LetInView(welcome, files?.let { { app.doer.go { it.give(space) } } }, onDone = app.ways::back)
}

@Composable
private fun InvitingWay(app: App, space: Space, now: Running, name: String, onLetIn: suspend () -> Unit, onAgain: () -> Unit) {
    val inviting = now.inviting
    var screen by remember(inviting) { mutableStateOf<InvitingScreen?>(null) }
    val camera = looking(app.doer, inviting)
    var offered by remember(inviting) { mutableStateOf(false) }
    val near = camera.looks
    LaunchedEffect(inviting, near) {
        // Whom the camera looks for comes by no relay.
        if (near) return@LaunchedEffect
        app.doer.guarded {
            screen = inviting.screen()
            if (space.relayAddress() == null) {
                while (true) {
                    delay(MINUTE)
                    screen = inviting.screen()
                }
            }
            if (!offered) inviting.offer()
            offered = true
            // Each look waits some seconds for the other phone.
            while (inviting.meet() == null) screen = inviting.screen()
        }
        app.doer.guarded { screen = inviting.screen() }
    }
    var differs by remember(inviting) { mutableStateOf(false) }
    val qr = remember(inviting) { inviting.qr() }
    val shown = screen ?: return
    // What is no answer leaves the invitation as it was.
    val scan = camera.over(shown.scan) { answer ->
        inviting.approve(answer, name)
        onLetIn()
    }
    InvitingView(shown, qr, differs, { same ->
        app.doer.go {
            if (same) {
                inviting.letIn(name, LongJob())
                app.ways.back()
            } else {
                differs = true
                inviting.decline()
            }
        }
    }, scan, camera.blind, onAgain)
}
