@file:JvmName("Shapes")

package com.acme.shapes

import java.util.UUID
import kotlin.math.*
import com.acme.base.Entity as Base

/** A shape. */
@Serializable
abstract class Shape<T : Any>(val id: Int, private var name: String = "x", plain: List<T>) : Base(id), Comparable<T>, Named by named {
    val area: Double get() = 1.0
    private lateinit var inner: Inner
    var made = Client(1)

    init { setup() }

    constructor(id: Int) : this(id, "y", listOf()) { }

    /** Doubles. */
    override suspend fun <R> twice(value: T, vararg rest: Int, block: (Int) -> R): R? {
        val local: Int = 1
        val (first, second) = pair
        for (item in rest) { println(item) }
        try { } catch (e: Exception) { }
        return block(local)
    }

    protected open fun open() = 1

    companion object {
        const val LIMIT = 10
        fun create() = Shape(1)
    }

    inner class Inner { internal fun deep() {} }
    enum class Kind(val code: Int) {
        SMALL(1),
        LARGE(2) {
            override fun f() {}
        };

        open fun f() {}
    }
}

interface Named {
    val label: String
    fun name(): String
}
data class Point(val x: Int, val y: Int)
object Registry : Named {
    fun find() {}
}
annotation class Marker(val value: String)
sealed interface Result
typealias Handler = (Int) -> Unit

fun String.shout(times: Int): String {
    return this.uppercase()
}
val String.size2: Int
    get() = length
private val top = { a: Int, b -> a }
fun run(action: () -> Unit = {}) = object : Named { override fun name() = "x" }
