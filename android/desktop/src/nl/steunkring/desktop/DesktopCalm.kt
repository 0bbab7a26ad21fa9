package nl.steunkring.desktop

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import java.awt.Toolkit
import java.beans.PropertyChangeListener

/** What GNOME, and what follows it, tells every program of whether things move: none or one; Java names it so. */
private const val MOVES = "gnome.Gtk/EnableAnimations"

/** Whether this desktop asks for less motion, also where it asks later; one that tells nothing does not. */
fun calmOf(toolkit: Toolkit) = calmOf(toolkit.getDesktopProperty(MOVES)) { toolkit.addPropertyChangeListener(MOVES, it) }

/** The same of a desktop that [told] something and will have others hear of what it tells next. */
fun calmOf(told: Any?, hear: (PropertyChangeListener) -> Unit): () -> Boolean {
    var calm by mutableStateOf(told == 0)
    hear { calm = it.newValue == 0 }
    return { calm }
}
