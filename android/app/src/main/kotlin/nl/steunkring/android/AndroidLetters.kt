package nl.steunkring.android

import android.content.res.AssetManager
import androidx.compose.ui.text.font.Font
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import nl.steunkring.ui.Alphabets

/** The letters that come with the app. */
fun androidLetters(assets: AssetManager) = Alphabets(family(assets, "Andika"), family(assets, "NotoSansArabic"))

private fun family(assets: AssetManager, name: String) = FontFamily(
    Font("$name-Regular.ttf", assets, FontWeight.Normal),
    Font("$name-Bold.ttf", assets, FontWeight.Bold),
)
