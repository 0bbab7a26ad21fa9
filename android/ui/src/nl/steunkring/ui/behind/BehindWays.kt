package nl.steunkring.ui.behind

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import nl.steunkring.core.BehindScreen
import nl.steunkring.core.Core
import nl.steunkring.core.Label
import nl.steunkring.core.SafetyScreen
import nl.steunkring.core.SecondLockItem
import nl.steunkring.core.Unlock
import nl.steunkring.ui.App
import nl.steunkring.ui.lock.LockHolder
import nl.steunkring.ui.lock.LockOff
import nl.steunkring.ui.lock.LockWay
import nl.steunkring.ui.shown

/** What is asked before a space goes behind a lock of its own. */
class BehindShown(
    /** What becomes of it. */
    val screen: BehindScreen,
    /** The words for the digits. */
    val safety: SafetyScreen,
)

/** Puts a space behind a lock of its own. */
@Composable
fun BehindWay(app: App, space: String) {
    var done by remember { mutableStateOf<Label?>(null) }
    val screen by shown(app.doer, app.core, space) { BehindShown(app.core.behindScreen(space), app.core.safetyScreen()) }
    screen?.let {
        BehindView(it, done, { digits -> app.doer.go { done = app.core.putBehind(space, digits, null) } }, app.ways::home)
    }
}

/** What lies behind other locks of this home: each opens with digits of its own, as a home of its own. */
@Composable
fun LocksWay(app: App) {
    val enter = app.inside ?: return
    var chosen by remember { mutableStateOf<SecondLockItem?>(null) }
    val locks by shown(app.doer, app.core, app.doer.times) { app.core.secondLocks() }
    val home by shown(app.doer, app.core) { app.core.homeScreen() }
    val level by shown(app.doer, app.core) { app.core.level() }
    when (val lock = chosen) {
        null -> locks?.let { all -> home?.locked?.let { title -> LocksView(title, all) { chosen = it } } }
        else -> level?.let { spoken ->
            val look = suspend { app.core.secondLocks().single { it.name == lock.name }.screen }
            val holder = remember(lock) { LockHolder<Core>(spoken, look) { app.core.openBehind(lock.name, it) } }
            LockWay(
                holder, enter,
                LockOff(lock.off) {
                    app.doer.go {
                        app.core.takeFromBehind(lock.name, Unlock.Digits(holder.typed))
                        app.ways.home()
                    }
                },
            )
        }
    }
}
