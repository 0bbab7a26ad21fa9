package nl.steunkring.ui.who

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.unit.dp
import nl.steunkring.core.MemberItem
import nl.steunkring.core.Offer
import nl.steunkring.core.Space
import nl.steunkring.core.StopScreen
import nl.steunkring.core.SyncScreen
import nl.steunkring.core.SyncState
import nl.steunkring.core.Theme
import nl.steunkring.core.WhoScreen
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Drawing
import nl.steunkring.ui.Frame
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Picture
import nl.steunkring.ui.Said
import nl.steunkring.ui.SyncLight
import nl.steunkring.ui.Weight
import nl.steunkring.ui.drawing

private const val FACE = 56u

/** One moment of who can see a space. */
class WhoShown(
    /** Everything to say. */
    val screen: WhoScreen,
    /** How it stands with the other phones. */
    val sync: SyncScreen,
    /** The faces of the members who are on the map. */
    val faces: Map<String, Drawing>,
)

/** Reads who can see a space. */
suspend fun whoShown(space: Space, theme: Theme): WhoShown {
    val screen = space.whoScreen()
    val people = screen.members.mapNotNull { it.person }.distinct()
    return WhoShown(screen, space.syncScreen(), people.associateWith { drawing(space.figureSvg(it, FACE, theme)) })
}

/** Who can see a space and what each may do; letting somebody in is the first action. */
@Composable
fun WhoView(shown: WhoShown, canInvite: Boolean, onInvite: () -> Unit, onStop: (MemberItem) -> Unit) {
    val screen = shown.screen
    Frame(
        screen.title,
        listOf(screen.title, screen.summary) + screen.members.flatMap { listOf(it.name, it.may, it.since, it.devices) } +
            listOfNotNull(screen.relay, screen.add) + screen.alarms + screen.former.map { it.said },
        foot = screen.add?.takeIf { canInvite }?.let { { Button(it, Weight.FIRST, Modifier.fillMaxWidth(), onInvite) } },
    ) {
        Said(screen.summary, Letters.BODY)
        screen.alarms.forEach { Card { Said(it, Letters.BODY) } }
        Card(gap = 16.dp) { screen.members.forEach { Member(it, it.person?.let(shown.faces::get)) { onStop(it) } } }
        SyncLight(shown.sync.state == SyncState.WAITING, listOf(shown.sync.said) + shown.sync.moments)
        screen.relay?.let { Said(it, Letters.SECOND, colour = LocalColours.current.inkSoft) }
        if (screen.former.isNotEmpty()) {
            Card {
                screen.former.forEach { one ->
                    Said(one.name, Letters.HEADING)
                    (listOf(one.said) + one.times + one.keeps + listOfNotNull(one.apart)).forEach { Said(it, Letters.SECOND) }
                }
            }
        }
    }
}

@Composable
private fun Member(member: MemberItem, face: Drawing?, onStop: () -> Unit) = Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
    val soft = LocalColours.current.inkSoft
    Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
        if (face != null) Box(Modifier.size(FACE.toInt().dp).drawBehind { face.draw(this) }) else Picture("unknown-person", 48.dp)
        Column(Modifier.weight(1f)) {
            Said(member.name, Letters.HEADING)
            listOfNotNull(member.may, member.since, member.devices, member.lastSeen, member.stopped).forEach {
                Said(it, Letters.SECOND, colour = soft)
            }
        }
    }
    member.offers.firstOrNull { it.id == "stop" }?.let { Button(it.label, Weight.EDGE, Modifier.fillMaxWidth(), onStop) }
}

/** What happens when somebody stops looking on, before it is done. */
@Composable
fun StopView(screen: StopScreen, onYes: () -> Unit) = Frame(
    screen.title,
    listOf(screen.title) + screen.effect + screen.yes,
    foot = { Button(screen.yes, Weight.EDGE, Modifier.fillMaxWidth(), onYes) },
) { screen.effect.forEach { Said(it, Letters.BODY) } }
