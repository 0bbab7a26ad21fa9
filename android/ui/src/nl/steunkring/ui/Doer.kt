package nl.steunkring.ui

import androidx.compose.runtime.Composable
import androidx.compose.runtime.State
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.produceState
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import nl.steunkring.core.Core
import nl.steunkring.core.CoreException
import nl.steunkring.core.ErrorLabels
import nl.steunkring.core.Space
import nl.steunkring.core.UndoItem
import nl.steunkring.core.Watched
import nl.steunkring.core.told

private const val REDO = "redo"

/** Does what somebody taps, one tap after the other, and keeps what became of it for the screen. */
class Doer(private val core: Core, private val scope: CoroutineScope) {
    /** What was done last on this screen and can be taken back, or what was taken back and can be done again. */
    var undo by mutableStateOf<UndoItem?>(null)
        private set

    /** What went wrong last. */
    var trouble by mutableStateOf<ErrorLabels?>(null)
        private set

    /** Whether the screen cannot be read, so that nothing of it stands there. */
    var unread by mutableStateOf(false)
        private set

    /** How often something was done here. */
    var times by mutableIntStateOf(0)
        private set

    private var leads = false

    /** Whether something that leads on is under way. */
    private var goes = false

    /** Does something. */
    fun go(work: suspend () -> Unit) {
        scope.launch { guarded(work) }
    }

    /** Does something that can be taken back, and offers that. */
    fun change(work: suspend () -> Unit) = go {
        work()
        changed()
    }

    /** Does what may come to something, and offers to take that back where it did. */
    fun perhaps(work: suspend () -> Boolean) = go {
        if (work()) changed()
    }

    /** Does something that leads on; a second tap meanwhile does nothing. */
    fun once(work: suspend () -> Unit) {
        if (goes) return
        goes = true
        scope.launch {
            guarded(work)
            goes = false
        }
    }

    /** Does something that can be taken back, and offers that on the screen to which it leads. */
    fun changeAndGo(on: () -> Unit, work: suspend () -> Unit) = once {
        work()
        changed()
        leads = true
        on()
    }

    /** Does something that this device alone keeps and that a screen shows at once. */
    fun told(work: suspend () -> Unit) = go {
        work()
        times++
    }

    /** Takes back what was done last, or does again what was taken back. */
    fun turn() {
        val item = undo ?: return
        // A second tap is one on nothing.
        undo = null
        go {
            if (item.offer.id == REDO) core.redo() else core.undo()
            undo = if (item.offer.id == REDO) core.undoItem() else core.redoItem()
            times++
        }
    }

    /** Has what is shown read again. */
    fun again() {
        times++
    }

    /** Leaves a screen with what was said on it, but for what led away from it. */
    fun left() {
        if (!leads) undo = null
        leads = false
        trouble = null
        unread = false
    }

    /** Takes what went wrong off the screen. */
    fun read() {
        trouble = null
    }

    private suspend fun changed() {
        undo = core.undoItem()
        times++
    }

    /** Does something and says what went wrong; gives null then. */
    suspend fun <T> guarded(work: suspend () -> T): T? = try {
        work()
    } catch (error: CoreException) {
        trouble = told(error)
        null
    }

    /** Reads for a screen of which something [stands] already, or nothing. */
    suspend fun reading(stands: () -> Boolean, work: suspend () -> Unit) {
        if (guarded { work() } == null && !stands()) unread = true
    }

    private suspend fun told(error: CoreException): ErrorLabels? = try {
        told(error, core.level())
    } catch (_: CoreException) {
        // The home was closed: there is no screen any more to say it on.
        null
    }
}

/** Reads what a screen shows, and again whenever that has changed, until the screen is left. */
@Composable
fun <T> watched(doer: Doer, space: Space, what: Watched, vararg keys: Any?, read: suspend () -> T): State<T?> =
    produceState<T?>(null, space, what, *keys) {
        doer.reading({ value != null }) {
            val watch = space.watch(what)
            try {
                while (watch.next() != null) value = aside(read)
            } finally {
                watch.end()
            }
        }
    }

/** Reads what a screen shows, and again when a key changes; what was read [ahead] is not read twice. */
@Composable
fun <T> shown(doer: Doer, vararg keys: Any?, ahead: () -> T? = { null }, read: suspend () -> T): State<T?> {
    val had = remember { Had(ahead()) }
    return produceState(had.what, *keys) { if (!had.stands()) doer.reading({ value != null }) { value = aside(read) } }
}

/** Reads on another thread: the core answers on the one that asks, and its pictures are read there too. */
suspend fun <T> aside(read: suspend () -> T): T = withContext(Dispatchers.Default) { read() }

private class Had<T>(val what: T?) {
    private var new = what != null

    /** Whether it is still to be shown for the first time. */
    fun stands() = new.also { new = false }
}
