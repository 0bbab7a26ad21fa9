package nl.steunkring.ui

import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import nl.steunkring.core.Core
import nl.steunkring.core.CoreException
import nl.steunkring.core.LongJob
import nl.steunkring.core.Space
import nl.steunkring.core.Synced

/** Exchanges with the relays of all spaces while the app is in sight, as often as the core says, unless it [waits]. */
class Exchange(private val core: Core, private val waits: () -> Boolean = { false }) {
    private val now = MutableStateFlow(0)

    /** How often something came or went, or the connection did. */
    val times: StateFlow<Int> = now.asStateFlow()

    /** Goes on until the home is closed or the caller is cancelled. */
    suspend fun keep() {
        var failed = 0u
        try {
            while (true) {
                val all = if (waits()) emptyList() else aside { core.spaces().map { once(core.space(it.id)) } }
                val fails = false in all
                if (fails != failed > 0u) now.value++
                failed = if (fails) failed + 1u else 0u
                delay(core.pace(failed).waitMs.toLong())
            }
        } catch (_: CoreException.NeedsUnlock) {
            return
        }
    }

    /** False where it did not come about; the sync screen of the space says why. */
    private suspend fun once(space: Space): Boolean = try {
        exchanged(space)?.let { if (it.sent + it.fetched > 0u) now.value++ }
        true
    } catch (_: CoreException) {
        false
    }
}

/** Exchanges a space with its relay; null where it has none. */
suspend fun exchanged(space: Space): Synced? = if (space.relayAddress() != null) space.sync(LongJob()) else null
