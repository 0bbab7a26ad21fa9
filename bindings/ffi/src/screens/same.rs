//! Records of `core/app/src/screens/same.rs`.

use super::{Label, Offer};
use crate::mirror::mirror;

mirror! {
    /// Two entries that may be the same person.
    steunkring_app::SameItem => SameItem {
        /// Both; the first is the one that gives way, the second stays.
        people: Vec<String>,
        /// What they are called.
        names: Vec<Label>,
        /// Where each stands and how the band is, as this profile's own person tells it: it tells two of one name apart.
        told: Vec<Label>,
        /// The question.
        title: Label,
        /// That nothing is lost.
        help: Label,
        /// What can be done: `one` and `two`; of what was said to be two, `ask-again`.
        offers: Vec<Offer>,
        /// What `one` does.
        command: String,
    }
}

mirror! {
    /// The entries that may be the same person.
    steunkring_app::SameScreen => SameScreen {
        /// How often the space had changed.
        revision: u64,
        /// What is asked.
        items: Vec<SameItem>,
        /// What this profile said to be two people.
        two: Vec<SameItem>,
    }
}
