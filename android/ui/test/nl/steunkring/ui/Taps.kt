package nl.steunkring.ui

import androidx.compose.foundation.layout.Box
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.isOn
import androidx.compose.ui.test.isSelected
import androidx.compose.ui.test.junit4.ComposeContentTestRule
import androidx.compose.ui.test.onAllNodesWithContentDescription
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.unit.dp
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Core
import nl.steunkring.core.Label
import nl.steunkring.desktop.DesktopLetters

/** Somebody before a screen, who knows what stands on it by what it says. */
class Taps(private val rule: ComposeContentTestRule) {
    fun open(core: Core, platform: Platform = Platform(), within: Modifier = Modifier) =
        rule.setContent { Box(within) { Steunkring(core, DesktopLetters, platform) } }

    /** Taps digits one after the other. */
    fun digits(digits: String) = digits.forEach { tap(it.toString()) }

    /** Taps what says this, when it is there. */
    fun tap(label: Label, at: Int = 0) = tap(label.spoken, at)

    fun tap(spoken: String, at: Int = 0) {
        node(hasClickAction() and hasContentDescription(spoken), spoken, at).performClick()
    }

    /** Goes to one of the places of the bar. */
    fun place(core: Core, id: String) = tap(checkNotNull(runBlocking { core.placesScreen(null) }).places.single { it.id == id }.label)

    /** Types into the field that says this. */
    fun type(label: Label, text: String) {
        node(hasSetTextAction() and hasContentDescription(label.spoken), label.spoken, 0).performTextInput(text)
    }

    fun await(label: Label) = await(label.spoken)

    fun await(spoken: String) = until("«$spoken» comes") {
        rule.onAllNodesWithContentDescription(spoken).fetchSemanticsNodes().isNotEmpty()
    }

    /** Waits until what says this is shown as chosen. */
    fun chosen(label: Label) = until("«${label.spoken}» is chosen") {
        rule.onAllNodes(stands() and hasContentDescription(label.spoken)).fetchSemanticsNodes().isNotEmpty()
    }

    fun gone(label: Label) = until("«${label.spoken}» goes") {
        rule.onAllNodesWithContentDescription(label.spoken).fetchSemanticsNodes().isEmpty()
    }

    /** Waits until such a text stands in a field. */
    fun awaitText(text: String) = until("«$text» stands in a field") {
        rule.onAllNodes(SemanticsMatcher("holds «$text»") { it.config.getOrNull(SemanticsProperties.EditableText)?.text == text })
            .fetchSemanticsNodes().isNotEmpty()
    }

    /** Waits until the answer that says this is shown as chosen, or as not. */
    fun awaitChosen(label: Label, chosen: Boolean) = until("«${label.spoken}» is ${if (chosen) "" else "not "}chosen") {
        rule.onAllNodes(stands() and hasContentDescription(label.spoken)).fetchSemanticsNodes().isNotEmpty() == chosen
    }

    /** Is chosen out of several, or is on by itself. */
    private fun stands() = isSelected() or isOn()

    fun until(what: String, holds: () -> Boolean) = try {
        rule.waitUntil(20_000, holds)
    } catch (error: androidx.compose.ui.test.ComposeTimeoutException) {
        throw AssertionError("in vain was waited until $what; there is ${all().flatMap(::heard)}", error)
    }

    /** Whatever can be tapped has a name and is large enough. */
    fun checkTargets(atLeast: Int) {
        val nodes = rule.onAllNodes(hasClickAction()).fetchSemanticsNodes()
        assertTrue(nodes.size >= atLeast, "only ${nodes.size} can be tapped")
        for (node in nodes) {
            val name = node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()
            assertTrue(name.any { it.isNotBlank() }, "nameless: $node")
            // The bounds for touching are widened for every node; only the layout tells the truth.
            with(rule.density) {
                val sides = listOf(node.layoutInfo.width.toDp(), node.layoutInfo.height.toDp())
                assertTrue(sides.all { it >= 47.9.dp }, "$name is $sides")
            }
        }
    }

    private fun node(matcher: SemanticsMatcher, spoken: String, at: Int): androidx.compose.ui.test.SemanticsNodeInteraction {
        until("«$spoken» can be used") { rule.onAllNodes(matcher).fetchSemanticsNodes().size > at }
        val node = rule.onAllNodes(matcher)[at]
        val scrolls = generateSequence(node.fetchSemanticsNode()) { it.parent }.any { SemanticsActions.ScrollBy in it.config }
        return if (scrolls) node.performScrollTo() else node
    }

    private fun all() = rule.onAllNodes(SemanticsMatcher("is a root") { it.isRoot }).fetchSemanticsNodes()

    companion object {
        fun heard(node: SemanticsNode): List<String> =
            node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() + node.children.flatMap { heard(it) }
    }
}
