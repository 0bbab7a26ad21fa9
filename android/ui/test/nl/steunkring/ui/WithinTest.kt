package nl.steunkring.ui

import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Asking
import nl.steunkring.core.KnownView
import nl.steunkring.core.Label
import nl.steunkring.core.MapOptions
import nl.steunkring.core.MeasureOptions
import nl.steunkring.core.NewPerson
import nl.steunkring.core.newId
import nl.steunkring.ui.previews.twoStates
import org.junit.Rule
import org.junit.Test

/** What a space holds beside its map and talks, each reached by taps. */
class WithinTest : Tapping() {
    @get:Rule(order = 0)
    val other = OtherHome()

    private val space get() = home.space
    private val map get() = runBlocking { space.mapScreen(MapOptions()) }
    private val plan get() = runBlocking { space.planScreen() }
    private val words by lazy { runBlocking { home.core.frameScreen() } }

    private fun fromHome(id: String, at: Int = 0) {
        user.open(home.core)
        user.tap(runBlocking { home.core.homeScreen() }.spaces[at].offers.single { it.id == id }.label, at)
    }

    private fun more(id: String): Label {
        fromHome("more")
        val door = runBlocking { space.moreScreen() }.offers.single { it.id == id }.label
        user.tap(door)
        return door
    }

    private fun takeBack() = user.tap(assertNotNull(runBlocking { home.core.undoItem() }).offer.label)

    /** Somebody on the map tells of another. */
    private fun told(): Pair<String, String> = runBlocking {
        val (teller, about) = map.rings[0].people.first().id to map.rings[1].people.first().id
        space.answer(Asking(person = about, respondent = teller), "ring/1")
        teller to about
    }

    @Test
    fun `a step is written in the plan, gets its day and state, and goes and comes back`() {
        fromHome("plan")
        plan.empty.forEach { user.await(it) }
        user.tap(plan.offers.single { it.id == "add-step" }.label)
        val asks = runBlocking { space.planningScreen() }
        user.type(asks.step, "Boodschappen doen")
        user.tap(asks.people[1].label)
        user.tap(asks.add)
        user.await("Boodschappen doen")
        val step = plan.actions.single()
        assertEquals(asks.people[1].label.text, step.owner?.text)
        user.await(assertNotNull(runBlocking { home.core.undoItem() }).sentence)
        user.tap("Boodschappen doen")
        val page = runBlocking { space.stepScreen(step.id) }
        user.tap(page.states.single { it.id == "bezig" }.label)
        user.until("it is being done") { runBlocking { space.stepScreen(step.id) }.states.single { it.chosen }.id == "bezig" }
        val days = runBlocking { space.daysScreen(0, null) }
        user.tap(days.offers.single { it.id == "none" }.label)
        user.tap(days.days[3].label)
        user.until("it has its day") { runBlocking { space.stepScreen(step.id) }.day == days.days[3].id }
        user.checkTargets(page.states.size + page.people.size + 3)
        user.tap(page.offers.single { it.id == "remove" }.label)
        user.until("it is away") { plan.actions.isEmpty() }
        takeBack()
        user.await("Boodschappen doen")
    }

    @Test
    fun `a wish is written down as whose it is, and one agrees`() {
        fromHome("plan")
        user.tap(plan.offers.single { it.id == "add-goal" }.label)
        val asks = runBlocking { space.planningScreen() }
        user.type(asks.goal, "Weer goed slapen")
        user.tap(asks.people[2].label)
        user.tap(asks.add)
        user.await("Weer goed slapen")
        assertEquals(asks.people[2].label.text, plan.goals.single().whose?.text)
        user.tap(plan.offers.single { it.id == "agree" }.label)
        user.until("one agreed") { plan.agreed.size == 1 }
        user.await(plan.agreed.single())
        takeBack()
        user.until("nobody agreed") { plan.agreed.isEmpty() }
    }

