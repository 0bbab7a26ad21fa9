package nl.steunkring.android

import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import nl.steunkring.core.CoreException
import nl.steunkring.core.Unlock
import nl.steunkring.core.frameBeforeOpening
import nl.steunkring.core.lockScreen
import nl.steunkring.core.told
import nl.steunkring.ui.Taste
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** A home with a lock on a phone that others take up too. */
@RunWith(RobolectricTestRunner::class)
class LockTest {
    @get:Rule
    val phone = PhoneRule()

    private fun locked() = phone.made { core ->
        core.found("family_map", "Onze kring", "Testa")
        core.setLock("2580", null)
    }

    @Test
    fun `wrong digits open nothing, the right ones do, and out of sight it is closed again`() {
        locked()
        val level = Taste().level
        val window = phone.open(MainActivity::class.java)
        val hand = Hand { window }
        val screen = assertNotNull(lockScreen(homeOf(window).path, level))
        val next = frameBeforeOpening(level).next.spoken
        fun type(digits: String) {
            hand.await(screen.title.spoken)
            digits.forEach { hand.tap(it.toString()) }
            hand.tap(next)
        }
        type("1111")
        hand.await(assertNotNull(told(CoreException.WrongKey(), level)).what.spoken)
        assertFalse(Homes.has(homeOf(window)))
        type("2580")
        hand.gone(screen.title.spoken)
        val core = phone.home(window)
        hand.await(runBlocking { core.homeScreen() }.title.spoken)
        phone.leave(window)
        phone.hide(window)
        untilSo({ "the home is closed" }) { !Homes.has(homeOf(window)) }
        phone.show(window)
        hand.await(screen.title.spoken)
    }

    @Test
    fun `a home whose window went while it was opened is left, and its lock with it`() {
        locked()
        val window = phone.open(MainActivity::class.java)
        val folder = homeOf(window)
        val door = HomeDoor(folder, KeystoreSecrets(window))
        runBlocking {
            val opening = launch { door.unlock(Unlock.Digits("2580")) }
            yield()
            // It is open, and who asked for it has not been told: this thread is the one on which that would be.
            while (!Homes.has(folder)) Thread.onSpinWait()
            opening.cancelAndJoin()
        }
        assertFalse(Homes.has(folder))
    }
}
