//! The space that is shown first: a small sealed file tells where it lies, so that it can be read before `home.db` is open.

use super::{Home, HomeLock, media_path, space_path, take_lock};
use crate::file::{private, read_limited};
use crate::key::{cipher, random};
use crate::{Key, KeySource, Space, StoreError};
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
    key: Key,
    lock: Arc<HomeLock>,
    first: Option<(Vec<u8>, Space)>,
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
        let key = source.unlock(folder)?;
        Ok(Unlocked { folder: folder.to_owned(), key, lock, first: None })
    }

    /// Chooses the space that [`Unlocked::first`] gives from now on.
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
        let sealed = cipher(&self.key)?
            .encrypt(&XNonce::from(nonce), Payload { msg: &told, aad: PURPOSE })
            .map_err(|_| StoreError::Invalid("size of what is sealed"))?;
        // Not flushed: what the loss of power leaves half written does not open, and is then done without.
        let (draft, place) = (self.folder.join("first.new"), place(&self.folder));
        let mut file = private().create(true).truncate(true).open(&draft)?;
        file.write_all(&nonce)?;
        file.write_all(&sealed)?;
        Ok(fs::rename(&draft, &place)?)
    }

    /// Has [`Unlocked::first`] give no space, until one is chosen again.
    ///
    /// # Errors
    /// `ReadOnly` or `Io`.
    pub fn show_none_first(&self) -> Result<(), StoreError> {
        match fs::remove_file(place(&self.folder)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

impl Unlocked {
    /// The space that was chosen with [`Home::show_first`], with its id. `None` where none was, or where it cannot be opened: what is
    /// wrong is told when the home is opened.
    pub fn first(&mut self) -> Option<(Vec<u8>, Space)> {
        if self.first.is_none() {
            self.first = self.open_first();
        }
        self.first.clone()
    }

    /// Opens the home.
    ///
    /// # Errors
    /// `TooNew`, `Damaged`, `ReadOnly`.
    pub fn open(self) -> Result<Home, StoreError> {
        let home = Home::start(&self.folder, self.key, self.lock)?;
        // A space that was taken away meanwhile is not there for the home either.
        if let Some((id, space)) = self.first.filter(|(id, _)| home.space_file(id).is_ok()) {
            home.take_over(id, &space);
        }
        Ok(home)
    }

    fn open_first(&self) -> Option<(Vec<u8>, Space)> {
        let file = read_limited(&place(&self.folder), FILE_BYTES).ok()?;
        let (nonce, sealed) = file.split_first_chunk::<24>()?;
        let told =
            cipher(&self.key).ok()?.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: PURPOSE }).ok()?;
        let told = Zeroizing::new(told);
        let (name, rest) = told.split_first_chunk::<NAME_BYTES>()?;
        let (key, id) = rest.split_first_chunk::<32>()?;
        let name = std::str::from_utf8(name).ok()?;
        let (path, media) = (space_path(&self.folder, name), media_path(&self.folder, name));
        Some((id.to_vec(), Space::open(&path, media, &Key::new(*key), self.lock.clone()).ok()?))
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
