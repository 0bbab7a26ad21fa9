package nl.steunkring.ui

import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Asking
import nl.steunkring.core.MapOptions
import nl.steunkring.core.NewStep
import nl.steunkring.core.newId
import nl.steunkring.ui.person.EditView
import nl.steunkring.ui.person.EditWays
import nl.steunkring.ui.person.FaceView
import nl.steunkring.ui.person.PersonShown
import nl.steunkring.ui.person.PersonView
import nl.steunkring.ui.person.PersonWays
import nl.steunkring.ui.person.ReachView
import nl.steunkring.ui.person.editShown
import nl.steunkring.ui.person.faceShown
import nl.steunkring.ui.person.personShown
import org.junit.Test

/** Pictures of somebody's page and of what is known of that person. */
class PersonRenderTest : Renders() {
    private val oma by lazy { runBlocking { home.space.mapScreen(MapOptions()) }.rings.first().people.first().id }

    private fun told() = runBlocking {
        val asking = Asking(person = oma)
        listOf(
            "get/praktisch/vaak", "get/emotioneel/soms", "give/gezelschap/ja", "contact/wekelijks", "modes/langs", "strength/sterk",
            "stress/geen", "informed/ja",
        ).forEach { home.space.answer(asking, it) }
        listOf("Soep koken", "Luisteren").forEach { home.space.addStrength(oma, it) }
        val edit = home.space.editScreen(oma)
        home.space.run(edit.rows[1].choices.last().command)
        home.space.planStep(newId(), NewStep("Bed klaar om 8 uur", oma))
        val talk = newId()
        home.space.startNote(talk, "Gepraat over school.")
        home.space.nameTalk(talk, "Praten op school")
        home.space.attend(talk, oma, true)
    }

    @Test
    fun `a person of whom all was told looks as it was looked at`() {
        told()
        check("person", height = 2300) { kind ->
            val shown = runBlocking { personShown(home.space, oma, theme(kind)) }
            // It names the day of the run.
            PersonView(PersonShown(shown.screen.copy(toldBy = null), shown.face), PersonWays({}, {}, {}, {}, {}))
        }
    }

    @Test
    fun `changing what is known looks as it was looked at`() {
        told()
        check("edit", height = 2000, of = ends) { kind ->
            EditView(runBlocking { editShown(home.space, oma, theme(kind)) }, EditWays({}, {}, {}, {}))
        }
    }

    @Test
    fun `a face in parts looks as it was looked at`() {
        check("face", height = 1500, of = ends) { kind -> FaceView(runBlocking { faceShown(home.space, oma, null, theme(kind)) }, {}) {} }
    }

    @Test
    fun `words to send look as they were looked at`() {
        val reach = runBlocking { home.space.reachScreen(oma, "2026-12-05") }
        check("reach", height = 1400, of = ends) { ReachView(reach, {}) {} }
    }
}
