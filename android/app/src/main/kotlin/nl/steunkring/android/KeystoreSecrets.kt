package nl.steunkring.android

import android.content.Context
import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import android.util.AtomicFile
import java.io.File
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.KeyStore
import java.security.ProviderException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec
import nl.steunkring.core.SecretException
import nl.steunkring.core.SecretStore

private const val STORE = "AndroidKeyStore"
private const val KEY = "steunkring"
private const val CIPHER = "AES/GCM/NoPadding"
private const val NONCE = 12
private const val TAG_BITS = 128

/** Secrets sealed under a key that never leaves the device's keystore, in files that no backup takes along. */
class KeystoreSecrets(context: Context) : SecretStore {
    private val folder = File(context.noBackupFilesDir, "secrets")

    override fun load(name: String): ByteArray? = guarded {
        val file = file(name)
        if (!file.exists()) return@guarded null
        val sealed = AtomicFile(file).readFully()
        val cipher = Cipher.getInstance(CIPHER)
        cipher.init(Cipher.DECRYPT_MODE, key(), GCMParameterSpec(TAG_BITS, sealed, 0, NONCE))
        cipher.updateAAD(name.encodeToByteArray())
        cipher.doFinal(sealed, NONCE, sealed.size - NONCE)
    }

    override fun keep(name: String, secret: ByteArray) = guarded {
        folder.mkdirs()
        val cipher = Cipher.getInstance(CIPHER)
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

    private fun key(): SecretKey {
        val store = KeyStore.getInstance(STORE).apply { load(null) }
        (store.getKey(KEY, null) as? SecretKey)?.let { return it }
        return try {
            made(strong = Build.VERSION.SDK_INT >= Build.VERSION_CODES.P)
        } catch (_: ProviderException) {
            // The device has no chip of its own for keys, or it is full.
            made(strong = false)
        }
    }

    private fun made(strong: Boolean): SecretKey {
        val asked = KeyGenParameterSpec.Builder(KEY, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setKeySize(256)
        if (strong) asked.setIsStrongBoxBacked(true)
        val maker = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, STORE)
        return maker.apply { init(asked.build()) }.generateKey()
    }

    private fun <T> guarded(work: () -> T): T = try {
        work()
    } catch (_: IOException) {
        throw SecretException.Broken()
    } catch (_: GeneralSecurityException) {
        throw SecretException.Broken()
    }
}
