//! What stands round every screen: the way back, the ear, the door and the settings of the device.

use serde::Serialize;
use steunkring_domain::Circle;
use steunkring_text::{Args, Direction, Label, Level, Words};

use crate::wording::plain_words;
use crate::{App, CoreError};

/// The labels round every screen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FrameScreen {
    /// The language and level of the words.
    pub reads_in: Level,
    /// The way in which the words run.
    pub direction: Direction,
    /// To go back.
    pub back: Label,
    /// To hear the screen.
    pub speak: Label,
    /// To have the voice stop.
    pub hush: Label,
    /// To have the screen gone at once.
    pub exit: Label,
    /// To the settings.
    pub settings: Label,
    /// To close what lies over the screen.
    pub close: Label,
    /// That one is ready.
    pub done: Label,
    /// To go on.
    pub next: Label,
    /// To try again what failed.
    pub again: Label,
    /// To put something there.
    pub add: Label,
    /// That something is still needed before what was tapped can be done; what it is follows.
    pub needed: Label,
    /// To take away the last digit that was typed.
    pub erase: Label,
    /// To have large letters.
    pub large: Label,
    /// To have a dark screen.
    pub dark: Label,
    /// To have everything read aloud.
    pub aloud: Label,
    /// To send over wifi alone.
    pub wifi: Label,
    /// To have nothing move.
    pub calm: Label,
    /// Who made the pictures.
    pub credits: Label,
    /// That what was scanned did not add up, and is scanned once more.
    pub scan_again: Label,
}

/// How many are there of how many.
///
/// # Errors
/// [`CoreError::Unexpected`] where the words cannot be read.
pub fn there_of(level: Level, there: usize, of: usize) -> Result<Label, CoreError> {
    Ok(plain_words(level)?.label("there-of", &Args::new().count("n", there).count("of", of)))
}

impl App {
    /// What stands round every screen of this profile.
    ///
    /// # Errors
    /// [`CoreError`] of the profile's own file.
    pub fn frame_screen(&self) -> Result<FrameScreen, CoreError> {
        let words = self.words(&Circle::default())?;
        Ok(FrameScreen::of(&words))
    }
}

impl FrameScreen {
    pub(super) fn of(words: &Words) -> Self {
        Self {
            reads_in: words.level(),
            direction: steunkring_text::direction(words.level().language()),
            back: words.plain("act-back"),
            speak: words.plain("act-speak"),
            hush: words.plain("act-speak-stop"),
            exit: words.plain("act-quick-exit"),
            settings: words.plain("set-title"),
            close: words.plain("act-close"),
            done: words.plain("act-done"),
            next: words.plain("act-next"),
            again: words.plain("act-try-again"),
            add: words.plain("act-add"),
            needed: words.plain("act-needed"),
            erase: words.plain("act-erase-digit"),
            large: words.plain("set-text-size"),
            dark: words.plain("set-dark"),
            aloud: words.plain("set-speak"),
            wifi: words.plain("set-wifi"),
            calm: words.plain("set-calm"),
            credits: words.plain("set-credits"),
            scan_again: words.plain("scan-again"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_many_there_are_is_told_in_every_language() {
        for (level, told) in [(Level::NlA2, "3 van 7"), (Level::NlB1, "3 van 7"), (Level::En, "3 of 7")] {
            assert_eq!(there_of(level, 3, 7).unwrap().spoken, told);
        }
    }
}
