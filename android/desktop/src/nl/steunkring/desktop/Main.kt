package nl.steunkring.desktop

import androidx.compose.runtime.remember
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.application
import androidx.compose.ui.window.rememberWindowState
import java.io.File
import kotlin.system.exitProcess
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.CoreException
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
        val platform = remember { platform(relay, end, taste) }
        Window(end, rememberWindowState(width = 420.dp, height = 900.dp), title = "Steunkring") {
            val opened = remember { core }
            if (opened != null) Steunkring(opened, DesktopLetters, platform, canLock = true)
            else Opening(door, DesktopLetters, platform) { core = it }
        }
    }
}

private fun platform(relay: String?, end: () -> Unit, taste: TasteFile) = Platform(
    DesktopSpeaker.ifThere(),
    relay,
    end,
    taste,
    files = DesktopFiles,
    recorder = DesktopRecorder.ifThere(),
    player = DesktopPlayer.ifThere(),
    photos = { DesktopFiles.open() },
    pictures = DesktopPictures,
)

private fun stop(reason: String): Nothing {
    System.err.println(reason)
    exitProcess(2)
}
