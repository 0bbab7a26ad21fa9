package nl.steunkring.ui

import androidx.compose.foundation.gestures.detectTransformGestures
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.runtime.snapshotFlow
import androidx.compose.runtime.snapshots.Snapshot
import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.InternalComposeUiApi
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.graphicsLayer
import androidx.compose.ui.input.pointer.PointerEventType
import androidx.compose.ui.input.pointer.PointerId
import androidx.compose.ui.input.pointer.PointerType
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.scene.ComposeScenePointer
import androidx.compose.ui.text.TextRange
import androidx.compose.ui.text.input.TextFieldValue
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.IntSize
import com.sun.management.ThreadMXBean
import java.lang.management.ManagementFactory
import kotlin.system.exitProcess
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Core
import nl.steunkring.core.MapOptions
import nl.steunkring.core.NewPerson
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.core.newId
import nl.steunkring.desktop.DesktopLetters
import nl.steunkring.ui.map.MapPicture
import nl.steunkring.ui.map.MapShown
import nl.steunkring.ui.talk.NoteHolder

private const val PEOPLE = 60
private const val FRAMES = 400
private const val LETTERS = 3000
private const val FRAME_NANOS = 16_666_667L
private const val MILLION = 1e6
private val SIZE = IntSize(412, 900)

/** One row: what was measured, beside what it may be. */
private class Row(val what: String, val took: Double, val may: Double, val unit: String) {
    val holds get() = took <= may

    override fun toString() = "%-80s %8.2f of %6.2f %s  %s".format(what, took, may, unit, if (holds) "holds" else "MISSED")
}

/** Measures what a person feels of the screens, and fails where a target is missed. The argument is a folder for a home. */
fun main(arguments: Array<String>): Unit = runBlocking {
    val core = Core.openWithPassphrase(arguments.first(), "zeven gele paraplu's")
    val space = core.found("family_map", "Onze kring", "Testa")
    repeat(PEOPLE) { space.addPerson(newId(), NewPerson("Proef $it", listOf("1", "2", "3", "buiten")[it % 4], null)) }
    val shown = MapShown(space.mapScreen(MapOptions()), drawing(space.mapSvg(MapOptions(), Theme.LIGHT)))
    val words = core.frameScreen()
    val map = panned {
        CompositionLocalProvider(LocalAround provides Around(words)) { Look(DesktopLetters, false) { MapPicture(shown, {}, Modifier.fillMaxSize()) } }
    }
    val bare = panned { Bare() }
    val (half, most, floor) = keystrokes(space)
    core.end()
    val rows = listOf(
        Row("a frame of the moved map of $PEOPLE people, beside one of a bare moved box", map.nanos / bare.nanos, 20.0, "times"),
        Row("what that frame allocates beyond the bare one", (map.bytes - bare.bytes).coerceAtLeast(0.0), 128.0, "bytes"),
        Row("a letter through the field to the core and back, half of them, beside an empty call", half / floor, 8.0, "times"),
        Row("99 of 100 such letters, beside an empty call", most / floor, 40.0, "times"),
    )
    rows.forEach(::println)
    println("On this machine now, where 4 ms, no bytes and 2 ms are aimed at:")
    println("%.2f ms a frame, of which a bare one takes %.2f ms".format(*ms(map.nanos, bare.nanos)))
    println("a letter %.2f ms, 99 of 100 within %.2f ms; an empty call %.2f ms".format(*ms(half, most, floor)))
    exitProcess(if (rows.all { it.holds }) 0 else 1)
}

private fun ms(vararg nanos: Double) = nanos.map { it / MILLION }.toTypedArray()

private class Frame(val nanos: Double, val bytes: Double)

