package nl.steunkring.ui.talk

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
import androidx.compose.ui.platform.LocalFocusManager
import androidx.compose.ui.text.input.TextFieldValue
import androidx.compose.ui.unit.dp
import nl.steunkring.core.ActionItem
import nl.steunkring.core.Label
import nl.steunkring.core.NoteScreen
import nl.steunkring.core.NotesScreen
import nl.steunkring.core.PresentChoice
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.core.WritingScreen
import nl.steunkring.ui.Answer
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Door
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Empty
import nl.steunkring.ui.FaceOf
import nl.steunkring.ui.Field
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Grid
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Named
import nl.steunkring.ui.Needing
import nl.steunkring.ui.Page
import nl.steunkring.ui.Picture
import nl.steunkring.ui.Said
import nl.steunkring.ui.SyncLight
import nl.steunkring.ui.Toggle
import nl.steunkring.ui.Weight
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.grown
import nl.steunkring.ui.settle.TwoAnswers

/** The talks of a space; a new one is the first action. */
@Composable
fun TalksView(screen: NotesScreen, faces: Map<String, Drawing>, onTalk: (String) -> Unit, onAdd: () -> Unit) = Frame(
    screen.title,
    listOf(screen.title) + screen.items.flatMap { listOf(it.title) + it.people } + listOfNotNull(screen.empty),
    screen.strip,
    foot = {
        screen.offers.filter { it.id == "add" }.forEach { Button(it.label, Weight.FIRST, Modifier.fillMaxWidth(), onAdd) }
    },
) {
    screen.empty?.let { Empty(it, "talk") }
    screen.items.forEach { talk ->
        Card {
            Door("note", { onTalk(talk.document) }, listOf(talk.title) + talk.people) {
                Said(talk.title, Letters.HEADING)
                Named(talk.people, talk.faces, faces)
            }
        }
    }
}

/** One moment of a talk. */
class NoteShown(
    /** Everything to say. */
    val screen: NoteScreen,
    /** What its fields ask. */
    val writing: WritingScreen,
    /** The faces of everybody on the map. */
    val faces: Map<String, Drawing>,
)

/** Reads a talk with the faces of who can be there; those that are [known] are not read again. */
suspend fun noteShown(space: Space, id: String, theme: Theme, known: Map<String, Drawing> = emptyMap()): NoteShown {
    val writing = space.writingScreen(id)
    val faces = facesOf(space, writing.people.map { it.person }, theme, known)
    return NoteShown(space.noteScreen(id), writing, faces)
}

/** What somebody does in a talk. */
class NoteWays(
    /** Calls it so. */
    val name: (String) -> Unit,
    /** Says whether somebody is there. */
    val attend: (PresentChoice) -> Unit,
    /** Writes down what was decided. */
    val decide: (String) -> Unit,
    /** Writes down a step and who does it. */
    val step: (String, String?) -> Unit,
    /** Opens a step that stands there. */
    val open: (String) -> Unit,
    /** Chooses one of several answers. */
    val choose: (command: String) -> Unit,
    /** What is done with photos and voice notes. */
    val media: MediaWays,
    /** Takes the talk away. */
    val remove: () -> Unit,
    /** Is ready. */
    val done: () -> Unit,
)

