package nl.steunkring.ui.previews

import nl.steunkring.core.Label

private val DAY = Regex("""\d+ [a-z]+ 20\d\d""")
private val TIME = Regex("""\d\d?:\d\d""")
private val SIZE = Regex("[0-9.,]+.(k|M)B")
private val SINCE = Regex("(sinds|Sinds|vanaf|tot) .*")
private val CODE = Regex("[0-9A-Z]{4}[0-9A-Z -]+")

/** With another text. */
fun Label.says(text: String) = copy(text = text, spoken = text, pictogram = null)

/** Without the day and the time of the run, which it names. */
fun Label.still() = copy(text = text.replace(DAY, "3 november 2026").replace(TIME, "9:41"))

/** Without the day since when, which may be named as today. */
fun Label.stillSince() = copy(text = text.replace(SINCE) { "${it.groupValues[1]} 3 november 2026." })

/** Without the size of what a home takes, which differs by the day. */
fun Label.stillSize() = copy(text = text.replace(SIZE, "12 kB"))

/** Without the code of an invitation, which is drawn anew each time. */
fun Label.stillCode() = copy(text = text.replace(CODE, "ABCD EFGH JKMN PQRS"))
