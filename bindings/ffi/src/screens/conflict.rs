//! Records of `core/app/src/screens/conflict.rs`.

use super::{Label, Offer};
use crate::mirror::mirror;

mirror! {
    /// One field with its answers.
    steunkring_app::ConflictItem => ConflictItem {
        /// What was asked, where the question is known.
        title: Label,
        /// That there are several answers, and that no answer is lost.
        help: Vec<Label>,
        /// The answers, the one that is shown meanwhile last.
        answers: Vec<ConflictAnswer>,
        /// To leave it for later.
        later: Offer,
    }
}

mirror! {
    /// One of several answers.
    steunkring_app::ConflictAnswer => ConflictAnswer {
        /// What was answered.
        value: Label,
        /// What, by whom and when in one sentence.
        sentence: Label,
        /// What chooses it.
        command: String,
    }
}
