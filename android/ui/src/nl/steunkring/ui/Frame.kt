package nl.steunkring.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.layout.wrapContentWidth
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.SideEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.setValue
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.layout.Layout
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Constraints
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.launch
import nl.steunkring.core.ErrorLabels
import nl.steunkring.core.FrameScreen
import nl.steunkring.core.Label
import nl.steunkring.core.Strip
import nl.steunkring.core.UndoItem
import nl.steunkring.ui.places.MenuRow
import nl.steunkring.ui.places.Placed
import nl.steunkring.ui.places.Places
import nl.steunkring.ui.places.PlacesBar
import nl.steunkring.ui.places.Standing

/** Lines longer than this are hard to follow. */
internal val READABLE = 720.dp

/** What stands beside a column, and round the foot. */
internal val MARGIN = 16.dp

/** From letters so large on, a title that does not fit on one line beside what steers stands below that. */
private const val GROWN = 1.3f

/** A button that is wider than this looks like a band; with the room round it. */
private val FOOT = 480.dp + 24.dp

/** The way back as the screen that is shown has it, for what stands outside it. */
class ShownBack {
    /** Goes it. */
    var go: (() -> Unit)? = null

    /** How many screens are shown: one, or none where nothing of it could be read. */
    var screens by mutableIntStateOf(0)
}

/** What stands round a screen and is the same on each. */
class Around(
    /** The labels of the core. */
    val words: FrameScreen,
    /** One step back; null at a root. */
    val onBack: (() -> Unit)? = null,
    /** From one of the places to Home, by the device's own way back: it has no arrow. */
    val onHome: (() -> Unit)? = null,
    /** The places that never move, where they stand. */
    val places: Places? = null,
    /** To the settings; null where they are not offered. */
    val onSettings: (() -> Unit)? = null,
    /** To who can see this. */
    val onWho: (() -> Unit)? = null,
    /** What was done last on this screen and can be taken back. */
    val undo: UndoItem? = null,
    /** Takes it back. */
    val onUndo: () -> Unit = {},
    /** What went wrong last. */
    val trouble: ErrorLabels? = null,
    /** Takes that off the screen. */
    val onTroubleRead: () -> Unit = {},
    /** Is told the way back of the screen that is shown. */
    val back: ShownBack = ShownBack(),
    /** The screen that was shown before this one. */
    val arrival: Arrival = Arrival(),
    /** How many steps from the root this one stands. */
    val depth: Int = 0,
)

/** What stands round the screen that is drawn. */
val LocalAround = staticCompositionLocalOf<Around> { error("no screen without its frame") }

/**
 * A screen: bar, strip, what it shows, and its foot with the first thing to do. The ear says [heard]. The [rest] of what can be done stands
 * in the foot too, unless letters are so large that it would leave no room for the screen itself. What [scrolls] is no wider than can be read.
 */
@Composable
fun Frame(
    title: Label?,
    heard: List<Label>,
    strip: Strip? = null,
    head: @Composable (() -> Unit)? = null,
    scrolls: Boolean = true,
    onBack: (() -> Unit)? = LocalAround.current.onBack,
    rest: @Composable (ColumnScope.() -> Unit)? = null,
    foot: @Composable (ColumnScope.() -> Unit)? = null,
    content: @Composable ColumnScope.() -> Unit,
) {
    val around = LocalAround.current
    val colours = LocalColours.current
    val below = isLarge()
    val back = onBack ?: around.onHome
    SideEffect { around.back.go = back }
    DisposableEffect(around.back) {
        around.back.screens++
        onDispose { around.back.screens-- }
    }
    back?.let { LocalPlatform.current.back?.invoke(it) }
    Hidden(strip)
    Placed(around.places) { standing ->
        val stands = stands()
        Column(Modifier.fillMaxSize().background(colours.paper)) {
            Column(Modifier.weight(1f).fillMaxWidth().arrives(around.arrival, around.depth)) {
                Bar(title.takeUnless { below }, heard, head, onBack, scrolls)
                Column(
                    verticalArrangement = Arrangement.spacedBy(12.dp),
                    modifier = Modifier
                        .weight(1f)
                        .fillMaxWidth()
                        .then(if (scrolls) Modifier.verticalScroll(rememberScrollState()).readable() else Modifier)
                        .padding(start = MARGIN, end = MARGIN, bottom = 16.dp),
                ) {
                    title?.takeIf { below }?.let { Said(it, Letters.TITLE) }
                    strip?.let { Seen(it, around.onWho) }
                    around.trouble?.let { Trouble(it, stands, around) }
                    content()
                    // Where the screen does not scroll it stands above the foot, and is as wide.
                    val width = if (scrolls) Modifier else Modifier.readable().padding(horizontal = 12.dp)
                    if (below) rest?.let { Column(width, Arrangement.spacedBy(12.dp), content = it) }
                }
                around.undo?.let { UndoBar(it, stands, around.onUndo) }
                Foot(rest.takeUnless { below }, foot, around.places.takeIf { standing == Standing.MENU })
            }
            if (standing == Standing.BAR) around.places?.let { PlacesBar(it) }
        }
    }
}

