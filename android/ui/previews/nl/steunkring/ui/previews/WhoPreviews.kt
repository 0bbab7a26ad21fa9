package nl.steunkring.ui.previews

import androidx.compose.runtime.Composable
import androidx.compose.ui.tooling.preview.Preview
import nl.steunkring.core.SeatKind
import nl.steunkring.core.SyncState
import nl.steunkring.core.Theme
import nl.steunkring.ui.consents.ConsentsView
import nl.steunkring.ui.consents.WithdrawView
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.join.JoinView
import nl.steunkring.ui.join.NearView
import nl.steunkring.ui.members.RoleView
import nl.steunkring.ui.members.Sure
import nl.steunkring.ui.members.SureView
import nl.steunkring.ui.sync.SyncView
import nl.steunkring.ui.who.InviteView
import nl.steunkring.ui.who.InvitingView
import nl.steunkring.ui.who.LetInView
import nl.steunkring.ui.who.WhoShown
import nl.steunkring.ui.who.WhoView
import nl.steunkring.ui.who.WhoWays
import nl.steunkring.ui.who.whoShown

private val WAYS = WhoWays({}, { _, _ -> }, {}, {}, {}, {}, {})

/** Who can see it, without the day of the run. */
private suspend fun SampleHome.who(): WhoShown {
    val who = whoShown(core, space, Theme.LIGHT, true)
    val members = who.screen.members.map { one ->
        one.copy(since = one.since.stillSince(), each = one.each.map { it.copy(since = it.since?.stillSince()) })
    }
    val former = who.screen.former.map { one -> one.copy(times = one.times.map { it.stillSince() }) }
    return WhoShown(who.screen.copy(members = members, former = former), who.sync, emptyMap(), who.behind)
}

internal val who = State("who") {
    val who = who()
    screen { WhoView(who, WAYS) }
}

/** With several phones, with who decides and with who looked on. */
internal val whoAll = State("who-all", full = true) {
    letIn(SeatKind.DEVICE, "Testa")
    letIn(SeatKind.OWNER, "Oma Voorbeeld")
    letIn(SeatKind.READER, "Iris Test")
    letIn(SeatKind.READER, "Buur Proef")
    space.stopMember(space.whoScreen().members.single { it.name.text == "Buur Proef" }.id)
    val who = who()
    val over = who.screen.title.says("Wat er al was, kwam van Oma Voorbeeld. Wie het schreef, weten wij niet zeker.")
    val people = who.screen.members.mapNotNull { it.person }
    screen { WhoView(WhoShown(who.screen.copy(takenOver = over), who.sync, read { facesOf(space, people, it) }, who.behind), WAYS) }
}

internal val invite = State("invite", full = true) {
    val invite = space.inviteScreen("Iris Test")
    screen { InviteView(invite, "Iris Test", {}) {} }
}

private suspend fun SampleHome.inviting(differs: Boolean): Shown {
    space.useRelay("http://127.0.0.1:1")
    val inviting = space.invite(SeatKind.EDITOR).screen()
    val still = inviting.copy(typed = inviting.typed?.stillCode())
    return screen { InvitingView(still, CODE, differs, {}, {}) {} }
}

/** The bytes of a code, so that each run draws the same. */
private val CODE = ByteArray(180) { (it * 7).toByte() }

internal val inviting = State("inviting") { inviting(false) }

internal val invitingDiffers = State("inviting-differs") { inviting(true) }

/** Lets somebody in face to face, whose phone may wait for the code yet. */
private suspend fun SampleHome.welcomed() {
    val inviting = space.invite(SeatKind.EDITOR)
    inviting.approve(checkNotNull(beside().core.takeUp(inviting.qr()).answer()), "Iris Test")
}

internal val inviteAgain = State("invite-again") {
    welcomed()
    val invite = space.inviteScreen("Iris Test")
    screen { InviteView(invite, "", {}) {} }
}

internal val letIn = State("let-in", full = true) {
    welcomed()
    val welcome = checkNotNull(space.welcomeScreen()).copy(code = CODE)
    screen { LetInView(welcome, {}) {} }
}

/** The code was scanned: how what stands here follows. */
internal val letInFollows = State("let-in-follows") {
    welcomed()
    val welcome = checkNotNull(space.welcomeScreen())
    screen { LetInView(welcome, {}, scanned = true) {} }
}

