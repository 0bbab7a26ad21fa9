package nl.steunkring.ui

import java.io.File
import java.nio.file.Files.createTempDirectory
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.CodeLanguage
import nl.steunkring.core.CoreException
import nl.steunkring.core.Label
import nl.steunkring.core.Level
import nl.steunkring.core.MapOptions
import nl.steunkring.core.SeatKind
import nl.steunkring.core.Space
import nl.steunkring.core.SyncState
import nl.steunkring.core.told
import org.junit.After
import org.junit.Test

/** What keeps a home safe, reached by taps. */
class SafetyTest : Tapping() {
    private val folder = createTempDirectory("steunkring")
    private val words by lazy { runBlocking { home.core.frameScreen() } }
    private val safety get() = runBlocking { home.core.safetyScreen() }
    private val who get() = runBlocking { home.space.whoScreen() }

    /** The files that were written to their end. */
    private val written = java.util.concurrent.CopyOnWriteArrayList<File>()

    /** Files that are always kept in one folder. */
    private val kept = object : Files {
        override suspend fun keep(name: String, write: suspend (path: String) -> Unit): Boolean {
            val file = folder.resolve(name).toFile()
            write(file.path)
            written += file
            return true
        }

        override suspend fun open(): Bare? = null
    }

    /** A camera before which no code is held. */
    private object NoCode : Scanner {
        override suspend fun may() = true

        override suspend fun scan(title: Label, back: Label): ByteArray? = null
    }

    @After
    fun end() {
        folder.toFile().deleteRecursively()
    }

    private fun toWho(platform: Platform = Platform()) {
        user.open(home.core, platform)
        user.tap(runBlocking { home.core.homeScreen() }.spaces.single().offers.single { it.id == "who-sees" }.label)
        user.await(who.title)
    }

    private fun toSettings(platform: Platform = Platform()) {
        user.open(home.core, platform)
        user.tap(words.settings)
    }

    private fun iris() = who.members.single { it.name.text == "Iris Test" }

    @Test
    fun `a space goes behind a lock of its own, is opened there and comes back`() {
        val behind = runBlocking { home.core.behindScreen(home.space.id()) }
        toWho()
        user.tap(behind.title)
        behind.effect.forEach { user.await(it) }
        user.digits("1470")
        user.tap(behind.yes)
        user.until("it is behind a lock") { runBlocking { home.core.secondLocks() }.size == 1 }
        user.tap(words.done)
        val locked = assertNotNull(runBlocking { home.core.homeScreen() }.locked)
        user.tap(locked)
        val lock = runBlocking { home.core.secondLocks() }.single()
        user.tap(lock.label)
        user.await(lock.screen.enter)
        user.digits("9999")
        user.tap(words.next)
        user.await(assertNotNull(told(CoreException.WrongKey(), Level.NL_A2)).what)
        user.digits("1470")
        user.tap(words.next)
        user.await("Onze kring")
        user.tap(words.back)
        user.tap(locked)
        user.tap(lock.label)
        user.digits("1470")
        user.tap(lock.off)
        user.until("it came back") { runBlocking { home.core.spaces() }.size == 1 }
        user.await("Onze kring")
        assertEquals(emptyList(), runBlocking { home.core.secondLocks() })
    }

    @Test
    fun `a member gets more to do, is stopped and stands among who looked on`() {
        home.letIn(SeatKind.READER, "Iris Test")
        toWho()
        val before = iris().may
        user.tap(iris().offers.single { it.id == "role" }.label)
        val role = runBlocking { home.space.roleScreen(iris().id) }
        assertEquals("reader", role.choices.single { it.chosen }.id)
        user.tap(role.choices.single { it.id == "editor" }.label)
        user.tap(role.done)
        user.until("she may write") { iris().may != before }
        user.await(iris().may)
        user.tap(iris().offers.single { it.id == "stop" }.label)
        val stop = runBlocking { home.space.stopScreen(iris().id) }
        stop.effect.forEach { user.await(it) }
        user.tap(stop.yes)
        user.tap(words.done)
        user.await(who.former.single().said)
        assertEquals(1, who.members.size)
    }

