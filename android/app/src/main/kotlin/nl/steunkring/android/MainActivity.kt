package nl.steunkring.android

import android.content.res.Configuration
import android.os.Build
import android.os.Bundle
import android.os.Handler
import android.os.Looper
import android.os.SystemClock
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.lifecycleScope
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.async
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import nl.steunkring.core.Core
import nl.steunkring.core.CoreException
import nl.steunkring.ui.Ahead
import nl.steunkring.ui.lock.Opening

/** How long an open home waits for somebody to come back with what was asked in another window. */
private const val PATIENCE = 120_000L

/** The one window of the app. */
open class MainActivity : ComponentActivity() {
    private val background = CoroutineScope(SupervisorJob() + Dispatchers.Default)
    private val speaker by lazy { AndroidSpeaker(applicationContext) }
    private val folder by lazy { homeOf(this) }
    private val asks = Asks(this)
    private var entered: Core? = null

    /** What is opened while this window is made ready; null once it is entered. */
    private var ahead: Deferred<Ahead?>? = null

    /** Since when the home is open out of sight, for somebody who comes back with an answer; null where it is not. */
    private var left: Long? = null
    private val main = Handler(Looper.getMainLooper())
    private val tooLate = Runnable(::close)

    /** How often the home was closed since the window is there: each time the window begins at its door. */
    private var closed by mutableIntStateOf(0)

    /** The address of the relay that carries what is founded here; none where nothing is to leave the device by itself. */
    protected open val relay: String? get() = getString(R.string.relay).ifEmpty { null }

    override fun onCreate(savedInstanceState: Bundle?) {
        val door = HomeDoor(folder, KeystoreSecrets(this))
        val dark = resources.configuration.uiMode and Configuration.UI_MODE_NIGHT_MASK == Configuration.UI_MODE_NIGHT_YES
        // A window that comes back stands elsewhere than at Home.
        val early = if (savedInstanceState == null) background.async { early(door, dark) } else null
        ahead = early
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        val letters = androidLetters(assets)
        val platform = platformOf(this, asks, speaker, relay)
        // What stands on the screen does not stand in the list of open apps.
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) setRecentsScreenshotEnabled(false)
        setContent {
            Box(Modifier.safeDrawingPadding()) {
                key(closed) { Opening(door, letters, platform, early.takeIf { closed == 0 }, ::opened) }
            }
        }
    }

    private suspend fun early(door: HomeDoor, dark: Boolean) =
        Ahead.of(door, TastePreferences(this).load(), dark) { quietly { listen(this, it) } }

    private fun opened(core: Core) {
        entered = core
        ahead = null
        background.launch { quietly { listen(this@MainActivity, core) } }
        lifecycleScope.launch { Notices.askOnce(this@MainActivity, asks) }
    }

    override fun onStart() {
        super.onStart()
        main.removeCallbacks(tooLate)
        // The phone may have slept meanwhile, and this process with it.
        left?.let { if (SystemClock.elapsedRealtime() - it > PATIENCE) close() }
        left = null
    }

    override fun onResume() {
        super.onResume()
        stayHere(this)
    }

    /**
     * A home with a lock is closed when it goes out of sight: whoever takes the phone up stands before its door. Where somebody is in a window
     * that this one opened, it stays open for a while.
     */
    override fun onStop() {
        super.onStop()
        speaker.hush()
        val core = entered ?: return
        val waits = asks.waits
        background.launch {
            quietly {
                core.rest()
                SyncWorker.plan(applicationContext, core)
                if (core.isLocked()) withContext(Dispatchers.Main) { if (waits) closeLate() else close() }
            }
        }
    }

    override fun onDestroy() {
        super.onDestroy()
        main.removeCallbacks(tooLate)
        speaker.end()
        close()
        // Nobody else would leave what was opened for this window alone.
        ahead?.let { background.launch { if (it.await() != null) Homes.leave(folder) } }
    }

    private fun closeLate() {
        if (lifecycle.currentState.isAtLeast(Lifecycle.State.STARTED)) return
        left = SystemClock.elapsedRealtime()
        main.postDelayed(tooLate, PATIENCE)
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
