//! Records of `core/app/src/lock.rs` and `core/app/src/behind.rs`.

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

mirror! {
    /// What happens when a space is put behind a second lock.
    steunkring_app::BehindScreen => BehindScreen {
        /// What is asked.
        title: Label,
        /// What becomes of it, in the order in which it matters.
        effect: Vec<Label>,
        /// To do it.
        yes: Label,
    }
}

mirror! {
    /// A second lock of a home.
    steunkring_app::SecondLockItem => SecondLockItem {
        /// Its name, for `open_behind`.
        name: String,
        /// What it is called: its place in the list, which says nothing of what is behind it.
        label: Label,
        /// What stands before it.
        screen: LockScreen,
        /// To take it away.
        off: Label,
    }
}
