//! Records of `core/app/src/screens/contacting.rs`.

use super::{Label, Pick, Strip};
use crate::mirror::mirror;

mirror! {
    /// What is asked about a moment of contact.
    steunkring_app::ContactingScreen => ContactingScreen {
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Its title.
        title: Label,
        /// With whom: the question.
        with: Label,
        /// Everybody on the map but this profile's own person.
        people: Vec<Pick>,
        /// Where: the question.
        place: Label,
        /// The kinds of place.
        places: Vec<Pick>,
        /// Whether the child chose the place: the question.
        child_chose: Label,
        /// Its answers: `yes` and `no`.
        child_answers: Vec<Pick>,
        /// What is to be remembered: the question.
        words: Label,
        /// To put it there.
        add: Label,
    }
}
