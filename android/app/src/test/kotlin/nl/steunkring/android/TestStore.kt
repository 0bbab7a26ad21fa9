package nl.steunkring.android

import android.security.keystore.KeyGenParameterSpec
import java.io.InputStream
import java.io.OutputStream
import java.security.Key
import java.security.KeyStoreSpi
import java.security.Provider
import java.security.SecureRandom
import java.security.Security
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.util.Collections
import java.util.Date
import java.util.Enumeration
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey
import javax.crypto.spec.SecretKeySpec

/** The keystore of a device that has none: keys in memory, made as they are asked for. */
object TestStore : Provider("AndroidKeyStore", "1", "Keys in memory.") {
    private val made = mutableMapOf<String, SecretKey>()

    /** How the last key was asked for. */
    var asked: KeyGenParameterSpec? = null

    /** What a device does that has no chip of its own for keys. */
    var refuse: ((KeyGenParameterSpec) -> Exception?) = { null }

    private fun readResolve(): Any = TestStore

    /** Puts it where an app looks for its keys; empty. */
    fun begin() {
        made.clear()
        asked = null
        refuse = { null }
        put("KeyStore.AndroidKeyStore", Store::class.java.name)
        put("KeyGenerator.AES", Maker::class.java.name)
        Security.removeProvider(name)
        Security.addProvider(this)
    }

    class Store : KeyStoreSpi() {
        override fun engineLoad(stream: InputStream?, password: CharArray?) = Unit
        override fun engineLoad(param: java.security.KeyStore.LoadStoreParameter?) = Unit
        override fun engineStore(stream: OutputStream?, password: CharArray?) = Unit
        override fun engineGetKey(alias: String, password: CharArray?): Key? = made[alias]
        override fun engineGetCertificateChain(alias: String): Array<Certificate>? = null
        override fun engineGetCertificate(alias: String): Certificate? = null
        override fun engineGetCreationDate(alias: String): Date? = null
        override fun engineSetKeyEntry(alias: String, key: Key, password: CharArray?, chain: Array<out Certificate>?) = Unit
        override fun engineSetKeyEntry(alias: String, key: ByteArray, chain: Array<out Certificate>?) = Unit
        override fun engineSetCertificateEntry(alias: String, cert: Certificate?) = Unit
        override fun engineDeleteEntry(alias: String) { made.remove(alias) }
        override fun engineAliases(): Enumeration<String> = Collections.enumeration(made.keys)
        override fun engineContainsAlias(alias: String) = alias in made
        override fun engineSize() = made.size
        override fun engineIsKeyEntry(alias: String) = alias in made
        override fun engineIsCertificateEntry(alias: String) = false
        override fun engineGetCertificateAlias(cert: Certificate?): String? = null
    }

    class Maker : KeyGeneratorSpi() {
        private var spec: KeyGenParameterSpec? = null

        override fun engineInit(random: SecureRandom?) = Unit
        override fun engineInit(keysize: Int, random: SecureRandom?) = Unit

        override fun engineInit(params: AlgorithmParameterSpec, random: SecureRandom?) {
            spec = params as KeyGenParameterSpec
        }

        override fun engineGenerateKey(): SecretKey {
            val spec = checkNotNull(spec)
            asked = spec
            refuse(spec)?.let { throw it }
            val key = SecretKeySpec(ByteArray(spec.keySize / 8).also { SecureRandom().nextBytes(it) }, "AES")
            made[spec.keystoreAlias] = key
            return key
        }
    }
}
