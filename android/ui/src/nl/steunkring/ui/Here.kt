package nl.steunkring.ui

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import nl.steunkring.core.Asking
import nl.steunkring.core.QuestionScreen
import nl.steunkring.core.Offer
import nl.steunkring.core.Space
import nl.steunkring.core.Watched
import nl.steunkring.core.newId
import nl.steunkring.ui.add.AddView
import nl.steunkring.ui.add.addShown
import nl.steunkring.ui.ask.AskShown
import nl.steunkring.ui.ask.AskView
import nl.steunkring.ui.ask.AskWays
import nl.steunkring.ui.ask.askShown
import nl.steunkring.ui.home.HomeShown
import nl.steunkring.ui.home.HomeView
import nl.steunkring.ui.home.HomeWays
import nl.steunkring.ui.home.homeShown
import nl.steunkring.ui.join.JoinWay
import nl.steunkring.ui.legend.LegendView
import nl.steunkring.ui.map.MapWay
import nl.steunkring.ui.members.StopWay
import nl.steunkring.ui.person.PersonWay
import nl.steunkring.ui.places.MenuView
import nl.steunkring.ui.start.AnotherView
import nl.steunkring.ui.start.FoundView
import nl.steunkring.ui.start.LanguageView
import nl.steunkring.ui.start.WelcomeView
import nl.steunkring.ui.talk.NoteWay
import nl.steunkring.ui.talk.TalksWay
import nl.steunkring.ui.who.InviteWay
import nl.steunkring.ui.who.WhoView
import nl.steunkring.ui.who.WhoWays
import nl.steunkring.ui.who.whoShown

/** The screen where somebody is. */
@Composable
fun Here(app: App, onLanguage: () -> Unit) {
    when (val here = app.ways.here) {
        Way.Home -> HomeWay(app, onLanguage)
        Way.Another -> AnotherWay(app)
        is Way.Found -> FoundWay(app, here.kind)
        Way.Join -> JoinWay(app)
        Way.Settings -> Unit
        Way.Menu -> app.places?.let { MenuView(it) } ?: LaunchedEffect(here) { app.ways.home() }
        is Way.Map -> app.In(here.space) { MapWay(app, it) }
        is Way.Add -> app.In(here.space) { AddWay(app, it, here.ego) }
        is Way.Person -> app.In(here.space) { PersonWay(app, it, here.id) }
        is Way.Ask -> app.In(here.space) { AskWay(app, it, here) }
        is Way.Talks -> app.In(here.space) { TalksWay(app, it) }
        is Way.Note -> app.In(here.space) { NoteWay(app, it, here.id) }
        is Way.Legend -> app.In(here.space) { space ->
            val screen by shown(app.doer, space) { space.legendScreen() }
            screen?.let { LegendView(it) }
        }
        is Way.Who -> app.In(here.space) { WhoWay(app, it) }
        is Way.Stop -> app.In(here.space) { StopWay(app, it, here.member) }
        is Way.Invite -> app.In(here.space) { InviteWay(app, it) }
        is SafeWay -> SafeHere(app, here, onLanguage)
        is Within -> app.In(here.space) { Inside(app, it, here) }
    }
}

/** What of the offers to begin with this app can do. */
private fun starts(platform: Platform) = setOfNotNull(
    "start-circle",
    "start-own",
    "start-notes",
    "join".takeIf { platform.relay != null || platform.scanner != null },
    "restore".takeIf { platform.relay != null || platform.files != null },
)

@Composable
private fun HomeWay(app: App, onLanguage: () -> Unit) {
    val (core, ways) = app.core to app.ways
    val theme = LocalColours.current.theme
    val runs = runs()
    val shown by shown(app.doer, core, theme, runs, app.doer.times, app.exchanged, ahead = { app.ahead?.home(theme) }) {
        homeShown(core, theme, runs)
    }
    val home = shown ?: return
    if (home.screen.spaces.isNotEmpty() || home.screen.locked != null) {
        HomeView(home, homeWays(ways), app.inside?.let { { ways.to(SafeWay.Locks) } }) { ways.to(Way.Another) }
        return
    }
    Start(app, home, onLanguage)
}

private fun homeWays(ways: Ways) = HomeWays(
    into = { space, offer ->
        when (offer.id) {
            "map" -> ways.to(Way.Map(space))
            "add-person" -> ways.to(Way.Add(space))
            "talks" -> ways.to(Way.Talks(space))
            "who-sees" -> ways.to(Way.Who(space))
            "ask" -> ways.to(Way.Ask(space, null))
            else -> within(space, offer.id)?.let(ways::to)
        }
    },
    talk = { space, talk -> ways.to(Way.Note(space, talk)) },
    step = { space, step -> ways.to(Within.Step(space, step)) },
    sync = { space -> ways.to(SafeWay.Sync(space)) },
    goOn = { space, left -> ways.to(Way.Ask(space, left.person, left.respondent, left.ego)) },
)

@Composable
private fun Start(app: App, home: HomeShown, onLanguage: () -> Unit) {
    if (app.ways.spoke) {
        WelcomeView(home.screen, starts(LocalPlatform.current)) { begin(app.ways, it) }
        return
    }
    val screen by shown(app.doer, app.core) { app.core.languageScreen() }
    screen?.let { language ->
        LanguageView(language, { level ->
            app.doer.go {
                app.core.setLevel(level)
                onLanguage()
            }
        }) { app.ways.spoke = true }
    }
}

