package nl.steunkring.ui

import java.nio.file.Files
import java.nio.file.Path
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Core
import nl.steunkring.core.LongJob
import nl.steunkring.core.NewPerson
import nl.steunkring.core.NewStep
import nl.steunkring.core.SeatKind
import nl.steunkring.core.Space
import nl.steunkring.core.newId
import org.junit.rules.ExternalResource

/** A second home, of somebody else who was let into the circle face to face. */
class OtherHome : ExternalResource() {
    private val folder = Files.createTempDirectory("steunkring")
    lateinit var core: Core
        private set

    public override fun before() = runBlocking { core = Core.openWithPassphrase(folder.resolve("home").toString(), "zes blauwe fietsen") }

    public override fun after() {
        core.end()
        folder.toFile().deleteRecursively()
    }

    /** Comes in, with all that stands there. */
    fun enter(circle: Space, seat: SeatKind = SeatKind.EDITOR, name: String = "Iris Test"): Space = runBlocking {
        val inviting = circle.invite(seat)
        val joining = core.takeUp(inviting.qr())
        val welcome = inviting.approve(checkNotNull(joining.answer()), name)
        joining.join(welcome, "Bij Testa").also { it.takeIn(circle.bundle(), LongJob()) }
    }
}

/** A step of which two say another state at the same time, as the circle has it afterwards; gives which. */
suspend fun twoStates(circle: Space, theirs: Space): String {
    val step = newId()
    circle.planStep(step, NewStep("Fiets maken"))
    theirs.takeIn(circle.bundle(), LongJob())
    circle.stepState(step, "bezig")
    theirs.stepState(step, "klaar")
    circle.takeIn(theirs.bundle(), LongJob())
    return step
}

/** A home of invented people over the real core, in a folder of its own that is gone afterwards. */
class TestHome : ExternalResource() {
    private lateinit var folder: Path
    lateinit var core: Core
    lateinit var space: Space
    val others = mutableListOf<OtherHome>()

    override fun before() = runBlocking {
        folder = Files.createTempDirectory("steunkring")
        core = Core.openWithPassphrase(folder.resolve("home").toString(), "zeven gele paraplu's")
        space = core.found("family_map", "Onze kring", "Testa")
        // Ids that stay the same, so that the drawn faces do.
        PEOPLE.forEachIndexed { at, (name, ring) -> space.addPerson("a".repeat(ID_LENGTH - 2) + DIGITS[at] + "0", NewPerson(name, ring, null)) }
    }

    /** Lets another home in, face to face. */
    fun letIn(seat: SeatKind, name: String): Space =
        OtherHome().also { it.before() }.also { others += it }.enter(space, seat, name)

    override fun after() {
        others.forEach { it.after() }
        core.end()
        folder.toFile().deleteRecursively()
    }

    companion object {
        val PEOPLE = listOf("Proefoma" to "1", "Buur Voorbeeld" to "2", "Juf Test" to "buiten", "Opa Staal" to "1", "Neef Proef" to "3")
        private const val ID_LENGTH = 26
        private const val DIGITS = "bcdef"
    }
}
