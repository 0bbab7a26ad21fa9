package nl.steunkring.ui

import androidx.compose.runtime.Composable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.graphics.ImageBitmap
import java.io.File
import nl.steunkring.core.Label
import nl.steunkring.core.Level

/** A voice of the platform. */
interface Speaker {
    /**
     * Says what is given in this order and lets go of what it said before. Calls [begins] with the place of each as it begins, and [done] once when
     * it ends or is hushed; both on any thread.
     */
    fun speak(labels: List<Label>, begins: (Int) -> Unit, done: () -> Unit)

    /** Has it stop at once. */
    fun hush()
}

/** How this device shows the app; it belongs to the device and to no home. */
data class Taste(
    /** Whether letters are larger than the device has them. */
    val large: Boolean = false,
    /** Whether the screen is dark; as the device has it when null. */
    val dark: Boolean? = null,
    /** The language in which a locked home is spoken of: the one that was chosen last. */
    val level: Level = Level.NL_A2,
    /** Whether each answer can be heard, and is said when it is chosen. */
    val aloud: Boolean = false,
    /** Whether nothing is sent by itself where that is paid for by its size. */
    val wifi: Boolean = false,
    /** Whether nothing moves, also where the device itself does not ask for that. */
    val calm: Boolean = false,
)

/** Where a platform keeps its [Taste]. */
interface TasteKeeper {
    /** What was kept. */
    fun load(): Taste

    /** Keeps it. */
    fun keep(taste: Taste)
}

/** A finger or face, for which the platform gives up a secret that it keeps. */
interface Finger {
    /** Draws a secret of 32 bytes and keeps it; null where somebody said no. The platform's own window says [title], and [back] leaves it. */
    suspend fun keep(title: Label, back: Label): ByteArray?

    /** Gives it up for a finger or face; null where somebody said no, or where there is none. */
    suspend fun ask(title: Label, back: Label): ByteArray?
}

/** A file that lies bare on this device: who got it lets it go once it has been read. */
class Bare(
    /** Where it lies. */
    val path: String,
    /** How many whole seconds it lasts, of a sound. */
    val seconds: UInt? = null,
    /** Whether it was made for this alone, and is somebody's own file otherwise. */
    private val made: Boolean = true,
) {
    /** Takes it away where it was made for this. */
    fun letGo() {
        if (made) File(path).delete()
    }
}

/** Files that somebody chooses with what the platform has for that. */
interface Files {
    /** Has somebody choose where a file goes and has it written there, where none is yet; false where none was chosen. */
    suspend fun keep(name: String, write: suspend (path: String) -> Unit): Boolean

    /** Has somebody choose a file and brings it within reach; null where none was chosen. */
    suspend fun open(): Bare?
}

/** A microphone. */
interface Recorder {
    /** Begins to listen; false where the app may not, or where there is nothing to listen with. */
    suspend fun start(): Boolean

    /** Ends it and gives what was said, in a form that the core knows; null where there is nothing. */
    suspend fun stop(): Bare?

    /** Ends it and forgets what was said. */
    fun drop()
}

/** What lets a sound be heard. */
fun interface Player {
    /** Plays a sound that [read] gives from a position on, at most so many bytes at a time, to its end; a caller that is cancelled ends it. */
    suspend fun play(read: suspend (from: ULong, most: UInt) -> ByteArray)
}

/** The photos of this device. */
fun interface Photos {
    /** Has somebody choose one, and gives it as a file; null where none was chosen. */
    suspend fun choose(): Bare?
}

/** What makes a picture of a photo. */
fun interface Pictures {
    /** Makes one of the bytes of a photo, at most so many points wide and high; null where this device does not know such photos. */
    suspend fun of(photo: ByteArray, most: Int): ImageBitmap?
}

/** A camera that reads codes. */
interface Scanner {
    /** Whether the app may look through it; asks it where that was not settled. */
    suspend fun may(): Boolean

    /** Has somebody hold it over a code, as [title] says, and gives what the code holds; null where somebody went [back]. */
    suspend fun scan(title: Label, back: Label): ByteArray?
}

/** How the app is called among the others of a device. */
interface Neutral {
    /** Whether its name and picture say nothing of what it is. */
    fun worn(): Boolean

    /** Has it so, or not. */
    fun wear(neutral: Boolean)
}

/** One thing that can be done from the screen that is shown, for a menu of the device's own. */
class MenuEntry(
    /** A place of the bar, or `back`, `undo`, `settings` or `exit`. */
    val id: String,
    /** In words. */
    val label: Label,
    /** Does it. */
    val onTap: () -> Unit,
)

/** What a platform brings to the screens; what it does not have is not offered. */
class Platform(
    /** Its voice, where it has one. */
    val speaker: Speaker? = null,
    /** The address of the relay that carries what is founded here; without it nothing leaves the device by itself. */
    val relay: String? = null,
    /** Has the app gone from sight at once, where that can be. */
    val exit: (() -> Unit)? = null,
    /** Where it keeps how the app is shown. */
    val taste: TasteKeeper? = null,
    /** Whether the app stands among others under a name that says nothing, where the device can do that. */
    val neutral: Neutral? = null,
    /** Keeps what is shown off pictures of the screen for as long as it is told so. */
    val hide: ((Boolean) -> Unit)? = null,
    /** Keeps the screen lit for as long as it is told so. */
    val awake: ((Boolean) -> Unit)? = null,
    /** Has the device's own way back do the same as that on the screen. */
    val back: (@Composable (() -> Unit) -> Unit)? = null,
    /** Is told in which language the screens are, by BCP 47. */
    val speaks: ((String) -> Unit)? = null,
    /** A finger or face that opens the lock, where the device has that. */
    val finger: Finger? = null,
    /** Where files go and come from, where somebody can choose that. */
    val files: Files? = null,
    /** Its microphone, where it has one. */
    val recorder: Recorder? = null,
    /** What lets a voice note be heard, where it can. */
    val player: Player? = null,
    /** Its photos, where it has them. */
    val photos: Photos? = null,
    /** What makes a picture of a photo, where it can. */
    val pictures: Pictures? = null,
    /** A camera that reads codes, where it has one. */
    val scanner: Scanner? = null,
    /** Hands a text to whatever other app somebody chooses, where there is a window for that. */
    val share: ((String) -> Unit)? = null,
    /** Puts sheets on paper or in a PDF under a name, as somebody chooses, where the platform can; each is a standalone SVG. */
    val print: ((name: String, sheets: List<String>) -> Unit)? = null,
    /** Shows what can be done from the screen that is shown in a menu of the device's own, where it has one. */
    val menu: (@Composable (List<MenuEntry>) -> Unit)? = null,
    /** Whether what is sent now is paid for by its size, where the device can tell. */
    val metered: (() -> Boolean)? = null,
    /** Whether the device asks for less motion, as it says now: a screen that asks is told of another answer, where the device tells of it. */
    val calm: () -> Boolean = { false },
)

/** The platform under the screens. */
val LocalPlatform = staticCompositionLocalOf { Platform() }
