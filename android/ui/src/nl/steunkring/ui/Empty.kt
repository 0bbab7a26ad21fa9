package nl.steunkring.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Label

/**
 * Where nothing stands yet: the picture of what will, unless the screen shows that already, what is said of it, and the ear that says it. What
 * there is to do stands in the foot.
 */
@Composable
fun Empty(said: List<Label>, pictogram: String?) {
    val first = said.firstOrNull() ?: return
    Column(Modifier.fillMaxWidth().padding(vertical = 16.dp), Arrangement.spacedBy(12.dp), Alignment.CenterHorizontally) {
        pictogram?.let { Picture(it, 120.dp) }
        said.forEachIndexed { at, label -> Said(label, if (at == 0) Letters.QUESTION else Letters.BODY, middle = true) }
        Ear(said, first)
    }
}

/** [Empty] with one sentence. */
@Composable
fun Empty(said: Label, pictogram: String) = Empty(listOf(said), pictogram)
