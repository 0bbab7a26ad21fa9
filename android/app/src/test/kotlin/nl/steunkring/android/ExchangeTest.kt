package nl.steunkring.android

import java.util.concurrent.atomic.AtomicBoolean
import kotlin.test.assertEquals
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import nl.steunkring.core.Core
import nl.steunkring.ui.Exchange
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** When a home that is in sight exchanges with its relay. */
@RunWith(RobolectricTestRunner::class)
class ExchangeTest {
    @get:Rule(order = 0)
    val relay = RelayRule()

    @get:Rule(order = 1)
    val phone = PhoneRule()

    @Test
    fun `nothing goes while a connection that is paid for is waited out, and all of it once there is another`(): Unit = runBlocking(Dispatchers.Default) {
        val core = Core.openWithPassphrase(phone.app.filesDir.resolve("beside").path, "zes blauwe fietsen")
        core.found("family_map", "Onze kring", "Testa").useRelay(RelayRule.address)
        val waits = AtomicBoolean(true)
        val rounds = Channel<Unit>(Channel.UNLIMITED)
        val exchange = Exchange(core) {
            rounds.trySend(Unit)
            waits.get()
        }
        val keeping = launch { exchange.keep() }
        try {
            withTimeout(60.seconds) {
                // A second round begins once the first is over.
                repeat(2) { rounds.receive() }
                assertEquals(0, exchange.times.value)
                waits.set(false)
                exchange.times.first { it > 0 }
            }
        } finally {
            keeping.cancelAndJoin()
            core.end()
        }
    }
}
