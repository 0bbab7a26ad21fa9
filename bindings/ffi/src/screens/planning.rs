//! Records of `core/app/src/screens/planning.rs`.

use super::{ActionItem, Label, Offer, Pick, Strip};
use crate::mirror::mirror;

mirror! {
    /// What stands round the fields of the plan.
    steunkring_app::PlanningScreen => PlanningScreen {
        /// What the page of a wish is called.
        goal_title: Label,
        /// What the page of a step is called.
        step_title: Label,
        /// What is wished: the question.
        goal: Label,
        /// Whose wish it is: the question.
        whose: Label,
        /// What will be done: the question.
        step: Label,
        /// Who does it: the question.
        owner: Label,
        /// By when: the question.
        due: Label,
        /// Everybody on the map, this profile's own person first and then in the order in which they joined; nobody is chosen.
        people: Vec<Pick>,
        /// To put it there.
        add: Label,
    }
}

mirror! {
    /// One step of the plan, to be changed.
    steunkring_app::StepScreen => StepScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// The step as the plan tells it.
        step: ActionItem,
        /// For which wish, word for word.
        goal: Option<Label>,
        /// How far it is.
        states: Vec<Pick>,
        /// Who does it: the question.
        owner: Label,
        /// Everybody on the map.
        people: Vec<Pick>,
        /// By when: the question.
        due: Label,
        /// The day by which it is done, as `2026-11-05`, where that was told.
        day: Option<String>,
        /// What can be done: `remove`.
        offers: Vec<Offer>,
    }
}
