package nl.steunkring.ui

import kotlin.random.Random
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import org.junit.Test

/** What is too much for one code goes in several. */
class CodePartsTest {
    private val chance = Random(5)
    private val whole = chance.nextBytes(2_856)

    @Test
    fun `what fits one code is one, and stays as it is`() {
        val small = chance.nextBytes(600)
        assertContentEquals(small, codesOf(small).single())
        assertContentEquals(small, Gathered().take(small))
    }

    @Test
    fun `parts make the whole in any order and however often each is seen, and not before all were`() {
        val codes = codesOf(whole)
        assertEquals(5, codes.size)
        codes.forEach { assertTrue(it.size <= 610, "${it.size} bytes are too fine for a camera") }
        val gathered = Gathered()
        val order = listOf(4, 1, 1, 0, 4, 2)
        order.forEach { assertNull(gathered.take(codes[it])) }
        assertEquals(4 to 5, gathered.seen to gathered.count)
        assertContentEquals(whole, assertNotNull(gathered.take(codes[3])))
    }

    @Test
    fun `parts of another whole begin anew, and what does not come to its sum is no whole`() {
        val (codes, others) = codesOf(whole) to codesOf(chance.nextBytes(1_640))
        val gathered = Gathered()
        codes.dropLast(1).forEach { assertNull(gathered.take(it)) }
        assertNull(gathered.take(others.first()))
        assertNull(gathered.take(codes.last()), "the parts before are forgotten")
        val broken = codes.map { it.copyOf() }.onEach { it[it.lastIndex] = (it.last() + 1).toByte() }
        val strict = Gathered()
        broken.dropLast(1).forEach { assertNull(strict.take(it)) }
        assertEquals(4 to false, strict.seen to strict.again)
        assertNull(strict.take(broken.last()))
        assertEquals(0 to true, strict.seen to strict.again, "it begins again, and says so")
        codes.dropLast(1).forEach { assertNull(strict.take(it)) }
        assertEquals(4 to true, strict.seen to strict.again)
        assertContentEquals(whole, strict.take(codes.last()))
        assertNull(strict.take(others.first()))
        assertEquals(1 to false, strict.seen to strict.again)
    }

    @Test
    fun `a part that lies about itself is no part`() {
        val gathered = Gathered()
        val lying = codesOf(whole).first().copyOf().also { it[8] = 9 }
        assertNull(gathered.take(lying))
        codesOf(whole).dropLast(1).forEach { assertNull(gathered.take(it)) }
        assertContentEquals(whole, gathered.take(codesOf(whole).last()))
        listOf(0, -1).forEach { count ->
            val none = codesOf(whole).first().copyOf().also { it[9] = count.toByte() }
            assertNull(Gathered().take(none), "$count parts are no whole")
        }
    }

    @Test
    fun `what would take more codes than can be counted is refused`() {
        assertEquals(127, codesOf(ByteArray(600 * 127)).size)
        assertFailsWith<IllegalArgumentException> { codesOf(ByteArray(600 * 127 + 1)) }
    }
}
