package nl.steunkring.desktop

import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.runtime.tooling.ComposeToolingApi
import androidx.compose.runtime.withFrameNanos
import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.awt.ComposeWindow
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.WindowPosition
import androidx.compose.ui.window.application
import androidx.compose.ui.window.rememberWindowState
import java.awt.Rectangle
import java.awt.Robot
import java.awt.image.BufferedImage
import java.io.File
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import javax.imageio.ImageIO
import javax.swing.SwingUtilities
import kotlin.concurrent.thread
import kotlin.system.exitProcess
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Asking
import nl.steunkring.core.Core
import nl.steunkring.core.Label
import nl.steunkring.core.MapOptions
import nl.steunkring.core.Space
import nl.steunkring.ui.Platform
import nl.steunkring.ui.Steunkring

private const val WIDE = 420
private const val HIGH = 900
private const val PATIENCE = 60_000L

/** For so many frames nothing new comes once what was clicked is no longer pressed. */
private const val STILL = 12

/** The code of an invitation, and what the button says when the digits are the same. */
private val CODE = Regex("""\b[0-9A-Z]{4}([ -]?[0-9A-Z]{4}){3}\b""")
private const val NOTE = "Oma brengt Testa naar school."
private const val MORE = " Dat is fijn."
private const val STEP = "Testa op maandag naar school brengen"

/** How many bytes of a voice note come before its sound, and how many are read at a time. */
private const val HEAD = 44
private const val PART = 1_048_576u
private const val SAME = "Tik hier als de cijfers hetzelfde zijn."

/** One of the two windows, and somebody before it with a mouse and keys. */
@OptIn(ExperimentalComposeUiApi::class, ComposeToolingApi::class)
private class Seat(val core: Core, val at: Int) {
    lateinit var window: ComposeWindow

    private val asked = Channel<CompletableFuture<Unit>>(Channel.UNLIMITED)

    /** Tells who waits of the frames of this window: at the beginning of one, all of the one before it stands on the screen. */
    suspend fun beat() {
        for (one in asked) {
            repeat(2) { withFrameNanos { } }
            one.complete(Unit)
        }
    }

    /** Waits until the window has drawn what has changed by now. */
    fun frame() {
        val drawn = CompletableFuture<Unit>()
        asked.trySend(drawn)
        drawn.get(PATIENCE, TimeUnit.MILLISECONDS)
    }

    fun tap(label: Label, nth: Int = 0) = tap(label.spoken, nth)

    fun tap(spoken: String, nth: Int = 0) {
        val place = reach("«$spoken» can be tapped") { node ->
            SemanticsActions.OnClick in node.config && spoken in said(node)
        }.let { if (nth == 0) it() else it(nth) }
        mouse(place)
    }

    fun type(label: Label, text: String) {
        val place = reach("«${label.spoken}» can be typed in") { SemanticsActions.SetText in it.config && label.spoken in said(it) }()
        mouse(place)
        xdotool("key", "ctrl+End")
        xdotool("type", "--delay", "30", text)
    }

    /** The code that stands on the screen. */
    fun code(): String {
        var code: String? = null
        until("a code stands there") {
            code = nodes().flatMap(::said).firstNotNullOfOrNull { CODE.find(it)?.value }
            code != null
        }
        return checkNotNull(code)
    }

    /** Brings what says this onto the screen. */
    fun look(label: Label) {
        reach("«${label.spoken}» is there") { SemanticsActions.OnClick in it.config && label.spoken in said(it) }()
    }

    fun await(label: Label) = await(label.spoken)

    fun await(spoken: String) {
        until("«$spoken» stands there") { nodes().any { spoken in said(it) } }
    }

    /** Waits until such a text stands in a field. */
    fun awaitText(text: String) {
        until("«$text» stands in a field") { nodes().any { it.config.getOrNull(SemanticsProperties.EditableText)?.text == text } }
    }

    fun await(what: String, holds: suspend () -> Boolean) {
        until(what) { runBlocking { holds() } }
    }

    fun space(): Space = runBlocking { core.space(core.spaces().single().id) }

