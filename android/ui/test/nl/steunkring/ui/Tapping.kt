package nl.steunkring.ui

import androidx.compose.ui.test.junit4.createComposeRule
import org.junit.Rule

/** Somebody who taps on the screens of a home that is filled. */
abstract class Tapping {
    @get:Rule(order = 0)
    val home = TestHome()

    @get:Rule(order = 1)
    val rule = createComposeRule()

    protected val user by lazy { Taps(rule) }
}
