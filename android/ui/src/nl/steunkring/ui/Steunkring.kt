package nl.steunkring.ui

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.runtime.withFrameNanos
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import nl.steunkring.core.Core
import nl.steunkring.core.Direction
import nl.steunkring.core.FrameScreen
import nl.steunkring.core.PlacesScreen
import nl.steunkring.core.Space
import nl.steunkring.ui.places.Places
import nl.steunkring.ui.settings.SettingsWay

/** How much larger letters are than the device has them, where that is asked. */
private const val LARGER = 1.5f

/** What every screen of the app has at hand. */
class App(
    /** The home. */
    val core: Core,
    /** Where somebody is. */
    val ways: Ways,
    /** Does what is tapped. */
    val doer: Doer,
    /** How often something came from others or went to them. */
    val exchanged: Int,
    /** Whether the shell can open a home that has a lock. */
    val canLock: Boolean,
    /** Goes into what is behind a second lock; null where one is there already. */
    val inside: ((Core) -> Unit)?,
    /** The places of the bar, where there are any. */
    val places: Places?,
    /** What was read before there was a screen. */
    val ahead: Ahead? = null,
)

/** The whole app over one opened home; a lock is offered where the shell [canLock]. What was read [ahead] stands there at once. */
@Composable
fun Steunkring(core: Core, letters: Alphabets, platform: Platform, canLock: Boolean = false, ahead: Ahead? = null) {
    var behind by remember(core) { mutableStateOf<Core?>(null) }
    when (val inner = behind) {
        null -> Opened(core, letters, platform, canLock, null, { behind = it }, ahead)
        else -> {
            // It is not open for longer than it is in sight.
            DisposableEffect(inner) { onDispose { inner.end() } }
            Opened(inner, letters, platform, false, { behind = null }, null)
        }
    }
}

@Composable
private fun Opened(
    core: Core,
    letters: Alphabets,
    platform: Platform,
    canLock: Boolean,
    onClose: (() -> Unit)?,
    inside: ((Core) -> Unit)?,
    ahead: Ahead? = null,
) {
    val scope = rememberCoroutineScope()
    val ways = rememberSaveable(core, saver = Ways.KEPT) { Ways() }
    val doer = remember(core) { Doer(core, scope) }
    var taste by remember { mutableStateOf(platform.taste?.load() ?: Taste()) }
    val exchange = remember(core) { Exchange(core) { taste.wifi && platform.metered?.invoke() == true } }
    LaunchedEffect(exchange) {
        // After the first frame, which would wait for it.
        withFrameNanos { }
        exchange.keep()
    }
    val exchanged by exchange.times.collectAsState()
    var languages by remember { mutableIntStateOf(0) }
    val dark = taste.dark ?: isSystemInDarkTheme()
    val words by shown(doer, core, languages, ahead = { ahead?.words }) { core.frameScreen() }
    val back = remember(core) { ShownBack() }
    val here = ways.here
    val places by shown(doer, core, languages, here, doer.times, exchanged, ahead = { ahead?.places }) { Found(core.placesScreen(ways.space)) }
    LaunchedEffect(here) { doer.left() }
    val show: (Taste) -> Unit = {
        taste = it
        platform.taste?.keep(it)
    }
    LaunchedEffect(languages) {
        doer.guarded { aside { core.level() } }?.takeIf { it != taste.level }?.let { show(taste.copy(level = it)) }
    }
    Look(letters, dark) {
        val (frame, found) = words to places
        if (frame != null && found != null) {
            LaunchedEffect(frame.back.language) { platform.speaks?.invoke(frame.back.language) }
            val bar = found.bar(ways)
            val around = around(frame, ways, doer, onClose, bar, back)
            platform.menu?.invoke(entries(around, platform))
            Surrounded(frame, platform, taste, around) {
                key(languages) {
                    val app = App(core, ways, doer, exchanged, canLock, inside, bar, ahead)
                    if (doer.unread && back.screens == 0) {
                        Unread(around(frame, ways, doer, onClose, bar, ShownBack()))
                    }
                    if (here == Way.Settings) {
                        SettingsWay(app, frame.settings, taste, dark, { languages++ }, show)
                    } else {
                        Here(app) { languages++ }
                    }
                }
            }
        }
    }
}

/** What went wrong and the way back, where nothing of a screen could be read. */
@Composable
internal fun Unread(around: Around) = CompositionLocalProvider(LocalAround provides around) { Frame(null, emptyList()) { } }

/** The places that the core found; there is none before there is a space. */
internal class Found(val screen: PlacesScreen?) {
    fun bar(ways: Ways): Places? = screen?.let { found ->
        Places(found, ways.place.orEmpty(), { ways.to(placed(found.space, it)) }) { ways.to(Way.Menu) }
    }
}

/** What can be done from the screen that is shown: its places first, then what stands in the bar above. */
private fun entries(around: Around, platform: Platform) = buildList {
    around.places?.run { screen.places.forEach { place -> add(MenuEntry(place.id, place.label) { onPlace(place.id) }) } }
    if (around.onBack != null || around.onHome != null) add(MenuEntry("back", around.words.back) { around.back.go?.invoke() })
    around.undo?.let { add(MenuEntry("undo", it.offer.label, around.onUndo)) }
    around.onSettings?.let { add(MenuEntry("settings", around.words.settings, it)) }
    platform.exit?.let { add(MenuEntry("exit", around.words.exit, it)) }
}

private fun around(words: FrameScreen, ways: Ways, doer: Doer, onClose: (() -> Unit)?, places: Places?, back: ShownBack): Around {
    val here = ways.here
    val who = here.space?.takeIf { here !is Way.Who && here !is Way.Invite && here !is Way.Stop }
    // A space that has no places of its own does not stand among those of another.
    val bar = places?.takeIf { here.place != null && (here.space ?: it.screen.space) == it.screen.space }
    val isPlace = bar != null && here.isPlace
    return Around(
        words,
        onBack = if (ways.canBack) ways::back.takeUnless { isPlace } else onClose,
        onHome = ways::home.takeIf { isPlace && ways.canBack },
        places = bar,
        onSettings = { ways.to(Way.Settings) }.takeIf { here == Way.Home },
        onWho = who?.let { space -> { ways.to(Way.Who(space)) } },
        undo = doer.undo,
        onUndo = doer::turn,
        trouble = doer.trouble,
        onTroubleRead = doer::read,
        back = back,
        arrival = ways.arrival,
        depth = ways.depth,
    )
}

@Composable
internal fun Surrounded(frame: FrameScreen, platform: Platform, taste: Taste, around: Around, content: @Composable () -> Unit) {
    val density = LocalDensity.current
    val direction = if (frame.direction == Direction.RIGHT_TO_LEFT) LayoutDirection.Rtl else LayoutDirection.Ltr
    CompositionLocalProvider(
        LocalAround provides around,
        LocalPlatform provides platform,
        LocalMotion provides if (taste.calm || platform.calm()) Motion.REDUCED else Motion.FULL,
        LocalAloud provides platform.speaker?.takeIf { taste.aloud },
        LocalLayoutDirection provides direction,
        LocalDensity provides Density(density.density, density.fontScale * if (taste.large) LARGER else 1f),
        content = content,
    )
}

/** A space by its id, for what is shown in it. */
@Composable
fun App.In(id: String, content: @Composable (Space) -> Unit) {
    val space by shown(doer, core, id) { core.space(id) }
    space?.let { content(it) }
}
