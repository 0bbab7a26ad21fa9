package nl.steunkring.ui.ask

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label
import nl.steunkring.core.MethodChoice
import nl.steunkring.core.Offer
import nl.steunkring.core.QuestionChoice
import nl.steunkring.core.QuestionRow
import nl.steunkring.core.QuestionScreen
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.ui.AT_WORDS
import nl.steunkring.ui.Answer
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Face
import nl.steunkring.ui.Field
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Grid
import nl.steunkring.ui.Letters
import nl.steunkring.ui.Option
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Picture
import nl.steunkring.ui.RingPicture
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.drawing
import nl.steunkring.ui.grown
import nl.steunkring.ui.isLarge
import nl.steunkring.ui.pictured

private const val FACE = 64u
private const val SMALL = 44u

/** One moment of the questions. */
class AskShown(
    /** The question, or that there are no more. */
    val screen: QuestionScreen,
    /** The face of whom it is about. */
    val face: Drawing?,
    /** The face of who can be asked about next. */
    val nextFace: Drawing?,
    /** The face of who answers, where that is somebody else. */
    val teller: Drawing? = null,
)

/** Adds the faces to a question. */
suspend fun askShown(space: Space, screen: QuestionScreen, theme: Theme, teller: String? = null) = AskShown(
    screen,
    screen.person?.let { drawing(space.figureSvg(it, FACE, theme)) },
    screen.next?.let { drawing(space.figureSvg(it.person, FACE, theme)) },
    teller?.takeIf { screen.how.isNotEmpty() }?.let { drawing(space.figureSvg(it, SMALL, theme)) },
)

/** What somebody does at a question. */
class AskWays(
    /** Chooses an answer. */
    val choose: (QuestionChoice) -> Unit,
    /** Answers in own words, or names somebody. */
    val write: (String) -> Unit,
    /** Keeps what is typed and is no answer yet. */
    val draft: (String) -> Unit,
    /** Does what the screen offers. */
    val offer: (Offer) -> Unit,
    /** Goes on to somebody of whom nothing was told. */
    val next: (String) -> Unit,
    /** Says how one fills in for somebody else. */
    val how: (MethodChoice) -> Unit = {},
)

/** What goes on from a question; the way back stands in the bar. */
private val FORTH = setOf("next", "skip", "done")

/** One question: what is asked, the answers as pictures with words, and the ways on. */
@Composable
fun AskView(shown: AskShown, ways: AskWays) {
    // Another question is another screen: it comes as one, and shows no answer of the last.
    key(shown.screen.person, shown.screen.question) { Asked(shown, ways) }
}

@Composable
private fun Asked(shown: AskShown, ways: AskWays) {
    val screen = shown.screen
    Frame(
        null,
        listOf(screen.title) + told(screen) + screen.help + screen.rows.flatMap { row -> listOfNotNull(row.ask ?: row.label) + row.choices.map { it.label } },
        screen.strip,
        head = { screen.progress?.let { Dots(it, screen.step.toInt(), screen.steps.toInt()) } },
        onBack = screen.offers.firstOrNull { it.id == "back" }?.let { { ways.offer(it) } } ?: LocalAround.current.onBack,
        rest = {
            Others(screen.offers.filter { it.id !in FORTH && it.id != "back" }, ways.offer)
        },
        foot = {
            screen.offers.filter { it.id in FORTH }.forEach { offer ->
                Button(offer.label, if (offer.id == "skip") Weight.SOFT else Weight.FIRST, Modifier.fillMaxWidth()) { ways.offer(offer) }
            }
        },
    ) {
        Row(horizontalArrangement = Arrangement.spacedBy(14.dp), verticalAlignment = Alignment.CenterVertically) {
            shown.face?.let { face -> Box(Modifier.align(AT_WORDS).size(grown(FACE.toInt().dp)).drawBehind { face.draw(this) }) }
            Said(screen.title, Letters.QUESTION, Modifier.weight(1f))
        }
        screen.circle?.let { Said(it, Letters.SECOND) }
        if (told(screen).isNotEmpty()) Teller(screen, shown.teller, ways.how)
        screen.help.forEach { Said(it, Letters.BODY) }
        screen.named.forEach { Said(it, Letters.HEADING) }
        screen.rows.forEach { Row(it, ways.choose) }
        screen.text?.let { text -> Own(screen.title, text.draft ?: text.written ?: "", screen.question, ways) }
        screen.next?.let { next ->
            Card {
                shown.nextFace?.let { face -> Box(Modifier.size(grown(FACE.toInt().dp)).drawBehind { face.draw(this) }) }
                Button(next.name, Weight.SOFT, Modifier.fillMaxWidth()) { ways.next(next.person) }
            }
        }
    }
}

