package nl.steunkring.ui.previews

import androidx.compose.runtime.Composable
import androidx.compose.ui.tooling.preview.Preview
import nl.steunkring.core.Asking
import nl.steunkring.core.NewStep
import nl.steunkring.core.newId
import nl.steunkring.ui.add.AddView
import nl.steunkring.ui.add.addShown
import nl.steunkring.ui.ask.AskView
import nl.steunkring.ui.ask.AskWays
import nl.steunkring.ui.ask.askShown
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.person.EditView
import nl.steunkring.ui.person.EditWays
import nl.steunkring.ui.person.FaceView
import nl.steunkring.ui.person.PersonShown
import nl.steunkring.ui.person.PersonView
import nl.steunkring.ui.person.PersonWays
import nl.steunkring.ui.person.ReachView
import nl.steunkring.ui.person.TellShown
import nl.steunkring.ui.person.TellView
import nl.steunkring.ui.person.editShown
import nl.steunkring.ui.person.faceShown
import nl.steunkring.ui.person.personShown

private val ANSWERS = listOf(
    "get/praktisch/vaak", "get/emotioneel/soms", "give/gezelschap/ja", "contact/wekelijks", "modes/langs", "strength/sterk", "stress/geen",
    "informed/ja",
)

/** Tells all that can be told of somebody; gives whom. */
private suspend fun SampleHome.tellAll(): String {
    val oma = people().first()
    ANSWERS.forEach { space.answer(Asking(person = oma), it) }
    listOf("Soep koken", "Luisteren").forEach { space.addStrength(oma, it) }
    space.run(space.editScreen(oma).rows[1].choices.last().command)
    space.planStep(newId(), NewStep("Bed klaar om 8 uur", oma))
    val talk = newId()
    space.startNote(talk, "Gepraat over school.")
    space.nameTalk(talk, "Praten op school")
    space.attend(talk, oma, true)
    return oma
}

/** A page that names no day of the run. */
@Composable
private fun SampleHome.Page(person: String) {
    val shown = read { personShown(space, person, it) }
    PersonView(PersonShown(shown.screen.copy(toldBy = null), shown.face), PersonWays({}, {}, {}, {}, {}))
}

internal val person = State("person", full = true, place = "map") {
    val oma = tellAll()
    screen { Page(oma) }
}

internal val personNew = State("person-new", place = "map") {
    val oma = people().first()
    screen { Page(oma) }
}

internal val edit = State("edit", full = true) {
    val oma = tellAll()
    screen { EditView(read { editShown(space, oma, it) }, EditWays({}, {}, { _, _ -> }, {})) }
}

/** What somebody is of another is told. */
internal val kin = State("kin") {
    val (oma, buur) = people()
    space.run(space.kinScreen(oma, buur).rows.first().choices.first { it.id == "kin/partner" }.command)
    screen { TellView(read { theme -> TellShown(space.kinScreen(oma, buur), facesOf(space, people(), theme)) }, {}) {} }
}

/** What somebody does for another is told, and what was answered when it was asked. */
internal val roles = State("roles") {
    val (oma, buur) = people()
    space.run(space.rolesScreen(oma, buur).rows.single().choices.first { it.id == "role/oppas" }.command)
    space.run(space.rolesScreen(oma, buur).rows.last().choices.first().command)
    screen {
        TellView(read { theme -> TellShown(space.rolesScreen(oma, buur), facesOf(space, people() - oma, theme)) }, {}) {}
    }
}

internal val languages = State("languages") {
    val oma = people().first()
    space.run(space.languagesScreen(oma).rows.single().choices.first().command)
    val languages = space.languagesScreen(oma)
    screen { TellView(TellShown(languages, emptyMap()), {}) {} }
}

internal val face = State("face", full = true) {
    val oma = people().first()
    screen { FaceView(read { faceShown(space, oma, null, it) }, {}) {} }
}

internal val reach = State("reach") {
    val reach = space.reachScreen(people().first(), "2026-12-05")
    screen { ReachView(reach, {}) {} }
}

internal val add = State("add", full = true) {
    screen { AddView(read { addShown(space, it) }, {}) {} }
}

/** A question about somebody, answered by somebody else where a teller is named. */
private suspend fun SampleHome.question(id: String, person: String, teller: String? = null): Shown {
    val screen = space.askAt(Asking(person = person, respondent = teller), id)
    return screen { AskView(read { askShown(space, screen, it, teller) }, AskWays({}, {}, {}, {}, {})) }
}

internal val askRing = State("ask-ring") { question("ring", people().first()) }

internal val askGet = State("ask-get", full = true) { question("get", people().first()) }

internal val askOther = State("ask-other") {
    val (teller, about) = people()
    question("contact", about, teller)
}

@Preview
@Composable
private fun PersonPreview() = Preview(person)

@Preview
@Composable
private fun PersonNewPreview() = Preview(personNew)

@Preview
@Composable
private fun EditPreview() = Preview(edit)

@Preview
@Composable
private fun KinPreview() = Preview(kin)

@Preview
@Composable
private fun RolesPreview() = Preview(roles)

@Preview
@Composable
private fun LanguagesPreview() = Preview(languages)

@Preview
@Composable
private fun FacePreview() = Preview(face)

@Preview
@Composable
private fun ReachPreview() = Preview(reach)

@Preview
@Composable
private fun AddPreview() = Preview(add)

@Preview
@Composable
private fun AskRingPreview() = Preview(askRing)

@Preview
@Composable
private fun AskGetPreview() = Preview(askGet)

@Preview
@Composable
private fun AskOtherPreview() = Preview(askOther)