private fun begin(ways: Ways, offer: Offer) = when (offer.id) {
    "join" -> ways.to(Way.Join)
    "restore" -> ways.to(SafeWay.Back)
    "start-own" -> ways.to(Way.Found(OWN_PAGE))
    "start-notes" -> ways.to(Way.Found(WORKER_NOTES))
    else -> ways.to(Way.Found())
}

/** What can be begun beside what is there. */
@Composable
private fun AnotherWay(app: App) {
    val screen by shown(app.doer, app.core) { app.core.homeScreen() }
    screen?.let { AnotherView(it, starts(LocalPlatform.current)) { offer -> begin(app.ways, offer) } }
}

@Composable
private fun FoundWay(app: App, kind: String) {
    val relay = LocalPlatform.current.relay
    val screen by shown(app.doer, app.core, kind) { app.core.foundScreen(kind) }
    screen?.let { found ->
        FoundView(found) { me ->
            app.doer.once {
                val space = app.core.found(kind, found.name, me)
                // What is one's own alone goes nowhere by itself.
                if (kind == FAMILY) relay?.let { space.useRelay(it) }
                app.ways.fromHome(begun(space.id(), kind))
            }
        }
    }
}

/** The first screen of a space that was just founded. */
private fun begun(space: String, kind: String): Way = when (kind) {
    FAMILY -> Way.Map(space)
    OWN_PAGE -> Within.Own(space)
    else -> Way.Talks(space)
}

@Composable
private fun AddWay(app: App, space: Space, ego: String?) {
    val theme = LocalColours.current.theme
    // One gesture: however often it is tapped, it adds one.
    val gesture = remember(space) { newId() }
    val shown by shown(app.doer, space, ego, theme) { addShown(space, theme, ego) }
    // The map shows the circle that somebody came into.
    val onMap = {
        app.ways.show(space.id(), ego)
        app.ways.fromHome(Way.Map(space.id()))
    }
    shown?.let { add ->
        AddView(add, { one -> app.doer.changeAndGo(onMap) { space.putInCircle(ego, one) } }) { person ->
            app.doer.changeAndGo(onMap) { space.addPerson(gesture, person.copy(ego = ego)) }
        }
    }
}

@Composable
private fun AskWay(app: App, space: Space, here: Way.Ask) {
    val theme = LocalColours.current.theme
    val teller = here.respondent ?: space.me()
    val asking = Asking(here.person, teller, here.ego)
    var screen by remember(space, here) { mutableStateOf<QuestionScreen?>(null) }
    // Also after an undo, which changes what is answered.
    LaunchedEffect(space, here, app.doer.times) { app.doer.reading({ screen != null }) { screen = space.ask(asking) } }
    val shown by shown(app.doer, screen, theme) { screen?.let { askShown(space, it, theme, teller) } }
    fun goes(step: suspend () -> QuestionScreen) = app.doer.go { screen = step() }
    val ways = AskWays(
        choose = { choice -> app.doer.change { screen = space.answer(asking, choice.id) } },
        write = { text -> app.doer.change { screen = space.answerInWords(asking, text) } },
        draft = { text -> app.doer.go { space.keepDraft(asking, text) } },
        offer = { offer ->
            app.doer.left()
            when (offer.id) {
                "next", "skip" -> goes { space.goOn(asking) }
                "nobody-else" -> goes { space.nobodyElse(asking) }
                "dont-know" -> goes { space.dontKnow(asking) }
                "rather-not" -> goes { space.ratherNot(asking) }
                "back" -> goes { space.back(asking) }
                "more-people" -> app.ways.instead(Way.Add(space.id(), here.ego))
                else -> app.doer.go {
                    space.stopAsking(asking)
                    app.ways.back()
                }
            }
        },
        next = { app.ways.instead(here.copy(person = it)) },
        how = { choice ->
            goes {
                space.fillIn(teller, choice.method)
                space.ask(asking)
            }
        },
    )
    shown?.let<AskShown, Unit> { AskView(it, ways) }
}

@Composable
private fun WhoWay(app: App, space: Space) {
    val theme = LocalColours.current.theme
    val relay by shown(app.doer, space) { space.relayAddress() }
    val scans = LocalPlatform.current.scanner != null
    val canBehind = app.inside != null
    val shown by watched(app.doer, space, Watched.Space, theme, app.exchanged) { whoShown(app.core, space, theme, canBehind) }
    val id = space.id()
    fun to(way: Way): () -> Unit = { app.ways.to(way) }
    val ways = WhoWays(
        invite = to(Way.Invite(id)).takeIf { relay != null || scans },
        member = { member, offer ->
            when (offer.id) {
                "role" -> app.ways.to(SafeWay.Role(id, member.id))
                "anew" -> app.ways.to(SafeWay.Anew(id, member.id))
                "hand-over" -> app.ways.to(SafeWay.HandOver(id, member.id))
                else -> app.ways.to(Way.Stop(id, member.id))
            }
        },
        takeIn = { app.ways.to(SafeWay.TakeIn(id, it.id)) },
        sync = to(SafeWay.Sync(id)),
        behind = to(SafeWay.Behind(id)),
        leave = to(SafeWay.Leave(id)),
        wipe = to(SafeWay.Wipe(id)),
    )
    shown?.let { WhoView(it, ways) }
}
