//! The encrypted store of one profile.
//!
//! A [`Home`] is a folder: `home.db` with settings, the list of spaces and their keys, one file per [`Space`], and a search
//! index that may be lost. A lock keeps every other process out, so that what one process has read stays true until it
//! writes itself. Every file is encrypted under a random key of its own. The keys of the spaces lie in `home.db`, and the
//! key of `home.db` comes from a [`KeySource`]: a file, a passphrase, or the phone's own keystore.
//!
//! A space's file knows no rules and no automerge, only rows: *state* (what the sync engine asks to keep, by kind and
//! key), *documents* (a snapshot and the raw changes since), *screens* (the projections a screen opens with) and *meta*.
//! One thread writes. [`Space::write`] hands it a closure and returns when all that the closure wrote is on the disk, or
//! nothing of it. [`Space::read`] runs on the caller's thread, over the last committed state, and never waits for a write.
//!
//! What is typed goes, keystroke by keystroke, into the space's journal ([`Space::journal`]), a file that is there only while
//! something stands in it.
//!
//! Photos and voice notes are files of their own ([`Space::add_media`]), sealed in chunks under a key that stands in the
//! document. The database says who names them: a file that nobody names any more is removed.
//!
//! [`backup`](backup()) makes one encrypted file of a home and [`restore`] a home of such a file.
//!
//! ```
//! use steunkring_store::{Home, Key, KeySource, SpaceInfo, StoreError};
//!
//! let folder = tempfile::tempdir().unwrap();
//! let source = KeySource::Raw(Key::random()?);
//! let home = Home::create(folder.path(), &source)?;
//! let info = SpaceInfo { id: vec![1], kind: 0, name: "Thuis".into(), place: 0, seed: vec![].into() };
//! let space = home.add_space(&info)?;
//! space.write(|tx| {
//!     tx.save_document(b"map", 0, 1, b"snapshot")?;
//!     tx.append_change(b"map", 0, b"change")
//! })?;
//! let document = space.read(|reader| reader.load_document(b"map", 0))?;
//! assert_eq!(document.map(|document| document.changes), Some(vec![b"change".to_vec()]));
//! # Ok::<(), StoreError>(())
//! ```

#![forbid(unsafe_code)]

mod backup;
mod compact;
mod database;
mod error;
mod file;
mod home;
mod key;
mod lock;
mod media;
mod schema;
mod search;
mod space;

pub use backup::{RestoreError, Saved, backup, restore, restore_with};
pub use compact::{Cancel, Compacted};
pub use error::StoreError;
pub use home::{
    Home, NewSpace, SECOND_LOCKS, SecondLock, SpaceInfo, SpaceStorage, StorageReport, UNDO_BYTES, UndoRow, Unlocked,
};
pub use key::{Key, KeySource, Passphrase, Stretch};
pub use lock::{Doors, Lock, Pin, SealForCode, Way};
pub use media::{
    IncomingMedia, MEDIA_FILE_BYTES, MEDIA_SPACE_BYTES, MediaId, MediaReader, MediaRef, MediaSweep, NewMedia,
};
pub use search::{Hit, Marked, SearchChange, SearchIndex, SearchRow};
pub use space::{
    DocumentHead, FLUSH_AFTER, JournalLine, LineMark, Reader, ScreenRow, Space, StateRow, StoredDocument, Tx,
};
