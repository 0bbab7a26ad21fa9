package nl.steunkring.ui

import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Asking
import nl.steunkring.core.KnownView
import nl.steunkring.core.Label
import nl.steunkring.core.LongJob
import nl.steunkring.core.MapOptions
import nl.steunkring.core.MeasureOptions
import nl.steunkring.core.NewContact
import nl.steunkring.core.NewPerson
import nl.steunkring.core.NewStep
import nl.steunkring.core.newId
import nl.steunkring.ui.compare.CompareShown
import nl.steunkring.ui.compare.CompareView
import nl.steunkring.ui.compare.compareShown
import nl.steunkring.ui.consents.ConsentsView
import nl.steunkring.ui.consents.WithdrawView
import nl.steunkring.ui.contacts.ContactingView
import nl.steunkring.ui.contacts.ContactsView
import nl.steunkring.ui.knows.KnowsOfView
import nl.steunkring.ui.knows.KnowsShown
import nl.steunkring.ui.knows.KnowsView
import nl.steunkring.ui.knows.SameView
import nl.steunkring.ui.measures.MeasuresView
import nl.steunkring.ui.more.MoreView
import nl.steunkring.ui.own.OwnView
import nl.steunkring.ui.plan.NewStepView
import nl.steunkring.ui.plan.PlanShown
import nl.steunkring.ui.plan.PlanView
import nl.steunkring.ui.plan.StepDoes
import nl.steunkring.ui.plan.StepView
import nl.steunkring.ui.plan.planShown
import nl.steunkring.ui.search.SearchView
import nl.steunkring.ui.settle.SettleView
import nl.steunkring.ui.tellers.TellersShown
import nl.steunkring.ui.tellers.TellersView
import nl.steunkring.ui.tellers.tellersShown
import nl.steunkring.ui.then.MomentsView
import nl.steunkring.ui.then.ThenView
import nl.steunkring.ui.tray.TrayView
import nl.steunkring.ui.words.WordView
import nl.steunkring.ui.words.WordWays
import nl.steunkring.ui.words.WordsView
import org.junit.Rule
import org.junit.Test

/** Pictures of what a space holds beside its map and talks, beside those that were looked at. */
class WithinRenderTest : Renders() {
    @get:Rule
    val other = OtherHome()

    private val space get() = home.space
    private val people by lazy { runBlocking { space.mapScreen(MapOptions()) }.rings.flatMap { it.people }.map { it.id } }

    /** Labels name the day and the time of the run. */
    private fun Label.still() = copy(
        text = text.replace(Regex("""\d+ [a-z]+ 20\d\d"""), "3 november 2026").replace(Regex("""\d\d?:\d\d"""), "9:41"),
    )

    private fun faces(kind: Kind) = runBlocking { facesOf(space, people, theme(kind)) }

    private fun plan(): String {
        val step = newId()
        runBlocking {
            space.addGoal(newId(), "Ik wil weer goed slapen.", people[0])
            space.planStep(step, NewStep("Bed klaar om 8 uur", people[0], "2190-12-17"))
            space.planStep(newId(), NewStep("Testa op maandag naar school brengen", people[2]))
            val done = newId()
            space.planStep(done, NewStep("Even rust in de pauze", people[4], "2020-01-30"))
            space.stepState(step, "bezig")
            space.stepState(done, "klaar")
            space.planStep(newId(), NewStep("Fiets maken", null, "2020-01-30"))
        }
        return step
    }

    @Test
    fun `the plan looks as it was looked at`() {
        plan()
        runBlocking { space.agree() }
        check("plan", height = 1300) { kind ->
            val shown = runBlocking { planShown(space, theme(kind)) }
            PlanView(PlanShown(shown.screen.copy(agreed = shown.screen.agreed.map { it.still() }), shown.faces), {}) {}
        }
    }

    @Test
    fun `the empty plan looks as it was looked at`() {
        val shown = runBlocking { planShown(space, theme(kinds.first())) }
        check("plan-empty", height = 700) { PlanView(shown, {}) {} }
    }

    @Test
    fun `a step to write and one to change look as they were looked at`() {
        val id = plan()
        val days = runBlocking { space.daysScreen(0, null) }
        val still = days.copy(days = days.days.mapIndexed { at, day -> day.copy(label = day.label.copy(text = "${at + 1} december 2026")) })
        val asks = runBlocking { space.planningScreen() }
        check("step-new", height = 2000) { kind ->
            NewStepView(asks, faces(kind), { Days(asks.due, still, true, {}, {}) {} }) { _, _ -> }
        }
        val step = runBlocking { space.stepScreen(id) }
        check("step", height = 1200) { kind ->
            StepView(step, faces(kind), { Days(step.due, still.copy(chosen = step.step.due), false, {}, {}) {} }, StepDoes({}, {}, {}))
        }
    }

    private fun told() = runBlocking {
        val about = people[2]
        listOf("ring/1", "strength/sterk", "get/praktisch/vaak").forEach { space.answer(Asking(person = about, respondent = people[0]), it) }
        listOf("strength/gewoon", "get/praktisch/vaak").forEach { space.answer(Asking(person = about), it) }
    }

    @Test
    fun `two views look as they were looked at`() {
        told()
        check("compare", height = 1500) { kind ->
            val shown = runBlocking { compareShown(space, theme(kind)) }
            CompareView(CompareShown(shown.screen, shown.tellers, shown.chosen, shown.faces), {}) {}
        }
        check("tellers", height = 500) { kind ->
            val shown = runBlocking { tellersShown(space, theme(kind)) }
            TellersView(TellersShown(shown.screen, shown.faces - space.me()), people[0]) {}
        }
    }

