package nl.steunkring.ui.words

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import nl.steunkring.core.Label
import nl.steunkring.core.SettingsScreen
import nl.steunkring.core.Space
import nl.steunkring.core.Watched
import nl.steunkring.core.WordItem
import nl.steunkring.core.WordScreen
import nl.steunkring.ui.Answer
import nl.steunkring.ui.App
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Door
import nl.steunkring.ui.Field
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Needing
import nl.steunkring.ui.Picks
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.Within
import nl.steunkring.ui.watched

/** The words of a family: what each is called, one door each. */
@Composable
fun WordsView(screen: SettingsScreen, onWord: (String) -> Unit) = Frame(
    screen.words,
    listOf(screen.words, screen.wordsHelp) + screen.concepts.flatMap { listOfNotNull(it.question, it.called(), it.by) },
    screen.strip,
) {
    Said(screen.wordsHelp, Letters.BODY)
    Card {
        screen.concepts.forEach { item ->
            Door(null, { onWord(item.concept) }, listOfNotNull(item.question, item.called(), item.by)) {
                Said(item.question, Letters.SECOND, colour = LocalColours.current.inkSoft)
                Said(item.called(), Letters.HEADING)
                item.by?.let { Said(it, Letters.SECOND) }
            }
        }
    }
}

/** What somebody does with a word. */
class WordWays(
    /** Chooses one that is offered. */
    val choose: (String) -> Unit,
    /** Takes one that was typed. */
    val type: (String) -> Unit,
    /** Says its article. */
    val article: (String) -> Unit,
    /** Goes back to the usual one. */
    val reset: () -> Unit,
)

/** One word: what is offered, a field for another, and its article once that was typed. */
@Composable
fun WordView(screen: SettingsScreen, item: WordItem, asked: WordScreen?, ways: WordWays) {
    var typed by remember(item.concept) { mutableStateOf("") }
    val own = screen.offers.firstOrNull { it.id == "own-word" }?.label
    Frame(
        item.question,
        listOf(item.question, item.called()) + item.suggestions.map { item.named(it) } +
            (asked?.let { listOf(it.question) + it.articles.map { one -> one.label } } ?: listOfNotNull(own, item.reset)),
        screen.strip,
    ) {
        asked?.let { word ->
            Said(word.question, Letters.QUESTION)
            Picks(word.articles, emptySet(), 1, onPick = ways.article)
            return@Frame
        }
        Answer(item.called(), true, Modifier.fillMaxWidth()) {}
        item.by?.let { Said(it, Letters.SECOND) }
        item.suggestions.forEach { word -> Answer(item.named(word), false, Modifier.fillMaxWidth()) { ways.choose(word) } }
        own?.let {
            Said(it, Letters.QUESTION)
            Field(it, typed) { word -> typed = word }
            Needing(LocalAround.current.words.add, Weight.SOFT, listOfNotNull(it.takeIf { typed.isBlank() })) { ways.type(typed) }
        }
        item.reset?.let { Button(it, Weight.EDGE, Modifier.fillMaxWidth(), ways.reset) }
    }
}

/** A word stands as it was written. */
private fun WordItem.named(word: String): Label = question.copy(text = word, spoken = word, pictogram = null)

private fun WordItem.called() = named(word)

/** The words of a space's family. */
@Composable
fun WordsWay(app: App, space: Space) {
    val screen by watched(app.doer, space, Watched.Space) { space.settingsScreen() }
    screen?.let { WordsView(it) { concept -> app.ways.to(Within.Word(space.id(), concept)) } }
}

/** One word of them. */
@Composable
fun WordWay(app: App, space: Space, concept: String) {
    var asked by remember(concept) { mutableStateOf<WordScreen?>(null) }
    var typed by remember(concept) { mutableStateOf("") }
    val screen by watched(app.doer, space, Watched.Space) { space.settingsScreen() }
    val shown = screen ?: return
    val item = shown.concepts.firstOrNull { it.concept == concept } ?: return
    fun choose(word: String?, article: String? = null) = app.doer.changeAndGo(app.ways::back) { space.chooseWord(concept, word, article) }
    val ways = WordWays(
        choose = { choose(it) },
        type = { word ->
            app.doer.go {
                typed = word
                asked = space.wordScreen(concept, word)
                if (asked == null) choose(word)
            }
        },
        article = { choose(typed, it) },
        reset = { choose(null) },
    )
    WordView(shown, item, asked, ways)
}
