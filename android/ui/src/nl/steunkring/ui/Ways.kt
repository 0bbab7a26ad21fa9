package nl.steunkring.ui

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.mutableStateMapOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.saveable.listSaver
import androidx.compose.runtime.setValue
import java.io.Serializable
import nl.steunkring.ui.map.MapSight

/** Where somebody is in the app; it can be written down and read again. */
sealed interface Way : Serializable {
    /** The space that it is in, if any. */
    val space: String? get() = null

    data object Home : Way
    data object Found : Way
    data object Join : Way
    data object Settings : Way
    data class Map(override val space: String) : Way
    data class Add(override val space: String) : Way
    data class Person(override val space: String, val id: String) : Way
    data class Ask(override val space: String, val person: String?) : Way
    data class Talks(override val space: String) : Way
    data class Note(override val space: String, val id: String) : Way
    data class Legend(override val space: String) : Way
    data class Who(override val space: String) : Way
    data class Stop(override val space: String, val member: String) : Way
    data class Invite(override val space: String) : Way
}

/** The way that somebody came: back always goes one step. */
class Ways {
    private val steps = mutableStateListOf<Way>(Way.Home)

    /** Whether a language was chosen, where there is no space yet. */
    var spoke by mutableStateOf(false)

    /** Whose view the map of a space shows, where that was chosen. */
    val tells = mutableStateMapOf<String, String>()

    /** What of each space's map somebody looks at, where that was chosen. */
    val maps = mutableStateMapOf<String, MapSight>()

    /** Where somebody is. */
    val here get() = steps.last()

    /** Whether there is a step back. */
    val canBack get() = steps.size > 1

    /** Goes on. */
    fun to(way: Way) {
        if (way != here) steps += way
    }

    /** Goes one step back. */
    fun back() {
        if (canBack) steps.removeAt(steps.lastIndex)
    }

    /** Goes on to what takes the place of where somebody is. */
    fun instead(way: Way) {
        steps[steps.lastIndex] = way
    }

    /** Goes back to Home. */
    fun home() = steps.removeRange(1, steps.size)

    /** Goes on to what comes right after Home. */
    fun fromHome(way: Way) {
        steps.removeRange(1, steps.size)
        steps += way
    }

    companion object {
        /** Keeps the way, and what of each map was looked at, where the system ends an app that is out of sight. */
        val KEPT: Saver<Ways, Any> = listSaver({ it.steps + it.maps.values }, { kept ->
            Ways().apply {
                steps.clear()
                steps += kept.filterIsInstance<Way>()
                kept.filterIsInstance<MapSight>().forEach { maps[it.space] = it }
            }
        })
    }
}
