//! Records of `core/app/src/screens/safety.rs`.

use super::Label;
use crate::mirror::mirror;

mirror! {
    /// The lock of the app, and the ways to what else keeps it safe.
    steunkring_app::SafetyScreen => SafetyScreen {
        /// Whether the app is locked.
        locked: bool,
        /// The same in words.
        state: Label,
        /// To lock it, or to change the digits.
        set: Label,
        /// To take the lock away, where there is one.
        off: Option<Label>,
        /// To choose digits, or new ones where the app is locked; `enter` is for those that are there.
        choose: Label,
        /// To type the digits.
        enter: Label,
        /// To use a finger or face too.
        finger: Label,
        /// To have another name and picture on the device.
        neutral: Label,
        /// To the code on paper.
        code: Label,
        /// To type the words of one.
        typed: Label,
        /// To what can be done about a lost phone.
        lost: Label,
        /// To the copies.
        copies: Label,
        /// To the room that all takes.
        room: Label,
        /// Whether one is sure of what cannot be taken back.
        sure: Label,
        /// That one is.
        yes: Label,
    }
}

mirror! {
    /// Taking along and keeping what is here.
    steunkring_app::ExportScreen => ExportScreen {
        /// Its title.
        title: Label,
        /// To make a copy of everything.
        copy: Label,
        /// What there is to know of it.
        copy_help: Vec<Label>,
        /// To choose the words of the copy.
        copy_words: Label,
        /// That it was made.
        copy_done: Label,
        /// To have everything to read.
        read: Label,
        /// Who can read that, and what is left out.
        read_help: Vec<Label>,
    }
}
