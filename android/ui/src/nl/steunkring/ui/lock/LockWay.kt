package nl.steunkring.ui.lock

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.rememberCoroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import nl.steunkring.core.Unlock
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.LocalPlatform

/** How often it is looked whether digits are taken again. */
private const val LOOK = 10_000L

/** A lock that is tried until it opens; [off] takes it away instead. */
@Composable
fun <T : Any> LockWay(holder: LockHolder<T>, onOpened: (T) -> Unit, off: LockOff? = null) {
    val scope = rememberCoroutineScope()
    val finger = LocalPlatform.current.finger
    val waits = (holder.screen?.minutes ?: 0u) > 0u
    LaunchedEffect(holder, waits) {
        do {
            holder.refresh()
            delay(LOOK)
        } while (waits)
    }
    holder.screen?.let { screen ->
        val back = LocalAround.current.words.back
        val ask = screen.finger?.let { title -> finger?.let { suspend { it.ask(title, back) } } }
        val ways = LockWays(
            type = holder::type,
            open = { scope.launch { holder.open()?.let(onOpened) } },
            finger = ask?.let { { scope.launch { it()?.let { secret -> holder.open(Unlock.Held(secret))?.let(onOpened) } } } },
            turn = holder::turn,
            off = off,
        )
        LockView(screen, holder.typed, holder.byCode, holder.trouble ?: LocalAround.current.trouble, ways)
    }
}
