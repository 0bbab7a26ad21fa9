package nl.steunkring.ui.legend

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Arrow
import nl.steunkring.core.Label
import nl.steunkring.core.LegendScreen
import nl.steunkring.core.LineStyle
import nl.steunkring.ui.Card
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.Line
import nl.steunkring.ui.Said

/** What the lines and arrows mean. */
@Composable
fun LegendView(screen: LegendScreen) = Frame(
    screen.title,
    listOf(screen.title) + screen.lines.map { it.label } + screen.arrows.map { it.label },
) {
    Card { screen.lines.forEach { Sample(it.style, Arrow.NONE, it.label) } }
    Card { screen.arrows.forEach { Sample(LineStyle.NORMAL, it.arrow, it.label) } }
}

@Composable
private fun Sample(line: LineStyle, arrow: Arrow, label: Label) = Row(
    Modifier.fillMaxWidth(),
    Arrangement.spacedBy(14.dp),
    Alignment.CenterVertically,
) {
    Line(line, arrow, label)
    Said(label, Letters.BODY, Modifier.weight(1f))
}
