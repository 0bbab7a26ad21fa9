package nl.steunkring.ui.person

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.steunkring.core.EditScreen
import nl.steunkring.core.Label
import nl.steunkring.core.QuestionChoice
import nl.steunkring.core.QuestionRow
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Door
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Face
import nl.steunkring.ui.Field
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Grid
import nl.steunkring.ui.Letters
import nl.steunkring.ui.Needing
import nl.steunkring.ui.Option
import nl.steunkring.ui.Picture
import nl.steunkring.ui.Said
import nl.steunkring.ui.Toggle
import nl.steunkring.ui.Weight
import nl.steunkring.ui.drawing
import nl.steunkring.ui.grown
import nl.steunkring.ui.pictured

private const val FACE = 64u

/** One moment of changing what is known of somebody. */
class EditShown(
    /** Everything to say. */
    val screen: EditScreen,
    /** The face. */
    val face: Drawing,
)

/** Reads what is known of somebody, with the face. */
suspend fun editShown(space: Space, person: String, theme: Theme) =
    EditShown(space.editScreen(person), drawing(space.figureSvg(person, FACE, theme)))

/** What was typed there: a name, and what the person is good at; nothing of either where nobody typed. */
class Typing {
    /** The name. */
    var name by mutableStateOf<String?>(null)

    /** What the person is good at. */
    var strength by mutableStateOf("")
}

/** What somebody does there. */
class EditWays(
    /** Gives or takes back an answer. */
    val choose: (QuestionChoice) -> Unit,
    /** Tells what the person is good at. */
    val tell: (String) -> Unit,
    /** To the face, kin or languages, with what was typed and is not kept yet. */
    val on: (String, Typing) -> Unit,
    /** Back, likewise. */
    val done: (Typing) -> Unit,
)

/** What is known of somebody: a name, a face, answers to tap and what this person is good at. */
@Composable
fun EditView(shown: EditShown, ways: EditWays) {
    val screen = shown.screen
    val offers = screen.offers.associateBy { it.id }
    val further = listOfNotNull(offers["kin"], offers["roles"], offers["languages"])
    // Nothing while nobody types: what others call this person meanwhile stands then.
    val typed = remember(screen.person) { Typing() }
    Frame(
        screen.title,
        listOf(screen.title, screen.ask) + screen.rows.flatMap { row -> listOfNotNull(row.ask) + row.choices.map { it.label } } +
            further.map { it.label } + screen.strengths + screen.told.map { it.label },
        screen.strip,
        onBack = { ways.done(typed) },
        foot = { offers["done"]?.let { Button(it.label, Weight.FIRST, Modifier.fillMaxWidth()) { ways.done(typed) } } },
    ) {
        Said(screen.ask, Letters.QUESTION)
        Field(screen.ask, typed.name ?: screen.name) { if (it.length <= screen.limit.toInt()) typed.name = it }
        offers["face"]?.let { offer -> Card { Door(null, { ways.on(offer.id, typed) }, listOf(offer.label)) { Chosen(shown.face, offer.label) } } }
        screen.rows.forEach { Asked(it, ways.choose) }
        further.forEach { offer ->
            Card { Door(offer.label, Letters.ANSWER, pictogram = null) { ways.on(offer.id, typed) } }
        }
        Said(screen.strengths, Letters.QUESTION)
        Grid(screen.told, 2) { one, place -> Toggle(one.label, one.chosen, place, upright = true, picture = null) { ways.choose(one) } }
        Field(screen.strengths, typed.strength) { typed.strength = it }
        offers["add"]?.let { add ->
            Needing(add.label, Weight.SOFT, listOfNotNull(screen.strengths.takeIf { typed.strength.isBlank() })) {
                ways.tell(typed.strength)
                typed.strength = ""
            }
        }
    }
}

@Composable
private fun Chosen(face: Drawing, label: Label) =
    Row(horizontalArrangement = Arrangement.spacedBy(14.dp), verticalAlignment = Alignment.CenterVertically) {
        Face(face, FACE.toInt().dp)
        Said(label, Letters.ANSWER)
    }

/** A question with its answers to tap. */
@Composable
internal fun Asked(row: QuestionRow, onChoose: (QuestionChoice) -> Unit) {
    if (row.ask != null) row.label?.let { Said(it, Letters.HEADING) }
    row.ask?.let { Said(it, Letters.QUESTION) }
    val pictograms = pictured(row.choices.map { it.label }, "question")
    Grid(row.choices, 2) { choice, place ->
        val picture = pictograms(choice.label)?.let<String, @Composable () -> Unit> { { Picture(it, grown(40.dp)) } }
        Option(choice.label, choice.chosen, row.several, place, upright = true, picture = picture) { onChoose(choice) }
    }
}