    @Test
    fun `who is added can be taken back at once`() {
        fromHome("add-person")
        val screen = runBlocking { space.addScreen(null) }
        user.type(screen.name, "Tante Nieuw")
        user.tap(screen.offers.single().label)
        user.await("Tante Nieuw")
        takeBack()
        user.until("she is gone") { (map.rings.flatMap { it.people } + map.waiting).none { it.name.text == "Tante Nieuw" } }
    }

    @Test
    fun `the map shows whose view is chosen`() {
        val (teller, about) = told()
        fromHome("map")
        user.tap(map.offers.single { it.id == "respondent" }.label)
        val tellers = runBlocking { space.tellersScreen(null) }
        user.tap(tellers.people.single { it.id == teller }.label)
        val theirs = runBlocking { space.mapScreen(MapOptions(respondent = teller)) }
        user.await(theirs.respondent)
        assertTrue(theirs.rings[0].people.single().id == about)
        theirs.rings[0].people.forEach { user.await(it.sentence) }
    }

    @Test
    fun `who comes in sees first what was told already, and is asked by name`() {
        val theirs = other.enter(space)
        user.open(other.core)
        user.tap(runBlocking { other.core.homeScreen() }.spaces.single().offers.single { it.id == "map" }.label)
        val tellers = runBlocking { theirs.tellersScreen(null) }
        assertEquals(listOf("Iris Test" to false, "Testa" to true), tellers.people.map { it.label.text to it.chosen })
        user.await("Testa")
        user.await(map.rings.first().people.first().name)
        user.tap(runBlocking { theirs.mapScreen(MapOptions()) }.offers.single { it.id == "respondent" }.label)
        user.tap("Iris Test")
        val own = runBlocking { theirs.mapScreen(MapOptions()) }
        assertEquals("Iris Test", own.respondent.text)
        user.await(own.respondent)
    }

    @Test
    fun `two views stand side by side, and others can be chosen`() {
        val (teller, about) = told()
        more("compare")
        val me = space.me()
        val screen = runBlocking { space.compareScreen(space.ego(), me, teller) }
        user.await(screen.title)
        val differs = screen.different.rows.single { it.alter == about }
        listOfNotNull(differs.first, differs.second, screen.talk).forEach { user.await(it) }
        // Of two there is nothing to choose.
        assertEquals(2, runBlocking { space.tellersScreen(null) }.people.size)
        user.gone(screen.offers.single().label)
        val third = map.rings[0].people[1].id
        runBlocking { space.answer(Asking(person = about, respondent = third), "ring/3") }
        user.await(screen.offers.single().label)
        val shown = runBlocking { space.tellersScreen(null) }.people
        val (stays, other) = shown.last() to shown.single { it != shown.first() && it != shown.last() }
        user.tap(other.label)
        val chosen = runBlocking { space.compareScreen(space.ego(), stays.id, other.id) }
        listOf(stays.label, other.label).forEach { user.chosen(it) }
        (chosen.different.rows + chosen.oneOnly.rows).flatMap { listOfNotNull(it.first, it.second) }.forEach { user.await(it) }
    }

    @Test
    fun `a moment is kept, and shows what came since`() {
        fromHome("map")
        user.tap(map.offers.single { it.id == "keep-moment" }.label)
        user.until("it is kept") { runBlocking { space.momentsScreen() }.items.size == 1 }
        runBlocking { space.addPerson(newId(), NewPerson("Tante Later", "2", null)) }
        user.place(home.core, "home")
        user.tap(runBlocking { home.core.homeScreen() }.spaces.single().offers.single { it.id == "more" }.label)
        user.tap(runBlocking { space.moreScreen() }.offers.single { it.id == "then" }.label)
        val moment = runBlocking { space.momentsScreen() }.items.single()
        user.tap(moment.day)
        val then = runBlocking { space.thenScreen(moment.id) }
        assertTrue(then.changes.any { "Tante Later" in it.label.text }, then.changes.toString())
        then.changes.forEach { user.await(it.label) }
    }

