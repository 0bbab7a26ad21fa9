package nl.steunkring.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.runtime.Composable
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp

/** The faces of those of whom words tell that stand beside them; who has none here is left to the words. */
@Composable
fun Faces(people: List<String>, faces: Map<String, Drawing>, side: Dp = 36.dp) {
    if (people.isEmpty()) return
    FlowRow(horizontalArrangement = Arrangement.spacedBy(6.dp), verticalArrangement = Arrangement.spacedBy(6.dp)) {
        people.forEach { one -> faces[one]?.let { Face(it, side) } }
    }
}
