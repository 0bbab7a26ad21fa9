//! Records of `core/app/src/screens/places.rs`.

use super::{Label, Offer};
use crate::mirror::mirror;

mirror! {
    /// The places of the bar.
    steunkring_app::PlacesScreen => PlacesScreen {
        /// The space in which those beside Home are.
        space: String,
        /// `home`, `map`, `talks` and `plan`, each where the space has it, in the order in which they stand.
        places: Vec<Offer>,
        /// To see them below each other, where they do not fit beside each other.
        menu: Label,
        /// What stands above them there.
        title: Label,
    }
}
