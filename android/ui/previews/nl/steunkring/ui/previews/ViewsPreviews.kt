package nl.steunkring.ui.previews

import androidx.compose.runtime.Composable
import androidx.compose.ui.tooling.preview.Preview
import nl.steunkring.core.Asking
import nl.steunkring.core.KnownView
import nl.steunkring.core.MeasureOptions
import nl.steunkring.core.newId
import nl.steunkring.ui.compare.CompareView
import nl.steunkring.ui.compare.compareShown
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.knows.KnowsOfView
import nl.steunkring.ui.knows.KnowsShown
import nl.steunkring.ui.knows.KnowsView
import nl.steunkring.ui.knows.SameView
import nl.steunkring.ui.knows.sameShown
import nl.steunkring.ui.measures.MeasuresView
import nl.steunkring.ui.tellers.TellersView
import nl.steunkring.ui.tellers.tellersShown
import nl.steunkring.ui.then.MomentsView
import nl.steunkring.ui.then.ThenView
import nl.steunkring.ui.then.thenShown

/** Two who tell of the same person. */
private suspend fun SampleHome.tellTwice() {
    val people = people()
    val about = people[2]
    listOf("ring/1", "strength/sterk", "get/praktisch/vaak").forEach { space.answer(Asking(person = about, respondent = people[0]), it) }
    listOf("strength/gewoon", "get/praktisch/vaak").forEach { space.answer(Asking(person = about), it) }
}

internal val compare = State("compare", full = true) {
    tellTwice()
    screen { CompareView(read { compareShown(space, it) }) {} }
}

/** More than two tell, so that two are chosen. */
internal val compareThree = State("compare-three") {
    tellTwice()
    val people = people()
    space.answer(Asking(person = people[2], respondent = people[1]), "ring/2")
    screen { CompareView(read { compareShown(space, it) }) {} }
}

internal val tellers = State("tellers", full = true) {
    tellTwice()
    val chosen = people()[0]
    screen { TellersView(read { tellersShown(space, it) }, chosen) {} }
}

internal val then = State("then", full = true) {
    val moment = newId()
    space.keepMoment(moment, "Voor de zomer")
    val people = people()
    space.addPerson(sampleId('g'), invented("Tante Later", "2"))
    space.takeAway("people", people.last())
    space.movePerson(Asking(person = people[2]), true)
    val then = space.thenScreen(moment)
    screen { ThenView(then.copy(then = then.then.still()), read { thenShown(space, moment, it).second }) {} }
}

internal val moments = State("moments") {
    space.keepMoment(newId(), "Voor de zomer")
    val moments = space.momentsScreen()
    screen { MomentsView(moments.copy(items = moments.items.map { it.copy(day = it.day.still()) }), {}) {} }
}

internal val momentsEmpty = State("moments-empty") {
    val moments = space.momentsScreen()
    screen { MomentsView(moments, {}) {} }
}

internal val measures = State("measures", full = true) {
    tellTwice()
    val measures = space.measuresScreen(MeasureOptions())
    screen { MeasuresView(measures) }
}

/** Says who knows whom, of two and of two who may not. */
private suspend fun SampleHome.tellKnown() {
    val people = people()
    space.sayKnown(KnownView(space.ego(), space.me(), people[0], people[1]), "ja")
    space.sayKnown(KnownView(space.ego(), space.me(), people[0], people[2]), "weet_niet")
}

internal val knows = State("knows", full = true) {
    tellKnown()
    val (knows, people) = space.knowsScreen(space.me()) to people()
    screen { KnowsView(KnowsShown(knows, read { facesOf(space, people, it) })) {} }
}

internal val knowsOf = State("knows-of") {
    tellKnown()
    val oma = people().first()
    val page = space.personScreen(oma, null)
    screen { KnowsOfView(page, read { facesOf(space, listOf(oma), it) }[oma]) {} }
}

internal val same = State("same") {
    space.addPerson(sampleId('g'), invented("Proefoma", "2"))
    screen {
        val (same, faces) = read { sameShown(space, it) }
        SameView(same, faces) { _, _ -> }
    }
}

@Preview
@Composable
private fun ComparePreview() = Preview(compare)

@Preview
@Composable
private fun CompareThreePreview() = Preview(compareThree)

@Preview
@Composable
private fun TellersPreview() = Preview(tellers)

@Preview
@Composable
private fun ThenPreview() = Preview(then)

@Preview
@Composable
private fun MomentsPreview() = Preview(moments)

@Preview
@Composable
private fun MomentsEmptyPreview() = Preview(momentsEmpty)

@Preview
@Composable
private fun MeasuresPreview() = Preview(measures)

@Preview
@Composable
private fun KnowsPreview() = Preview(knows)

@Preview
@Composable
private fun KnowsOfPreview() = Preview(knowsOf)

@Preview
@Composable
private fun SamePreview() = Preview(same)
