package nl.steunkring.ui.lock

import nl.steunkring.core.Core
import nl.steunkring.core.Level
import nl.steunkring.core.LockScreen
import nl.steunkring.core.Unlock
import nl.steunkring.core.lockScreen

/** How a closed home is opened. */
interface Door {
    /** What stands before it; null where it has no lock. */
    fun screen(level: Level): LockScreen?

    /** Opens it where it has no lock. */
    suspend fun open(): Core

    /** Opens it with what opens its lock. */
    suspend fun unlock(with: Unlock): Core
}

/** The home in a folder, whose key is words that somebody remembers. */
class WordsDoor(private val folder: String, private val words: String) : Door {
    override fun screen(level: Level) = lockScreen(folder, level)

    override suspend fun open() = Core.openWithPassphrase(folder, words)

    override suspend fun unlock(with: Unlock) = Core.unlockWithPassphrase(folder, words, with)
}