internal val near = State("near") {
    val theirs = beside().core.found("family_map", "Bij Proef", "Iris Test")
    val near = core.takeUp(theirs.invite(SeatKind.EDITOR).qr()).screen()
    screen { NearView(near, CODE, true) {} }
}

/** Taken up at a relay, and the other phone does not answer. */
internal val joinApart = State("join-apart") {
    val theirs = beside().core.found("family_map", "Bij Proef", "Iris Test")
    val apart = core.takeUp(theirs.invite(SeatKind.EDITOR).qr()).screen()
    screen { JoinView(apart, true, false, {}, {}, {}) {} }
}

internal val join = State("join") {
    val join = core.joinScreen()
    screen { JoinView(join, false, false, {}, {}) {} }
}

internal val joinBlind = State("join-blind", full = true) {
    val join = core.joinScreen()
    screen { JoinView(join, false, true, {}, {}) {} }
}

internal val consents = State("consents", full = true) {
    beside().enter(space)
    val consents = space.consentsScreen()
    screen { ConsentsView(consents.copy(items = consents.items.map { it.copy(given = it.given?.still()) })) {} }
}

internal val withdraw = State("withdraw") {
    beside().enter(space)
    val item = space.consentsScreen().items.single()
    screen { WithdrawView(item.copy(given = item.given?.still())) {} }
}

internal val anew = State("anew") {
    val theirs = letIn(SeatKind.EDITOR, "Iris Test")
    val anew = theirs.anewScreen(theirs.whoScreen().members.single { !it.own }.id)
    screen { SureView(Sure(anew.title, anew.effect, anew.yes), null, {}, {}) }
}

internal val role = State("role") {
    letIn(SeatKind.EDITOR, "Iris Test")
    val role = space.roleScreen(space.whoScreen().members.single { !it.own }.id)
    screen { RoleView(role) {} }
}

/** Nobody else decides yet. */
internal val leave = State("leave", full = true) {
    val leave = space.leaveScreen()
    screen { SureView(Sure(leave.title, emptyList(), leave.yes, leave.stays, leave.first), null, {}, {}) }
}

/** One member can be let decide. */
internal val leaveRole = State("leave-role") {
    letIn(SeatKind.EDITOR, "Iris Test")
    val leave = space.leaveScreen()
    screen { SureView(Sure(leave.title, emptyList(), leave.yes, leave.stays, leave.first), null, {}, {}) }
}

internal val sync = State("sync", full = true) {
    val sync = space.syncScreen()
    val waiting = sync.copy(
        state = SyncState.WAITING,
        said = sync.said.says("2 dingen nog niet verstuurd"),
        received = listOf(sync.help.says("Gekregen van Iris Test, vandaag om 8:00.")),
        now = sync.help.says("Stuur nu"),
    )
    space.useRelay("http://127.0.0.1:1")
    val post = space.relayScreen().said
    screen { SyncView(waiting, post, {}, {}, {}) }
}

@Preview
@Composable
private fun WhoPreview() = Preview(who)

@Preview
@Composable
private fun WhoAllPreview() = Preview(whoAll)

@Preview
@Composable
private fun InvitePreview() = Preview(invite)

@Preview
@Composable
private fun InvitingPreview() = Preview(inviting)

@Preview
@Composable
private fun InvitingDiffersPreview() = Preview(invitingDiffers)

@Preview
@Composable
private fun LetInPreview() = Preview(letIn)

@Preview
@Composable
private fun LetInFollowsPreview() = Preview(letInFollows)

@Preview
@Composable
private fun NearPreview() = Preview(near)

@Preview
@Composable
private fun JoinApartPreview() = Preview(joinApart)

@Preview
@Composable
private fun InviteAgainPreview() = Preview(inviteAgain)

@Preview
@Composable
private fun JoinPreview() = Preview(join)

@Preview
@Composable
private fun JoinBlindPreview() = Preview(joinBlind)

@Preview
@Composable
private fun ConsentsPreview() = Preview(consents)

@Preview
@Composable
private fun WithdrawPreview() = Preview(withdraw)

@Preview
@Composable
private fun AnewPreview() = Preview(anew)

@Preview
@Composable
private fun RolePreview() = Preview(role)

@Preview
@Composable
private fun LeavePreview() = Preview(leave)

@Preview
@Composable
private fun SyncPreview() = Preview(sync)

@Preview
@Composable
private fun LeaveRolePreview() = Preview(leaveRole)
