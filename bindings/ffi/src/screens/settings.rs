//! Records of `core/app/src/screens/settings.rs`.

use super::{Label, Offer, Pick, Strip};
use crate::mirror::mirror;

mirror! {
    /// The settings.
    steunkring_app::SettingsScreen => SettingsScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Its title.
        title: Label,
        /// Which language and level: the question.
        language: Label,
        /// The choices for `set_level`.
        levels: Vec<LevelChoice>,
        /// Above the own words.
        words: Label,
        /// What own words are for.
        words_help: Label,
        /// One for each word that a family can choose, in the order in which they are asked, then one for the name of each ring.
        concepts: Vec<WordItem>,
        /// Which version of the app this is.
        version: Label,
        /// What can be done: `own-word`, a word that we did not offer.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// A language with its level.
    steunkring_app::LevelChoice => LevelChoice {
        /// Which.
        level: String,
        /// Its name.
        label: Label,
        /// Whether it is the one in use.
        chosen: bool,
    }
}

mirror! {
    /// A word that a family can choose.
    steunkring_app::WordItem => WordItem {
        /// The code of the concept, for `Edit::Term`.
        concept: String,
        /// The question.
        question: Label,
        /// The word in use.
        word: String,
        /// Whether the family chose it.
        chosen: bool,
        /// Who did, where that is known.
        by: Option<Label>,
        /// Words that we offer.
        suggestions: Vec<String>,
        /// To go back to the usual word, where the family chose another.
        reset: Option<Label>,
    }
}

mirror! {
    /// A word that somebody typed, before it is taken.
    steunkring_app::WordScreen => WordScreen {
        /// Which article sounds right: the question.
        question: Label,
        /// The articles, by their codes.
        articles: Vec<Pick>,
    }
}
