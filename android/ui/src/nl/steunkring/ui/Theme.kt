package nl.steunkring.ui

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.LineHeightStyle
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.unit.sp
import nl.steunkring.core.Theme

/** The colours of the screen that is drawn. */
val LocalColours = staticCompositionLocalOf { Colours.LIGHT }

/** Andika with Noto Sans Arabic, as the platform loads them. */
val LocalLetters = staticCompositionLocalOf<FontFamily> { FontFamily.Default }

/** The styles of the look, in the letters of the platform. */
enum class Letters(private val size: Int, private val line: Int, private val weight: FontWeight) {
    TITLE(24, 30, FontWeight.Bold),
    HEADING(19, 26, FontWeight.Bold),
    BODY(18, 27, FontWeight.Normal),
    SECOND(16, 23, FontWeight.Normal),
    BUTTON(19, 24, FontWeight.Bold);

    /** The style with its size, weight and fixed height of line. */
    @Composable
    fun style() = TextStyle(
        fontFamily = LocalLetters.current,
        fontSize = size.sp,
        lineHeight = line.sp,
        fontWeight = weight,
        // A Dutch name in a screen that runs from the right keeps its own direction.
        textDirection = TextDirection.Content,
        lineHeightStyle = LineHeightStyle(LineHeightStyle.Alignment.Center, LineHeightStyle.Trim.None),
    )
}

/** Colours and letters for everything within. */
@Composable
fun Look(letters: FontFamily, dark: Boolean = isSystemInDarkTheme(), content: @Composable () -> Unit) {
    CompositionLocalProvider(
        LocalColours provides if (dark) Colours.DARK else Colours.LIGHT,
        LocalLetters provides letters,
        content = content,
    )
}

/** The core's word for the colours that are on the screen. */
val Colours.theme get() = if (this === Colours.DARK) Theme.DARK else Theme.LIGHT
