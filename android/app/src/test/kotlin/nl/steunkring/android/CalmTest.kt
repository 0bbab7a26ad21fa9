package nl.steunkring.android

import android.provider.Settings.Global
import kotlin.test.assertFalse
import kotlin.test.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class CalmTest {
    @get:Rule
    val phone = PhoneRule()

    @Test
    fun `either of the phone's scales asks for less motion, and is read again when the window comes back into sight`() {
        val window = phone.open(MainActivity::class.java)
        phone.home(window)
        val calm = calmOf(window)
        assertFalse(calm())
        for (scale in listOf(Global.ANIMATOR_DURATION_SCALE, Global.TRANSITION_ANIMATION_SCALE)) {
            listOf(0f to true, 0.5f to false, 1f to false).forEach { (told, asks) ->
                phone.hide(window)
                Global.putFloat(window.contentResolver, scale, told)
                phone.show(window)
                if (asks) assertTrue(calm(), "$scale $told") else assertFalse(calm(), "$scale $told")
            }
        }
    }

    @Test
    fun `a window that opens later knows it from the start`() {
        Global.putFloat(phone.app.contentResolver, Global.ANIMATOR_DURATION_SCALE, 0f)
        val window = phone.open(MainActivity::class.java)
        phone.home(window)
        assertTrue(platformOf(window, Asks(window), AndroidSpeaker(window), null).calm())
    }
}
