package nl.steunkring.android

import android.app.Application
import android.util.Log
import androidx.work.Configuration

/** The app's process. Work out of sight is made ready when it is first asked for, not at each start. */
class SteunkringApp : Application(), Configuration.Provider {
    override fun onCreate() {
        super.onCreate()
        Passing(this).clear()
    }

    override val workManagerConfiguration: Configuration
        get() = Configuration.Builder().setMinimumLoggingLevel(Log.ERROR).build()
}
