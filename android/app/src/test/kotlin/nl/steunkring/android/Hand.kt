package nl.steunkring.android

import android.accessibilityservice.AccessibilityServiceInfo
import android.app.Activity
import android.content.Context
import android.os.Bundle
import android.os.Looper
import android.view.View
import android.view.ViewGroup
import android.view.accessibility.AccessibilityManager
import android.view.accessibility.AccessibilityNodeInfo
import android.view.accessibility.AccessibilityNodeInfo.AccessibilityAction as Action
import android.view.inputmethod.EditorInfo
import android.view.inputmethod.InputConnection
import java.time.Duration
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowPausedLooper
import org.robolectric.util.ReflectionHelpers
import org.robolectric.util.ReflectionHelpers.ClassParameter

private const val PATIENCE = 120_000_000_000L
private val FRAME = Duration.ofMillis(16)

/** Longer than anything that is awaited from another thread may take to come. */
private const val LISTEN = 20L
private const val BEFORE = "android.view.accessibility.extra.EXTRA_DATA_TEST_TRAVERSALBEFORE_VAL"

/** One thing on the screen, as a reader of the screen is told of it. */
class Thing(
    val id: Int,
    val info: AccessibilityNodeInfo,
    val above: Thing?,
) {
    /** What is said. */
    val said = info.contentDescription?.toString() ?: info.text?.toString()

    /** What stands in it, where one can type. */
    val typed get() = info.text?.toString().orEmpty()

    val ways get() = generateSequence(this) { it.above }

    fun can(action: Action) = action in info.actionList
}

/** Somebody before a window who uses it as a reader of screens does: by what it tells of itself, in the framework's own words. */
class Hand(private val window: () -> Activity) {
    private val view: View? get() = composed(window().window.decorView)

    /** Everything on the screen, from the top down. */
    fun things(): List<Thing> = view?.let { inside(it, View.NO_ID, null) }.orEmpty()

    /** Whatever a reader of screens says, in its order. */
    fun heard(): List<String> {
        val things = things().filter { it.id != View.NO_ID }.associateBy { it.id }
        val provider = checkNotNull(view).accessibilityNodeProvider
        val next = things.values.associate { thing ->
            provider.addExtraDataToAccessibilityNodeInfo(thing.id, thing.info, BEFORE, null)
            thing.id to thing.info.extras.getInt(BEFORE, View.NO_ID)
        }
        val chained = next.filterValues { it in things }.flatMap { it.toPair().toList() }.toSet()

        // A chain begins with what nothing comes before; what stands in one of its things without being in it is said with that thing.
        fun said(thing: Thing): List<String> =
            listOfNotNull(thing.said) + things.values.filter { it.above?.id == thing.id && it.id !in chained }.flatMap(::said)
        return (chained - next.values.toSet()).flatMap { begin -> generateSequence(begin) { next[it]?.takeIf { id -> id in things } }.toList() }
            .flatMap { said(things.getValue(it)) }
    }

    /** Taps what says this, once it is there. */
    fun tap(spoken: String, nth: Int = 0) {
        // Nobody taps before what was typed is drawn.
        settle()
        val thing = reach("«$spoken» can be tapped", nth) { it.said == spoken && press(it) != null }
        act(checkNotNull(press(thing)), Action.ACTION_CLICK)
    }

    /** Puts the caret at the end of the field that says this, and gives what a keyboard writes with. */
    fun keys(spoken: String): InputConnection {
        val named = reach("«$spoken» can be typed in") { it.said == spoken && field(it) != null }
        act(checkNotNull(field(named)), Action.ACTION_CLICK)
        until("the keyboard is there") { view?.onCheckIsTextEditor() == true }
        return checkNotNull(checkNotNull(view).onCreateInputConnection(EditorInfo()))
    }

    fun await(spoken: String) {
        reach("«$spoken» stands there") { it.said == spoken }
    }

    fun gone(spoken: String) = until("«$spoken» is gone") { things().none { it.said == spoken } }

    fun awaitField(text: String) = until("«$text» stands in a field") { things().any { it.info.isEditable && it.typed == text } }

    fun until(what: String, holds: () -> Boolean) = untilSo({ "$what; there is ${things().mapNotNull { it.said ?: it.typed.ifEmpty { null } }}" }, holds)

    /** What is wanted; where it is not in sight it is scrolled to, first down to the end and then from the top. */
    private fun reach(what: String, nth: Int = 0, wanted: (Thing) -> Boolean): Thing {
        var found: Thing? = null
        var down = true
        until(what) {
            found = things().filter(wanted).getOrNull(nth)
            if (found == null && !scroll(down)) down = !down
            found != null
        }
        return checkNotNull(found)
    }

    private fun scroll(down: Boolean): Boolean {
        val action = if (down) Action.ACTION_SCROLL_FORWARD else Action.ACTION_SCROLL_BACKWARD
        return things().firstOrNull { it.can(action) }?.let { act(it, action) } == true
    }

    private fun field(thing: Thing) = thing.ways.firstOrNull { it.info.isEditable }

    private fun press(thing: Thing) = thing.ways.firstOrNull { it.can(Action.ACTION_CLICK) }

    private fun act(thing: Thing, action: Action): Boolean =
        checkNotNull(view).accessibilityNodeProvider.performAction(thing.id, action.id, Bundle()).also { settle() }

    private fun inside(view: View, id: Int, above: Thing?): List<Thing> {
        val info = view.accessibilityNodeProvider?.createAccessibilityNodeInfo(id) ?: return emptyList()
        val thing = Thing(id, info, above)
        // A view that stands among the things is none of them.
        val below = (0 until info.childCount).map { child(info, it) }.filter { it != View.NO_ID }
        return listOf(thing) + below.flatMap { inside(view, it, thing) }
    }

    private fun child(info: AccessibilityNodeInfo, at: Int): Int {
        val long = ReflectionHelpers.callInstanceMethod<Long>(info, "getChildId", ClassParameter.from(Int::class.java, at))
        return ReflectionHelpers.callStaticMethod(AccessibilityNodeInfo::class.java, "getVirtualDescendantId", ClassParameter.from(Long::class.java, long))
    }

    /** The view that the screens are drawn in: the one that tells of things which are no views. */
    private fun composed(view: View): View? =
        if (view.accessibilityNodeProvider != null) view
        else (view as? ViewGroup)?.let { group -> (0 until group.childCount).firstNotNullOfOrNull { composed(group.getChildAt(it)) } }
}

/** Turns the phone's reader of screens on. */
fun readsScreens() {
    val manager = RuntimeEnvironment.getApplication().getSystemService(Context.ACCESSIBILITY_SERVICE) as AccessibilityManager
    shadowOf(manager).apply {
        setEnabledAccessibilityServiceList(listOf(AccessibilityServiceInfo()))
        setEnabled(true)
        setTouchExplorationEnabled(true)
    }
}

/** What is done before each frame. */
var beforeFrame: () -> Unit = {}

/** Lets one frame go by. */
fun settle() {
    beforeFrame()
    shadowOf(Looper.getMainLooper()).idleFor(FRAME)
}

/** Goes on from frame to frame until something holds; between them it waits for what other threads hand to the window's. */
fun untilSo(what: () -> String, holds: () -> Boolean) {
    val end = System.nanoTime() + PATIENCE
    while (!holds()) {
        if (System.nanoTime() > end) throw AssertionError("in vain was waited until ${what()}")
        settle()
        (shadowOf(Looper.getMainLooper()) as ShadowPausedLooper).poll(LISTEN)
    }
}
