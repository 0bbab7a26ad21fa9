package nl.steunkring.core

import com.google.gson.JsonParser
import java.nio.file.Path
import kotlinx.coroutines.runBlocking

/** A phone that is told what to do: a step of a vector a line, and a line with what it gave. */
fun main(words: Array<String>) = runBlocking {
    Player(emptyMap<String, String>(), Path.of(System.getenv("STEUNKRING_VECTORS")), Path.of(words[0])).use { player ->
        for (line in generateSequence(::readLine)) {
            val told = player.asItCame(Plain.read(JsonParser.parseString(line)) as Map<*, *>)
            println(Plain.flat(mapOf(told)))
        }
    }
}
