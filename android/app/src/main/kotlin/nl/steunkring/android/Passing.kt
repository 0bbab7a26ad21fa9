package nl.steunkring.android

import android.content.Context
import android.net.Uri
import java.io.File
import java.io.IOException
import java.util.UUID
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import nl.steunkring.core.CoreException
import nl.steunkring.ui.Bare

/** Files that lie bare on the phone for a moment, where no other app and no backup comes. */
class Passing(private val context: Context) {
    private val folder = File(context.cacheDir, "passing")

    /** Where the next one can lie; nothing is there yet. */
    fun place(): File = File(folder.apply { mkdirs() }, UUID.randomUUID().toString())

    /** Takes away what an ended process left. */
    fun clear() {
        folder.deleteRecursively()
    }

    /** Brings what another app gives within reach. */
    suspend fun bring(from: Uri): Bare {
        val file = place()
        return whole({ file.delete() }) {
            opened(context.contentResolver.openInputStream(from)).use { given -> file.outputStream().use { given.copyTo(it) } }
            Bare(file.path)
        }
    }

    /** Gives a file to where another app keeps it, instead of what stood there. */
    suspend fun give(file: File, to: Uri) = whole({ }) {
        opened(context.contentResolver.openOutputStream(to, "wt")).use { place -> file.inputStream().use { it.copyTo(place) } }
        Unit
    }

    private fun <T : Any> opened(stream: T?): T = stream ?: throw IOException("nobody gives it")

    /** Does it to the end, or not at all. */
    private suspend fun <T> whole(undo: () -> Unit, work: () -> T): T = withContext(Dispatchers.IO) {
        try {
            work()
        } catch (_: IOException) {
            undo()
            throw CoreException.Unexpected()
        } catch (_: SecurityException) {
            undo()
            throw CoreException.Unexpected()
        }
    }
}
