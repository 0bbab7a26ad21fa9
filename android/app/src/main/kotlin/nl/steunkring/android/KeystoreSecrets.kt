package nl.steunkring.android

import android.content.Context
import android.util.AtomicFile
import java.io.File
import java.io.IOException
import java.security.GeneralSecurityException
import javax.crypto.Cipher
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec
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
        val cipher = Cipher.getInstance(SEAL)
        cipher.init(Cipher.DECRYPT_MODE, key(), GCMParameterSpec(TAG_BITS, sealed, 0, NONCE))
        cipher.updateAAD(name.encodeToByteArray())
        cipher.doFinal(sealed, NONCE, sealed.size - NONCE)
    }

    override fun keep(name: String, secret: ByteArray) = guarded {
        folder.mkdirs()
        val cipher = Cipher.getInstance(SEAL)
        cipher.init(Cipher.ENCRYPT_MODE, key())
        cipher.updateAAD(name.encodeToByteArray())
        val file = AtomicFile(file(name))
        val out = file.startWrite()
        try {
            out.write(cipher.iv + cipher.doFinal(secret))
            file.finishWrite(out)
        } catch (error: IOException) {
            file.failWrite(out)
            throw error
        }
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
