package nl.steunkring.android

import android.content.Context
import java.io.File
import java.util.concurrent.ConcurrentHashMap
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import nl.steunkring.core.Core
import nl.steunkring.core.SecretStore

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
    suspend fun enter(folder: File, secrets: SecretStore): Core = turn.withLock {
        val there = held[folder]
        if (there != null) {
            there.by++
            return@withLock there.core
        }
        Core.open(folder.path, secrets).also { held[folder] = Held(it) }
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

/** Where the home of this device lies. */
fun homeOf(context: Context): File = context.filesDir.resolve("home")
