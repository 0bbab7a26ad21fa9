package nl.steunkring.ui.consents

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import nl.steunkring.core.ConsentItem
import nl.steunkring.core.ConsentsScreen
import nl.steunkring.core.Space
import nl.steunkring.core.Watched
import nl.steunkring.ui.App
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Empty
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.Within
import nl.steunkring.ui.watched

/** What was said yes to. */
@Composable
fun ConsentsView(screen: ConsentsScreen, onStop: (ConsentItem) -> Unit) = Frame(
    screen.title,
    listOf(screen.title) + screen.items.flatMap(::said) + listOfNotNull(screen.empty),
    screen.strip,
) {
    screen.empty?.let { Empty(it, "sign-up") }
    screen.items.forEach { item ->
        Card {
            Said(item.purpose, Letters.HEADING)
            val soft = LocalColours.current.inkSoft
            (item.details + listOfNotNull(item.given, item.stopped)).forEach { Said(it, Letters.SECOND, colour = soft) }
            item.stop?.let { Button(it.label, Weight.EDGE, Modifier.fillMaxWidth()) { onStop(item) } }
        }
    }
}

private fun said(item: ConsentItem) = listOf(item.purpose) + item.details + listOfNotNull(item.given, item.stopped)

/** What happens when a permission is taken back, before it is. */
@Composable
fun WithdrawView(item: ConsentItem, onYes: () -> Unit) = Frame(
    item.purpose,
    listOf(item.purpose) + item.effect,
    foot = { item.stop?.let { Button(it.label, Weight.EDGE, Modifier.fillMaxWidth(), onYes) } },
) { Card { item.effect.forEachIndexed { at, one -> Said(one, if (at == 0) Letters.HEADING else Letters.BODY) } } }

/** The permissions of a space. */
@Composable
fun ConsentsWay(app: App, space: Space) {
    val screen by watched(app.doer, space, Watched.Map) { space.consentsScreen() }
    screen?.let { ConsentsView(it) { item -> app.ways.to(Within.Withdraw(space.id(), item.id)) } }
}

/** One permission, before it is taken back. */
@Composable
fun WithdrawWay(app: App, space: Space, id: String) {
    val screen by watched(app.doer, space, Watched.Map) { space.consentsScreen() }
    screen?.items?.firstOrNull { it.id == id }?.let {
        WithdrawView(it) { app.doer.changeAndGo(app.ways::back) { space.withdraw(id) } }
    }
}
