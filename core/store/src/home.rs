//! The folder of one profile.

mod behind;
mod first;
mod list;
mod mark;
mod storage;

pub use behind::{SECOND_LOCKS, SecondLock};
pub use first::Unlocked;
pub use list::{SpaceInfo, UNDO_BYTES, UndoRow};
pub(crate) use mark::{BEHIND, RESTORED, put_mark, remove_mark};
pub use storage::{SpaceStorage, StorageReport};

use crate::database::Database;
use crate::file::{make_folder, private, remove_folder_if_there, remove_if_there};
use crate::key::{Opened, wrap};
use crate::space::{Inner, lock};
use crate::{Key, KeySource, Passphrase, SearchIndex, Space, StoreError, schema};
use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, Weak};
use steunkring_sqlcipher::rusqlite::{Connection, OptionalExtension, TransactionBehavior};

/// Holds one profile's folder open, and every other process out of it.
///
/// The folder holds `home.db` (settings, the list of spaces and the keys to their files), `spaces/` (one file a space,
/// under a name drawn at random, and a journal beside it while something is typed), `media/` (for each space that has any, a
/// folder of that name with its photos and voice notes), `search.db` (derived, may be lost), `first` (sealed; which space is shown
/// first, may be lost), `lock`, `key.check`, with a
/// passphrase `key.wrap`, while it is locked `key.lock` and, after wrong digits, `key.tries`, and `behind/` with a home for each
/// second lock.
pub struct Home {
    folder: PathBuf,
    /// What its source gives, which a passphrase wraps.
    base: Key,
    key: Mutex<Key>,
    db: Mutex<Database>,
    search: SearchIndex,
    open: Mutex<BTreeMap<Vec<u8>, Weak<Inner>>>,
    lock: Arc<HomeLock>,
}

impl Home {
    /// Makes a new home in a folder, which may exist but holds no home yet.
    ///
    /// # Errors
    /// `Exists` when there is a home, `Busy` when another process is making one, `ReadOnly`, `Full`, `Io`; there is no home then.
    pub fn create(folder: &Path, source: &KeySource) -> Result<Self, StoreError> {
        make_folder(&folder.join("spaces"))?;
        let lock = take_lock(folder)?;
        if Self::exists(folder)? {
            return Err(StoreError::Exists);
        }
        let key = source.create(folder)?;
        // Built beside its place: a home whose making was cut off is no home yet.
        let (draft, place) = (folder.join("home.db.new"), folder.join("home.db"));
        remove_database(&draft)?;
        schema::create(&draft, key.bytes(), schema::HOME)?.finish()?;
        std::fs::rename(&draft, &place)?;
        let made = crate::file::sync_parent(&place)
            .and_then(|()| Self::start(folder, Opened { base: key.clone(), key }, lock.clone()));
        made.inspect_err(|_| {
            // Whoever was told that no home was made may forget its key. The first error is the one to report.
            let _ = remove_database(&place);
        })
    }

    /// Opens the home in a folder.
    ///
    /// # Errors
    /// `Missing` without a home or key file, `WrongKey`, `Busy` while another process or handle has it, `TooNew`,
    /// `Damaged`, `ReadOnly`.
    pub fn open(folder: &Path, source: &KeySource) -> Result<Self, StoreError> {
        Ok(Self::unlock(folder, source)?.open()?.0)
    }

    /// Says whether a folder holds a home.
    ///
    /// # Errors
    /// `ReadOnly` or `Io` when the folder cannot be looked into.
    pub fn exists(folder: &Path) -> Result<bool, StoreError> {
        Ok(folder.join("home.db").try_exists()?)
    }

    /// Puts the home's key under another passphrase; the key itself stays, and an older backup keeps its passphrase.
    ///
    /// # Errors
    /// `Full`, `ReadOnly` or `Io`; the old passphrase holds then.
    pub fn change_passphrase(&self, new: &Passphrase) -> Result<(), StoreError> {
        wrap(&self.folder, &self.base, new)
    }

    /// Opens a space of this home; a space that is open already is shared.
    ///
    /// # Errors
    /// `Missing` when the home has no such space or its file is gone, `TooNew`, `Damaged`.
    pub fn open_space(&self, id: &[u8]) -> Result<Space, StoreError> {
        let mut open = lock(&self.open);
        if let Some(inner) = open.get(id).and_then(Weak::upgrade) {
            return Ok(inner.share());
        }
        let (name, key) = self.space_file(id)?;
        let space = Space::open(&self.path_of(&name), media_path(&self.folder, &name), &key, self.lock.clone())?;
        open.insert(id.to_vec(), space.downgrade());
        Ok(space)
    }

