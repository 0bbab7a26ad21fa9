//! Records of `core/app/src/screens/storage.rs`.

use super::{Label, Offer};
use crate::mirror::mirror;

mirror! {
    /// What this home takes on the phone.
    steunkring_app::StorageScreen => StorageScreen {
        /// Its title.
        title: Label,
        /// Everything together, and of how many spaces.
        all: Label,
        /// The same in bytes.
        bytes: u64,
        /// The spaces, in this profile's order.
        spaces: Vec<SpaceRoom>,
        /// What tidying gives back, where that is anything.
        spare: Option<Label>,
        /// That tidying takes nothing away that anybody wrote.
        help: Label,
        /// What can be done: `tidy`.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// What one space takes.
    steunkring_app::SpaceRoom => SpaceRoom {
        /// Which.
        id: String,
        /// What this profile calls it.
        name: Label,
        /// What was written, with its past.
        texts: Label,
        /// Photos and voice notes, where there are any.
        media: Option<Label>,
        /// What tidying gives back here, where that is anything; `None` too for a space that cannot be opened.
        spare: Option<Label>,
    }
}

mirror! {
    /// What became of tidying.
    steunkring_app::Tidied => Tidied {
        /// How many bytes went back to the phone.
        freed: u64,
        /// Whether all was done; if not, a next time goes on.
        finished: bool,
        /// The same in words.
        said: Label,
    }
}
