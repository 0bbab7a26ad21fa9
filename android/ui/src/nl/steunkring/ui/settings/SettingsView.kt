package nl.steunkring.ui.settings

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import nl.steunkring.core.Label
import nl.steunkring.core.LanguageScreen
import nl.steunkring.core.Level
import nl.steunkring.ui.Answer
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.Said
import nl.steunkring.ui.Taste
import nl.steunkring.ui.start.asLevel

/** The language of this profile, and how this device shows the app. */
@Composable
fun SettingsView(title: Label, screen: LanguageScreen, taste: Taste, dark: Boolean, onLevel: (Level) -> Unit, onTaste: (Taste) -> Unit) {
    val words = LocalAround.current.words
    Frame(title, listOf(title, screen.title) + screen.levels.map { it.label } + words.large + words.dark) {
        Said(screen.title, Letters.QUESTION)
        screen.levels.forEach { choice ->
            Answer(choice.label, choice.chosen, Modifier.fillMaxWidth()) { onLevel(choice.asLevel()) }
        }
        Answer(words.large, taste.large, Modifier.fillMaxWidth()) { onTaste(taste.copy(large = !taste.large)) }
        Answer(words.dark, dark, Modifier.fillMaxWidth()) { onTaste(taste.copy(dark = !dark)) }
    }
}
