//! Photos and voice notes: one sealed file each, beside the database of their space.
//!
//! A file is named by the SHA-256 of its sealed bytes ([`MediaId`]) and sealed under a key of its own, which stands in the
//! document that shows it and nowhere else. Who names a file stands in the database ([`Tx::set_media`]), written in the
//! transaction of the document's change:
//!
//! * a file is on the disk for good before a row names it ([`Space::add_media`]);
//! * its last row is gone for good before the file goes, which the writer does after the commit;
//! * what a death in between leaves is a file without a row, which [`Space::sweep_media`] removes.
//!
//! So a row without a file means one thing: the file was not fetched yet, or was lost outside the app.

mod folder;
mod format;
mod reader;

pub(crate) use folder::{MediaFolder, id_of_name};
pub use reader::MediaReader;

use crate::space::Writer;
use crate::{Key, Reader, Space, StoreError, Tx};
use std::collections::BTreeSet;
use std::fmt;
use std::fs::File;
use std::io::{Read, Write};
use std::ops::Deref;
use std::sync::Arc;

/// Most bytes of one photo or voice note: 64 MiB.
pub const MEDIA_FILE_BYTES: u64 = 64 << 20;
/// Most bytes on the disk of all photos and voice notes of a space: 1 GiB.
pub const MEDIA_SPACE_BYTES: u64 = 1 << 30;
/// Most files that one holder may name.
const HELD: usize = 1000;

/// Names a file: the SHA-256 of its sealed bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MediaId([u8; 32]);

impl MediaId {
    /// Takes over an id, such as one that a document holds.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Shows the bytes, for a document to hold.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for MediaId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("MediaId(…)")
    }
}

/// Holds all that is needed to open a file; a document keeps it together with what kind of file it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaRef {
    /// Which file.
    pub id: MediaId,
    /// The key it is sealed under.
    pub key: Key,
    /// How many bytes it holds.
    pub bytes: u64,
}

/// Keeps a new file from being swept until a row names it. One that is dropped without is removed after the next write.
#[must_use = "a file that no row names is removed"]
pub struct NewMedia {
    file: MediaRef,
    folder: Arc<MediaFolder>,
}

impl Deref for NewMedia {
    type Target = MediaRef;

    fn deref(&self) -> &MediaRef {
        &self.file
    }
}

impl fmt::Debug for NewMedia {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("NewMedia(…)")
    }
}

impl Drop for NewMedia {
    fn drop(&mut self) {
        self.folder.let_go(self.file.id);
    }
}

/// Takes in a file that comes piece by piece. One that is dropped before it is whole leaves nothing behind.
#[must_use = "a file that is not finished is removed"]
pub struct IncomingMedia {
    draft: folder::Draft,
    /// How many bytes may still come.
    left: u64,
}

impl IncomingMedia {
    /// Takes the next sealed bytes.
    ///
    /// # Errors
    /// `Invalid` above the length of a sealed file of [`MEDIA_FILE_BYTES`], `Quota`, `Full`, `ReadOnly`.
    pub fn add(&mut self, sealed: &[u8]) -> Result<(), StoreError> {
        let left = self.left.checked_sub(sealed.len() as u64);
        self.left = left.ok_or(StoreError::Invalid("photo or voice note of at most 64 MiB"))?;
        Ok(self.draft.write_all(sealed)?)
    }

    /// Keeps the file when its bytes are those of `id`, on the disk for good when this returns. One that no row names is removed after
    /// the next write.
    ///
    /// # Errors
    /// `Damaged` when they are others; otherwise as [`Space::begin_media`].
    pub fn finish(self, id: MediaId) -> Result<(), StoreError> {
        let folder = self.draft.folder().clone();
        let id = self.draft.keep(Some(id))?;
        folder.let_go(id);
        Ok(())
    }
}

impl fmt::Debug for IncomingMedia {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("IncomingMedia(…)")
    }
}

/// Says what a sweep found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MediaSweep {
    /// How many files were removed because no row names them.
    pub removed: usize,
    /// How many bytes they took.
    pub bytes: u64,
    /// Files that a row names and that are not here: to be fetched, or lost.
    pub missing: Vec<MediaId>,
}

impl Space {
    /// Seals contents into a new file under a new key, on the disk for good when this returns. Reads to the end, holding
    /// two chunks of 64 KiB in memory. Write the reference and [`Tx::set_media`] in one transaction while the
    /// [`NewMedia`] lives.
    ///
    /// # Errors
    /// `Invalid` above [`MEDIA_FILE_BYTES`], `Quota` when the space would take more than [`MEDIA_SPACE_BYTES`], `Full`,
    /// `ReadOnly`, and what the reader gives; no file is left then.
    pub fn add_media(&self, contents: &mut dyn Read) -> Result<NewMedia, StoreError> {
        let folder = self.media();
        let key = Key::random()?;
        let mut draft = folder.draft()?;
        let bytes = format::seal(&key, contents, &mut draft, MEDIA_FILE_BYTES)?;
        let id = draft.keep(None)?;
        Ok(NewMedia { file: MediaRef { id, key, bytes }, folder: folder.clone() })
    }

