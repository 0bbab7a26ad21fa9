package nl.steunkring.core

import com.google.gson.JsonParser
import java.nio.file.Path
import java.util.zip.CRC32
import kotlin.io.path.readText

/** The normal form of what a call gives: what chance or the clock made stands as a name, by `rules.json`. */
class Normal(folder: Path, ids: Map<*, *>) {
    private class Rule(val kind: String, val finds: Regex, val counted: Boolean)

    private val rules = Plain.read(JsonParser.parseString(folder.resolve("rules.json").readText())) as Map<*, *>
    private val texts =
        (rules["texts"] as List<*>).map { rule ->
            rule as Map<*, *>
            Rule(rule["kind"] as String, Regex(rule["finds"] as String), rule["counted"] as Boolean)
        }
    private val fields = rules["fields"] as List<*>
    private val moments = rules["moments_from"] as Long
    private val names = ids.entries.associate { (name, id) -> id.toString() to "<$name>" }.toMutableMap()
    private val counts = mutableMapOf<String, Int>()

    fun of(value: Any?): Any? =
        when {
            value is Map<*, *> -> value.toSortedMap(compareBy { it.toString() }).mapValues { (name, part) -> field(name.toString(), part) }
            value is List<*> && value.size > BYTES && value.all { it is Long } -> "<bytes>"
            value is List<*> -> value.map(::of)
            value is String -> text(value)
            value is Long && value >= moments -> "<moment>"
            else -> value
        }

    private fun field(name: String, value: Any?) = if (value is Long && name in fields) "<$name>" else of(value)

    private fun text(told: String): Any {
        val text = texts.fold(told) { text, rule -> rule.finds.replace(text) { named(rule, it.value) } }
        val bytes = text.toByteArray()
        if (bytes.size <= TEXT) return text
        return mapOf("bytes" to bytes.size.toLong(), "crc32" to CRC32().apply { update(bytes) }.value)
    }

    private fun named(rule: Rule, found: String): String {
        if (!rule.counted) return "<${rule.kind}>"
        return names.getOrPut(found) {
            val count = counts.merge(rule.kind, 1, Int::plus)
            "<${rule.kind} $count>"
        }
    }

    private companion object {
        /** Numbers beyond so many in a row are bytes that a seal or a picture made. */
        const val BYTES = 64

        /** A text beyond so many bytes stands as its length and checksum. */
        const val TEXT = 2000
    }
}
