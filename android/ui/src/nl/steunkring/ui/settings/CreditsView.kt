package nl.steunkring.ui.settings

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.unit.dp
import nl.steunkring.core.CreditsScreen
import nl.steunkring.ui.App
import nl.steunkring.ui.Card
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Said
import nl.steunkring.ui.shown

/** Who made the pictures and the letters, as their licences ask. */
@Composable
fun CreditsView(screen: CreditsScreen) = Frame(
    screen.title,
    listOf(screen.title) + screen.items.flatMap { listOf(it.what, it.by, it.licence) },
) {
    screen.items.forEach { one ->
        Card(gap = 4.dp) {
            Said(one.what, Letters.HEADING)
            Said(one.by, Letters.BODY)
            Said(one.licence, Letters.SECOND, colour = LocalColours.current.inkSoft)
        }
    }
}

/** Who made the pictures and the letters. */
@Composable
fun CreditsWay(app: App) {
    val screen by shown(app.doer, app.core) { app.core.creditsScreen() }
    screen?.let { CreditsView(it) }
}