    /// Begins to take in the sealed bytes of a file as another device sent them.
    ///
    /// # Errors
    /// `Quota` when the space has no room left, `ReadOnly`, `Full`.
    pub fn begin_media(&self) -> Result<IncomingMedia, StoreError> {
        Ok(IncomingMedia { draft: self.media().draft()?, left: format::Layout::of(MEDIA_FILE_BYTES).file() })
    }

    /// Opens a file for reading from any position.
    ///
    /// # Errors
    /// `Missing` when it is not here, `Damaged` when its length, its last chunk or the reference is not what was written,
    /// `TooNew`.
    pub fn open_media(&self, file: &MediaRef) -> Result<MediaReader, StoreError> {
        MediaReader::open(File::open(self.media().path(file.id))?, &file.key, file.bytes)
    }

    /// Says whether a file is here.
    ///
    /// # Errors
    /// `ReadOnly` or `Io` when the folder cannot be looked into.
    pub fn has_media(&self, id: MediaId) -> Result<bool, StoreError> {
        Ok(self.media().path(id).try_exists()?)
    }

    /// Opens the sealed bytes of a file, to be sent as they are from any position.
    ///
    /// # Errors
    /// `Missing` when it is not here.
    pub fn sealed_media(&self, id: MediaId) -> Result<File, StoreError> {
        Ok(File::open(self.media().path(id))?)
    }

    /// Verifies that the sealed bytes of a file are those of its name.
    ///
    /// # Errors
    /// `Missing`, `Damaged`.
    pub fn check_media(&self, id: MediaId) -> Result<(), StoreError> {
        folder::check(&self.media().path(id), id)
    }

    /// Removes every file that no row names, and says which rows name a file that is not here. Waits for its turn among
    /// the writes; files that are being added are left alone.
    ///
    /// # Errors
    /// `Busy` while a backup reads the files; `Damaged`, `Full`, `ReadOnly` or `Io`. What was removed by then stays so.
    pub fn sweep_media(&self) -> Result<MediaSweep, StoreError> {
        let folder = self.media().clone();
        self.run(move |writer: &mut Writer| {
            let named = writer.transact(|tx| tx.media())?;
            folder.sweep(&named.into_iter().collect())
        })
    }

    /// Says how many bytes a sweep would remove.
    pub(crate) fn loose_media(&self) -> Result<u64, StoreError> {
        let named = self.read(|reader| reader.media())?;
        self.media().loose(&named.into_iter().collect())
    }
}

impl Reader<'_> {
    /// Lists the files that at least one holder names, by id.
    pub fn media(&self) -> Result<Vec<MediaId>, StoreError> {
        self.all("SELECT DISTINCT id FROM media ORDER BY id", &[], |row| Ok(MediaId(row.get(0)?)))
    }

    /// Lists the files that a holder names, by id.
    pub fn media_of(&self, holder: &[u8]) -> Result<Vec<MediaId>, StoreError> {
        self.all("SELECT id FROM media WHERE holder = ?1 ORDER BY id", &[&holder], |row| Ok(MediaId(row.get(0)?)))
    }

    /// Lists who names a file.
    pub fn holders_of(&self, id: MediaId) -> Result<Vec<Vec<u8>>, StoreError> {
        self.all("SELECT holder FROM media WHERE id = ?1 ORDER BY holder", &[&id.0], |row| row.get(0))
    }

    pub(crate) fn names_media(&self, id: MediaId) -> Result<bool, StoreError> {
        let found = self.all("SELECT 1 FROM media WHERE id = ?1 LIMIT 1", &[&id.0], |_| Ok(()))?;
        Ok(!found.is_empty())
    }
}

impl Tx<'_> {
    /// Notes that a holder, such as one row of a document, names exactly these files; none lets go of all. A file that
    /// nobody names any more is removed after the commit, for good: what can be taken back still names it.
    /// Files may be named before they are here. A holder takes 0 to 1,024 bytes and names at most 1,000 files.
    ///
    /// # Errors
    /// `Invalid` outside the limits.
    pub fn set_media(&self, holder: &[u8], ids: &[MediaId]) -> Result<(), StoreError> {
        crate::error::check_size(holder, 0, 1024, "key of at most 1,024 bytes")?;
        let wanted: BTreeSet<_> = ids.iter().copied().collect();
        if wanted.len() > HELD {
            return Err(StoreError::Invalid("at most 1,000 files in one place"));
        }
        let had: BTreeSet<_> = self.media_of(holder)?.into_iter().collect();
        for id in had.difference(&wanted) {
            self.run("DELETE FROM media WHERE holder = ?1 AND id = ?2", &[&holder, &id.0])?;
            // Whether it goes is decided after the commit, so noting it costs nothing if there is none.
            self.folder().look_at(*id);
        }
        for id in wanted.difference(&had) {
            self.run("INSERT INTO media (holder, id) VALUES (?1, ?2)", &[&holder, &id.0])?;
        }
        Ok(())
    }
}
