//! One encrypted file with everything of a home, and back.

mod archive;

use crate::database::reason;
use crate::file::{make_folder, private, sync_parent};
use crate::home::{BEHIND, RESTORED, media_path, put_mark, remove_database, remove_mark, space_path};
use crate::key::random;
use crate::media::{MediaId, id_of_name};
use crate::{Home, Key, KeySource, Passphrase, StoreError, Stretch, schema};
use archive::{Opener, Sealer};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use steunkring_sqlcipher::pages_are_sound;
use steunkring_sqlcipher::rusqlite::backup::{Backup, StepResult};
use steunkring_sqlcipher::rusqlite::{Connection, Error as SqlError, TransactionBehavior, ffi};
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

/// Says how many photos and voice notes are in a backup. Those that are not there were not sound or not here; a backup
/// without them is better than none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// How many are in the backup.
    pub media: usize,
    /// How many are named and not here: not fetched yet, or lost.
    pub missing: usize,
    /// How many are here and damaged.
    pub damaged: usize,
}

/// Writes an encrypted backup of a home that is in use: each database as of one moment with the photos and voice notes that
/// it names, without the search index, which is derived. The home's own key is not in it. Files that lose their last
/// reference meanwhile are removed later.
///
/// # Errors
/// `Exists` when there is a file of that name; `Full`, `ReadOnly` or `Io` with no file left behind; `Damaged` or `Missing`
/// when a database of the home is.
pub fn backup(home: &Home, out: &Path, passphrase: &Passphrase) -> Result<Saved, StoreError> {
    if out.try_exists()? {
        return Err(StoreError::Exists);
    }
    let scratch = Scratch::beside(out)?;
    let home_key = Key::random()?;
    let place = scratch.0.join(HOME_NAME);
    home.db().run(|connection| copy(connection, &place, &home_key, |_| Ok(())))?;
    let mut files = vec![describe(HOME_NAME, place)?];
    let mut spaces = Vec::new();
    for space in home.spaces()? {
        spaces.push((home.space_file(&space.id)?, home.open_space(&space.id)?));
    }
    let mut saved = Saved::default();
    // What a copy names stays on the disk until it is in the archive.
    let _kept: Vec<_> = spaces.iter().map(|(_, space)| space.media().keep()).collect();
    for ((name, key), space) in &spaces {
        let place = scratch.0.join(name);
        let media = space.copy_to(&place, key)?;
        files.push(describe(name, place)?);
        for id in media {
            let path = space.media().path(id);
            let name = format!("{name}/{}", path.file_name().unwrap_or_default().to_string_lossy());
            match describe(&name, path) {
                Ok((entry, _)) if entry.sha256 != *id.bytes() => saved.damaged += 1,
                Ok(file) => {
                    saved.media += 1;
                    files.push(file);
                }
                Err(StoreError::Missing) => saved.missing += 1,
                Err(error) => return Err(error),
            }
        }
    }
    let draft = scratch.0.join("archive");
    let mut file = private().create_new(true).open(&draft)?;
    seal(&mut file, &home_key, files, passphrase)?;
    file.sync_all()?;
    fs::rename(&draft, out)?;
    sync_parent(out).inspect_err(|_| {
        // The first error is the one to report.
        let _ = fs::remove_file(out);
    })?;
    Ok(saved)
}

/// Restores a backup as a new home in a folder that is missing or empty, all of it or nothing. The home gets a new key
/// from `source` and is marked as restored ([`Home::restored`]).
///
/// # Errors
/// See [`RestoreError`]. A key file that `source` made outside the folder may stay, and is taken by the next attempt.
pub fn restore(file: &Path, passphrase: &Passphrase, folder: &Path, source: &KeySource) -> Result<(), RestoreError> {
    restore_with(file, |stretch, salt| passphrase.derive(stretch, salt), folder, source)
}

