//! The space that is shown first: a small sealed file tells where it lies, so that it can be read before `home.db` is open.

use super::{Home, HomeLock, media_path, space_path, take_lock};
use crate::database::Database;
use crate::file::{private, read_limited, remove_if_there};
use crate::key::{Opened, cipher, random};
use crate::{Key, KeySource, Reader, Space, StoreError, schema};
use chacha20poly1305::XNonce;
use chacha20poly1305::aead::{Aead, Payload};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zeroize::Zeroizing;

/// What the file is sealed for, so that nothing else under the home's key is taken for it.
const PURPOSE: &[u8] = b"steunkring/store/first/1";
/// Most bytes of the file: a nonce, a tag, a file's name, its key and an id.
const FILE_BYTES: usize = 24 + 16 + NAME_BYTES + 32 + 64;
/// A space's file has a name of 16 bytes, written as digits.
const NAME_BYTES: usize = 32;

/// A home whose key is known and that no other process has, before its files are opened.
pub struct Unlocked {
    folder: PathBuf,
    opened: Opened,
    lock: Arc<HomeLock>,
    first: Option<First>,
}

/// The space that is shown first, open for reading.
struct First {
    id: Vec<u8>,
    path: PathBuf,
    media: PathBuf,
    key: Key,
    database: Database,
}

impl Home {
    /// Takes a home and its key, and opens none of its files.
    ///
    /// # Errors
    /// As [`Home::open`], but for what is wrong with the files.
    pub fn unlock(folder: &Path, source: &KeySource) -> Result<Unlocked, StoreError> {
        if !Self::exists(folder)? {
            return Err(StoreError::Missing);
        }
        let lock = take_lock(folder)?;
        let opened = source.unlock(folder)?;
        Ok(Unlocked { folder: folder.to_owned(), opened, lock, first: None })
    }

    /// Chooses the space that [`Unlocked::read_first`] finds from now on.
    ///
    /// # Errors
    /// `Missing` when the home has no such space; `Full`, `ReadOnly` or `Io`, and another or none is given then.
    pub fn show_first(&self, id: &[u8]) -> Result<(), StoreError> {
        let (name, key) = self.space_file(id)?;
        let mut told = Zeroizing::new(Vec::with_capacity(FILE_BYTES));
        told.extend(name.as_bytes());
        told.extend(key.bytes());
        told.extend(id);
        let nonce: [u8; 24] = random()?;
        let sealed = cipher(&self.key())?
            .encrypt(&XNonce::from(nonce), Payload { msg: &told, aad: PURPOSE })
            .map_err(|_| StoreError::Invalid("size of what is sealed"))?;
        // Not flushed: what the loss of power leaves half written does not open, and is then done without.
        let (draft, place) = (self.folder.join("first.new"), place(&self.folder));
        let mut file = private().create(true).truncate(true).open(&draft)?;
        file.write_all(&nonce)?;
        file.write_all(&sealed)?;
        Ok(fs::rename(&draft, &place)?)
    }

    /// Has [`Unlocked::read_first`] find no space, until one is chosen again.
    ///
    /// # Errors
    /// `ReadOnly` or `Io`.
    pub fn show_none_first(&self) -> Result<(), StoreError> {
        remove_if_there(&place(&self.folder))
    }
}

impl Unlocked {
    /// Reads in the space that was chosen with [`Home::show_first`], and gives its id with what was found. `None` where none was chosen,
    /// or where it cannot be opened or read: what is wrong is told when the home is opened.
    pub fn read_first<T>(&mut self, look: impl FnOnce(&Reader<'_>) -> Result<T, StoreError>) -> Option<(Vec<u8>, T)> {
        if self.first.is_none() {
            self.first = self.open_first();
        }
        let first = self.first.as_mut()?;
        // No other process has the home, so that what is read is of one moment without a transaction.
        let found = first.database.run(|connection| {
            let found = look(&Reader::new(connection))?;
            schema::verify(connection)?;
            Ok::<_, StoreError>(found)
        });
        Some((first.id.clone(), found.ok()?))
    }

    /// Opens the home, and gives the space that was read in beside it: as long as somebody has that, it need not be opened again.
    ///
    /// # Errors
    /// `TooNew`, `Damaged`, `ReadOnly`.
    pub fn open(self) -> Result<(Home, Option<Space>), StoreError> {
        let home = Home::start(&self.folder, self.opened, self.lock)?;
        // A space that was taken away meanwhile is not there for the home either.
        let first = self.first.filter(|first| home.space_file(&first.id).is_ok());
        let space = first.and_then(|First { id, path, media, key, database }| {
            let space = Space::start(database, &path, media, &key, home.lock.clone()).ok()?;
            home.take_over(id, &space);
            Some(space)
        });
        Ok((home, space))
    }

    fn open_first(&self) -> Option<First> {
        let file = read_limited(&place(&self.folder), FILE_BYTES).ok()?;
        let (nonce, sealed) = file.split_first_chunk::<24>()?;
        let told = cipher(&self.opened.key)
            .ok()?
            .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: PURPOSE })
            .ok()?;
        let told = Zeroizing::new(told);
        let (name, rest) = told.split_first_chunk::<NAME_BYTES>()?;
        let (key, id) = rest.split_first_chunk::<32>()?;
        let name = std::str::from_utf8(name).ok()?;
        let (path, media) = (space_path(&self.folder, name), media_path(&self.folder, name));
        let key = Key::new(*key);
        let database = schema::open_existing(&path, key.bytes(), schema::SPACE).ok()?;
        Some(First { id: id.to_vec(), path, media, key, database })
    }
}

impl std::fmt::Debug for Unlocked {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Unlocked(…)")
    }
}

fn place(folder: &Path) -> PathBuf {
    folder.join("first")
}
