package nl.steunkring.android

import android.app.Activity
import android.app.ActivityManager
import android.app.admin.DevicePolicyManager
import android.content.Context

/** Whether whoever manages this device wants the app to stay on its screen. */
fun isKiosk(context: Context): Boolean =
    context.getSystemService(DevicePolicyManager::class.java)?.isLockTaskPermitted(context.packageName) == true

/** Has the app stay on the screen of such a device, out of which no key of it leads. */
fun stayHere(window: Activity) {
    val stays = window.getSystemService(ActivityManager::class.java).lockTaskModeState != ActivityManager.LOCK_TASK_MODE_NONE
    if (isKiosk(window) && !stays) window.startLockTask()
}
