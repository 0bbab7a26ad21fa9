package nl.steunkring.ui

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.DisposableEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performKeyInput
import androidx.compose.ui.test.pressKey
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Label
import nl.steunkring.core.MapOptions
import nl.steunkring.core.NewPerson
import nl.steunkring.core.Space
import nl.steunkring.core.newId
import nl.steunkring.desktop.DesktopLetters
import org.junit.Test

/** The places that never move: below a screen, at its side, or behind one button. */
class PlacesTest : Tapping() {
    private val backs = mutableListOf<() -> Unit>()

    /** A device with a way back of its own. */
    private val platform = Platform(back = { onBack ->
        DisposableEffect(onBack) {
            backs += onBack
            onDispose { backs -= onBack }
        }
    })
    private val words by lazy { runBlocking { home.core.frameScreen() } }
    private val bar by lazy { checkNotNull(runBlocking { home.core.placesScreen(null) }) }
    private val all = listOf("home", "map", "talks", "plan")

    private fun open(width: Int = 412, text: Float = 1f) = rule.setContent {
        CompositionLocalProvider(LocalDensity provides Density(1f, text)) {
            Box(Modifier.size(width.dp, 720.dp)) { Steunkring(home.core, DesktopLetters, platform) }
        }
    }

    private fun title(place: String, space: Space = home.space): Label = runBlocking {
        when (place) {
            "map" -> space.mapScreen(MapOptions()).title
            "talks" -> space.notesScreen().title
            "plan" -> space.planScreen().title
            else -> home.core.homeScreen().title
        }
    }

    /** The places that stand there, and which of them one is in. */
    private fun places(): List<Pair<String?, Boolean?>> =
        rule.onAllNodes(SemanticsMatcher.expectValue(SemanticsProperties.Role, Role.Tab)).fetchSemanticsNodes().map { node ->
            node.config.getOrNull(SemanticsProperties.ContentDescription)?.joinToString() to node.config.getOrNull(SemanticsProperties.Selected)
        }

    private fun standsIn(place: String) = user.until("one stands in $place") {
        places() == bar.places.map { it.label.spoken to (it.id == place) }
    }

    private fun goBack() = rule.runOnIdle { backs.last()() }

    private fun offer(id: String) = runBlocking { home.core.homeScreen() }.spaces.first().offers.single { it.id == id }.label

    private fun overAll() {
        all.drop(1).forEach { from ->
            (all - from).forEach { to ->
                user.place(home.core, from)
                user.await(title(from))
                standsIn(from)
                user.gone(words.back)
                user.place(home.core, to)
                user.await(title(to))
                standsIn(to)
            }
            user.place(home.core, from)
            standsIn(from)
            goBack()
            user.await(title("home"))
            standsIn("home")
            assertTrue(backs.isEmpty(), "there is nothing before Home")
        }
    }

    @Test
    fun `taps lead from each place to each other, and the device's own way back leads to Home`() {
        open()
        overAll()
    }

    @Test
    fun `the places at the side of a wide screen do the same`() {
        open(width = 1000)
        overAll()
    }

    @Test
    fun `the places are read last, and are large enough`() {
        open(width = 1000)
        all.forEach { place ->
            user.place(home.core, place)
            standsIn(place)
            user.await(title(place))
            val heard = Taps.heard(rule.onRoot(useUnmergedTree = true).fetchSemanticsNode())
            assertEquals(bar.places.map { it.label.spoken }, heard.takeLast(all.size))
            user.checkTargets(all.size)
        }
    }

    @Test
    fun `a person's page stands on the map's place with a way back, and the places lead away from it`() {
        open()
        user.place(home.core, "map")
        val person = runBlocking { home.space.mapScreen(MapOptions()) }.rings.first().people.first()
        user.tap(person.name)
        user.await(words.back)
        standsIn("map")
        user.place(home.core, "map")
        user.gone(words.back)
        user.await(title("map"))
    }

    @Test
    fun `where one is led through something there are no places`() {
        open()
        listOf("add-person", "ask", "who-sees", "more").forEach { id ->
            user.tap(offer(id))
            user.await(words.back)
            user.until("$id has no places") { places().isEmpty() }
            user.tap(words.back)
            standsIn("home")
        }
        user.tap(words.settings)
        user.until("the settings have no places") { places().isEmpty() }
    }

    @Test
    fun `with large letters the places stand below each other behind one button beside the first action`() {
        open(text = 2f)
        all.forEach { place ->
            user.tap(bar.menu)
            user.await(words.back)
            user.checkTargets(all.size + 1)
            user.tap(bar.places.single { it.id == place }.label)
            user.await(title(place))
            user.until("only the button stands there") { places().isEmpty() }
        }
        user.tap(bar.menu)
        standsIn("plan")
        goBack()
        user.await(title("plan"))
        user.await(runBlocking { home.space.planScreen() }.offers.first { it.id == "add-step" }.label)
    }

    @Test
    fun `the places are those of the space where one was last`() {
        val other = runBlocking { home.core.found("family_map", "Bij oma", "Testa") }
        open()
        user.tap(offer("plan"), 1)
        user.await(title("plan", other))
        user.place(home.core, "home")
        standsIn("home")
        user.place(home.core, "talks")
        val talk = runBlocking {
            other.startNote(newId(), "Oma brengt Testa.")
            other.notesScreen().items.single().title
        }
        user.await(talk)
    }

    @Test
    fun `a space without places of its own has none of another`() {
        val own = runBlocking { home.core.found("own_page", "Mijn plek", "Testa") }
        val found = runBlocking {
            own.addPerson(newId(), NewPerson("Proefneef", null, null))
            home.core.homeScreen().spaces.single { it.id == own.id() }.offers.single { it.id == "own" }.label
        }
        open()
        user.tap(found)
        user.await(runBlocking { own.ownScreen() }.title)
        user.until("there are no places") { places().isEmpty() }
        user.tap(words.back)
        user.place(home.core, "map")
        user.await(title("map"))
    }

    @OptIn(ExperimentalTestApi::class)
    @Test
    fun `a keyboard reaches every place`() {
        open()
        standsIn("home")
        val wanted = bar.places.map { it.label.spoken }.toMutableSet()
        user.until("each was reached") {
            rule.onRoot().performKeyInput { pressKey(Key.Tab) }
            rule.waitForIdle()
            val focused = rule.onAllNodes(SemanticsMatcher.expectValue(SemanticsProperties.Focused, true)).fetchSemanticsNodes()
            focused.forEach { node -> wanted -= node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty().joinToString() }
            wanted.isEmpty()
        }
    }
}