    /// Takes a space over that was opened before the home was.
    fn take_over(&self, id: Vec<u8>, space: &Space) {
        lock(&self.open).insert(id, space.downgrade());
    }

    /// Makes a space and its file. Ids take 1 to 64 bytes, names and seeds at most 1,024.
    ///
    /// # Errors
    /// `Exists` when the home has a space of that id, `Invalid` outside the limits, `Full`, `ReadOnly`.
    pub fn add_space(&self, info: &SpaceInfo) -> Result<Space, StoreError> {
        let made = self.make_space(info)?;
        let space = made.space();
        self.list_space(made)?;
        Ok(space)
    }

    /// Makes a space's file, with the limits and errors of [`Self::add_space`]. The space is none of the home's until it is put
    /// into the list, so that something can be written in it first; where that fails, dropping it removes the file.
    pub fn make_space(&self, info: &SpaceInfo) -> Result<NewSpace, StoreError> {
        info.check()?;
        if self.space(&info.id)?.is_some() {
            return Err(StoreError::Exists);
        }
        let name = hex(&crate::key::random::<16>()?);
        let path = self.path_of(&name);
        let key = Key::random()?;
        match Space::create(&path, media_path(&self.folder, &name), &key, self.lock.clone()) {
            Ok(space) => Ok(NewSpace { info: info.clone(), name, path: Some(path), key, space }),
            Err(error) => {
                // The first error is the one to report.
                let _ = remove_database(&path);
                Err(error)
            }
        }
    }

    /// Puts a space that was made into the list.
    ///
    /// # Errors
    /// `Exists`, `Full` or `ReadOnly`, with the file removed; `Io`, after which the space may be in the list.
    pub fn list_space(&self, mut made: NewSpace) -> Result<(), StoreError> {
        let mut open = lock(&self.open);
        if self.space(&made.info.id)?.is_some() {
            return Err(StoreError::Exists);
        }
        let listed = self.transact(|db| list::insert_space(db, &made.info, &made.name, &made.key));
        // A row whose flush failed may come back, and a row without a file would be a lost space; a file without a row is rubbish.
        if matches!(listed, Ok(()) | Err(StoreError::Io(_))) {
            made.path = None;
        }
        listed?;
        open.insert(made.info.id.clone(), made.space.downgrade());
        Ok(())
    }

    /// Removes a space: first its key and its row, then what search knows of it, then its files.
    ///
    /// # Errors
    /// `Missing`; `Busy` while the space is open somewhere.
    pub fn remove_space(&self, id: &[u8]) -> Result<(), StoreError> {
        let mut open = lock(&self.open);
        not_in_use(&open, id)?;
        open.remove(id);
        let (name, _) = self.space_file(id)?;
        self.show_none_first()?;
        self.delete_space(id)?;
        self.search.clear_space(id)?;
        crate::space::remove_journal(&self.path_of(&name))?;
        remove_database(&self.path_of(&name))?;
        remove_folder_if_there(&media_path(&self.folder, &name))
    }

    /// Gives the search index.
    pub fn search(&self) -> &SearchIndex {
        &self.search
    }

    /// Verifies every page of `home.db` and of every space's file.
    ///
    /// # Errors
    /// `Damaged` at the first fault, `Missing` when a space's file is gone.
    pub fn check(&self) -> Result<(), StoreError> {
        self.db().check()?;
        for space in self.spaces()? {
            self.open_space(&space.id)?.check()?;
        }
        Ok(())
    }

    /// Says whether this home was restored from a backup and [`Self::settle_restored`] was not called since. Such a home
    /// may write nothing under its old device keys.
    pub fn restored(&self) -> Result<bool, StoreError> {
        Ok(self.mark(RESTORED)?.is_some())
    }

    /// Notes that the restored home has new device keys everywhere.
    pub fn settle_restored(&self) -> Result<(), StoreError> {
        self.remove_mark(RESTORED)
    }

