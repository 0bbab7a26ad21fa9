package nl.steunkring.ui

import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.semantics.getAllSemanticsNodes
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.unit.Density
import kotlin.math.min
import kotlin.test.assertTrue
import nl.steunkring.ui.map.Written
import nl.steunkring.ui.previews.Kind
import nl.steunkring.ui.previews.OpenState
import nl.steunkring.ui.previews.STATES
import org.junit.Test

private const val HALF_A_SECOND = 500_000_000L

/** What has to be read at least, in sp: names of people, and of rings. */
private const val NAME = 14f
private const val RING = 12f

/** Who is chosen in the picture of many. */
private const val CHOSEN = "Buur Voorbeeld"

/** The picture of a map has letters that can be read, whatever it is drawn on. */
class LettersTest {
    private class Seen(
        val names: List<Float>,
        val rings: List<Float>,
        val beside: List<String>,
    )

    /** The heights of letters in the picture as they are seen, in dp. */
    private fun seen(open: OpenState, width: Int, height: Int, kind: Kind): Seen {
        val scene = ImageComposeScene(width, height, Density(1f)) { open.Draw(kind) }
        try {
            (0L..3L).forEach { scene.render(it * HALF_A_SECOND).close() }
            val nodes = scene.semanticsOwners.flatMap { it.getAllSemanticsNodes(mergingEnabled = false) }
            val node = nodes.single { Written in it.config }
            val picture = node.config[Written]()
            val factor = node.size.width / picture.size.width
            val (names, others) = picture.words.partition { it.halo != null }
            // The middle and the signs for more people are bold.
            val rings = others.filter { !it.bold }.map { it.size * factor }
            return Seen(names.map { it.size * factor }, rings, nodes.mapNotNull { it.config.getOrNull(Laid)?.invoke()?.layoutInput?.text?.text })
        } finally {
            scene.close()
        }
    }

    private fun state(name: String) = OpenState(STATES.single { it.name == name })

    @Test
    fun `names and rings can be read on phones and tablets of every size`() {
        val rooms = listOf(360 to 640, 412 to 860, 600 to 960, 800 to 1280, 1024 to 600, 1000 to 700, 1024 to 768, 1280 to 800)
        // Who is chosen among many has their name beside the picture, and in it where there is room.
        listOf("map" to 12, "map-40" to 0, "map-40-ring" to 17).forEach { (name, people) ->
            state(name).use { open ->
                rooms.forEach { (width, height) -> check(seen(open, width, height, Kind()), people, "$name on $width dp") }
            }
        }
    }

    private fun check(seen: Seen, people: Int, where: String) {
        assertTrue(people > 0 || CHOSEN in seen.beside, "nobody is told, $where: ${seen.beside}")
        assertTrue(seen.names.size >= people, "${seen.names.size} names, $where")
        assertTrue(seen.names.all { it >= NAME }, "$where: ${seen.names}")
        assertTrue(seen.rings.isNotEmpty() && seen.rings.all { it >= RING }, "$where: ${seen.rings}")
    }

    @Test
    fun `on a tablet they grow with the letters, and on a phone rings do as far as they have room`() {
        state("map").use { open ->
            val tablet = Kind(large = true, tablet = true)
            val seen = seen(open, tablet.width, tablet.height, tablet)
            assertTrue(seen.names.size >= 12, "${seen.names}")
            assertTrue(seen.names.all { it >= 2 * NAME }, "${seen.names}")
            assertTrue(seen.rings.all { it >= 2 * RING }, "${seen.rings}")
            val (usual, large) = listOf(Kind(), Kind(large = true)).map { seen(open, it.width, it.height, it) }
            assertTrue(usual.rings.zip(large.rings).all { (before, now) -> now >= min(1.15f * before, 2 * RING) }, "${usual.rings} and ${large.rings}")
        }
    }
}
