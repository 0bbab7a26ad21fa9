package nl.steunkring.desktop

import java.awt.FileDialog
import java.awt.Frame
import java.io.File
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import nl.steunkring.ui.Files

/** Files whose place is chosen in a dialog of the desktop. */
object DesktopFiles : Files {
    override suspend fun keep(name: String, write: suspend (path: String) -> Unit): Boolean {
        val file = withContext(Dispatchers.IO) { chosen(name) } ?: return false
        write(file.path)
        return true
    }

    /** A place where no file is: the dialog has asked whether one that was there may go. */
    private fun chosen(name: String): File? {
        val dialog = FileDialog(null as Frame?, "", FileDialog.SAVE)
        dialog.file = name
        dialog.isVisible = true
        return dialog.file?.let { File(dialog.directory, it) }?.also { it.delete() }
    }
}
