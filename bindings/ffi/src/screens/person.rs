//! Records of `core/app/src/screens/person.rs`.

use super::{
    ActionItem, Arrow, ConflictItem, Label, LineStyle, NoteFact, NoteItem, Offer, Place, QuestionRow, SameItem, Strip,
};
use crate::mirror::mirror;

mirror! {
    /// One person of a circle, as one respondent tells it.
    steunkring_app::PersonScreen => PersonScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Who.
        person: String,
        /// What this person is called.
        name: Label,
        /// That this person was taken away; then `put-back` is the first offer.
        away: Option<Label>,
        /// Who this is: what kin to the one in the middle, which part of life, what is no person, roles, whether help is work.
        who: Vec<Label>,
        /// What this person is good at, with its heading; empty where nothing was told.
        strengths: Vec<Label>,
        /// Whose circle it is about, where that is not the one that the space holds.
        circle: Option<Label>,
        /// Whose view it is.
        respondent: Label,
        /// That it is that view.
        seen_by: Label,
        /// Who gave or wrote down the answers and when; none where nothing was told.
        told_by: Option<Label>,
        /// How the answers came about: told alone, together, or by somebody else; nothing where the respondent told no more than a
        /// place.
        method: Option<Label>,
        /// How the line is drawn.
        line: LineStyle,
        /// Which way support goes.
        arrow: Arrow,
        /// Where the person stands, and why.
        place: Place,
        /// Whether the line is faded, since there is no contact for now.
        faded: bool,
        /// The place in words.
        place_label: Label,
        /// That the place was not asked, where it was only assumed.
        not_asked: Option<Label>,
        /// The line and the direction of support in words.
        drawn: Vec<Label>,
        /// The tie in sentences, in reading order.
        story: Vec<Label>,
        /// The questions that were answered, and those that nobody is led to, with what was answered.
        answers: Vec<PersonAnswer>,
        /// The other questions that fit this person.
        open: Vec<PersonAnswer>,
        /// Who else of the circle this person knows, as the respondent tells it: a row for each other, in the order in which they joined.
        knows: Vec<QuestionRow>,
        /// What this person is for others, with what was asked and answered.
        roles: Vec<RoleItem>,
        /// The kin links of this person.
        kin: Vec<KinItem>,
        /// Other entries that may be the same person.
        same: Vec<SameItem>,
        /// Fields with several answers.
        conflicts: Vec<ConflictItem>,
        /// The steps that this person does, in the order in which they were made.
        steps: Vec<ActionItem>,
        /// The talks where this person is or was, the latest first.
        talks: Vec<NoteItem>,
        /// What can be done: `edit`, `ask`, `closer`, `further`, `compare`, `knows`, `same`, `me`, `tell-them`, `ask-for-help`,
        /// `out` of this circle alone, `remove` or `put-back`, each where it fits; `me` says that this profile is this person.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// One question with what was answered.
    steunkring_app::PersonAnswer => PersonAnswer {
        /// Which.
        question: String,
        /// The question in full.
        title: Label,
        /// What was answered; where nothing was, that it is not filled in.
        values: Vec<Label>,
        /// Whether anything was answered.
        answered: bool,
    }
}

mirror! {
    /// What this person is for somebody, or for the family.
    steunkring_app::RoleItem => RoleItem {
        /// Which.
        id: String,
        /// The role in one sentence.
        sentence: Label,
        /// Whether it was asked and when, what the answer was, and whether a parent agrees, each as a question with its answer.
        answers: Vec<NoteFact>,
    }
}

mirror! {
    /// What this person and another are to each other.
    steunkring_app::KinItem => KinItem {
        /// The other.
        person: String,
        /// Both in one sentence.
        sentence: Label,
    }
}
