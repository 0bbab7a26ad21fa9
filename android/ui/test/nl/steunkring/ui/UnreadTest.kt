package nl.steunkring.ui

import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.setValue
import kotlin.test.assertFalse
import kotlinx.coroutines.runBlocking
import nl.steunkring.desktop.DesktopLetters
import org.junit.Test

/** A screen that cannot be read. */
class UnreadTest : Tapping() {
    private val words by lazy { runBlocking { home.core.frameScreen() } }
    private var space by mutableStateOf("0".repeat(64))
    private var unread = { false }

    private fun open() = rule.setContent {
        val scope = rememberCoroutineScope()
        val doer = remember { Doer(home.core, scope) }
        val back = remember { ShownBack() }
        unread = { doer.unread && back.screens == 0 }
        val read by shown(doer, space) { home.core.space(space).planScreen() }
        val around = Around(words, onBack = {}, trouble = doer.trouble, onTroubleRead = doer::read, back = back)
        CompositionLocalProvider(LocalAround provides around) {
            Look(DesktopLetters, false) {
                if (unread()) Unread(Around(words, onBack = {}, trouble = doer.trouble, onTroubleRead = doer::read))
                read?.let { plan -> Frame(plan.title, listOf(plan.title)) { Said(plan.title, Letters.BODY) } }
            }
        }
    }

    @Test
    fun `says why, and has its way back`() {
        open()
        user.await(words.close)
        user.await(words.back)
    }

    @Test
    fun `once it is read, it stands there alone`() {
        open()
        user.await(words.close)
        space = home.space.id()
        user.await(runBlocking { home.space.planScreen() }.title)
        user.until("one screen stands there") { !unread() }
        assertFalse(unread())
    }
}
