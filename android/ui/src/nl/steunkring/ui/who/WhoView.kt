package nl.steunkring.ui.who

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.steunkring.core.Core
import nl.steunkring.core.FormerItem
import nl.steunkring.core.Label
import nl.steunkring.core.MemberItem
import nl.steunkring.core.Offer
import nl.steunkring.core.Space
import nl.steunkring.core.SyncScreen
import nl.steunkring.core.SyncState
import nl.steunkring.core.Theme
import nl.steunkring.core.WhoScreen
import nl.steunkring.ui.AT_WORDS
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Door
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.FaceOf
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Picture
import nl.steunkring.ui.Said
import nl.steunkring.ui.SyncLight
import nl.steunkring.ui.Weight
import nl.steunkring.ui.facesOf
import nl.steunkring.ui.grown
import nl.steunkring.ui.isLarge

private val FACE = 56.dp

/** One moment of who can see a space. */
class WhoShown(
    /** Everything to say. */
    val screen: WhoScreen,
    /** How it stands with the other phones. */
    val sync: SyncScreen,
    /** The faces of the members who are on the map. */
    val faces: Map<String, Drawing>,
    /** To put it behind a lock of its own, where that can be. */
    val behind: Label? = null,
)

/** Where who can see a space leads. */
class WhoWays(
    /** To let somebody in; null where that cannot be. */
    val invite: (() -> Unit)?,
    /** To what can be done about a member, by the id of the offer. */
    val member: (MemberItem, Offer) -> Unit,
    /** To what a former member wrote apart. */
    val takeIn: (FormerItem) -> Unit,
    /** To what was sent. */
    val sync: () -> Unit,
    /** To a lock of its own. */
    val behind: () -> Unit,
    /** To leave. */
    val leave: () -> Unit,
    /** To have this device forget it. */
    val wipe: () -> Unit,
)

/** Reads who can see a space. */
suspend fun whoShown(core: Core, space: Space, theme: Theme, canBehind: Boolean): WhoShown {
    val screen = space.whoScreen()
    val people = screen.members.mapNotNull { it.person } + screen.former.mapNotNull { it.person }
    val faces = facesOf(space, people, theme)
    val behind = if (canBehind) core.behindScreen(space.id()).title else null
    return WhoShown(screen, space.syncScreen(), faces, behind)
}

/** Who can see a space and what each may do; letting somebody in is the first action. */
@Composable
fun WhoView(shown: WhoShown, ways: WhoWays) {
    val screen = shown.screen
    Frame(
        screen.title,
        listOf(screen.title, screen.summary) + listOfNotNull(screen.takenOver) + screen.alarms + screen.members.flatMap(::told) +
            listOfNotNull(shown.sync.said, screen.relay) + screen.former.flatMap(::told) + listOfNotNull(screen.add),
        foot = screen.add?.let { label -> ways.invite?.let { { Button(label, Weight.FIRST, Modifier.fillMaxWidth(), it) } } },
    ) {
        Said(screen.summary, Letters.BODY)
        screen.takenOver?.let { Card { Said(it, Letters.BODY) } }
        screen.alarms.forEach { Card { Said(it, Letters.BODY) } }
        Card(gap = 16.dp) {
            screen.members.forEachIndexed { at, member ->
                if (at > 0) Apart()
                Member(member, member.person?.let(shown.faces::get), ways)
            }
        }
        val sent = listOf(shown.sync.said) + shown.sync.moments
        Door(null, ways.sync, sent) { SyncLight(shown.sync.state == SyncState.WAITING, sent) }
        screen.relay?.let { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
        if (screen.former.isNotEmpty()) {
            Card {
                screen.former.forEachIndexed { at, one ->
                    if (at > 0) Apart()
                    Headed(one.person?.let(shown.faces::get), told(one))
                    one.offers.forEach { offer -> Button(offer.label, Weight.EDGE, Modifier.fillMaxWidth()) { ways.takeIn(one) } }
                }
            }
        }
        shown.behind?.let { Button(it, Weight.EDGE, Modifier.fillMaxWidth(), ways.behind) }
        screen.leave?.let { Button(it, Weight.EDGE, Modifier.fillMaxWidth(), ways.leave) }
        screen.wipe?.let { Button(it, Weight.EDGE, Modifier.fillMaxWidth(), ways.wipe) }
    }
}

@Composable
private fun Member(member: MemberItem, face: Drawing?, ways: WhoWays) = Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
    val soft = LocalColours.current.inkSoft
    Headed(face, listOfNotNull(member.name, member.may, member.since, member.devices, member.lastSeen, member.stopped))
    // Below whose they are.
    val inward = Modifier.padding(start = if (isLarge()) 16.dp else grown(FACE) + 12.dp)
    member.each.forEach { one ->
        Row(inward, horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
            Picture(one.name.pictogram ?: "phone", grown(32.dp))
            Column(Modifier.weight(1f)) {
                Said(one.name, Letters.SECOND, bold = true)
                listOfNotNull(one.since, one.seen).forEach { Said(it, Letters.SECOND, colour = soft) }
            }
        }
    }
    member.offers.forEach { offer ->
        // It is not like the others, so that nobody taps it by mistake for one of them.
        val place = Modifier.padding(top = if (offer.id == STOP) 16.dp else 0.dp)
        Button(offer.label, Weight.EDGE, place.fillMaxWidth()) { ways.member(member, offer) }
    }
}

private const val STOP = "stop"

/** Somebody with a face, the name first. */
@Composable
private fun Headed(face: Drawing?, said: List<Label>) =
    Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
        Box(Modifier.align(AT_WORDS)) { FaceOf(face, grown(FACE)) }
        Column(Modifier.weight(1f)) {
            said.forEachIndexed { at, one ->
                if (at == 0) Said(one, Letters.HEADING) else Said(one, Letters.SECOND, colour = LocalColours.current.inkSoft)
            }
        }
    }

@Composable
private fun Apart() = Box(Modifier.fillMaxWidth().height(1.dp).background(LocalColours.current.hairline))

private fun told(member: MemberItem): List<Label> = listOfNotNull(member.name, member.may, member.since, member.devices, member.lastSeen, member.stopped) +
    member.each.flatMap { listOfNotNull(it.name, it.since, it.seen) } + member.offers.map { it.label }

private fun told(one: FormerItem): List<Label> = listOf(one.name, one.said) + one.times + one.keeps + listOfNotNull(one.apart)
