package nl.steunkring.android

import android.app.Activity
import android.app.LocaleManager
import android.content.Intent
import android.net.ConnectivityManager
import android.os.Build
import android.os.LocaleList
import android.view.WindowManager
import androidx.activity.ComponentActivity
import androidx.activity.compose.BackHandler
import androidx.activity.result.contract.ActivityResultContracts.StartActivityForResult
import androidx.lifecycle.lifecycleScope
import kotlinx.coroutines.launch
import nl.steunkring.core.Core
import nl.steunkring.core.Level
import nl.steunkring.ui.Platform

/** What this window brings to the screens. */
fun platformOf(window: ComponentActivity, asks: Asks, speaker: AndroidSpeaker, relay: String?) = Platform(
    speaker,
    relay,
    // From the screen of a kiosk nothing leads away.
    exit = { leaveAtOnce(window) }.takeUnless { isKiosk(window) },
    TastePreferences(window),
    neutral = Disguise(window),
    // No picture of the screen can be taken while it is hidden.
    hide = { hidden -> flagged(window, WindowManager.LayoutParams.FLAG_SECURE, hidden) },
    awake = { lit -> flagged(window, WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON, lit) },
    back = { onBack -> BackHandler(onBack = onBack) },
    speaks = { language -> speaks(window, language) },
    finger = fingerOf(window),
    files = AndroidFiles(window, asks),
    recorder = recorderOf(window, asks),
    player = AndroidPlayer,
    photos = AndroidPhotos(window, asks),
    pictures = AndroidPictures,
    scanner = scannerOf(window, asks),
    // From the screen of a kiosk nothing leads away.
    share = { text: String -> share(window, asks, text) }.takeUnless { isKiosk(window) },
    print = paperOf(window)?.takeUnless { isKiosk(window) }?.let { it::print },
    metered = { window.getSystemService(ConnectivityManager::class.java)?.isActiveNetworkMetered == true },
    calm = calmOf(window),
)

/** The app is gone from sight and from the list of those that were open; what the device begins with stands there. */
private fun leaveAtOnce(window: Activity) {
    window.startActivity(Intent(Intent.ACTION_MAIN).addCategory(Intent.CATEGORY_HOME).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
    window.finishAndRemoveTask()
}

/** The phone's own choice of apps, each time: who gets a text is nobody's habit. */
private fun share(window: ComponentActivity, asks: Asks, text: String) {
    val sent = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text)
    window.lifecycleScope.launch { asks.ask(StartActivityForResult(), Intent.createChooser(sent, null)) }
}

/** A window that is told what it knows is laid out anew all the same. */
private fun flagged(window: Activity, flag: Int, set: Boolean) = with(window.window) {
    if (attributes.flags and flag != 0 == set) return@with
    if (set) addFlags(flag) else clearFlags(flag)
}

/** The device's settings of this app say which language it speaks. */
private fun speaks(window: Activity, language: String) {
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU) return
    val manager = window.getSystemService(LocaleManager::class.java)
    val told = LocaleList.forLanguageTags(language)
    if (manager.applicationLocales != told) manager.applicationLocales = told
}

/** Has a home speak what the device's settings of this app say, where its first level of that language is another than the one in use. */
suspend fun listen(window: Activity, core: Core) {
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU) return
    val wanted = window.getSystemService(LocaleManager::class.java).applicationLocales.takeUnless { it.isEmpty }?.get(0)?.language ?: return
    if (core.frameScreen().back.language.substringBefore('-') == wanted) return
    levelOf(wanted)?.let { core.setLevel(it) }
}

private fun levelOf(language: String): Level? = when (language) {
    "nl" -> Level.NL_A2
    "en" -> Level.EN
    else -> null
}
