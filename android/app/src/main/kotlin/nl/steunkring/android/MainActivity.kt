package nl.steunkring.android

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
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch
import nl.steunkring.core.Core
import nl.steunkring.core.CoreException
import nl.steunkring.core.SecretStore
import nl.steunkring.ui.Platform
import nl.steunkring.ui.Steunkring

/** The one window of the app. */
class MainActivity : ComponentActivity() {
    private val background = CoroutineScope(SupervisorJob() + Dispatchers.Default)
    private var opened: Core? = null
    private val speaker by lazy { AndroidSpeaker(applicationContext) }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        val letters = androidLetters(assets)
        val relay = getString(R.string.relay).ifEmpty { null }
        setContent {
            val core by produceState<Core?>(null) { value = open() }
            core?.let {
                Box(Modifier.safeDrawingPadding()) {
                    Steunkring(it, letters, Platform(speaker, relay, ::finishAndRemoveTask, TastePreferences(this@MainActivity)))
                }
            }
        }
    }

    /** Nothing where the device does not give the key yet: the window stays empty until it is unlocked and opened again. */
    private suspend fun open(): Core? = try {
        val secrets: SecretStore = KeystoreSecrets(applicationContext)
        Core.open(filesDir.resolve("home").path, secrets).also { opened = it }
    } catch (_: CoreException.NeedsUnlock) {
        null
    }

    override fun onStop() {
        super.onStop()
        speaker.hush()
        opened?.let { core ->
            background.launch {
                try {
                    core.rest()
                } catch (_: CoreException) {
                    // What was typed is in the journal, whatever becomes of it.
                }
            }
        }
    }

    override fun onDestroy() {
        super.onDestroy()
        speaker.end()
        opened?.end()
    }
}
