package nl.steunkring.android

import android.app.Activity
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.compose.foundation.text.BasicText
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

private const val ROUNDS = 40

/** What is aimed at is missed (docs/adr/0017-what-the-screens-wait-for.md); above this it has become worse. */
private const val AIM = 1.3
private const val LIMIT = 2.8
private const val BARE = "Er is niets."

/** The least that a window of Compose can show. */
class BareActivity : ComponentActivity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        setContent { BasicText(BARE) }
    }
}

/** How soon somebody sees a home whose window was opened, beside a window that shows a sentence; turn by turn in one run. */
@RunWith(RobolectricTestRunner::class)
class HomeSpeed {
    @get:Rule
    val phone = PhoneRule()

    @Test
    fun `Home stands there nearly as soon as a bare window`() {
        val first = phone.open(MainActivity::class.java)
        val core = phone.home(first)
        val title = runBlocking {
            core.found("family_map", "Onze kring", "Testa")
            core.rest()
            core.homeScreen().title.spoken
        }
        phone.leave(first)
        Hand { first }.until("its door has opened") { Homes.has(homeOf(first)) }
        phone.kill(first)
        // The first half warms the machine up.
        val rounds = List(ROUNDS) { soon(BareActivity::class.java, BARE) to soon(MainActivity::class.java, title) }.drop(ROUNDS / 2)
        val (bare, home) = middle(rounds.map { it.first }) to middle(rounds.map { it.second })
        // Each beside the bare window that was opened right before it: the machine is not as quick all the time.
        val times = middle(rounds.map { (bare, home) -> home.toDouble() / bare })
        println("Home stands there after %.1f ms, a bare window after %.1f ms".format(home / 1e6, bare / 1e6))
        println("%.2f times, where %.2f are aimed at".format(times, AIM))
        assertTrue(times <= LIMIT)
    }

    /**
     * From the opening of a window until something is said by it, without the look that finds it. A look before that counts: what another thread
     * does goes on meanwhile.
     */
    private fun soon(kind: Class<out Activity>, said: String): Long {
        val begun = System.nanoTime()
        val window = phone.open(kind)
        val hand = Hand { window }
        var stood: Long
        do {
            settle()
            stood = System.nanoTime()
        } while (hand.things().none { it.said == said })
        return (stood - begun).also { phone.kill(window) }
    }

    private fun <N> middle(all: List<N>) where N : Number, N : Comparable<N> = all.sorted()[all.size / 2].toDouble()
}
