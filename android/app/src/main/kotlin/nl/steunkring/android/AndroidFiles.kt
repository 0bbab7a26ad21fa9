package nl.steunkring.android

import android.content.Context
import android.net.Uri
import android.provider.DocumentsContract
import androidx.activity.result.PickVisualMediaRequest
import androidx.activity.result.contract.ActivityResultContracts.CreateDocument
import androidx.activity.result.contract.ActivityResultContracts.OpenDocument
import androidx.activity.result.contract.ActivityResultContracts.PickVisualMedia
import java.io.IOException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import nl.steunkring.ui.Bare
import nl.steunkring.ui.Files
import nl.steunkring.ui.Photos

private const val BYTES = "application/octet-stream"
private const val ALL = "*/*"

/** Documents of the phone, each chosen in the phone's own window for that: the app reads and writes no other. */
class AndroidFiles(private val context: Context, private val asks: Asks) : Files {
    private val passing = Passing(context)

    override suspend fun keep(name: String, write: suspend (path: String) -> Unit): Boolean {
        val chosen = asks.ask(CreateDocument(BYTES), name) ?: return false
        val file = passing.place()
        var kept = false
        try {
            write(file.path)
            passing.give(file, chosen)
            kept = true
        } finally {
            file.delete()
            if (!kept) forget(chosen)
        }
        return true
    }

    override suspend fun open(): Bare? = asks.ask(OpenDocument(), arrayOf(ALL))?.let { passing.bring(it) }

    /** Nothing stays of a document that was made for this; what stood there before does. */
    private suspend fun forget(chosen: Uri) = withContext(Dispatchers.IO) {
        try {
            val empty = context.contentResolver.openFileDescriptor(chosen, "r")?.use { it.statSize == 0L } == true
            if (empty) DocumentsContract.deleteDocument(context.contentResolver, chosen)
        } catch (_: IOException) {
            // It is gone already, or who keeps it lets nobody take it away.
        } catch (_: UnsupportedOperationException) {
            Unit
        } catch (_: SecurityException) {
            Unit
        }
    }
}

/** The phone's own window for its photos, out of which the app gets the one that was chosen. */
class AndroidPhotos(context: Context, private val asks: Asks) : Photos {
    private val passing = Passing(context)

    override suspend fun choose(): Bare? = asks.ask(PickVisualMedia(), PickVisualMediaRequest(PickVisualMedia.ImageOnly))?.let { passing.bring(it) }
}
