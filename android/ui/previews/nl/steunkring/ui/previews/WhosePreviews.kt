package nl.steunkring.ui.previews

import androidx.compose.runtime.Composable
import androidx.compose.ui.tooling.preview.Preview
import nl.steunkring.core.Asking
import nl.steunkring.core.NewPerson
import nl.steunkring.ui.add.AddView
import nl.steunkring.ui.add.addShown
import nl.steunkring.ui.map.MapSight
import nl.steunkring.ui.person.PersonShown
import nl.steunkring.ui.person.PersonView
import nl.steunkring.ui.person.PersonWays
import nl.steunkring.ui.person.personShown
import nl.steunkring.ui.whose.WhoseView
import nl.steunkring.ui.whose.whoseShown

/** Puts a child in the middle of the family; gives whom. */
suspend fun SampleHome.child(): String {
    val child = sampleId('k')
    space.run("""{"add_person":{"id":"$child","name":"Noor","changes":[{"in_family":true},{"is_child":true}],"tie":null}}""")
    return child
}

/** A child with people of its own: two of the family's circle, one who is in the family itself, and one whom it alone has. */
private suspend fun SampleHome.childWithCircle(): String {
    val child = child()
    val (oma, opa) = people()
    listOf(oma, opa, space.me()).forEach { space.putInCircle(child, it) }
    listOf(oma to "ring/1", oma to "strength/sterk", oma to "get/emotioneel/vaak", space.me() to "ring/1", opa to "ring/2").forEach { (who, what) ->
        space.answer(Asking(person = who, respondent = child, ego = child), what)
    }
    space.addPerson(sampleId('m'), NewPerson("Trainer Test", "3", "club_geloof", null, child))
    return child
}

internal val whose = State("whose", full = true) {
    val child = child()
    screen { WhoseView(read { whoseShown(space, it, child) }) {} }
}

/** The family's circle where another can be shown, and another tells too. */
internal val mapWhose = State("map-whose", place = "map", root = true) {
    child()
    space.answer(Asking(person = people()[2], respondent = people()[0]), "ring/1")
    screen { Map(space, MapSight()) }
}

internal val mapChild = State("map-child", full = true, place = "map", root = true) {
    val child = childWithCircle()
    screen { Map(space, MapSight(), child, child) }
}

internal val mapChildEmpty = State("map-child-empty", place = "map", root = true) {
    val child = child()
    screen { Map(space, MapSight(), child) }
}

internal val personChild = State("person-child", place = "map") {
    val child = childWithCircle()
    val oma = people().first()
    screen {
        val shown = read { personShown(space, oma, it, child, child) }
        PersonView(PersonShown(shown.screen.copy(toldBy = null), shown.face), PersonWays({}, {}, {}, {}, {}))
    }
}

internal val addChild = State("add-child", full = true) {
    val child = child()
    screen { AddView(read { addShown(space, it, child) }, {}) {} }
}

@Preview
@Composable
private fun WhosePreview() = Preview(whose)

@Preview
@Composable
private fun MapWhosePreview() = Preview(mapWhose)

@Preview
@Composable
private fun MapChildPreview() = Preview(mapChild)

@Preview
@Composable
private fun MapChildEmptyPreview() = Preview(mapChildEmpty)

@Preview
@Composable
private fun PersonChildPreview() = Preview(personChild)

@Preview
@Composable
private fun AddChildPreview() = Preview(addChild)
