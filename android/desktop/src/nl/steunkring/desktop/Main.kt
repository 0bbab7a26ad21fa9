package nl.steunkring.desktop

import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyShortcut
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.FrameWindowScope
import androidx.compose.ui.window.MenuBar
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.application
import androidx.compose.ui.window.rememberWindowState
import java.awt.Toolkit
import java.io.File
import kotlin.system.exitProcess
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.CoreException
import nl.steunkring.ui.MenuEntry
import nl.steunkring.ui.Platform
import nl.steunkring.ui.Steunkring
import nl.steunkring.ui.Taste
import nl.steunkring.ui.lock.Opening
import nl.steunkring.ui.lock.WordsDoor

/**
 * Opens the home in the folder that is named, or makes one, with the words that are typed at the terminal or come as its first line, and
 * shows it in a window. A second argument is the address of a relay.
 */
fun main(arguments: Array<String>) {
    val folder = arguments.firstOrNull() ?: stop("Name the folder of a home.")
    val relay = arguments.getOrNull(1)
    val words = System.console()?.readPassword("Passphrase: ") ?: readlnOrNull()?.toCharArray() ?: stop("It needs a passphrase.")
    val door = WordsDoor(folder, String(words))
    words.fill(' ')
    // What has no lock is opened before there is a window, so that wrong words are told at the terminal.
    var core = try {
        runBlocking { if (door.screen(Taste().level) == null) door.open() else null }
    } catch (error: CoreException) {
        stop("The home cannot be opened: ${error::class.simpleName}.")
    }
    application {
        val end = {
            core?.end()
            exitApplication()
        }
        val taste = TasteFile(File(folder).resolveSibling("look.properties"))
        Window(end, rememberWindowState(width = 420.dp, height = 900.dp), title = TITLE) {
            val platform = remember { platform(relay, end, taste) { entries -> Menu(entries) } }
            val opened = remember { core }
            if (opened != null) Steunkring(opened, DesktopLetters, platform, canLock = true)
            else Opening(door, DesktopLetters, platform) { core = it }
        }
    }
}

private const val TITLE = "Steunkring"

/** What can be done from the screen that is shown, with a key for each beside the places' numbers. */
@Composable
private fun FrameWindowScope.Menu(entries: List<MenuEntry>) = MenuBar {
    Menu(TITLE) {
        entries.forEachIndexed { at, one ->
            val key = KEYS[one.id] ?: NUMBERS.getOrNull(at)
            Item(one.label.text, shortcut = key?.let { KeyShortcut(it, alt = true) }, onClick = one.onTap)
        }
    }
}

private val KEYS = mapOf("back" to Key.DirectionLeft, "undo" to Key.Z, "settings" to Key.Comma, "exit" to Key.Q)
private val NUMBERS = listOf(Key.One, Key.Two, Key.Three, Key.Four)

private fun platform(relay: String?, end: () -> Unit, taste: TasteFile, menu: @Composable (List<MenuEntry>) -> Unit) = Platform(
    DesktopSpeaker.ifThere(),
    relay,
    end,
    taste,
    files = DesktopFiles,
    recorder = DesktopRecorder.ifThere(),
    player = DesktopPlayer.ifThere(),
    photos = { DesktopFiles.open() },
    pictures = DesktopPictures,
    menu = menu,
    calm = calmOf(Toolkit.getDefaultToolkit()),
)

private fun stop(reason: String): Nothing {
    System.err.println(reason)
    exitProcess(2)
}
