package nl.steunkring.ui.previews

import androidx.compose.runtime.Composable
import androidx.compose.ui.tooling.preview.Preview
import nl.steunkring.core.Asking
import nl.steunkring.core.LongJob
import nl.steunkring.core.NewContact
import nl.steunkring.core.NewStep
import nl.steunkring.core.SettingsScreen
import nl.steunkring.core.Space
import nl.steunkring.core.newId
import nl.steunkring.ui.contacts.ContactingView
import nl.steunkring.ui.contacts.ContactsView
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.more.MoreView
import nl.steunkring.ui.own.OwnView
import nl.steunkring.ui.search.SearchView
import nl.steunkring.ui.search.searchShown
import nl.steunkring.ui.tray.TrayView
import nl.steunkring.ui.tray.trayShown
import nl.steunkring.ui.words.WordView
import nl.steunkring.ui.words.WordWays
import nl.steunkring.ui.words.WordsView

private val CARDS = listOf("fijn" to "Buiten spelen met Sem", "fijn" to "Koken bij oma", "zorgen" to "Of ik morgen kan slapen", "dromen" to "Een hond!")

internal val own = State("own", full = true) {
    val page = core.found("own_page", "Mijn plek", "Testa")
    CARDS.forEach { (house, text) -> page.addCard(newId(), house, text) }
    val own = page.ownScreen()
    screen { OwnView(own) { _, _ -> } }
}

internal val ownEmpty = State("own-empty") {
    val own = core.found("own_page", "Mijn plek", "Testa").ownScreen()
    screen { OwnView(own) { _, _ -> } }
}

/** Somebody's own notes of two people. */
private class Notes(val space: Space, val people: List<String>)

private suspend fun SampleHome.notes(): Notes {
    val notes = core.found("worker_notes", "Mijn notities", "Iris")
    val ids = listOf(sampleId('b'), sampleId('c'))
    ids.zip(listOf("Oma Voorbeeld", "Neef Proef")).forEach { (id, name) -> notes.addPerson(id, invented(name, null)) }
    return Notes(notes, ids)
}

internal val contacting = State("contacting", full = true) {
    val notes = notes()
    val asks = notes.space.contactingScreen()
    screen { ContactingView(asks, read { facesOf(notes.space, notes.people, it) }) {} }
}

internal val contacts = State("contacts") {
    val notes = notes()
    notes.space.addContact(newId(), NewContact(notes.people, "buiten", true, "We liepen een rondje."))
    val contacts = notes.space.contactsScreen()
    screen { ContactsView(contacts.copy(items = contacts.items.map { it.copy(line = it.line.still()) })) {} }
}

internal val contactsEmpty = State("contacts-empty") {
    val contacts = notes().space.contactsScreen()
    screen { ContactsView(contacts) {} }
}

private suspend fun SampleHome.ownWord(): SettingsScreen {
    space.chooseWord("family", "huis", null)
    return space.settingsScreen()
}

private val WAYS = WordWays({}, {}, {}, {})

internal val words = State("words", full = true) {
    val words = ownWord()
    screen { WordsView(words) {} }
}

internal val word = State("word") {
    val words = ownWord()
    screen { WordView(words, words.concepts.single { it.concept == "family" }, null, WAYS) }
}

internal val wordTyped = State("word-typed") {
    val words = ownWord()
    val asked = space.wordScreen("family", "boomhut")
    screen { WordView(words, words.concepts.first(), asked, WAYS) }
}

internal val more = State("more", full = true) {
    val more = space.moreScreen()
    screen { MoreView(more) {} }
}

internal val tray = State("tray", full = true) {
    val theirs = beside().enter(space)
    val people = people()
    space.takeAway("people", people[0])
    theirs.answer(Asking(person = people[0]), "ring/2")
    space.takeIn(theirs.bundle(), LongJob())
    space.takeAway("people", people.last())
    val tray = space.trayScreen()
    val items = tray.items.map { it.copy(line = it.line.still(), edits = it.edits.map { edit -> edit.still() }) }
    screen { TrayView(tray.copy(items = items), read { trayShown(space, it).second }) {} }
}

internal val trayEmpty = State("tray-empty") {
    val tray = space.trayScreen()
    screen { TrayView(tray, emptyMap()) {} }
}

internal val search = State("search", full = true) {
    space.planStep(newId(), NewStep("Voorbeeld maken van een fiets"))
    val found = space.searchScreen("voorb")
    screen { SearchView(found, read { searchShown(space, "voorb", it).second }, "voorb", {}) {} }
}

internal val searchEmpty = State("search-empty") {
    val found = space.searchScreen("zeppelin")
    screen { SearchView(found, emptyMap(), "zeppelin", {}) {} }
}

@Preview
@Composable
private fun OwnPreview() = Preview(own)

@Preview
@Composable
private fun OwnEmptyPreview() = Preview(ownEmpty)

@Preview
@Composable
private fun ContactingPreview() = Preview(contacting)

@Preview
@Composable
private fun ContactsPreview() = Preview(contacts)

@Preview
@Composable
private fun ContactsEmptyPreview() = Preview(contactsEmpty)

@Preview
@Composable
private fun WordsPreview() = Preview(words)

@Preview
@Composable
private fun WordPreview() = Preview(word)

@Preview
@Composable
private fun WordTypedPreview() = Preview(wordTyped)

@Preview
@Composable
private fun MorePreview() = Preview(more)

@Preview
@Composable
private fun TrayPreview() = Preview(tray)

@Preview
@Composable
private fun TrayEmptyPreview() = Preview(trayEmpty)

@Preview
@Composable
private fun SearchPreview() = Preview(search)

@Preview
@Composable
private fun SearchEmptyPreview() = Preview(searchEmpty)
