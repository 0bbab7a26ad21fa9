//! One encrypted file with everything of a home, and back.

mod archive;

use crate::file::{make_folder, private, sync_parent};
use crate::home::space_path;
use crate::key::random;
use crate::{Home, Key, KeySource, Passphrase, StoreError, schema};
use archive::{Opener, Sealer};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use steunkring_sqlcipher::rusqlite::backup::{Backup, StepResult};
use steunkring_sqlcipher::rusqlite::{Connection, Error as SqlError, ffi};
use steunkring_sqlcipher::{Durability, change_key, open};
use zeroize::{Zeroize, Zeroizing};

/// Says why a backup could not be restored; the folder is untouched then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RestoreError {
    /// The passphrase is not the backup's.
    #[error("the passphrase does not fit")]
    WrongPassphrase,
    /// The file is no backup, or its bytes are not what was written.
    #[error("the backup is damaged")]
    Damaged,
    /// The file ends too early, as a copy that was cut off does.
    #[error("the backup is not complete")]
    Truncated,
    /// A newer version of the app wrote the backup.
    #[error("the backup was written by a newer version")]
    TooNew,
    /// There is something in the folder already.
    #[error("the folder is not empty")]
    NotEmpty,
    /// The folder could not be written, or the backup not be read.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for RestoreError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Damaged => Self::Damaged,
            StoreError::TooNew => Self::TooNew,
            other => Self::Store(other),
        }
    }
}

