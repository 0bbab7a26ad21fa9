package nl.steunkring.ui.knows

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import nl.steunkring.core.KnowsScreen
import nl.steunkring.core.Label
import nl.steunkring.core.Offer
import nl.steunkring.core.SameItem
import nl.steunkring.core.SameScreen
import nl.steunkring.core.Space
import nl.steunkring.core.Watched
import nl.steunkring.ui.App
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.watched

/** Who knows whom, as it was told. */
@Composable
fun KnowsView(title: Label?, screen: KnowsScreen) = Frame(
    title,
    listOfNotNull(title, screen.circle, screen.seenBy) + screen.pairs.flatMap { listOfNotNull(it.question, it.answer, it.quality) } +
        listOfNotNull(screen.empty),
) {
    listOfNotNull(screen.circle, screen.seenBy).forEach { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
    screen.empty?.let { Said(it, Letters.QUESTION) }
    screen.pairs.forEach { pair ->
        Card {
            Said(pair.question, Letters.BODY)
            listOfNotNull(pair.answer, pair.quality).forEach { Said(it, Letters.HEADING) }
        }
    }
}

/** Who may be the same person, and who was said to be two. */
@Composable
fun SameView(screen: SameScreen, onOffer: (SameItem, Offer) -> Unit) = Frame(
    null,
    (screen.items + screen.two).flatMap { one -> listOf(one.title) + one.names + one.help + one.offers.map { it.label } },
) {
    (screen.items + screen.two).forEach { item ->
        Card {
            Said(item.title, Letters.QUESTION)
            item.names.forEach { Said(it, Letters.HEADING) }
            Said(item.help, Letters.BODY)
            item.offers.forEach { offer -> Button(offer.label, Weight.SOFT, Modifier.fillMaxWidth()) { onOffer(item, offer) } }
        }
    }
}

/** Who knows whom in a space, as this profile tells it. */
@Composable
fun KnowsWay(app: App, space: Space) {
    val shown by watched(app.doer, space, Watched.Map) {
        space.moreScreen().offers.firstOrNull { it.id == "knows" }?.label to space.knowsScreen(space.me())
    }
    shown?.let { (title, screen) -> KnowsView(title, screen) }
}

/** Who may be the same person in a space. */
@Composable
fun SameWay(app: App, space: Space) {
    val screen by watched(app.doer, space, Watched.Space, app.doer.times) { space.sameScreen() }
    screen?.let {
        SameView(it) { item, offer ->
            val (one, other) = item.people
            when (offer.id) {
                "one" -> app.doer.changeAndGo(app.ways::back) { space.run(item.command) }
                "two" -> app.doer.told { space.sayTwo(one, other) }
                else -> app.doer.told { space.askAgain(one, other) }
            }
        }
    }
}
