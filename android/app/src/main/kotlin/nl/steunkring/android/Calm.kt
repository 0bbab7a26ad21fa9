package nl.steunkring.android

import android.content.ContentResolver
import android.provider.Settings.Global
import androidx.activity.ComponentActivity
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.lifecycle.DefaultLifecycleObserver
import androidx.lifecycle.LifecycleOwner

/** Each is none where somebody asked the phone to leave motion out; its settings for accessibility set them together. */
private val SCALES = listOf(Global.ANIMATOR_DURATION_SCALE, Global.TRANSITION_ANIMATION_SCALE)

/** Whether the phone asks for less motion; it is read again whenever the window comes back into sight. */
fun calmOf(window: ComponentActivity): () -> Boolean {
    var calm by mutableStateOf(isCalm(window.contentResolver))
    window.lifecycle.addObserver(object : DefaultLifecycleObserver {
        override fun onStart(owner: LifecycleOwner) {
            calm = isCalm(window.contentResolver)
        }
    })
    return { calm }
}

private fun isCalm(settings: ContentResolver) = SCALES.any { Global.getFloat(settings, it, 1f) == 0f }
