//! Records of `core/app/src/screens/plan.rs`.

use super::{Label, Offer, Strip};
use crate::mirror::mirror;

mirror! {
    /// One step.
    steunkring_app::ActionItem => ActionItem {
        /// Which.
        id: String,
        /// What, word for word.
        text: Label,
        /// For which wish.
        goal: Option<String>,
        /// Who does it.
        owner: Option<Label>,
        /// The id of who does it, for the face.
        owner_person: Option<String>,
        /// By when.
        due: Option<Label>,
        /// How far it is; of several answers the furthest.
        status: Label,
        /// That there are several answers for how far it is.
        mark: Option<Label>,
        /// Whether it is still needed, where its day has passed and it is neither done nor dropped.
        late: Option<Label>,
        /// Who does what by when in one sentence, where all three are known.
        sentence: Option<Label>,
    }
}

mirror! {
    /// The plan of a space.
    steunkring_app::PlanScreen => PlanScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Its title: the family's own, or what a plan is called.
        title: Label,
        /// That the family chooses.
        help: Label,
        /// The wishes, in the order in which they were written.
        goals: Vec<GoalItem>,
        /// What the steps are called.
        actions_title: Label,
        /// The steps, in the order in which they were made.
        actions: Vec<ActionItem>,
        /// What the list of who agreed is called.
        agreed_title: Label,
        /// Who agreed and when, in order of the names.
        agreed: Vec<Label>,
        /// The days to look at it again, in order.
        evaluations: Vec<Label>,
        /// What to say and ask where there is no wish and no step yet.
        empty: Vec<Label>,
        /// What can be done: `add-goal`, `add-step`, and `agree` where there is something to agree with and one did not.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// One wish.
    steunkring_app::GoalItem => GoalItem {
        /// Which.
        id: String,
        /// What, word for word.
        text: Label,
        /// Whose.
        whose: Option<Label>,
        /// The id of whose it is, for the face.
        whose_person: Option<String>,
        /// Where each stood with it and when, by name and then by moment, with the question above; empty where nobody said.
        scale: Vec<Label>,
    }
}
