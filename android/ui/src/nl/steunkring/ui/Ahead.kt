package nl.steunkring.ui

import nl.steunkring.core.Core
import nl.steunkring.core.CoreException
import nl.steunkring.core.FrameScreen
import nl.steunkring.core.Label
import nl.steunkring.core.PlacesScreen
import nl.steunkring.core.Theme
import nl.steunkring.ui.home.HomeShown
import nl.steunkring.ui.home.homeShown
import nl.steunkring.ui.lock.Door

/** What is said before anything is read of a home. */
private val SIGNS = listOf("settings", "listen", "quick-exit")

/** A home that has no lock, opened on another thread while its window is made ready, with what its first screen shows. */
class Ahead private constructor(
    /** The home. */
    val core: Core,
    private var first: First?,
) {
    private class First(val words: FrameScreen, val places: PlacesScreen?, val home: HomeShown, val theme: Theme)

    /** The labels round each screen. */
    val words get() = first?.words

    /** The places of Home; null where they were not read. */
    internal val places get() = first?.let { Found(it.places) }

    /** Home in these colours. It is of one moment and is given once: whoever comes back to Home reads it again. */
    fun home(theme: Theme): HomeShown? = first?.takeIf { it.theme == theme }?.home.also { first = null }

    companion object {
        /**
         * Opens the home behind a door and tells it with [begin] what the device wants of it, before anything of it is read; null where something
         * stands before it, or where it cannot be opened.
         */
        suspend fun of(door: Door, taste: Taste, dark: Boolean, begin: suspend (Core) -> Unit): Ahead? = quietly {
            if (door.screen(taste.level) != null) return@quietly null
            val core = door.open()
            val first = quietly {
                begin(core)
                read(core, taste.dark ?: dark)
            }
            Ahead(core, first)
        }

        private suspend fun read(core: Core, dark: Boolean): First {
            val theme = (if (dark) Colours.DARK else Colours.LIGHT).theme
            val words = core.frameScreen()
            val (places, home) = core.placesScreen(null) to homeShown(core, theme, words.direction)
            val labels = home.screen.spaces.flatMap { space -> space.offers.map { it.label } } + places?.places.orEmpty().map { it.label }
            (labels.mapNotNull(Label::pictogram) + SIGNS).forEach(::pictogram)
            return First(words, places, home, theme)
        }

        /** What fails here is tried again by the screen, which says why. */
        private suspend fun <T> quietly(work: suspend () -> T?): T? = try {
            work()
        } catch (_: CoreException) {
            null
        }
    }
}