/// Restores as [`restore`] does, with a passphrase that the caller stretches, and may have stretched before. The closure is called
/// with the work and the salt that the backup names, once its header and its length are found right.
///
/// # Errors
/// As [`restore`], and what the closure gives.
pub fn restore_with(
    file: &Path,
    stretched: impl FnOnce(Stretch, &[u8; 16]) -> Result<Key, StoreError>,
    folder: &Path,
    source: &KeySource,
) -> Result<(), RestoreError> {
    let there = folder.try_exists()?;
    if there && fs::read_dir(folder)?.next().is_some() {
        return Err(RestoreError::NotEmpty);
    }
    let mut opener = Opener::new(File::open(file)?, stretched)?;
    let scratch = Scratch::beside(folder)?;
    make_folder(&scratch.0.join("spaces"))?;
    let manifest = read_manifest(&mut opener)?;
    let mut folders = vec![scratch.0.join("spaces")];
    for entry in &manifest.files {
        if let Some((space, _)) = entry.name.split_once('/') {
            let folder = media_path(&scratch.0, space);
            if !folders.contains(&folder) {
                make_folder(&folder)?;
                folders.extend([scratch.0.join("media"), folder]);
            }
        }
        extract(&mut opener, entry, &scratch.place_of(&entry.name))?;
    }
    opener.finish()?;
    adopt(&scratch.0, &manifest, source)?;
    for folder in folders {
        sync_parent(&folder.join("file"))?;
    }
    sync_parent(&scratch.0.join("file"))?;
    if there {
        fs::remove_dir(folder)?;
    }
    fs::rename(&scratch.0, folder)?;
    Ok(sync_parent(folder).inspect_err(|_| {
        // The first error is the one to report.
        let _ = fs::remove_dir_all(folder);
    })?)
}

/// Copies an open database as of now into a new file under another key, and gives what `look` finds in the copy.
pub(crate) fn copy<T>(
    from: &Connection,
    path: &Path,
    key: &Key,
    look: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    schema::make_empty(path)?;
    match copy_into(from, path, key, look) {
        // What was made just now is not damaged, whatever it looks like.
        Err(error) if pages_are_sound(from)? => Err(reason(path, error, || Ok(()))),
        other => other,
    }
}

fn copy_into<T>(
    from: &Connection,
    path: &Path,
    key: &Key,
    look: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let mut to = schema::open_writable(path, key.bytes())?;
    match Backup::new(from, &mut to)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(SqlError::SqliteFailure(ffi::Error::new(ffi::SQLITE_BUSY), None).into()),
    }
    // A page that fails its authentication would be copied as zeros.
    schema::verify(from)?;
    // Closing merges the write-ahead log; doing it here shows a full disk.
    to.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    let found = look(&to)?;
    to.close().map_err(|(_, error)| error)?;
    Ok(found)
}

/// The name of `home.db` in a manifest; a space's file goes by its own random name, a photo or voice note by that name,
/// a `/` and its own.
const HOME_NAME: &str = "home";
/// Most files in a backup.
const FILES: usize = 30_000;
/// Most bytes of an encoded manifest: 8 MiB.
const MANIFEST_BYTES: usize = 8 << 20;

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

fn describe(name: &str, path: PathBuf) -> Result<(Entry, PathBuf), StoreError> {
    let mut hash = HashWriter { hash: Sha256::new(), inner: io::sink() };
    let bytes = io::copy(&mut File::open(&path)?, &mut hash)?;
    Ok((Entry { name: name.to_owned(), bytes, sha256: hash.hash.finalize().into() }, path))
}

