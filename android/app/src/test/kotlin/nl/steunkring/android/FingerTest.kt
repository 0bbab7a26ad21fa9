package nl.steunkring.android

import android.hardware.biometrics.BiometricManager
import android.hardware.biometrics.BiometricPrompt
import android.os.CancellationSignal
import android.security.keystore.KeyProperties
import java.io.File
import java.security.InvalidAlgorithmParameterException
import java.util.concurrent.Executor
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.lockScreen
import nl.steunkring.ui.Taste
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.annotation.RealObject
import org.robolectric.shadow.api.Shadow
import org.robolectric.shadows.ShadowBiometricManager

/** The phone's own window for a finger or face, which a test answers. */
@Implements(BiometricPrompt::class)
class ShownPrompt {
    @RealObject
    lateinit var real: BiometricPrompt

    @Implementation
    fun authenticate(crypto: BiometricPrompt.CryptoObject, end: CancellationSignal, on: Executor, told: BiometricPrompt.AuthenticationCallback) {
        open = Open(real, crypto, end, on, told)
    }

    class Open(
        val prompt: BiometricPrompt,
        val crypto: BiometricPrompt.CryptoObject,
        val end: CancellationSignal,
        private val on: Executor,
        private val told: BiometricPrompt.AuthenticationCallback,
    ) {
        fun yes() = on.execute {
            told.onAuthenticationSucceeded(BiometricPrompt.AuthenticationResult(crypto, BiometricPrompt.AUTHENTICATION_RESULT_TYPE_BIOMETRIC))
        }

        fun no() = on.execute { told.onAuthenticationError(BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED, null) }
    }

    companion object {
        var open: Open? = null
    }
}

/** A finger or face instead of digits. */
@RunWith(RobolectricTestRunner::class)
@Config(shadows = [ShownPrompt::class])
class FingerTest {
    @get:Rule
    val phone = PhoneRule()

    private val window by lazy { bareWindow() }
    private val finger by lazy { KeystoreFinger(window) }
    private val title = label("Vinger")
    private val back = label("Terug")
    private val sealed get() = File(window.noBackupFilesDir, "finger")

    @Before
    fun begin() {
        ShownPrompt.open = null
    }

    private fun shown(): ShownPrompt.Open {
        untilSo({ "the phone asks for a finger" }) { ShownPrompt.open != null }
        return checkNotNull(ShownPrompt.open).also { ShownPrompt.open = null }
    }

    private fun kept(): ByteArray {
        val keeping = begun { finger.keep(title, back) }
        shown().yes()
        return assertNotNull(keeping.end())
    }

    @Test
    fun `a secret is given up for a finger alone, under a key that none learned later has`() {
        val keeping = begun { finger.keep(title, back) }
        val prompt = shown()
        assertEquals(title.text to back.text, prompt.prompt.title.toString() to prompt.prompt.negativeButtonText.toString())
        val key = assertNotNull(TestStore.asked)
        assertTrue(key.isUserAuthenticationRequired && key.isInvalidatedByBiometricEnrollment && key.isStrongBoxBacked)
        assertEquals(0 to KeyProperties.AUTH_BIOMETRIC_STRONG, key.userAuthenticationValidityDurationSeconds to key.userAuthenticationType)
        assertFalse(sealed.exists())
        prompt.yes()
        val secret = assertNotNull(keeping.end())
        assertEquals(32, secret.size)
        assertFalse(sealed.readBytes().asList().windowed(secret.size).any { it == secret.asList() })
        val asking = begun { finger.ask(title, back) }
        assertFalse(asking.isCompleted)
        shown().yes()
        assertContentEquals(secret, asking.end())
        assertFalse(kept().contentEquals(secret))
    }

    @Test
    fun `who leaves the phone's window gets nothing, and what was kept stays`() {
        val secret = kept()
        val asking = begun { finger.ask(title, back) }
        shown().no()
        assertNull(asking.end())
        val again = begun { finger.ask(title, back) }
        shown().yes()
        assertContentEquals(secret, again.end())
        val keeping = begun { finger.keep(title, back) }
        shown().no()
        assertNull(keeping.end())
        assertFalse(sealed.exists())
    }

    @Test
    fun `a screen that is left takes the phone's window along`() {
        kept()
        val asking = begun { finger.ask(title, back) }
        val prompt = shown()
        asking.cancel()
        assertTrue(prompt.end.isCanceled)
    }

    @Test
    fun `where the key is gone or another, and where nothing was kept, the digits remain`() {
        assertNull(begun { finger.ask(title, back) }.end())
        kept()
        makeKey("steunkring-finger")
        val asking = begun { finger.ask(title, back) }
        shown().yes()
        assertNull(asking.end())
        TestStore.begin()
        assertNull(begun { finger.ask(title, back) }.end())
        TestStore.refuse = { InvalidAlgorithmParameterException() }
        assertNull(begun { finger.keep(title, back) }.end())
    }

    @Test
    fun `it is offered where the phone knows somebody`() {
        val manager = Shadow.extract<ShadowBiometricManager>(window.getSystemService(BiometricManager::class.java))
        manager.setAuthenticatorType(BiometricManager.Authenticators.BIOMETRIC_STRONG)
        assertNotNull(fingerOf(window))
        manager.setAuthenticatorType(BiometricManager.BIOMETRIC_ERROR_NONE_ENROLLED)
        assertNull(fingerOf(window))
    }

    @Test
    fun `a home whose lock takes a finger opens with it`() {
        val secret = kept()
        val folder = homeOf(phone.app)
        phone.made { core ->
            core.found("family_map", "Onze kring", "Testa")
            core.setLock("2580", secret)
        }
        val window = phone.open(MainActivity::class.java)
        val hand = Hand { window }
        val screen = assertNotNull(lockScreen(folder.path, Taste().level))
        hand.tap(assertNotNull(screen.finger).spoken)
        shown().yes()
        hand.gone(screen.title.spoken)
        hand.await(runBlocking { phone.home(window).homeScreen() }.title.spoken)
    }
}