/** What can be done, the first thing last; it stands beside the way to the [places] where those do not stand there themselves. */
@Composable
private fun Foot(rest: @Composable (ColumnScope.() -> Unit)?, foot: @Composable (ColumnScope.() -> Unit)?, places: Places?) {
    if (rest == null && foot == null && places == null) return
    Column(
        Modifier.readable(FOOT).padding(start = 12.dp, end = 12.dp, top = 8.dp, bottom = 12.dp),
        Arrangement.spacedBy(10.dp),
    ) {
        rest?.invoke(this)
        if (places != null) MenuRow(places, foot) else foot?.invoke(this)
    }
}

/** No wider than can be read, in the middle of what there is. */
private fun Modifier.readable(most: Dp = READABLE) = fillMaxWidth().wrapContentWidth(Alignment.CenterHorizontally).widthIn(max = most).fillMaxWidth()

/** What steers stands in the corners; the title stands above the column that it is of, where that is no wider than can be read. */
@Composable
private fun Bar(title: Label?, heard: List<Label>, head: @Composable (() -> Unit)?, onBack: (() -> Unit)?, column: Boolean) {
    val around = LocalAround.current
    val platform = LocalPlatform.current
    Layout(
        {
            Box { onBack?.let { Steer(around.words.back, "back", onTap = it) } }
            Box { if (head != null) head() else title?.let { Said(it, Letters.TITLE) } }
            Row(horizontalArrangement = Arrangement.spacedBy(4.dp)) {
                around.onSettings?.let { Steer(around.words.settings, "settings", onTap = it) }
                Ear(heard)
                platform.exit?.let { Steer(around.words.exit, "quick-exit", onTap = it) }
            }
        },
        Modifier.fillMaxWidth().padding(8.dp),
    ) { (first, middle, last), room ->
        val (back, signs) = first.measure(Constraints()) to last.measure(Constraints())
        val (gap, width) = 12.dp.roundToPx() to room.maxWidth
        val beside = if (column) ((width.toDp() + 16.dp - READABLE) / 2).coerceAtLeast(0.dp) else 0.dp
        val edge = (beside + MARGIN - 8.dp).roundToPx()
        val start = maxOf(edge, if (back.width == 0) 0 else back.width + gap)
        val end = minOf(width - edge, width - signs.width - gap)
        val free = (end - start).coerceAtLeast(0)
        val under = head == null && fontScale >= GROWN && middle.maxIntrinsicWidth(Constraints.Infinity) > free
        val said = middle.measure(Constraints(maxWidth = if (under) (width - 2 * edge).coerceAtLeast(0) else free))
        val high = if (under) maxOf(back.height, signs.height) else maxOf(back.height, said.height, signs.height)
        layout(width, if (under) high + said.height else high) {
            back.placeRelative(0, (high - back.height) / 2)
            if (under) said.placeRelative(edge, high) else said.placeRelative(start, (high - said.height) / 2)
            signs.placeRelative(width - signs.width, (high - signs.height) / 2)
        }
    }
}

/** A sign that steers, with its name for who hears the screen; it grows with the letters. */
@Composable
fun Steer(label: Label, sign: String, ground: Color = Color.Transparent, onTap: () -> Unit) =
    Steer(label, ground, onTap) { Sign(sign, it, LocalColours.current.ink) }

