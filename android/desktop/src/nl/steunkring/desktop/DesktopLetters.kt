package nl.steunkring.desktop

import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.platform.Font
import nl.steunkring.ui.Alphabets

private fun family(name: String) = FontFamily(
    Font("fonts/$name-Regular.ttf", FontWeight.Normal),
    Font("fonts/$name-Bold.ttf", FontWeight.Bold),
)

/** The letters that come with the app. */
val DesktopLetters = Alphabets(family("Andika"), family("NotoSansArabic"))
