//! Records of `core/app/src/screens/undone.rs`.

use super::{Label, Offer};
use crate::mirror::mirror;

mirror! {
    /// The last step that can be taken back, or done again.
    steunkring_app::UndoItem => UndoItem {
        /// Where it was done.
        space: String,
        /// What was done; or that all is as before.
        sentence: Label,
        /// To take it back, `undo`; or to do it again, `redo`.
        offer: Offer,
    }
}
