package nl.steunkring.ui

import kotlin.test.assertNotNull
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.CodeLanguage
import nl.steunkring.core.CoreException
import nl.steunkring.core.Label
import nl.steunkring.core.Level
import nl.steunkring.core.LongJob
import nl.steunkring.core.SeatKind
import nl.steunkring.core.SyncState
import nl.steunkring.core.Theme
import nl.steunkring.core.told
import nl.steunkring.ui.behind.BehindShown
import nl.steunkring.ui.behind.BehindView
import nl.steunkring.ui.behind.LocksView
import nl.steunkring.ui.code.CodeShown
import nl.steunkring.ui.code.CodeView
import nl.steunkring.ui.code.MadeView
import nl.steunkring.ui.code.TypeCodeView
import nl.steunkring.ui.keep.CopiesShown
import nl.steunkring.ui.keep.CopiesView
import nl.steunkring.ui.lock.LockView
import nl.steunkring.ui.lock.LockWays
import nl.steunkring.ui.lock.SetLockView
import nl.steunkring.ui.lost.LostView
import nl.steunkring.ui.members.Sure
import nl.steunkring.ui.members.SureView
import nl.steunkring.ui.room.RoomView
import nl.steunkring.ui.start.BackView
import nl.steunkring.ui.start.CopyView
import nl.steunkring.ui.sync.SyncView
import nl.steunkring.ui.who.WhoShown
import nl.steunkring.ui.who.WhoView
import nl.steunkring.ui.who.WhoWays
import nl.steunkring.ui.who.whoShown
import org.junit.Test

/** Pictures of what keeps a home safe, in their fullest state. */
class SafetyRenderTest : Renders() {
    private val safety by lazy { runBlocking { home.core.safetyScreen() } }

    private fun Label.says(text: String) = copy(text = text, spoken = text, pictogram = null)

    @Test
    fun `a lock looks as it was looked at`() {
        val locks = runBlocking {
            repeat(2) { home.core.putBehind(home.core.found("own_page", "Mijn plek", "Testa").id(), "2580", null) }
            home.core.secondLocks()
        }
        val lock = locks.first().screen
        val screen = lock.copy(finger = safety.finger, forgot = lock.enter.says("Cijfers vergeten? Gebruik je code op papier."))
        val wrong = told(CoreException.WrongKey(), Level.NL_A2)
        check("lock", height = 1000) { LockView(screen, "25", false, wrong, LockWays({}, {}, {}, {})) }
        val locked = assertNotNull(runBlocking { home.core.homeScreen() }.locked)
        check("locks", height = 400, of = ends) { LocksView(locked, locks) {} }
    }

    @Test
    fun `setting the lock and a lock of its own look as they were looked at`() {
        val said = runBlocking { home.core.setLock("2580", null) }
        check("set-lock", height = 1000, of = ends) { SetLockView(safety, said, true, { _, _ -> }, {}) }
        val behind = runBlocking { BehindShown(home.core.behindScreen(home.space.id()), safety) }
        check("behind", height = 1000, of = ends) { BehindView(behind, null, {}, {}) }
    }

    @Test
    fun `the code on paper looks as it was looked at`() {
        val screen = runBlocking { CodeShown(home.core.codeScreen(), safety) }
        check("code", height = 700, of = ends) { CodeView(screen, {}, {}) {} }
        val made = runBlocking { home.core.drawCode(CodeLanguage.DUTCH) }
        // It is drawn anew each time.
        val still = made.copy(words = made.words.mapIndexed { at, word -> word.says("${at + 1}. paraplu") })
        check("code-made", height = 1300, of = ends) { MadeView(still) {} }
        val fault = runBlocking { home.core.codeFault("zeven gele") }
        check("code-typed", height = 600, of = ends) { TypeCodeView(safety, fault, {}, {}) }
    }