fn seal(
    file: &mut File,
    home_key: &Key,
    files: Vec<(Entry, PathBuf)>,
    passphrase: &Passphrase,
) -> Result<(), StoreError> {
    const LIMIT: StoreError = StoreError::Invalid("backup of at most 30,000 files");
    let (files, places): (Vec<_>, Vec<_>) = files.into_iter().unzip();
    let manifest = Manifest { home_key: *home_key.bytes(), files };
    let encoded = Zeroizing::new(postcard::to_allocvec(&manifest).map_err(|_| LIMIT)?);
    if manifest.files.len() > FILES || encoded.len() > MANIFEST_BYTES {
        return Err(LIMIT);
    }
    let size = u32::try_from(encoded.len()).map_err(|_| LIMIT)?;
    let total = manifest.files.iter().map(|entry| entry.bytes).sum::<u64>() + 4 + u64::from(size);
    let mut sealer = Sealer::new(file, passphrase, total)?;
    sealer.write_all(&size.to_be_bytes())?;
    sealer.write_all(&encoded)?;
    for (entry, place) in manifest.files.iter().zip(places) {
        let mut hash = HashWriter { hash: Sha256::new(), inner: &mut sealer };
        // Cut to the length that the manifest says, so that a file that grew does not move what comes after it.
        io::copy(&mut File::open(place)?.take(entry.bytes), &mut hash)?;
        if <[u8; 32]>::from(hash.hash.finalize()) != entry.sha256 {
            return Err(StoreError::Damaged);
        }
    }
    sealer.finish()
}

fn read_manifest(opener: &mut Opener) -> Result<Manifest, RestoreError> {
    let mut size = [0; 4];
    opener.take(&mut size)?;
    let size = u32::from_be_bytes(size) as usize;
    if size > MANIFEST_BYTES || size as u64 > opener.left() {
        return Err(RestoreError::Damaged);
    }
    let mut encoded = Zeroizing::new(vec![0; size]);
    opener.take(&mut encoded)?;
    let manifest: Manifest = postcard::from_bytes(&encoded).map_err(|_| RestoreError::Damaged)?;
    let distinct: std::collections::BTreeSet<&str> = manifest.files.iter().map(|entry| entry.name.as_str()).collect();
    // Names become paths, so only those that a backup writes are taken.
    let named = |entry: &Entry| match entry.name.split_once('/') {
        None => entry.name == HOME_NAME || is_space(&entry.name),
        Some((space, id)) => {
            is_space(space)
                && distinct.contains(space)
                && id_of_name(id).as_ref().map(MediaId::bytes) == Some(&entry.sha256)
        }
    };
    let sound = distinct.len() == manifest.files.len() && distinct.contains(HOME_NAME);
    if sound && manifest.files.len() <= FILES && manifest.files.iter().all(named) {
        Ok(manifest)
    } else {
        Err(RestoreError::Damaged)
    }
}

/// Whether a name is one that is drawn for the file of a space.
fn is_space(name: &str) -> bool {
    name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
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
    let place = folder.join("home.db");
    let mut db = schema::open_existing(&place, &manifest.home_key, schema::HOME)?;
    let spaces = schema::transact(&mut db, TransactionBehavior::Immediate, |db| {
        put_mark(db, RESTORED, &[1])?;
        // A copy of what was behind a second lock is a home like any other.
        remove_mark(db, BEHIND)?;
        let mut list = db.prepare("SELECT file, key FROM space")?;
        let rows = list.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok::<_, StoreError>(rows.collect::<Result<Vec<(String, [u8; 32])>, _>>()?)
    })?;
    for (name, key) in spaces {
        let key = Key::new(key);
        match schema::open_existing(&space_path(folder, &name), key.bytes(), schema::SPACE) {
            Ok(_) => {}
            Err(StoreError::Missing) => return Err(RestoreError::Damaged),
            Err(error) => return Err(error.into()),
        }
    }
    let key = source.create(folder)?;
    // Copied, not encrypted anew in place: SQLCipher does not say when that fails at its end.
    let draft = folder.join("home.db.new");
    db.run(|connection| copy(connection, &draft, &key, |_| Ok(())))?;
    drop(db);
    remove_database(&place)?;
    Ok(fs::rename(&draft, &place)?)
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
        match name.split_once('/') {
            Some((space, id)) => media_path(&self.0, space).join(id),
            None if name == HOME_NAME => self.0.join("home.db"),
            None => space_path(&self.0, name),
        }
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
