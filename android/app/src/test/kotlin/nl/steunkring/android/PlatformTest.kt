package nl.steunkring.android

import android.Manifest
import android.app.ActivityManager
import android.app.LocaleManager
import android.app.Notification
import android.app.NotificationManager
import android.app.admin.DevicePolicyManager
import android.content.ComponentName
import android.content.Intent
import android.content.pm.PackageManager
import android.os.LocaleList
import android.security.keystore.StrongBoxUnavailableException
import android.view.WindowManager
import androidx.work.Configuration
import androidx.work.ListenableWorker
import androidx.work.NetworkType
import androidx.work.WorkManager
import androidx.work.testing.SynchronousExecutor
import androidx.work.testing.TestListenableWorkerBuilder
import androidx.work.testing.WorkManagerTestInitHelper
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Core
import nl.steunkring.core.Level
import nl.steunkring.core.MapOptions
import nl.steunkring.ui.Taste
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/** What the app asks of the phone itself. */
@RunWith(RobolectricTestRunner::class)
class PlatformTest {
    @get:Rule(order = 0)
    val relay = RelayRule()

    @get:Rule(order = 1)
    val phone = PhoneRule()

    private val app get() = phone.app

    @Test
    fun `a key is made in the phone's own chip, and without one where there is none`() {
        KeystoreSecrets(app).keep("one", byteArrayOf(1, 2, 3))
        assertTrue(checkNotNull(TestStore.asked).isStrongBoxBacked)
        TestStore.begin()
        TestStore.refuse = { asked -> StrongBoxUnavailableException().takeIf { asked.isStrongBoxBacked } }
        KeystoreSecrets(app).keep("two", byteArrayOf(4, 5, 6))
        assertFalse(checkNotNull(TestStore.asked).isStrongBoxBacked)
        assertContentEquals(byteArrayOf(4, 5, 6), KeystoreSecrets(app).load("two"))
    }

    @Test
    fun `the door leads to where the phone begins, and nothing of the app stays in sight`() {
        val window = phone.open(MainActivity::class.java)
        val (hand, core) = Hand { window } to phone.home(window)
        hand.found(core)
        hand.tap(runBlocking { core.frameScreen() }.exit.spoken)
        assertTrue(shadowOf(window).nextStartedActivity.hasCategory(Intent.CATEGORY_HOME))
        assertTrue(window.isFinishing)
    }

    @Test
    fun `what only one can see stays off pictures of the screen, and the phone's own way back goes one step`() {
        val window = phone.open(MainActivity::class.java)
        val (hand, core) = Hand { window } to phone.home(window)
        hand.found(core)
        val own = runBlocking { core.only().mapScreen(MapOptions()) }.strip.id == "lock"
        fun hidden() = window.window.attributes.flags and WindowManager.LayoutParams.FLAG_SECURE != 0
        hand.until("it is hidden as the core says") { hidden() == own }
        window.onBackPressedDispatcher.onBackPressed()
        hand.await(runBlocking { core.homeScreen() }.title.spoken)
        hand.until("home is not") { !hidden() }
        assertFalse(window.isFinishing)
        window.onBackPressedDispatcher.onBackPressed()
        assertTrue(window.isFinishing)
    }

    @Test
    fun `a screen behind a lock of its own stays off pictures of the screen for as long as it is shown`() {
        phone.made { it.found("own_page", "Mijn plek", "Testa") }
        val window = phone.open(MainActivity::class.java)
        val (hand, core) = Hand { window } to phone.home(window)
        fun hidden() = window.window.attributes.flags and WindowManager.LayoutParams.FLAG_SECURE != 0
        val own = runBlocking { core.only().ownScreen() }
        assertEquals("lock", own.strip.id)
        hand.await(runBlocking { core.homeScreen() }.title.spoken)
        assertFalse(hidden())
        hand.tap(runBlocking { core.homeScreen() }.spaces.single().offers.single { it.id == "own" }.label.spoken)
        hand.await(own.title.spoken)
        hand.until("it is hidden") { hidden() }
        hand.tap(runBlocking { core.frameScreen() }.back.spoken)
        hand.until("home is not") { !hidden() }
    }

    /** What there is to see in a window that is opened, at the first screen of a new phone, and closed. */
    private fun <T> first(look: (Hand, Core, MainActivity) -> T): T {
        val window = phone.open(MainActivity::class.java)
        val (hand, core) = Hand { window } to phone.home(window)
        hand.await(runBlocking { core.languageScreen() }.title.spoken)
        return look(hand, core, window).also {
            phone.leave(window)
            phone.kill(window)
        }
    }

