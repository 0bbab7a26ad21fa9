package nl.steunkring.ui.settle

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label
import nl.steunkring.core.SettleScreen
import nl.steunkring.core.Space
import nl.steunkring.core.Watched
import nl.steunkring.ui.Answer
import nl.steunkring.ui.App
import nl.steunkring.ui.Empty
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Picture
import nl.steunkring.ui.Said
import nl.steunkring.ui.watched

/** What was answered differently at the same time: each question with its answers. */
@Composable
fun SettleView(screen: SettleScreen, onChoose: (command: String) -> Unit) = Frame(
    screen.title,
    listOf(screen.title, screen.help) +
        screen.questions.flatMap { question -> listOfNotNull(question.about, question.title, question.help) + question.answers.map { it.sentence } } +
        listOfNotNull(screen.empty),
    screen.strip,
) {
    Said(screen.help, Letters.BODY)
    screen.empty?.let { Empty(it, "two-answers") }
    screen.questions.forEach { question ->
        TwoAnswers(question.about, listOfNotNull(question.title, question.help), question.answers.map { it.sentence to it.command }, onChoose)
    }
}

/** Several answers to one question; each can be chosen and none has to be. */
@Composable
fun TwoAnswers(about: Label, said: List<Label>, answers: List<Pair<Label, String>>, onChoose: (command: String) -> Unit) {
    val colours = LocalColours.current
    Column(
        Modifier.fillMaxWidth().clip(RoundedCornerShape(24.dp)).background(colours.sunSoft).padding(16.dp),
        Arrangement.spacedBy(10.dp),
    ) {
        Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
            Picture("two-answers", 40.dp)
            Said(about, Letters.HEADING, Modifier.weight(1f), colours.onSunSoft)
        }
        said.forEach { Said(it, Letters.BODY, colour = colours.onSunSoft) }
        answers.forEach { (label, command) -> Answer(label, false, Modifier.fillMaxWidth()) { onChoose(command) } }
    }
}

/** What there is to settle in a space. */
@Composable
fun SettleWay(app: App, space: Space) {
    val screen by watched(app.doer, space, Watched.Space) { space.settleScreen() }
    screen?.let { SettleView(it) { command -> app.doer.change { space.run(command) } } }
}
