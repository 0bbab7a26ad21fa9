package nl.steunkring.ui

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import nl.steunkring.core.Label

/** The device's camera over the codes of another phone, one after the other. */
class Looking(private val doer: Doer, private val scanner: Scanner?, private val back: Label) {
    /** Whether it may not be used. */
    var blind by mutableStateOf(false)
        private set

    /** Whether it looks for a code: a second tap does not look twice. */
    var looks by mutableStateOf(false)
        private set

    /** Looks for a code, as [title] says, and does something with it; null where there is no camera. */
    fun over(title: Label, work: suspend (ByteArray) -> Unit): (() -> Unit)? = scanner?.let { camera -> { begin(camera, title, work) } }

    private fun begin(camera: Scanner, title: Label, work: suspend (ByteArray) -> Unit) {
        if (looks) return
        looks = true
        doer.go {
            blind = !camera.may()
            if (!blind) camera.scan(title, back)?.let { code -> doer.guarded { work(code) } }
            looks = false
        }
    }
}

/** The camera for what is shown with these. */
@Composable
fun looking(doer: Doer, vararg keys: Any?): Looking {
    val (scanner, back) = LocalPlatform.current.scanner to LocalAround.current.words.back
    return remember(doer, scanner, *keys) { Looking(doer, scanner, back) }
}
