//! What can go wrong, as somebody can act on it.

use steunkring_document::DocumentError;
use steunkring_domain::Invalid;
use steunkring_store::StoreError;

use crate::media::MEDIA;

/// Why something could not be done; everything is then as it was. Its message ids are `err-<code>-what`, `-safe` and `-do`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CoreError {
    /// The device is full.
    #[error("the device is full")]
    StorageFull,
    /// The folder of the home cannot be written.
    #[error("the folder of the home cannot be written")]
    ReadOnly,
    /// The disk cannot be read or written.
    #[error("the disk cannot be read or written; it may be full or failing")]
    Disk,
    /// The home is locked.
    #[error("the home is locked")]
    NeedsUnlock,
    /// The key or passphrase does not fit.
    #[error("the key does not fit")]
    WrongKey,
    /// The digits of the lock are wrong.
    #[error("the digits do not fit")]
    WrongPin,
    /// Digits were wrong too often.
    #[error("the next digits have to wait {minutes} minutes")]
    Wait {
        /// How long the next ones wait.
        minutes: u32,
    },
    /// No network, or nobody answers there.
    #[error("there is no connection")]
    Offline,
    /// What answers at the relay's address is no relay: another server, or a page to log in to a network.
    #[error("what answers at that address is no relay: check the address")]
    NoRelay,
    /// One of the two who compared six digits saw other ones; the invitation is over and nothing was shared.
    #[error("the six digits were not the same on both sides")]
    Declined,
    /// This member may not do that here.
    #[error("not allowed here")]
    NotAllowed,
    /// Made by a newer version.
    #[error("made by a newer version")]
    TooNew,
    /// A file is damaged.
    #[error("a file is damaged")]
    Damaged,
    /// Something that was given cannot be taken; the field says what.
    #[error("cannot be taken: {field} ({reason})")]
    Invalid {
        /// The name of the field.
        field: &'static str,
        /// Why, without what was given.
        reason: String,
    },
    /// Nothing with that id, or nothing to undo.
    #[error("there is no such {0}")]
    Missing(&'static str),
    /// Another program has this home open.
    #[error("another program has this home open")]
    Busy,
    /// A fault of ours.
    #[error("something went wrong on our side ({0})")]
    Unexpected(&'static str),
}

impl CoreError {
    /// The middle of its message ids.
    pub fn code(&self) -> &'static str {
        match self {
            Self::StorageFull => "storage-full",
            Self::NeedsUnlock | Self::Wait { .. } => "needs-unlock",
            Self::WrongKey | Self::WrongPin => "wrong-key",
            Self::Offline | Self::NoRelay => "offline",
            Self::Declined => "declined",
            Self::NotAllowed => "not-allowed",
            Self::TooNew => "too-new",
            Self::Damaged => "damaged",
            Self::Invalid { .. } | Self::Missing(_) => "invalid",
            Self::Busy | Self::ReadOnly | Self::Disk | Self::Unexpected(_) => "unexpected",
        }
    }

    /// Names what was given wrongly.
    pub fn invalid(field: &'static str, reason: Invalid) -> Self {
        Self::Invalid { field, reason: reason.to_string() }
    }
}

impl From<DocumentError> for CoreError {
    fn from(error: DocumentError) -> Self {
        match error {
            DocumentError::Damaged | DocumentError::BadChange => Self::Damaged,
            DocumentError::NoSuchPlace => Self::Missing("place in the document"),
            DocumentError::TooMuch => Self::Invalid { field: "text", reason: error.to_string() },
            DocumentError::Typing => Self::Unexpected("a text was being typed in"),
        }
    }
}

impl From<StoreError> for CoreError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self::StorageFull,
            StoreError::Quota => Self::Invalid { field: MEDIA, reason: error.to_string() },
            StoreError::WrongKey => Self::WrongKey,
            StoreError::Locked => Self::NeedsUnlock,
            StoreError::WrongPin => Self::WrongPin,
            StoreError::Wait(minutes) => Self::Wait { minutes },
            StoreError::Damaged => Self::Damaged,
            StoreError::TooNew => Self::TooNew,
            StoreError::Busy => Self::Busy,
            StoreError::ReadOnly => Self::ReadOnly,
            StoreError::Exists => Self::Invalid { field: "home", reason: "it is there already".to_owned() },
            StoreError::Missing => Self::Missing("home or space"),
            StoreError::Invalid(limit) => Self::Invalid { field: "input", reason: limit.to_owned() },
            StoreError::Io(_) => Self::Disk,
        }
    }
}

impl From<postcard::Error> for CoreError {
    fn from(_: postcard::Error) -> Self {
        Self::Damaged
    }
}
