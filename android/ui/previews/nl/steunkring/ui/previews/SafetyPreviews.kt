package nl.steunkring.ui.previews

import androidx.compose.runtime.Composable
import androidx.compose.ui.tooling.preview.Preview
import nl.steunkring.core.CodeLanguage
import nl.steunkring.core.CoreException
import nl.steunkring.core.Level
import nl.steunkring.core.LongJob
import nl.steunkring.core.OwnDevice
import nl.steunkring.core.SeatKind
import nl.steunkring.core.SecondLockItem
import nl.steunkring.core.told
import nl.steunkring.ui.behind.BehindShown
import nl.steunkring.ui.behind.BehindView
import nl.steunkring.ui.behind.LocksView
import nl.steunkring.ui.code.CodeShown
import nl.steunkring.ui.code.CodeView
import nl.steunkring.ui.code.KeptView
import nl.steunkring.ui.code.MadeView
import nl.steunkring.ui.code.TypeCodeView
import nl.steunkring.ui.keep.CopiesShown
import nl.steunkring.ui.keep.CopiesView
import nl.steunkring.ui.lock.LockView
import nl.steunkring.ui.lock.LockWays
import nl.steunkring.ui.lock.SetLockView
import nl.steunkring.ui.lost.LostView
import nl.steunkring.ui.room.RoomView

private suspend fun SampleHome.locked(): List<SecondLockItem> {
    repeat(2) { core.putBehind(core.found("own_page", "Mijn plek", "Testa").id(), "2580", null) }
    return core.secondLocks()
}

private suspend fun SampleHome.lock(typed: String, byCode: Boolean): Shown {
    val lock = locked().first().screen
    val forgot = lock.enter.says("Cijfers vergeten? Gebruik je code op papier.")
    val screen = lock.copy(finger = core.safetyScreen().finger, forgot = forgot)
    val wrong = told(CoreException.WrongKey(), Level.NL_A2)
    return screen { LockView(screen, typed, byCode, wrong, LockWays({}, {}, {}, {})) }
}

internal val lock = State("lock", full = true) { lock("25", byCode = false) }

internal val lockByCode = State("lock-code") { lock("zeven gele", byCode = true) }

internal val locks = State("locks") {
    val locks = locked()
    val title = checkNotNull(core.homeScreen().locked)
    screen { LocksView(title, locks) {} }
}

internal val setLock = State("set-lock", full = true) {
    val said = core.setLock("2580", null)
    val safety = core.safetyScreen()
    screen { SetLockView(safety, said, true, { _, _ -> }, {}) }
}

internal val behind = State("behind", full = true) {
    core.setLock("2580", null)
    val shown = BehindShown(core.behindScreen(space.id()), core.safetyScreen())
    screen { BehindView(shown, null, {}, {}) }
}

internal val code = State("code") {
    val shown = CodeShown(core.codeScreen(), core.safetyScreen())
    screen { CodeView(shown, {}, {}) {} }
}

/** Where spaces are under a code already. */
internal val codeAgain = State("code-again") {
    core.keepCode(core.drawCode(CodeLanguage.DUTCH).typed)
    val shown = CodeShown(core.codeScreen(), core.safetyScreen())
    screen { CodeView(shown, {}, {}) {} }
}

/** Words as a code has them. */
private val WORDS = listOf("paraplu", "fiets", "zomer", "tafel", "boom", "regen")

internal val codeMade = State("code-made", full = true) {
    val made = core.drawCode(CodeLanguage.DUTCH)
    // It is drawn anew each time.
    val still = made.copy(words = made.words.mapIndexed { at, word -> word.says("${at + 1}. ${WORDS[at % WORDS.size]}") })
    screen { MadeView(still) {} }
}

internal val codeTyped = State("code-typed") {
    val begun = "zeven gele"
    val (safety, fault) = core.safetyScreen() to core.codeFault(begun)
    screen { TypeCodeView(safety, fault, {}, begun) {} }
}

internal val codeKept = State("code-kept") {
    val kept = core.keepCode(core.drawCode(CodeLanguage.DUTCH).typed)
    val title = core.codeScreen().title
    screen { KeptView(title, kept.copy(said = kept.said.map { it.still() })) {} }
}

internal val lost = State("lost", full = true) {
    letIn(SeatKind.DEVICE, "Testa")
    val lost = core.lostScreen()
    // They name the day of the run.
    val devices = lost.devices.map { it.copy(since = it.since?.says("Sinds 3 november 2026.")) }
    screen { LostView(lost.copy(devices = devices), null, {}, {}) }
}

internal val lostDone = State("lost-done") {
    letIn(SeatKind.DEVICE, "Testa")
    val lost = core.lostScreen()
    val done = core.lose(lost.devices.map { OwnDevice(it.space, it.device) })
    screen { LostView(lost, done, {}, {}) }
}

internal val copies = State("copies", full = true) {
    val copies = CopiesShown(core.exportScreen(), core.spaces())
    screen { CopiesView(copies, listOf(copies.screen.copyDone), {}, {}) }
}

internal val room = State("room", full = true) {
    val room = core.storageScreen()
    val spaces = room.spaces.map { it.copy(texts = it.texts.stillSize(), spare = null) }
    val tidied = core.tidy(LongJob()).said.stillSize()
    screen { RoomView(room.copy(all = room.all.stillSize(), spare = null, spaces = spaces), tidied) {} }
}

@Preview
@Composable
private fun LockPreview() = Preview(lock)

@Preview
@Composable
private fun LockByCodePreview() = Preview(lockByCode)

@Preview
@Composable
private fun LocksPreview() = Preview(locks)

@Preview
@Composable
private fun SetLockPreview() = Preview(setLock)

@Preview
@Composable
private fun BehindPreview() = Preview(behind)

@Preview
@Composable
private fun CodePreview() = Preview(code)

@Preview
@Composable
private fun CodeAgainPreview() = Preview(codeAgain)

@Preview
@Composable
private fun CodeMadePreview() = Preview(codeMade)

@Preview
@Composable
private fun CodeTypedPreview() = Preview(codeTyped)

@Preview
@Composable
private fun CodeKeptPreview() = Preview(codeKept)

@Preview
@Composable
private fun LostPreview() = Preview(lost)

@Preview
@Composable
private fun LostDonePreview() = Preview(lostDone)

@Preview
@Composable
private fun CopiesPreview() = Preview(copies)

@Preview
@Composable
private fun RoomPreview() = Preview(room)
