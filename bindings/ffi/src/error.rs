//! What can go wrong, as somebody can act on it.

use steunkring_text::{OwnWords, Words};

use crate::mirror::Shown;
use crate::screens::{ErrorLabels, Level};

/// Why something could not be done; everything is then as it was. It holds no name and no text of anybody.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Deserialize, serde::Serialize, uniffi::Error)]
#[serde(rename_all = "snake_case")]
pub enum CoreError {
    /// The device is full: make room, then try again.
    #[error("the device is full")]
    StorageFull,
    /// The home is closed, or the device does not give its key: unlock it and open it again.
    #[error("the home is locked")]
    NeedsUnlock,
    /// The key or passphrase does not fit.
    #[error("the key does not fit")]
    WrongKey,
    /// No network, or nobody answers there.
    #[error("there is no connection")]
    Offline,
    /// The six digits were not the same on both sides; nothing was shared.
    #[error("the six digits were not the same on both sides")]
    Declined,
    /// This member may not do that here.
    #[error("not allowed here")]
    NotAllowed,
    /// Made by a newer version: install that.
    #[error("made by a newer version")]
    TooNew,
    /// A file is damaged: take back a backup.
    #[error("a file is damaged")]
    Damaged,
    /// Something that was given cannot be taken, or names what is not there.
    #[error("cannot be taken: {field} ({reason})")]
    Invalid {
        /// The name of what was given.
        field: String,
        /// Why, without what was given.
        reason: String,
    },
    /// A fault of ours, a disk that fails, or a home that another program has open; what was kept is safe.
    #[error("something went wrong on our side")]
    Unexpected,
}

/// What happened, what is safe and what to do, in a language and level that the shell knows also where no home is open.
#[uniffi::export]
pub fn told(error: CoreError, level: Level) -> Result<ErrorLabels, CoreError> {
    use steunkring_app::ErrorLabels as Told;
    let words = Words::new(level.into(), OwnWords::new()).map_err(|_| CoreError::Unexpected)?;
    let told = match &error {
        CoreError::StorageFull => Told::of("storage-full", &words),
        CoreError::NeedsUnlock => Told::of("needs-unlock", &words),
        CoreError::WrongKey => Told::of("wrong-key", &words),
        CoreError::Offline => Told::of("offline", &words),
        CoreError::Declined => Told::of("declined", &words),
        CoreError::NotAllowed => Told::of("not-allowed", &words),
        CoreError::TooNew => Told::of("too-new", &words),
        CoreError::Damaged => Told::of("damaged", &words),
        CoreError::Invalid { field, reason } => Told::of_invalid(field, reason, &words),
        CoreError::Unexpected => Told::of("unexpected", &words),
    };
    Ok(told.shown())
}

impl CoreError {
    /// Names what was given wrongly.
    pub(crate) fn invalid(field: &str, reason: impl ToString) -> Self {
        Self::Invalid { field: field.to_owned(), reason: reason.to_string() }
    }
}

impl From<steunkring_app::CoreError> for CoreError {
    fn from(error: steunkring_app::CoreError) -> Self {
        use steunkring_app::CoreError as Inner;
        match error {
            Inner::StorageFull => Self::StorageFull,
            Inner::NeedsUnlock | Inner::Wait { .. } => Self::NeedsUnlock,
            Inner::WrongKey | Inner::WrongPin => Self::WrongKey,
            Inner::Offline | Inner::NoRelay => Self::Offline,
            Inner::Declined => Self::Declined,
            Inner::NotAllowed => Self::NotAllowed,
            Inner::TooNew => Self::TooNew,
            Inner::Damaged => Self::Damaged,
            Inner::Invalid { field, reason } => Self::Invalid { field: field.to_owned(), reason },
            Inner::Missing(what) => Self::invalid(what, "it is not there"),
            Inner::Busy | Inner::ReadOnly | Inner::Disk | Inner::Unexpected(_) => Self::Unexpected,
        }
    }
}
