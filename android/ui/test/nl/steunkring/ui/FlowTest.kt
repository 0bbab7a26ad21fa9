package nl.steunkring.ui

import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.junit4.createComposeRule
import androidx.compose.ui.test.onAllNodesWithContentDescription
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performClick
import androidx.compose.ui.unit.dp
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.MapOptions
import nl.steunkring.core.NewPerson
import nl.steunkring.core.newId
import nl.steunkring.desktop.DesktopLetters
import org.junit.Rule
import org.junit.Test

class FlowTest {
    @get:Rule(order = 0)
    val home = TestHome()

    @get:Rule(order = 1)
    val rule = createComposeRule()

    private fun show() = rule.setContent { Look(DesktopLetters, dark = false) { Steunkring(home.core) } }

    private fun tap(spoken: String): SemanticsNodeInteraction {
        val target = hasClickAction() and hasContentDescription(spoken)
        rule.waitUntil(10_000) { rule.onAllNodes(target).fetchSemanticsNodes().isNotEmpty() }
        return rule.onAllNodes(target)[0].performClick()
    }

    private fun await(spoken: String) = rule.waitUntil(10_000) {
        rule.onAllNodesWithContentDescription(spoken).fetchSemanticsNodes().isNotEmpty()
    }

    private fun toTheMap() {
        val offer = runBlocking { home.core.homeScreen() }.spaces.single().offers.single { it.id == "map" }
        show()
        tap(offer.label.spoken)
        await(runBlocking { home.space.mapScreen(MapOptions()) }.title.spoken)
    }

    @Test
    fun `taps lead from home over the map to a person and back`() {
        toTheMap()
        val person = runBlocking { home.space.mapScreen(MapOptions()) }.rings.first().people.first()
        val page = runBlocking { home.space.personScreen(person.id, null) }
        tap(person.name.spoken)
        await(page.placeLabel.spoken)
        page.story.forEach { await(it.spoken) }
        val back = runBlocking { home.space.legendScreen() }.offers.single { it.id == "back" }
        tap(back.label.spoken)
        tap(back.label.spoken)
        await(runBlocking { home.core.homeScreen() }.title.spoken)
    }

    @Test
    fun `somebody who is added elsewhere comes onto the map that is shown`() {
        toTheMap()
        runBlocking { home.space.addPerson(newId(), NewPerson("Tante Later", "2", null)) }
        await("Tante Later")
    }

    @Test
    fun `the list is heard in the order of the core`() {
        toTheMap()
        val screen = runBlocking { home.space.mapScreen(MapOptions()) }
        val heard = heard(rule.onRoot(useUnmergedTree = true).fetchSemanticsNode())
        val list = heard.drop(heard.indexOf(screen.rings.first().label.spoken))
        val told = screen.rings.flatMap { ring ->
            listOf(ring.label.spoken) + ring.people.flatMap { listOfNotNull(it.name, it.sentence, it.notAsked).map { label -> label.spoken } }
        }
        assertEquals(told, list)
    }

    @Test
    fun `whatever can be tapped has a name and is large enough`() {
        toTheMap()
        val nodes = rule.onAllNodes(hasClickAction()).fetchSemanticsNodes()
        assertTrue(nodes.size >= 2 * TestHome.PEOPLE.size, "only ${nodes.size} can be tapped")
        for (node in nodes) {
            val name = node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()
            assertTrue(name.any { it.isNotBlank() }, "nameless: $node")
            // The bounds for touching are widened for every node; only the layout tells the truth.
            with(rule.density) {
                val sides = listOf(node.layoutInfo.width.toDp(), node.layoutInfo.height.toDp())
                assertTrue(sides.all { it >= 47.9.dp }, "$name is $sides")
            }
        }
        assertContains(nodes.flatMap { it.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() }, "Proefoma")
    }

    private fun heard(node: SemanticsNode): List<String> =
        node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() + node.children.flatMap { heard(it) }
}
