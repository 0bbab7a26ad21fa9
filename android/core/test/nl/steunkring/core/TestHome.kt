package nl.steunkring.core

import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.pathString
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Before

/** A store of secrets in memory; those named `locked` and `broken` fail so, and it can be told to throw what it likes. */
class Secrets(name: String = "") : SecretStore {
    private val kept = mutableMapOf<String, ByteArray>()
    var fails: Throwable? =
        when (name) {
            "locked" -> SecretException.Locked()
            "broken" -> SecretException.Broken()
            else -> null
        }

    override fun load(name: String): ByteArray? {
        fails?.let { throw it }
        return kept[name]
    }

    override fun keep(name: String, secret: ByteArray) {
        kept[name] = secret
    }
}

/** A relay in a process of its own. */
class TestRelay(data: Path) : AutoCloseable {
    private val process =
        ProcessBuilder(System.getenv("STEUNKRING_RELAY"), "--listen", "127.0.0.1:0", "--data", data.pathString)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
    val address = process.inputStream.bufferedReader().readLine().removePrefix("listening on ").trim()

    override fun close() {
        process.destroy()
        process.waitFor()
    }
}

/** Tests with a home that holds one circle of invented people, in a folder of its own. */
abstract class TestHome {
    protected lateinit var folder: Path
    protected val secrets = Secrets()
    protected lateinit var core: Core
    protected lateinit var circle: Space
    protected val home get() = folder.resolve("home").pathString

    @Before
    fun open() = runBlocking {
        folder = Files.createTempDirectory("steunkring")
        core = Core.open(home, secrets)
        circle = core.found("family_map", "Onze kring", "Testa")
    }

    @After
    fun letGo() {
        core.end()
        folder.toFile().deleteRecursively()
    }

    protected suspend fun add(name: String, ring: String? = "1") = newId().also { circle.addPerson(it, NewPerson(name, ring, "familie")) }

    protected suspend fun names() = circle.mapScreen(MapOptions()).rings.flatMap { it.people }.map { it.name.text }.toSet()
}
