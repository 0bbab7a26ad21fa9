package nl.steunkring.android

import android.os.Build
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import nl.steunkring.core.Core
import nl.steunkring.core.CoreException
import nl.steunkring.ui.lock.Opening

/** The one window of the app. */
open class MainActivity : ComponentActivity() {
    private val background = CoroutineScope(SupervisorJob() + Dispatchers.Default)
    private val speaker by lazy { AndroidSpeaker(applicationContext) }
    private val folder by lazy { homeOf(this) }
    private var entered: Core? = null

    /** How often the home was closed since the window is there: each time the window begins at its door. */
    private var closed by mutableIntStateOf(0)

    /** The address of the relay that carries what is founded here; none where nothing is to leave the device by itself. */
    protected open val relay: String? get() = getString(R.string.relay).ifEmpty { null }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        val letters = androidLetters(assets)
        val platform = platformOf(this, speaker, relay)
        // What stands on the screen does not stand in the list of open apps.
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) setRecentsScreenshotEnabled(false)
        setContent {
            Box(Modifier.safeDrawingPadding()) {
                key(closed) {
                    val door = remember { HomeDoor(folder, KeystoreSecrets(this@MainActivity)) }
                    Opening(door, letters, platform, ::opened)
                }
            }
        }
    }

    private fun opened(core: Core) {
        entered = core
        background.launch { quietly { listen(this@MainActivity, core) } }
    }

    /** A home with a lock is closed when it goes out of sight: whoever takes the phone up stands before its door. */
    override fun onStop() {
        super.onStop()
        speaker.hush()
        val core = entered ?: return
        background.launch {
            quietly {
                core.rest()
                SyncWorker.plan(applicationContext, core)
                if (core.isLocked()) withContext(Dispatchers.Main) { close() }
            }
        }
    }

    override fun onDestroy() {
        super.onDestroy()
        speaker.end()
        close()
    }

    private fun close() {
        if (entered == null) return
        entered = null
        closed++
        background.launch { Homes.leave(folder) }
    }

    /** What was typed is in the journal, whatever becomes of it. */
    private suspend fun quietly(work: suspend () -> Unit) = try {
        work()
    } catch (_: CoreException) {
        Unit
    }
}
