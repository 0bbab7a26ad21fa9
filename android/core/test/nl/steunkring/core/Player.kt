package nl.steunkring.core

import java.lang.reflect.InvocationTargetException
import java.nio.file.Path
import java.time.OffsetDateTime
import java.time.ZoneOffset
import kotlin.io.path.pathString
import kotlin.io.path.writeBytes
import kotlin.reflect.KCallable
import kotlin.reflect.KFunction
import kotlin.reflect.full.callSuspendBy
import kotlin.reflect.full.companionObject
import kotlin.reflect.full.companionObjectInstance
import kotlin.reflect.full.declaredMemberFunctions
import kotlin.reflect.full.instanceParameter
import kotlin.reflect.jvm.kotlinFunction

/** What happened in a vector so far. */
class Player(ids: Map<*, *>, vectors: Path, private val folder: Path) : AutoCloseable {
    private val kept = ids.entries.associate { (name, id) -> name.toString() to (id as Any?) }.toMutableMap()
    private val normal = Normal(vectors, ids)
    private val secrets = mutableMapOf<String, Secrets>()
    private val relays = mutableMapOf<String, TestRelay>()

    /** Plays a step and tells what it gave, in its normal form. */
    suspend fun play(step: Map<*, *>): Pair<String, Any?> {
        val (kind, told) = asItCame(step)
        val without = (step["without"] ?: emptyList<String>()) as List<*>
        return kind to normal.of(without.fold(told) { value, way -> left(value, way.toString().split('.')) })
    }

    /** Plays a step and tells what it gave. */
    suspend fun asItCame(step: Map<*, *>): Pair<String, Any?> {
        val on = step["on"] as String?
        val given = ((step["with"] ?: emptyMap<String, Any>()) as Map<*, *>).mapValues { value(it.value) }
        val told =
            try {
                called(on?.let { kept[it] ?: CLASSES.getValue(it) }, step["call"] as String, given)
            } catch (error: CoreException) {
                return "error" to Plain.of(error)
            }
        val isObject = told != null && told::class in OBJECTS
        val plain = if (isObject) told else Plain.of(told)
        (step["as"] as String?)?.let { kept[it] = plain }
        return "gives" to if (isObject) "<${told::class.simpleName!!.removePrefix("Long")}>" else plain
    }

    private suspend fun called(on: Any?, name: String, given: Map<*, *>): Any? {
        val (holder, call) = found(on, name)
        val taken = Plain.taken(call, given) + listOfNotNull((call as? KFunction<*>)?.instanceParameter?.let { it to holder })
        try {
            return if (call.isSuspend) call.callSuspendBy(taken) else call.callBy(taken)
        } catch (wrapped: InvocationTargetException) {
            throw wrapped.targetException
        }
    }

    /** A call by its name in Rust, and the object that has it. */
    private fun found(on: Any?, name: String): Pair<Any?, KCallable<*>> {
        if (on == null) {
            val functions = Class.forName("nl.steunkring.core.SteunkringKt").methods.mapNotNull { it.kotlinFunction }
            return null to functions.first { it.name == Plain.camel(name) }
        }
        if (on is kotlin.reflect.KClass<*>) {
            if (name == "new") return null to on.constructors.first { it.parameters.isEmpty() }
            return on.companionObjectInstance to on.companionObject!!.declaredMemberFunctions.first { it.name == Plain.camel(name) }
        }
        // Kotlin's own `close` lets go of the memory.
        val renamed = if (name == "close") "end" else Plain.camel(name)
        return on to on::class.declaredMemberFunctions.first { it.name == renamed }
    }

    /** A value of a vector with what it refers to in its place. */
    private fun value(value: Any?): Any? {
        if (value is List<*>) return value.map(::value)
        if (value !is Map<*, *>) return value
        val (form, told) = value.entries.firstOrNull()?.toPair() ?: return value
        return when (form) {
            "$" -> reached(told.toString())
            "\$folder" -> folder.resolve(told.toString()).pathString
            "\$file" -> {
                val path = folder.resolve((told as Map<*, *>)["name"].toString())
                path.writeBytes((value(told["bytes"]) as List<*>).map { (it as Long).toByte() }.toByteArray())
                path.pathString
            }
            "\$cut" -> ((value((told as Map<*, *>)["of"])) as List<*>).take((told["to"] as Long).toInt())
            "\$json" -> Plain.flat(value(told))
            "\$secrets" -> secrets.getOrPut(told.toString()) { Secrets(told.toString()) }
            "\$relay" -> relays.getOrPut(told.toString()) { TestRelay(folder.resolve(told.toString())) }.address
            "\$zone" -> noon()
            else -> value.mapValues { value(it.value) }
        }
    }

    private fun reached(place: String): Any? {
        val way = place.split('.')
        return way.drop(1).fold(kept.getValue(way[0])) { value, part -> if (value is List<*>) value[part.toInt()] else (value as Map<*, *>)[part] }
    }

    private fun left(value: Any?, way: List<String>): Any? =
        when {
            value is List<*> -> value.mapIndexed { at, part -> if (at == way[0].toInt()) left(part, way.drop(1)) else part }
            way.size == 1 -> (value as Map<*, *>) - way[0]
            else -> (value as Map<*, *>) + (way[0] to left(value[way[0]], way.drop(1)))
        }

    override fun close() {
        kept.values.filterIsInstance<Core>().forEach { it.end() }
        relays.values.forEach(TestRelay::close)
    }

    private companion object {
        val CLASSES = mapOf("Core" to Core::class, "Job" to LongJob::class)
        val OBJECTS = setOf(Core::class, Space::class, Watch::class, LongJob::class, Editor::class, Inviting::class, Joining::class)

        /** A time zone in which it is about noon now, so that no run crosses midnight; their signs are the wrong way round. */
        fun noon() = "Etc/GMT%+d".format(OffsetDateTime.now(ZoneOffset.UTC).hour - 12)
    }
}
