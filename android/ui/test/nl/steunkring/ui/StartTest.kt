package nl.steunkring.ui

import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.junit4.createComposeRule
import androidx.compose.ui.test.performTextReplacement
import java.io.File
import java.nio.file.Files.createTempDirectory
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.CodeLanguage
import nl.steunkring.core.Core
import nl.steunkring.core.CoreException
import nl.steunkring.core.Label
import nl.steunkring.core.Level
import nl.steunkring.core.MapOptions
import nl.steunkring.core.NewPerson
import nl.steunkring.core.SeatKind
import nl.steunkring.core.SecretStore
import nl.steunkring.core.Space
import nl.steunkring.core.newId
import nl.steunkring.core.told
import org.junit.After
import org.junit.Before
import org.junit.Rule
import org.junit.Test

/** A device that was never used, without a relay: whatever is done here is done without a network. */
class StartTest {
    @get:Rule
    val rule = createComposeRule()

    @get:Rule
    val other = OtherHome()

    private val folder = createTempDirectory("steunkring")
    private val user by lazy { Taps(rule) }
    private lateinit var core: Core

    private class Secrets : SecretStore {
        private val kept = mutableMapOf<String, ByteArray>()

        override fun load(name: String) = kept[name]

        override fun keep(name: String, secret: ByteArray) {
            kept[name] = secret
        }
    }

    @Before
    fun begin() = runBlocking { core = Core.open(folder.resolve("home").toString(), Secrets()) }

    @After
    fun end() {
        core.end()
        folder.toFile().deleteRecursively()
    }

    private fun space(): Space = runBlocking { core.space(core.spaces().single().id) }

    private val restore get() = runBlocking { core.homeScreen() }.offers.single { it.id == "restore" }.label
    private val back get() = runBlocking { core.backScreen() }

    /** Files of which somebody always chooses the same one, which lies bare for that alone. */
    private class Chosen(private val file: File) : Files {
        override suspend fun keep(name: String, write: suspend (path: String) -> Unit) = false

        override suspend fun open() = Bare(file.path)
    }

    /** A home on another phone, in English, with somebody on its map. */
    private fun before(work: suspend (Core) -> Unit) = runBlocking {
        val other = Core.openWithPassphrase(folder.resolve("before").toString(), "zes blauwe fietsen")
        other.setLevel(Level.EN)
        other.found("family_map", "Onze kring", "Testa").addPerson(newId(), NewPerson("Proefoma", "1", null))
        work(other)
        other.end()
    }

    private fun toBack(offer: String, platform: Platform) {
        user.open(core, platform)
        user.tap(runBlocking { core.languageScreen() }.offers.single().label)
        user.tap(restore)
        user.await(back.ask)
        user.tap(back.offers.single { it.id == offer }.label)
    }

    private fun found() {
        user.open(core)
        val language = runBlocking { core.languageScreen() }
        user.await(language.title)
        user.checkTargets(4)
        user.tap(language.offers.single().label)
        val welcome = runBlocking { core.homeScreen() }
        user.tap(welcome.offers.single { it.id == "start-circle" }.label)
        user.tap(runBlocking { core.foundScreen("family_map") }.offers.single().label)
        user.until("the circle is founded") { runBlocking { core.spaces() }.isNotEmpty() }
    }

    /** Puts somebody on the map by three pictures, without typing. */
    private fun add(who: String, ring: String) {
        val map = runBlocking { space().mapScreen(MapOptions()) }
        user.tap(map.offers.first { it.id == "add-person" }.label)
        val screen = runBlocking { space().addScreen(null) }
        user.await(screen.title)
        user.tap(screen.who.single { it.id == who }.label)
        user.tap(screen.rings.single { it.code == ring }.label)
        user.tap(screen.offers.single().label)
        user.gone(screen.title)
    }

