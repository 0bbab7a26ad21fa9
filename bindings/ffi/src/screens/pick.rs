//! Records of `core/app/src/screens/pick.rs`, `tellers.rs`, `whose.rs`, `days.rs` and `more.rs`.

use super::{Label, Offer, Strip};
use crate::mirror::mirror;

mirror! {
    /// One answer to tap.
    steunkring_app::Pick => Pick {
        /// Which: the id of a person, the code of a choice, or a day.
        id: String,
        /// In words, with a picture where it has one.
        label: Label,
        /// Whether it is chosen now.
        chosen: bool,
    }
}

mirror! {
    /// Who tells of a circle.
    steunkring_app::TellersScreen => TellersScreen {
        /// How often the space had changed.
        revision: u64,
        /// The question.
        title: Label,
        /// This profile's own person first, then who told something, in the order in which they joined. Somebody in whose circle it is can tell
        /// it too: before anything was told so, right after one's own person. Whose answers are to be shown first is chosen: one's own,
        /// unless one told nothing yet and somebody else did.
        people: Vec<Pick>,
    }
}

mirror! {
    /// Whose circle can be looked at.
    steunkring_app::WhoseScreen => WhoseScreen {
        /// How often the space had changed.
        revision: u64,
        /// The question.
        title: Label,
        /// All together first, then each of the family who is alive, in the order in which they joined, and whoever stands in the middle now,
        /// who is chosen. Nobody where a space holds no family's circle.
        people: Vec<Pick>,
    }
}

mirror! {
    /// Some days to choose from.
    steunkring_app::DaysScreen => DaysScreen {
        /// The days in order, each by its date.
        days: Vec<Pick>,
        /// The day that is chosen, where one is.
        chosen: Option<Label>,
        /// What can be done: `earlier` and `later`, to see other days, and `none`, that there is no day yet.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// What else can be looked at in a space.
    steunkring_app::MoreScreen => MoreScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Its title.
        title: Label,
        /// Where one can go: `same` and `settle`, where something is asked; `search`; of a circle `compare`, where others tell too,
        /// `then`, `print`, `measures`, `knows`, `own`, the own page, and `words`, own words; `contacts` and `consents`, where the space has them; `tray`.
        offers: Vec<Offer>,
    }
}
