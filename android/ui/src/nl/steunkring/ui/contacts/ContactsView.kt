package nl.steunkring.ui.contacts

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import nl.steunkring.core.ContactingScreen
import nl.steunkring.core.ContactsScreen
import nl.steunkring.core.NewContact
import nl.steunkring.core.Space
import nl.steunkring.core.Watched
import nl.steunkring.core.newId
import nl.steunkring.ui.App
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Empty
import nl.steunkring.ui.Field
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Needing
import nl.steunkring.ui.Picks
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.Within
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.shown
import nl.steunkring.ui.theme
import nl.steunkring.ui.watched

/** Who spoke with whom; to tell of another time is the first action. */
@Composable
fun ContactsView(screen: ContactsScreen, onAdd: () -> Unit) = Frame(
    screen.title,
    listOf(screen.title) + screen.items.flatMap { listOfNotNull(it.line, it.minutes, it.childChose, it.words) } + listOfNotNull(screen.empty),
    screen.strip,
    foot = { screen.offers.forEach { Button(it.label, Weight.FIRST, Modifier.fillMaxWidth(), onAdd) } },
) {
    screen.empty?.let { Empty(it, "phone-call") }
    screen.items.forEach { contact ->
        Card {
            Said(contact.line, Letters.HEADING)
            contact.words?.let { Said(it, Letters.BODY) }
            listOfNotNull(contact.minutes, contact.childChose).forEach { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
        }
    }
}

/** Somebody who was spoken with: who, where, and what is to be remembered. */
@Composable
fun ContactingView(screen: ContactingScreen, faces: Map<String, Drawing>, onAdd: (NewContact) -> Unit) {
    var people by remember { mutableStateOf(emptySet<String>()) }
    var place by remember { mutableStateOf<String?>(null) }
    var child by remember { mutableStateOf<String?>(null) }
    var words by remember { mutableStateOf("") }
    val answers = screen.childAnswers.map { it.id }
    Frame(
        screen.title,
        listOf(screen.title, screen.with) + screen.people.map { it.label } + screen.place + screen.places.map { it.label } +
            screen.childChose + screen.childAnswers.map { it.label } + screen.words,
        screen.strip,
        foot = {
            Needing(screen.add, Weight.FIRST, listOfNotNull(screen.with.takeIf { people.isEmpty() })) {
                onAdd(NewContact(people.toList(), place, child?.let { it == answers.first() }, words))
            }
        },
    ) {
        Said(screen.with, Letters.QUESTION)
        Picks(screen.people, people, 3, faces, several = true) { people = if (it in people) people - it else people + it }
        Said(screen.place, Letters.QUESTION)
        Picks(screen.places, setOfNotNull(place), 3, others = "elsewhere") { place = it.takeUnless { it == place } }
        Said(screen.childChose, Letters.QUESTION)
        Picks(screen.childAnswers, setOfNotNull(child), 2) { child = it.takeUnless { it == child } }
        Said(screen.words, Letters.QUESTION)
        Field(screen.words, words) { words = it }
    }
}

/** The moments of contact of a space. */
@Composable
fun ContactsWay(app: App, space: Space) {
    val screen by watched(app.doer, space, Watched.Map) { space.contactsScreen() }
    screen?.let { ContactsView(it) { app.ways.to(Within.NewContact(space.id())) } }
}

/** Somebody who was spoken with. */
@Composable
fun ContactingWay(app: App, space: Space) {
    val theme = LocalColours.current.theme
    // One gesture: however often it is tapped, it adds one.
    val gesture = remember(space) { newId() }
    val shown by shown(app.doer, space, theme) { space.contactingScreen().let { it to facesOf(space, it.people.map { one -> one.id }, theme) } }
    shown?.let { (screen, faces) ->
        ContactingView(screen, faces) { contact -> app.doer.changeAndGo(app.ways::back) { space.addContact(gesture, contact) } }
    }
}