    @Test
    fun `of two answers one is chosen, and taken back`() {
        val step = runBlocking { twoStates(space, other.enter(space)) }
        more("settle")
        val question = runBlocking { space.settleScreen() }.questions.single()
        fun state() = runBlocking { space.stepScreen(step) }.states.single { it.chosen }.label
        val before = state()
        user.await(question.about)
        user.tap(question.answers.first().sentence)
        user.until("it is settled") { runBlocking { space.settleScreen() }.questions.isEmpty() }
        user.await(assertNotNull(runBlocking { space.settleScreen() }.empty))
        assertEquals(question.answers.first().label.text, state().text)
        assertTrue(state() != before)
        takeBack()
        user.until("it stands as before") { state() == before }
    }

    @Test
    fun `the own page is begun once, and holds a card in a house`() {
        more("own")
        user.until("there is one") { runBlocking { home.core.spaces() }.any { it.kind == "own_page" } }
        val own = runBlocking { home.core.space(home.core.spaces().single { it.kind == "own_page" }.id) }
        val page = runBlocking { own.ownScreen() }
        user.await(assertNotNull(page.empty))
        user.tap(words.add, 1)
        user.type(page.houses[1].label, "Een hond")
        user.tap(words.done)
        user.await("Een hond")
        assertEquals(listOf("Een hond"), runBlocking { own.ownScreen() }.houses[1].cards.map { it.text.text })
        takeBack()
        user.until("it is taken back") { runBlocking { own.ownScreen() }.houses.all { it.cards.isEmpty() } }
        user.tap(words.back)
        user.tap(runBlocking { space.moreScreen() }.offers.single { it.id == "own" }.label)
        user.await(page.title)
        assertEquals(1, runBlocking { home.core.spaces() }.count { it.kind == "own_page" })
    }

    @Test
    fun `one tells with whom one spoke`() {
        val notes = runBlocking { home.core.found("worker_notes", "Mijn notities", "Testa") }
        runBlocking { notes.addPerson(newId(), NewPerson("Oma Voorbeeld", null, null)) }
        fromHome("more", 1)
        user.tap(runBlocking { notes.moreScreen() }.offers.single { it.id == "contacts" }.label)
        val contacts = runBlocking { notes.contactsScreen() }
        user.await(assertNotNull(contacts.empty))
        user.tap(contacts.offers.single().label)
        val asks = runBlocking { notes.contactingScreen() }
        user.tap(asks.people.single().label)
        user.tap(asks.places.single { it.id == "buiten" }.label)
        user.tap(asks.childAnswers.first().label)
        user.type(asks.words, "Fijn gelopen")
        user.tap(asks.add)
        user.await("Fijn gelopen")
        val told = runBlocking { notes.contactsScreen() }.items.single()
        listOfNotNull(told.line, told.childChose).forEach { user.await(it) }
    }

    @Test
    fun `what follows from the circle is said in sentences, and first that it is no score`() {
        more("measures")
        val screen = runBlocking { space.measuresScreen(MeasureOptions()) }
        user.await(screen.noScore)
        screen.measures.forEach { user.await(it.sentence) }
    }

    @Test
    fun `who knows whom stands there as it was told`() {
        val title = more("knows")
        user.await(title)
        user.await(assertNotNull(runBlocking { space.knowsScreen(space.me()) }.empty))
        val (one, two) = map.rings[0].people.map { it.id }
        runBlocking { space.sayKnown(KnownView(space.ego(), space.me(), one, two), "ja") }
        val pair = runBlocking { space.knowsScreen(space.me()) }.pairs.single()
        user.await(pair.question)
        user.await(pair.answer)
    }

    @Test
    fun `that two know each other is said by taps, said otherwise and taken back`() {
        more("knows")
        val screen = runBlocking { space.knowsScreen(space.me()) }
        user.await(assertNotNull(screen.ask))
        val one = screen.people.first()
        user.tap(one.label)
        val row = runBlocking { space.personScreen(one.id, null) }.knows.first()
        user.await(assertNotNull(row.ask))
        val pairs = { runBlocking { space.knowsScreen(space.me()) }.pairs.map { it.answer.text } }
        listOf("ja", "nee").forEach { code ->
            val choice = row.choices.single { it.id.endsWith("/$code") }
            user.tap(choice.label)
            user.until("it is said") { pairs() == listOf(choice.label.text) }
        }
        takeBack()
        user.until("the first answer stands again") { pairs() == listOf(row.choices.first().label.text) }
        // A tap is on what the screen shows, which is read after the core has it.
        user.chosen(row.choices.first().label)
        user.tap(row.choices.first().label)
        user.until("it is taken back") { pairs().isEmpty() }
    }

