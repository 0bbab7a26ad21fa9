package nl.steunkring.android

import android.content.Context
import android.graphics.ImageFormat
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.media.Image
import android.media.ImageReader
import android.os.Handler
import android.os.HandlerThread
import android.util.Size
import android.view.Surface
import android.view.SurfaceHolder
import kotlin.math.abs
import nl.steunkring.ui.Light

/** As many points as a code needs, and no more to go through. */
private const val POINTS = 1280 * 720

/**
 * The camera at the back of the phone, or the one that it has: shows what it sees, and gives each picture to [onLight], on a thread of its own.
 * [onBlind] is told where it sees nothing.
 */
class Eye(context: Context, private val onLight: (Light) -> Unit, private val onBlind: () -> Unit) {
    private val cameras = context.getSystemService(CameraManager::class.java)
    private val id: String? = guarded { cameras.cameraIdList.run { firstOrNull(::looksBack) ?: firstOrNull() } }
    private val thread by lazy { HandlerThread("eye").apply { start() } }
    private val there by lazy { Handler(thread.looper) }
    private var camera: CameraDevice? = null
    private var reader: ImageReader? = null

    @Volatile
    private var shut = false

    @Volatile
    private var opening = false

    /** Whether it looks. */
    @Volatile
    var looks = false
        private set

    /** How many points what it sees is wide and high, as the camera itself is held; null where there is no camera. */
    val size: Size? = guarded { id?.let(::sizeOf) }

    /** Opens it, until it is shut. */
    fun open(shown: Surface) {
        val (one, size) = (id ?: return onBlind()) to (size ?: return onBlind())
        opening = true
        guarded { cameras.openCamera(one, Opened(shown, size), there) } ?: onBlind().also { opening = false }
    }

    /** Shuts it for good. */
    fun shut() {
        if (shut) return
        shut = true
        there.post {
            camera?.close()
            reader?.close()
            // A camera that is on its way has to be told of yet.
            if (!opening) thread.quitSafely()
        }
    }

    private fun looksBack(id: String) =
        cameras.getCameraCharacteristics(id).get(CameraCharacteristics.LENS_FACING) == CameraCharacteristics.LENS_FACING_BACK

    private fun sizeOf(id: String): Size? {
        val sizes = cameras.getCameraCharacteristics(id).get(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP) ?: return null
        val shown = sizes.getOutputSizes(SurfaceHolder::class.java).orEmpty()
        return sizes.getOutputSizes(ImageFormat.YUV_420_888).orEmpty().filter(shown::contains).minByOrNull { abs(it.width * it.height - POINTS) }
    }

    private inner class Opened(private val shown: Surface, private val size: Size) : CameraDevice.StateCallback() {
        @Suppress("DEPRECATION") // What replaces how a session is made is not on Android 8.
        override fun onOpened(device: CameraDevice) {
            opening = false
            if (shut) {
                device.close()
                thread.quitSafely()
                return
            }
            camera = device
            val reader = ImageReader.newInstance(size.width, size.height, ImageFormat.YUV_420_888, 2).also { this@Eye.reader = it }
            reader.setOnImageAvailableListener({ from -> from.acquireLatestImage()?.use { onLight(it.light()) } }, there)
            val into = listOf(shown, reader.surface)
            guarded { device.createCaptureSession(into, Looking(device, into), there) } ?: onBlind()
        }

        override fun onDisconnected(device: CameraDevice) {
            opening = false
            device.close()
            onBlind()
        }

        override fun onError(device: CameraDevice, error: Int) = onDisconnected(device)
    }

    private inner class Looking(private val device: CameraDevice, private val into: List<Surface>) : CameraCaptureSession.StateCallback() {
        override fun onConfigured(session: CameraCaptureSession) {
            if (shut) return
            guarded {
                val request = device.createCaptureRequest(CameraDevice.TEMPLATE_PREVIEW)
                into.forEach(request::addTarget)
                request.set(CaptureRequest.CONTROL_AF_MODE, CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE)
                session.setRepeatingRequest(request.build(), null, there)
                looks = true
            } ?: onBlind()
        }

        override fun onConfigureFailed(session: CameraCaptureSession) = onBlind()
    }
}

/** Null where the camera cannot be used: another app has it, it is shut already, or somebody took it away from the app. */
private fun <T> guarded(work: () -> T): T? = try {
    work()
} catch (_: CameraAccessException) {
    null
} catch (_: SecurityException) {
    null
} catch (_: IllegalStateException) {
    null
}

/** How light its points are: the first of its planes. */
private fun Image.light(): Light {
    val plane = planes.first()
    return Light(ByteArray(plane.buffer.remaining()).also(plane.buffer::get), width, height, plane.rowStride)
}
