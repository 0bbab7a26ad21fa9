package nl.steunkring.ui.map

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import nl.steunkring.core.Canvas
import nl.steunkring.core.Direction
import nl.steunkring.core.MapOptions
import nl.steunkring.core.MapScreen
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.core.Watched
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.drawing

/** One moment of the map: what to say, and the picture that belongs to it. */
class MapShown(
    /** Everything to say. */
    val screen: MapScreen,
    /** The picture of the same revision. */
    val picture: Drawing,
)

/** How somebody looks at the map. */
data class MapLook(
    val canvas: Canvas = Canvas.TALL,
    val theme: Theme = Theme.LIGHT,
    val direction: Direction? = null,
    val chosen: String? = null,
    val respondent: String? = null,
)

/** Keeps the newest moment of one space's map. */
class MapHolder(private val space: Space) {
    private val now = MutableStateFlow<MapShown?>(null)

    /** The newest moment; none before the first has been read. */
    val shown: StateFlow<MapShown?> = now.asStateFlow()

    /** Shows the map, and again whenever it has changed, until the home is closed or the caller is cancelled. */
    suspend fun follow(look: MapLook) {
        val watch = space.watch(Watched.Map)
        try {
            while (watch.next() != null) show(look)
        } finally {
            watch.end()
        }
    }

    /** Reads one moment. Where the map changes between its words and its picture, both are read once more. */
    suspend fun show(look: MapLook) {
        val options = MapOptions(respondent = look.respondent, canvas = look.canvas, direction = look.direction, chosen = look.chosen)
        do {
            val screen = space.mapScreen(options)
            now.value = MapShown(screen, drawing(space.mapSvg(options, look.theme)))
        } while (space.revision() != screen.revision)
    }
}