    @Test
    fun `taps alone lead from a new device to a map of five people`() {
        found()
        runBlocking { space().mapScreen(MapOptions()) }.empty.forEach { user.await(it) }
        val five = listOf("mother" to "1", "grandmother" to "1", "friend" to "2", "neighbour" to "3", "teacher" to "buiten")
        five.forEach { (who, ring) -> add(who, ring) }
        val screen = runBlocking { space().addScreen(null) }
        val map = runBlocking { space().mapScreen(MapOptions()) }
        val wanted = five.map { (who, ring) ->
            screen.who.single { it.id == who }.name to screen.rings.single { it.code == ring }.label.text
        }
        assertEquals(wanted, map.rings.flatMap { ring -> ring.people.map { it.name.text to ring.label.text } })
        map.rings.flatMap { it.people }.forEach { user.await(it.name) }
    }

    @Test
    fun `a name that is typed stands instead of the picture's word, and the part of life of the picture is kept`() {
        found()
        user.tap(runBlocking { space().mapScreen(MapOptions()) }.offers.first().label)
        val screen = runBlocking { space().addScreen(null) }
        user.await(screen.title)
        user.checkTargets(screen.who.size + screen.rings.size + screen.domains.size)
        user.type(screen.name, "Oma Testa")
        user.tap(screen.who.single { it.id == "grandmother" }.label)
        user.tap(screen.offers.single().label)
        user.await("Oma Testa")
        val person = runBlocking { space().mapScreen(MapOptions()) }.run { rings.flatMap { it.people } + waiting }.single()
        val family = screen.domains.single { it.code == "familie" }.label.text
        assertNotNull(runBlocking { space().personScreen(person.id, null) }.who.find { it.text == family })
        val face = runBlocking { space().faceScreen(person.id, null) }.face
        assertTrue(listOf("/grey/", "/white/").any { it in face }, face)
    }

    @Test
    fun `who says nothing of themselves or of others founds a circle and adds a question mark`() {
        found()
        user.tap(runBlocking { space().mapScreen(MapOptions()) }.offers.first().label)
        val screen = runBlocking { space().addScreen(null) }
        user.tap(screen.offers.single().label)
        user.gone(screen.title)
        val map = runBlocking { space().mapScreen(MapOptions()) }
        assertEquals(listOf("?"), (map.rings.flatMap { it.people } + map.waiting).map { it.name.text })
    }

    @Test
    fun `who has a code on paper types it at the first start, and is told where there is no connection`() {
        user.open(core, Platform(relay = NOWHERE))
        user.tap(runBlocking { core.languageScreen() }.offers.single().label)
        val typed = runBlocking { core.safetyScreen() }.typed
        user.tap(restore)
        user.tap(back.offers.single { it.id == "paper" }.label)
        user.type(typed, runBlocking { core.drawCode(CodeLanguage.DUTCH) }.typed)
        user.tap(runBlocking { core.frameScreen() }.next)
        user.await(assertNotNull(told(CoreException.Offline(), Level.NL_A2)).what)
    }

    @Test
    fun `a code that is scanned is taken up like one that is typed, and one that is none is told`() {
        val qr = runBlocking {
            val circle = other.core.found("family_map", "Onze kring", "Testa")
            circle.useRelay(NOWHERE)
            circle.invite(SeatKind.EDITOR).qr()
        }
        val before = mutableListOf(null, byteArrayOf(1, 2, 3), qr)
        val asked = mutableListOf<Pair<Label, Label>>()
        val leave = mutableListOf(false)
        val scanner = object : Scanner {
            override suspend fun may() = leave.removeFirstOrNull() ?: true

            override suspend fun scan(title: Label, back: Label): ByteArray? {
                asked += title to back
                return before.removeFirst()
            }
        }
        user.open(core, Platform(relay = NOWHERE, scanner = scanner))
        user.tap(runBlocking { core.languageScreen() }.offers.single().label)
        user.tap(runBlocking { core.homeScreen() }.offers.single { it.id == "join" }.label)
        val join = runBlocking { core.joinScreen() }
        user.tap(join.scan)
        user.await(join.noCamera)
        // Where a code can be typed nothing leads to a camera that may not be used, until somebody comes here anew.
        user.gone(join.scan)
        user.await(join.typed)
        user.tap(runBlocking { core.frameScreen() }.back)
        user.tap(runBlocking { core.homeScreen() }.offers.single { it.id == "join" }.label)
        user.tap(join.scan)
        user.until("somebody left the camera") { before.size == 2 }
        user.gone(join.noCamera)
        user.tap(join.scan)
        user.await(refused(byteArrayOf(1, 2, 3)))
        user.tap(join.scan)
        join.near.forEach { user.await(it) }
        assertEquals(assertNotNull(told(CoreException.Offline(), Level.NL_A2)).what, refused(qr))
        assertEquals(listOf(join.scan to runBlocking { core.frameScreen() }.back), asked.distinct())
    }

