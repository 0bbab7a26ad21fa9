package nl.steunkring.android

import android.Manifest
import android.app.Activity
import android.content.Intent
import android.content.pm.PackageManager
import android.graphics.Bitmap
import android.graphics.Canvas
import android.view.WindowManager
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import nl.steunkring.core.Core
import nl.steunkring.core.LongJob
import nl.steunkring.core.MapOptions
import nl.steunkring.core.SeatKind
import nl.steunkring.core.Space
import nl.steunkring.core.Splice
import nl.steunkring.core.Typed
import nl.steunkring.core.newId
import nl.steunkring.ui.Gathered
import nl.steunkring.ui.Light
import nl.steunkring.ui.codeIn
import org.junit.After
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

private val CODE = Regex("""\b[0-9A-Z]{4}([ -]?[0-9A-Z]{4}){3}\b""")

/** How a photo begins, and something that none is read from. */
private val PHOTO = byteArrayOf(-1, -40, -1, -32) + ByteArray(300_000) { 7 }

/** Two windows with a home each, and a relay between them. */
@RunWith(RobolectricTestRunner::class)
class TwoTest {
    @get:Rule(order = 0)
    val relay = RelayRule()

    @get:Rule(order = 1)
    val phone = PhoneRule()

    @get:Rule
    val folder = TemporaryFolder()

    private var third: Core? = null

    @After
    fun end() {
        third?.end()
    }

    private val one by lazy { phone.open(OneActivity::class.java) }
    private val other by lazy { phone.open(OtherActivity::class.java) }

    @Test
    fun `two phones share a circle by taps and end equal, also where one types while the other does`() {
        val (hand, core) = Hand { one } to phone.home(one)
        hand.found(core)
        FIVE.forEach { (who, ring) -> hand.add(core, who, ring) }
        val talk = newId()
        runBlocking { core.only().startNote(talk, "Oma brengt Testa.") }
        hand.place(core, "home")
        val (second, theirs) = Hand { other } to phone.home(other)
        meet(hand, core, second, theirs)

        // Each has a view of their own: what the first told is compared.
        val teller = runBlocking { core.only().me() }
        fun people(of: Core) = runBlocking { of.only().mapScreen(MapOptions(respondent = teller)) }
            .rings.map { ring -> ring.people.map { it.name.text } }
        second.until("the map and the talk have come") {
            people(theirs) == people(core) && runBlocking { theirs.only().notesScreen() }.items.isNotEmpty()
        }

        val asks = runBlocking { core.only().writingScreen(talk) }.placeholder.spoken
        toTalk(hand, core)
        toTalk(second, theirs)
        val (mine, yours) = hand.keys(asks) to second.keys(asks)
        mine.setSelection(3, 3)
        " Proef".forEach { mine.commitText(it.toString(), 1) }
        yours.setSelection(16, 16)
        " op maandag".forEach { yours.commitText(it.toString(), 1) }
        val both = "Oma Proef brengt Testa op maandag."
        hand.awaitField(both)
        second.awaitField(both)
        mine.commitText("persoon", 1)
        val last = "Oma Proefpersoon brengt Testa op maandag."
        second.awaitField(last)
        listOf(core, theirs).forEach { assertEquals(last, runBlocking { it.only().noteScreen(talk) }.body) }
        assertEquals(people(core), people(theirs))

        // What one takes a photo of comes after the talk, to whoever looks at it too.
        val photo = folder.newFile().apply { writeBytes(PHOTO) }
        runBlocking { core.only().attach(talk, photo.path, null) }
        second.until("the photo has come") {
            runBlocking { theirs.only().noteScreen(talk) }.media.singleOrNull()?.offers?.any { it.id == "look" } == true
        }
        val came = runBlocking { theirs.only().noteScreen(talk) }.media.single()
        second.await(came.offers.single { it.id == "look" }.label.spoken)
        assertContentEquals(PHOTO, runBlocking { theirs.only().readMedium(talk, came.id, 0u, PHOTO.size.toUInt()) })
    }

    @Test
    fun `what others write comes in while somebody types, and the caret stays at its letter`() {
        val (hand, core) = Hand { one } to phone.home(one)
        hand.found(core)
        val talk = newId()
        runBlocking { core.only().startNote(talk, "Oma brengt Testa.") }
        hand.place(core, "home")
        toTalk(hand, core)
        val keys = hand.keys(runBlocking { core.only().writingScreen(talk) }.placeholder.spoken)
        keys.setSelection(3, 3)
        val theirs = theirs(core.only())
        "Op maandag: ".forEachIndexed { at, letter ->
            runBlocking {
                val editor = theirs.openEditor(talk)
                editor.edit(Typed(listOf(Splice(at.toUInt(), 0u, letter.toString())), 0u, 0u, false, editor.opened().answer))
                editor.close()
                core.only().takeIn(theirs.bundle(), LongJob())
            }
            keys.commitText("!", 1)
            settle()
        }
        val marks = "!".repeat("Op maandag: ".length)
        hand.awaitField("Op maandag: Oma$marks brengt Testa.")
        keys.commitText("?", 1)
        hand.awaitField("Op maandag: Oma$marks? brengt Testa.")
        hand.until("the core has it") { runBlocking { core.only().noteScreen(talk) }.body == "Op maandag: Oma$marks? brengt Testa." }
    }

    /** A third home of somebody else, let in face to face. */
    private fun theirs(space: Space): Space = runBlocking {
        val core = Core.openWithPassphrase(folder.newFolder().path, "zes blauwe fietsen").also { third = it }
        val inviting = space.invite(SeatKind.EDITOR)
        val joining = core.takeUp(inviting.qr())
        val welcome = inviting.approve(checkNotNull(joining.answer()), "Iris Test")
        joining.join(welcome, "Bij Testa").also { it.takeIn(space.bundle(), LongJob()) }
    }

