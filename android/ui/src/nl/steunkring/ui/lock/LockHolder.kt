package nl.steunkring.ui.lock

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import nl.steunkring.core.CoreException
import nl.steunkring.core.ErrorLabels
import nl.steunkring.core.Level
import nl.steunkring.core.LockScreen
import nl.steunkring.core.Unlock
import nl.steunkring.core.told

/** One lock that is tried: what stands before it, what was typed, and what became of the last try. */
class LockHolder<T : Any>(private val level: Level, private val look: suspend () -> LockScreen?, private val unlock: suspend (Unlock) -> T) {
    /** What stands before it. */
    var screen by mutableStateOf<LockScreen?>(null)
        private set

    /** What went wrong last. */
    var trouble by mutableStateOf<ErrorLabels?>(null)
        private set

    /** What was typed. */
    var typed by mutableStateOf("")
        private set

    /** Whether the words of the printed code are typed, and no digits. */
    var byCode by mutableStateOf(false)
        private set

    private var tries = false

    /** Types. */
    fun type(text: String) {
        typed = text
        trouble = null
    }

    /** Goes from the digits to the printed code, or back. */
    fun turn() {
        byCode = !byCode
        typed = ""
        trouble = null
    }

    /** Opens what has no lock; gives null where it has one. */
    suspend fun openIfFree(open: suspend () -> T): T? = guarded { if (look() == null) open() else null }

    /** Reads anew what stands before it, which changes as time goes by. */
    suspend fun refresh() {
        screen = guarded { look() }
    }

    /** Tries what was typed; gives what is behind it. */
    suspend fun open(): T? = open(if (byCode) Unlock.Code(typed) else Unlock.Digits(typed))

    /** Tries something; gives what is behind it. One try at a time, since each counts. */
    suspend fun open(with: Unlock): T? {
        if (tries) return null
        tries = true
        var wrong: CoreException? = null
        val opened = try {
            unlock(with)
        } catch (error: CoreException) {
            wrong = error
            null
        }
        // What went wrong is told last: whoever reads it can type again.
        typed = ""
        tries = false
        wrong?.let { trouble = told(it, level) }
        if (opened == null) screen = try { look() } catch (_: CoreException) { screen }
        return opened
    }

    private suspend fun <A> guarded(work: suspend () -> A?): A? = try {
        work()
    } catch (error: CoreException) {
        trouble = told(error, level)
        null
    }
}
