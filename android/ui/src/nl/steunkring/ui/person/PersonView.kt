package nl.steunkring.ui.person

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.unit.dp
import nl.steunkring.core.ActionItem
import nl.steunkring.core.Label
import nl.steunkring.core.NoteItem
import nl.steunkring.core.Offer
import nl.steunkring.core.PersonAnswer
import nl.steunkring.core.PersonScreen
import nl.steunkring.core.RoleItem
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Door
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Grid
import nl.steunkring.ui.Letters
import nl.steunkring.ui.Line
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.drawing
import nl.steunkring.ui.settle.TwoAnswers

private const val FACE = 104u

/** One moment of a person's page. */
class PersonShown(
    /** Everything to say. */
    val screen: PersonScreen,
    /** The face. */
    val face: Drawing,
)

/** Reads a person's page with its face, in the circle of [ego]; in the one that the space holds when missing. */
suspend fun personShown(space: Space, person: String, theme: Theme, respondent: String? = null, ego: String? = null) =
    PersonShown(space.person(person, respondent, ego), drawing(space.figureSvg(person, FACE, theme)))

/** Somebody in the circle of [ego], or in the one that the space holds. */
suspend fun Space.person(person: String, respondent: String?, ego: String?) =
    if (ego == null) personScreen(person, respondent) else personScreenIn(ego, person, respondent)

/** Where a person's page leads. */
class PersonWays(
    /** Does what is written in a command. */
    val run: (command: String) -> Unit,
    /** Does what the page offers. */
    val offer: (Offer) -> Unit,
    /** To one question, by its code. */
    val question: (String) -> Unit,
    /** To a step. */
    val step: (String) -> Unit,
    /** To a talk. */
    val talk: (String) -> Unit,
)

/** What of a person's offers stands at the foot, the first action first. */
private val FOOT = listOf("put-back", "ask", "edit", "closer", "further")

/** What leads further, in the order of the page. */
private val DOORS = listOf("tell-them", "ask-for-help", "knows", "compare", "same", "me")

/** What takes somebody away, from one circle first. */
private val AWAY = listOf("out", "remove")

/** What of these goes to other apps. */
private val SHARED = setOf("tell-them", "ask-for-help")

/** Who somebody is, the tie in sentences, what was answered, and what there is about this person elsewhere. */
@Composable
fun PersonView(shown: PersonShown, ways: PersonWays) {
    val screen = shown.screen
    val can = screen.offers.associateBy { it.id }
    val offers = FOOT.mapNotNull(can::get)
    // Words that can go nowhere are not offered.
    val doors = if (LocalPlatform.current.share == null) DOORS - SHARED else DOORS
    // The story says the line too, where there is one.
    val told = listOfNotNull(screen.circle, screen.seenBy) + screen.story.ifEmpty { screen.drawn } + listOfNotNull(screen.toldBy, screen.method)
    Frame(
        screen.name,
        heard(screen, told),
        screen.strip,
        rest = { Grid(offers.drop(1), 2, fills = true) { offer, place -> Button(offer.label, Weight.SOFT, place) { ways.offer(offer) } } },
        foot = { offers.firstOrNull()?.let { Button(it.label, Weight.FIRST, Modifier.fillMaxWidth()) { ways.offer(it) } } },
    ) {
        screen.away?.let { Said(it, Letters.BODY) }
        Head(shown)
        if (screen.strengths.isNotEmpty()) Strengths(screen.strengths)
        Told(told)
        screen.conflicts.forEach { one -> TwoAnswers(one.title, one.help, one.answers.map { it.sentence to it.command }, ways.run) }
        Rows(screen.answers) { one -> Answered(one) { ways.question(one.question) } }
        Told(screen.kin.map { it.sentence })
        screen.roles.forEach { Role(it) }
        Rows(screen.steps) { one -> Step(one) { ways.step(one.id) } }
        Rows(screen.talks) { one -> Talk(one) { ways.talk(one.document) } }
        Rows(doors.mapNotNull(can::get)) { one -> Door(one.label, Letters.ANSWER, one.label.pictogram ?: "unknown-person") { ways.offer(one) } }
        AWAY.mapNotNull(can::get).forEach { Button(it.label, Weight.EDGE, Modifier.fillMaxWidth()) { ways.offer(it) } }
    }
}

private fun heard(screen: PersonScreen, told: List<Label>) = listOf(screen.name) + listOfNotNull(screen.away) + screen.placeLabel + screen.who +
    listOfNotNull(screen.notAsked) + screen.strengths + told +
    screen.answers.flatMap { listOf(it.title) + it.values } +
    screen.kin.map { it.sentence } + screen.roles.map { it.sentence }

@Composable
private fun Head(shown: PersonShown) = Row(horizontalArrangement = Arrangement.spacedBy(16.dp), verticalAlignment = Alignment.CenterVertically) {
    val screen = shown.screen
    Box(Modifier.size(FACE.toInt().dp).drawBehind { shown.face.draw(this) })
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Line(screen.line, screen.arrow, screen.drawn.firstOrNull() ?: screen.placeLabel)
        Said(screen.placeLabel, Letters.HEADING)
        (screen.who + listOfNotNull(screen.notAsked)).forEach { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
    }
}

/** What this person is good at stands first, on the paper of what is worth a look. */
@Composable
private fun Strengths(labels: List<Label>) {
    val colours = LocalColours.current
    Column(
        Modifier.fillMaxWidth().clip(RoundedCornerShape(24.dp)).background(colours.sunSoft).padding(16.dp),
        Arrangement.spacedBy(4.dp),
    ) {
        labels.forEachIndexed { at, one -> Said(one, if (at == 0) Letters.HEADING else Letters.BODY, colour = colours.onSunSoft) }
    }
}

@Composable
private fun Answered(answer: PersonAnswer, onTap: () -> Unit) = Door(null, onTap, listOf(answer.title) + answer.values) {
    Said(answer.title, Letters.SECOND, colour = LocalColours.current.inkSoft)
    answer.values.forEach { Said(it, Letters.BODY, bold = answer.answered) }
}

@Composable
private fun Role(role: RoleItem) = Card(gap = 4.dp) {
    Said(role.sentence, Letters.HEADING)
    role.answers.forEach { fact ->
        Said(fact.title, Letters.SECOND, colour = LocalColours.current.inkSoft)
        Said(fact.value, Letters.BODY)
    }
}

@Composable
private fun Step(step: ActionItem, onTap: () -> Unit) {
    val more = listOfNotNull(step.due, step.status, step.late)
    Door(step.status.pictogram ?: "step", onTap, listOf(step.text) + more) {
        Said(step.text, Letters.BODY, bold = true)
        more.forEach { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
    }
}

@Composable
private fun Talk(talk: NoteItem, onTap: () -> Unit) = Door("note", onTap, listOf(talk.title) + talk.people) {
    Said(talk.title, Letters.BODY, bold = true)
    talk.people.forEach { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
}

@Composable
private fun <T> Rows(things: List<T>, one: @Composable (T) -> Unit) {
    if (things.isNotEmpty()) Card { things.forEach { one(it) } }
}

@Composable
private fun Told(labels: List<Label>) {
    if (labels.isEmpty()) return
    Card(gap = 4.dp) { labels.forEach { Said(it, Letters.BODY) } }
}
