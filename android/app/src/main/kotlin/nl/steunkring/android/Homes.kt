package nl.steunkring.android

import android.content.Context
import java.io.File
import java.util.concurrent.ConcurrentHashMap
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext
import nl.steunkring.core.Core
import nl.steunkring.core.Level
import nl.steunkring.core.SecretStore
import nl.steunkring.core.Unlock
import nl.steunkring.core.lockScreen
import nl.steunkring.ui.lock.Door

/** The homes that are open in this process: each is opened once, however many ask for it, and closed when the last one leaves. */
object Homes {
    private class Held(val core: Core) {
        var by = 1
    }

    private val turn = Mutex()
    private val held = ConcurrentHashMap<File, Held>()

    /** Whether somebody has a home open. */
    fun has(folder: File) = held.containsKey(folder)

    /** Opens a home or joins those who have it open; each who enters leaves. */
    suspend fun enter(folder: File, secrets: SecretStore): Core = enter(folder) { Core.open(folder.path, secrets) }

    /** The same with another way to open it. */
    suspend fun enter(folder: File, open: suspend () -> Core): Core = turn.withLock {
        val there = held[folder]
        if (there != null) {
            there.by++
            return@withLock there.core
        }
        open().also { held[folder] = Held(it) }
    }

    /** Leaves a home that was entered. */
    suspend fun leave(folder: File) = turn.withLock {
        val there = held.getValue(folder)
        there.by--
        if (there.by == 0) {
            held.remove(folder)
            there.core.end()
        }
    }
}

/** The door of a home: what stands before it stands there for as long as nobody has it open. */
class HomeDoor(private val folder: File, private val secrets: SecretStore) : Door {
    override fun screen(level: Level) = if (Homes.has(folder)) null else lockScreen(folder.path, level)

    override suspend fun open() = through { Homes.enter(folder, secrets) }

    override suspend fun unlock(with: Unlock) = through { Homes.enter(folder) { Core.unlock(folder.path, secrets, with) } }

    /** A home whose window went while it was opened is left: nobody else would, and its lock would stand open. */
    private suspend fun through(enter: suspend () -> Core): Core {
        var entered = false
        try {
            // Who else enters meanwhile may hold the thread of the screens.
            return withContext(Dispatchers.Default) { enter().also { entered = true } }
        } catch (gone: CancellationException) {
            if (entered) withContext(NonCancellable) { Homes.leave(folder) }
            throw gone
        }
    }
}

/** Where the home of this device lies. */
fun homeOf(context: Context): File = context.filesDir.resolve("home")
