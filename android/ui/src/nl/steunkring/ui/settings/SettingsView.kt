package nl.steunkring.ui.settings

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label
import nl.steunkring.core.LanguageScreen
import nl.steunkring.core.Level
import nl.steunkring.core.SafetyScreen
import nl.steunkring.ui.Answer
import nl.steunkring.ui.App
import nl.steunkring.ui.Card
import nl.steunkring.ui.Door
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.SafeWay
import nl.steunkring.ui.Picture
import nl.steunkring.ui.Said
import nl.steunkring.ui.Taste
import nl.steunkring.ui.Toggle
import nl.steunkring.ui.shown
import nl.steunkring.ui.start.asLevel

/** One moment of the settings. */
data class SettingsShown(
    /** The choice of a language. */
    val language: LanguageScreen,
    /** The ways to what keeps the home safe. */
    val safety: SafetyScreen,
    /** Whether this device has another name and picture of the app; null where it cannot. */
    val neutral: Boolean? = null,
)

/** The language of this profile, how this device shows the app, and what keeps the home safe. */
@Composable
fun SettingsWay(app: App, title: Label, taste: Taste, dark: Boolean, onLanguage: () -> Unit, onTaste: (Taste) -> Unit) {
    val platform = LocalPlatform.current
    var worn by remember { mutableStateOf(platform.neutral?.worn()) }
    val read by shown(app.doer, app.core) { SettingsShown(app.core.languageScreen(), app.core.safetyScreen()) }
    val can = setOfNotNull(
        SafeWay.Lock.takeIf { app.canLock },
        SafeWay.Code,
        SafeWay.Lost,
        SafeWay.Copies.takeIf { platform.files != null },
        SafeWay.Room,
        SafeWay.Credits,
    )
    read?.let { read ->
        val ways = SettingsWays(
            level = { level ->
                app.doer.go {
                    app.core.setLevel(level)
                    onLanguage()
                }
            },
            taste = onTaste,
            neutral = {
                platform.neutral?.wear(it)
                worn = it
            },
            safe = app.ways::to,
        )
        SettingsView(title, read.copy(neutral = worn), taste, dark, can, ways)
    }
}

/** What the settings change, and where they lead. */
class SettingsWays(
    /** Chooses a language. */
    val level: (Level) -> Unit,
    /** Changes how this device shows the app. */
    val taste: (Taste) -> Unit,
    /** Takes on another name and picture, or the own ones again. */
    val neutral: (Boolean) -> Unit,
    /** To what keeps the home safe. */
    val safe: (SafeWay) -> Unit,
)

/** The settings; only what this device [can] do is offered. */
@Composable
fun SettingsView(title: Label, shown: SettingsShown, taste: Taste, dark: Boolean, can: Set<SafeWay>, ways: SettingsWays) {
    val words = LocalAround.current.words
    val platform = LocalPlatform.current
    val (language, safety) = shown.language to shown.safety
    val doors = listOf(
        Leading(SafeWay.Lock, "locked", safety.set, safety.state),
        Leading(SafeWay.Code, "key", safety.code),
        Leading(SafeWay.Lost, "phone", safety.lost),
        Leading(SafeWay.Copies, "keep-a-copy", safety.copies),
        Leading(SafeWay.Room, "room", safety.room),
        Leading(SafeWay.Credits, "thank", words.credits),
    ).filter { it.way in can }
    val chosen = listOfNotNull(
        words.large,
        words.dark,
        words.calm,
        words.aloud.takeIf { platform.speaker != null },
        words.wifi.takeIf { platform.metered != null },
        safety.neutral.takeIf { shown.neutral != null },
    )
    val heard = listOf(title, language.title) + language.levels.map { it.label } + chosen + doors.flatMap { listOfNotNull(it.label, it.state) }
    Frame(title, heard) {
        Said(language.title, Letters.QUESTION)
        language.levels.forEach { choice ->
            Answer(choice.label, choice.chosen, Modifier.fillMaxWidth()) { ways.level(choice.asLevel()) }
        }
        // What follows is no language.
        Setting(words.large, taste.large, Modifier.padding(top = 16.dp)) { ways.taste(taste.copy(large = !taste.large)) }
        Setting(words.dark, dark) { ways.taste(taste.copy(dark = !dark)) }
        Setting(words.calm, taste.calm) { ways.taste(taste.copy(calm = !taste.calm)) }
        if (platform.speaker != null) Setting(words.aloud, taste.aloud) { ways.taste(taste.copy(aloud = !taste.aloud)) }
        if (platform.metered != null) Setting(words.wifi, taste.wifi) { ways.taste(taste.copy(wifi = !taste.wifi)) }
        shown.neutral?.let { on -> Setting(safety.neutral, on) { ways.neutral(!on) } }
        if (doors.isNotEmpty()) {
            Card {
                doors.forEach { door ->
                    Door(door.pictogram, { ways.safe(door.way) }, listOfNotNull(door.label, door.state)) {
                        Said(door.label, Letters.ANSWER)
                        door.state?.let { Said(it, Letters.SECOND) }
                    }
                }
            }
        }
    }
}

@Composable
private fun Setting(label: Label, on: Boolean, modifier: Modifier = Modifier, onTap: () -> Unit) =
    Toggle(label, on, modifier.fillMaxWidth(), picture = { Picture(label.pictogram ?: "settings", 44.dp) }, onTap = onTap)

/** A way with its picture and its words. */
private class Leading(val way: SafeWay, val pictogram: String, val label: Label, val state: Label? = null)
