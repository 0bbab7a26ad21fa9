package nl.steunkring.desktop

import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.platform.Font

private fun font(name: String, weight: FontWeight) = Font("fonts/$name.ttf", weight)

/** The letters that come with the app. */
val DesktopLetters = FontFamily(
    font("Andika-Regular", FontWeight.Normal),
    font("Andika-Bold", FontWeight.Bold),
)
