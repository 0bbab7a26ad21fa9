package nl.steunkring.core

import com.google.gson.JsonParser
import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.name
import kotlin.io.path.readText
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking

/** The border as `tests/conformance` tells it: each vector is calls with what they give, here played in Kotlin. */
class ConformanceTest {
    @Test
    fun everyVectorGivesWhatStandsInIt() = runBlocking {
        val vectors = Path.of(System.getProperty("steunkring.vectors"))
        val paths = vectors.listDirectoryEntries("*.json").filter { it.name != "rules.json" }.sorted()
        assertTrue(paths.size > 5)
        for (path in paths) {
            val vector = Plain.read(JsonParser.parseString(path.readText())) as Map<*, *>
            val folder = Files.createTempDirectory("steunkring")
            Player(vector["ids"] as Map<*, *>, vectors, folder).use { player ->
                (vector["steps"] as List<*>).forEachIndexed { number, step ->
                    val (kind, told) = player.play(step as Map<*, *>)
                    val stands = Plain.flat(mapOf(kind to step[kind]))
                    assertEquals(stands, Plain.flat(mapOf(kind to told)), "${path.name}, step $number, ${step["on"]}.${step["call"]}")
                }
            }
            folder.toFile().deleteRecursively()
        }
    }
}