    @Test
    fun `the first say is handed over and the circle is left and forgotten`() {
        home.letIn(SeatKind.OWNER, "Iris Test")
        toWho()
        user.tap(iris().offers.single { it.id == "hand-over" }.label)
        user.await(safety.sure)
        user.tap(safety.yes)
        user.tap(words.done)
        user.tap(assertNotNull(who.leave))
        val leave = runBlocking { home.space.leaveScreen() }
        leave.effect.forEach { user.await(it) }
        user.tap(assertNotNull(leave.yes))
        user.tap(words.done)
        user.until("it is left") { who.leave == null }
        val wipe = runBlocking { home.space.wipeScreen() }
        user.tap(wipe.title)
        wipe.effect.forEach { user.await(it) }
        user.tap(wipe.yes)
        user.until("it is gone") { runBlocking { home.core.spaces() }.isEmpty() }
        user.tap(words.done)
        user.await(runBlocking { home.core.languageScreen() }.title)
    }

    @Test
    fun `who alone decides is told why there is no leaving`() {
        home.letIn(SeatKind.EDITOR, "Iris Test")
        toWho()
        user.tap(assertNotNull(who.leave))
        val leave = runBlocking { home.space.leaveScreen() }
        user.await(assertNotNull(leave.stays))
        assertNull(leave.yes)
    }

    @Test
    fun `who alone decides is led to the one member who can come to decide, and leaves after that`() {
        home.letIn(SeatKind.EDITOR, "Iris Test")
        toWho()
        user.tap(assertNotNull(who.leave))
        val leave = runBlocking { home.space.leaveScreen() }
        assertEquals(iris().id, leave.member)
        user.tap(assertNotNull(leave.first).label)
        val role = runBlocking { home.space.roleScreen(iris().id) }
        user.await(role.title)
        user.tap(role.choices.single { it.id == "owner" }.label)
        user.tap(role.done)
        val free = { runBlocking { home.space.leaveScreen() } }
        user.until("Iris decides too") { free().yes != null }
        user.await(assertNotNull(free().yes))
    }

    @Test
    fun `who is alone is led from leaving to letting somebody in`() {
        toWho(Platform(scanner = NoCode))
        user.tap(assertNotNull(who.leave))
        val first = assertNotNull(runBlocking { home.space.leaveScreen() }.first)
        assertEquals("invite", first.id)
        user.tap(first.label)
        user.await(runBlocking { home.space.inviteScreen("?") }.who)
    }

    @Test
    fun `each phone is told apart, and one that is lost is taken out`() {
        home.letIn(SeatKind.DEVICE, "Testa")
        toWho()
        val each = who.members.single().each
        assertEquals(2, each.size)
        each.forEach { user.await(it.name) }
        user.tap(words.back)
        user.tap(words.settings)
        user.tap(safety.lost)
        val lost = runBlocking { home.core.lostScreen() }
        user.tap(lost.devices.single().held)
        user.tap(assertNotNull(lost.yes))
        user.until("it is taken out") { runBlocking { home.core.lostScreen() }.devices.isEmpty() }
        user.tap(words.done)
        user.await(words.settings)
    }

    @Test
    fun `without another phone it says so and goes no further`() {
        toSettings()
        user.tap(safety.lost)
        user.await(runBlocking { home.core.lostScreen() }.why)
        user.checkTargets(2)
    }

    @Test
    fun `a code is drawn, written down and kept, and the same one can be typed later`() {
        toSettings()
        user.tap(safety.code)
        val screen = runBlocking { home.core.codeScreen() }
        screen.limits.forEach { user.await(it) }
        user.tap(screen.new)
        val made = runBlocking { home.core.drawCode(CodeLanguage.DUTCH) }
        user.await(made.write)
        user.tap(words.done)
        user.gone(made.write)
        assertTrue(runBlocking { home.core.codeScreen() }.spaces.single().has)
        user.tap(words.done)
        user.tap(safety.code)
        user.await(runBlocking { home.core.codeScreen() }.spaces.single().label)
        user.tap(safety.typed)
        user.type(safety.typed, "zeven gele paraplu's")
        user.tap(words.next)
        user.await(assertNotNull(runBlocking { home.core.codeFault("zeven gele paraplu's") }))
    }

