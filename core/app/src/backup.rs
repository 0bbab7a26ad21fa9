//! A home as one encrypted file, and back.
//!
//! The old device may have written more after the backup was made. So a restored home writes nothing under it: before the first
//! thing that it writes in a space it goes on there as another device of the same member, and takes the old one away once it has
//! heard from others how far that had come (`space/restored.rs`).

use std::path::Path;

use serde::Serialize;
use steunkring_domain::Circle;
use steunkring_store::{Passphrase, RestoreError, Saved, backup, restore};
use steunkring_text::{Args, Label};

use crate::space::mark_restored;
use crate::wording::LEVEL;
use crate::zone::{ZONE, Zone};
use crate::{App, CoreError, Key};

/// What is in a backup besides all that was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BackedUp {
    /// How many photos and voice notes are in it.
    pub media: usize,
    /// How many are not, since they are not on this device.
    pub missing: usize,
    /// How many are not, since they are damaged here.
    pub damaged: usize,
    /// The same in words; nothing where there are none.
    pub said: Vec<Label>,
}

impl App {
    /// Writes a backup of this home, under words that only its owner knows, and tells how many photos and voice notes are in it. The
    /// home's own key is not in it.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] when there is a file of that name or no words are given; errors of the store. No file is left
    /// behind then.
    pub fn backup(&mut self, file: &Path, words: &str) -> Result<BackedUp, CoreError> {
        for space in self.spaces()? {
            // Opening takes up what was typed when the app last died.
            self.space(space.id)?;
        }
        self.settle_all()?;
        let Saved { media, missing, damaged } = backup(self.home(), file, &Passphrase::new(words)?)?;
        let words = self.words(&Circle::default())?;
        let counted = |message: &str, n: usize| (n > 0).then(|| words.label(message, &Args::new().count("n", n)));
        let without = missing + damaged;
        let said = [counted("export-copy-media", media), counted("export-copy-without", without)];
        Ok(BackedUp { media, missing, damaged, said: said.into_iter().flatten().collect() })
    }

    /// Makes a home of a backup in a folder that is missing or empty, under a new key; all of it or nothing.
    ///
    /// # Errors
    /// [`CoreError::WrongKey`] for other words, [`CoreError::Damaged`] for a file that is no whole backup, [`CoreError::TooNew`],
    /// [`CoreError::Invalid`] for a folder that is not empty.
    pub fn restore(file: &Path, words: &str, folder: &Path, key: Key) -> Result<(), CoreError> {
        Ok(restore(file, &Passphrase::new(words)?, folder, &key.0)?)
    }

    /// Takes everything of a backup into this home, in which there is nothing yet, with the language and the time zone; all of it or
    /// nothing. Says what became of it.
    ///
    /// # Errors
    /// As [`App::restore`]; [`CoreError::Invalid`] where there is something here.
    pub fn take_copy(&mut self, file: &Path, words: &str) -> Result<Vec<Label>, CoreError> {
        self.home().take_backup(file, &Passphrase::new(words)?, &[LEVEL, ZONE], mark_restored)?;
        self.drop_first()?;
        self.zone = Zone::of(self.home())?;
        let words = self.words(&Circle::default())?;
        Ok(["recovery-done", "recovery-old-phone"].map(|message| words.plain(message)).to_vec())
    }

    /// Where the home was restored and not opened since, marks every space.
    pub(crate) fn after_restore(&self) -> Result<(), CoreError> {
        if !self.home().restored()? {
            return Ok(());
        }
        for space in self.home().spaces()? {
            mark_restored(&self.home().open_space(&space.id)?)?;
        }
        // What stops before this is done again at the next opening.
        Ok(self.home().settle_restored()?)
    }
}

impl From<RestoreError> for CoreError {
    fn from(error: RestoreError) -> Self {
        match error {
            RestoreError::WrongPassphrase => Self::WrongKey,
            RestoreError::Damaged | RestoreError::Truncated => Self::Damaged,
            RestoreError::TooNew => Self::TooNew,
            RestoreError::NotEmpty => Self::Invalid { field: "home", reason: "the folder is not empty".to_owned() },
            RestoreError::Store(error) => error.into(),
        }
    }
}
