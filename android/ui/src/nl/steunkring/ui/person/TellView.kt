package nl.steunkring.ui.person

import androidx.compose.runtime.Composable
import nl.steunkring.core.QuestionChoice
import nl.steunkring.core.TellScreen
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.Picks
import nl.steunkring.ui.Said

/** One moment of what is told of somebody by taps. */
class TellShown(
    /** Everything to say. */
    val screen: TellScreen,
    /** The faces of who can be chosen. */
    val faces: Map<String, Drawing>,
)

/** Whose family somebody is, or which languages somebody speaks; what is chosen is taken back by a second tap. */
@Composable
fun TellView(shown: TellShown, onPerson: (String) -> Unit, onChoice: (QuestionChoice) -> Unit) {
    val screen = shown.screen
    Frame(
        screen.title,
        listOfNotNull(screen.title, screen.ask) + screen.people.map { it.label } + listOfNotNull(screen.means) +
            screen.rows.flatMap { row -> listOfNotNull(row.label.takeIf { row.ask != null }, row.ask) + row.choices.map { it.label } },
        screen.strip,
    ) {
        screen.ask?.let { Said(it, Letters.QUESTION) }
        Picks(screen.people, screen.people.mapNotNull { it.id.takeIf { _ -> it.chosen } }.toSet(), 3, shown.faces, onPick = onPerson)
        screen.means?.let { Said(it, Letters.BODY) }
        screen.rows.forEach { Asked(it, onChoice) }
    }
}