    /** Where such a thing is, once it is on the screen: the wheel brings it there where it is not. */
    private fun reach(what: String, wanted: (SemanticsNode) -> Boolean): (Int) -> Rect {
        until(what) { nodes().any(wanted) }
        return fun(nth: Int): Rect {
            until("$what on the screen") {
                val place = nodes().filter(wanted).getOrNull(nth)?.boundsInRoot ?: return@until false
                val node = nodes().filter(wanted)[nth]
                val seen = place.height >= node.size.height - 1
                if (!seen) wheel(node.positionInRoot.y > HIGH / 2)
                seen
            }
            return nodes().filter(wanted)[nth].boundsInRoot
        }
    }

    private operator fun ((Int) -> Rect).invoke() = this(0)

    private fun wheel(down: Boolean) {
        xdotool("mousemove", "${at + WIDE / 2}", "${HIGH / 2}", "click", if (down) "5" else "4")
    }

    private fun mouse(place: Rect) {
        val (x, y) = SwingUtilities.convertPoint(window.contentPane, 0, 0, window).let { it.x to it.y }
        val corner = window.locationOnScreen
        val middle = place.center
        xdotool("mousemove", "${corner.x + x + middle.x.toInt()}", "${corner.y + y + middle.y.toInt()}", "click", "1")
    }

    private fun nodes(): List<SemanticsNode> {
        var all = emptyList<SemanticsNode>()
        SwingUtilities.invokeAndWait { all = window.semanticsOwners.flatMap { inside(it.rootSemanticsNode) } }
        return all
    }

    private fun inside(node: SemanticsNode): List<SemanticsNode> = listOf(node) + node.children.flatMap { inside(it) }

    private fun said(node: SemanticsNode) = node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()

    private fun until(what: String, holds: () -> Boolean) {
        val end = System.currentTimeMillis() + PATIENCE
        while (!holds()) {
            if (System.currentTimeMillis() > end) {
                ImageIO.write(captured(0, 2 * WIDE), "png", pictures.resolve("failed.png"))
                error("in vain was waited until $what; there is ${nodes().flatMap(::said)}")
            }
            frame()
        }
    }
}

private lateinit var pictures: File

/** Keeps a picture of windows in which nothing new comes any more; carets that come and go are nothing new. */
private fun picture(name: String, vararg seats: Seat) {
    val (from, wide) = seats.minOf { it.at } to seats.size * WIDE
    val seen = mutableListOf(captured(from, wide))
    var still = 0
    while (still < STILL) {
        seats.forEach { it.frame() }
        val next = captured(from, wide)
        if (seen.any { same(it, next) }) {
            still++
        } else {
            still = 0
            seen += next
        }
    }
    val shown = seen.last()
    ImageIO.write(shown, "png", pictures.resolve("$name.png"))
}

private fun captured(from: Int, wide: Int) = Robot().createScreenCapture(Rectangle(from, 0, wide, HIGH))

private fun same(one: BufferedImage, other: BufferedImage) =
    one.getRGB(0, 0, one.width, one.height, null, 0, one.width).contentEquals(other.getRGB(0, 0, other.width, other.height, null, 0, other.width))

private fun xdotool(vararg words: String) {
    val process = ProcessBuilder("xdotool", *words).inheritIO().start()
    check(process.waitFor() == 0) { "xdotool ${words.toList()} failed" }
}

/**
 * Two windows, two homes and one relay: somebody founds a circle, maps people, answers a question, writes a note and says one with a voice, hears
 * it again, lets the other in by a typed code, and both agree. The mouse, the keys and the sound are those of the system. Arguments: a folder
 * for the homes, the relay's address, a folder for pictures, and the file that gets what is heard.
 */
@OptIn(ExperimentalComposeUiApi::class)
fun main(arguments: Array<String>) {
    val (homes, relay, shown, heard) = arguments
    pictures = File(shown).apply { mkdirs() }
    val seats = runBlocking {
        listOf("one", "two").mapIndexed { at, name -> Seat(Core.openWithPassphrase(File(homes, name).path, "zeven gele paraplu's"), at * WIDE) }
    }
    val open = CountDownLatch(seats.size)
    thread(isDaemon = true) {
        open.await()
        try {
            play(seats[0], seats[1], File(heard))
            exitProcess(0)
        } catch (error: Throwable) {
            error.printStackTrace()
            exitProcess(1)
        }
    }
    application {
        seats.forEachIndexed { at, seat ->
            val state = rememberWindowState(width = WIDE.dp, height = HIGH.dp, position = WindowPosition((at * WIDE).dp, 0.dp))
            Window(::exitApplication, state, title = "Steunkring", undecorated = true) {
                remember {
                    seat.window = window
                    open.countDown()
                }
                LaunchedEffect(seat) { seat.beat() }
                Steunkring(seat.core, DesktopLetters, remember { platform(relay) })
            }
        }
    }
}

