package nl.steunkring.ui.start

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import nl.steunkring.core.FoundScreen
import nl.steunkring.core.HomeScreen
import nl.steunkring.core.Label
import nl.steunkring.core.LanguageScreen
import nl.steunkring.core.Level
import nl.steunkring.core.LevelChoice
import nl.steunkring.core.Offer
import nl.steunkring.ui.Answer
import nl.steunkring.ui.Button
import nl.steunkring.ui.Doors
import nl.steunkring.ui.Field
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.Said
import nl.steunkring.ui.SyncLight
import nl.steunkring.ui.Weight

/** What the border calls a level that a screen offers by its code. */
fun LevelChoice.asLevel() = Level.valueOf(level.replace('-', '_').uppercase())

/** The choice of a language. */
@Composable
fun LanguageView(screen: LanguageScreen, onLevel: (Level) -> Unit, onNext: () -> Unit) = Frame(
    screen.title,
    listOf(screen.title) + screen.levels.map { it.label },
    foot = { screen.offers.forEach { Button(it.label, Weight.FIRST, Modifier.fillMaxWidth(), onNext) } },
) {
    screen.levels.forEach { choice ->
        Answer(choice.label, choice.chosen, Modifier.fillMaxWidth()) { onLevel(choice.asLevel()) }
    }
}

/** The first screen, while there is nothing yet. Only ways that this app can go are offered. */
@Composable
fun WelcomeView(screen: HomeScreen, can: Set<String>, onOffer: (Offer) -> Unit) {
    val offers = screen.offers.filter { it.id in can }
    Frame(
        screen.title,
        listOf(screen.title) + screen.help + offers.map { it.label } + screen.saved,
        foot = {
            offers.forEachIndexed { at, offer ->
                Button(offer.label, if (at == 0) Weight.FIRST else Weight.SOFT, Modifier.fillMaxWidth()) { onOffer(offer) }
            }
        },
    ) {
        screen.help.forEach { Said(it, Letters.BODY) }
        SyncLight(screen.waiting, listOf(screen.saved))
    }
}

/** What can be begun beside what is there; only what this app can do is offered. */
@Composable
fun AnotherView(screen: HomeScreen, can: Set<String>, onOffer: (Offer) -> Unit) {
    val offers = screen.offers.filter { it.id in can }
    Frame(screen.another, listOfNotNull(screen.another) + offers.map { it.label }) {
        Doors(offers, others = "add", onOffer)
    }
}

/** Before a space is founded: what one is called, or nothing. */
@Composable
fun FoundView(screen: FoundScreen, onFound: (me: String) -> Unit) {
    var me by remember { mutableStateOf("") }
    Frame(
        screen.title,
        listOf(screen.title, screen.ask, screen.help) + screen.offers.map { it.label },
        foot = {
            screen.offers.forEach { offer ->
                Button(offer.label, Weight.FIRST, Modifier.fillMaxWidth()) { onFound(me.ifBlank { screen.nameless }) }
            }
        },
    ) {
        Said(screen.ask, Letters.QUESTION)
        Field(screen.ask, me) { me = it }
        Said(screen.help, Letters.BODY)
    }
}
