package nl.steunkring.ui.search

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.unit.dp
import java.util.concurrent.ConcurrentHashMap
import nl.steunkring.core.SearchScreen
import nl.steunkring.core.SearchTarget
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.core.Watched
import nl.steunkring.ui.App
import nl.steunkring.ui.Card
import nl.steunkring.ui.DoorWith
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Empty
import nl.steunkring.ui.FaceOf
import nl.steunkring.ui.Field
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Picture
import nl.steunkring.ui.Said
import nl.steunkring.ui.Way
import nl.steunkring.ui.Within
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.grownBefore
import nl.steunkring.ui.theme
import nl.steunkring.ui.watched

/** Looking for somebody or something in a space: what is found stands there while one types. */
@Composable
fun SearchView(screen: SearchScreen, faces: Map<String, Drawing>, typed: String, onType: (String) -> Unit, onHit: (SearchTarget) -> Unit) {
    val soft = LocalColours.current.inkSoft
    Frame(
        screen.title,
        listOf(screen.title, screen.prompt, screen.onlyHere) + listOfNotNull(screen.count, screen.empty) +
            screen.hits.flatMap { listOf(it.title, it.snippet) },
        screen.strip,
    ) {
        Said(screen.prompt, Letters.QUESTION)
        Field(screen.prompt, typed, onType = onType)
        Said(screen.onlyHere, Letters.SECOND, colour = soft)
        screen.empty?.let { Empty(it, "search") } ?: screen.count?.let { Said(it, Letters.BODY) }
        screen.hits.forEach { hit ->
            Card {
                DoorWith({ onHit(hit.target) }, listOf(hit.title, hit.snippet), picture = { Pictured(hit.target, faces) }) {
                    Said(hit.title, Letters.HEADING)
                    if (hit.snippet.text.isNotEmpty()) Said(hit.snippet, Letters.SECOND, colour = soft)
                }
            }
        }
    }
}

/** A person has a face, anything else the pictogram of its kind. */
@Composable
private fun Pictured(target: SearchTarget, faces: Map<String, Drawing>) = when (target) {
    is SearchTarget.Person -> FaceOf(faces[target.id], grownBefore(40.dp))
    is SearchTarget.Talk -> Picture("note", grownBefore(40.dp))
    is SearchTarget.Action -> Picture("step", grownBefore(40.dp))
    is SearchTarget.Goal -> Picture("dream", grownBefore(40.dp))
}

/** Reads what is found, with the faces of the people among it. */
suspend fun searchShown(space: Space, typed: String, theme: Theme, known: Map<String, Drawing> = emptyMap()): Pair<SearchScreen, Map<String, Drawing>> {
    val screen = space.searchScreen(typed)
    return screen to facesOf(space, screen.hits.mapNotNull { (it.target as? SearchTarget.Person)?.id }, theme, known)
}

/** The search of a space. */
@Composable
fun SearchWay(app: App, space: Space) {
    var typed by remember(space) { mutableStateOf("") }
    val theme = LocalColours.current.theme
    val faces = remember(space, theme) { ConcurrentHashMap<String, Drawing>() }
    val shown by watched(app.doer, space, Watched.Space, typed, theme) { searchShown(space, typed, theme, faces).also { faces += it.second } }
    val id = space.id()
    shown?.let { (screen, seen) ->
        SearchView(screen, seen, typed, { text -> typed = text }) { target ->
            app.ways.to(
                when (target) {
                    is SearchTarget.Person -> Way.Person(id, target.id)
                    is SearchTarget.Talk -> Way.Note(id, target.id)
                    is SearchTarget.Action -> Within.Step(id, target.id)
                    is SearchTarget.Goal -> Within.Plan(id)
                },
            )
        }
    }
}
