package nl.steunkring.ui.plan

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import nl.steunkring.core.PlanningScreen
import nl.steunkring.core.StepScreen
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Field
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.Needing
import nl.steunkring.ui.Picks
import nl.steunkring.ui.Said
import nl.steunkring.ui.Weight

/** A wish to write down, and whose it is. */
@Composable
fun NewGoalView(screen: PlanningScreen, faces: Map<String, Drawing>, onAdd: (text: String, whose: String?) -> Unit) {
    var text by remember { mutableStateOf("") }
    var whose by remember { mutableStateOf<String?>(null) }
    Frame(
        screen.goalTitle,
        listOf(screen.goalTitle, screen.goal, screen.whose) + screen.people.map { it.label },
        foot = { Needing(screen.add, Weight.FIRST, listOfNotNull(screen.goal.takeIf { text.isBlank() })) { onAdd(text, whose) } },
    ) {
        Said(screen.goal, Letters.QUESTION)
        Field(screen.goal, text) { text = it }
        Said(screen.whose, Letters.QUESTION)
        Picks(screen.people, setOfNotNull(whose), 3, faces) { whose = it.takeUnless { it == whose } }
    }
}

/** A step to write down: what, who and by when. */
@Composable
fun NewStepView(
    screen: PlanningScreen,
    faces: Map<String, Drawing>,
    days: @Composable () -> Unit,
    onAdd: (text: String, owner: String?) -> Unit,
) {
    var text by remember { mutableStateOf("") }
    var owner by remember { mutableStateOf<String?>(null) }
    Frame(
        screen.stepTitle,
        listOf(screen.stepTitle, screen.step, screen.owner) + screen.people.map { it.label } + screen.due,
        foot = { Needing(screen.add, Weight.FIRST, listOfNotNull(screen.step.takeIf { text.isBlank() })) { onAdd(text, owner) } },
    ) {
        Said(screen.step, Letters.QUESTION)
        Field(screen.step, text) { text = it }
        Said(screen.owner, Letters.QUESTION)
        Picks(screen.people, setOfNotNull(owner), 3, faces) { owner = it.takeUnless { it == owner } }
        days()
    }
}

/** What somebody does with a step. */
class StepDoes(
    /** Says how far it is. */
    val state: (String) -> Unit,
    /** Says who does it, or that nobody does yet. */
    val owner: (String?) -> Unit,
    /** Takes it away. */
    val remove: () -> Unit,
)

/** One step: how far it is, who does it and by when. */
@Composable
fun StepView(screen: StepScreen, faces: Map<String, Drawing>, days: @Composable () -> Unit, does: StepDoes) {
    val step = screen.step
    Frame(
        step.text,
        listOf(step.text) + listOfNotNull(screen.goal, step.owner, step.due, step.status, step.late, step.mark),
        screen.strip,
        foot = { screen.offers.forEach { Button(it.label, Weight.EDGE, Modifier.fillMaxWidth(), does.remove) } },
    ) {
        val said = listOfNotNull(screen.goal, step.late, step.mark)
        if (said.isNotEmpty()) Card { said.forEach { Said(it, Letters.BODY) } }
        Picks(screen.states, setOfNotNull(screen.states.firstOrNull { it.chosen }?.id), 2, onPick = does.state)
        Said(screen.owner, Letters.QUESTION)
        val owner = screen.people.firstOrNull { it.chosen }?.id
        Picks(screen.people, setOfNotNull(owner), 3, faces) { one -> does.owner(one.takeUnless { it == owner }) }
        days()
    }
}