/** What steers by a sign of its own, drawn at the size that is given. */
@Composable
fun Steer(label: Label, ground: Color, onTap: () -> Unit, sign: @Composable (Dp) -> Unit) = Box(
    contentAlignment = Alignment.Center,
    modifier = Modifier
        .size(grown(SIGN) + TARGET - SIGN)
        .clip(CircleShape)
        .background(ground)
        .clickable(role = Role.Button, onClick = onTap)
        .semantics { contentDescription = label.spoken },
) { sign(grown(SIGN)) }

private val SIGN = 32.dp

/** The ear, [of] one thing or of the screen: says these labels, and stops at a second tap. It is there where the platform has a voice. */
@Composable
fun Ear(heard: List<Label>, of: Label? = null) {
    val speaker = LocalPlatform.current.speaker ?: return
    val around = LocalAround.current
    val colours = LocalColours.current
    var said by remember { mutableIntStateOf(-1) }
    val scope = rememberCoroutineScope()
    val speaking = LocalSpeaking.current
    DisposableEffect(speaker) { onDispose { speaking.hush(speaker, said) } }
    val speaks = speaking.says(said)
    val label = if (speaks) around.words.hush else around.words.speak
    // One of many is told apart by what it says.
    val named = if (of == null) label else label.copy(spoken = "${of.spoken} ${label.spoken}")
    Steer(named, "listen", if (speaks) colours.sun else colours.sunSoft) {
        if (speaks) speaking.hush(speaker, said) else said = speaking.say(speaker, scope, heard)
    }
}

/** What is behind a lock of its own stays off pictures of the screen. */
@Composable
private fun Hidden(strip: Strip?) {
    val hide = LocalPlatform.current.hide ?: return
    val own = strip?.id == "lock"
    DisposableEffect(own) {
        hide(own)
        onDispose { hide(false) }
    }
}

/** Who sees this, under the title; a tap says more. */
@Composable
private fun Seen(strip: Strip, onTap: (() -> Unit)?) {
    val colours = LocalColours.current
    val own = strip.id == "lock"
    Row(
        horizontalArrangement = Arrangement.spacedBy(12.dp),
        verticalAlignment = Alignment.CenterVertically,
        modifier = Modifier
            .fillMaxWidth()
            .heightIn(min = TARGET)
            .clip(RoundedCornerShape(24.dp))
            .background(if (own) colours.pineSoft else colours.sand)
            .then(if (onTap == null) Modifier else Modifier.clickable(role = Role.Button, onClick = onTap))
            .padding(horizontal = 16.dp, vertical = 8.dp),
    ) {
        Picture(if (own) "locked" else "who-sees", grown(28.dp))
        Said(strip.label, Letters.SECOND, Modifier.weight(1f), if (own) colours.onPineSoft else colours.ink)
        if (onTap != null) Chevron()
    }
}

@Composable
private fun Trouble(trouble: ErrorLabels, stands: Stands, around: Around) = Card(Modifier.comes(stands, trouble)) {
    Said(trouble.what, Letters.HEADING)
    Said(trouble.safe, Letters.BODY)
    trouble.help?.let { Said(it, Letters.BODY) }
    Button(around.words.close, Weight.EDGE, onTap = around.onTroubleRead)
}

@Composable
private fun UndoBar(item: UndoItem, stands: Stands, onUndo: () -> Unit) {
    val colours = LocalColours.current
    Row(
        Modifier
            .comes(stands, item)
            .readable()
            .padding(horizontal = 12.dp)
            .clip(RoundedCornerShape(20.dp))
            .background(colours.ink)
            .padding(start = 16.dp, end = 6.dp, top = 6.dp, bottom = 6.dp),
        Arrangement.spacedBy(12.dp),
        Alignment.CenterVertically,
    ) {
        Said(item.sentence, Letters.SECOND, Modifier.weight(1f), colours.paper)
        Box(
            Modifier
                .heightIn(min = TARGET)
                .clip(RoundedCornerShape(16.dp))
                .background(colours.paper)
                .clickable(role = Role.Button, onClick = onUndo)
                .padding(horizontal = 16.dp),
            Alignment.Center,
        ) { Said(item.offer.label, Letters.SECOND, bold = true) }
    }
}
