package nl.steunkring.ui.person

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import nl.steunkring.core.Message
import nl.steunkring.core.ReachScreen
import nl.steunkring.core.Space
import nl.steunkring.ui.App
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.DaysWay
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.daysShown
import nl.steunkring.ui.shown

/** Words for somebody: each can be sent with what the platform has for that. */
@Composable
fun ReachView(screen: ReachScreen, onShare: ((Message) -> Unit)?, days: @Composable () -> Unit) = Frame(
    screen.title,
    listOf(screen.title) + screen.help + screen.messages.flatMap { listOfNotNull(it.about, it.text) },
    screen.strip,
) {
    screen.help.forEach { Said(it, Letters.BODY) }
    days()
    screen.messages.forEach { one ->
        Card {
            one.about?.let { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
            Said(one.text, Letters.ANSWER)
            onShare?.let { share -> Button(screen.share, Weight.SOFT, Modifier.fillMaxWidth()) { share(one) } }
        }
    }
}

/** Words for somebody, for a day that can be chosen. */
@Composable
fun ReachWay(app: App, space: Space, person: String) {
    val share = LocalPlatform.current.share
    var day by rememberSaveable(person) { mutableStateOf<String?>(null) }
    val screen by shown(app.doer, space, person, day) { space.reachScreen(person, day) }
    val reach = screen ?: return
    val days = daysShown(app, space, reach.day) ?: return
    ReachView(reach, share?.let { { one -> it(one.text.text) } }) { DaysWay(reach.`when`, days, canBeNone = false) { day = it } }
}
