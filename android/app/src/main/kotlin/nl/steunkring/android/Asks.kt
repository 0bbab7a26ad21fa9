package nl.steunkring.android

import android.app.Activity
import android.content.ActivityNotFoundException
import android.content.pm.PackageManager
import androidx.activity.ComponentActivity
import androidx.activity.result.ActivityResultLauncher
import androidx.activity.result.contract.ActivityResultContract
import androidx.activity.result.contract.ActivityResultContracts.RequestPermission
import java.util.UUID
import kotlin.coroutines.resume
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withContext

/** What a window asks of the phone, of other windows and of who holds it. */
class Asks(private val window: ComponentActivity) {
    private var open = 0

    /** Whether an answer is waited for, so that another window may stand before this one. */
    val waits get() = open > 0

    /** Asks something and waits for the answer; that of somebody who left where nothing on the phone can answer. */
    suspend fun <I, O> ask(contract: ActivityResultContract<I, O>, input: I): O = withContext(Dispatchers.Main.immediate) {
        var launcher: ActivityResultLauncher<I>? = null
        open++
        try {
            suspendCancellableCoroutine<O> { answer ->
                // A name of its own: what is answered after this process ended has nobody left who waits for it.
                val asking = window.activityResultRegistry.register(UUID.randomUUID().toString(), contract) { answer.resume(it) }
                launcher = asking
                try {
                    asking.launch(input)
                } catch (_: ActivityNotFoundException) {
                    answer.resume(contract.parseResult(Activity.RESULT_CANCELED, null))
                }
            }
        } finally {
            launcher?.unregister()
            open--
        }
    }

    /** Whether the app may do something; asks it where that was not settled. */
    suspend fun may(permission: String): Boolean =
        window.checkSelfPermission(permission) == PackageManager.PERMISSION_GRANTED || ask(RequestPermission(), permission)
}