    @Test
    fun `on a device that is kept for it the app stays, and no door leads away`() {
        val admin = ComponentName(app, "Manager")
        val manager = app.getSystemService(DevicePolicyManager::class.java)
        val tasks = app.getSystemService(ActivityManager::class.java)
        fun heard() = first { hand, core, _ -> runBlocking { core.frameScreen() }.exit.spoken in hand.heard() }
        assertTrue(heard())
        assertEquals(ActivityManager.LOCK_TASK_MODE_NONE, tasks.lockTaskModeState)
        shadowOf(manager).setDeviceOwner(admin)
        manager.setLockTaskPackages(admin, arrayOf(app.packageName))
        assertFalse(heard())
        assertEquals(ActivityManager.LOCK_TASK_MODE_LOCKED, tasks.lockTaskModeState)
    }

    @Test
    fun `whether it may tell is asked once, after something came of which it could not`() {
        fun asked() = first { _, _, window -> shadowOf(window).lastRequestedPermission?.requestedPermissions?.toList() }
        assertNull(asked())
        Notices.tell(app)
        Disguise(app).wear(true)
        assertNull(asked(), "the phone's window would say what the app is")
        Disguise(app).wear(false)
        assertEquals(listOf(Manifest.permission.POST_NOTIFICATIONS), asked())
        assertNull(asked())
    }

    @Test
    fun `under the other name the app stands once among the others, as before`() {
        val disguise = Disguise(app)
        fun open(alias: String) = app.packageManager.getComponentEnabledSetting(ComponentName(app, "nl.steunkring.android.$alias"))
        assertFalse(disguise.worn())
        disguise.wear(true)
        assertTrue(disguise.worn())
        assertEquals(PackageManager.COMPONENT_ENABLED_STATE_DISABLED, open("Own"))
        disguise.wear(false)
        assertEquals(PackageManager.COMPONENT_ENABLED_STATE_ENABLED, open("Own"))
        assertEquals(PackageManager.COMPONENT_ENABLED_STATE_DISABLED, open("Plain"))
    }

    @Test
    fun `the phone's language for this app is that of the screens, whichever is chosen first`() {
        val manager = app.getSystemService(LocaleManager::class.java)
        manager.applicationLocales = LocaleList.forLanguageTags("en")
        val window = phone.open(MainActivity::class.java)
        val (hand, core) = Hand { window } to phone.home(window)
        hand.until("the home speaks English") { runBlocking { core.level() } == Level.EN }
        hand.found(core)
        hand.place(core, "home")
        hand.tap(runBlocking { core.frameScreen() }.settings.spoken)
        hand.tap(runBlocking { core.languageScreen() }.levels.first { !it.chosen }.label.spoken)
        hand.until("the phone knows") { manager.applicationLocales[0]?.language == "nl" }
    }

    @Test
    fun `an exchange out of sight is planned once there is somebody to exchange with`() {
        val now = Configuration.Builder().setExecutor(SynchronousExecutor()).build()
        WorkManagerTestInitHelper.initializeTestWorkManager(app, now)
        val window = phone.open(OneActivity::class.java)
        val (hand, core) = Hand { window } to phone.home(window)
        fun planned() = WorkManager.getInstance(app).getWorkInfosForUniqueWork(SyncWorker.NAME).get().map { it.constraints.requiredNetworkType }
        runBlocking { SyncWorker.plan(app, core) }
        assertEquals(emptyList(), planned())
        hand.found(core)
        runBlocking { SyncWorker.plan(app, core) }
        assertEquals(listOf(NetworkType.CONNECTED), planned())
        TastePreferences(app).keep(Taste(wifi = true))
        runBlocking { SyncWorker.plan(app, core) }
        assertEquals(listOf(NetworkType.UNMETERED), planned())
    }

    @Test
    fun `how the app is shown is kept whole`() {
        val taste = Taste(large = true, dark = true, level = Level.EN, aloud = true, wifi = true, calm = true)
        assertEquals(Taste(), TastePreferences(app).load())
        TastePreferences(app).keep(taste)
        assertEquals(taste, TastePreferences(app).load())
    }

    @Test
    fun `out of sight things come too, and the notice says that and no more`() {
        val notices = shadowOf(app.getSystemService(NotificationManager::class.java))
        val window = phone.open(OneActivity::class.java)
        val (hand, core) = Hand { window } to phone.home(window)
        hand.found(core)
        val work = TestListenableWorkerBuilder<SyncWorker>(app).build()
        assertEquals(ListenableWorker.Result.success(), runBlocking { work.doWork() })
        Notices.tell(app)
        assertNull(notices.allNotifications.firstOrNull(), "nobody allowed it")
        shadowOf(app).grantPermissions(Manifest.permission.POST_NOTIFICATIONS)
        Notices.tell(app)
        val told = notices.allNotifications.single()
        assertEquals(app.getString(R.string.app_name), told.extras.getCharSequence(Notification.EXTRA_TITLE).toString())
        assertNull(told.extras.getCharSequence(Notification.EXTRA_TEXT))
        assertEquals(Notification.VISIBILITY_SECRET, told.visibility)
    }
}
