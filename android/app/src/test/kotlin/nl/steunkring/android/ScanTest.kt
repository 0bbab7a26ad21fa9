package nl.steunkring.android

import android.Manifest
import android.app.Activity
import android.content.ComponentName
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.graphics.ImageFormat
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraManager
import android.util.Size
import android.view.Surface
import android.view.SurfaceView
import android.view.View
import android.view.ViewGroup
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import nl.steunkring.ui.Light
import nl.steunkring.ui.qrOf
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowCameraCharacteristics
import org.robolectric.shadows.StreamConfigurationMapBuilder

/** A code before the phone's camera. */
@RunWith(RobolectricTestRunner::class)
class ScanTest {
    @get:Rule
    val phone = PhoneRule()

    private val code = ByteArray(150) { (it * 5).toByte() }
    private val title = label("Houd de camera boven de code")
    private val back = label("Terug")
    private val asked get() = ScanCode().createIntent(phone.app, title to back)

    private fun hasCamera(has: Boolean) = shadowOf(phone.app.packageManager).setSystemFeature(PackageManager.FEATURE_CAMERA_ANY, has)

    /** What a camera sees that is held over a code. */
    private fun seen(): Light {
        val squares = qrOf(code)
        val side = squares.width * 4
        return Light(ByteArray(side * side) { if (squares[it % side / 4, it / side / 4]) 20 else 230.toByte() }, side, side)
    }

    @Test
    fun `the camera is asked for when it is first used, and the window for it gives what it read`() {
        hasCamera(true)
        val window = bareWindow()
        val scanner = assertNotNull(scannerOf(window, Asks(window)))
        val refused = begun { scanner.may() }
        assertEquals(Manifest.permission.CAMERA, window.allowed(false))
        assertFalse(refused.end())
        assertNull(shadowOf(window).nextStartedActivityForResult?.intent?.component)
        val allowed = begun { scanner.may() }
        window.allowed(true)
        assertTrue(allowed.end())
        val scanning = begun { scanner.scan(title, back) }
        val eye = Robolectric.buildActivity(ScanActivity::class.java, asked)
        hasOneEye()
        eye.setup().get().look(seen())
        val opened = window.answered(shadowOf(eye.get()).resultCode, shadowOf(eye.get()).resultIntent)
        assertEquals(ComponentName(window, ScanActivity::class.java), opened.component)
        assertContentEquals(code, scanning.end())
    }

    private fun hasOneEye() {
        val characteristics = ShadowCameraCharacteristics.newCameraCharacteristics()
        val sizes = StreamConfigurationMapBuilder.newBuilder()
        listOf(Size(640, 480), Size(1280, 720), Size(4000, 3000)).forEach {
            sizes.addOutputSize(ImageFormat.YUV_420_888, it)
            sizes.addOutputSize(it)
        }
        shadowOf(characteristics).set(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP, sizes.build())
        shadowOf(characteristics).set(CameraCharacteristics.LENS_FACING, CameraCharacteristics.LENS_FACING_BACK)
        shadowOf(phone.app.getSystemService(Context.CAMERA_SERVICE) as CameraManager).addCamera("0", characteristics)
    }

    @Test
    fun `what it sees stands under the words of the core until there is a code in it, and the way back leads out`() {
        hasOneEye()
        val window = Robolectric.buildActivity(ScanActivity::class.java, asked).setup().get()
        val hand = Hand { window }
        hand.await(title.spoken)
        window.look(Light(ByteArray(100 * 100), 100, 100))
        assertFalse(window.isFinishing)
        hand.tap(back.spoken)
        assertTrue(window.isFinishing)
        assertEquals(Activity.RESULT_CANCELED, shadowOf(window).resultCode)
    }

    @Test
    fun `the camera is opened for what it is shown on, with as many points as a code needs, and tells where it sees no more`() {
        hasOneEye()
        var blind = false
        val eye = Eye(phone.app, {}) { blind = true }
        assertEquals(Size(1280, 720), eye.size)
        val camera = shadowOf(phone.app.getSystemService(Context.CAMERA_SERVICE) as CameraManager)
        eye.open(Surface(SurfaceTexture(0)))
        untilSo({ "it is open" }) { eye.looks }
        assertFalse(blind)
        camera.triggerDisconnect()
        untilSo({ "it tells" }) { blind }
        eye.shut()
    }

    @Test
    fun `out of sight the camera is off`() {
        hasOneEye()
        val window = Robolectric.buildActivity(ScanActivity::class.java, asked).setup().get()
        Hand { window }.await(title.spoken)
        val there = shadowOf(checkNotNull(surface(window.window.decorView))).fakeSurfaceHolder
        there.callbacks.forEach { it.surfaceDestroyed(there) }
        assertTrue(window.isFinishing)
    }

    private fun surface(view: View): SurfaceView? =
        view as? SurfaceView ?: (view as? ViewGroup)?.let { group -> (0 until group.childCount).firstNotNullOfOrNull { surface(group.getChildAt(it)) } }

    @Test
    fun `without a camera nothing is offered, and its window is left at once`() {
        hasCamera(false)
        assertNull(scannerOf(phone.app, Asks(bareWindow())))
        assertTrue(Robolectric.buildActivity(ScanActivity::class.java, asked).setup().get().isFinishing)
        hasOneEye()
        assertTrue(Robolectric.buildActivity(ScanActivity::class.java, Intent()).setup().get().isFinishing)
    }

    @Test
    fun `no other app can open the window of the camera`() {
        assertFalse(phone.app.packageManager.getActivityInfo(ComponentName(phone.app, ScanActivity::class.java), 0).exported)
    }
}