impl From<io::Error> for RestoreError {
    fn from(error: io::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Writes an encrypted backup of a home that is in use: each file as of one moment, without the search index, which is
/// derived. The home's own key is not in it.
///
/// # Errors
/// `Exists` when there is a file of that name; `Full`, `ReadOnly` or `Io` with no file left behind; `Damaged` or `Missing`
/// when a file of the home is.
pub fn backup(home: &Home, out: &Path, passphrase: &Passphrase) -> Result<(), StoreError> {
    if out.try_exists()? {
        return Err(StoreError::Exists);
    }
    let scratch = Scratch::beside(out)?;
    let home_key = Key::random()?;
    let place = scratch.0.join(HOME_NAME);
    copy(&home.db(), &place, &home_key)?;
    let mut files = vec![describe(HOME_NAME, &place)?];
    for space in home.spaces()? {
        let (name, key) = home.space_file(&space.id)?;
        let place = scratch.0.join(&name);
        home.open_space(&space.id)?.copy_to(&place, &key)?;
        files.push(describe(&name, &place)?);
    }
    let draft = scratch.0.join("archive");
    let mut file = private().create_new(true).open(&draft)?;
    seal(&mut file, &scratch.0, Manifest { home_key: *home_key.bytes(), files }, passphrase)?;
    file.sync_all()?;
    fs::rename(&draft, out)?;
    sync_parent(out)
}

/// Restores a backup as a new home in a folder that is missing or empty, all of it or nothing. The home gets a new key
/// from `source` and is marked as restored ([`Home::restored`]).
///
/// # Errors
/// See [`RestoreError`]. A key file that `source` made outside the folder may stay, and is taken by the next attempt.
pub fn restore(file: &Path, passphrase: &Passphrase, folder: &Path, source: &KeySource) -> Result<(), RestoreError> {
    let there = folder.try_exists()?;
    if there && fs::read_dir(folder)?.next().is_some() {
        return Err(RestoreError::NotEmpty);
    }
    let mut opener = Opener::new(File::open(file)?, passphrase)?;
    let scratch = Scratch::beside(folder)?;
    make_folder(&scratch.0.join("spaces"))?;
    let manifest = read_manifest(&mut opener)?;
    for entry in &manifest.files {
        extract(&mut opener, entry, &scratch.place_of(&entry.name))?;
    }
    opener.finish()?;
    adopt(&scratch.0, &manifest, source)?;
    sync_parent(&scratch.0.join("spaces").join("file"))?;
    sync_parent(&scratch.0.join("file"))?;
    if there {
        fs::remove_dir(folder)?;
    }
    fs::rename(&scratch.0, folder)?;
    Ok(sync_parent(folder)?)
}

/// Copies an open database as of now into a new file under another key.
pub(crate) fn copy(from: &Connection, path: &Path, key: &Key) -> Result<(), StoreError> {
    schema::make_empty(path)?;
    let mut to = open(path, key.bytes(), Durability::Full)?;
    match Backup::new(from, &mut to)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(SqlError::SqliteFailure(ffi::Error::new(ffi::SQLITE_BUSY), None).into()),
    }
    // A page that fails its authentication would be copied as zeros.
    schema::verify(from)?;
    // Closing merges the write-ahead log; doing it here shows a full disk.
    to.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(to.close().map_err(|(_, error)| error)?)
}

/// The name of `home.db` in a manifest; a space's file goes by its own random name.
const HOME_NAME: &str = "home";
/// Most files in a backup.
const FILES: usize = 10_000;
/// Most bytes of an encoded manifest: 4 MiB.
const MANIFEST_BYTES: usize = 4 << 20;

#[derive(Serialize, Deserialize)]
struct Manifest {
    /// Opens the copy of `home.db`, and nothing else.
    home_key: [u8; 32],
    files: Vec<Entry>,
}

impl Drop for Manifest {
    fn drop(&mut self) {
        self.home_key.zeroize();
    }
}

#[derive(Serialize, Deserialize)]
struct Entry {
    name: String,
    bytes: u64,
    sha256: [u8; 32],
}

fn describe(name: &str, path: &Path) -> Result<Entry, StoreError> {
    let mut hash = HashWriter { hash: Sha256::new(), inner: io::sink() };
    let bytes = io::copy(&mut File::open(path)?, &mut hash)?;
    Ok(Entry { name: name.to_owned(), bytes, sha256: hash.hash.finalize().into() })
}

fn seal(file: &mut File, folder: &Path, manifest: Manifest, passphrase: &Passphrase) -> Result<(), StoreError> {
    const LIMIT: StoreError = StoreError::Invalid("backup of at most 10,000 files");
    let encoded = Zeroizing::new(postcard::to_allocvec(&manifest).map_err(|_| LIMIT)?);
    if manifest.files.len() > FILES || encoded.len() > MANIFEST_BYTES {
        return Err(LIMIT);
    }
    let size = u32::try_from(encoded.len()).map_err(|_| LIMIT)?;
    let total = manifest.files.iter().map(|entry| entry.bytes).sum::<u64>() + 4 + u64::from(size);
    let mut sealer = Sealer::new(file, passphrase, total)?;
    sealer.write_all(&size.to_be_bytes())?;
    sealer.write_all(&encoded)?;
    for entry in &manifest.files {
        io::copy(&mut File::open(folder.join(&entry.name))?, &mut sealer)?;
    }
    sealer.finish()
}

fn read_manifest(opener: &mut Opener) -> Result<Manifest, RestoreError> {
    let mut size = [0; 4];
    opener.take(&mut size)?;
    let size = u32::from_be_bytes(size) as usize;
    if size > MANIFEST_BYTES {
        return Err(RestoreError::Damaged);
    }
    let mut encoded = Zeroizing::new(vec![0; size]);
    opener.take(&mut encoded)?;
    let manifest: Manifest = postcard::from_bytes(&encoded).map_err(|_| RestoreError::Damaged)?;
    // Names become paths, so only those that a backup writes are taken.
    let named = |entry: &Entry| {
        let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        entry.name == HOME_NAME || (entry.name.len() == 32 && entry.name.bytes().all(digit))
    };
    let distinct: std::collections::BTreeSet<&str> = manifest.files.iter().map(|entry| entry.name.as_str()).collect();
    let sound = distinct.len() == manifest.files.len() && distinct.contains(HOME_NAME);
    if sound && manifest.files.len() <= FILES && manifest.files.iter().all(named) {
        Ok(manifest)
    } else {
        Err(RestoreError::Damaged)
    }
}

fn extract(opener: &mut Opener, entry: &Entry, place: &Path) -> Result<(), RestoreError> {
    let mut to = HashWriter { hash: Sha256::new(), inner: private().create_new(true).open(place)? };
    let mut left = entry.bytes;
    let mut part = vec![0; 64 << 10];
    while left > 0 {
        let size = left.min(part.len() as u64);
        let part = part.get_mut(..size as usize).ok_or(RestoreError::Damaged)?;
        opener.take(part)?;
        to.write_all(part)?;
        left -= size;
    }
    to.inner.sync_all()?;
    if <[u8; 32]>::from(to.hash.finalize()) == entry.sha256 { Ok(()) } else { Err(RestoreError::Damaged) }
}

/// Makes a home of the extracted files: a new key, the mark, and every space of the list present and readable.
fn adopt(folder: &Path, manifest: &Manifest, source: &KeySource) -> Result<(), RestoreError> {
    let db = schema::open_existing(&folder.join("home.db"), &manifest.home_key, schema::HOME)?;
    let spaces = {
        let mut list = db.prepare("SELECT file, key FROM space").map_err(StoreError::from)?;
        let rows = list.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(StoreError::from)?;
        rows.collect::<Result<Vec<(String, [u8; 32])>, _>>().map_err(StoreError::from)?
    };
    for (name, key) in spaces {
        let key = Key::new(key);
        match schema::open_existing(&space_path(folder, &name), key.bytes(), schema::SPACE) {
            Ok(_) => {}
            Err(StoreError::Missing) => return Err(RestoreError::Damaged),
            Err(error) => return Err(error.into()),
        }
    }
    let key = source.create(folder)?;
    let finish = || -> Result<(), SqlError> {
        db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('restored', x'01')", [])?;
        change_key(&db, key.bytes())?;
        db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
    };
    finish().map_err(StoreError::from)?;
    db.close().map_err(|(_, error)| StoreError::from(error))?;
    Ok(())
}

/// A folder for work in progress beside its goal, so that renaming is one step; removed with all in it when dropped.
struct Scratch(PathBuf);

impl Scratch {
    fn beside(goal: &Path) -> Result<Self, StoreError> {
        let name = goal.file_name().ok_or(StoreError::Invalid("path that ends in a name"))?;
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{:016x}", u64::from_be_bytes(random()?)));
        let path = goal.with_file_name(hidden);
        make_folder(&path)?;
        Ok(Self(path))
    }

    fn place_of(&self, name: &str) -> PathBuf {
        if name == HOME_NAME { self.0.join("home.db") } else { space_path(&self.0, name) }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // After a success it is gone or holds copies; after a failure that failure is the one to report.
        let _ = fs::remove_dir_all(&self.0);
    }
}

struct HashWriter<W> {
    hash: Sha256,
    inner: W,
}

impl<W: Write> Write for HashWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
