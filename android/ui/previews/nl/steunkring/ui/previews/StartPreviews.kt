package nl.steunkring.ui.previews

import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.tooling.preview.Preview
import nl.steunkring.core.CoreException
import nl.steunkring.core.Level
import nl.steunkring.core.NewPerson
import nl.steunkring.core.newId
import nl.steunkring.core.told
import nl.steunkring.ui.Around
import nl.steunkring.ui.FAMILY
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.SafeWay
import nl.steunkring.ui.Taste
import nl.steunkring.ui.legend.LegendView
import nl.steunkring.ui.settings.CreditsView
import nl.steunkring.ui.settings.SettingsShown
import nl.steunkring.ui.settings.SettingsView
import nl.steunkring.ui.settings.SettingsWays
import nl.steunkring.ui.start.AnotherView
import nl.steunkring.ui.start.BackView
import nl.steunkring.ui.start.CopyView
import nl.steunkring.ui.start.FoundView
import nl.steunkring.ui.start.LanguageView
import nl.steunkring.ui.start.WelcomeView

internal val language = State("language", root = true) {
    val language = core.languageScreen()
    screen { LanguageView(language, {}) {} }
}

internal val welcome = State("welcome", full = true, root = true) {
    val welcome = beside().core.homeScreen()
    screen { WelcomeView(welcome, welcome.offers.map { it.id }.toSet()) {} }
}

internal val another = State("another") {
    val home = core.homeScreen()
    screen { AnotherView(home, home.offers.map { it.id }.toSet()) {} }
}

internal val found = State("found") {
    val found = core.foundScreen(FAMILY)
    screen { FoundView(found) {} }
}

internal val back = State("back") {
    val back = core.backScreen()
    screen { BackView(back, back.offers.map { it.id }.toSet()) {} }
}

internal val backCopy = State("back-copy") {
    val back = core.backScreen()
    screen { CopyView(back, back.offers.single { it.id == "copy" }) {} }
}

internal val trouble = State("trouble", full = true) {
    space.addPerson(newId(), NewPerson("خالة تجربة", "2", null))
    val undo = core.undoItem()
    val trouble = told(CoreException.Offline(), Level.NL_A2)
    val language = core.languageScreen()
    val words = core.frameScreen()
    screen {
        val around = Around(words, onBack = {}, undo = undo, trouble = trouble)
        CompositionLocalProvider(LocalAround provides around) { LanguageView(language, {}) {} }
    }
}

internal val legend = State("legend", full = true) {
    val legend = space.legendScreen()
    screen { LegendView(legend) }
}

internal val settings = State("settings", full = true) {
    val shown = SettingsShown(core.languageScreen(), core.safetyScreen(), false)
    val title = core.frameScreen().settings
    val can = setOf(SafeWay.Lock, SafeWay.Code, SafeWay.Lost, SafeWay.Copies, SafeWay.Room, SafeWay.Credits)
    screen { SettingsView(title, shown, Taste(), false, can, SettingsWays({}, {}, {}, {})) }
}

internal val credits = State("credits") {
    val credits = core.creditsScreen()
    screen { CreditsView(credits) }
}

@Preview
@Composable
private fun LanguagePreview() = Preview(language)

@Preview
@Composable
private fun WelcomePreview() = Preview(welcome)

@Preview
@Composable
private fun AnotherPreview() = Preview(another)

@Preview
@Composable
private fun FoundPreview() = Preview(found)

@Preview
@Composable
private fun BackPreview() = Preview(back)

@Preview
@Composable
private fun BackCopyPreview() = Preview(backCopy)

@Preview
@Composable
private fun TroublePreview() = Preview(trouble)

@Preview
@Composable
private fun LegendPreview() = Preview(legend)

@Preview
@Composable
private fun SettingsPreview() = Preview(settings)

@Preview
@Composable
private fun CreditsPreview() = Preview(credits)
