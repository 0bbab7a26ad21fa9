//! Records of `core/app/src/screens/writing.rs`.

use super::Label;
use crate::mirror::mirror;

mirror! {
    /// What stands round the fields of a talk's page.
    steunkring_app::WritingScreen => WritingScreen {
        /// What the talk is called: the question.
        name: Label,
        /// What it is called; empty where nobody said.
        title: String,
        /// What was said: the question that the page asks while it is empty.
        placeholder: Label,
        /// That what was typed is kept.
        saved: Label,
        /// That it is not kept yet.
        not_saved: Label,
        /// Who is there: the question.
        who: Label,
        /// Everybody on the map, this profile's own person first and then in the order in which they joined.
        people: Vec<PresentChoice>,
        /// What will be done in a step: the question.
        step: Label,
        /// Who does a step: the question.
        owner: Label,
        /// To keep what the talk is called.
        keep: Label,
        /// When it is or was: the question.
        when: Label,
        /// To put a decision or a step there.
        add: Label,
        /// That nothing can be recorded, where it was tried in vain.
        no_microphone: Label,
        /// That a photo cannot be shown, where it was tried in vain.
        no_picture: Label,
    }
}

mirror! {
    /// Somebody who may have been at a talk.
    steunkring_app::PresentChoice => PresentChoice {
        /// Who.
        person: String,
        /// The name.
        name: Label,
        /// Whether this person is said to be there.
        present: bool,
    }
}
