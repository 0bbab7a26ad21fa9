package nl.steunkring.android

import android.os.Build
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.runtime.getValue
import androidx.compose.runtime.produceState
import androidx.compose.ui.Modifier
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.async
import kotlinx.coroutines.launch
import nl.steunkring.core.Core
import nl.steunkring.core.CoreException
import nl.steunkring.ui.Steunkring

/** The one window of the app. */
open class MainActivity : ComponentActivity() {
    private val background = CoroutineScope(SupervisorJob() + Dispatchers.Default)
    private val speaker by lazy { AndroidSpeaker(applicationContext) }
    private val folder by lazy { homeOf(this) }
    private lateinit var entered: Deferred<Core?>

    /** The address of the relay that carries what is founded here; none where nothing is to leave the device by itself. */
    protected open val relay: String? get() = getString(R.string.relay).ifEmpty { null }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        entered = background.async { enter() }
        val letters = androidLetters(assets)
        val platform = platformOf(this, speaker, relay)
        // What stands on the screen does not stand in the list of open apps.
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) setRecentsScreenshotEnabled(false)
        setContent {
            val core by produceState<Core?>(null) { value = entered.await() }
            core?.let { Box(Modifier.safeDrawingPadding()) { Steunkring(it, letters, platform) } }
        }
    }

    /** Nothing where the device does not give the key yet: the window stays empty until it is unlocked and opened again. */
    private suspend fun enter(): Core? = try {
        Homes.enter(folder, KeystoreSecrets(this)).also { listen(this, it) }
    } catch (_: CoreException.NeedsUnlock) {
        null
    }

    override fun onStop() {
        super.onStop()
        speaker.hush()
        background.launch {
            try {
                entered.await()?.let {
                    it.rest()
                    SyncWorker.plan(applicationContext, it)
                }
            } catch (_: CoreException) {
                // What was typed is in the journal, whatever becomes of it.
            }
        }
    }

    override fun onDestroy() {
        super.onDestroy()
        speaker.end()
        background.launch { entered.await()?.let { Homes.leave(folder) } }
    }
}
