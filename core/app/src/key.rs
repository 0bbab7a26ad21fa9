//! What opens a home.

use std::path::PathBuf;

use steunkring_store::{KeySource, Passphrase};

use crate::CoreError;

/// What opens a home: bytes kept by the platform, a file, or a passphrase.
pub struct Key(pub(crate) KeySource);

impl Key {
    /// 32 bytes that the platform keeps.
    pub fn raw(bytes: [u8; 32]) -> Self {
        Self(KeySource::Raw(steunkring_store::Key::new(bytes)))
    }

    /// A file that only its owner may read; it is made when a home is created.
    pub fn file(path: PathBuf) -> Self {
        Self(KeySource::File(path))
    }

    /// Words that somebody remembers.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] when they are too short or too long.
    pub fn passphrase(words: &str) -> Result<Self, CoreError> {
        Ok(Self(KeySource::Passphrase(Passphrase::new(words)?)))
    }
}
