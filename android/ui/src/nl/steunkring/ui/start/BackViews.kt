package nl.steunkring.ui.start

import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import nl.steunkring.core.BackScreen
import nl.steunkring.core.Offer
import nl.steunkring.core.Recovered
import nl.steunkring.ui.App
import nl.steunkring.ui.Bare
import nl.steunkring.ui.Doors
import nl.steunkring.ui.Field
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalAround
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.Needing
import nl.steunkring.ui.Platform
import nl.steunkring.ui.SafeWay
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight
import nl.steunkring.ui.code.KeptView
import nl.steunkring.ui.code.RecoverFileWay
import nl.steunkring.ui.shown

/** What of the ways back this app can go. */
private fun can(platform: Platform) =
    setOfNotNull("paper".takeIf { platform.relay != null }, "copy".takeIf { platform.files != null }, "file".takeIf { platform.files != null })

/** A file that somebody chose, and for what. */
private class Chosen(val file: Bare, val offer: Offer)

/** The ways back to what was on another phone or in a copy. What is opened for that is let go of when the screen is left. */
@Composable
fun BackWay(app: App, onLanguage: () -> Unit) {
    val platform = LocalPlatform.current
    var chosen by remember { mutableStateOf<Chosen?>(null) }
    var back by remember { mutableStateOf<Recovered?>(null) }
    DisposableEffect(Unit) { onDispose { chosen?.file?.letGo() } }
    val read by shown(app.doer, app.core) { app.core.backScreen() }
    val screen = read ?: return
    val (found, done) = chosen to back
    when {
        done != null -> KeptView(screen.title, done) {
            // A copy brings its language along.
            onLanguage()
            app.ways.home()
        }
        found == null -> BackView(screen, can(platform)) { offer ->
            if (offer.id == "paper") {
                app.ways.to(SafeWay.Recover)
            } else {
                app.doer.go { chosen = platform.files?.open()?.let { Chosen(it, offer) } }
            }
        }
        found.offer.id == "copy" -> CopyView(screen, found.offer) { words ->
            app.doer.go { back = Recovered(emptyList(), app.core.takeCopy(found.file.path, words)) }
        }
        else -> RecoverFileWay(app, found.file, screen.name) { back = it }
    }
}

/** What there still is, one door each. Only ways that this app can go are offered. */
@Composable
fun BackView(screen: BackScreen, can: Set<String>, onOffer: (Offer) -> Unit) {
    val offers = screen.offers.filter { it.id in can }
    Frame(screen.title, listOf(screen.title, screen.ask) + offers.map { it.label }) {
        Said(screen.ask, Letters.QUESTION)
        Doors(offers, onOffer = onOffer)
    }
}

/** The words of a copy are typed. */
@Composable
fun CopyView(screen: BackScreen, copy: Offer, onWords: (String) -> Unit) {
    var words by remember { mutableStateOf("") }
    val around = LocalAround.current
    Frame(
        copy.label,
        listOf(copy.label, screen.words) + around.words.next,
        foot = { Needing(around.words.next, Weight.FIRST, listOfNotNull(screen.words.takeIf { words.isBlank() })) { onWords(words) } },
    ) {
        Said(screen.words, Letters.QUESTION)
        Field(screen.words, words) { words = it }
    }
}