/** The other ways on, below each other where letters are large. */
@Composable
private fun Others(offers: List<Offer>, onOffer: (Offer) -> Unit) =
    Grid(offers, if (isLarge()) 1 else 2, fills = true) { offer, place -> Button(offer.label, Weight.EDGE, place) { onOffer(offer) } }

/** Who answers and how one fills that in, where it is somebody else and something is asked. */
private fun told(screen: QuestionScreen): List<Label> =
    if (screen.question == null || screen.how.isEmpty()) emptyList() else listOf(screen.respondent) + screen.how.map { it.label }

@Composable
private fun Teller(screen: QuestionScreen, face: Drawing?, onHow: (MethodChoice) -> Unit) = Card {
    Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
        face?.let { Face(it, grown(SMALL.toInt().dp)) }
        Said(screen.respondent, Letters.HEADING, Modifier.weight(1f))
    }
    Grid(screen.how, 2) { one, place -> Answer(one.label, one.chosen, place, upright = true, picture = null) { onHow(one) } }
}

@Composable
private fun Row(row: QuestionRow, onChoose: (QuestionChoice) -> Unit) {
    val label = row.label
    if (label == null) {
        val pictograms = pictured(row.choices.map { it.label }, "question")
        row.choices.forEach { choice -> Whole(choice, pictograms(choice.label), row.several) { onChoose(choice) } }
        return
    }
    Card {
        Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
            label.pictogram?.let { Picture(it, grown(44.dp)) }
            Said(label, Letters.ANSWER, Modifier.weight(1f))
        }
        Grid(row.choices, 3) { choice, place ->
            Answer(choice.label, choice.chosen, place, upright = true, picture = null) { onChoose(choice) }
        }
    }
}

/** The picture of a ring is drawn; the id of its answer names it. */
@Composable
private fun Whole(choice: QuestionChoice, pictogram: String?, several: Boolean, onTap: () -> Unit) {
    val ring = RINGS.indexOf(choice.id)
    val picture: (@Composable () -> Unit)? = when {
        ring >= 0 -> { { RingPicture(ring, 56.dp) } }
        pictogram != null -> { { Picture(pictogram, 48.dp) } }
        else -> null
    }
    Option(choice.label, choice.chosen, several, Modifier.fillMaxWidth(), picture = picture, onTap = onTap)
}

private val RINGS = listOf("ring/1", "ring/2", "ring/3", "ring/buiten")

@Composable
private fun Own(label: Label, written: String, question: String?, ways: AskWays) {
    var text by remember(question, written.isEmpty()) { mutableStateOf(written) }
    Field(label, text) {
        text = it
        ways.draft(it)
    }
    Button(LocalAround.current.words.add, Weight.SOFT, Modifier.fillMaxWidth()) {
        ways.write(text)
        text = ""
    }
}

/** How far one is, as dots: a filled one is past, the large one is here. A reader of the screen hears it in words. */
@Composable
private fun Dots(label: Label, step: Int, steps: Int) {
    val colours = LocalColours.current
    val turned = LocalLayoutDirection.current == LayoutDirection.Rtl
    Box(
        Modifier.fillMaxWidth().height(24.dp).semantics { contentDescription = label.spoken }.drawBehind {
            val apart = minOf(20.dp.toPx(), size.width / maxOf(steps, 1))
            val dot = minOf(5.dp.toPx(), apart * 0.36f)
            repeat(steps) { at ->
                val x = apart * (at + 0.5f)
                val middle = Offset(if (turned) size.width - x else x, size.height / 2)
                when {
                    at < step -> drawCircle(colours.pine, dot, middle)
                    at == step -> {
                        drawCircle(colours.sun, dot * 1.5f, middle)
                        drawCircle(colours.ink, dot * 1.5f, middle, style = Stroke(dot / 2))
                    }
                    else -> drawCircle(colours.outline, dot, middle, style = Stroke(dot / 2))
                }
            }
        },
    )
}
