package nl.steunkring.ui.person

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.steunkring.core.FaceScreen
import nl.steunkring.core.QuestionChoice
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.core.faceSvgs
import nl.steunkring.ui.Answer
import nl.steunkring.ui.Button
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Face
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Grid
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.drawing

private const val FACE = 104u

/** One moment of a face that is put together. */
class FaceShown(
    /** Everything to say. */
    val screen: FaceScreen,
    /** The face as it stands. */
    val face: Drawing,
    /** The face with each choice of the part, by the choice's id. */
    val faces: Map<String, Drawing>,
)

/** Reads the face of somebody with the choices of a part, all drawn in one call. */
suspend fun faceShown(space: Space, person: String, part: String?, theme: Theme): FaceShown {
    val screen = space.faceScreen(person, part)
    val codes = screen.choices.map { it.id }
    val faces = (codes + screen.face).zip(faceSvgs(codes + screen.face, FACE, theme).map(::drawing)).toMap()
    return FaceShown(screen, faces.getValue(screen.face), faces)
}

/** A face out of parts: the part, then what it can be, each drawn as this face with it. */
@Composable
fun FaceView(shown: FaceShown, onPart: (String) -> Unit, onChoose: (QuestionChoice) -> Unit) {
    val screen = shown.screen
    Frame(
        screen.title,
        listOf(screen.title, screen.name) + screen.parts.map { it.label } + screen.choices.map { it.label },
        screen.strip,
        rest = screen.first?.let { first -> { Button(first.label, Weight.SOFT, Modifier.fillMaxWidth()) { onChoose(first) } } },
        foot = { LocalAround.current.run { onBack?.let { Button(words.done, Weight.FIRST, Modifier.fillMaxWidth(), it) } } },
    ) {
        Box(Modifier.fillMaxWidth(), Alignment.Center) { Face(shown.face, FACE.toInt().dp) }
        Said(screen.name, Letters.HEADING, Modifier.align(Alignment.CenterHorizontally), middle = true)
        Grid(screen.parts, 3) { part, place -> Answer(part.label, part.chosen, place, picture = null) { onPart(part.id) } }
        Grid(screen.choices, 3) { choice, place ->
            val face = shown.faces[choice.id]
            val picture = face?.let<Drawing, @Composable () -> Unit> { { Face(it, 72.dp) } }
            Answer(choice.label, choice.chosen, place, upright = true, picture = picture) { onChoose(choice) }
        }
    }
}