    @Test
    fun `who cannot be taken out is left by beginning anew, with all that is there and alone`() {
        val theirs = home.letIn(SeatKind.EDITOR, "Iris Test")
        val core = home.others.last().core
        user.open(core, Platform())
        user.tap(runBlocking { core.homeScreen() }.spaces.single().offers.single { it.id == "who-sees" }.label)
        val founder = runBlocking { theirs.whoScreen() }.members.single { !it.own }
        user.tap(founder.offers.single { it.id == "anew" }.label)
        val anew = runBlocking { theirs.anewScreen(founder.id) }
        anew.effect.forEach { user.await(it) }
        assertEquals(1, runBlocking { core.spaces() }.size)
        user.tap(anew.yes)
        user.until("there is a new circle") { runBlocking { core.spaces() }.size == 2 }
        val begun = runBlocking { core.space(core.spaces().single { it.id != theirs.id() }.id) }
        user.await(runBlocking { begun.whoScreen() }.summary)
        user.gone(anew.yes)
        assertEquals(1, runBlocking { begun.whoScreen() }.members.size)
        val people = { space: Space -> runBlocking { space.mapScreen(MapOptions()) }.rings.flatMap { it.people }.map { it.name.text } }
        assertEquals(people(theirs), people(begun))
    }

    @Test
    fun `what was sent is told from who can see it, and goes along in a file`() {
        toWho(Platform(files = kept))
        val sync = runBlocking { home.space.syncScreen() }
        assertEquals(SyncState.ALONE, sync.state)
        user.tap(sync.said)
        user.await(sync.title)
        user.await(sync.help)
        user.tap(sync.file)
        user.until("it is written") { written.any { it.length() > 0 } }
    }

    @Test
    fun `what was sent tells that the post does not answer`() {
        runBlocking { home.space.useRelay("http://127.0.0.1:1") }
        toWho()
        user.tap(runBlocking { home.space.syncScreen() }.said)
        user.await(runBlocking { home.space.relayScreen() }.said)
    }

    @Test
    fun `the light of Home leads to what was sent`() {
        user.open(home.core, Platform())
        user.tap(runBlocking { home.core.homeScreen() }.saved)
        user.await(runBlocking { home.space.syncScreen() }.title)
        user.tap(words.back)
        user.await(runBlocking { home.core.homeScreen() }.title)
    }

    @Test
    fun `a copy of everything and one to read are written where somebody chose`() {
        toSettings(Platform(files = kept))
        user.tap(safety.copies)
        val screen = runBlocking { home.core.exportScreen() }
        screen.copyHelp.forEach { user.await(it) }
        user.type(screen.copyWords, "acht groene laarzen")
        user.tap(screen.copy)
        user.await(screen.copyDone)
        user.tap("Onze kring")
        user.until("both are there") { written.map(File::extension).toSet() == setOf("steun", "zip") }
        assertTrue(written.all { it.length() > 100 })
    }

    @Test
    fun `the settings tell how much room all takes, and tidy it`() {
        toSettings()
        val room = runBlocking { home.core.storageScreen() }
        user.tap(room.title)
        user.await(room.help)
        user.await(room.spaces.single().name)
        user.tap(room.offers.single().label)
        user.until("less is taken") { runBlocking { home.core.storageScreen() }.bytes < room.bytes }
    }

    @Test
    fun `what the device cannot do is not offered`() {
        toSettings()
        user.await(safety.code)
        user.gone(safety.copies)
        user.gone(safety.set)
        user.gone(safety.neutral)
    }
}
