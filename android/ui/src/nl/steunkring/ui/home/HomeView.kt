package nl.steunkring.ui.home

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.steunkring.core.HomeScreen
import nl.steunkring.core.HomeSpace
import nl.steunkring.ui.Button
import nl.steunkring.ui.Card
import nl.steunkring.ui.Letters
import nl.steunkring.ui.LocalColours
import nl.steunkring.ui.Said

/** Home: the spaces of this profile, what comes next in each, and where to go on. Only ways that this app can go are offered. */
@Composable
fun HomeView(screen: HomeScreen, onMap: (String) -> Unit) {
    val colours = LocalColours.current
    Column(
        verticalArrangement = Arrangement.spacedBy(12.dp),
        modifier = Modifier
            .fillMaxSize()
            .background(colours.paper)
            .verticalScroll(rememberScrollState())
            .padding(16.dp),
    ) {
        Said(screen.title, Letters.TITLE)
        screen.help.forEach { Said(it, Letters.BODY) }
        screen.spaces.forEach { space -> SpaceCard(space) { onMap(space.id) } }
        Said(screen.saved, Letters.SECOND, colour = colours.inkSoft)
    }
}

@Composable
private fun SpaceCard(space: HomeSpace, onMap: () -> Unit) = Card {
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        val soft = LocalColours.current.inkSoft
        Said(space.name, Letters.HEADING)
        Said(space.kind, Letters.SECOND, colour = soft)
        space.news?.let { Said(it, Letters.SECOND) }
        space.talk?.let { talk ->
            Said(talk.heading, Letters.SECOND, colour = soft)
            Said(talk.title, Letters.BODY)
            Said(talk.today ?: talk.day, Letters.SECOND)
        }
        space.step?.let { step ->
            Said(step.status, Letters.SECOND, colour = soft)
            Said(step.sentence, Letters.BODY)
        }
        space.notice.forEach { Said(it, Letters.BODY) }
        space.offers.firstOrNull { it.id == "map" }?.let { Button(it.label, true, Modifier.fillMaxWidth(), onMap) }
    }
}
