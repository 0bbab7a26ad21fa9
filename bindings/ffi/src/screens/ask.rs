//! Records of `core/app/src/screens/ask.rs`.

use super::{Label, Offer, Strip};
use crate::mirror::mirror;

mirror! {
    /// One thing to answer: the whole question, or one kind of support or person.
    steunkring_app::QuestionRow => QuestionRow {
        /// Which kind of support or person, where the question has several.
        label: Option<Label>,
        /// The question about that one in full, to say before its answers.
        ask: Option<Label>,
        /// What can be answered, in the order in which it is offered.
        choices: Vec<QuestionChoice>,
        /// Whether each stands by itself and is taken back by choosing it once more; else one of them stands.
        several: bool,
    }
}

mirror! {
    /// One answer that can be given.
    steunkring_app::QuestionChoice => QuestionChoice {
        /// Its id, such as `ring/1` or `get/praktisch/vaak`; it means the same on whichever question about the same person it comes.
        id: String,
        /// What it says.
        label: Label,
        /// Whether this is what stands.
        chosen: bool,
        /// What the answer writes.
        command: String,
    }
}

mirror! {
    /// One question, or that there are no more.
    steunkring_app::QuestionScreen => QuestionScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Which question; none at the end.
        question: Option<String>,
        /// About whom, where it is about somebody.
        person: Option<String>,
        /// What that person is called; what the questions are called where it is about nobody in particular.
        name: Label,
        /// Who answers.
        respondent: Label,
        /// Whose circle it is about, where that is not the one that the space holds.
        circle: Option<Label>,
        /// How this profile can fill in for the respondent, where that is another person: together, or instead.
        how: Vec<MethodChoice>,
        /// The question, or that it is done.
        title: Label,
        /// What goes with it.
        help: Vec<Label>,
        /// Which question it is, counted from one; none at the end.
        progress: Option<Label>,
        /// How many questions come before this one, to draw as dots only.
        step: u64,
        /// How many questions there are for now, to draw as dots only; an answer may change it.
        steps: u64,
        /// What can be answered.
        rows: Vec<QuestionRow>,
        /// What was written, where the question can be answered in own words or with a name.
        text: Option<QuestionText>,
        /// Who stands already where the question asks for names.
        named: Vec<Label>,
        /// Who can be asked about next, at the end.
        next: Option<NextPerson>,
        /// What else can be done: `next` or `skip`, `nobody-else`, `dont-know`, `rather-not`, `back` and `later`, each where it fits;
        /// at the end `done`, `back` and `more-people`.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// One way to fill in for somebody; `fill_in` takes it.
    steunkring_app::MethodChoice => MethodChoice {
        /// Which.
        method: String,
        /// In words.
        label: Label,
        /// Whether it is how the next answers come about.
        chosen: bool,
    }
}

mirror! {
    /// An answer in own words, or the name of somebody new.
    steunkring_app::QuestionText => QuestionText {
        /// What stands.
        written: Option<String>,
        /// What was typed here and is not an answer yet.
        draft: Option<String>,
        /// The most characters.
        limit: u64,
    }
}

mirror! {
    /// Somebody of whom nothing was told yet.
    steunkring_app::NextPerson => NextPerson {
        /// Who.
        person: String,
        /// What that person is called.
        name: Label,
    }
}
