package nl.steunkring.ui.lock

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.produceState
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.ExperimentalCoroutinesApi
import nl.steunkring.core.Core
import nl.steunkring.core.frameBeforeOpening
import nl.steunkring.ui.Ahead
import nl.steunkring.ui.Alphabets
import nl.steunkring.ui.Around
import nl.steunkring.ui.Look
import nl.steunkring.ui.Platform
import nl.steunkring.ui.Steunkring
import nl.steunkring.ui.Surrounded
import nl.steunkring.ui.Taste

/**
 * The whole app from its closed door on; [onOpened] is told of the home once, which the shell closes. A home that is opened [ahead] stands
 * there in the first frame if it is ready by then.
 */
@Composable
fun Opening(door: Door, letters: Alphabets, platform: Platform, ahead: Deferred<Ahead?>? = null, onOpened: (Core) -> Unit) {
    var core by remember(door) { mutableStateOf<Core?>(null) }
    val opened: (Core) -> Unit = {
        core = it
        onOpened(it)
    }
    val early = early(ahead) ?: return
    early.ahead?.let { LaunchedEffect(it) { onOpened(it.core) } }
    (early.ahead?.core ?: core)?.let {
        Steunkring(it, letters, platform, canLock = true, early.ahead)
        return
    }
    val taste = remember { platform.taste?.load() ?: Taste() }
    val holder = remember(door) { LockHolder(taste.level, { door.screen(taste.level) }, door::unlock) }
    LaunchedEffect(door) { holder.openIfFree(door::open)?.let(opened) }
    val frame = remember(taste.level) { frameBeforeOpening(taste.level) }
    Look(letters, taste.dark ?: isSystemInDarkTheme()) {
        Surrounded(frame, platform, taste, Around(frame)) { LockWay(holder, opened) }
    }
}

/** What came of opening ahead: nothing where there is a lock, or where it was not tried. */
private class Early(val ahead: Ahead?)

/** That, as soon as it is known; in the first frame where it is known before that. */
@Composable
private fun early(ahead: Deferred<Ahead?>?): Early? {
    val early by produceState(ready(ahead), ahead) { if (value == null) value = Early(ahead?.await()) }
    return early
}

@OptIn(ExperimentalCoroutinesApi::class)
private fun ready(ahead: Deferred<Ahead?>?): Early? =
    if (ahead == null) Early(null) else if (ahead.isCompleted) Early(ahead.getCompleted()) else null
