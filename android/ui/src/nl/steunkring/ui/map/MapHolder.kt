package nl.steunkring.ui.map

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import nl.steunkring.core.Canvas
import nl.steunkring.core.Direction
import nl.steunkring.core.MapOptions
import nl.steunkring.core.MapScreen
import nl.steunkring.core.PersonItem
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.core.Watched
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.drawing

private const val FACE = 72u

/** One moment of the map: what to say, and the picture that belongs to it. */
class MapShown(
    /** Everything to say. */
    val screen: MapScreen,
    /** The picture of the same revision. */
    val picture: Drawing,
    /** The faces of those who stand beside the picture. */
    val faces: Map<String, Drawing> = emptyMap(),
) {
    /** Everybody with a ring. */
    val people: List<PersonItem> = screen.rings.flatMap { it.people }

    /** Who stands in the middle and who tells, where another can be chosen and it is somebody with a face. */
    val doors: List<String> = screen.offers.mapNotNull {
        when (it.id) {
            "whose" -> screen.ego.takeIf { screen.middle.pictogram == null }
            "respondent" -> screen.teller
            else -> null
        }
    }

    /** Who is chosen in the picture. */
    val chosen: PersonItem? = people.firstOrNull { it.id == screen.chosen }
}

/** How somebody looks at the map. */
data class MapLook(
    val canvas: Canvas = Canvas.TALL,
    val theme: Theme = Theme.LIGHT,
    val direction: Direction? = null,
    val respondent: String? = null,
    /** Whose circle it is; that of the space when missing. */
    val ego: String? = null,
    /** Whether names have room in the picture. */
    val names: Boolean = true,
    /** How many times as large as usual letters in the picture have to be, in hundredths. */
    val letters: Int = 100,
    /** Whether everybody stands in a list, with their faces. */
    val list: Boolean = false,
    val ring: Int? = null,
    val page: Int = 0,
    val chosen: String? = null,
) {
    /** The same, as the core is asked for it. */
    val options
        get() = MapOptions(
            ego = ego,
            respondent = respondent,
            canvas = canvas,
            focus = ring?.toUByte(),
            page = page.toUInt(),
            chosen = chosen,
            names = names,
            letters = letters.toUShort(),
            direction = direction,
        )
}

/** Keeps the newest moment of one space's map. */
class MapHolder(private val space: Space) {
    private val now = MutableStateFlow<MapShown?>(null)

    /** The faces that were read last, by how the core draws them: one that stays the same is not read again. */
    private var faces = emptyMap<String, Drawing>()

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
        do {
            val screen = space.mapScreen(look.options)
            val bare = MapShown(screen, drawing(space.mapSvg(look.options, look.theme)))
            val seen = screen.waiting + if (look.list) bare.people else listOfNotNull(bare.chosen)
            val shown = MapShown(screen, bare.picture, faces((seen.map { it.id } + bare.doors).distinct(), look.theme))
            // Words and picture are of one moment, or nobody would know who goes where.
            val fits = space.revision() == screen.revision
            if (fits) now.value = shown
        } while (!fits)
    }

    private suspend fun faces(people: List<String>, theme: Theme): Map<String, Drawing> {
        val drawn = space.figuresSvg(people, FACE, theme)
        faces = drawn.associateWith { faces[it] ?: drawing(it) }
        return people.zip(drawn) { who, face -> who to faces.getValue(face) }.toMap()
    }
}
