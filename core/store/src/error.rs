//! What can go wrong, without a word of what was stored.

use std::cell::Cell;
use std::io::ErrorKind;
use steunkring_sqlcipher::rusqlite::{self, ErrorCode};

/// Says why the store could not do what was asked; nothing was changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disk, or the quota on it, is full.
    #[error("the disk is full")]
    Full,
    /// The room that a space has for photos and voice notes is used up.
    #[error("the room for photos and voice notes is used up")]
    Quota,
    /// The key or passphrase is not the one of this home.
    #[error("the key or passphrase does not fit")]
    WrongKey,
    /// The home has a lock, and nothing was given that opens it.
    #[error("the home is locked")]
    Locked,
    /// The digits are not those of the lock.
    #[error("the digits do not fit")]
    WrongPin,
    /// Digits were wrong too often: the next ones wait so many minutes.
    #[error("the next digits have to wait {0} minutes")]
    Wait(u32),
    /// A file is not what was written: bits flipped, bytes missing, or another program wrote it.
    #[error("the file is damaged")]
    Damaged,
    /// A newer version of the app wrote the file.
    #[error("the file was written by a newer version")]
    TooNew,
    /// The folder or file may not be written.
    #[error("the folder cannot be written")]
    ReadOnly,
    /// Another process or handle uses the home.
    #[error("the home is in use")]
    Busy,
    /// There is no such home, space or document.
    #[error("not found")]
    Missing,
    /// There already is such a home or space.
    #[error("it already exists")]
    Exists,
    /// An argument is outside its limit; the text names the limit.
    #[error("outside the limit: {0}")]
    Invalid(&'static str),
    /// The operating system failed in another way.
    #[error("input or output failed: {0}")]
    Io(ErrorKind),
}

thread_local! {
    /// Whether SQLite gave an answer on this thread that a failing disk gets too. Kept beside the error, since what a closure of a
    /// caller makes of the error may not show it.
    static DOUBTED: Cell<bool> = const { Cell::new(false) };
}

/// Says whether SQLite called a file corrupt or read-only on this thread since this was last asked. It says the first also of a
/// page that the disk did not give, and the second of a log that it could not open for writing.
pub(crate) fn take_doubt() -> bool {
    DOUBTED.take()
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let Some(code) = error.sqlite_error_code() else {
            // A row of another type or shape than our own schema gives.
            return Self::Damaged;
        };
        if matches!(code, ErrorCode::DatabaseCorrupt | ErrorCode::ReadOnly) {
            DOUBTED.set(true);
        }
        match code {
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Self::ReadOnly,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => Self::Busy,
            ErrorCode::TooBig => Self::Invalid("size of a value"),
            ErrorCode::CannotOpen => Self::Io(ErrorKind::NotFound),
            ErrorCode::SystemIoFailure => Self::Io(ErrorKind::Other),
            ErrorCode::OutOfMemory => Self::Io(ErrorKind::OutOfMemory),
            // Our statements are fixed, so that whatever else SQLite says is about the file.
            _ => Self::Damaged,
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        // One of our own, that went through a reader or writer of the standard library.
        if let Some(own) = error.get_ref().and_then(|inner| inner.downcast_ref::<Self>()) {
            return own.clone();
        }
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::FileTooLarge | ErrorKind::QuotaExceeded => Self::Full,
            kind => Self::Io(kind),
        }
    }
}

impl From<StoreError> for std::io::Error {
    fn from(error: StoreError) -> Self {
        let kind = match error {
            StoreError::Full => ErrorKind::StorageFull,
            StoreError::Quota => ErrorKind::QuotaExceeded,
            StoreError::Damaged | StoreError::TooNew => ErrorKind::InvalidData,
            StoreError::Missing => ErrorKind::NotFound,
            StoreError::Exists => ErrorKind::AlreadyExists,
            StoreError::Invalid(_) => ErrorKind::InvalidInput,
            StoreError::WrongKey
            | StoreError::Locked
            | StoreError::WrongPin
            | StoreError::Wait(_)
            | StoreError::ReadOnly => ErrorKind::PermissionDenied,
            StoreError::Busy => ErrorKind::ResourceBusy,
            StoreError::Io(kind) => kind,
        };
        Self::new(kind, error)
    }
}

/// Refuses a byte string outside `least..=most` bytes.
pub(crate) fn check_size(bytes: &[u8], least: usize, most: usize, limit: &'static str) -> Result<(), StoreError> {
    if (least..=most).contains(&bytes.len()) { Ok(()) } else { Err(StoreError::Invalid(limit)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use steunkring_sqlcipher::rusqlite::ffi;

    /// Each family of codes keeps its name; a text that SQLite gave along, which may quote what was stored, is dropped.
    #[test]
    fn codes_of_sqlite_have_names_without_texts() {
        let cases = [
            (ffi::SQLITE_FULL, StoreError::Full),
            (ffi::SQLITE_READONLY, StoreError::ReadOnly),
            (ffi::SQLITE_PERM, StoreError::ReadOnly),
            (ffi::SQLITE_BUSY, StoreError::Busy),
            (ffi::SQLITE_LOCKED, StoreError::Busy),
            (ffi::SQLITE_NOTADB, StoreError::Damaged),
            (ffi::SQLITE_CORRUPT, StoreError::Damaged),
            (ffi::SQLITE_ERROR, StoreError::Damaged),
            (ffi::SQLITE_IOERR, StoreError::Io(ErrorKind::Other)),
            (ffi::SQLITE_NOMEM, StoreError::Io(ErrorKind::OutOfMemory)),
            (ffi::SQLITE_TOOBIG, StoreError::Invalid("size of a value")),
        ];
        for (code, expected) in cases {
            let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), Some("oma Truus".into()));
            let mapped = StoreError::from(error);
            assert_eq!(mapped, expected);
            assert!(!format!("{mapped} {mapped:?}").contains("Truus"));
        }
    }

    #[test]
    fn errors_of_the_system_have_names() {
        for (kind, expected) in [
            (ErrorKind::NotFound, StoreError::Missing),
            (ErrorKind::PermissionDenied, StoreError::ReadOnly),
            (ErrorKind::ReadOnlyFilesystem, StoreError::ReadOnly),
            (ErrorKind::StorageFull, StoreError::Full),
            (ErrorKind::QuotaExceeded, StoreError::Full),
            (ErrorKind::TimedOut, StoreError::Io(ErrorKind::TimedOut)),
        ] {
            assert_eq!(StoreError::from(std::io::Error::from(kind)), expected);
        }
    }

    /// What goes through `Read` or `Write` comes out as it went in, also where two errors share a kind.
    #[test]
    fn our_errors_pass_through_those_of_the_system() {
        for error in [
            StoreError::Full,
            StoreError::Quota,
            StoreError::WrongKey,
            StoreError::Locked,
            StoreError::WrongPin,
            StoreError::Wait(5),
            StoreError::Damaged,
            StoreError::TooNew,
            StoreError::ReadOnly,
            StoreError::Busy,
            StoreError::Missing,
            StoreError::Exists,
            StoreError::Invalid("a limit"),
            StoreError::Io(ErrorKind::TimedOut),
        ] {
            assert_eq!(StoreError::from(std::io::Error::from(error.clone())), error);
        }
    }
}
