package nl.steunkring.ui.previews

import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.tooling.preview.Preview
import nl.steunkring.core.Space
import nl.steunkring.ui.drawing
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.home.HomeView
import nl.steunkring.ui.home.HomeWays
import nl.steunkring.ui.home.homeShown
import nl.steunkring.ui.isLarge
import nl.steunkring.ui.map.MapLook
import nl.steunkring.ui.map.MapShown
import nl.steunkring.ui.map.MapSight
import nl.steunkring.ui.map.MapView
import nl.steunkring.ui.map.MapWays
import nl.steunkring.ui.map.Seen
import nl.steunkring.ui.map.mapLook
import nl.steunkring.ui.places.MenuView
import nl.steunkring.ui.places.Places
import nl.steunkring.ui.runs

private val ways = HomeWays({ _, _ -> }, { _, _ -> }, { _, _ -> }, {}, { _, _ -> })

internal val home = State("home", full = true, place = "home", root = true) {
    screen {
        val runs = runs()
        HomeView(read(runs) { homeShown(core, it, runs) }, ways)
    }
}

internal val homeLocked = State("home-locked", place = "home", root = true) {
    core.putBehind(core.found("own_page", "Mijn plek", "Testa").id(), "2580", null)
    screen {
        val runs = runs()
        HomeView(read(runs) { homeShown(core, it, runs) }, ways, onLocks = {})
    }
}

internal val map = State("map", full = true, place = "map", root = true) {
    crowd(7)
    tellTies()
    val first = people().first()
    // Large letters leave no room for names: there somebody is chosen.
    screen { Map(space, MapSight(chosen = first.takeIf { isLarge() })) }
}

internal val mapList = State("map-list", place = "map", root = true) {
    crowd(7)
    tellTies()
    screen { Map(space, MapSight(list = true)) }
}

internal val mapMany = State("map-40", full = true, place = "map", root = true) {
    crowd(35)
    tellTies()
    val chosen = space.mapScreen(MapLook().options).rings[1].people.first().id
    screen { Map(space, MapSight(chosen = chosen)) }
}

internal val mapRing = State("map-40-ring", place = "map", root = true) {
    crowd(35)
    tellTies()
    screen { Map(space, MapSight(ring = 2)) }
}

internal val mapEmpty = State("map-empty", place = "map", root = true) {
    val empty = core.found("family_map", "Bij Proef", "Testa")
    empty.stillFace()
    screen { Map(empty, MapSight()) }
}

internal val menu = State("menu", full = true) {
    val places = Places(checkNotNull(core.placesScreen(null)), "map", {}) {}
    screen { MenuView(places) }
}

/** A map as the app asks the core for it. */
@Composable
internal fun Map(space: Space, sight: MapSight, ego: String? = null, teller: String? = null) = BoxWithConstraints {
    val seen = remember { Seen() }
    val look = mapLook(sight, seen, teller, ego)
    val shown = read(look, sight) { theme ->
        val bare = MapShown(space.mapScreen(look.options), drawing(space.mapSvg(look.options, theme)))
        MapShown(bare.screen, bare.picture, facesOf(space, ((bare.people + bare.screen.waiting).map { it.id } + bare.doors).distinct(), theme))
    }
    MapView(shown, MapWays({}, {}), sight, seen)
}

@Preview
@Composable
private fun HomePreview() = Preview(home)

@Preview
@Composable
private fun HomeLockedPreview() = Preview(homeLocked)

@Preview
@Composable
private fun MapPreview() = Preview(map)

@Preview
@Composable
private fun MapListPreview() = Preview(mapList)

@Preview
@Composable
private fun MapManyPreview() = Preview(mapMany)

@Preview
@Composable
private fun MapRingPreview() = Preview(mapRing)

@Preview
@Composable
private fun MapEmptyPreview() = Preview(mapEmpty)

@Preview
@Composable
private fun MenuPreview() = Preview(menu)
