package nl.steunkring.ui

import kotlinx.coroutines.runBlocking
import nl.steunkring.core.SeatKind
import nl.steunkring.core.Space
import nl.steunkring.ui.previews.EmptyHome
import nl.steunkring.ui.previews.SampleHome
import nl.steunkring.ui.previews.crowd
import org.junit.rules.ExternalResource

/** A second home, of somebody else who was let into the circle face to face. */
class OtherHome : ExternalResource() {
    private val home by lazy { EmptyHome() }
    val core get() = home.core

    fun enter(circle: Space): Space = home.enter(circle)

    override fun after() = home.close()
}

/** A home of invented people. */
class TestHome : ExternalResource() {
    val sample by lazy { SampleHome() }
    val core get() = sample.core
    val space get() = sample.space
    val others get() = sample.others

    override fun before() {
        sample
    }

    fun letIn(seat: SeatKind, name: String): Space = sample.letIn(seat, name)

    fun crowd(count: Int) = runBlocking { sample.crowd(count) }

    override fun after() = sample.close()
}
