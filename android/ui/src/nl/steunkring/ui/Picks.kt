package nl.steunkring.ui

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.runtime.MutableIntState
import androidx.compose.runtime.MutableState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import nl.steunkring.core.DaysScreen
import nl.steunkring.core.Label
import nl.steunkring.core.Pick
import nl.steunkring.core.Space
import nl.steunkring.core.Theme

private const val FACE = 64u

/** The faces of some people; those that are [known] are not read again. */
suspend fun facesOf(space: Space, people: List<String>, theme: Theme, known: Map<String, Drawing> = emptyMap()): Map<String, Drawing> {
    val strange = (people.toSet() - known.keys).toList()
    val drawn = strange.zip(space.figuresSvg(strange, FACE, theme)).toMap()
    return people.distinct().associateWith { known[it] ?: drawing(drawn.getValue(it)) }
}

/** A face beside its name: it says nothing by itself. */
@Composable
fun Face(face: Drawing, side: Dp = 48.dp) = Box(Modifier.size(side).drawBehind { face.draw(this) })

/**
 * The pictogram of each of some choices, so that their words stand in line: where most have their own the rest has that of [others], and where
 * few have one, none has.
 */
fun pictured(labels: List<Label>, others: String): (Label) -> String? {
    val own = labels.count { it.pictogram != null }
    return { label -> if (own > 0 && own * 2 >= labels.size) label.pictogram ?: others else null }
}

/** The face of somebody in a list of faces; who has none yet is a silhouette. */
@Composable
fun FaceOf(face: Drawing?, side: Dp = 48.dp) = if (face != null) Face(face, side) else Picture("unknown-person", side)

/** Answers to choose from, beside each other, or [several] that each stand by themselves. People have their faces. */
@Composable
fun Picks(
    picks: List<Pick>,
    chosen: Set<String>,
    wide: Int,
    faces: Map<String, Drawing> = emptyMap(),
    several: Boolean = false,
    others: String = "question",
    onPick: (String) -> Unit,
) {
    val pictograms = pictured(picks.map { it.label }, others)
    Grid(picks, wide) { pick, place ->
        val pictogram = pictograms(pick.label)
        val own = pick.label.pictogram
        val picture: (@Composable () -> Unit)? = when {
            // All together are no face: they have a picture of their own, as large as one.
            faces.isNotEmpty() -> { { if (own == null || pick.id in faces) FaceOf(faces[pick.id], grown(48.dp)) else Picture(own, grown(48.dp)) } }
            pictogram != null -> { { Picture(pictogram, grown(40.dp)) } }
            else -> null
        }
        Option(pick.label, pick.id in chosen, several, place, upright = true, picture = picture) { onPick(pick.id) }
    }
}

/** A question that is answered with a day: the day that is chosen, and at a tap the days to choose from. */
@Composable
fun Days(
    question: Label,
    screen: DaysScreen,
    open: Boolean,
    onOpen: () -> Unit,
    onPage: (Int) -> Unit,
    canBeNone: Boolean = true,
    onDay: (String?) -> Unit,
) {
    val offers = screen.offers.associateBy { it.id }
    Said(question, Letters.QUESTION)
    (screen.chosen ?: offers["none"]?.label)?.let { Button(it, Weight.EDGE, Modifier.fillMaxWidth(), onOpen) }
    if (!open) return
    Grid(screen.days, 2) { day, place -> Answer(day.label, day.chosen, place, upright = true, picture = null) { onDay(day.id) } }
    val steps = listOf("earlier" to -1, "later" to 1)
    Grid(steps, 2) { (id, step), place -> offers[id]?.let { Button(it.label, Weight.SOFT, place) { onPage(step) } } }
    if (canBeNone && screen.chosen != null) offers["none"]?.let { Button(it.label, Weight.EDGE, Modifier.fillMaxWidth()) { onDay(null) } }
}

/** The days of the core with the page that somebody looks at, and whether they are open. */
class DaysShown(val screen: DaysScreen, page: MutableIntState, open: MutableState<Boolean>) {
    internal var page by page
    internal var open by open
}

/** The days to choose from; null before they were read. What they stand on is shown with them, so that nothing moves when they come. */
@Composable
fun daysShown(app: App, space: Space, chosen: String?): DaysShown? {
    val page = remember(space) { mutableIntStateOf(0) }
    val open = remember(space) { mutableStateOf(false) }
    val screen by shown(app.doer, space, page.intValue, chosen) { space.daysScreen(page.intValue, chosen) }
    return screen?.let { DaysShown(it, page, open) }
}

/** [Days] over the core. */
@Composable
fun DaysWay(question: Label, days: DaysShown, canBeNone: Boolean = true, onDay: (String?) -> Unit) =
    Days(question, days.screen, days.open, { days.open = !days.open }, { days.page += it }, canBeNone) {
        days.open = false
        onDay(it)
    }
