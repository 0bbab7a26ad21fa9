//! The code on paper.

use super::Label;
use crate::mirror::mirror;

mirror! {
    /// Which spaces a code opens, and what a code is for.
    steunkring_app::CodeScreen => CodeScreen {
        /// Its title.
        title: Label,
        /// What it is for.
        why: Label,
        /// What it cannot do.
        limits: Vec<Label>,
        /// The spaces of this profile.
        spaces: Vec<CodeSpace>,
        /// To make a new code.
        new: Label,
        /// What a file beside the code is for.
        file_why: Label,
        /// To keep one.
        file: Label,
    }
}

mirror! {
    /// One space of it.
    steunkring_app::CodeSpace => CodeSpace {
        /// Which.
        id: String,
        /// Whether a code opens it.
        has: bool,
        /// The same in words, with its name.
        label: Label,
    }
}
