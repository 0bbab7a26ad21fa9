//! Records of `core/app/src/screens/knows.rs`.

use super::{Label, Pick};
use crate::mirror::mirror;

mirror! {
    /// Everything that one respondent told of who knows whom.
    steunkring_app::KnowsScreen => KnowsScreen {
        /// How often the space had changed.
        revision: u64,
        /// Its title.
        title: Label,
        /// Whose circle it is about, where that is not the one that the space holds.
        circle: Option<Label>,
        /// Whose view it is.
        seen_by: Label,
        /// The pairs that were told of, in the order in which their people joined.
        pairs: Vec<KnownPair>,
        /// What to say where nothing was told yet.
        empty: Option<Label>,
        /// To choose somebody of whom to tell it, where there are two who can be told of.
        ask: Option<Label>,
        /// Who can be chosen, in the order in which they joined.
        people: Vec<Pick>,
    }
}

mirror! {
    /// What was told of one pair.
    steunkring_app::KnownPair => KnownPair {
        /// Both; who joined first comes first.
        people: Vec<String>,
        /// Whether they know each other, as a question.
        question: Label,
        /// The answer.
        answer: Label,
        /// How they get on, where that was told.
        quality: Option<Label>,
    }
}
