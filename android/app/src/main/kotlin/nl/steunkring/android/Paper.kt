package nl.steunkring.android

import android.app.Activity
import android.os.Bundle
import android.os.CancellationSignal
import android.os.ParcelFileDescriptor
import android.print.PageRange
import android.print.PrintAttributes
import android.print.PrintDocumentAdapter
import android.print.PrintManager
import android.webkit.WebView
import android.webkit.WebViewClient

private const val ASSETS = "file:///android_asset/"

/** The phone's own window for printers, which makes a PDF too; null where the phone has none, or nothing that lays sheets out. */
fun paperOf(window: Activity): Paper? {
    val printers = window.getSystemService(PrintManager::class.java) ?: return null
    if (WebView.getCurrentWebViewPackage() == null) return null
    return Paper(window) { name, sheets -> printers.print(name, sheets, PrintAttributes.Builder().build()) }
}

/** Lays sheets out and hands them [on] under their name. */
class Paper(private val window: Activity, private val on: (String, PrintDocumentAdapter) -> Unit) {
    /** What is being printed: the phone asks it for its sheets until it has them all, and nothing is kept of it then. */
    private val open = mutableSetOf<WebView>()

    /** Hands pictures over under a name, each a sheet. They are drawn here and fetch nothing. */
    fun print(name: String, pictures: List<String>) {
        val view = WebView(window)
        open += view
        view.settings.blockNetworkLoads = true
        view.webViewClient = object : WebViewClient() {
            override fun onPageFinished(view: WebView, url: String?) {
                val sheets = Sheets(view.createPrintDocumentAdapter(name)) {
                    open -= view
                    view.destroy()
                }
                on(name, sheets)
            }
        }
        view.loadDataWithBaseURL(ASSETS, sheets(pictures), "text/html", "UTF-8", null)
    }
}

/** The sheets of a page, which tells when the phone has done with them. */
private class Sheets(private val page: PrintDocumentAdapter, private val done: () -> Unit) : PrintDocumentAdapter() {
    override fun onStart() = page.onStart()

    override fun onLayout(before: PrintAttributes?, now: PrintAttributes, ends: CancellationSignal, told: LayoutResultCallback, more: Bundle?) =
        page.onLayout(before, now, ends, told, more)

    override fun onWrite(pages: Array<out PageRange>, into: ParcelFileDescriptor, ends: CancellationSignal, told: WriteResultCallback) =
        page.onWrite(pages, into, ends, told)

    override fun onFinish() {
        page.onFinish()
        done()
    }
}

/** Each picture as wide as its paper, in the app's own letters. */
private fun sheets(pictures: List<String>) = """
    <!doctype html>
    <style>
      @font-face { font-family: Andika; src: url(Andika-Regular.ttf); }
      @font-face { font-family: Andika; src: url(Andika-Bold.ttf); font-weight: 700; }
      @font-face { font-family: Noto Sans Arabic; src: url(NotoSansArabic-Regular.ttf); }
      @font-face { font-family: Noto Sans Arabic; src: url(NotoSansArabic-Bold.ttf); font-weight: 700; }
      svg { display: block; width: 100%; height: auto; break-after: page; }
    </style>
""".trimIndent() + pictures.joinToString("")
