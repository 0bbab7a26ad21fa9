package nl.steunkring.android

import android.content.ComponentName
import android.content.Context
import android.content.pm.PackageManager
import nl.steunkring.ui.Neutral

private const val PLAIN = "nl.steunkring.android.Plain"
private const val OWN = "nl.steunkring.android.Own"

/** Under which name and picture the app stands among the others: its own, or ones that say nothing of what it is. */
class Disguise(private val context: Context) : Neutral {
    override fun worn() = state(PLAIN) == PackageManager.COMPONENT_ENABLED_STATE_ENABLED

    override fun wear(neutral: Boolean) {
        set(PLAIN, neutral)
        set(OWN, !neutral)
    }

    /** The name under which it stands there. */
    fun called() = if (worn()) R.string.plain_name else R.string.app_name

    private fun state(alias: String) = context.packageManager.getComponentEnabledSetting(ComponentName(context.packageName, alias))

    private fun set(alias: String, on: Boolean) {
        val state = if (on) PackageManager.COMPONENT_ENABLED_STATE_ENABLED else PackageManager.COMPONENT_ENABLED_STATE_DISABLED
        context.packageManager.setComponentEnabledSetting(ComponentName(context.packageName, alias), state, PackageManager.DONT_KILL_APP)
    }
}
