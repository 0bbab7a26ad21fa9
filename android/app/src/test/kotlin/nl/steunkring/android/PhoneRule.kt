package nl.steunkring.android

import android.app.Activity
import android.app.Application
import android.os.Bundle
import android.os.Handler
import android.os.Looper
import android.os.Parcel
import android.provider.Settings
import android.view.Choreographer
import android.view.View
import androidx.compose.runtime.snapshots.Snapshot
import androidx.compose.ui.InternalComposeUiApi
import androidx.compose.ui.platform.AndroidUiFrameClock
import androidx.compose.ui.platform.WindowRecomposerPolicy
import androidx.compose.ui.platform.createLifecycleAwareWindowRecomposer
import kotlinx.coroutines.android.asCoroutineDispatcher
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Core
import org.junit.rules.ExternalResource
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.android.controller.ActivityController

/** A phone whose reader of screens is on, with the app's windows. */
@OptIn(InternalComposeUiApi::class)
class PhoneRule : ExternalResource() {
    private val open = mutableListOf<ActivityController<out Activity>>()
    private val entered = mutableListOf<MainActivity>()
    val app: Application get() = RuntimeEnvironment.getApplication()

    override fun before() {
        TestStore.begin()
        WindowRecomposerPolicy.setFactory(::recomposer)
        // Whom Compose has tell of changes listens to the first test alone.
        beforeFrame = Snapshot::sendApplyNotifications
        readsScreens()
    }

    override fun after() {
        runBlocking { entered.forEach { Homes.leave(homeOf(it)) } }
        open.toList().forEach(::close)
    }

    /** Compose keeps the beat of the first window for all that follow, but each test has a beat of its own. */
    private fun recomposer(root: View) = root.createLifecycleAwareWindowRecomposer(
        Handler(Looper.getMainLooper()).asCoroutineDispatcher() + AndroidUiFrameClock(Choreographer.getInstance()),
    )

    fun inTheAir() {
        Settings.Global.putInt(app.contentResolver, Settings.Global.AIRPLANE_MODE_ON, 1)
    }

    /** Does something in the home before a window opens it. */
    fun made(work: suspend (Core) -> Unit) = runBlocking {
        val folder = homeOf(app)
        work(Homes.enter(folder) { Core.open(folder.path, KeystoreSecrets(app)) })
        Homes.leave(folder)
    }

    /** Opens a window, as it was left where something was [kept] of it. */
    fun <T : Activity> open(window: Class<T>, kept: Bundle? = null): T {
        val controller = Robolectric.buildActivity(window)
        open += controller
        if (kept == null) controller.setup() else controller.setup(kept)
        return controller.get()
    }

    /** The home of a window, for as long as the test runs. */
    fun home(window: MainActivity): Core {
        entered += window
        return runBlocking { Homes.enter(homeOf(window), KeystoreSecrets(window)) }
    }

    /** Leaves a home that was asked for before the test ends. */
    fun leave(window: MainActivity) {
        entered -= window
        runBlocking { Homes.leave(homeOf(window)) }
    }

    /** A window goes out of sight. */
    fun hide(window: MainActivity) {
        open.single { it.get() === window }.pause().stop()
    }

    /** It comes back. */
    fun show(window: MainActivity) {
        open.single { it.get() === window }.restart().start().resume()
    }

    /** What the system keeps of a window before it ends the app's process, after it was written down and read again. */
    fun kill(window: Activity): Bundle {
        val controller = open.single { it.get() === window }
        val kept = Bundle()
        controller.pause().stop().saveInstanceState(kept)
        close(controller)
        val parcel = Parcel.obtain()
        kept.writeToParcel(parcel, 0)
        parcel.setDataPosition(0)
        return checkNotNull(parcel.readBundle(javaClass.classLoader)).also { parcel.recycle() }
    }

    private fun close(controller: ActivityController<out Activity>) {
        open -= controller
        controller.destroy()
        untilSo({ "the home is left" }) { !Homes.has(homeOf(controller.get())) }
    }
}
