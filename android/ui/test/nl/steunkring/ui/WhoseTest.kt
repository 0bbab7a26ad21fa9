package nl.steunkring.ui

import androidx.compose.runtime.saveable.SaverScope
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Asking
import nl.steunkring.core.MapOptions
import nl.steunkring.core.MapScreen
import nl.steunkring.core.Theme
import nl.steunkring.ui.compare.compareShown
import nl.steunkring.ui.map.MapSight
import nl.steunkring.ui.previews.child
import org.junit.Test

/** The circle of one child beside that of the family: chosen, filled and told by taps. */
class WhoseTest : Tapping() {
    private val space get() = home.space
    private val words by lazy { runBlocking { home.core.frameScreen() } }
    private val yara by lazy { runBlocking { home.sample.child() } }
    private val ours get() = map(null)
    private val hers get() = map(yara)
    private val oma by lazy { ours.rings.first().people.first() }

    private fun map(ego: String?, teller: String? = null) = runBlocking { space.mapScreen(MapOptions(ego = ego, respondent = teller)) }

    private fun everybody(map: MapScreen) = (map.rings.flatMap { it.people } + map.waiting).map { it.name.text }

    private fun whose(ego: String?) = runBlocking { space.whoseScreen(ego) }

    private fun offer(map: MapScreen, id: String) = map.offers.single { it.id == id }.label

    private fun page(ego: String, person: String = oma.id, teller: String? = null) = runBlocking { space.personScreenIn(ego, person, teller) }

    /** Chooses whose circle is shown, from the map. */
    private fun choose(from: MapScreen, ego: String) {
        user.tap(offer(from, "whose"))
        user.tap(whose(from.ego).people.single { it.id == ego }.label)
    }

    private fun toHerMap() {
        runBlocking { space.putInCircle(yara, oma.id) }
        user.open(home.core)
        user.place(home.core, "map")
        choose(ours, yara)
        user.await(hers.title)
    }

    @Test
    fun `a child that is told to be of the family has a circle, and who is there already comes into it by one tap`() {
        user.open(home.core)
        user.place(home.core, "map")
        assertNull(ours.offers.firstOrNull { it.id == "whose" }, "a family of one has one circle")
        user.tap(offer(ours, "add-person"))
        val add = runBlocking { space.addScreen(null) }
        user.type(add.name, "Yara")
        user.tap(add.offers.single().label)
        user.tap("Yara")
        val child = (ours.rings.flatMap { it.people } + ours.waiting).single { it.name.text == "Yara" }.id
        user.tap(runBlocking { space.personScreen(child, null) }.offers.single { it.id == "edit" }.label)
        val member = runBlocking { space.editScreen(child) }.rows.single { row -> row.choices.any { it.id == "in-family/ja" } }
        user.tap(member.choices.first().label)
        user.until("she is of the family") { whose(null).people.any { it.id == child } }
        user.tap(words.back)
        user.tap(words.back)
        val before = ours
        choose(before, child)
        map(child).empty.forEach { user.await(it) }
        user.tap(offer(map(child), "add-person"))
        val there = runBlocking { space.addScreen(child) }
        listOfNotNull(there.circle, there.there, there.other).forEach { user.await(it) }
        user.tap(oma.name)
        user.until("she is in it") { everybody(map(child)) == listOf(oma.name.text) }
        user.await(map(child).title)
        user.await(oma.name)
        user.gone(ours.rings[1].people.first().name)
        assertEquals(before.rings, ours.rings)
        user.await(assertNotNull(runBlocking { home.core.undoItem() }).sentence)
    }

    @Test
    fun `who is new comes into the circle that is shown, and from home into that of the family`() {
        toHerMap()
        user.tap(offer(hers, "add-person"))
        val add = runBlocking { space.addScreen(yara) }
        user.type(add.name, "Trainer Mo")
        user.tap(add.offers.single().label)
        user.await("Trainer Mo")
        user.await(hers.title)
        assertEquals(listOf(oma.name.text, "Trainer Mo"), everybody(hers))
        assertEquals(false, "Trainer Mo" in everybody(ours))
        user.place(home.core, "home")
        user.tap(runBlocking { home.core.homeScreen() }.spaces.single().offers.single { it.id == "add-person" }.label)
        val theirs = runBlocking { space.addScreen(null) }
        user.gone(assertNotNull(add.circle))
        assertEquals(listOf("Trainer Mo"), theirs.people.map { it.label.text })
        user.type(theirs.name, "Tante Later")
        user.tap(theirs.offers.single().label)
        user.await(ours.title)
        user.await("Tante Later")
    }

