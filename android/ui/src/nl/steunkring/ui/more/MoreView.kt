package nl.steunkring.ui.more

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import nl.steunkring.core.Canvas
import nl.steunkring.core.MapOptions
import nl.steunkring.core.MoreScreen
import nl.steunkring.core.Offer
import nl.steunkring.core.Space
import nl.steunkring.core.Theme
import nl.steunkring.core.Watched
import nl.steunkring.ui.App
import nl.steunkring.ui.Doors
import nl.steunkring.ui.Frame
import nl.steunkring.ui.OWN_PAGE
import nl.steunkring.ui.LocalPlatform
import nl.steunkring.ui.Within
import nl.steunkring.ui.tellers.first
import nl.steunkring.ui.watched
import nl.steunkring.ui.within

/** What else can be looked at in a space: one door each. */
@Composable
fun MoreView(screen: MoreScreen, onOffer: (Offer) -> Unit) = Frame(
    screen.title,
    listOf(screen.title) + screen.offers.map { it.label },
    screen.strip,
) {
    Doors(screen.offers, onOffer = onOffer)
}

/** What else can be looked at in a space. */
@Composable
fun MoreWay(app: App, space: Space) {
    val screen by watched(app.doer, space, Watched.Space) { space.moreScreen() }
    val print = LocalPlatform.current.print
    screen?.let { more ->
        val can = more.offers.filter { it.id != "print" || print != null }
        MoreView(more.copy(offers = can)) { offer ->
            when (offer.id) {
                "print" -> app.doer.go {
                    val whose = app.ways.whose[space.id()]
                    val tells = app.ways.tells[space.id()] ?: space.tellersScreen(whose).first()
                    val round = MapOptions(ego = whose, canvas = Canvas.ROUND, respondent = tells)
                    print?.invoke(offer.label.text, space.mapSheets(round, Theme.LIGHT))
                }
                "own" -> app.doer.go { app.ways.to(Within.Own(ownPage(app, offer))) }
                else -> within(space.id(), offer.id)?.let(app.ways::to)
            }
        }
    }
}

/** The own page of this profile, begun where there is none yet. */
private suspend fun ownPage(app: App, offer: Offer): String {
    app.core.spaces().firstOrNull { it.kind == OWN_PAGE }?.let { return it.id }
    return app.core.found(OWN_PAGE, offer.label.text, app.core.foundScreen(OWN_PAGE).nameless).id()
}
