package nl.steunkring.ui

import androidx.compose.ui.graphics.toAwtImage
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.onRoot
import java.io.File
import java.nio.file.Files.createTempDirectory
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.JoinScreen
import nl.steunkring.core.Label
import nl.steunkring.core.LongJob
import nl.steunkring.core.MapOptions
import nl.steunkring.core.NewPerson
import nl.steunkring.core.SeatKind
import nl.steunkring.core.Space
import nl.steunkring.core.newId
import org.junit.After
import org.junit.Rule
import org.junit.Test

/** A relay that nobody keeps. */
private const val NOWHERE = "http://127.0.0.1:1"

/** Two phones without internet, each before the other's camera. */
class NearTest : Tapping() {
    @get:Rule(order = 0)
    val other = OtherHome()

    private val folder = createTempDirectory("steunkring").toFile()
    private val words by lazy { runBlocking { home.core.frameScreen() } }

    @After
    fun clear() {
        folder.deleteRecursively()
    }

    /** A camera that is held over what [code] gives then. */
    private class Eye(private val code: () -> ByteArray?) : Scanner {
        override suspend fun may() = true

        override suspend fun scan(title: Label, back: Label) = code()
    }

    /** The one place where files go, and from which they come. */
    private class Shelf(val file: File) : Files {
        /** Whether the file was written to its end. */
        @Volatile
        var isWritten = false
            private set

        override suspend fun keep(name: String, write: suspend (path: String) -> Unit): Boolean {
            write(file.path)
            isWritten = true
            return true
        }

        override suspend fun open() = Bare(file.path, made = false)
    }

    /** What another phone's camera reads on this screen now. */
    private fun seen(): ByteArray? {
        // There is nothing to see between two screens.
        val root = rule.onRoot().takeIf { it.fetchSemanticsNode().size.run { width > 0 && height > 0 } }
        return root?.captureToImage()?.toAwtImage()?.light()?.let(::codeIn)
    }

    /** What it has read once all parts were seen. */
    private fun read(): ByteArray {
        val gathered = Gathered()
        var whole: ByteArray? = null
        user.until("a camera has read the whole code") {
            whole = seen()?.let(gathered::take)
            whole != null
        }
        return checkNotNull(whole)
    }

    private fun names(space: Space) =
        runBlocking { space.mapScreen(MapOptions()) }.run { (rings.flatMap { it.people } + waiting).map { it.name.text }.toSet() }

    private fun toTheInvitation(platform: Platform) {
        user.open(home.core, platform)
        user.tap(runBlocking { home.core.homeScreen() }.spaces.single().offers.single { it.id == "who-sees" }.label)
        user.tap(assertNotNull(runBlocking { home.space.whoScreen() }.add))
        val invite = runBlocking { home.space.inviteScreen("Iris Test") }
        user.type(invite.who, "Iris Test")
        user.tap(invite.choices.single { it.id == "editor" }.label)
        user.tap(words.next)
    }

    /** To where a code is scanned, from Home. */
    private fun toTheCode(): JoinScreen {
        val screen = runBlocking { home.core.homeScreen() }
        user.tap(assertNotNull(screen.another))
        user.tap(screen.offers.single { it.id == "join" }.label)
        return runBlocking { home.core.joinScreen() }
    }

