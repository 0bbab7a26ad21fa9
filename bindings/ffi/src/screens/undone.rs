//! Records of `core/app/src/screens/undone.rs`.

use super::{Label, Offer};
use crate::mirror::mirror;

mirror! {
    /// The last step that can be taken back.
    steunkring_app::UndoItem => UndoItem {
        /// Where it was done.
        space: String,
        /// What was done.
        sentence: Label,
        /// To take it back.
        offer: Offer,
    }
}
