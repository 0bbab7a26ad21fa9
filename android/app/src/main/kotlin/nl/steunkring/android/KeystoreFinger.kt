package nl.steunkring.android

import android.app.Activity
import android.content.Context
import android.hardware.biometrics.BiometricManager
import android.hardware.biometrics.BiometricManager.Authenticators.BIOMETRIC_STRONG
import android.hardware.biometrics.BiometricPrompt
import android.hardware.fingerprint.FingerprintManager
import android.os.Build
import android.os.CancellationSignal
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import android.util.AtomicFile
import java.io.File
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.ProviderException
import java.security.SecureRandom
import javax.crypto.Cipher
import kotlin.coroutines.resume
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.suspendCancellableCoroutine
import nl.steunkring.core.Label
import nl.steunkring.ui.Finger

private const val KEY = "steunkring-finger"
private const val SECRET = 32

/** What asks for a finger or face in this window; null where the phone knows none, or is older than Android 9. */
fun fingerOf(window: Activity): Finger? =
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P && knowsSomebody(window)) KeystoreFinger(window) else null

@Suppress("DEPRECATION") // What there is on older phones.
private fun knowsSomebody(context: Context): Boolean = when {
    Build.VERSION.SDK_INT >= Build.VERSION_CODES.R ->
        context.getSystemService(BiometricManager::class.java)?.canAuthenticate(BIOMETRIC_STRONG) == BiometricManager.BIOMETRIC_SUCCESS
    Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q ->
        context.getSystemService(BiometricManager::class.java)?.canAuthenticate() == BiometricManager.BIOMETRIC_SUCCESS
    else -> context.getSystemService(FingerprintManager::class.java)?.hasEnrolledFingerprints() == true
}

/** A secret under a key that the phone gives for a finger or face alone, and for none that is learned later. */
class KeystoreFinger(private val window: Activity) : Finger {
    private val file = AtomicFile(File(window.noBackupFilesDir, "finger"))

    override suspend fun keep(title: Label, back: Label): ByteArray? = guarded {
        // Of a secret whose key is made anew nothing can be read any more.
        file.delete()
        val allowed = shown(sealer(makeKey(KEY) { forFingersKnownNow() }), title, back) ?: return@guarded null
        ByteArray(SECRET).also(SecureRandom()::nextBytes).also { file.hold(allowed.seal(it)) }
    }

    override suspend fun ask(title: Label, back: Label): ByteArray? = guarded {
        val key = keptKey(KEY) ?: return@guarded null
        val sealed = file.readFully()
        shown(opener(key, sealed), title, back)?.open(sealed)
    }

    /** The platform's window for a finger or face: the cipher as soon as it may be used, and null where somebody left or was refused. */
    private suspend fun shown(cipher: Cipher, title: Label, back: Label): Cipher? = suspendCancellableCoroutine { answer ->
        val here = window.mainExecutor
        val end = CancellationSignal()
        answer.invokeOnCancellation { end.cancel() }
        val prompt = BiometricPrompt.Builder(window).setTitle(title.text).setNegativeButton(back.text, here) { _, _ -> answer.once(null) }
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) prompt.setAllowedAuthenticators(BIOMETRIC_STRONG)
        prompt.build().authenticate(BiometricPrompt.CryptoObject(cipher), end, here, Told(answer))
    }

    private class Told(private val answer: CancellableContinuation<Cipher?>) : BiometricPrompt.AuthenticationCallback() {
        override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult) = answer.once(result.cryptoObject?.cipher)

        override fun onAuthenticationError(code: Int, message: CharSequence?) = answer.once(null)
    }

    /** Null where the phone does not give it: its fingers changed, or what was kept is gone. The digits open the lock then. */
    private suspend fun guarded(work: suspend () -> ByteArray?): ByteArray? = try {
        work()
    } catch (_: IOException) {
        null
    } catch (_: GeneralSecurityException) {
        null
    } catch (_: ProviderException) {
        null
    }
}

private fun KeyGenParameterSpec.Builder.forFingersKnownNow() {
    setUserAuthenticationRequired(true)
    setInvalidatedByBiometricEnrollment(true)
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) setUserAuthenticationParameters(0, KeyProperties.AUTH_BIOMETRIC_STRONG)
}

/** An answer may come twice: somebody leaves, and the platform says that it ended. */
private fun <T> CancellableContinuation<T>.once(value: T) {
    if (isActive) resume(value)
}
