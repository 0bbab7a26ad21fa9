//! The record of `core/app/src/lock.rs`.

use super::Label;
use crate::mirror::mirror;

mirror! {
    /// What stands before a locked home.
    steunkring_app::LockScreen => LockScreen {
        /// That it is locked.
        title: Label,
        /// To type the digits.
        enter: Label,
        /// To use a finger or face, where that opens it.
        finger: Option<Label>,
        /// To use the printed code, where that opens it.
        forgot: Option<Label>,
        /// That the next digits have to wait, where they do.
        wait: Option<Label>,
        /// How many minutes they wait, from 0.
        minutes: u32,
    }
}
