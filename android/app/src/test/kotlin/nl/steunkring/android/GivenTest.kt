package nl.steunkring.android

import android.content.Intent
import android.os.Build
import android.webkit.WebView
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.util.ReflectionHelpers

/** What is given to other apps of the phone. */
@RunWith(RobolectricTestRunner::class)
class GivenTest {
    @get:Rule
    val phone = PhoneRule()

    private val window by lazy { bareWindow() }

    @Test
    fun `a text goes to whom somebody chooses each time`() {
        val share = assertNotNull(platformOf(window, Asks(window), AndroidSpeaker(phone.app), null).share)
        share("Heb jij even tijd om te praten?")
        val chooser = shadowOf(window).nextStartedActivity
        assertEquals(Intent.ACTION_CHOOSER, chooser.action)
        @Suppress("DEPRECATION")
        val sent = assertNotNull(
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) chooser.getParcelableExtra(Intent.EXTRA_INTENT, Intent::class.java)
            else chooser.getParcelableExtra(Intent.EXTRA_INTENT),
        )
        assertEquals(listOf(Intent.ACTION_SEND, "text/plain"), listOf(sent.action, sent.type))
        assertEquals("Heb jij even tijd om te praten?", sent.getStringExtra(Intent.EXTRA_TEXT))
    }

    @Test
    fun `a page is drawn here in the app's own letters and fetches nothing`() {
        val paper = Paper(window)
        paper.print("Onze kring", "<svg xmlns='http://www.w3.org/2000/svg'></svg>")
        val page = assertNotNull(ReflectionHelpers.getField<WebView>(paper, "page"))
        val loaded = assertNotNull(shadowOf(page).lastLoadDataWithBaseURL)
        assertEquals("file:///android_asset/" to "text/html", loaded.baseUrl to loaded.mimeType)
        assertContains(loaded.data, "<svg xmlns='http://www.w3.org/2000/svg'></svg>")
        val letters = Regex("url\\((.*?)\\)").findAll(loaded.data).map { it.groupValues[1] }.toList()
        assertTrue(letters.isNotEmpty())
        letters.forEach { name -> phone.app.assets.open(name).use { assertTrue(it.read() >= 0, name) } }
        assertTrue(page.settings.blockNetworkLoads)
        assertFalse(page.settings.javaScriptEnabled)
    }
}
