package nl.steunkring.ui.join

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import nl.steunkring.core.Core
import nl.steunkring.core.CoreException
import nl.steunkring.core.JoinScreen
import nl.steunkring.core.Joining
import nl.steunkring.core.LongJob
import nl.steunkring.core.Meeting
import nl.steunkring.ui.App
import nl.steunkring.ui.FAMILY
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.Way
import nl.steunkring.ui.looking

/** Coming in by a code, step by step. */
@Composable
fun JoinWay(app: App) {
    val relay = LocalPlatform.current.relay
    var screen by remember { mutableStateOf<JoinScreen?>(null) }
    var joining by remember { mutableStateOf<Joining?>(null) }
    // What was scanned, for where the other phone turns out to have no internet.
    var scanned by remember { mutableStateOf<ByteArray?>(null) }
    var same by remember(joining) { mutableStateOf(false) }
    var welcome by remember(joining) { mutableStateOf(false) }
    val camera = looking(app.doer)
    val answer = remember(joining) { joining?.answer() }
    LaunchedEffect(joining) {
        app.doer.guarded {
            val now = joining
            screen = now?.screen() ?: app.core.joinScreen()
            // Each look waits some seconds for the other phone.
            while (now != null && answer == null && !welcome) {
                welcome = now.meet() == Meeting.Welcome
                screen = now.screen()
            }
        }
    }
    // Nobody comes in before both have said that the digits are the same.
    LaunchedEffect(welcome, same) {
        val now = joining?.takeIf { welcome && same } ?: return@LaunchedEffect
        app.doer.guarded {
            val entered = now.comeIn(app.core.foundScreen(FAMILY).name, LongJob())
            app.ways.fromHome(Way.Map(entered.space))
        }
    }
    screen?.let { shown ->
        val enter = camera.over(shown.enter) { code ->
            joining?.join(code, app.core.foundScreen(FAMILY).name)?.let { app.ways.fromHome(Way.Map(it.id())) }
        }
        if (answer != null && enter != null) {
            NearView(shown, answer, camera.blind, enter)
            return
        }
        val scan = camera.over(shown.scan) { code ->
            joining = app.core.taken(code)
            scanned = code
        }
        val apart = scanned?.let { code -> { app.doer.go { joining = app.core.takeUp(code) } } }
        val type = relay?.let { at -> { code: String -> app.doer.go { joining = app.core.joinByCode(at, code) } } }
        JoinView(if (same) shown.copy(answers = null) else shown, joining != null, camera.blind, scan, type, apart) { yes ->
            if (yes) {
                same = true
            } else {
                app.doer.go {
                    joining?.refuse()
                    app.ways.back()
                }
            }
        }
    }
}

/** Takes up an invitation that was scanned: through its relay, and face to face where there is no internet. */
private suspend fun Core.taken(code: ByteArray): Joining = try {
    joinByQr(code)
} catch (_: CoreException.Offline) {
    takeUp(code)
}
