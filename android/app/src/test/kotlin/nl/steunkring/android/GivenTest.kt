package nl.steunkring.android

import android.content.Intent
import android.os.Build
import android.os.Bundle
import android.os.CancellationSignal
import android.os.ParcelFileDescriptor
import android.print.PageRange
import android.print.PrintAttributes
import android.print.PrintDocumentAdapter
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
import org.robolectric.annotation.Config
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.shadows.ShadowWebView
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
        val paper = Paper(window) { _, _ -> }
        paper.print("Onze kring", listOf("<svg id='a'></svg>", "<svg id='b'></svg>"))
        val page = open(paper).single()
        val loaded = assertNotNull(shadowOf(page).lastLoadDataWithBaseURL)
        assertEquals("file:///android_asset/" to "text/html", loaded.baseUrl to loaded.mimeType)
        assertContains(loaded.data, "<svg id='a'></svg><svg id='b'></svg>")
        val letters = Regex("url\\((.*?)\\)").findAll(loaded.data).map { it.groupValues[1] }.toList()
        assertEquals(listOf("Andika-Regular.ttf", "Andika-Bold.ttf", "NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"), letters)
        assertTrue(page.settings.blockNetworkLoads)
        assertFalse(page.settings.javaScriptEnabled)
    }

    @Test
    @Config(shadows = [LaidOut::class])
    fun `a page that is laid out goes to the printers whole, and is let go of once they have it`() {
        LaidOut.told.clear()
        val given = mutableListOf<Pair<String, PrintDocumentAdapter>>()
        val paper = Paper(window) { name, sheets -> given += name to sheets }
        paper.print("Onze kring", listOf("<svg id='a'></svg>"))
        val page = open(paper).single()
        assertEquals(emptyList(), given)
        shadowOf(page).webViewClient.onPageFinished(page, null)
        val (name, sheets) = given.single()
        sheets.onStart()
        sheets.onFinish()
        assertEquals("Onze kring" to listOf("Onze kring", "onStart", "onFinish"), name to LaidOut.told)
        assertEquals(emptySet(), open(paper))
        assertTrue(shadowOf(page).wasDestroyCalled())
    }

    private fun open(paper: Paper) = ReflectionHelpers.getField<Set<WebView>>(paper, "open")
}

/** A page that tells what is asked of its sheets: Robolectric lays nothing out. */
@Implements(WebView::class)
class LaidOut : ShadowWebView() {
    /** Its sheets under a name. */
    @Implementation
    fun createPrintDocumentAdapter(name: String): PrintDocumentAdapter {
        told += name
        return object : PrintDocumentAdapter() {
            override fun onStart() = heard("onStart")

            override fun onLayout(
                before: PrintAttributes?,
                now: PrintAttributes,
                ends: CancellationSignal,
                callback: LayoutResultCallback,
                more: Bundle?,
            ) = heard("onLayout")

            override fun onWrite(pages: Array<out PageRange>, into: ParcelFileDescriptor, ends: CancellationSignal, callback: WriteResultCallback) =
                heard("onWrite")

            override fun onFinish() = heard("onFinish")
        }
    }

    private fun heard(what: String) {
        told += what
    }

    companion object {
        /** What was asked, in order. */
        val told = mutableListOf<String>()
    }
}