    /// Runs a closure as one transaction on `home.db`.
    pub(crate) fn transact<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        schema::transact(&mut lock(&self.db), TransactionBehavior::Deferred, work)
    }

    /// Does as [`Home::transact`], but does not wait for the disk: only the loss of power can still undo it.
    pub(crate) fn transact_soon<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        lock(&self.db).soon(|db| schema::transact(db, TransactionBehavior::Deferred, work))
    }

    /// Gives `home.db` itself, for what cannot be done in a transaction.
    pub(crate) fn db(&self) -> MutexGuard<'_, Database> {
        lock(&self.db)
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Gives what the home's source gives.
    pub(crate) fn base(&self) -> &Key {
        &self.base
    }

    /// Gives the key of `home.db`.
    pub(crate) fn key(&self) -> Key {
        lock(&self.key).clone()
    }

    pub(crate) fn set_key(&self, key: &Key) {
        *lock(&self.key) = key.clone();
    }

    pub(crate) fn path_of(&self, name: &str) -> PathBuf {
        space_path(&self.folder, name)
    }

    fn start(folder: &Path, Opened { base, key }: Opened, lock: Arc<HomeLock>) -> Result<Self, StoreError> {
        let mut db = schema::open_existing(&folder.join("home.db"), key.bytes(), schema::HOME)?;
        let search_key = schema::transact(&mut db, TransactionBehavior::Deferred, search_key)?;
        let search = SearchIndex::new(&folder.join("search.db"), &search_key);
        let (db, open) = (Mutex::new(db), Mutex::new(BTreeMap::new()));
        let home = Self { folder: folder.to_owned(), base, key: Mutex::new(key), db, search, open, lock };
        home.settle_behind()?;
        Ok(home)
    }
}

/// Holds a space that is not in the list of its home; dropping it removes its file.
pub struct NewSpace {
    info: SpaceInfo,
    name: String,
    key: Key,
    /// The file, while it is to be removed.
    path: Option<PathBuf>,
    space: Space,
}

impl NewSpace {
    /// Gives the space, to write in.
    pub fn space(&self) -> Space {
        self.space.clone()
    }
}

impl Drop for NewSpace {
    fn drop(&mut self) {
        if let Some(path) = self.path.take() {
            // What failed before is the error to report; what stays is rubbish that nothing names.
            let _ = remove_database(&path);
        }
    }
}

impl std::fmt::Debug for NewSpace {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("NewSpace(…)")
    }
}

impl std::fmt::Debug for Home {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Home(…)")
    }
}

/// Refuses a space whose file somebody has open.
fn not_in_use(open: &BTreeMap<Vec<u8>, Weak<Inner>>, id: &[u8]) -> Result<(), StoreError> {
    let is_open = open.get(id).is_some_and(|inner| inner.strong_count() > 0);
    if is_open { Err(StoreError::Busy) } else { Ok(()) }
}

pub(crate) fn space_path(folder: &Path, name: &str) -> PathBuf {
    folder.join("spaces").join(format!("{name}.db"))
}

pub(crate) fn media_path(folder: &Path, name: &str) -> PathBuf {
    folder.join("media").join(name)
}

/// Removes a database and the two files SQLite keeps beside it.
pub(crate) fn remove_database(path: &Path) -> Result<(), StoreError> {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        remove_if_there(Path::new(&name))?;
    }
    Ok(())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Keeps other processes out of a home until it is dropped.
pub(crate) struct HomeLock(File);

impl Drop for HomeLock {
    fn drop(&mut self) {
        // Closing the file is not enough: a program that is being started in this moment has it open too, until it runs.
        let _ = self.0.unlock();
    }
}

/// Takes the lock of a folder. The system lets go of it when the process dies, so it is never stale.
fn take_lock(folder: &Path) -> Result<Arc<HomeLock>, StoreError> {
    let file = private().create(true).truncate(false).open(folder.join("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(Arc::new(HomeLock(file))),
        Err(TryLockError::WouldBlock) => Err(StoreError::Busy),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Gives the key of `search.db`, drawn when the home first needs it.
fn search_key(db: &Connection) -> Result<Key, StoreError> {
    let find = "SELECT value FROM meta WHERE name = 'search key'";
    if let Some(key) = db.query_row(find, [], |row| row.get(0)).optional()? {
        return Ok(Key::new(key));
    }
    let fresh = Key::random()?;
    db.execute("INSERT INTO meta (name, value) VALUES ('search key', ?1)", [fresh.bytes().as_slice()])?;
    Ok(fresh)
}
