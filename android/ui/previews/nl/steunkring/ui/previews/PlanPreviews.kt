package nl.steunkring.ui.previews

import androidx.compose.runtime.Composable
import androidx.compose.ui.tooling.preview.Preview
import nl.steunkring.core.DaysScreen
import nl.steunkring.core.NewStep
import nl.steunkring.core.newId
import nl.steunkring.ui.Days
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.plan.NewGoalView
import nl.steunkring.ui.plan.NewStepView
import nl.steunkring.ui.plan.PlanShown
import nl.steunkring.ui.plan.PlanView
import nl.steunkring.ui.plan.StepDoes
import nl.steunkring.ui.plan.StepView
import nl.steunkring.ui.plan.planShown
import nl.steunkring.ui.settle.SettleView

/** Plans a wish and steps of all kinds; gives one of the steps. */
private suspend fun SampleHome.plan(): String {
    val step = newId()
    val people = people()
    space.addGoal(newId(), "Ik wil weer goed slapen.", people[0])
    space.planStep(step, NewStep("Bed klaar om 8 uur", people[0], "2190-12-17"))
    space.planStep(newId(), NewStep("Testa op maandag naar school brengen", people[2]))
    val done = newId()
    space.planStep(done, NewStep("Even rust in de pauze", people[4], "2020-01-30"))
    space.stepState(step, "bezig")
    space.stepState(done, "klaar")
    space.planStep(newId(), NewStep("Fiets maken", null, "2020-01-30"))
    return step
}

/** The days to choose from, always of the same month. */
private suspend fun SampleHome.days(): DaysScreen {
    val days = space.daysScreen(0, null)
    return days.copy(
        days = days.days.mapIndexed { at, day -> day.copy(label = day.label.copy(text = "${WEEK[at % WEEK.size]} ${at + 1} december")) },
    )
}

/** The first of that month is a Tuesday. */
private val WEEK = listOf("dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "maandag")

internal val plan = State("plan", full = true, place = "plan", root = true) {
    plan()
    space.agree()
    screen {
        val shown = read { planShown(space, it) }
        PlanView(PlanShown(shown.screen.copy(agreed = shown.screen.agreed.map { it.still() }), shown.faces), {}) {}
    }
}

internal val planEmpty = State("plan-empty", place = "plan", root = true) {
    screen { PlanView(read { planShown(space, it) }, {}) {} }
}

internal val goalNew = State("goal-new") {
    val asks = space.planningScreen()
    screen { NewGoalView(asks, read { facesOf(space, asks.people.map { one -> one.id }, it) }) { _, _ -> } }
}

internal val stepNew = State("step-new", full = true) {
    val (asks, days) = space.planningScreen() to days()
    val people = asks.people.map { it.id }
    screen { NewStepView(asks, read { facesOf(space, people, it) }, { Days(asks.due, days, true, {}, {}) {} }) { _, _ -> } }
}

internal val step = State("step", full = true) {
    val step = space.stepScreen(plan())
    val days = days().copy(chosen = step.step.due)
    val people = step.people.map { it.id }
    screen { StepView(step, read { facesOf(space, people, it) }, { Days(step.due, days, false, {}, {}) {} }, StepDoes({}, {}, {})) }
}

internal val settle = State("settle", full = true) {
    twoStates(space, beside().enter(space))
    val settle = space.settleScreen()
    val still = settle.questions.map { asked -> asked.copy(answers = asked.answers.map { it.copy(sentence = it.sentence.still()) }) }
    screen { SettleView(settle.copy(questions = still)) {} }
}

@Preview
@Composable
private fun PlanPreview() = Preview(plan)

@Preview
@Composable
private fun PlanEmptyPreview() = Preview(planEmpty)

@Preview
@Composable
private fun GoalNewPreview() = Preview(goalNew)

@Preview
@Composable
private fun StepNewPreview() = Preview(stepNew)

@Preview
@Composable
private fun StepPreview() = Preview(step)

@Preview
@Composable
private fun SettlePreview() = Preview(settle)
