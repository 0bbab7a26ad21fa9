package nl.steunkring.core

import java.nio.file.Files
import java.nio.file.Path
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/** The border between the core and Kotlin, over the real library: errors, closing, cancelling, watches, memory. */
class BoundaryTest : TestHome() {
    // Signs that break borders: several units wide, joined, from right to left, and long.
    private val naughty =
        listOf("Zoë", "👩‍👩‍👧", "שלום", "e\u0301", "𝕊", "'; DROP TABLE people; --", "<b>", "%s%n", "\\u0000", "x".repeat(80))

    @Test
    fun anErrorComesAsItsVariantAndSaysNoMoreThanItsField(): Unit = runBlocking {
        val error = assertFailsWith<CoreException.Invalid> { circle.addPerson(newId(), NewPerson("geheim\u0007", null, null)) }
        assertEquals("nickname", error.`field`)
        assertFalse("geheim" in error.message)
        assertFailsWith<CoreException.NotAllowed> { circle.wipeScreen() }
        assertFailsWith<CoreException.Unexpected> { Core.open(home, secrets) }
        add("Proefoma")
        assertEquals(setOf("Proefoma"), names())
    }

    @Test
    fun afterCloseEveryCallNeedsAnUnlockAndClosingTwiceIsClosingOnce(): Unit = runBlocking {
        assertTrue(core.end() && core.end())
        assertFailsWith<CoreException.NeedsUnlock> { core.homeScreen() }
        assertFailsWith<CoreException.NeedsUnlock> { circle.planScreen() }
    }

    @Test
    fun anObjectWhoseMemoryWasLetGoSaysSoAndTakesNothingDown(): Unit = runBlocking {
        val other = core.space(circle.id())
        other.close()
        assertFailsWith<IllegalStateException> { other.planScreen() }
        assertTrue(circle.planScreen().title.text.isNotEmpty())
    }

    @Test
    fun aStoreOfSecretsThatFailsOpensNothingAndThrowsNothingElse(): Unit = runBlocking {
        core.end()
        for (
        (thrown, kind) in
        listOf(
            SecretException.Locked() to CoreException.NeedsUnlock::class,
            SecretException.Broken() to CoreException.Unexpected::class,
            IllegalArgumentException("geheim") to CoreException.Unexpected::class,
        )
        ) {
            secrets.fails = thrown
            val error = assertFailsWith(kind) { Core.open(home, secrets) }
            assertFalse("geheim" in error.message.orEmpty())
        }
        secrets.fails = null
        core = Core.open(home, secrets)
        assertEquals(1, core.spaces().size)
    }

    @Test
    fun twoWatchesHearTheSameRevisionsInOrderAndWhoIsSlowHearsTheNewestAlone(): Unit = runBlocking {
        val watches = List(2) { circle.watch(Watched.Map) }
        val slow = circle.watch(Watched.Space)
        slow.next()
        val begun = circle.revision()
        assertEquals(listOf<ULong?>(begun, begun), watches.map { it.next() })
        val heard =
            listOf("Proefoma", "Buur Voorbeeld", "Meester Denkbeeld").map { name ->
                add(name)
                watches.map { it.next()!! }
            }
        assertEquals(heard.map { it[0] }, heard.map { it[1] })
        assertEquals(heard.map { it[0] }, heard.map { it[0] }.distinct().sorted())
        assertEquals(circle.revision(), heard.last()[0])
        assertEquals(circle.revision(), slow.next())
        (watches + slow).forEach(Watch::end)
    }

    @Test
    fun closingTheWatchOrTheHomeEndsAWait(): Unit = runBlocking {
        val watch = circle.watch(Watched.Map)
        watch.next()
        val waiting = waitingOn(watch)
        watch.end()
        assertNull(waiting.await())
        assertNull(watch.next())
        val other = circle.watch(Watched.Map)
        other.next()
        val still = waitingOn(other)
        core.end()
        assertNull(still.await())
    }

