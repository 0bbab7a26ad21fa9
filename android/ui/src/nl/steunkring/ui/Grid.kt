package nl.steunkring.ui

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.layout.Layout
import androidx.compose.ui.unit.Constraints
import androidx.compose.ui.unit.dp

private val GAP = 10.dp

/** A column has so much room at least for letters of the usual size, and more for larger ones. */
private val COLUMN = 90.dp

/**
 * Things beside each other in rows of a number; fewer where the letters leave no room for so many, or a word would be broken. One that is left for
 * the last row alone takes as much of it as there is where that row [fills].
 */
@Composable
fun <T> Grid(things: List<T>, wide: Int, modifier: Modifier = Modifier, fills: Boolean = false, one: @Composable (T, Modifier) -> Unit) =
    Layout({ things.forEach { one(it, Modifier) } }, modifier) { cells, room ->
        val gap = GAP.roundToPx()
        val longest = cells.maxOfOrNull { it.minIntrinsicWidth(Constraints.Infinity) } ?: 0
        // It is asked how much it would need where nothing bounds it.
        val all = if (room.hasBoundedWidth) room.maxWidth else wide * (cells.maxOfOrNull { it.maxIntrinsicWidth(Constraints.Infinity) } ?: 0) + (wide - 1) * gap
        val least = maxOf(longest, (COLUMN * fontScale).roundToPx())
        val columns = ((all + gap) / (least + gap)).coerceIn(1, wide)
        val width = (all - (columns - 1) * gap) / columns
        var down = 0
        val placed = cells.chunked(columns).flatMap { row ->
            val each = if (fills && row.size == 1) all else width
            val height = row.maxOf { it.minIntrinsicHeight(each) }
            val top = down
            down += height + gap
            row.mapIndexed { at, cell -> Triple(cell.measure(Constraints.fixed(each, height)), at * (each + gap), top) }
        }
        layout(all, (down - gap).coerceAtLeast(0)) { placed.forEach { (cell, x, y) -> cell.placeRelative(x, y) } }
    }
