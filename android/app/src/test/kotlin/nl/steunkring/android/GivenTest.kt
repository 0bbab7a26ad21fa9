package nl.steunkring.android

import android.content.Intent
import android.os.Build
import android.print.PrintManager
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
    fun `sheets are drawn here in the app's own letters and fetch nothing`() {
        val paper = Paper(window, assertNotNull(window.getSystemService(PrintManager::class.java)))
        paper.print("Onze kring", listOf("<svg id='a'></svg>", "<svg id='b'></svg>"))
        val page = ReflectionHelpers.getField<Set<WebView>>(paper, "open").single()
        val loaded = assertNotNull(shadowOf(page).lastLoadDataWithBaseURL)
        assertEquals("file:///android_asset/" to "text/html", loaded.baseUrl to loaded.mimeType)
        assertContains(loaded.data, "<svg id='a'></svg><svg id='b'></svg>")
        val letters = Regex("url\\((.*?)\\)").findAll(loaded.data).map { it.groupValues[1] }.toList()
        assertEquals(listOf("Andika-Regular.ttf", "Andika-Bold.ttf", "NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"), letters)
        assertTrue(page.settings.blockNetworkLoads)
        assertFalse(page.settings.javaScriptEnabled)
    }
}
