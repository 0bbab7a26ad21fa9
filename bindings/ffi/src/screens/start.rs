//! Records of `core/app/src/screens/start.rs`.

use super::{Label, LevelChoice, Offer, Pick, Strip};
use crate::mirror::mirror;

mirror! {
    /// The choice of a language, before anything else.
    steunkring_app::LanguageScreen => LanguageScreen {
        /// The question.
        title: Label,
        /// The choices for `set_level`.
        levels: Vec<LevelChoice>,
        /// What can be done: `next`.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// The ways back to what was on another phone or in a copy.
    steunkring_app::BackScreen => BackScreen {
        /// Its title.
        title: Label,
        /// What there still is: the question.
        ask: Label,
        /// What can be used: `paper`, the code; `copy`, a backup; `file`, the code with a recovery file.
        offers: Vec<Offer>,
        /// To type the words of the copy.
        words: Label,
        /// What the circle of a recovery file is called until somebody calls it otherwise.
        name: String,
    }
}

mirror! {
    /// Before a circle is founded.
    steunkring_app::FoundScreen => FoundScreen {
        /// Its title.
        title: Label,
        /// What this profile is called.
        ask: Label,
        /// That nobody has to say who one is.
        help: Label,
        /// What the circle is called until somebody calls it otherwise.
        name: String,
        /// What stands for who has no name here.
        nameless: String,
        /// What can be done: `done`.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// Somebody to put on the map, by picture answers.
    steunkring_app::AddScreen => AddScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Its title.
        title: Label,
        /// In whose circle, where that is not the one that the space holds.
        circle: Option<Label>,
        /// Who is there already and does not stand in this circle: the question; nothing where nobody is.
        there: Option<Label>,
        /// Those people, this profile's own person first and then in the order in which they joined; none is chosen.
        people: Vec<Pick>,
        /// That somebody else can be added, where there are any.
        other: Option<Label>,
        /// That a name is enough.
        help: Label,
        /// Who it is: the question.
        ask: Label,
        /// Who it can be.
        who: Vec<AddChoice>,
        /// What this person is called: the question.
        name: Label,
        /// What stands for who has no name here.
        nameless: String,
        /// How close: the question.
        closeness: Label,
        /// The rings.
        rings: Vec<CodeChoice>,
        /// From which part of life: the question.
        whence: Label,
        /// The parts of life.
        domains: Vec<CodeChoice>,
        /// What can be done: `add`.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// Who somebody can be.
    steunkring_app::AddChoice => AddChoice {
        /// Which.
        id: String,
        /// In words, with a picture.
        label: Label,
        /// What this person is called unless somebody types another name.
        name: String,
        /// The part of life that goes with it, where one does.
        domain: Option<String>,
    }
}

mirror! {
    /// One of the values that a field can have.
    steunkring_app::CodeChoice => CodeChoice {
        /// Which.
        code: String,
        /// In words, with a picture where it has one.
        label: Label,
    }
}
