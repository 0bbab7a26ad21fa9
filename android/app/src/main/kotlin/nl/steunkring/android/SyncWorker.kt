package nl.steunkring.android

import android.content.Context
import androidx.work.Constraints
import androidx.work.CoroutineWorker
import androidx.work.ExistingPeriodicWorkPolicy
import androidx.work.NetworkType
import androidx.work.PeriodicWorkRequestBuilder
import androidx.work.WorkManager
import androidx.work.WorkerParameters
import java.util.concurrent.TimeUnit
import nl.steunkring.core.Core
import nl.steunkring.core.CoreException
import nl.steunkring.ui.exchanged

private const val HOURS = 4L

/** Exchanges with the relays while the app is out of sight, and tells that something came. A home behind a lock waits until it is opened. */
class SyncWorker(context: Context, parameters: WorkerParameters) : CoroutineWorker(context, parameters) {
    override suspend fun doWork(): Result {
        val folder = homeOf(applicationContext)
        return try {
            val core = Homes.enter(folder, KeystoreSecrets(applicationContext))
            try {
                if (exchange(core) > 0uL) Notices.tell(applicationContext)
            } finally {
                Homes.leave(folder)
            }
            Result.success()
        } catch (_: CoreException.NeedsUnlock) {
            Result.success()
        } catch (_: CoreException) {
            Result.retry()
        }
    }

    companion object {
        /** What the exchange is called among the phone's tasks. */
        const val NAME = "exchange"

        /** Has it done every few hours while there is a connection of the kind that somebody chose, where a home has something to exchange. */
        suspend fun plan(context: Context, core: Core) {
            if (core.spaces().none { core.space(it.id).relayAddress() != null }) return
            val network = if (TastePreferences(context).load().wifi) NetworkType.UNMETERED else NetworkType.CONNECTED
            val online = Constraints.Builder().setRequiredNetworkType(network).build()
            val work = PeriodicWorkRequestBuilder<SyncWorker>(HOURS, TimeUnit.HOURS).setConstraints(online).build()
            WorkManager.getInstance(context).enqueueUniquePeriodicWork(NAME, ExistingPeriodicWorkPolicy.UPDATE, work)
        }

        /** Gives how much came. */
        suspend fun exchange(core: Core): ULong {
            var came = 0uL
            for (one in core.spaces()) came += exchanged(core.space(one.id))?.fetched ?: 0uL
            return came
        }
    }
}
