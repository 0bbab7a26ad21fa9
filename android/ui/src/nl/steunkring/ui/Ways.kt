package nl.steunkring.ui

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.mutableStateMapOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.setValue
import java.io.ByteArrayOutputStream
import java.io.IOException
import java.io.ObjectInputStream
import java.io.ObjectOutputStream
import java.io.Serializable
import nl.steunkring.ui.map.MapSight
import nl.steunkring.ui.map.Seen

/** The kind of space that a family's circle is. */
const val FAMILY = "family_map"

/** The kind of space that is one person's own. */
const val OWN_PAGE = "own_page"

/** The kind of space that is a worker's own notes. */
const val WORKER_NOTES = "worker_notes"

/** Where somebody is in the app; it can be written down and read again. */
sealed interface Way : Serializable {
    /** The space that it is in, if any. */
    val space: String? get() = null

    /** The place of the bar that it belongs to; null where no bar stands. */
    val place: String? get() = null

    /** Whether it is that place itself. */
    val isPlace: Boolean get() = place != null

    data object Home : Way {
        override val place get() = "home"
    }

    data object Menu : Way
    data object Another : Way
    data class Found(val kind: String = FAMILY) : Way
    data object Join : Way
    data object Settings : Way
    data class Map(override val space: String) : Way {
        override val place get() = "map"
    }

    data class Add(override val space: String, val ego: String? = null) : Way
    data class Person(override val space: String, val id: String) : Way {
        override val place get() = "map"
        override val isPlace get() = false
    }

    data class Ask(override val space: String, val person: String?, val respondent: String? = null, val ego: String? = null) : Way

    data class Talks(override val space: String) : Way {
        override val place get() = "talks"
    }

    data class Note(override val space: String, val id: String) : Way
    data class Legend(override val space: String) : Way
    data class Who(override val space: String) : Way
    data class Stop(override val space: String, val member: String) : Way
    data class Invite(override val space: String) : Way
}

/** Where a place of the bar leads in a space. */
fun placed(space: String, place: String): Way = when (place) {
    "map" -> Way.Map(space)
    "talks" -> Way.Talks(space)
    "plan" -> Within.Plan(space)
    else -> Way.Home
}

/** The way that somebody came: back always goes one step, and from a place of the bar to Home. */
class Ways {
    private val steps = mutableStateListOf<Way>(Way.Home)

    /** Whether a language was chosen, where there is no space yet. */
    var spoke by mutableStateOf(false)

    /** Whose circle a space shows, where that is not the one that it holds. */
    val whose = mutableStateMapOf<String, String>()

    /** Whose view the map of a space shows, where that was chosen. */
    val tells = mutableStateMapOf<String, String>()

    /** What of each space's map somebody looks at, where that was chosen. */
    val maps = mutableStateMapOf<String, MapSight>()

    /** The screen that was shown last. */
    val arrival = Arrival()

    /** The map that was shown last. */
    val seen = Seen()

    /** The space that somebody is in, else the one they were in last. */
    var space by mutableStateOf<String?>(null)
        private set

    /** Where somebody is. */
    val here get() = steps.last()

    /** The place of the bar that somebody is in, or was in last. */
    val place get() = steps.last { it.place != null }.place

    /** How many steps there are back to Home. */
    val depth get() = steps.lastIndex

    /** Whether there is a step back. */
    val canBack get() = steps.size > 1

    /** Shows the circle of [ego], or with null the one that the space holds; who was looked at in the one before and who told it are forgotten. */
    fun show(space: String, ego: String?) {
        if (ego == whose[space]) return
        if (ego == null) whose -= space else whose[space] = ego
        maps[space]?.let { maps[space] = it.opened(null) }
        tells -= space
    }

    /** In whose circle somebody of a space is looked at: who stands in the middle of one is looked at in the one that the space holds. */
    fun whose(space: String, person: String) = whose[space].takeIf { it != person }

    /** Goes on; a place of the bar takes the place of all that came before. */
    fun to(way: Way) {
        when {
            way == here -> Unit
            way.isPlace -> fromHome(way)
            else -> steps += way
        }
        stands()
    }

    /** Goes one step back. */
    fun back() {
        if (canBack) steps.removeAt(steps.lastIndex)
        stands()
    }

    /** Goes on to what takes the place of where somebody is. */
    fun instead(way: Way) {
        steps[steps.lastIndex] = way
        stands()
    }

    /** Goes back to Home. */
    fun home() = steps.removeRange(1, steps.size)

    /** Goes on to what comes right after Home. */
    fun fromHome(way: Way) {
        home()
        if (way != Way.Home) steps += way
        stands()
    }

    private fun stands() {
        here.space?.let { space = it }
    }

    private fun kept() = Kept(ArrayList(steps), space, HashMap(whose), HashMap(tells), HashMap(maps))

    /** What the system keeps of it. */
    private class Kept(
        val steps: ArrayList<Way>,
        val space: String?,
        val whose: HashMap<String, String>,
        val tells: HashMap<String, String>,
        val maps: HashMap<String, MapSight>,
    ) : Serializable {
        private companion object {
            const val serialVersionUID = 2L
        }
    }

    companion object {
        private fun bytes(kept: Kept) = ByteArrayOutputStream().also { ObjectOutputStream(it).use { out -> out.writeObject(kept) } }.toByteArray()

        /** What another version of the app wrote and this one cannot read is no more than a place to go on, and is passed over. */
        private fun kept(bytes: ByteArray): Kept? = try {
            ObjectInputStream(bytes.inputStream()).use { it.readObject() } as? Kept
        } catch (_: IOException) {
            null
        } catch (_: ClassNotFoundException) {
            null
        }

        /** Keeps the way, whose circles are shown and what of each map was looked at, where the system ends an app that is out of sight. */
        val KEPT: Saver<Ways, Any> = Saver({ bytes(it.kept()) }, { bytes ->
            kept(bytes as ByteArray)?.let { kept ->
                Ways().apply {
                    steps.clear()
                    steps += kept.steps
                    space = kept.space
                    whose += kept.whose
                    tells += kept.tells
                    maps += kept.maps
                }
            }
        })
    }
}
