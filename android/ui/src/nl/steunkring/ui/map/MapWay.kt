package nl.steunkring.ui.map

import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import nl.steunkring.core.Space
import nl.steunkring.core.Watched
import nl.steunkring.ui.App
import nl.steunkring.ui.Way
import nl.steunkring.ui.tellers.first
import nl.steunkring.ui.then.keep
import nl.steunkring.ui.watched
import nl.steunkring.ui.within

/** The map over the core, as somebody looks at it. */
@Composable
fun MapWay(app: App, space: Space) = BoxWithConstraints {
    val id = space.id()
    val holder = remember(space) { MapHolder(space) }
    val whose = app.ways.whose[id]
    val tellers by watched(app.doer, space, Watched.Map, whose) { space.tellersScreen(whose) }
    val tells = app.ways.tells[id] ?: tellers?.first()
    val sight = app.ways.maps[id] ?: MapSight()
    val seen = app.ways.seen.of(id)
    val look = mapLook(sight, seen, tells, whose)
    val shown by holder.shown.collectAsState()
    LaunchedEffect(holder, look) { if (tells != null) app.doer.reading({ shown != null }) { holder.follow(look) } }
    val ego = shown?.screen?.ego
    // Who is gone meanwhile has no circle to show, and the core shows the one that the space holds.
    LaunchedEffect(ego, whose) { if (ego != null && whose != null && ego != whose) app.ways.show(id, null) }
    LaunchedEffect(space) { app.doer.guarded { space.lookAt() } }
    val ways = MapWays(
        person = { app.ways.to(Way.Person(id, it)) },
        offer = {
            when (it.id) {
                "legend" -> app.ways.to(Way.Legend(id))
                "add-person" -> app.ways.to(Way.Add(id, whose))
                "keep-moment" -> keep(app, space)
                else -> within(id, it.id)?.let(app.ways::to)
            }
        },
        look = { app.ways.maps[id] = it },
    )
    shown?.let { MapView(it, ways, sight, seen) }
}
