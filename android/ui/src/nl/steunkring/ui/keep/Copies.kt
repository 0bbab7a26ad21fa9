package nl.steunkring.ui.keep

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import java.io.File
import nl.steunkring.core.ExportScreen
import nl.steunkring.core.Label
import nl.steunkring.core.SpaceSummary
import nl.steunkring.ui.App
import nl.steunkring.ui.Card
import nl.steunkring.ui.Door
import nl.steunkring.ui.Field
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.Needing
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.shown

private const val COPY = "kopie.steun"
private const val READ = "kring.zip"

/** What can be taken along. */
class CopiesShown(
    /** Everything to say. */
    val screen: ExportScreen,
    /** The spaces, each to be read. */
    val spaces: List<SpaceSummary>,
)

/** Copies: everything under words that somebody chooses, and a space to read. It is there where the platform has files. */
@Composable
fun CopiesWay(app: App) {
    val files = LocalPlatform.current.files ?: return
    var said by remember { mutableStateOf<List<Label>>(emptyList()) }
    val screen by shown(app.doer, app.core) { CopiesShown(app.core.exportScreen(), app.core.spaces()) }
    screen?.let { shown ->
        CopiesView(shown, said, { words ->
            app.doer.go {
                var lines = emptyList<Label>()
                if (files.keep(COPY) { lines = app.core.backup(it, words).said }) said = listOf(shown.screen.copyDone) + lines
            }
        }) { space ->
            app.doer.go {
                files.keep(READ) { path -> File(path).writeBytes(app.core.space(space).export(withNames = false).bytes) }
            }
        }
    }
}

/** What there is to know before a copy is made, and its words. */
@Composable
fun CopiesView(shown: CopiesShown, said: List<Label>, onCopy: (String) -> Unit, onRead: (String) -> Unit) {
    val screen = shown.screen
    var words by remember { mutableStateOf("") }
    Frame(
        screen.title,
        listOf(screen.title) + said + screen.copy + screen.copyHelp + screen.copyWords + screen.read + screen.readHelp,
        foot = { Needing(screen.copy, Weight.FIRST, listOfNotNull(screen.copyWords.takeIf { words.isBlank() })) { onCopy(words) } },
    ) {
        if (said.isNotEmpty()) Card { said.forEach { Said(it, Letters.BODY) } }
        Card {
            Said(screen.copy, Letters.HEADING)
            screen.copyHelp.forEach { Said(it, Letters.BODY) }
            Said(screen.copyWords, Letters.BODY)
            Field(screen.copyWords, words) { words = it }
        }
        if (shown.spaces.isNotEmpty()) {
            Card {
                Said(screen.read, Letters.HEADING)
                screen.readHelp.forEach { Said(it, Letters.BODY) }
                shown.spaces.forEach { one -> Door(one.label(screen), Letters.ANSWER, "keep-a-copy") { onRead(one.id) } }
            }
        }
    }
}

/** A name stands as it was written. */
private fun SpaceSummary.label(screen: ExportScreen) = screen.read.copy(text = name, spoken = name, pictogram = null)
