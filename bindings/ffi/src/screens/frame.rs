//! Records of `core/app/src/screens/frame.rs`.

use super::{Direction, Label, Level};
use crate::mirror::mirror;

mirror! {
    /// The labels round every screen.
    steunkring_app::FrameScreen => FrameScreen {
        /// The language and level of the words.
        reads_in: Level,
        /// The way in which the words run.
        direction: Direction,
        /// To go back.
        back: Label,
        /// To hear the screen.
        speak: Label,
        /// To have the voice stop.
        hush: Label,
        /// To have the screen gone at once.
        exit: Label,
        /// To the settings.
        settings: Label,
        /// To close what lies over the screen.
        close: Label,
        /// That one is ready.
        done: Label,
        /// To go on.
        next: Label,
        /// To try again what failed.
        again: Label,
        /// To put something there.
        add: Label,
        /// That something is still needed before what was tapped can be done; what it is follows.
        needed: Label,
        /// To take away the last digit that was typed.
        erase: Label,
        /// To have large letters.
        large: Label,
        /// To have a dark screen.
        dark: Label,
        /// To have everything read aloud.
        aloud: Label,
        /// To send over wifi alone.
        wifi: Label,
        /// To have nothing move.
        calm: Label,
        /// Who made the pictures.
        credits: Label,
        /// That what was scanned did not add up, and is scanned once more.
        scan_again: Label,
    }
}

mirror! {
    /// Who made what is shown and is not ours.
    steunkring_app::CreditsScreen => CreditsScreen {
        /// Its title.
        title: Label,
        /// What others made, in the order in which it is told.
        items: Vec<CreditItem>,
    }
}

mirror! {
    /// One thing that others made. Names and licences are the same in every language.
    steunkring_app::CreditItem => CreditItem {
        /// What it is called.
        what: Label,
        /// Who made it.
        by: Label,
        /// Its licence.
        licence: Label,
    }
}
