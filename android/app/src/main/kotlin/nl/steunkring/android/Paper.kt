package nl.steunkring.android

import android.app.Activity
import android.print.PrintAttributes
import android.print.PrintManager
import android.webkit.WebView
import android.webkit.WebViewClient

private const val ASSETS = "file:///android_asset/"

/** The phone's own window for printers, which makes a PDF of a page too. */
class Paper(private val window: Activity) {
    /** The page that was given last: the phone asks it for its sheets until they are printed. */
    private var page: WebView? = null

    /** Hands a picture over under a name. It is drawn here and fetches nothing. */
    fun print(name: String, picture: String) {
        val view = WebView(window)
        view.settings.blockNetworkLoads = true
        view.webViewClient = object : WebViewClient() {
            override fun onPageFinished(view: WebView, url: String?) {
                val printers = window.getSystemService(PrintManager::class.java) ?: return
                printers.print(name, view.createPrintDocumentAdapter(name), PrintAttributes.Builder().build())
            }
        }
        view.loadDataWithBaseURL(ASSETS, sheet(picture), "text/html", "UTF-8", null)
        page = view
    }
}

/** One sheet, as wide as its paper, in the app's own letters. */
private fun sheet(picture: String) = """
    <!doctype html>
    <style>
      @font-face { font-family: Andika; src: url(Andika-Regular.ttf); }
      @font-face { font-family: Andika; src: url(Andika-Bold.ttf); font-weight: 700; }
      @font-face { font-family: Noto Sans Arabic; src: url(NotoSansArabic-Regular.ttf); }
      @font-face { font-family: Noto Sans Arabic; src: url(NotoSansArabic-Bold.ttf); font-weight: 700; }
      svg { width: 100%; height: auto; }
    </style>
    $picture
""".trimIndent()