private fun platform(relay: String) = Platform(
    DesktopSpeaker.ifThere(),
    relay,
    exit = {},
    recorder = checkNotNull(DesktopRecorder.ifThere()) { "there is no microphone" },
    player = checkNotNull(DesktopPlayer.ifThere()) { "there is nothing to hear with" },
)

private fun play(one: Seat, two: Seat, heard: File) {
    found(one, "Testa")
    listOf("grandmother" to "1", "friend" to "2", "neighbour" to "3", "teacher" to "buiten").forEach { (who, ring) -> add(one, who, ring) }
    one.await(map(one).title)
    picture("map", one)
    ask(one)
    val back = runBlocking { one.core.frameScreen() }.back
    home(one)
    write(one, NOTE)
    say(one, heard)
    one.tap(back)
    home(one)
    plan(one)
    home(one)
    one.await(runBlocking { one.core.homeScreen() }.title)
    picture("home", one)
    meet(one, two)
    // Each has a view of their own: what the first told is compared.
    val teller = runBlocking { one.space().me() }
    two.await("everything has come") { two.space().notesScreen().items.isNotEmpty() && people(two, teller) == people(one, teller) }
    one.await(runBlocking { one.space().whoScreen() }.summary)
    picture("who", one)
    home(two)
    listOf(one, two).forEach { seat ->
        if (seat == one) seat.tap(runBlocking { seat.core.frameScreen() }.back)
        seat.tap(offer(seat, "talks"))
        seat.tap(runBlocking { seat.space().notesScreen() }.items.single().title)
        seat.awaitText(NOTE)
    }
    val talk = runBlocking { two.space().notesScreen() }.items.single().document
    two.type(runBlocking { two.space().writingScreen(talk) }.placeholder, MORE)
    one.awaitText(NOTE + MORE)
    picture("together", one, two)
    one.tap(back)
    home(one)
    settings(one)
}

/** Goes to Home by the bar. */
private fun home(seat: Seat) = seat.tap(checkNotNull(runBlocking { seat.core.placesScreen(null) }).places.first().label)

private fun map(seat: Seat) = runBlocking { seat.space().mapScreen(MapOptions()) }

/** Puts somebody on the map by two pictures. */
private fun add(seat: Seat, who: String, ring: String) {
    val before = map(seat)
    seat.tap(before.offers.first { it.id == "add-person" }.label)
    val screen = runBlocking { seat.space().addScreen(null) }
    seat.tap(screen.who.single { it.id == who }.label)
    seat.tap(screen.rings.single { it.code == ring }.label)
    seat.tap(screen.offers.single().label)
    seat.await("$who stands on the map") { map(seat).rings.sumOf { it.people.size } > before.rings.sumOf { it.people.size } }
}

/** Looks at who stands in the middle of the map and answers what that person gives. */
private fun ask(seat: Seat) {
    val person = map(seat).rings.first().people.single()
    seat.tap(person.name)
    seat.tap(runBlocking { seat.space().personScreen(person.id, null) }.offers.single { it.id == "ask" }.label)
    val asked = { runBlocking { seat.space().ask(Asking(person = person.id)) } }
    while (asked().question != "get") {
        val screen = asked()
        seat.await(screen.title)
        seat.tap(screen.offers.first { it.id == "next" || it.id == "skip" }.label)
        seat.await("the next question") { asked().question != screen.question }
    }
    val screen = asked()
    // The last of the answers to the first two kinds.
    repeat(2) { nth -> seat.tap(screen.rows[nth].choices.last().label, nth) }
    seat.await("both are answered") { asked().rows.take(2).all { row -> row.choices.last().chosen } }
    picture("question", seat)
    seat.tap(screen.offers.single { it.id == "later" }.label)
    seat.await(runBlocking { seat.space().personScreen(person.id, null) }.story.first())
    picture("person", seat)
    seat.tap(runBlocking { seat.core.frameScreen() }.back)
}