    @Test
    fun `then and now look as they were looked at`() {
        val moment = newId()
        runBlocking {
            space.keepMoment(moment, "Voor de zomer")
            space.addPerson(newId(), NewPerson("Tante Later", "2", null))
            space.takeAway("people", people.last())
            space.movePerson(Asking(person = people[2]), true)
        }
        val then = runBlocking { space.thenScreen(moment) }
        check("then", height = 900) { ThenView(then.copy(then = then.then.still())) {} }
        val moments = runBlocking { space.momentsScreen() }
        check("moments", height = 500) { MomentsView(moments.copy(items = moments.items.map { it.copy(day = it.day.still()) }), {}) {} }
    }

    @Test
    fun `two answers look as they were looked at`() {
        runBlocking { twoStates(space, other.enter(space)) }
        val screen = runBlocking { space.settleScreen() }
        check("settle", height = 700) { SettleView(screen) {} }
        val consents = runBlocking { space.consentsScreen() }
        val items = consents.items.map { it.copy(given = it.given?.still()) }
        check("consents", height = 700) { ConsentsView(consents.copy(items = items)) {} }
        check("withdraw", height = 700) { WithdrawView(items.single()) {} }
    }

    @Test
    fun `the own page looks as it was looked at`() {
        val own = runBlocking { home.core.found("own_page", "Mijn plek", "Testa") }
        runBlocking {
            own.addCard(newId(), "fijn", "Buiten spelen met Sem")
            own.addCard(newId(), "fijn", "Koken bij oma")
            own.addCard(newId(), "zorgen", "Of ik morgen kan slapen")
            own.addCard(newId(), "dromen", "Een hond!")
        }
        val screen = runBlocking { own.ownScreen() }
        check("own", height = 1000) { OwnView(screen) { _, _ -> } }
    }

    @Test
    fun `contacts look as they were looked at`() {
        val notes = runBlocking { home.core.found("worker_notes", "Mijn notities", "Iris") }
        val ids = listOf("a".repeat(24) + "b0", "a".repeat(24) + "c0")
        runBlocking {
            ids.zip(listOf("Oma Voorbeeld", "Neef Proef")).forEach { (id, name) -> notes.addPerson(id, NewPerson(name, null, null)) }
            notes.addContact(newId(), NewContact(ids, "buiten", true, "We liepen een rondje."))
        }
        val asks = runBlocking { notes.contactingScreen() }
        check("contacting", height = 1400) { kind ->
            ContactingView(asks, runBlocking { facesOf(notes, ids, theme(kind)) }) {}
        }
        val contacts = runBlocking { notes.contactsScreen() }
        check("contacts", height = 600) { ContactsView(contacts.copy(items = contacts.items.map { it.copy(line = it.line.still()) })) {} }
    }

    @Test
    fun `measures look as they were looked at`() {
        told()
        val screen = runBlocking { space.measuresScreen(MeasureOptions()) }
        check("measures", height = 2400) { MeasuresView(screen) }
    }

    @Test
    fun `who knows whom and who may be one look as they were looked at`() {
        runBlocking {
            space.sayKnown(KnownView(space.ego(), space.me(), people[0], people[1]), "ja")
            space.sayKnown(KnownView(space.ego(), space.me(), people[0], people[2]), "weet_niet")
            space.addPerson(newId(), NewPerson("Proefoma", "2", null))
        }
        val more = runBlocking { space.moreScreen() }
        val knows = runBlocking { space.knowsScreen(space.me()) }
        check("knows", height = 900) { kind ->
            KnowsView(KnowsShown(more.offers.single { it.id == "knows" }.label, knows, faces(kind))) {}
        }
        val of = runBlocking { space.personScreen(people[0], null) }
        check("knows-of", height = 1000, of = ends) { kind -> KnowsOfView(of, faces(kind)[people[0]]) {} }
        val own = runBlocking {
            space.chooseWord("family", "huis", null)
            space.settingsScreen()
        }
        check("words", height = 1100, of = ends) { WordsView(own) {} }
        val ways = WordWays({}, {}, {}, {})
        check("word", height = 900, of = ends) { WordView(own, own.concepts.single { it.concept == "family" }, null, ways) }
        val asked = runBlocking { space.wordScreen("family", "boomhut") }
        check("word-typed", height = 600, of = ends) { WordView(own, own.concepts.first(), asked, ways) }
        val same = runBlocking { space.sameScreen() }
        check("same", height = 600) { SameView(same) { _, _ -> } }
        check("more", height = 900) { MoreView(more) {} }
    }

    @Test
    fun `what was taken away and what is found look as they were looked at`() {
        val theirs = other.enter(space)
        runBlocking {
            space.takeAway("people", people[0])
            theirs.answer(Asking(person = people[0]), "ring/2")
            space.takeIn(theirs.bundle(), LongJob())
            space.takeAway("people", people.last())
        }
        val tray = runBlocking { space.trayScreen() }
        val items = tray.items.map { it.copy(line = it.line.still(), edits = it.edits.map { edit -> edit.still() }) }
        check("tray", height = 800) { TrayView(tray.copy(items = items)) {} }
        runBlocking { space.planStep(newId(), NewStep("Voorbeeld maken van een fiets")) }
        val found = runBlocking { space.searchScreen("voorb") }
        check("search", height = 700) { SearchView(found, "voorb", {}) {} }
    }
}
