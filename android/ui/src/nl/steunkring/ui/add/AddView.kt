package nl.steunkring.ui.add

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.steunkring.core.AddChoice
import nl.steunkring.core.AddScreen
import nl.steunkring.core.NewPerson
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.ui.Answer
import nl.steunkring.ui.Button
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Field
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Grid
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Picks
import nl.steunkring.ui.Picture
import nl.steunkring.ui.RingPicture
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.grown
import nl.steunkring.ui.pictured

/** One moment of adding somebody. */
class AddShown(
    /** Everything to say. */
    val screen: AddScreen,
    /** The faces of who is there already. */
    val faces: Map<String, Drawing>,
)

/** Reads who can be added to the circle of [ego]; to the one that the space holds when missing. */
suspend fun addShown(space: Space, theme: Theme, ego: String? = null): AddShown {
    val screen = space.addScreen(ego)
    return AddShown(screen, facesOf(space, screen.people.map { it.id }, theme))
}

/** Somebody to put on the map: who is there already by a tap, or somebody new by pictures; a name can be typed and need not be. */
@Composable
fun AddView(shown: AddShown, onPick: (String) -> Unit, onAdd: (NewPerson) -> Unit) {
    val screen = shown.screen
    var who by remember { mutableStateOf<AddChoice?>(null) }
    var typed by remember { mutableStateOf<String?>(null) }
    var ring by remember { mutableStateOf<String?>(null) }
    var domain by remember { mutableStateOf<String?>(null) }
    val name = typed ?: who?.name ?: ""
    val from = domain ?: who?.domain
    Frame(
        screen.title,
        listOfNotNull(screen.title, screen.circle, screen.there) + screen.people.map { it.label } +
            listOfNotNull(screen.other, screen.help, screen.ask) + screen.who.map { it.label } + screen.name +
            screen.closeness + screen.rings.map { it.label } + screen.whence + screen.domains.map { it.label },
        screen.strip,
        foot = {
            screen.offers.forEach { offer ->
                Button(offer.label, Weight.FIRST, Modifier.fillMaxWidth()) {
                    onAdd(NewPerson(name.ifBlank { screen.nameless }, ring, from, who?.id))
                }
            }
        },
    ) {
        screen.circle?.let { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
        screen.there?.let {
            Said(it, Letters.QUESTION)
            Picks(screen.people, emptySet(), 3, shown.faces, onPick = onPick)
        }
        screen.other?.let { Said(it, Letters.QUESTION) }
        Said(screen.help, Letters.BODY)
        Said(screen.ask, Letters.QUESTION)
        Grid(screen.who, 3) { choice, place ->
            Answer(choice.label, choice == who, place, upright = true) { who = choice }
        }
        Said(screen.name, Letters.QUESTION)
        Field(screen.name, name) { typed = it }
        Said(screen.closeness, Letters.QUESTION)
        screen.rings.forEachIndexed { at, choice ->
            val picture = @Composable { RingPicture(at, grown(48.dp)) }
            Answer(choice.label, choice.code == ring, Modifier.fillMaxWidth(), picture = picture) { ring = choice.code }
        }
        Said(screen.whence, Letters.QUESTION)
        val pictograms = pictured(screen.domains.map { it.label }, "question")
        Grid(screen.domains, 2) { choice, place ->
            val picture = pictograms(choice.label)?.let<String, @Composable () -> Unit> { { Picture(it, grown(40.dp)) } }
            Answer(choice.label, choice.code == from, place, upright = true, picture = picture) { domain = choice.code }
        }
    }
}
