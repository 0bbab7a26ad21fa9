package nl.steunkring.ui.plan

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import nl.steunkring.core.ActionItem
import nl.steunkring.core.GoalItem
import nl.steunkring.core.Offer
import nl.steunkring.core.PlanScreen
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.ui.AT_WORDS
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Empty
import nl.steunkring.ui.Face
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Heard
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Picture
import nl.steunkring.ui.Said
import nl.steunkring.ui.TARGET
import nl.steunkring.ui.Weight
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.grown
import nl.steunkring.ui.isLarge

/** One moment of the plan. */
class PlanShown(
    /** Everything to say. */
    val screen: PlanScreen,
    /** The faces of who wishes and who does something. */
    val faces: Map<String, Drawing>,
)

/** Reads the plan with the faces in it; those that are [known] are not read again. */
suspend fun planShown(space: Space, theme: Theme, known: Map<String, Drawing> = emptyMap()): PlanShown {
    val screen = space.planScreen()
    val people = screen.goals.mapNotNull { it.whosePerson } + screen.actions.mapNotNull { it.ownerPerson }
    return PlanShown(screen, facesOf(space, people, theme, known))
}

/** The plan: what is wished, who does what, and who agrees. */
@Composable
fun PlanView(shown: PlanShown, onStep: (String) -> Unit, onOffer: (Offer) -> Unit) {
    val screen = shown.screen
    val offers = screen.offers.associateBy { it.id }
    Frame(
        screen.title,
        listOf(screen.title, screen.help) + screen.empty + screen.goals.flatMap { listOfNotNull(it.whose, it.text) + it.scale } +
            screen.actionsTitle + screen.actions.flatMap { listOfNotNull(it.sentence ?: it.text, it.status, it.late, it.mark) } +
            screen.agreedTitle + screen.agreed + screen.evaluations,
        screen.strip,
        rest = { offers["add-goal"]?.let { Button(it.label, Weight.SOFT, Modifier.fillMaxWidth()) { onOffer(it) } } },
        foot = { offers["add-step"]?.let { Button(it.label, Weight.FIRST, Modifier.fillMaxWidth()) { onOffer(it) } } },
    ) {
        Said(screen.help, Letters.BODY)
        Empty(screen.empty, "plan")
        screen.goals.forEach { Goal(it, it.whosePerson?.let(shown.faces::get)) }
        if (screen.actions.isNotEmpty()) {
            Said(screen.actionsTitle, Letters.HEADING)
            Card { screen.actions.forEach { step -> Step(step, step.ownerPerson?.let(shown.faces::get)) { onStep(step.id) } } }
        }
        if (screen.empty.isEmpty()) {
            Card {
                Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
                    Picture("agreed", 40.dp)
                    Said(screen.agreedTitle, Letters.HEADING)
                }
                screen.agreed.forEach { Said(it, Letters.SECOND) }
                offers["agree"]?.let { Button(it.label, Weight.SOFT, Modifier.fillMaxWidth()) { onOffer(it) } }
            }
        }
        screen.evaluations.forEach { Said(it, Letters.BODY) }
    }
}

@Composable
private fun Goal(goal: GoalItem, face: Drawing?) = Row(
    Modifier
        .fillMaxWidth()
        .clip(RoundedCornerShape(24.dp))
        .background(LocalColours.current.ring1)
        .padding(16.dp),
    Arrangement.spacedBy(14.dp),
    Alignment.CenterVertically,
) {
    Box(Modifier.align(AT_WORDS)) { if (face != null) Face(face, 64.dp) else Picture("dream", grown(48.dp)) }
    Column(Modifier.weight(1f)) {
        goal.whose?.let { Said(it, Letters.SECOND) }
        Said(goal.text, Letters.QUESTION)
        goal.scale.forEach { Said(it, Letters.SECOND) }
    }
}

/** A step is one thing to tap: who, what, by when, and how far it is. */
@Composable
private fun Step(step: ActionItem, face: Drawing?, onTap: () -> Unit) {
    val words: @Composable (Modifier) -> Unit = { place ->
        Column(place) {
            Said(step.text, Letters.BODY)
            val soft = LocalColours.current.inkSoft
            listOfNotNull(step.owner, step.due, step.late, step.mark).forEach { Said(it, Letters.SECOND, colour = soft) }
        }
    }
    val state: @Composable () -> Unit = {
        Column(Modifier.widthIn(min = 72.dp, max = 96.dp), horizontalAlignment = Alignment.CenterHorizontally) {
            State(step)
            Said(step.status, Letters.SECOND, middle = true)
        }
    }
    val heard = listOfNotNull(step.text, step.owner, step.due, step.late, step.mark, step.status)
    val ground = Modifier
        .fillMaxWidth()
        .heightIn(min = TARGET)
        .clip(RoundedCornerShape(18.dp))
        .clickable(role = Role.Button, onClick = onTap)
        .padding(vertical = 8.dp)
    if (isLarge()) {
        Column(ground, Arrangement.spacedBy(8.dp)) {
            Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
                Box(Modifier.align(AT_WORDS)) { Who(face) }
                words(Modifier.weight(1f))
            }
            Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
                State(step)
                Said(step.status, Letters.SECOND, Modifier.weight(1f))
                Heard(heard)
            }
        }
        return
    }
    Row(ground, Arrangement.spacedBy(12.dp), Alignment.CenterVertically) {
        Box(Modifier.align(AT_WORDS)) { Who(face) }
        words(Modifier.weight(1f))
        state()
        Heard(heard)
    }
}

@Composable
private fun Who(face: Drawing?) = if (face != null) Face(face, grown(48.dp)) else Picture("step", grown(48.dp))

@Composable
private fun State(step: ActionItem) = Picture(step.status.pictogram ?: "to-do", grown(36.dp))
