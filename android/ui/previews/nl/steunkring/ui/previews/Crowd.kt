package nl.steunkring.ui.previews

private const val GETS = """{"receives":["emotioneel","vaak"]}"""
private const val GIVES = """{"gives":["gezelschap",true]}"""
private const val SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"

/** Of seven, four stand farther away: so one ring has more people than one page. */
private val RINGS = listOf("3", "2", "3", "buiten", "3", "1", "3")
private val NAMES = listOf(
    "Noor", "buur Ans", "Joris", "Juf Els", "Tess", "Lot", "Ruth", "Mila", "tante Mina", "Daan", "Trainer Mo", "Otto", "Karim", "Lina",
    "Amir", "papa Tom", "Sofie", "Iris", "Bas", "Sem", "Vera", "Hala", "buur Kees", "Jet", "de club", "Omar", "oom Piet", "Bo", "Roos",
    "Ali", "Fenna", "meester Jan", "Guus", "tante Bep", "Yara",
)

/** The nine lines in turn, with support from and to whom. */
private val TIES = listOf(
    listOf("""{"strength":"sterk"}""", """{"stress":"geen"}""", GETS, GIVES),
    listOf("""{"strength":"goed"}""", """{"stress":"geen"}""", GETS),
    listOf("""{"strength":"sterk"}""", """{"stress":"spanning"}""", GETS, GIVES),
    listOf("""{"strength":"zwak"}""", """{"stress":"geen"}""", GIVES),
    listOf("""{"strength":"gewoon"}""", """{"stress":"geen"}""", GETS, GIVES),
    listOf("""{"strength":"goed"}""", """{"stress":"spanning"}""", GETS),
    listOf("""{"strength":"gewoon"}""", """{"stress":"ruzie"}"""),
    listOf("""{"status":"verbroken"}"""),
    emptyList(),
)

/** Puts so many invented people on the map, with ids that stay the same, so that the drawn faces do. */
suspend fun SampleHome.crowd(count: Int) = NAMES.take(count).forEachIndexed { at, name ->
    val id = "bc"[at / SIGNS.length].toString().repeat(24) + SIGNS[at % SIGNS.length] + "0"
    space.addPerson(id, invented(name, RINGS[at % RINGS.size]))
}

/** Tells a tie of everybody on the map, of all kinds. */
suspend fun SampleHome.tellTies() {
    val told = people().flatMapIndexed { at, person ->
        val tie = """{"respondent":"${space.me()}","tie":{"alter":"$person","ego":"${space.ego()}"}}"""
        TIES[at % TIES.size].map { """{"view":[$tie,$it]}""" }
    }
    space.run("""{"map":[${told.joinToString(",")}]}""")
}
