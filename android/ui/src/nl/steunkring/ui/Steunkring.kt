package nl.steunkring.ui

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.produceState
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.LayoutDirection
import nl.steunkring.core.Core
import nl.steunkring.core.Direction
import nl.steunkring.core.HomeScreen
import nl.steunkring.core.Space
import nl.steunkring.ui.home.HomeView
import nl.steunkring.ui.map.MapHolder
import nl.steunkring.ui.map.MapLook
import nl.steunkring.ui.map.MapView
import nl.steunkring.ui.person.PersonShown
import nl.steunkring.ui.person.PersonView
import nl.steunkring.ui.person.personShown

/** Where somebody is in the app. */
private sealed interface Way {
    data object Home : Way
    data class Map(val space: String) : Way
    data class Person(val space: String, val id: String) : Way
}

/** The whole app over one opened home. */
@Composable
fun Steunkring(core: Core) {
    var way by remember { mutableStateOf<Way>(Way.Home) }
    when (val here = way) {
        Way.Home -> {
            val screen by produceState<HomeScreen?>(null, core) { value = core.homeScreen() }
            screen?.let { HomeView(it) { space -> way = Way.Map(space) } }
        }
        is Way.Map -> In(core, here.space) { space ->
            MapWay(space, { way = Way.Person(here.space, it) }) { way = Way.Home }
        }
        is Way.Person -> In(core, here.space) { space ->
            val theme = LocalColours.current.theme
            val shown by produceState<PersonShown?>(null, space, here.id, theme) {
                value = personShown(space, here.id, theme)
            }
            shown?.let { PersonView(it) { way = Way.Map(here.space) } }
        }
    }
}

@Composable
private fun In(core: Core, id: String, content: @Composable (Space) -> Unit) {
    val space by produceState<Space?>(null, core, id) { value = core.space(id) }
    space?.let { content(it) }
}

@Composable
private fun MapWay(space: Space, onPerson: (String) -> Unit, onBack: () -> Unit) {
    val holder = remember(space) { MapHolder(space) }
    val runs = if (LocalLayoutDirection.current == LayoutDirection.Rtl) Direction.RIGHT_TO_LEFT else Direction.LEFT_TO_RIGHT
    val look = MapLook(theme = LocalColours.current.theme, direction = runs)
    LaunchedEffect(holder, look) { holder.follow(look) }
    val shown by holder.shown.collectAsState()
    shown?.let { MapView(it, onPerson, onBack) }
}
