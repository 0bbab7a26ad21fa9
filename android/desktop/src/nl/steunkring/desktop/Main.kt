package nl.steunkring.desktop

import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.application
import androidx.compose.ui.window.rememberWindowState
import kotlin.system.exitProcess
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Core
import nl.steunkring.core.CoreException
import nl.steunkring.ui.Look
import nl.steunkring.ui.Steunkring

/** Opens the home in the folder that is named, with the words that are typed at the terminal, and shows it in a window. */
fun main(arguments: Array<String>) {
    val folder = arguments.singleOrNull() ?: stop("Name the folder of a home.")
    val words = System.console()?.readPassword("Passphrase: ") ?: stop("Start it from a terminal: it asks for the passphrase.")
    val core = try {
        runBlocking { Core.openWithPassphrase(folder, String(words)) }
    } catch (error: CoreException) {
        stop("The home cannot be opened: ${error::class.simpleName}.")
    } finally {
        words.fill(' ')
    }
    application {
        val end = {
            core.end()
            exitApplication()
        }
        Window(end, rememberWindowState(width = 420.dp, height = 860.dp), title = "Steunkring") {
            Look(DesktopLetters) { Steunkring(core) }
        }
    }
}

private fun stop(reason: String): Nothing {
    System.err.println(reason)
    exitProcess(2)
}
