package nl.steunkring.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label

/** People by name, each with the face of who they are on the map where they have one. */
@Composable
fun Named(names: List<Label>, people: List<String?>, faces: Map<String, Drawing>) =
    FlowRow(horizontalArrangement = Arrangement.spacedBy(14.dp), verticalArrangement = Arrangement.spacedBy(6.dp)) {
        names.zip(people).forEach { (name, who) ->
            Row(horizontalArrangement = Arrangement.spacedBy(6.dp), verticalAlignment = Alignment.CenterVertically) {
                faces[who]?.let { Face(it, grown(36.dp)) }
                Said(name, Letters.SECOND, Modifier.weight(1f, fill = false), LocalColours.current.inkSoft)
            }
        }
    }

/** The faces of those of whom words tell that stand beside them; who has none here is left to the words. */
@Composable
fun Faces(people: List<String>, faces: Map<String, Drawing>, side: Dp = 36.dp) {
    if (people.isEmpty()) return
    FlowRow(horizontalArrangement = Arrangement.spacedBy(6.dp), verticalArrangement = Arrangement.spacedBy(6.dp)) {
        people.forEach { one -> faces[one]?.let { Face(it, side) } }
    }
}
