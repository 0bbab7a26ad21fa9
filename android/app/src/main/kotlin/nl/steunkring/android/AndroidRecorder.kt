package nl.steunkring.android

import android.Manifest
import android.content.Context
import android.content.pm.PackageManager
import android.media.MediaRecorder
import android.os.Build
import android.os.SystemClock
import java.io.File
import java.io.IOException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import nl.steunkring.ui.Bare
import nl.steunkring.ui.Recorder

/** Enough to understand who speaks: a minute takes half a megabyte. */
private const val BITS = 64_000
private const val SAMPLES = 44_100
private const val SECOND = 1_000

/** The phone's microphone; null where it has none. */
fun recorderOf(context: Context, asks: Asks): Recorder? =
    if (context.packageManager.hasSystemFeature(PackageManager.FEATURE_MICROPHONE)) AndroidRecorder(context, asks) else null

/** Listens by the phone's microphone, which is asked for when it is first used. */
class AndroidRecorder(private val context: Context, private val asks: Asks) : Recorder {
    private class Running(val recorder: MediaRecorder, val file: File, val since: Long)

    private val passing = Passing(context)
    private var running: Running? = null

    override suspend fun start(): Boolean {
        drop()
        if (!asks.may(Manifest.permission.RECORD_AUDIO)) return false
        val now = Running(made(), passing.place(), SystemClock.elapsedRealtime())
        running = now
        return withContext(Dispatchers.Default) {
            try {
                listen(now)
                true
            } catch (_: IOException) {
                false
            } catch (_: RuntimeException) {
                // Another app has the microphone, or the phone does not lend it.
                false
            }
        }.also { listens -> if (!listens) drop() }
    }

    override suspend fun stop(): Bare? {
        val now = running ?: return null
        running = null
        val lasted = SystemClock.elapsedRealtime() - now.since
        return withContext(Dispatchers.Default) {
            try {
                now.recorder.stop()
                Bare(now.file.path, ((lasted + SECOND - 1) / SECOND).toUInt())
            } catch (_: RuntimeException) {
                // It ended before there was any sound.
                now.file.delete()
                null
            } finally {
                now.recorder.release()
            }
        }
    }

    override fun drop() {
        val now = running ?: return
        running = null
        now.recorder.release()
        now.file.delete()
    }

    @Suppress("DEPRECATION") // What there is on older phones.
    private fun made() = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) MediaRecorder(context) else MediaRecorder()

    private fun listen(now: Running) = with(now.recorder) {
        setAudioSource(MediaRecorder.AudioSource.MIC)
        setOutputFormat(MediaRecorder.OutputFormat.MPEG_4)
        setAudioEncoder(MediaRecorder.AudioEncoder.AAC)
        setAudioChannels(1)
        setAudioEncodingBitRate(BITS)
        setAudioSamplingRate(SAMPLES)
        setOutputFile(now.file.path)
        prepare()
        start()
    }
}
