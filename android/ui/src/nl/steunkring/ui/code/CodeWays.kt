package nl.steunkring.ui.code

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import java.io.File
import nl.steunkring.core.CodeLanguage
import nl.steunkring.core.CodeMade
import nl.steunkring.core.CodeScreen
import nl.steunkring.core.Label
import nl.steunkring.core.Level
import nl.steunkring.core.Recovered
import nl.steunkring.core.SafetyScreen
import nl.steunkring.ui.App
import nl.steunkring.ui.Bare
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.shown

private const val FILE = "kring.steunkring"

/** What the code on paper is for, and the words for typing one. */
class CodeShown(
    /** What it is for and what it opens. */
    val screen: CodeScreen,
    /** The words for typing. */
    val safety: SafetyScreen,
)

/** The code on paper: drawn and written down once, then every space is put under it. A code that is there already is typed. */
@Composable
fun CodeWay(app: App) {
    var made by remember { mutableStateOf<CodeMade?>(null) }
    var types by remember { mutableStateOf(false) }
    var kept by remember { mutableStateOf<Recovered?>(null) }
    val files = LocalPlatform.current.files
    val screen by shown(app.doer, app.core) { CodeShown(app.core.codeScreen(), app.core.safetyScreen()) }
    val shown = screen ?: return
    val keep: (String) -> Unit = { typed -> app.doer.go { kept = app.core.keepCode(typed) } }
    val (drawn, done) = made to kept
    when {
        done != null -> KeptView(shown.screen.title, done, app.ways::back)
        drawn != null -> MadeView(drawn) { keep(drawn.typed) }
        types -> Typing(app, shown.safety, keep)
        else -> CodeView(
            shown,
            onNew = { app.doer.go { made = app.core.drawCode(app.core.level().list) } },
            onTyped = { types = true },
            onFile = files?.let { place ->
                { space ->
                    app.doer.go {
                        place.keep(FILE) { path -> File(path).writeBytes(app.core.space(space).recoveryFile()) }
                    }
                }
            },
        )
    }
}

/** Coming back with a code into what was left for it at the relay. */
@Composable
fun RecoverWay(app: App) {
    val relay = LocalPlatform.current.relay ?: return
    var back by remember { mutableStateOf<Recovered?>(null) }
    val safety by shown(app.doer, app.core) { app.core.safetyScreen() }
    safety?.let { screen ->
        when (val done = back) {
            null -> Typing(app, screen) { typed -> app.doer.go { back = app.core.recoverFromRelay(typed, relay) } }
            else -> KeptView(screen.code, done, app.ways::home)
        }
    }
}

/** Coming back with a code into what stands in a file, under a name. */
@Composable
fun RecoverFileWay(app: App, file: Bare, name: String, onBack: (Recovered) -> Unit) {
    val safety by shown(app.doer, app.core) { app.core.safetyScreen() }
    safety?.let { screen ->
        Typing(app, screen) { typed -> app.doer.go { onBack(app.core.recoverFromPath(typed, file.path, name)) } }
    }
}

/** The words of a code are typed, and go on once they are one. */
@Composable
private fun Typing(app: App, safety: SafetyScreen, onCode: (String) -> Unit) {
    var fault by remember { mutableStateOf<Label?>(null) }
    TypeCodeView(safety, fault, { fault = null }) { typed ->
        app.doer.go {
            fault = app.core.codeFault(typed)
            if (fault == null) onCode(typed)
        }
    }
}

private val Level.list get() = if (this == Level.EN) CodeLanguage.ENGLISH else CodeLanguage.DUTCH
