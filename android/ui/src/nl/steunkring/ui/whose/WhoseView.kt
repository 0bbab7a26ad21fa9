package nl.steunkring.ui.whose

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.core.Watched
import nl.steunkring.core.WhoseScreen
import nl.steunkring.ui.Answer
import nl.steunkring.ui.App
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Face
import nl.steunkring.ui.Frame
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Picture
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.grown
import nl.steunkring.ui.theme
import nl.steunkring.ui.watched

/** One moment of the choice of whose circle is shown. */
class WhoseShown(
    /** Everything to say. */
    val screen: WhoseScreen,
    /** The faces of those who can stand in the middle. */
    val faces: Map<String, Drawing>,
)

/** Reads whose circle can be shown beside that of [ego], with their faces. All together have a picture and no face. */
suspend fun whoseShown(space: Space, theme: Theme, ego: String? = null): WhoseShown {
    val screen = space.whoseScreen(ego)
    return WhoseShown(screen, facesOf(space, screen.people.mapNotNull { one -> one.id.takeIf { one.label.pictogram == null } }, theme))
}

/** Whose circle the map shows. */
@Composable
fun WhoseView(shown: WhoseShown, onChoose: (String) -> Unit) {
    val screen = shown.screen
    Frame(screen.title, listOf(screen.title) + screen.people.map { it.label }) {
        screen.people.forEach { one ->
            val face = shown.faces[one.id]
            val picture = @Composable { if (face != null) Face(face, 56.dp) else Picture(one.label.pictogram ?: "unknown-person", grown(56.dp)) }
            Answer(one.label, one.chosen, Modifier.fillMaxWidth(), picture = picture) { onChoose(one.id) }
        }
    }
}

/** The choice of whose circle is shown in a space, kept for as long as the app is open. */
@Composable
fun WhoseWay(app: App, space: Space) {
    val theme = LocalColours.current.theme
    val id = space.id()
    val whose = app.ways.whose[id]
    val shown by watched(app.doer, space, Watched.Map, theme, whose) { whoseShown(space, theme, whose) }
    shown?.let { choice ->
        WhoseView(choice) { ego ->
            // All together stand in the middle of what the space holds.
            app.ways.show(id, ego.takeIf { it != choice.screen.people.first().id })
            app.ways.back()
        }
    }
}
