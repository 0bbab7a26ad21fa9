package nl.steunkring.android

import android.app.Activity
import android.content.Intent
import android.content.pm.PackageManager
import androidx.activity.ComponentActivity
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.async
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Label
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.util.ReflectionHelpers

private const val ASKS_LEAVE = "android.content.pm.action.REQUEST_PERMISSIONS"

/** A label of no screen. */
fun label(text: String) = Label(text, text, "nl", null)

/** A window with nothing in it. */
fun bareWindow(): ComponentActivity = Robolectric.buildActivity(ComponentActivity::class.java).setup().get()

/** Starts what waits for an answer of the phone. */
fun <T> begun(work: suspend () -> T): Deferred<T> = CoroutineScope(SupervisorJob() + Dispatchers.Main.immediate).async { work() }

/** What it came to. */
fun <T> Deferred<T>.end(): T {
    untilSo({ "it ends" }) { isCompleted }
    return runBlocking { await() }
}

/** The window that this one opens and awaits an answer of; it is answered so. */
fun Activity.answered(code: Int, with: Intent? = null): Intent {
    val asked = opened()
    shadowOf(this).receiveResult(asked, code, with)
    return asked
}

private fun Activity.opened(): Intent {
    var found: Intent? = null
    untilSo({ "a window opens" }) {
        // That which asks for leave is answered otherwise.
        found = generateSequence { shadowOf(this).nextStartedActivityForResult?.intent }.firstOrNull { it.action != ASKS_LEAVE }
        found != null
    }
    return checkNotNull(found)
}

/** What this window asked leave for last; it is given, or not. */
fun Activity.allowed(yes: Boolean): String {
    val asked = checkNotNull(shadowOf(this).lastRequestedPermission) { "no leave was asked" }
    val one = asked.requestedPermissions.single()
    if (yes) shadowOf(RuntimeEnvironment.getApplication()).grantPermissions(one)
    val said = if (yes) PackageManager.PERMISSION_GRANTED else PackageManager.PERMISSION_DENIED
    // The framework has one such question at a time, and is told of no answer here.
    ReflectionHelpers.setField(Activity::class.java, this, "mHasCurrentPermissionsRequest", false)
    onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, intArrayOf(said))
    return one
}

/** What lies bare on the phone. */
fun bare(): List<String> = RuntimeEnvironment.getApplication().cacheDir.resolve("passing").list().orEmpty().toList()