/** What a picture frame of a moved thing takes: the events, the composition, the layout and the drawing, which here the processor does. */
@OptIn(ExperimentalComposeUiApi::class, InternalComposeUiApi::class)
private fun panned(content: @Composable () -> Unit): Frame {
    val scene = ImageComposeScene(SIZE.width, SIZE.height, Density(1f), content = content)
    var now = 0L
    fun frame() {
        now += FRAME_NANOS
        scene.render(now).close()
    }
    frame()
    val (left, right) = Offset(180f, 200f) to Offset(220f, 200f)
    scene.fingers(PointerEventType.Press, now, listOf(left, right))
    for (step in 1..20) {
        scene.fingers(PointerEventType.Move, now, listOf(left.copy(x = left.x - 5f * step), right.copy(x = right.x + 5f * step)))
        frame()
    }
    val threads = ManagementFactory.getThreadMXBean() as ThreadMXBean
    val thread = Thread.currentThread().id
    val nanos = ArrayList<Long>()
    val bytes = ArrayList<Long>()
    repeat(2 * FRAMES) { at ->
        val by = if (at / 40 % 2 == 0) at % 40 else 40 - at % 40
        val before = threads.getThreadAllocatedBytes(thread)
        val began = System.nanoTime()
        scene.fingers(PointerEventType.Move, now, listOf(Offset(80f + by, 200f + by), Offset(320f + by, 200f + by)))
        frame()
        // The first half warms the machine up.
        if (at >= FRAMES) {
            nanos += System.nanoTime() - began
            bytes += threads.getThreadAllocatedBytes(thread) - before
        }
    }
    scene.close()
    return Frame(middle(nanos), middle(bytes))
}

/** Has fingers do something at these places. */
@OptIn(ExperimentalComposeUiApi::class, InternalComposeUiApi::class)
internal fun ImageComposeScene.fingers(kind: PointerEventType, now: Long, places: List<Offset>, down: Boolean = true) {
    val pointers = places.mapIndexed { at, place -> ComposeScenePointer(PointerId(at.toLong()), place, down, PointerType.Touch) }
    sendPointerEvent(kind, pointers, timeMillis = now / 1_000_000)
}

/** The least that can be moved by the same fingers. */
@Composable
private fun Bare() {
    var zoom by remember { mutableFloatStateOf(1f) }
    var x by remember { mutableFloatStateOf(0f) }
    var y by remember { mutableFloatStateOf(0f) }
    Box(
        Modifier
            .fillMaxSize()
            .pointerInput(Unit) {
                detectTransformGestures { _, moved, factor, _ ->
                    zoom *= factor
                    x += moved.x
                    y += moved.y
                }
            }
            .graphicsLayer {
                scaleX = zoom
                scaleY = zoom
                translationX = x
                translationY = y
            }
            .drawBehind { drawRect(Color.Red) },
    )
}

/** How long half of the letters take at most, 99 of 100, and an empty call. */
private suspend fun keystrokes(space: Space): Triple<Double, Double, Double> {
    val talk = newId()
    space.startNote(talk, "Oma brengt Testa op maandag naar school. ".repeat(20))
    val holder = NoteHolder(space.openEditor(talk))
    val (letters, calls) = ArrayList<Long>() to ArrayList<Long>()
    val told = Snapshot.registerGlobalWriteObserver { Snapshot.sendApplyNotifications() }
    runBlocking {
        val follows = launch { holder.follow() }
        repeat(LETTERS) { at ->
            val text = holder.value.text + "abcde "[at % 6]
            val began = System.nanoTime()
            holder.type(TextFieldValue(text, TextRange(text.length)))
            // As a window waits: it sleeps. A thread that asks again and again would take a processor from the core.
            snapshotFlow { holder.saved }.first { it }
            letters += System.nanoTime() - began
            val call = System.nanoTime()
            space.revision()
            calls += System.nanoTime() - call
        }
        follows.cancel()
    }
    told.dispose()
    holder.end()
    val sorted = letters.drop(LETTERS / 3).sorted()
    return Triple(middle(sorted), sorted[sorted.size * 99 / 100].toDouble(), middle(calls))
}

private fun middle(all: List<Long>) = all.sorted()[all.size / 2].toDouble()
