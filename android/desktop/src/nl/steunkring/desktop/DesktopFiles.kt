package nl.steunkring.desktop

import java.awt.FileDialog
import java.awt.Frame
import java.io.File
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import nl.steunkring.ui.Bare
import nl.steunkring.ui.Files

/** Files whose place is chosen in a dialog of the desktop. */
object DesktopFiles : Files {
    override suspend fun keep(name: String, write: suspend (path: String) -> Unit): Boolean {
        val file = withContext(Dispatchers.IO) { chosen(FileDialog.SAVE, name) } ?: return false
        // The dialog has asked whether one that was there may go.
        file.delete()
        write(file.path)
        return true
    }

    override suspend fun open(): Bare? = withContext(Dispatchers.IO) { chosen(FileDialog.LOAD, null)?.let { Bare(it.path, made = false) } }

    private fun chosen(kind: Int, name: String?): File? {
        val dialog = FileDialog(null as Frame?, "", kind)
        dialog.file = name
        dialog.isVisible = true
        return dialog.file?.let { File(dialog.directory, it) }
    }
}
