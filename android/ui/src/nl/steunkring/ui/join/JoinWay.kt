package nl.steunkring.ui.join

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import nl.steunkring.core.LongJob
import nl.steunkring.core.JoinScreen
import nl.steunkring.core.Joining
import nl.steunkring.core.Meeting
import nl.steunkring.ui.App
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.Way

/** Coming in by a code, step by step. */
@Composable
fun JoinWay(app: App) {
    val relay = LocalPlatform.current.relay ?: return
    val scanner = LocalPlatform.current.scanner
    val back = LocalAround.current.words.back
    var screen by remember { mutableStateOf<JoinScreen?>(null) }
    var joining by remember { mutableStateOf<Joining?>(null) }
    var same by remember(joining) { mutableStateOf(false) }
    var welcome by remember(joining) { mutableStateOf(false) }
    var blind by remember { mutableStateOf(false) }
    LaunchedEffect(joining) {
        app.doer.guarded {
            val now = joining
            screen = now?.screen() ?: app.core.joinScreen()
            // Each look waits some seconds for the other phone.
            while (now != null && !welcome) {
                welcome = now.meet() == Meeting.Welcome
                screen = now.screen()
            }
        }
    }
    // Nobody comes in before both have said that the digits are the same.
    LaunchedEffect(welcome, same) {
        val now = joining?.takeIf { welcome && same } ?: return@LaunchedEffect
        app.doer.guarded {
            val entered = now.comeIn(app.core.foundScreen().name, LongJob())
            app.ways.fromHome(Way.Map(entered.space))
        }
    }
    screen?.let { shown ->
        val scan = scanner?.let { camera ->
            {
                app.doer.go {
                    blind = !camera.may()
                    if (!blind) camera.scan(shown.scan, back)?.let { code -> joining = app.core.joinByQr(code) }
                }
            }
        }
        JoinView(if (same) shown.copy(answers = null) else shown, joining != null, blind, scan, { code ->
            app.doer.go { joining = app.core.joinByCode(relay, code) }
        }) { yes ->
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
