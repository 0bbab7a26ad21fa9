//! Records of `core/app/src/screens/search.rs`.

use super::{Label, Offer, SearchTarget, Span, Strip};
use crate::mirror::mirror;

mirror! {
    /// What was found in a space.
    steunkring_app::SearchScreen => SearchScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Its title.
        title: Label,
        /// What to type.
        prompt: Label,
        /// That only this device is searched.
        only_here: Label,
        /// How much was found, once something was looked for.
        count: Option<Label>,
        /// The best first.
        hits: Vec<SearchHit>,
        /// What to do where nothing is found, or too little or too much was typed.
        empty: Option<Label>,
        /// What can be done: `search`.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// One thing that was found.
    steunkring_app::SearchHit => SearchHit {
        /// What to open.
        target: SearchTarget,
        /// What it is called.
        title: Label,
        /// Where in the title the words stand, in bytes.
        title_marks: Vec<Span>,
        /// The best part of what is written in it; empty where only the title says it.
        snippet: Label,
        /// Where in that part the words stand, in bytes.
        snippet_marks: Vec<Span>,
    }
}
