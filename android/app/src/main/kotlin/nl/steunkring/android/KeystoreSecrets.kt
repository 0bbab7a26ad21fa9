package nl.steunkring.android

import android.content.Context
import android.util.AtomicFile
import java.io.File
import java.io.IOException
import java.security.GeneralSecurityException
import javax.crypto.SecretKey
import nl.steunkring.core.SecretException
import nl.steunkring.core.SecretStore

private const val KEY = "steunkring"

/** Secrets sealed under a key that never leaves the device's keystore, in files that no backup takes along. */
class KeystoreSecrets(context: Context) : SecretStore {
    private val folder = File(context.noBackupFilesDir, "secrets")

    override fun load(name: String): ByteArray? = guarded {
        val file = file(name)
        if (!file.exists()) return@guarded null
        val sealed = AtomicFile(file).readFully()
        opener(key(), sealed).apply { updateAAD(name.encodeToByteArray()) }.open(sealed)
    }

    override fun keep(name: String, secret: ByteArray) = guarded {
        folder.mkdirs()
        AtomicFile(file(name)).hold(sealer(key()).apply { updateAAD(name.encodeToByteArray()) }.seal(secret))
    }

    private fun file(name: String) = File(folder, name)

    private fun key(): SecretKey = keptKey(KEY) ?: makeKey(KEY)

    private fun <T> guarded(work: () -> T): T = try {
        work()
    } catch (_: IOException) {
        throw SecretException.Broken()
    } catch (_: GeneralSecurityException) {
        throw SecretException.Broken()
    }
}
