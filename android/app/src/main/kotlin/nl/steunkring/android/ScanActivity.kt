package nl.steunkring.android

import android.Manifest
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.content.res.Configuration
import android.os.Bundle
import android.view.SurfaceHolder
import android.view.SurfaceView
import android.view.WindowManager
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.result.contract.ActivityResultContract
import androidx.compose.foundation.background
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import androidx.compose.ui.viewinterop.AndroidView
import nl.steunkring.core.FrameScreen
import nl.steunkring.core.Label
import nl.steunkring.core.frameBeforeOpening
import nl.steunkring.ui.Button
import nl.steunkring.ui.Gathered
import nl.steunkring.ui.Letters
import nl.steunkring.ui.Light
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Look
import nl.steunkring.ui.Pips
import nl.steunkring.ui.Said
import nl.steunkring.ui.Scanner
import nl.steunkring.ui.Weight
import nl.steunkring.ui.codeIn

private const val TITLE = "title"
private const val BACK = "back"
private const val CODE = "code"

/** What reads codes with the phone's camera; null where it has none. */
fun scannerOf(context: Context, asks: Asks): Scanner? {
    if (!context.packageManager.hasSystemFeature(PackageManager.FEATURE_CAMERA_ANY)) return null
    return object : Scanner {
        override suspend fun may() = asks.may(Manifest.permission.CAMERA)

        override suspend fun scan(title: Label, back: Label): ByteArray? = asks.ask(ScanCode(), title to back)
    }
}

/** A code for the camera, under words of the core: what to do, and the way back. */
class ScanCode : ActivityResultContract<Pair<Label, Label>, ByteArray?>() {
    override fun createIntent(context: Context, input: Pair<Label, Label>): Intent =
        Intent(context, ScanActivity::class.java).putExtra(TITLE, input.first.packed()).putExtra(BACK, input.second.packed())

    override fun parseResult(resultCode: Int, intent: Intent?): ByteArray? = intent?.getByteArrayExtra(CODE)
}

/** What the camera sees, until there is a code in it. Nothing of it is kept. */
class ScanActivity : ComponentActivity() {
    private val eye by lazy { Eye(this, ::look, ::leave) }
    private val gathered = Gathered()

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        // Both hands are busy for as long as it takes.
        window.addFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON)
        val (title, back) = label(TITLE) to label(BACK)
        val size = eye.size
        if (title == null || back == null || size == null) return finish()
        val letters = androidLetters(assets)
        val taste = TastePreferences(this).load()
        val words = frameBeforeOpening(taste.level)
        setContent {
            Look(letters, taste.dark ?: isSystemInDarkTheme()) {
                ScanView(ScanWords(title, back, words), gathered, size.width.toFloat() / size.height, ::finish) { seen() }
            }
        }
    }

    override fun onDestroy() {
        super.onDestroy()
        eye.shut()
    }

    /** Looks for a code in what the camera sees, and ends with what it holds, once all its parts were seen. */
    fun look(light: Light) {
        val code = codeIn(light)?.let(gathered::take) ?: return
        setResult(RESULT_OK, Intent().putExtra(CODE, code))
        leave()
    }

    private fun leave() = runOnUiThread { finish() }

    private fun label(name: String) = intent.getStringArrayExtra(name)?.unpacked()

    private fun seen() = SurfaceView(this).apply {
        eye.size?.let { holder.setFixedSize(it.width, it.height) }
        holder.addCallback(
            object : SurfaceHolder.Callback {
                override fun surfaceCreated(holder: SurfaceHolder) = eye.open(holder.surface)

                override fun surfaceChanged(holder: SurfaceHolder, format: Int, width: Int, height: Int) = Unit

                // Out of sight the camera is off: who comes back begins anew.
                override fun surfaceDestroyed(holder: SurfaceHolder) = leave()
            },
        )
    }
}

/** What is said while the camera looks. */
private class ScanWords(
    /** What to do. */
    val title: Label,
    /** The way back. */
    val back: Label,
    /** What stands round every screen. */
    val frame: FrameScreen,
)

@Composable
private fun ScanView(words: ScanWords, gathered: Gathered, wide: Float, onBack: () -> Unit, seen: () -> SurfaceView) {
    val upright = LocalConfiguration.current.orientation == Configuration.ORIENTATION_PORTRAIT
    Column(
        Modifier.fillMaxSize().background(LocalColours.current.paper).safeDrawingPadding().padding(16.dp),
        Arrangement.spacedBy(16.dp),
        Alignment.CenterHorizontally,
    ) {
        Said(words.title, Letters.QUESTION, middle = true)
        Box(Modifier.weight(1f), Alignment.Center) { AndroidView({ seen() }, Modifier.aspectRatio(if (upright) 1 / wide else wide)) }
        if (gathered.again) {
            Box(Modifier.semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Polite }) { Said(words.frame.scanAgain, Letters.BODY, middle = true) }
        }
        if (gathered.count > 1) Pips(gathered.seen, gathered.count, words.frame.readsIn)
        Button(words.back, Weight.EDGE, Modifier.fillMaxWidth(), onBack)
    }
}

private fun Label.packed() = arrayOf(text, spoken, language, pictogram)

private fun Array<String?>.unpacked() = Label(this[0].orEmpty(), this[1].orEmpty(), this[2].orEmpty(), this[3])
