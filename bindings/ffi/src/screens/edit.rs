//! Records of `core/app/src/screens/edit.rs`, `tell.rs` and `face.rs`.

use super::{Label, Offer, Pick, QuestionChoice, QuestionRow, Strip};
use crate::mirror::mirror;

mirror! {
    /// What is known of somebody, to change it.
    steunkring_app::EditScreen => EditScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Who.
        person: String,
        /// Its title.
        title: Label,
        /// What this person is called: the question; `call_person` takes the answer.
        ask: Label,
        /// What this person is called now.
        name: String,
        /// The most characters of a name.
        limit: u64,
        /// Questions to answer by a tap, each with what it asks; what is chosen is taken back by choosing it once more.
        rows: Vec<QuestionRow>,
        /// What this person is good at: the question; `add_strength` takes the answer.
        strengths: Label,
        /// What was told of that, in the order of its words; choosing one takes it away.
        told: Vec<QuestionChoice>,
        /// What can be done: `face` where a face is drawn, `kin` and `languages` of a person, `add` to tell what this person is good at,
        /// and `done`.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// What is told of somebody, by taps: whose family this is, or which languages this person speaks.
    steunkring_app::TellScreen => TellScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Who.
        person: String,
        /// Its title.
        title: Label,
        /// What it asks, where somebody else is chosen first.
        ask: Option<Label>,
        /// Who can be chosen, this profile's own person first and then in the order in which they joined.
        people: Vec<Pick>,
        /// Questions to answer by a tap; what is chosen is taken back by choosing it once more. None before somebody was chosen.
        rows: Vec<QuestionRow>,
        /// What a word among them means that few people know.
        means: Option<Label>,
    }
}

mirror! {
    /// The face of somebody, to change it.
    steunkring_app::FaceScreen => FaceScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Whose.
        person: String,
        /// Its title.
        title: Label,
        /// What this person is called.
        name: Label,
        /// The code of the face that stands now, for `face_svgs`.
        face: String,
        /// The parts that a face has: `hair`, `colour`, `skin`, `glasses`, `beard`, `clothes`, `cover`, `background` and `age`; `colour`
        /// where hair or a beard is seen, `cover` where something is worn on the head.
        parts: Vec<Pick>,
        /// What the chosen part can be; the id of each is the code of the whole face with it.
        choices: Vec<QuestionChoice>,
        /// To have the face again that belongs to the person's id, where another was chosen.
        first: Option<QuestionChoice>,
    }
}
