package nl.steunkring.ui.previews

import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyShortcut
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.MenuBar
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.application
import androidx.compose.ui.window.rememberWindowState

/** What the window has above a screen: its title and its menus. */
private const val ABOVE = 60

/** Shows every state in a window, one at a time, by its menus or their keys; begins with the one that is named, where one is. */
fun main(arguments: Array<String>) = application {
    var at by remember { mutableIntStateOf(maxOf(0, STATES.indexOfFirst { it.name == arguments.firstOrNull() })) }
    var kind by remember { mutableStateOf(Kind()) }
    val window = rememberWindowState(width = kind.width.dp, height = (kind.height + ABOVE).dp)
    LaunchedEffect(kind.tablet) { window.size = DpSize(kind.width.dp, (kind.height + ABOVE).dp) }
    val state = STATES[at]
    Window(::exitApplication, window, title = "${state.name} ${kind.name}, ${at + 1} of ${STATES.size}") {
        MenuBar {
            Menu("State") {
                Item("Next", shortcut = KeyShortcut(Key.N, alt = true)) { at = (at + 1) % STATES.size }
                Item("Previous", shortcut = KeyShortcut(Key.P, alt = true)) { at = (at + STATES.size - 1) % STATES.size }
            }
            Menu("Look") {
                CheckboxItem("Dark", kind.dark, shortcut = KeyShortcut(Key.D, alt = true)) { kind = kind.copy(dark = it) }
                CheckboxItem("Large letters", kind.large, shortcut = KeyShortcut(Key.L, alt = true)) { kind = kind.copy(large = it) }
                CheckboxItem("Mirrored", kind.mirrored, shortcut = KeyShortcut(Key.M, alt = true)) { kind = kind.copy(mirrored = it) }
                CheckboxItem("Tablet", kind.tablet, shortcut = KeyShortcut(Key.T, alt = true)) { kind = kind.copy(tablet = it) }
            }
        }
        key(state) {
            val open = remember { OpenState(state) }
            DisposableEffect(open) { onDispose { open.close() } }
            open.Draw(kind)
        }
    }
}
