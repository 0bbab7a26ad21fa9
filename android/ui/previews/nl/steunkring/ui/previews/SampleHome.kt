package nl.steunkring.ui.previews

import java.nio.file.Files
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Core
import nl.steunkring.core.LongJob
import nl.steunkring.core.MapOptions
import nl.steunkring.core.NewPerson
import nl.steunkring.core.NewStep
import nl.steunkring.core.SeatKind
import nl.steunkring.core.Space
import nl.steunkring.core.newId

/** A home without any space over the real core, in a folder of its own that is gone afterwards. */
class EmptyHome : AutoCloseable {
    private val folder = Files.createTempDirectory("steunkring")

    /** The home. */
    val core: Core = runBlocking { Core.openWithPassphrase(folder.resolve("home").toString(), "zeven gele paraplu's") }

    /** Comes into a circle of another home, let in face to face, with all that stands there. */
    fun enter(circle: Space, seat: SeatKind = SeatKind.EDITOR, name: String = "Iris Test"): Space = runBlocking {
        val inviting = circle.invite(seat)
        val joining = core.takeUp(inviting.qr())
        val welcome = inviting.approve(checkNotNull(joining.answer()), name)
        joining.join(welcome, "Bij Testa").also { it.takeIn(circle.bundle(), LongJob()) }
    }

    override fun close() {
        core.end()
        folder.toFile().deleteRecursively()
    }
}

/** A home with a circle of invented people. */
class SampleHome : AutoCloseable {
    private val home = EmptyHome()

    /** The home. */
    val core = home.core

    /** Its circle. */
    val space: Space = runBlocking { core.found("family_map", "Onze kring", "Testa") }

    /** The homes beside it. */
    val others = mutableListOf<EmptyHome>()

    init {
        // Ids that stay the same, so that the drawn faces do.
        runBlocking { PEOPLE.forEachIndexed { at, (name, ring) -> space.addPerson(sampleId("bcdef"[at]), invented(name, ring)) } }
    }

    /** A home beside this one. */
    fun beside() = EmptyHome().also { others += it }

    /** Lets another home in, face to face. */
    fun letIn(seat: SeatKind, name: String): Space = beside().enter(space, seat, name)

    /** Everybody on the map, from the inside. */
    suspend fun people() = space.mapScreen(MapOptions()).rings.flatMap { it.people }.map { it.id }

    override fun close() {
        others.forEach { it.close() }
        home.close()
    }

    companion object {
        /** Who is on the map, each with a ring. */
        val PEOPLE = listOf("Proefoma" to "1", "Buur Voorbeeld" to "2", "Juf Test" to "buiten", "Opa Staal" to "1", "Neef Proef" to "3")
    }
}

/** The words for family in invented names, and the pictures that belong to them. */
private val KIN = mapOf(
    "oma" to "grandmother",
    "opa" to "grandfather",
    "moeder" to "mother",
    "mama" to "mother",
    "vader" to "father",
    "papa" to "father",
    "tante" to "aunt",
    "oom" to "uncle",
)

/** Somebody invented, added by the picture that fits the name: so the face fits it too. */
fun invented(name: String, ring: String?) =
    NewPerson(name, ring, null, name.lowercase().split(' ').firstNotNullOfOrNull { KIN[it.removePrefix("proef")] })

/** An id that stays the same, told from others by one sign. */
fun sampleId(sign: Char) = "a".repeat(24) + sign + "0"

/** Gives this profile's own person, whose id is drawn anew in each home, a face that stays the same. */
suspend fun Space.stillFace() = run("""{"map":[{"person":["${me()}",{"avatar":"face/f/tail/grey/pine/clay/peach/g"}]}]}""")

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
