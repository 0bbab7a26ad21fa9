package nl.steunkring.ui

import androidx.compose.foundation.LocalIndication
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.remember
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.LineHeightStyle
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.sp
import nl.steunkring.core.Theme

/** The colours of the screen that is drawn. */
val LocalColours = staticCompositionLocalOf { Colours.LIGHT }

/** The letters that come with the app, as the platform loads them. */
class Alphabets(
    /** Andika. */
    val latin: FontFamily,
    /** Noto Sans Arabic, for the letters that Andika does not have. */
    val arabic: FontFamily,
) {
    /** A text with each letter from the alphabet that has it. */
    fun spell(text: String) = buildAnnotatedString {
        append(text)
        ARABIC.findAll(text).forEach { addStyle(SpanStyle(fontFamily = arabic), it.range.first, it.range.last + 1) }
    }

    private companion object {
        val ARABIC = Regex("""\p{IsArabic}+""")
    }
}

/** The letters of the screen that is drawn. */
val LocalAlphabets = staticCompositionLocalOf { Alphabets(FontFamily.Default, FontFamily.Default) }

/** The styles of the look, in the letters of the platform. */
enum class Letters(private val size: Int, private val line: Int, private val weight: FontWeight) {
    TITLE(24, 30, FontWeight.Bold),
    QUESTION(22, 29, FontWeight.Bold),
    ANSWER(18, 24, FontWeight.Normal),
    HEADING(19, 26, FontWeight.Bold),
    BODY(18, 27, FontWeight.Normal),
    SECOND(16, 23, FontWeight.Normal),
    BUTTON(19, 24, FontWeight.Bold),
    SMALL(15, 20, FontWeight.Normal),
    ;

    /** The style with its size, weight and fixed height of line. */
    @Composable
    fun style() = TextStyle(
        fontFamily = LocalAlphabets.current.latin,
        fontSize = size.sp,
        lineHeight = line.sp,
        fontWeight = weight,
        // A Dutch name in a screen that runs from the right keeps its own direction, and stands at the screen's own side.
        textDirection = TextDirection.Content,
        textAlign = if (LocalLayoutDirection.current == LayoutDirection.Rtl) TextAlign.Right else TextAlign.Left,
        lineHeightStyle = LineHeightStyle(LineHeightStyle.Alignment.Center, LineHeightStyle.Trim.None),
    )
}

/** Colours and letters for everything within. */
@Composable
fun Look(letters: Alphabets, dark: Boolean = isSystemInDarkTheme(), content: @Composable () -> Unit) {
    val colours = if (dark) Colours.DARK else Colours.LIGHT
    val shade = remember(colours) { Shade(colours.ink) }
    val speaking = remember { Speaking() }
    CompositionLocalProvider(
        LocalColours provides colours,
        LocalIndication provides shade,
        LocalAlphabets provides letters,
        LocalSpeaking provides speaking,
        content = content,
    )
}

/** The core's word for the colours that are on the screen. */
val Colours.theme get() = if (this === Colours.DARK) Theme.DARK else Theme.LIGHT
