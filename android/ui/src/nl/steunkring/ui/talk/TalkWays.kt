package nl.steunkring.ui.talk

import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.SideEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.produceState
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.setValue
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.withContext
import nl.steunkring.core.NewStep
import nl.steunkring.core.Space
import nl.steunkring.core.Watched
import nl.steunkring.core.newId
import nl.steunkring.ui.App
import nl.steunkring.ui.DaysWay
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.Platform
import nl.steunkring.ui.Way
import nl.steunkring.ui.Within
import nl.steunkring.ui.daysShown
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.theme
import nl.steunkring.ui.watched

/** The talks of a space. */
@Composable
fun TalksWay(app: App, space: Space) {
    // One gesture: however often it is tapped, it begins one.
    val gesture = remember(space) { newId() }
    val theme = LocalColours.current.theme
    var faces = remember(space, theme) { emptyMap<String, Drawing>() }
    val shown by watched(app.doer, space, Watched.Space, theme) {
        space.notesScreen().let { it to facesOf(space, it.items.flatMap { talk -> talk.faces.filterNotNull() }, theme, faces).also { read -> faces = read } }
    }
    shown?.let { (screen, seen) ->
        TalksView(screen, seen, { talk -> app.ways.to(Way.Note(space.id(), talk)) }) {
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
    // An edit that was refused closes the editor; another is opened on what stands in the talk.
    var opened by remember(space, id) { mutableIntStateOf(0) }
    val holder by produceState<NoteHolder?>(null, space, id, opened) {
        app.doer.guarded {
            val open = NoteHolder(space.openEditor(id))
            try {
                value = open
                awaitCancellation()
            } finally {
                withContext(NonCancellable) { app.doer.guarded { open.end() } }
            }
        }
    }
    LaunchedEffect(holder) {
        val open = holder ?: return@LaunchedEffect
        if (app.doer.guarded { open.follow() } == null) opened++
    }
    val (note, typed) = (shown ?: return) to (holder ?: return)
    val days = daysShown(app, space, note.screen.item.day) ?: return
    val value = typed.value
    SideEffect { typed.drawn() }
    val platform = LocalPlatform.current
    val scope = rememberCoroutineScope()
    val media = remember(space, id) { MediaHolder(space, id, app.doer, scope) }
    DisposableEffect(media) { onDispose { media.left(platform.recorder) } }
    NoteView(
        note,
        value,
        typed.saved,
        typed::type,
        NoteWays(
            name = { app.doer.change { space.nameTalk(id, it) } },
            attend = { one -> app.doer.change { space.attend(id, one.person, !one.present) } },
            decide = { app.doer.change { space.decide(id, newId(), it) } },
            step = { text, owner -> app.doer.change { space.planStep(newId(), NewStep(text, owner, talk = id)) } },
            open = { app.ways.to(Within.Step(space.id(), it)) },
            choose = { command -> app.doer.change { space.run(command) } },
            media = mediaWays(media, platform),
            remove = { app.doer.changeAndGo(app.ways::back) { space.takeAway("documents", id) } },
            done = app.ways::back,
        ),
        media.shown,
    ) {
        DaysWay(note.writing.`when`, days) { day -> app.doer.change { space.talkDay(id, day) } }
    }
}

private fun mediaWays(media: MediaHolder, platform: Platform) = MediaWays(
    record = { platform.recorder?.let(media::record) },
    choose = { platform.photos?.let(media::choose) },
    play = { one -> platform.player?.let { media.play(it, one.id) } },
    look = { one -> platform.pictures?.let { media.look(it, one.id) } },
    remove = { media.remove(it.id) },
)
