package nl.steunkring.ui

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.test.junit4.createComposeRule
import java.nio.file.Files.createTempDirectory
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.CodeLanguage
import nl.steunkring.core.Core
import nl.steunkring.core.CoreException
import nl.steunkring.core.Label
import nl.steunkring.core.Level
import nl.steunkring.core.frameBeforeOpening
import nl.steunkring.core.told
import nl.steunkring.desktop.DesktopLetters
import nl.steunkring.ui.lock.Door
import nl.steunkring.ui.lock.Opening
import nl.steunkring.ui.lock.WordsDoor
import org.junit.After
import org.junit.Before
import org.junit.Rule
import org.junit.Test

/** A home that is closed and opened again, in a folder of its own. */
class LockTest {
    @get:Rule
    val rule = createComposeRule()

    private val folder = createTempDirectory("steunkring")
    private val user by lazy { Taps(rule) }
    private var door by mutableStateOf(anew())
    private var core: Core? = null
    private val finger = KeptFinger()
    private val words = frameBeforeOpening(Level.NL_A2)
    private val screen get() = assertNotNull(door.screen(Level.NL_A2))
    private val wrong = assertNotNull(told(CoreException.WrongKey(), Level.NL_A2)).what

    /** A finger that is always the right one. */
    private class KeptFinger : Finger {
        private var kept: ByteArray? = null

        override suspend fun keep(title: Label, back: Label) = ByteArray(SECRET) { 7 }.also { kept = it }

        override suspend fun ask(title: Label, back: Label) = kept
    }

    private fun anew(): Door = WordsDoor(folder.resolve("home").toString(), "zes blauwe fietsen")

    @Before
    fun begin() = runBlocking {
        val first = door.open()
        first.found("family_map", "Onze kring", "Testa")
        first.end()
        Unit
    }

    @After
    fun end() {
        core?.end()
        folder.toFile().deleteRecursively()
    }

    private fun open(platform: Platform = Platform()) = rule.setContent { Opening(door, DesktopLetters, platform) { core = it } }

    private fun home() = runBlocking { assertNotNull(core).homeScreen() }

    private fun safety() = runBlocking { assertNotNull(core).safetyScreen() }

    private fun toTheLock() {
        user.tap(words.settings)
        user.tap(safety().set)
    }

    private fun setLock() {
        toTheLock()
        user.await(safety().state)
        user.digits("2580")
        user.tap(words.done)
        user.until("it is locked") { safety().locked }
        user.await(assertNotNull(safety().off))
    }

    private fun closed() {
        assertNotNull(core).end()
        core = null
        door = anew()
        user.await(screen.title)
    }

    @Test
    fun `a lock that is set by taps stands before the home, tells wrong digits and opens with the right ones`() {
        open()
        setLock()
        closed()
        user.checkTargets(10)
        user.digits("0000")
        user.tap(words.next)
        user.await(wrong)
        assertNull(core)
        user.digits("2589")
        user.tap(words.erase)
        user.digits("0")
        user.tap(words.next)
        user.until("it is open") { core != null }
        user.await(home().title)
        toTheLock()
        user.tap(assertNotNull(safety().off))
        user.until("it is not locked") { !safety().locked }
        assertNull(door.screen(Level.NL_A2))
    }

    @Test
    fun `after five wrong tries the keys are gone for a while and it says how long`() {
        open()
        setLock()
        closed()
        repeat(5) {
            user.digits("1111")
            user.tap(words.next)
            user.await(wrong)
        }
        user.await(assertNotNull(screen.wait))
        user.gone(screen.enter)
        assertEquals(1u, screen.minutes)
    }

    @Test
    fun `the printed code opens it for who forgot the digits`() {
        open()
        user.until("it is open") { core != null }
        val code = runBlocking {
            val drawn = assertNotNull(core).drawCode(CodeLanguage.DUTCH)
            assertNotNull(core).keepCode(drawn.typed)
            drawn.typed
        }
        setLock()
        closed()
        val forgot = assertNotNull(screen.forgot)
        user.tap(forgot)
        user.type(forgot, code)
        user.tap(words.next)
        user.until("it is open") { core != null }
        user.await(home().title)
    }

    @Test
    fun `a finger opens it where the device has one and somebody chose that`() {
        open(Platform(finger = finger))
        toTheLock()
        user.tap(safety().finger)
        user.digits("2580")
        user.tap(words.done)
        user.until("it is locked") { safety().locked }
        closed()
        user.tap(assertNotNull(screen.finger))
        user.until("it is open") { core != null }
        user.await(home().title)
    }

    private companion object {
        const val SECRET = 32
    }
}
