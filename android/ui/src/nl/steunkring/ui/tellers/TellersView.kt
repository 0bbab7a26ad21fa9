package nl.steunkring.ui.tellers

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import nl.steunkring.core.Space
import nl.steunkring.core.TellersScreen
import nl.steunkring.core.Theme
import nl.steunkring.core.Watched
import nl.steunkring.ui.Answer
import nl.steunkring.ui.App
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Face
import nl.steunkring.ui.Frame
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Picture
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.theme
import nl.steunkring.ui.watched
import androidx.compose.ui.unit.dp

/** One moment of the choice of whose view is shown. */
class TellersShown(
    /** Everything to say. */
    val screen: TellersScreen,
    /** The faces of who is on the map. */
    val faces: Map<String, Drawing>,
)

/** Reads who tells of a circle, with their faces. Who has written nothing yet does not stand on the map and has none. */
suspend fun tellersShown(space: Space, theme: Theme, ego: String? = null): TellersShown {
    val screen = space.tellersScreen(ego)
    val there = space.planningScreen().people.map { it.id }.toSet()
    return TellersShown(screen, facesOf(space, screen.people.map { it.id }.filter { it in there }, theme))
}

/** Whose view the map shows. */
@Composable
fun TellersView(shown: TellersShown, chosen: String, onChoose: (String) -> Unit) {
    val screen = shown.screen
    Frame(screen.title, listOf(screen.title) + screen.people.map { it.label }) {
        screen.people.forEach { one ->
            val face = shown.faces[one.id]
            val picture = @Composable { if (face != null) Face(face, 56.dp) else Picture("unknown-person", 48.dp) }
            Answer(one.label, one.id == chosen, Modifier.fillMaxWidth(), picture = picture) { onChoose(one.id) }
        }
    }
}

/** The choice of whose view the map shows, kept for as long as the app is open. */
@Composable
fun TellersWay(app: App, space: Space) {
    val theme = LocalColours.current.theme
    val whose = app.ways.whose[space.id()]
    val shown by watched(app.doer, space, Watched.Map, theme, whose) { tellersShown(space, theme, whose) }
    shown?.let {
        TellersView(it, app.ways.tells[space.id()] ?: it.screen.first()) { person ->
            app.ways.tells[space.id()] = person
            app.ways.back()
        }
    }
}

/** Whose view the core shows first. */
fun TellersScreen.first() = people.first { it.chosen }.id
