package nl.steunkring.ui.talk

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.text.TextRange
import androidx.compose.ui.text.input.TextFieldValue
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import nl.steunkring.core.CoreException
import nl.steunkring.core.Edited
import nl.steunkring.core.Editor
import nl.steunkring.core.Splice
import nl.steunkring.core.Typed

/**
 * The text field of a talk over the core's editor. What is typed goes to the core in order, without anybody waiting for it; what others
 * wrote comes into the field with the answer to the last that was sent.
 */
class NoteHolder(private val editor: Editor) {
    /** What stands in the field. */
    var value by mutableStateOf(TextFieldValue(editor.text()))
        private set

    /** Whether all that was typed survives the death of the app. */
    var saved by mutableStateOf(true)
        private set

    private val waiting = ArrayDeque<Typed>()
    private val nudge = Channel<Unit>(Channel.CONFLATED)

    /** What the field has drawn, the last answer that is in it, and the one that is in [value]. */
    private var drawn = value.text
    private var seen = editor.opened().answer
    private var newest = seen
    private var asks = false

    /** Takes what somebody typed. It was made from what the field had drawn: what came since is not in it, and comes with the next answer. */
    fun type(next: TextFieldValue) {
        val splices = listOfNotNull(splice(drawn, next.text))
        value = next
        drawn = next.text
        val missed = seen != newest
        newest = seen
        // Where the caret alone moved there is nothing to keep.
        if (splices.isNotEmpty() || missed) send(splices)
    }

    /** To be called whenever the field has drawn [value]. */
    fun drawn() {
        drawn = value.text
        seen = newest
        if (asks) ask()
    }

    /** Sends what is typed and takes in what others write, until the editor is closed or the caller is cancelled. */
    suspend fun follow() = coroutineScope {
        launch {
            while (editor.next() != null) ask()
            nudge.close()
        }
        for (one in nudge) sendAll()
    }

    /** Sends what is still waiting and closes the editor; to be called once nobody follows any more. */
    suspend fun end() {
        try {
            sendAll()
        } finally {
            editor.close()
        }
    }

    /** Asks what others wrote, once what came before is drawn: the core knows two answers, the last that was drawn and the newest. */
    private fun ask() {
        asks = seen != newest
        if (!asks) send(emptyList())
    }

    private fun send(splices: List<Splice>) {
        saved = false
        val composing = value.composition != null
        waiting += Typed(splices, value.selection.end.toUInt(), value.selection.start.toUInt(), composing, seen)
        nudge.trySend(Unit)
    }

    /** What is taken off the row is on its way, also where nobody waits for the answer any more: nothing is sent twice or never. */
    private suspend fun sendAll() {
        while (waiting.isNotEmpty()) {
            val answer = try {
                editor.edit(waiting.removeFirst())
            } catch (refused: CoreException) {
                // What was typed after it stands on letters that the core does not have.
                waiting.clear()
                throw refused
            }
            // Otherwise more was typed since: what this answer had to say comes with the next.
            if (waiting.isEmpty()) take(answer)
        }
    }

    private fun take(answer: Edited) {
        val text = answer.splices.fold(drawn) { text, splice ->
            val at = splice.at.toInt()
            text.replaceRange(at, at + splice.delete.toInt(), splice.insert)
        }
        newest = answer.answer
        saved = true
        if (text == drawn) seen = newest
        if (text == value.text) return
        value = TextFieldValue(text, TextRange(answer.anchor.toInt(), answer.caret.toInt()))
    }
}

/** The one change that makes a text the other; none where they are the same. */
internal fun splice(from: String, to: String): Splice? {
    if (from == to) return null
    var start = from.commonPrefixWith(to).length
    // Between the halves of one sign nothing is taken apart.
    if (start > 0 && from[start - 1].isHighSurrogate()) start--
    val same = from.drop(start).commonSuffixWith(to.drop(start))
    val end = same.length - if (same.firstOrNull()?.isLowSurrogate() == true) 1 else 0
    return Splice(start.toUInt(), (from.length - start - end).toUInt(), to.substring(start, to.length - end))
}
