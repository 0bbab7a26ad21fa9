package nl.steunkring.ui.search

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import nl.steunkring.core.SearchScreen
import nl.steunkring.core.SearchTarget
import nl.steunkring.core.Space
import nl.steunkring.core.Watched
import nl.steunkring.ui.App
import nl.steunkring.ui.Card
import nl.steunkring.ui.Door
import nl.steunkring.ui.Empty
import nl.steunkring.ui.Field
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Said
import nl.steunkring.ui.Way
import nl.steunkring.ui.Within
import nl.steunkring.ui.watched

/** Looking for somebody or something in a space: what is found stands there while one types. */
@Composable
fun SearchView(screen: SearchScreen, typed: String, onType: (String) -> Unit, onHit: (SearchTarget) -> Unit) {
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
                Door(null, { onHit(hit.target) }, listOf(hit.title, hit.snippet)) {
                    Said(hit.title, Letters.HEADING)
                    if (hit.snippet.text.isNotEmpty()) Said(hit.snippet, Letters.SECOND, colour = soft)
                }
            }
        }
    }
}

/** The search of a space. */
@Composable
fun SearchWay(app: App, space: Space) {
    var typed by remember(space) { mutableStateOf("") }
    val screen by watched(app.doer, space, Watched.Space, typed) { space.searchScreen(typed) }
    val id = space.id()
    screen?.let {
        SearchView(it, typed, { text -> typed = text }) { target ->
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
