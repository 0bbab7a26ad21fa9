package nl.steunkring.android

import kotlin.test.assertEquals
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.MapOptions
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class StartTest {
    @get:Rule
    val phone = PhoneRule()

    @Test
    fun tapsAloneLeadFromANewPhoneInTheAirToAMapOfFivePeople() {
        phone.inTheAir()
        val window = phone.open(MainActivity::class.java)
        val (hand, core) = Hand { window } to phone.home(window)
        hand.found(core)
        FIVE.forEach { (who, ring) -> hand.add(core, who, ring) }
        val space = core.only()
        val screen = runBlocking { space.addScreen(null) }
        val map = runBlocking { space.mapScreen(MapOptions()) }
        val wanted = FIVE.map { (who, ring) ->
            screen.who.single { it.id == who }.name to screen.rings.single { it.code == ring }.label.text
        }
        assertEquals(wanted, map.rings.flatMap { ring -> ring.people.map { it.name.text to ring.label.text } })
        map.rings.flatMap { it.people }.forEach { hand.await(it.name.spoken) }
    }
}