    /** What is said of a code where nobody answers. */
    private fun refused(code: ByteArray): Label {
        val error = assertFailsWith<CoreException> { runBlocking { core.joinByQr(code) } }
        return assertNotNull(told(error, Level.NL_A2)).what
    }

    @Test
    fun `without a camera no scanning is offered`() {
        user.open(core, Platform(relay = NOWHERE))
        user.tap(runBlocking { core.languageScreen() }.offers.single().label)
        user.tap(runBlocking { core.homeScreen() }.offers.single { it.id == "join" }.label)
        val join = runBlocking { core.joinScreen() }
        user.await(join.typed)
        user.gone(join.scan)
    }

    @Test
    fun `a copy from another phone comes back from the first screen, and its file is let go of`() {
        val file = folder.resolve("kopie.steun").toFile()
        before { it.backup(file.path, "acht groene laarzen") }
        toBack("copy", Platform(files = Chosen(file)))
        // The copy brings its language along, and the screen is still in the one before.
        val (next, done) = runBlocking { core.frameScreen() }.run { next to done }
        user.type(back.words, "acht rode laarzen")
        user.tap(next)
        user.await(assertNotNull(told(CoreException.WrongKey(), Level.NL_A2)).what)
        rule.onNode(hasSetTextAction()).performTextReplacement("acht groene laarzen")
        user.tap(next)
        user.until("it has come") { runBlocking { core.spaces() }.size == 1 }
        assertEquals(Level.EN, runBlocking { core.level() })
        user.tap(done)
        user.await("Onze kring")
        user.await(runBlocking { core.homeScreen() }.title)
        assertFalse(file.exists())
        assertEquals("Proefoma", runBlocking { space().mapScreen(MapOptions()) }.rings.first().people.single().name.text)
    }

    @Test
    fun `who has a code on paper and a file comes back from the first screen`() {
        val file = folder.resolve("kring.steun").toFile()
        var code = ""
        before { other ->
            code = other.drawCode(CodeLanguage.DUTCH).typed
            other.keepCode(code)
            file.writeBytes(other.space(other.spaces().single().id).recoveryFile())
        }
        toBack("file", Platform(files = Chosen(file)))
        user.type(runBlocking { core.safetyScreen() }.typed, code)
        user.tap(runBlocking { core.frameScreen() }.next)
        user.until("it has come") { runBlocking { core.spaces() }.size == 1 }
        user.tap(runBlocking { core.frameScreen() }.done)
        user.await(runBlocking { core.foundScreen("family_map") }.name)
        assertFalse(file.exists())
        assertEquals("Proefoma", runBlocking { space().mapScreen(MapOptions()) }.rings.first().people.single().name.text)
    }

    @Test
    fun `without a relay and without files no way back is offered`() {
        user.open(core)
        user.tap(runBlocking { core.languageScreen() }.offers.single().label)
        user.await(runBlocking { core.homeScreen() }.offers.single { it.id == "start-circle" }.label)
        user.gone(restore)
    }

    private companion object {
        /** A relay that nobody keeps. */
        const val NOWHERE = "http://127.0.0.1:1"
    }
}
