package nl.steunkring.ui.members

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import nl.steunkring.core.Role
import nl.steunkring.core.RoleScreen
import nl.steunkring.ui.Answer
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Needing
import nl.steunkring.ui.Weight

/** What a member may do: it is chosen first and done by a second tap, since nothing takes it back. */
@Composable
fun RoleView(screen: RoleScreen, onRole: (Role) -> Unit) {
    var chosen by rememberSaveable(screen.member) { mutableStateOf<String?>(null) }
    Frame(
        screen.title,
        listOf(screen.title) + screen.choices.map { it.label } + screen.done,
        foot = {
            Needing(screen.done, Weight.FIRST, listOfNotNull(screen.title.takeIf { chosen == null })) {
                chosen?.let { onRole(Role.valueOf(it.uppercase())) }
            }
        },
    ) {
        screen.choices.forEach { one ->
            Answer(one.label, chosen?.equals(one.id) ?: one.chosen, Modifier.fillMaxWidth()) { chosen = one.id.takeIf { !one.chosen } }
        }
    }
}