    @Test
    fun `a word that is offered is chosen, another is typed with its article, and the usual one comes back`() {
        user.await(more("words"))
        val word = { runBlocking { space.settingsScreen() }.concepts.first() }
        val usual = word()
        user.tap(usual.question)
        user.tap(usual.suggestions.first())
        user.until("it is chosen") { word().word == usual.suggestions.first() }
        user.await(assertNotNull(word().by))
        user.tap(usual.question)
        val own = runBlocking { space.settingsScreen() }.offers.single { it.id == "own-word" }.label
        user.type(own, "boomhut")
        user.tap(words.add)
        val asked = assertNotNull(runBlocking { space.wordScreen(usual.concept, "boomhut") })
        user.await(asked.question)
        user.tap(asked.articles.single { it.id == "de" }.label)
        user.until("it is said so") { word().word == "boomhut" }
        user.tap(usual.question)
        user.tap(assertNotNull(word().reset))
        user.until("the usual one is back") { !word().chosen }
        takeBack()
        user.until("that is taken back too") { word().word == "boomhut" }
    }

    @Test
    fun `two entries of one name are said to be two, and asked again`() {
        runBlocking { space.addPerson(newId(), NewPerson("Proefoma", "2", null)) }
        more("same")
        val item = runBlocking { space.sameScreen() }.items.single()
        user.tap(item.offers.single { it.id == "two" }.label)
        user.until("they are two") { runBlocking { space.sameScreen() }.two.size == 1 }
        user.tap(runBlocking { space.sameScreen() }.two.single().offers.single().label)
        user.tap(item.offers.single { it.id == "one" }.label)
        user.until("they are one") { map.rings.flatMap { it.people }.count { it.name.text == "Proefoma" } == 1 }
    }

    @Test
    fun `who is taken away stands in the tray and is brought back`() {
        fromHome("map")
        val person = map.rings.first().people.first()
        user.tap(person.name)
        user.tap(runBlocking { space.personScreen(person.id, null) }.offers.single { it.id == "remove" }.label)
        user.until("they are away") { map.rings.flatMap { it.people }.none { it.id == person.id } }
        user.await(assertNotNull(runBlocking { home.core.undoItem() }).sentence)
        user.tap(map.offers.single { it.id == "tray" }.label)
        val away = runBlocking { space.trayScreen() }.items.single()
        user.await(away.line)
        user.tap(away.offer.label)
        user.until("they are back") { map.rings.first().people.any { it.id == person.id } }
        user.await(assertNotNull(runBlocking { space.trayScreen() }.empty))
    }

    @Test
    fun `who is looked for is found while one types`() {
        more("search")
        val prompt = runBlocking { space.searchScreen("") }.prompt
        user.type(prompt, "Voorb")
        user.tap("Buur Voorbeeld")
        val person = map.rings.flatMap { it.people }.single { it.name.text == "Buur Voorbeeld" }
        user.await(runBlocking { space.personScreen(person.id, null) }.placeLabel)
    }

    @Test
    fun `what was said yes to is taken back after it is said what follows`() {
        other.enter(space)
        more("consents")
        val given = runBlocking { space.consentsScreen() }.items.single()
        val stop = assertNotNull(given.stop)
        user.tap(stop.label)
        given.effect.forEach { user.await(it) }
        user.tap(stop.label)
        user.until("it is stopped") { runBlocking { space.consentsScreen() }.items.single().stopped != null }
        user.await(assertNotNull(runBlocking { space.consentsScreen() }.items.single().stopped))
        takeBack()
        user.await(stop.label)
    }
}