/** Says something into the note that is open, and hears it again. */
private fun say(seat: Seat, heard: File) {
    val talk = runBlocking { seat.space().notesScreen() }.items.single().document
    val note = { runBlocking { seat.space().noteScreen(talk) } }
    seat.tap(note().offers.single { it.id == "record" }.label)
    val stop = note().offers.single { it.id == "stop" }.label
    seat.await(stop)
    seat.tap(stop)
    seat.await("the voice note is in the talk") { note().media.size == 1 }
    val voice = note().media.single()
    val play = voice.offers.single { it.id == "play" }.label
    seat.look(play)
    picture("note", seat)
    val said = runBlocking { seat.space().readMedium(talk, voice.id, 0u, PART) }.drop(HEAD)
    check(said.isNotEmpty() && heard.length() == 0L) { "something was heard before it was asked for, or nothing was said" }
    seat.tap(play)
    seat.await("it is heard as it was said") { heard.readBytes().toList() == said }
    seat.await(play)
}

/** Writes a step in the plan. */
private fun plan(seat: Seat) {
    seat.tap(offer(seat, "plan"))
    val plan = { runBlocking { seat.space().planScreen() } }
    seat.tap(plan().offers.single { it.id == "add-step" }.label)
    val asks = runBlocking { seat.space().planningScreen() }
    seat.type(asks.step, STEP)
    seat.tap(asks.people[1].label)
    seat.tap(asks.add)
    seat.await("the step is in the plan") { plan().actions.isNotEmpty() }
    seat.await(STEP)
    picture("plan", seat)
}

/** Has a dark screen, and then large letters. */
private fun settings(seat: Seat) {
    val words = runBlocking { seat.core.frameScreen() }
    seat.tap(words.settings)
    seat.tap(words.dark)
    picture("dark", seat)
    seat.tap(words.dark)
    seat.tap(words.large)
    seat.tap(words.back)
    seat.await(runBlocking { seat.core.homeScreen() }.title)
    picture("large", seat)
}

private fun people(seat: Seat, teller: String) = runBlocking { seat.space().mapScreen(MapOptions(respondent = teller)) }
    .rings.map { ring -> ring.people.map { it.name.text } }

private fun welcome(seat: Seat) {
    val language = runBlocking { seat.core.languageScreen() }
    seat.tap(language.offers.single().label)
}

private fun found(seat: Seat, me: String) {
    welcome(seat)
    picture("first", seat)
    seat.tap(runBlocking { seat.core.homeScreen() }.offers.single { it.id == "start-circle" }.label)
    val screen = runBlocking { seat.core.foundScreen("family_map") }
    seat.type(screen.ask, me)
    seat.tap(screen.offers.single().label)
    seat.await("the circle is founded") { seat.core.spaces().isNotEmpty() }
}

private fun write(seat: Seat, text: String) {
    seat.tap(offer(seat, "talks"))
    seat.tap(runBlocking { seat.space().notesScreen() }.offers.single { it.id == "add" }.label)
    seat.await("the talk is begun") { seat.space().notesScreen().items.isNotEmpty() }
    val talk = runBlocking { seat.space().notesScreen() }.items.single().document
    val asks = runBlocking { seat.space().writingScreen(talk) }
    seat.type(asks.placeholder, text)
    seat.await("the note is kept") { seat.space().noteScreen(talk).body == text }
}

private fun offer(seat: Seat, id: String) = runBlocking { seat.core.homeScreen() }.spaces.single().offers.single { it.id == id }.label

/** Lets the second in by the code that stands on the first's screen. */
private fun meet(one: Seat, two: Seat) {
    one.tap(offer(one, "who-sees"))
    one.tap(checkNotNull(runBlocking { one.space().whoScreen() }.add))
    val invite = runBlocking { one.space().inviteScreen("Iris Test") }
    one.type(invite.who, "Iris Test")
    one.tap(invite.choices.single { it.id == "editor" }.label)
    picture("invite", one)
    one.tap(runBlocking { one.core.frameScreen() }.next)
    val code = one.code()
    welcome(two)
    two.tap(runBlocking { two.core.homeScreen() }.offers.single { it.id == "join" }.label)
    val join = runBlocking { two.core.joinScreen() }
    two.type(join.typed, code)
    two.tap(runBlocking { two.core.frameScreen() }.next)
    listOf(one, two).forEach { it.await(SAME) }
    picture("digits", one, two)
    listOf(one, two).forEach { it.tap(SAME) }
    two.await("the second came in") { two.core.spaces().isNotEmpty() }
}
