package nl.steunkring.ui.members

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import nl.steunkring.core.MemberItem
import nl.steunkring.core.Space
import nl.steunkring.ui.App
import nl.steunkring.ui.SafeWay
import nl.steunkring.ui.Way
import nl.steunkring.ui.shown

private suspend fun Space.member(id: String): MemberItem = whoScreen().members.single { it.id == id }

private fun MemberItem.offered(id: String) = offers.single { it.id == id }.label

/** What a member may do from now on. */
@Composable
fun RoleWay(app: App, space: Space, member: String) {
    val screen by shown(app.doer, space, member) { space.roleScreen(member) }
    screen?.let {
        RoleView(it) { role ->
            app.doer.once {
                space.setRole(member, role)
                app.ways.back()
            }
        }
    }
}

/** Another who decides gets the first say. */
@Composable
fun HandOverWay(app: App, space: Space, member: String) = SureWay(app, space to member, {
    val safety = app.core.safetyScreen()
    Sure(space.member(member).offered("hand-over"), listOf(safety.sure), safety.yes)
}, { space.handOver(member) })

/** A member looks on no more. */
@Composable
fun StopWay(app: App, space: Space, member: String) = SureWay(app, space to member, {
    val screen = space.stopScreen(member)
    Sure(screen.title, screen.effect, screen.yes)
}, { space.stopMember(member) })

/** The circle begins anew without a member who cannot be taken out; who does so goes on in the new one, alone. */
@Composable
fun AnewWay(app: App, space: Space, member: String) = SureWay(app, space to member, {
    val screen = space.anewScreen(member)
    Sure(screen.title, screen.effect, screen.yes)
}, {
    val begun = space.beginWithout(member)
    app.ways.fromHome(Way.Who(begun))
    emptyList()
})

/** What a former member wrote apart is taken in after all. */
@Composable
fun TakeInWay(app: App, space: Space, member: String) = SureWay(app, space to member, {
    val screen = space.takeInScreen(member)
    Sure(screen.title, screen.effect, screen.yes)
}, { space.takeInApart(member) })

/** This profile leaves a space; what is here stays, to be read. Who comes to decide there first is on the way back from it. */
@Composable
fun LeaveWay(app: App, space: Space) = SureWay(app, space, {
    val screen = space.leaveScreen()
    val effect = if (screen.stays == null) screen.effect + listOfNotNull(screen.unsent) else emptyList()
    Sure(screen.title, effect, screen.yes, screen.stays, screen.first)
}, { space.leave() }, onFirst = { first ->
    when (first) {
        "invite" -> app.ways.instead(Way.Invite(space.id()))
        "role" -> app.doer.go { space.leaveScreen().member?.let { app.ways.to(SafeWay.Role(space.id(), it)) } }
        else -> app.ways.back()
    }
})

/** This device forgets a space. */
@Composable
fun WipeWay(app: App, space: Space) = SureWay(app, space, {
    val screen = space.wipeScreen()
    Sure(screen.title, screen.effect + listOfNotNull(screen.unsent), screen.yes)
}, { listOf(space.wipe()) }, app.ways::home)
