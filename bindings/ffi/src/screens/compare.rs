//! Records of `core/app/src/screens/compare.rs`.

use super::{Label, Offer, Strip};
use crate::mirror::mirror;

mirror! {
    /// Two views of one circle. There is no count of how far they agree: a difference is never an error.
    steunkring_app::CompareScreen => CompareScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Its title.
        title: Label,
        /// That everybody may see it differently.
        help: Label,
        /// Whose circle it is about, where that is not the one that the space holds.
        circle: Option<Label>,
        /// Who tells first.
        first: Label,
        /// Who tells second.
        second: Label,
        /// Where both say the same.
        same: CompareGroup,
        /// Where they do not.
        different: CompareGroup,
        /// Where just one of them told.
        one_only: CompareGroup,
        /// What to say beside an answer of the other where one did not tell.
        silent: Label,
        /// To talk about it, where there is a difference.
        talk: Option<Label>,
        /// What to say where they nowhere told both.
        empty: Option<Label>,
        /// What can be done: `choose`, whose answers are shown.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// Answers that compare in one way.
    steunkring_app::CompareGroup => CompareGroup {
        /// Its name.
        label: Label,
        /// The answers, by person in the order in which they joined, and then by answer.
        rows: Vec<CompareRow>,
    }
}

mirror! {
    /// One answer of two people about one person.
    steunkring_app::CompareRow => CompareRow {
        /// About whom.
        alter: String,
        /// What that person is called.
        name: Label,
        /// Which support it is about and which way it goes, where the answer alone does not say so.
        topic: Option<Label>,
        /// What the first says.
        first: Option<Label>,
        /// What the second says.
        second: Option<Label>,
        /// Both in one sentence, where both told.
        sentence: Option<Label>,
        /// Whose answer did not come about by that person alone, and how it did.
        how: Vec<Label>,
    } without { field }
}
