package nl.steunkring.ui

import androidx.compose.runtime.Composable
import nl.steunkring.core.Space
import nl.steunkring.ui.compare.CompareWay
import nl.steunkring.ui.consents.ConsentsWay
import nl.steunkring.ui.consents.WithdrawWay
import nl.steunkring.ui.contacts.ContactingWay
import nl.steunkring.ui.contacts.ContactsWay
import nl.steunkring.ui.knows.KnowsOfWay
import nl.steunkring.ui.knows.KnowsWay
import nl.steunkring.ui.knows.SameWay
import nl.steunkring.ui.measures.MeasuresWay
import nl.steunkring.ui.more.MoreWay
import nl.steunkring.ui.own.OwnWay
import nl.steunkring.ui.person.EditWay
import nl.steunkring.ui.person.FaceWay
import nl.steunkring.ui.person.KinWay
import nl.steunkring.ui.person.LanguagesWay
import nl.steunkring.ui.person.ReachWay
import nl.steunkring.ui.person.RolesWay
import nl.steunkring.ui.plan.NewGoalWay
import nl.steunkring.ui.plan.NewStepWay
import nl.steunkring.ui.plan.PlanWay
import nl.steunkring.ui.plan.StepWay
import nl.steunkring.ui.search.SearchWay
import nl.steunkring.ui.settle.SettleWay
import nl.steunkring.ui.tellers.TellersWay
import nl.steunkring.ui.then.MomentsWay
import nl.steunkring.ui.then.ThenWay
import nl.steunkring.ui.tray.TrayWay
import nl.steunkring.ui.whose.WhoseWay
import nl.steunkring.ui.words.WordWay
import nl.steunkring.ui.words.WordsWay

/** Where somebody is in what a space holds beside its map and its talks. */
sealed interface Within : Way {
    override val space: String

    data class More(override val space: String) : Within
    data class Tellers(override val space: String) : Within
    data class Whose(override val space: String) : Within

    data class Plan(override val space: String) : Within {
        override val place get() = "plan"
    }

    data class NewGoal(override val space: String) : Within
    data class NewStep(override val space: String) : Within
    data class Step(override val space: String, val id: String) : Within
    data class Compare(override val space: String) : Within
    data class Moments(override val space: String) : Within
    data class Then(override val space: String, val id: String) : Within
    data class Settle(override val space: String) : Within
    data class Own(override val space: String) : Within
    data class Contacts(override val space: String) : Within
    data class NewContact(override val space: String) : Within
    data class Measures(override val space: String) : Within
    data class Knows(override val space: String) : Within
    data class Edit(override val space: String, val person: String) : Within
    data class Kin(override val space: String, val person: String, val other: String? = null) : Within
    data class Roles(override val space: String, val person: String, val whom: String? = null) : Within
    data class Languages(override val space: String, val person: String) : Within
    data class Face(override val space: String, val person: String) : Within
    data class Reach(override val space: String, val person: String) : Within
    data class KnowsOf(override val space: String, val person: String) : Within
    data class Same(override val space: String) : Within
    data class Words(override val space: String) : Within
    data class Word(override val space: String, val concept: String) : Within
    data class Tray(override val space: String) : Within
    data class Search(override val space: String) : Within
    data class Consents(override val space: String) : Within
    data class Withdraw(override val space: String, val id: String) : Within
}

/** Where an offer of the core leads; null for one that does something else. */
fun within(space: String, offer: String): Within? = when (offer) {
    "more" -> Within.More(space)
    "respondent" -> Within.Tellers(space)
    "whose" -> Within.Whose(space)
    "plan" -> Within.Plan(space)
    "add-goal" -> Within.NewGoal(space)
    "add-step" -> Within.NewStep(space)
    "compare" -> Within.Compare(space)
    "then" -> Within.Moments(space)
    "settle" -> Within.Settle(space)
    "own" -> Within.Own(space)
    "contacts" -> Within.Contacts(space)
    "measures" -> Within.Measures(space)
    "knows" -> Within.Knows(space)
    "same" -> Within.Same(space)
    "words" -> Within.Words(space)
    "tray" -> Within.Tray(space)
    "search" -> Within.Search(space)
    "consents" -> Within.Consents(space)
    else -> null
}

/** The screen where somebody is within a space. */
@Composable
fun Inside(app: App, space: Space, here: Within) = when (here) {
    is Within.More -> MoreWay(app, space)
    is Within.Tellers -> TellersWay(app, space)
    is Within.Whose -> WhoseWay(app, space)
    is Within.Plan -> PlanWay(app, space)
    is Within.NewGoal -> NewGoalWay(app, space)
    is Within.NewStep -> NewStepWay(app, space)
    is Within.Step -> StepWay(app, space, here.id)
    is Within.Compare -> CompareWay(app, space)
    is Within.Moments -> MomentsWay(app, space)
    is Within.Then -> ThenWay(app, space, here.id)
    is Within.Settle -> SettleWay(app, space)
    is Within.Own -> OwnWay(app, space)
    is Within.Contacts -> ContactsWay(app, space)
    is Within.NewContact -> ContactingWay(app, space)
    is Within.Measures -> MeasuresWay(app, space)
    is Within.Knows -> KnowsWay(app, space)
    is Within.Edit -> EditWay(app, space, here.person)
    is Within.Kin -> KinWay(app, space, here.person, here.other)
    is Within.Roles -> RolesWay(app, space, here.person, here.whom)
    is Within.Languages -> LanguagesWay(app, space, here.person)
    is Within.Face -> FaceWay(app, space, here.person)
    is Within.Reach -> ReachWay(app, space, here.person)
    is Within.KnowsOf -> KnowsOfWay(app, space, here.person)
    is Within.Same -> SameWay(app, space)
    is Within.Words -> WordsWay(app, space)
    is Within.Word -> WordWay(app, space, here.concept)
    is Within.Tray -> TrayWay(app, space)
    is Within.Search -> SearchWay(app, space)
    is Within.Consents -> ConsentsWay(app, space)
    is Within.Withdraw -> WithdrawWay(app, space, here.id)
}
