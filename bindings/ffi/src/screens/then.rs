//! Records of `core/app/src/screens/then.rs`.

use super::{Label, Offer, Strip};
use crate::mirror::mirror;

mirror! {
    /// The remembered moments of a space.
    steunkring_app::MomentsScreen => MomentsScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Their title.
        title: Label,
        /// The moments, the earliest first.
        items: Vec<MomentItem>,
        /// What to say where none is remembered yet.
        empty: Option<Label>,
        /// What can be done: `keep-moment`.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// One remembered moment.
    steunkring_app::MomentItem => MomentItem {
        /// Which.
        id: String,
        /// On what day it was kept.
        day: Label,
        /// Why it was kept.
        reason: Option<Label>,
        /// What was written by it.
        caption: Option<Label>,
    }
}

mirror! {
    /// What changed in the family's circle since a remembered moment, as this profile tells it.
    steunkring_app::ThenScreen => ThenScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Its title.
        title: Label,
        /// When the moment was.
        then: Label,
        /// What the other side is called.
        now: Label,
        /// Why it was kept.
        reason: Option<Label>,
        /// What was written by it.
        caption: Option<Label>,
        /// Who came, went and moved, and which support came and went; that nothing changed, where nothing did.
        changes: Vec<ChangeItem>,
        /// Who came to be there for each child, as the measures of each child tell it.
        children: Vec<Label>,
        /// What can be done: `keep-moment`.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// One thing that changed.
    steunkring_app::ChangeItem => ChangeItem {
        /// In words.
        label: Label,
        /// Of whom it tells: those who have a face here.
        people: Vec<String>,
    }
}