/** A talk: who is there, what was said, what was decided, and who does what. */
@Composable
fun NoteView(
    shown: NoteShown,
    body: TextFieldValue,
    saved: Boolean,
    onType: (TextFieldValue) -> Unit,
    ways: NoteWays,
    media: MediaShown = MediaShown(),
    days: @Composable () -> Unit,
) {
    val (screen, writing) = shown.screen to shown.writing
    Frame(
        screen.item.title,
        listOf(screen.item.title) + screen.facts.flatMap { listOf(it.title, it.value) } + writing.who + screen.attendance.map { it.name } +
            screen.agenda + heard(screen) + screen.decisionsTitle + screen.decisions + screen.actionsTitle + screen.actions.map { it.sentence ?: it.text },
        screen.strip,
        foot = {
            screen.offers.filter { it.id == "done" }.forEach { Button(it.label, Weight.FIRST, Modifier.fillMaxWidth(), ways.done) }
        },
    ) {
        screen.private?.let { Said(it, Letters.BODY) }
        screen.facts.forEach { fact ->
            Said(fact.title, Letters.SECOND, colour = LocalColours.current.inkSoft)
            Said(fact.value, Letters.BODY)
        }
        Name(writing, ways.name)
        days()
        if (writing.people.isNotEmpty()) Said(writing.who, Letters.QUESTION)
        Grid(writing.people, 3) { one, place ->
            Toggle(one.name, one.present, place, upright = true, picture = { FaceOf(shown.faces[one.person], grown(48.dp)) }) { ways.attend(one) }
        }
        if (screen.agenda.isNotEmpty()) Card { screen.agenda.forEach { Said(it, Letters.BODY) } }
        Said(writing.placeholder, Letters.QUESTION)
        Page(writing.placeholder, body, onType = onType)
        SyncLight(!saved, listOf(if (saved) writing.saved else writing.notSaved))
        Adding(screen, writing, media, ways.media)
        Media(screen, writing, media, ways.media)
        Listed(screen.decisionsTitle, writing.add, { screen.decisions.forEach { Said(it, Letters.BODY) } }, ways.decide)
        Steps(screen, shown, ways)
        screen.conflicts.forEach { one -> TwoAnswers(one.title, one.help, one.answers.map { it.sentence to it.command }, ways.choose) }
        screen.offers.filter { it.id == "remove" }.forEach { Button(it.label, Weight.EDGE, Modifier.fillMaxWidth(), ways.remove) }
    }
}

@Composable
private fun Name(writing: WritingScreen, onName: (String) -> Unit) {
    var name by remember(writing.title) { mutableStateOf(writing.title) }
    val focus = LocalFocusManager.current
    Said(writing.name, Letters.QUESTION)
    Field(writing.name, name) { name = it }
    // There is nothing to keep before it is another name; one that stands there can be taken away.
    if (name.trim() != writing.title.trim()) {
        Button(writing.keep, Weight.SOFT, Modifier.fillMaxWidth()) {
            focus.clearFocus()
            onName(name)
        }
    }
}

/** A list that is written on: what stands, and a line for the next. */
@Composable
private fun Listed(title: Label, add: Label, stands: @Composable () -> Unit, onAdd: (String) -> Unit) = Card {
    Head(title)
    stands()
    Next(title, add, onAdd = onAdd)
}

@Composable
internal fun Head(title: Label) = Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
    title.pictogram?.let { Picture(it, grown(36.dp)) }
    Said(title, Letters.HEADING)
}

@Composable
private fun Next(title: Label, add: Label, between: @Composable () -> Unit = {}, onAdd: (String) -> Unit) {
    var text by remember { mutableStateOf("") }
    Field(title, text) { text = it }
    between()
    Needing(add, Weight.SOFT, listOfNotNull(title.takeIf { text.isBlank() })) {
        onAdd(text)
        text = ""
    }
}

@Composable
private fun Steps(screen: NoteScreen, shown: NoteShown, ways: NoteWays) = Card {
    var owner by remember { mutableStateOf<String?>(null) }
    Head(screen.actionsTitle)
    screen.actions.forEach { step -> Step(step) { ways.open(step.id) } }
    val writing = shown.writing
    Said(writing.step, Letters.BODY)
    val who: @Composable () -> Unit = {
        if (writing.people.isNotEmpty()) Said(writing.owner, Letters.BODY)
        Grid(writing.people, 3) { one, place ->
            Answer(one.name, one.person == owner, place, upright = true, picture = { FaceOf(shown.faces[one.person], grown(48.dp)) }) {
                owner = one.person.takeUnless { it == owner }
            }
        }
    }
    Next(writing.step, writing.add, who) { text ->
        ways.step(text, owner)
        owner = null
    }
}

@Composable
private fun Step(step: ActionItem, onTap: () -> Unit) {
    val soft = LocalColours.current.inkSoft
    val more = listOfNotNull(step.owner, step.due, step.status, step.late, step.mark)
    Door(step.status.pictogram ?: "step", onTap, listOf(step.text) + more) {
        Said(step.text, Letters.BODY, bold = true)
        more.forEach { Said(it, Letters.SECOND, colour = soft) }
    }
}