    @Test
    fun aCancelledWaitLeavesTheWatchAsItWas(): Unit = runBlocking {
        val watch = circle.watch(Watched.Map)
        watch.next()
        val waiting = waitingOn(watch)
        waiting.cancel()
        assertFailsWith<CancellationException> { waiting.await() }
        add("Proefoma")
        assertEquals(circle.revision(), watch.next())
    }

    @Test
    fun aCallThatIsCancelledIsDoneWholeOrNotAtAll(): Unit = runBlocking {
        repeat(6) { turns ->
            val before = names()
            val call = async(start = CoroutineStart.UNDISPATCHED) { add("Proef $turns") }
            repeat(turns) { yield() }
            call.cancel()
            call.join()
            assertTrue(names() in listOf(before, before + "Proef $turns"))
        }
    }

    @Test
    fun aJobThatWasAskedToStopSaysSoAndEnds(): Unit = runBlocking {
        val job = LongJob()
        job.cancel()
        assertTrue(job.isCancelled())
        circle.catchUp(job)
        assertNull(job.next())
    }

    @Test
    fun naughtyTextsComeBackAsTheyWent(): Unit = runBlocking {
        naughty.forEach { add(it) }
        assertEquals(naughty.toSet(), names())
        val note = newId()
        circle.startNote(note, naughty.joinToString("\n"))
        assertEquals(naughty.joinToString("\n"), circle.noteScreen(note).body)
    }

    @Test
    fun largeRecordsCrossWhole(): Unit = runBlocking {
        repeat(60) { add("Proef $it", listOf("1", "2", "3", "buiten")[it % 4]) }
        assertEquals(60, circle.mapScreen(MapOptions()).rings.sumOf { it.people.size })
        val (note, text) = newId() to "Een regel van een proef.\n".repeat(6000)
        circle.startNote(note, text)
        assertEquals(text, circle.noteScreen(note).body)
    }

    @Test
    fun callsFromManyThreadsAreAllAnswered(): Unit = runBlocking {
        val done = List(50) { number -> async(Dispatchers.Default) { add("Proef $number") } }.awaitAll()
        assertEquals(50, done.toSet().size)
        assertEquals(50, names().size)
    }

    @Test
    fun watchesThatWereClosedLeaveNothingBehind(): Unit = runBlocking {
        suspend fun many() =
            repeat(1000) {
                circle.watch(Watched.Map).use { watch ->
                    watch.next()
                    watch.end()
                }
            }
        // The compiler of the virtual machine settles first; its heap is taken whole when it begins.
        repeat(15) { many() }
        val before = resident()
        repeat(30) { many() }
        // One watch is some 300 bytes: 30,000 that stayed would be 9 MB.
        assertTrue(resident() - before < 6 * MEBIBYTE, "${(resident() - before) / 1024} KiB more")
    }

    @Test
    fun twoHomesMeetAtARelayOfItsOwnProcess(): Unit = runBlocking {
        TestRelay(folder.resolve("relay")).use { relay ->
            add("Proefoma")
            circle.useRelay(relay.address)
            val other = Core.open(folder.resolve("other").toString(), Secrets())
            val inviting = circle.invite(SeatKind.EDITOR)
            inviting.offer()
            val joining = other.joinByCode(relay.address, inviting.code())
            assertNull(inviting.meet())
            val met = joining.meet()
            assertEquals(Meeting.Digits(inviting.meet()!!), met)
            inviting.letIn("Iris", LongJob())
            assertEquals(Meeting.Welcome, joining.meet())
            val theirs = other.space(joining.comeIn("Familie", LongJob()).space)
            assertEquals(names(), theirs.mapScreen(MapOptions()).let { map -> (map.rings.flatMap { it.people } + map.waiting).map { it.name.text }.toSet() })
            other.end()
        }
    }

    /** What comes next of a watch, which is waited for from now on. */
    private fun CoroutineScope.waitingOn(watch: Watch) = async(start = CoroutineStart.UNDISPATCHED) { watch.next() }

    private fun resident() = Files.readAllLines(Path.of("/proc/self/statm")).first().split(' ')[1].toLong() * PAGE

    private companion object {
        const val MEBIBYTE = 1024 * 1024L
        const val PAGE = 4096L
    }
}
