package nl.steunkring.core

import com.google.gson.GsonBuilder
import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import com.google.gson.JsonPrimitive
import kotlin.reflect.KCallable
import kotlin.reflect.KClass
import kotlin.reflect.KParameter
import kotlin.reflect.KType
import kotlin.reflect.full.memberProperties
import kotlin.reflect.full.primaryConstructor

/** Plain data between JSON and the border: maps, lists, texts, whole numbers, yes and no. */
object Plain {
    private val GSON = GsonBuilder().disableHtmlEscaping().serializeNulls().create()

    /** What a JSON text says. */
    fun read(json: JsonElement): Any? =
        when {
            json is JsonNull -> null
            json is JsonObject -> json.entrySet().associate { (name, part) -> name to read(part) }
            json.isJsonArray -> json.asJsonArray.map(::read)
            json is JsonPrimitive && json.isBoolean -> json.asBoolean
            json is JsonPrimitive && json.isNumber -> json.asLong
            else -> json.asString
        }

    /** JSON with its keys in order. */
    fun flat(value: Any?): String = GSON.toJson(sorted(value))

    private fun sorted(value: Any?): Any? =
        when (value) {
            is Map<*, *> -> value.entries.associate { (name, part) -> name.toString() to sorted(part) }.toSortedMap()
            is List<*> -> value.map(::sorted)
            else -> value
        }

    /** What the border gave: records by their fields, and choices and errors by their names. */
    fun of(value: Any?): Any? =
        when (value) {
            null, is String, is Boolean -> value
            is Number, is UByte, is UInt, is ULong -> value.toString().toLong()
            is ByteArray -> value.map { it.toUByte().toLong() }
            is List<*> -> value.map(::of)
            is Enum<*> -> value.name.lowercase()
            is Unit -> null
            else -> record(value)
        }

    private fun record(value: Any): Any {
        val kind = value::class
        val fields =
            if (kind.objectInstance != null) {
                emptyMap()
            } else {
                val held = kind.memberProperties.associateBy { it.name }
                kind.primaryConstructor!!.parameters.associate { snake(it.name!!) to of(held.getValue(it.name!!).getter.call(value)) }
            }
        // A choice that holds something is a class within the class of all of them.
        if (kind.java.enclosingClass == null) return fields
        val name = snake(kind.simpleName!!)
        return if (fields.isEmpty()) name else mapOf(name to fields)
    }

    /** Plain data as a value of the border. */
    fun given(value: Any?, type: KType): Any? {
        val kind = type.classifier as KClass<*>
        return when {
            value == null || (kind.isInstance(value) && value !is List<*>) -> value
            kind == List::class -> (value as List<*>).map { given(it, type.arguments[0].type!!) }
            kind == ByteArray::class -> ByteArray((value as List<*>).size) { (value[it] as Long).toByte() }
            kind == ULong::class -> (value as Long).toULong()
            kind == UInt::class -> (value as Long).toUInt()
            kind == Int::class -> (value as Long).toInt()
            kind == UByte::class -> (value as Long).toUByte()
            kind.java.isEnum -> kind.java.enumConstants.first { (it as Enum<*>).name.lowercase() == value }
            kind.isSealed -> choice(value, kind)
            else -> made(kind, value as Map<*, *>)
        }
    }

    private fun choice(value: Any, kind: KClass<*>): Any? {
        val (name, fields) = (value as? Map<*, *>)?.entries?.first()?.toPair() ?: (value to emptyMap<String, Any>())
        val variant = kind.nestedClasses.first { snake(it.simpleName!!) == name }
        return variant.objectInstance ?: made(variant, fields as Map<*, *>)
    }

    private fun made(kind: KClass<*>, fields: Map<*, *>): Any? {
        val maker = kind.primaryConstructor!!
        return maker.callBy(taken(maker, fields))
    }

    /** What a call takes, from plain data; what is missing and has no usual value is nothing. */
    fun taken(call: KCallable<*>, given: Map<*, *>): Map<KParameter, Any?> =
        call.parameters.filter { it.kind == KParameter.Kind.VALUE }
            .filter { snake(it.name!!) in given || !it.isOptional }
            .associateWith { given(given[snake(it.name!!)], it.type) }

    /** A name as Rust and Python write it. */
    fun snake(name: String) = name.replace(Regex("([a-z0-9])([A-Z])"), "$1_$2").lowercase()

    /** A name as Kotlin writes it. */
    fun camel(name: String) = name.replace(Regex("_([a-z])")) { it.groupValues[1].uppercase() }
}