    @Test
    fun `who is let in by two codes comes in, and gets what stands there with a file`() {
        var answer: ByteArray? = null
        val shelf = Shelf(folder.resolve("kring.steun"))
        toTheInvitation(Platform(scanner = Eye { answer }, files = shelf))
        val joining = runBlocking { other.core.takeUp(read()) }
        val screen = runBlocking { home.space.invite(SeatKind.EDITOR).screen() }
        user.tap(screen.scan)
        user.await(screen.scan)
        answer = joining.answer()
        user.tap(screen.scan)
        user.until("the code for the other phone is there") { runBlocking { home.space.welcomeScreen() } != null }
        val welcome = assertNotNull(runBlocking { home.space.welcomeScreen() })
        // One thing at a time: the code first, and then how what stands here follows.
        user.await(welcome.show)
        user.gone(welcome.file)
        user.tap(welcome.scanned)
        user.await(welcome.follows)
        user.gone(welcome.show)
        // Closed too soon, the code is shown again.
        user.tap(words.done)
        user.tap(assertNotNull(runBlocking { home.space.whoScreen() }.add))
        user.tap(assertNotNull(runBlocking { home.space.inviteScreen("Iris Test") }.again))
        user.await(welcome.show)
        val theirs = runBlocking { joining.join(read(), "Bij Testa") }
        user.tap(welcome.scanned)
        user.tap(welcome.file)
        user.until("the file is there") { shelf.isWritten }
        runBlocking { theirs.takeIn(shelf.file.readBytes(), LongJob()) }
        assertEquals(names(home.space), names(theirs))
        user.tap(words.done)
        user.until("Iris stands among who sees it") { runBlocking { home.space.whoScreen() }.members.any { it.name.text == "Iris Test" } }
    }

    @Test
    fun `what is no answer is told, and the invitation stays as it was`() {
        var code: ByteArray? = byteArrayOf(1, 2, 3)
        toTheInvitation(Platform(scanner = Eye { code }))
        val first = read()
        val joining = runBlocking { other.core.takeUp(first) }
        val scan = runBlocking { other.core.found("family_map", "Bij Proef", "Iris Test").invite(SeatKind.EDITOR).screen() }.scan
        user.tap(scan)
        user.await(words.close)
        assertContentEquals(first, read())
        code = joining.answer()
        user.tap(scan)
        user.until("she is let in") { runBlocking { home.space.whoScreen() }.members.any { it.name.text == "Iris Test" } }
    }

    @Test
    fun `who comes in without internet shows an answer, scans the welcome, and takes in what came with a file`() {
        val theirs = runBlocking { other.core.found("family_map", "Bij Proef", "Iris Test") }
        val inviting = runBlocking { theirs.invite(SeatKind.EDITOR) }
        var code: ByteArray? = inviting.qr()
        val file = folder.resolve("kring.steun")
        user.open(home.core, Platform(relay = NOWHERE, scanner = Eye { code }, files = Shelf(file)))
        val join = toTheCode()
        user.tap(join.scan)
        join.near.forEach { user.await(it) }
        code = runBlocking { inviting.approve(read(), "Testa") }
        user.tap(join.enter)
        user.until("it is there") { runBlocking { home.core.spaces() }.size == 2 }
        val entered = runBlocking { home.core.space(home.core.spaces().single { it.id == theirs.id() }.id) }
        user.await(runBlocking { entered.mapScreen(MapOptions()) }.title)
        runBlocking { theirs.addPerson(newId(), NewPerson("Proefneef", "1", null)) }
        file.writeBytes(runBlocking { theirs.bundle() })
        user.tap(runBlocking { entered.mapScreen(MapOptions()) }.strip.label)
        user.await(runBlocking { entered.whoScreen() }.title)
        user.tap(runBlocking { entered.syncScreen() }.said)
        user.tap(runBlocking { entered.syncScreen() }.takeIn)
        user.until("what came stands there") { names(entered) == names(theirs) }
    }

    @Test
    fun `a welcome that is none is told, and the answer stands there as before`() {
        val theirs = runBlocking { other.core.found("family_map", "Bij Proef", "Iris Test") }
        val inviting = runBlocking { theirs.invite(SeatKind.EDITOR) }
        var code: ByteArray? = inviting.qr()
        user.open(home.core, Platform(relay = NOWHERE, scanner = Eye { code }))
        val join = toTheCode()
        user.tap(join.scan)
        val answer = read()
        user.tap(join.enter)
        user.await(runBlocking { home.core.frameScreen() }.close)
        code = runBlocking { inviting.approve(answer, "Testa") }
        user.tap(join.enter)
        user.until("it is there") { runBlocking { home.core.spaces() }.size == 2 }
    }
}
