//! What keeps a home to whom it belongs, and what brings it back: the lock, the code on paper, a lost phone, copies.

use serde::Serialize;
use steunkring_domain::Circle;
use steunkring_text::{Label, Level};

use super::FrameScreen;
use crate::wording::plain_words;
use crate::{App, CoreError};

/// The lock of the app, and the ways to what else keeps it safe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SafetyScreen {
    /// Whether the app is locked.
    pub locked: bool,
    /// The same in words.
    pub state: Label,
    /// To lock it, or to change the digits.
    pub set: Label,
    /// To take the lock away, where there is one.
    pub off: Option<Label>,
    /// To choose digits, or new ones where the app is locked; `enter` is for those that are there.
    pub choose: Label,
    /// To type the digits.
    pub enter: Label,
    /// To use a finger or face too.
    pub finger: Label,
    /// To have another name and picture on the device.
    pub neutral: Label,
    /// To the code on paper.
    pub code: Label,
    /// To type the words of one.
    pub typed: Label,
    /// To what can be done about a lost phone.
    pub lost: Label,
    /// To the copies.
    pub copies: Label,
    /// To the room that all takes.
    pub room: Label,
    /// Whether one is sure of what cannot be taken back.
    pub sure: Label,
    /// That one is.
    pub yes: Label,
}

/// Taking along and keeping what is here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExportScreen {
    /// Its title.
    pub title: Label,
    /// To make a copy of everything.
    pub copy: Label,
    /// What there is to know of it.
    pub copy_help: Vec<Label>,
    /// To choose the words of the copy.
    pub copy_words: Label,
    /// That it was made.
    pub copy_done: Label,
    /// To have everything to read.
    pub read: Label,
    /// Who can read that, and what is left out.
    pub read_help: Vec<Label>,
}

impl FrameScreen {
    /// What stands round a screen before a home is open, in a language that the shell knows.
    ///
    /// # Errors
    /// [`CoreError::Unexpected`] where the words cannot be read.
    pub fn before_opening(level: Level) -> Result<Self, CoreError> {
        let words = plain_words(level)?;
        Ok(Self::of(&words))
    }
}

impl App {
    /// The lock of this home, and the ways to what else keeps it safe.
    ///
    /// # Errors
    /// [`CoreError`] of the profile's own file.
    pub fn safety_screen(&self) -> Result<SafetyScreen, CoreError> {
        let words = self.words(&Circle::default())?;
        let locked = self.is_locked()?;
        Ok(SafetyScreen {
            locked,
            state: words.plain(if locked { "lock-state-on" } else { "lock-state-off" }),
            set: words.plain(if locked { "lock-set-on" } else { "lock-set" }),
            off: locked.then(|| words.plain("lock-off")),
            choose: words.plain(if locked { "lock-choose-new" } else { "lock-choose" }),
            enter: words.plain("lock-enter"),
            finger: words.plain("lock-finger"),
            neutral: words.plain("set-neutral"),
            code: words.plain("recovery-title"),
            typed: words.plain("recovery-enter"),
            lost: words.plain("lost-title"),
            copies: words.plain("export-title"),
            room: words.plain("storage-title"),
            sure: words.plain("confirm-sure"),
            yes: words.plain("act-yes"),
        })
    }

    /// What there is to say before something is taken along or kept.
    ///
    /// # Errors
    /// As [`App::safety_screen`].
    pub fn export_screen(&self) -> Result<ExportScreen, CoreError> {
        let words = self.words(&Circle::default())?;
        Ok(ExportScreen {
            title: words.plain("export-title"),
            copy: words.plain("export-copy"),
            copy_help: ["export-copy-help", "export-copy-words-lost"].map(|message| words.plain(message)).to_vec(),
            copy_words: words.plain("export-copy-words"),
            copy_done: words.plain("export-copy-done"),
            read: words.plain("export-read"),
            read_help: ["export-read-warn", "export-names-hidden"].map(|message| words.plain(message)).to_vec(),
        })
    }
}