    @Test
    fun `a lost phone and leaving look as they were looked at`() {
        val lost = runBlocking {
            home.letIn(SeatKind.DEVICE, "Testa")
            home.core.lostScreen()
        }
        // They name the day of the run.
        val devices = lost.devices.map { it.copy(since = it.since?.says("Sinds 3 november 2026.")) }
        check("lost", height = 800, of = ends) { LostView(lost.copy(devices = devices), null, {}, {}) }
        val leave = runBlocking { home.space.leaveScreen() }
        check("leave", height = 600, of = ends) { SureView(Sure(leave.title, leave.effect + listOfNotNull(leave.stays), leave.yes), null, {}, {}) }
    }

    @Test
    fun `sending and copies look as they were looked at`() {
        val sync = runBlocking { home.space.syncScreen() }
        val waiting = sync.copy(
            state = SyncState.WAITING,
            said = sync.said.says("2 dingen nog niet verstuurd"),
            received = listOf(sync.help.says("Gekregen van Iris Test, vandaag om 8:00.")),
            now = sync.help.says("Stuur nu"),
        )
        val post = runBlocking {
            home.space.useRelay("http://127.0.0.1:1")
            home.space.relayScreen()
        }.said
        check("sync", height = 800) { SyncView(waiting, post, {}, {}) }
        val copies = runBlocking { CopiesShown(home.core.exportScreen(), home.core.spaces()) }
        check("copies", height = 900, of = ends) { CopiesView(copies, emptyList(), {}, {}) }
    }

    @Test
    fun `the room that all takes looks as it was looked at`() {
        val room = runBlocking { home.core.storageScreen() }

        // What a home takes differs by the day.
        fun still(label: Label) = label.copy(text = label.text.replace(Regex("[0-9.,]+.(k|M)B"), "12 kB"))
        val shown = room.copy(all = still(room.all), spare = null, spaces = room.spaces.map { it.copy(texts = still(it.texts), spare = null) })
        val tidied = still(runBlocking { home.core.tidy(LongJob()) }.said)
        check("room", height = 700, of = ends) { RoomView(shown, tidied) {} }
    }

    @Test
    fun `the ways back and beginning anew look as they were looked at`() {
        val back = runBlocking { home.core.backScreen() }
        check("back", height = 500, of = ends) { BackView(back, back.offers.map { it.id }.toSet()) {} }
        check("back-copy", height = 500, of = ends) { CopyView(back, back.offers.single { it.id == "copy" }) {} }
        val anew = runBlocking {
            val theirs = home.letIn(SeatKind.EDITOR, "Iris Test")
            theirs.anewScreen(theirs.whoScreen().members.single { !it.own }.id)
        }
        check("anew", height = 700, of = ends) { SureView(Sure(anew.title, anew.effect, anew.yes), null, {}, {}) }
    }

    @Test
    fun `who can see it looks as it was looked at with several phones, with who decides and with who looked on`() {
        val who = runBlocking {
            home.letIn(SeatKind.DEVICE, "Testa")
            home.letIn(SeatKind.OWNER, "Oma Voorbeeld")
            home.letIn(SeatKind.READER, "Iris Test")
            home.letIn(SeatKind.READER, "Buur Proef")
            home.space.stopMember(home.space.whoScreen().members.single { it.name.text == "Buur Proef" }.id)
            whoShown(home.core, home.space, Theme.LIGHT, true)
        }
        // They name the day of the run.
        val day = Regex("(sinds|Sinds|tot) .*")
        fun Label.still() = copy(text = text.replace(day) { "${it.groupValues[1]} 3 november 2026." })
        val members = who.screen.members.map { one ->
            one.copy(since = one.since.still(), each = one.each.map { it.copy(since = it.since?.still()) })
        }
        val former = who.screen.former.map { one -> one.copy(times = one.times.map { it.still() }) }
        val over = who.screen.title.says("Wat er al was, kwam van Oma Voorbeeld. Wie het schreef, weten wij niet zeker.")
        val screen = who.screen.copy(members = members, former = former, takenOver = over)
        check("who-all", height = 2000, of = ends) { WhoView(WhoShown(screen, who.sync, emptyMap(), who.behind), WhoWays({}, { _, _ -> }, {}, {}, {}, {}, {})) }
    }
}
