package nl.steunkring.android

import android.Manifest
import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Build

private const val CHANNEL = "news"
private const val ONE = 1
private const val MISSED = "missed"
private const val ASKED = "asked"

/** That something came, and nothing of what or from whom: whoever sees the screen sees the app's name, as it is called on this phone. */
object Notices {
    /** Tells it, where the person allows that. */
    fun tell(context: Context) {
        if (!allowed(context)) return kept(context).edit().putBoolean(MISSED, true).apply()
        val name = context.getString(Disguise(context).called())
        val manager = context.getSystemService(NotificationManager::class.java)
        manager.createNotificationChannel(NotificationChannel(CHANNEL, name, NotificationManager.IMPORTANCE_LOW))
        val open = Intent(context, MainActivity::class.java).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK)
        val notice = Notification.Builder(context, CHANNEL)
            .setSmallIcon(R.drawable.rings)
            .setContentTitle(name)
            .setVisibility(Notification.VISIBILITY_SECRET)
            .setAutoCancel(true)
            .setContentIntent(PendingIntent.getActivity(context, 0, open, PendingIntent.FLAG_IMMUTABLE))
            .build()
        manager.notify(ONE, notice)
    }

    /** Asks once whether it may, after something came of which it could not tell. The phone's window for that has the app's own name. */
    suspend fun askOnce(context: Context, asks: Asks) {
        val kept = kept(context)
        val settled = allowed(context) || kept.getBoolean(ASKED, false) || Disguise(context).worn()
        if (settled || !kept.getBoolean(MISSED, false)) return
        kept.edit().putBoolean(ASKED, true).apply()
        asks.may(Manifest.permission.POST_NOTIFICATIONS)
    }

    private fun kept(context: Context) = context.getSharedPreferences("notices", Context.MODE_PRIVATE)

    private fun allowed(context: Context) = Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU ||
        context.checkSelfPermission(Manifest.permission.POST_NOTIFICATIONS) == PackageManager.PERMISSION_GRANTED
}