    @Test
    fun `a page in her circle tells of it, moves and asks there, and takes out of it alone`() {
        runBlocking { space.answer(Asking(person = oma.id, ego = yara), "ring/2") }
        toHerMap()
        val before = ours
        user.tap(oma.name)
        user.await(assertNotNull(page(yara).circle))
        user.tap(page(yara).offers.single { it.id == "closer" }.label)
        user.until("she is moved there") { hers.rings[0].people.singleOrNull()?.id == oma.id }
        assertEquals(before.rings, ours.rings)
        user.await(page(yara).placeLabel)
        user.tap(page(yara).offers.single { it.id == "ask" }.label)
        val asked = runBlocking { space.ask(Asking(person = oma.id, ego = yara)) }
        user.await(asked.title)
        user.await(assertNotNull(asked.circle))
        user.tap(asked.offers.single { it.id == "later" }.label)
        user.tap(page(yara).offers.single { it.id == "out" }.label)
        user.until("she is out of it") { everybody(hers).isEmpty() }
        assertEquals(before.rings, ours.rings)
        hers.empty.forEach { user.await(it) }
        val undo = assertNotNull(runBlocking { home.core.undoItem() })
        user.await(undo.sentence)
        user.tap(undo.offer.label)
        user.await(oma.name)
    }

    @Test
    fun `the child tells its own circle, and what follows is of it`() {
        toHerMap()
        user.tap(offer(hers, "respondent"))
        user.tap(runBlocking { space.tellersScreen(yara) }.people.single { it.id == yara }.label)
        user.await(map(yara, yara).respondent)
        user.tap(oma.name)
        user.await(page(yara, teller = yara).seenBy)
        user.tap(page(yara, teller = yara).offers.single { it.id == "ask" }.label)
        val asking = Asking(person = oma.id, respondent = yara, ego = yara)
        runBlocking { space.askAt(asking, "ring") }
        val ring = runBlocking { space.ask(asking) }
        runBlocking { space.answer(asking, "ring/1") }
        user.tap(ring.offers.single { it.id == "later" }.label)
        user.until("it stands in her view alone") { map(yara, yara).rings[0].people.size == 1 && hers.rings[0].people.isEmpty() }
        user.place(home.core, "home")
        user.tap(runBlocking { home.core.homeScreen() }.spaces.single().offers.single { it.id == "more" }.label)
        user.tap(runBlocking { space.moreScreen() }.offers.single { it.id == "measures" }.label)
        user.await(hers.title)
    }

    @Test
    fun `two views of her circle stand side by side, and of a circle that one tells alone those of all together`() {
        val me = space.me()
        listOf(me to "ring/2", yara to "ring/1").forEach { (who, ring) ->
            runBlocking { space.answer(Asking(person = oma.id, respondent = who, ego = yara), ring) }
        }
        runBlocking { space.answer(Asking(person = oma.id, respondent = home.sample.people()[2]), "ring/3") }
        val shown = { ego: String -> runBlocking { compareShown(space, Theme.LIGHT, ego = ego) }.screen }
        assertEquals(hers.title, shown(yara).circle)
        assertEquals(listOf(oma.id), shown(yara).different.rows.map { it.alter })
        assertNull(shown(me).circle)
        toHerMap()
        user.tap(oma.name)
        user.tap(page(yara).offers.single { it.id == "compare" }.label)
        user.await(assertNotNull(shown(yara).different.rows.single().first))
        user.await(hers.title)
    }

    @Test
    fun `back to all together, the map is that of the family, and nobody is chosen in it`() {
        toHerMap()
        choose(hers, ours.ego)
        user.await(ours.title)
        ours.rings.flatMap { it.people }.forEach { user.await(it.name) }
    }

    @Test
    fun `the circle of a child who is taken away gives way to that of the family`() {
        toHerMap()
        runBlocking { space.takeAway("people", yara) }
        user.await(ours.title)
        runBlocking { space.bringBack("people", yara) }
        user.await(offer(ours, "whose"))
        user.gone(hers.title)
    }

    @Test
    fun `whose circle is shown is there again after the app was ended, and another choice forgets who was looked at`() {
        val ways = Ways().apply {
            show("een", "kind")
            tells["een"] = "oma"
            maps["een"] = MapSight(list = true, ring = 2, chosen = "oma")
            show("een", "kind")
        }
        val kept = with(Ways.KEPT) { SaverScope { true }.save(ways) }
        val again = assertNotNull(Ways.KEPT.restore(assertNotNull(kept)))
        assertEquals(mapOf("een" to "kind"), again.whose.toMap())
        assertEquals(mapOf("een" to "oma"), again.tells.toMap(), "the same choice again forgets nothing")
        again.show("een", null)
        assertEquals(emptyMap(), again.whose.toMap())
        assertEquals(emptyMap(), again.tells.toMap())
        assertEquals(mapOf("een" to MapSight(list = true)), again.maps.toMap())
        again.show("een", "kind")
        assertEquals(listOf("kind", null), listOf(again.whose("een", "oma"), again.whose("een", "kind")))
    }
}
