package nl.steunkring.ui.person

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import nl.steunkring.core.Asking
import nl.steunkring.core.Space
import nl.steunkring.core.TellScreen
import nl.steunkring.core.Watched
import nl.steunkring.ui.App
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Way
import nl.steunkring.ui.Within
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.theme
import nl.steunkring.ui.watched

/** Somebody's page, as whoever the map shows tells it. */
@Composable
fun PersonWay(app: App, space: Space, id: String) {
    val theme = LocalColours.current.theme
    val tells = app.ways.tells[space.id()]
    val whose = app.ways.whose(space.id(), id)
    val asking = Asking(person = id, respondent = tells, ego = whose)
    val shown by watched(app.doer, space, Watched.Map, id, theme, tells, whose) { personShown(space, id, theme, tells, whose) }
    val here = space.id()
    val ways = PersonWays(
        run = { command -> app.doer.change { space.run(command) } },
        offer = { offer ->
            when (offer.id) {
                "ask" -> app.ways.to(Way.Ask(here, id, tells, whose))
                "edit" -> app.ways.to(Within.Edit(here, id))
                "tell-them", "ask-for-help" -> app.ways.to(Within.Reach(here, id))
                "knows" -> app.ways.to(Within.KnowsOf(here, id))
                "compare" -> app.ways.to(Within.Compare(here))
                "same" -> app.ways.to(Within.Same(here))
                // Who one is in a space is read anew with another screen of it.
                "me" -> app.doer.changeAndGo({ app.ways.to(Way.Map(here)) }) { space.iAm(id) }
                "out" -> app.doer.changeAndGo(app.ways::back) { space.takeOutOfCircle(whose, id) }
                "remove" -> app.doer.changeAndGo(app.ways::back) { space.takeAway("people", id) }
                "put-back" -> app.doer.change { space.bringBack("people", id) }
                else -> app.doer.change { space.movePerson(asking, offer.id == "closer") }
            }
        },
        question = { code ->
            app.doer.go {
                space.askAt(asking, code)
                app.ways.to(Way.Ask(here, id, tells, whose))
            }
        },
        step = { app.ways.to(Within.Step(here, it)) },
        talk = { app.ways.to(Way.Note(here, it)) },
    )
    shown?.let { PersonView(it, ways) }
}

/** What is known of somebody, to change it. */
@Composable
fun EditWay(app: App, space: Space, id: String) {
    val theme = LocalColours.current.theme
    val shown by watched(app.doer, space, Watched.Map, id, theme) { editShown(space, id, theme) }
    shown?.let { edit ->
        fun keep(typed: Typing, on: () -> Unit) {
            val name = typed.name?.takeUnless { it.isBlank() || it == edit.screen.name }
            val strength = typed.strength.takeUnless { it.isBlank() }
            if (name == null && strength == null) return on()
            app.doer.changeAndGo(on) {
                strength?.let { space.addStrength(id, it) }
                name?.let { space.callPerson(id, it) }
            }
        }
        val ways = EditWays(
            choose = { choice -> app.doer.change { space.run(choice.command) } },
            tell = { text -> app.doer.change { space.addStrength(id, text) } },
            on = { offer, typed -> keep(typed) { app.ways.to(further(space.id(), id, offer)) } },
            done = { typed -> keep(typed, app.ways::back) },
        )
        EditView(edit, ways)
    }
}

private fun further(space: String, person: String, offer: String): Within = when (offer) {
    "kin" -> Within.Kin(space, person)
    "languages" -> Within.Languages(space, person)
    "roles" -> Within.Roles(space, person)
    else -> Within.Face(space, person)
}

/** Whose family somebody is: first of whom it is told, then what. */
@Composable
fun KinWay(app: App, space: Space, person: String, other: String?) =
    TellOf(app, space, other, { space.kinScreen(person, other) }) { Within.Kin(space.id(), person, it) }

/** What somebody does for whom: first for whom, then what. */
@Composable
fun RolesWay(app: App, space: Space, person: String, whom: String?) =
    TellOf(app, space, whom, { space.rolesScreen(person, whom) }) { Within.Roles(space.id(), person, it) }

@Composable
private fun TellOf(app: App, space: Space, other: String?, read: suspend () -> TellScreen, chosen: (String) -> Within) {
    val theme = LocalColours.current.theme
    var faces = remember(space, theme) { emptyMap<String, Drawing>() }
    val shown by watched(app.doer, space, Watched.Map, other, theme) {
        val screen = read()
        // All together have a picture and no face.
        faces = facesOf(space, screen.people.mapNotNull { one -> one.id.takeIf { one.label.pictogram == null } }, theme, faces)
        TellShown(screen, faces)
    }
    shown?.let { tell -> TellView(tell, { app.ways.instead(chosen(it)) }) { choice -> app.doer.change { space.run(choice.command) } } }
}

/** Which languages somebody speaks. */
@Composable
fun LanguagesWay(app: App, space: Space, person: String) {
    val screen by watched(app.doer, space, Watched.Map, person) { space.languagesScreen(person) }
    screen?.let { TellView(TellShown(it, emptyMap()), {}) { choice -> app.doer.change { space.run(choice.command) } } }
}

/** The face of somebody, part by part. */
@Composable
fun FaceWay(app: App, space: Space, id: String) {
    val theme = LocalColours.current.theme
    var part by rememberSaveable(id) { mutableStateOf<String?>(null) }
    val shown by watched(app.doer, space, Watched.Map, id, part, theme) { faceShown(space, id, part, theme) }
    shown?.let { face -> FaceView(face, { part = it }) { choice -> app.doer.change { space.run(choice.command) } } }
}
