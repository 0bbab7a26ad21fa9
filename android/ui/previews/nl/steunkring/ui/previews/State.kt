package nl.steunkring.ui.previews

import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.remember
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Label
import nl.steunkring.core.Theme
import nl.steunkring.desktop.DesktopLetters
import nl.steunkring.ui.Around
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.LocalMaking
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.Look
import nl.steunkring.ui.Platform
import nl.steunkring.ui.Speaker
import nl.steunkring.ui.places.Places
import nl.steunkring.ui.theme

/** One state of a screen, over a home of invented people. */
class State(
    /** Its name, with which the names of its pictures begin. */
    val name: String,
    /** Whether it is the fullest of its screen, which is drawn in all kinds. */
    val full: Boolean = false,
    /** Which of the places somebody is in; null where they do not stand round the screen. */
    val place: String? = null,
    /** Whether it is a place itself, which has no way back. */
    val root: Boolean = false,
    /** Fills the home, and gives what is shown then. */
    val shows: suspend SampleHome.() -> Shown,
)

/** What a state shows. */
class Shown(
    /** Draws it. */
    val content: @Composable () -> Unit,
)

/** What a state shows. */
fun screen(content: @Composable () -> Unit) = Shown(content)

/** What was read of the core for the state that is drawn. */
private val LocalKept = staticCompositionLocalOf<MutableMap<Any, Any?>> { error("no state is drawn") }

/** What the core has for the colours that are on the screen, and for what else it depends on: read once, however many kinds are drawn. */
@Composable
fun <T> read(vararg on: Any?, how: suspend (Theme) -> T): T {
    val (theme, kept) = LocalColours.current.theme to LocalKept.current
    @Suppress("UNCHECKED_CAST")
    return kept.getOrPut(listOf(how.javaClass, theme, on.toList())) { runBlocking { how(theme) } } as T
}

/** One way in which a screen is drawn. */
data class Kind(val mirrored: Boolean = false, val dark: Boolean = false, val large: Boolean = false, val tablet: Boolean = false) {
    /** Its name, with which the names of its pictures end. */
    val name = listOfNotNull(
        "mirrored".takeIf { mirrored },
        if (dark) "dark" else "light",
        "large".takeIf { large },
        "tablet".takeIf { tablet },
    ).joinToString("-")

    /** How wide the device is, in dp. */
    val width = if (tablet) 1024 else 412

    /** How high the device is, in dp. */
    val height = if (tablet) 768 else 860

    /** How large its letters are. */
    val text = if (large) 2f else 1f

    companion object {
        private val BOTH = listOf(false, true)

        /** All of them. */
        val ALL = BOTH.flatMap { mirrored ->
            BOTH.flatMap { dark -> BOTH.flatMap { large -> BOTH.map { Kind(mirrored, dark, large, it) } } }
        }

        /** Two that differ in all but the device. */
        val ENDS = listOf(Kind(), Kind(mirrored = true, dark = true, large = true))
    }
}

/** A state over its home, which can be drawn in one kind after another; closed, the home is gone. */
class OpenState(private val state: State) : AutoCloseable {
    private val home = SampleHome()
    private val kept = mutableMapOf<Any, Any?>()
    private val shown = runBlocking {
        home.space.stillFace()
        state.shows(home)
    }
    private val words = runBlocking { home.core.frameScreen() }
    private val places = state.place?.let { place ->
        val bar = checkNotNull(runBlocking { home.core.placesScreen(home.space.id()) })
        Places(bar, place, {}) {}
    }

    /** Draws it so. */
    @Composable
    fun Draw(kind: Kind) {
        val around = Around(
            words,
            onBack = {}.takeUnless { state.root },
            places = places,
            onSettings = {}.takeIf { state.place == "home" },
            onWho = {},
        )
        Surrounded(kind, around) { CompositionLocalProvider(LocalKept provides kept, content = shown.content) }
    }

    override fun close() = home.close()
}

/** The colours, letters and direction of a kind, for what stands within. */
@Composable
fun Surrounded(kind: Kind, around: Around, content: @Composable () -> Unit) = CompositionLocalProvider(
    LocalLayoutDirection provides if (kind.mirrored) LayoutDirection.Rtl else LayoutDirection.Ltr,
    LocalDensity provides Density(LocalDensity.current.density, kind.text),
    LocalAround provides around,
    LocalPlatform provides Platform(speaker = Silent, exit = {}, share = {}),
    // A picture is whole in the frame in which it is drawn.
    LocalMaking provides Dispatchers.Unconfined,
) { Look(DesktopLetters, kind.dark, content) }

/** A voice that says nothing. */
internal object Silent : Speaker {
    override fun speak(labels: List<Label>, begins: (Int) -> Unit, done: () -> Unit) = done()

    override fun hush() = Unit
}

/** A state as an editor shows it. */
@Composable
fun Preview(state: State) {
    val open = remember(state) { OpenState(state) }
    DisposableEffect(open) { onDispose { open.close() } }
    open.Draw(Kind())
}
