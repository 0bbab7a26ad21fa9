package nl.steunkring.ui.talk

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.SideEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.produceState
import androidx.compose.runtime.remember
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.withContext
import nl.steunkring.core.Space
import nl.steunkring.core.Watched
import nl.steunkring.core.newId
import nl.steunkring.ui.App
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Way
import nl.steunkring.ui.theme
import nl.steunkring.ui.watched

/** The talks of a space. */
@Composable
fun TalksWay(app: App, space: Space) {
    // One gesture: however often it is tapped, it begins one.
    val gesture = remember(space) { newId() }
    val screen by watched(app.doer, space, Watched.Space) { space.notesScreen() }
    screen?.let {
        TalksView(it, { talk -> app.ways.to(Way.Note(space.id(), talk)) }) {
            app.doer.go {
                space.startNote(gesture, "")
                app.ways.to(Way.Note(space.id(), gesture))
            }
        }
    }
}

/** One talk with its editor, which is open while the talk is on the screen. */
@Composable
fun NoteWay(app: App, space: Space, id: String) {
    val theme = LocalColours.current.theme
    var faces = remember(space, theme) { emptyMap<String, Drawing>() }
    val shown by watched(app.doer, space, Watched.Note(id), theme) { noteShown(space, id, theme, faces).also { faces = it.faces } }
    val holder by produceState<NoteHolder?>(null, space, id) {
        app.doer.guarded {
            val open = NoteHolder(space.openEditor(id))
            try {
                value = open
                awaitCancellation()
            } finally {
                withContext(NonCancellable) { open.end() }
            }
        }
    }
    LaunchedEffect(holder) { holder?.let { app.doer.guarded { it.follow() } } }
    val (note, typed) = (shown ?: return) to (holder ?: return)
    val value = typed.value
    SideEffect { typed.drawn() }
    NoteView(
        note,
        value,
        typed.saved,
        typed::type,
        NoteWays(
            name = { app.doer.change { space.nameTalk(id, it) } },
            attend = { one -> app.doer.change { space.attend(id, one.person, !one.present) } },
            decide = { app.doer.change { space.decide(id, newId(), it) } },
            step = { text, owner -> app.doer.change { space.planStep(id, newId(), text, owner) } },
            done = app.ways::back,
        ),
    )
}
