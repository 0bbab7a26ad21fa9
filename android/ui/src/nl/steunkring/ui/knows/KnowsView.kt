package nl.steunkring.ui.knows

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.steunkring.core.KnowsScreen
import nl.steunkring.core.Offer
import nl.steunkring.core.PersonScreen
import nl.steunkring.core.QuestionChoice
import nl.steunkring.core.SameItem
import nl.steunkring.core.SameScreen
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.core.Watched
import nl.steunkring.ui.Answer
import nl.steunkring.ui.App
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Door
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Empty
import nl.steunkring.ui.Face
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Grid
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Picks
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.Within
import nl.steunkring.ui.drawing
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.person.person
import nl.steunkring.ui.theme
import nl.steunkring.ui.watched

private const val FACE = 72u

/** One moment of who knows whom. */
class KnowsShown(
    /** Everything to say. */
    val screen: KnowsScreen,
    /** The faces of who can be chosen. */
    val faces: Map<String, Drawing>,
)

/** Who knows whom, as it was told; a tap on a pair or a face leads to more. */
@Composable
fun KnowsView(shown: KnowsShown, onPerson: (String) -> Unit) {
    val screen = shown.screen
    Frame(
        screen.title,
        listOfNotNull(screen.title, screen.circle, screen.seenBy) + screen.pairs.flatMap { listOfNotNull(it.question, it.answer, it.quality) } +
            listOfNotNull(screen.empty, screen.ask) + screen.people.map { it.label },
    ) {
        listOfNotNull(screen.circle, screen.seenBy).forEach { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
        screen.empty?.let { Empty(it, "question") }
        screen.pairs.forEach { pair ->
            Card {
                Door(null, { onPerson(pair.people.first()) }, listOfNotNull(pair.question, pair.answer, pair.quality)) {
                    Said(pair.question, Letters.BODY)
                    listOfNotNull(pair.answer, pair.quality).forEach { Said(it, Letters.HEADING) }
                }
            }
        }
        screen.ask?.let {
            Said(it, Letters.QUESTION)
            Picks(screen.people, emptySet(), 3, shown.faces, onPick = onPerson)
        }
    }
}

/** Whom somebody knows: a row for each other, with every answer; what is chosen is taken back by a second tap. */
@Composable
fun KnowsOfView(screen: PersonScreen, face: Drawing?, onChoice: (QuestionChoice) -> Unit) = Frame(
    screen.name,
    listOfNotNull(screen.name, screen.circle) + screen.knows.flatMap { row -> listOfNotNull(row.ask) + row.choices.map { it.label } },
    screen.strip,
) {
    face?.let { Face(it, 72.dp) }
    screen.circle?.let { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
    screen.knows.forEach { row ->
        Card {
            row.ask?.let { Said(it, Letters.ANSWER) }
            Grid(row.choices, 3) { choice, place -> Answer(choice.label, choice.chosen, place, upright = true, picture = null) { onChoice(choice) } }
        }
    }
}

/** What is asked first is what the page is called. */
private fun SameScreen.title() = (items + two).firstOrNull()?.title

/** Who may be the same person, and who was said to be two. */
@Composable
fun SameView(screen: SameScreen, faces: Map<String, Drawing>, onOffer: (SameItem, Offer) -> Unit) = Frame(
    screen.title(),
    (screen.items + screen.two).flatMap { one ->
        listOf(one.title) + one.names.zip(one.told).flatMap { (name, told) -> listOf(name, told) } + one.help + one.offers.map { it.label }
    },
) {
    (screen.items + screen.two).forEach { item ->
        Card {
            if (item.title != screen.title()) Said(item.title, Letters.QUESTION)
            Grid(item.people.indices.toList(), 2) { at, place ->
                Column(place, Arrangement.spacedBy(4.dp), Alignment.CenterHorizontally) {
                    faces[item.people[at]]?.let { Face(it, 72.dp) }
                    Said(item.names[at], Letters.HEADING, middle = true)
                    Said(item.told[at], Letters.SECOND, colour = LocalColours.current.inkSoft, middle = true)
                }
            }
            Said(item.help, Letters.BODY)
            item.offers.forEach { offer -> Button(offer.label, Weight.SOFT, Modifier.fillMaxWidth()) { onOffer(item, offer) } }
        }
    }
}

/** Who knows whom in a space, as the one tells it whose view the map shows. */
@Composable
fun KnowsWay(app: App, space: Space) {
    val theme = LocalColours.current.theme
    val teller = app.ways.tells[space.id()] ?: space.me()
    val whose = app.ways.whose[space.id()]
    var faces = remember(space, theme) { emptyMap<String, Drawing>() }
    val shown by watched(app.doer, space, Watched.Map, theme, teller, whose) {
        val screen = space.knowsScreenIn(whose ?: space.ego(), teller)
        faces = facesOf(space, screen.people.map { it.id }, theme, faces)
        KnowsShown(screen, faces)
    }
    shown?.let { KnowsView(it) { person -> app.ways.to(Within.KnowsOf(space.id(), person)) } }
}

/** Whom somebody of a space knows, as the one tells it whose view the map shows. */
@Composable
fun KnowsOfWay(app: App, space: Space, person: String) {
    val theme = LocalColours.current.theme
    val teller = app.ways.tells[space.id()]
    val whose = app.ways.whose(space.id(), person)
    val shown by watched(app.doer, space, Watched.Map, person, theme, teller, whose) {
        space.person(person, teller, whose) to drawing(space.figureSvg(person, FACE, theme))
    }
    shown?.let { (screen, face) -> KnowsOfView(screen, face) { choice -> app.doer.change { space.run(choice.command) } } }
}

/** Reads who may be the same person, with their faces. */
suspend fun sameShown(space: Space, theme: Theme): Pair<SameScreen, Map<String, Drawing>> {
    val screen = space.sameScreen()
    return screen to facesOf(space, (screen.items + screen.two).flatMap { it.people }, theme)
}

/** Who may be the same person in a space. */
@Composable
fun SameWay(app: App, space: Space) {
    val theme = LocalColours.current.theme
    val shown by watched(app.doer, space, Watched.Space, app.doer.times, theme) { sameShown(space, theme) }
    shown?.let { (screen, faces) ->
        SameView(screen, faces) { item, offer ->
            val (one, other) = item.people
            when (offer.id) {
                "one" -> app.doer.changeAndGo(app.ways::back) { space.run(item.command) }
                "two" -> app.doer.told { space.sayTwo(one, other) }
                else -> app.doer.told { space.askAgain(one, other) }
            }
        }
    }
}
