//! A home as one encrypted file, and back.
//!
//! The old device may have written more after the backup was made. So a restored home writes nothing under it: before the first
//! thing that it writes in a space it goes on there as another device of the same member, and takes the old one away once it has
//! heard from others how far that had come (`space/restored.rs`).

use std::path::Path;

use steunkring_store::{Passphrase, RestoreError, backup, restore};

use crate::space::mark_restored;
use crate::{App, CoreError, Key};

impl App {
    /// Writes a backup of this home, under words that only its owner knows. The home's own key is not in it.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] when there is a file of that name or no words are given; errors of the store. No file is left
    /// behind then.
    pub fn backup(&mut self, file: &Path, words: &str) -> Result<(), CoreError> {
        for space in self.spaces()? {
            // Opening takes up what was typed when the app last died.
            self.space(space.id)?;
        }
        self.settle_all()?;
        backup(self.home(), file, &Passphrase::new(words)?)?;
        Ok(())
    }

    /// Makes a home of a backup in a folder that is missing or empty, under a new key; all of it or nothing.
    ///
    /// # Errors
    /// [`CoreError::WrongKey`] for other words, [`CoreError::Damaged`] for a file that is no whole backup, [`CoreError::TooNew`],
    /// [`CoreError::Invalid`] for a folder that is not empty.
    pub fn restore(file: &Path, words: &str, folder: &Path, key: Key) -> Result<(), CoreError> {
        Ok(restore(file, &Passphrase::new(words)?, folder, &key.0)?)
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