    private fun toTalk(hand: Hand, core: Core) {
        hand.tap(runBlocking { core.homeScreen() }.spaces.single().offers.single { it.id == "talks" }.label.spoken)
        hand.tap(runBlocking { core.only().notesScreen() }.items.single().title.spoken)
    }

    private fun type(second: Hand, theirs: Core, code: String) {
        second.keys(runBlocking { theirs.joinScreen() }.typed.spoken).commitText(code, 1)
        second.tap(runBlocking { theirs.frameScreen() }.next.spoken)
    }

    /** How light each point of a window is. */
    private fun seen(window: Activity): Light {
        val whole = window.window.decorView
        val picture = Bitmap.createBitmap(whole.width, whole.height, Bitmap.Config.ARGB_8888)
        whole.draw(Canvas(picture))
        val points = IntArray(picture.width * picture.height)
        picture.getPixels(points, 0, picture.width, 0, 0, picture.width, picture.height)
        return Light(ByteArray(points.size) { (points[it] shr 8).toByte() }, picture.width, picture.height)
    }

    @Test
    fun `who holds the camera over the code on the other's screen comes in as who types it`() {
        shadowOf(phone.app.packageManager).setSystemFeature(PackageManager.FEATURE_CAMERA_ANY, true)
        shadowOf(phone.app).grantPermissions(Manifest.permission.CAMERA)
        val (hand, core) = Hand { one } to phone.home(one)
        hand.found(core)
        hand.place(core, "home")
        val (second, theirs) = Hand { other } to phone.home(other)
        meet(hand, core, second, theirs) {
            second.tap(runBlocking { theirs.joinScreen() }.scan.spoken)
            other.answered(Activity.RESULT_OK, Intent().putExtra("code", checkNotNull(codeIn(seen(one)))))
        }
        assertEquals(2, runBlocking { core.only().whoScreen() }.members.size)
    }

    @Test
    fun `where the one who invites has no internet, who scanned the code goes on by two codes`() {
        shadowOf(phone.app.packageManager).setSystemFeature(PackageManager.FEATURE_CAMERA_ANY, true)
        shadowOf(phone.app).grantPermissions(Manifest.permission.CAMERA)
        val core = runBlocking { Core.openWithPassphrase(folder.newFolder().path, "zes blauwe fietsen") }.also { third = it }
        val space = runBlocking { core.found("family_map", "Onze kring", "Testa").also { it.useRelay(RelayRule.address) } }
        // It never leaves the offer at the relay.
        val inviting = runBlocking { space.invite(SeatKind.EDITOR) }
        val (second, theirs) = Hand { other } to phone.home(other)
        second.tap(runBlocking { theirs.languageScreen() }.offers.single().label.spoken)
        second.tap(runBlocking { theirs.homeScreen() }.offers.single { it.id == "join" }.label.spoken)
        val join = runBlocking { theirs.joinScreen() }
        fun scan(title: String, code: ByteArray) {
            second.tap(title)
            other.answered(Activity.RESULT_OK, Intent().putExtra("code", code))
        }
        scan(join.scan.spoken, inviting.qr())
        second.tap(join.apart.spoken)
        join.near.forEach { second.await(it.spoken) }
        val gathered = Gathered()
        var answer: ByteArray? = null
        second.until("the answer was read") {
            answer = codeIn(seen(other))?.let(gathered::take)
            answer != null
        }
        val lit = WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON
        assertTrue(other.window.attributes.flags and lit != 0, "the screen goes dark over a code")
        scan(join.enter.spoken, runBlocking { inviting.approve(checkNotNull(answer), "Iris Test") })
        second.until("the second came in") { runBlocking { theirs.spaces() }.isNotEmpty() }
        second.until("there is no code any more") { other.window.attributes.flags and lit == 0 }
    }

    /** Lets the second in by the code that stands on the first's screen, and both compare the digits. */
    private fun meet(hand: Hand, core: Core, second: Hand, theirs: Core, take: (code: String) -> Unit = { type(second, theirs, it) }) {
        hand.tap(runBlocking { core.homeScreen() }.spaces.single().offers.single { it.id == "who-sees" }.label.spoken)
        hand.tap(checkNotNull(runBlocking { core.only().whoScreen() }.add).spoken)
        val invite = runBlocking { core.only().inviteScreen("Iris Test") }
        hand.keys(invite.who.spoken).commitText("Iris Test", 1)
        hand.tap(invite.choices.single { it.id == "editor" }.label.spoken)
        hand.tap(runBlocking { core.frameScreen() }.next.spoken)
        var code = ""
        hand.until("a code stands there") {
            code = hand.things().firstNotNullOfOrNull { thing -> thing.said?.let { CODE.find(it)?.value } }.orEmpty()
            code.isNotEmpty()
        }
        second.tap(runBlocking { theirs.languageScreen() }.offers.single().label.spoken)
        second.tap(runBlocking { theirs.homeScreen() }.offers.single { it.id == "join" }.label.spoken)
        take(code)
        val same = "Tik hier als de cijfers hetzelfde zijn."
        hand.await(same)
        second.await(same)
        hand.tap(same)
        second.tap(same)
        second.until("the second came in") { runBlocking { theirs.spaces() }.isNotEmpty() }
        hand.tap(runBlocking { core.frameScreen() }.back.spoken)
        second.place(theirs, "home")
    }
}
