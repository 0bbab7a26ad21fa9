package nl.steunkring.ui.lock

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import nl.steunkring.core.Core
import nl.steunkring.core.frameBeforeOpening
import nl.steunkring.ui.Alphabets
import nl.steunkring.ui.Around
import nl.steunkring.ui.Look
import nl.steunkring.ui.Platform
import nl.steunkring.ui.Steunkring
import nl.steunkring.ui.Surrounded
import nl.steunkring.ui.Taste

/** The whole app from its closed door on; [onOpened] is told of the home once, which the shell closes. */
@Composable
fun Opening(door: Door, letters: Alphabets, platform: Platform, onOpened: (Core) -> Unit) {
    var core by remember(door) { mutableStateOf<Core?>(null) }
    val opened: (Core) -> Unit = {
        core = it
        onOpened(it)
    }
    core?.let {
        Steunkring(it, letters, platform, canLock = true)
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
