package nl.steunkring.android

import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import android.util.AtomicFile
import java.io.IOException
import java.security.KeyStore
import java.security.ProviderException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

private const val STORE = "AndroidKeyStore"

/** How what is kept is sealed: as many bytes that come once stand before it, and as many bits after it tell whether it was touched. */
private const val SEAL = "AES/GCM/NoPadding"
private const val NONCE = 12
private const val TAG_BITS = 128

/** A key that never leaves the device's keystore, by its name; null where it was not made. */
fun keptKey(name: String): SecretKey? = KeyStore.getInstance(STORE).apply { load(null) }.getKey(name, null) as? SecretKey

/** Makes a key that never leaves the keystore, in the phone's own chip where it has one, with what is [asked] of it beside. */
fun makeKey(name: String, asked: KeyGenParameterSpec.Builder.() -> Unit = {}): SecretKey = try {
    made(name, strong = Build.VERSION.SDK_INT >= Build.VERSION_CODES.P, asked)
} catch (_: ProviderException) {
    // The device has no chip of its own for keys, or it is full.
    made(name, strong = false, asked)
}

/** What seals under a key. */
fun sealer(key: SecretKey): Cipher = Cipher.getInstance(SEAL).apply { init(Cipher.ENCRYPT_MODE, key) }

/** What opens what was sealed under it. */
fun opener(key: SecretKey, sealed: ByteArray): Cipher =
    Cipher.getInstance(SEAL).apply { init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, sealed, 0, NONCE)) }

/** Seals. */
fun Cipher.seal(secret: ByteArray): ByteArray = iv + doFinal(secret)

/** Opens. */
fun Cipher.open(sealed: ByteArray): ByteArray = doFinal(sealed, NONCE, sealed.size - NONCE)

/** Has a file hold this, or what it held. */
fun AtomicFile.hold(bytes: ByteArray) {
    val out = startWrite()
    try {
        out.write(bytes)
        finishWrite(out)
    } catch (error: IOException) {
        failWrite(out)
        throw error
    }
}

private fun made(name: String, strong: Boolean, asked: KeyGenParameterSpec.Builder.() -> Unit): SecretKey {
    val spec = KeyGenParameterSpec.Builder(name, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
        .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
        .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
        .setKeySize(256)
        .apply(asked)
    if (strong) spec.setIsStrongBoxBacked(true)
    return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, STORE).apply { init(spec.build()) }.generateKey()
}
