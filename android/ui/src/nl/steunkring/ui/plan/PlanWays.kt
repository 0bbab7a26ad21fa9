package nl.steunkring.ui.plan

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import nl.steunkring.core.NewStep
import nl.steunkring.core.PlanningScreen
import nl.steunkring.core.Space
import nl.steunkring.core.Watched
import nl.steunkring.core.newId
import nl.steunkring.ui.App
import nl.steunkring.ui.DaysWay
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Within
import nl.steunkring.ui.daysShown
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.shown
import nl.steunkring.ui.theme
import nl.steunkring.ui.watched
import nl.steunkring.ui.within

/** The plan of a space. */
@Composable
fun PlanWay(app: App, space: Space) {
    val theme = LocalColours.current.theme
    val shown by watched(app.doer, space, Watched.Map, theme) { planShown(space, theme) }
    shown?.let {
        PlanView(it, { step -> app.ways.to(Within.Step(space.id(), step)) }) { offer ->
            when (offer.id) {
                "agree" -> app.doer.change { space.agree() }
                else -> within(space.id(), offer.id)?.let(app.ways::to)
            }
        }
    }
}

/** What the fields of the plan ask, with everybody's face. */
@Composable
private fun Planning(app: App, space: Space, content: @Composable (PlanningScreen, Map<String, Drawing>) -> Unit) {
    val theme = LocalColours.current.theme
    val shown by shown(app.doer, space, theme) {
        val screen = space.planningScreen()
        screen to facesOf(space, screen.people.map { it.id }, theme)
    }
    shown?.let { (screen, faces) -> content(screen, faces) }
}

/** A wish to write down. */
@Composable
fun NewGoalWay(app: App, space: Space) {
    // One gesture: however often it is tapped, it adds one.
    val gesture = remember(space) { newId() }
    Planning(app, space) { screen, faces ->
        NewGoalView(screen, faces) { text, whose ->
            app.doer.changeAndGo(app.ways::back) { space.addGoal(gesture, text, whose) }
        }
    }
}

/** A step to write down. */
@Composable
fun NewStepWay(app: App, space: Space) {
    val gesture = remember(space) { newId() }
    var due by remember(space) { mutableStateOf<String?>(null) }
    Planning(app, space) { screen, faces ->
        daysShown(app, space, due)?.let { days ->
            NewStepView(screen, faces, { DaysWay(screen.due, days) { due = it } }) { text, owner ->
                app.doer.changeAndGo(app.ways::back) { space.planStep(gesture, NewStep(text, owner, due)) }
            }
        }
    }
}

/** One step of the plan. */
@Composable
fun StepWay(app: App, space: Space, id: String) {
    val theme = LocalColours.current.theme
    // Once it is taken away there is no step to read any more.
    var there by remember(id) { mutableStateOf(true) }
    val shown by watched(app.doer, space, Watched.Map, id, theme) {
        if (there) space.stepScreen(id).let { it to facesOf(space, it.people.map { one -> one.id }, theme) } else null
    }
    val (screen, faces) = shown ?: return
    val days = daysShown(app, space, screen.day) ?: return
    StepView(
        screen,
        faces,
        { DaysWay(screen.due, days) { day -> app.doer.change { space.stepDue(id, day) } } },
        StepDoes(
            state = { app.doer.change { space.stepState(id, it) } },
            owner = { app.doer.change { space.stepOwner(id, it) } },
            remove = {
                there = false
                app.doer.changeAndGo(app.ways::back) { space.takeAway("actions", id) }
            },
        ),
    )
}
