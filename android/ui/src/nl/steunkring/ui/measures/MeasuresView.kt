package nl.steunkring.ui.measures

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import nl.steunkring.core.MeasureItem
import nl.steunkring.core.MeasureOptions
import nl.steunkring.core.MeasuresScreen
import nl.steunkring.core.Space
import nl.steunkring.core.Watched
import nl.steunkring.ui.App
import nl.steunkring.ui.Card
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Said
import nl.steunkring.ui.watched

/** What follows from a circle, each in sentences, and first that none of it is a score. */
@Composable
fun MeasuresView(screen: MeasuresScreen) {
    val first = listOfNotNull(screen.circle, screen.seenBy, screen.since, screen.with)
    Frame(screen.title, listOf(screen.title, screen.noScore) + first + screen.measures.flatMap(::said), screen.strip) {
        Said(screen.noScore, Letters.QUESTION)
        first.forEach { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
        screen.measures.forEach { Measure(it) }
    }
}

private fun said(measure: MeasureItem) =
    listOf(measure.about, measure.sentence) + measure.more + listOfNotNull(measure.base, measure.notTold, measure.notInIt)

@Composable
private fun Measure(measure: MeasureItem) = Card {
    Said(measure.about, Letters.HEADING)
    (listOf(measure.sentence) + measure.more).forEach { Said(it, Letters.BODY) }
    listOfNotNull(measure.base, measure.notTold, measure.notInIt).forEach { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
}

/** What follows from the circle of a space. */
@Composable
fun MeasuresWay(app: App, space: Space) {
    val whose = app.ways.whose[space.id()]
    val screen by watched(app.doer, space, Watched.Map, whose) { space.measuresScreen(MeasureOptions(ego = whose)) }
    screen?.let { MeasuresView(it) }
}
