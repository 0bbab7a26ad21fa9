package nl.steunkring.android

import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Core
import nl.steunkring.core.MapOptions
import nl.steunkring.core.Space

/** Five people by their pictures, each with a ring. */
val FIVE = listOf("mother" to "1", "grandmother" to "1", "friend" to "2", "neighbour" to "3", "teacher" to "buiten")

fun Core.only(): Space = runBlocking { space(spaces().single().id) }

/** Goes from a phone that was never used to an empty map. */
fun Hand.found(core: Core) {
    tap(runBlocking { core.languageScreen() }.offers.single().label.spoken)
    tap(runBlocking { core.homeScreen() }.offers.single { it.id == "start-circle" }.label.spoken)
    tap(runBlocking { core.foundScreen("family_map") }.offers.single().label.spoken)
    until("the circle is founded") { runBlocking { core.spaces() }.isNotEmpty() }
    await(runBlocking { core.only().mapScreen(MapOptions()) }.title.spoken)
}

/** Goes to one of the places of the bar. */
fun Hand.place(core: Core, id: String) = tap(runBlocking { core.bar().single { it.id == id } }.label.spoken)

/** The places of the bar. */
suspend fun Core.bar() = checkNotNull(placesScreen(null)).places

/** Puts somebody on the map that is shown, by three pictures. */
fun Hand.add(core: Core, who: String, ring: String) {
    val space = core.only()
    tap(runBlocking { space.mapScreen(MapOptions()) }.offers.first { it.id == "add-person" }.label.spoken)
    val screen = runBlocking { space.addScreen(null) }
    await(screen.title.spoken)
    tap(screen.who.single { it.id == who }.label.spoken)
    tap(screen.rings.single { it.code == ring }.label.spoken)
    tap(screen.offers.single().label.spoken)
    gone(screen.title.spoken)
}
