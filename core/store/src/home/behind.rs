//! Spaces behind a second lock.
//!
//! Each second lock is a home of its own in a folder of this one, with its own digits, settings, steps back and search, so that `home.db`
//! names nothing of what is in it. What that home takes beside its digits follows from what this home's source gives. A space moves as a
//! whole; being cut off in between leaves it in one of the two homes, which the next opening of this one sees to.

use super::list::{insert_space, insert_undo};
use super::mark::{BEHIND, RESTORED, put_mark};
use super::{Home, hex, media_path, not_in_use, remove_database, space_path};
use crate::file::{make_folder, private, remove_folder_if_there, sync_parent};
use crate::key::random;
use crate::{Key, KeySource, Lock, Passphrase, RestoreError, Space, SpaceInfo, StoreError, restore};
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use steunkring_sqlcipher::rusqlite::{Connection, params};

/// The folder of all second locks.
const FOLDER: &str = "behind";
/// Most second locks of a home.
pub const SECOND_LOCKS: usize = 16;
/// The name of the folder of a second lock: 16 bytes, written as digits.
const NAME_BYTES: usize = 32;
/// The row of `meta` with the second lock behind which a space is being put.
const GOING: &str = "going behind";
/// The row of `meta` with the second lock from behind which everything was taken.
const CAME: &str = "came from behind";
/// Names a second lock of a home.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SecondLock(String);

impl SecondLock {
    /// Reads its name.
    ///
    /// # Errors
    /// `Missing` for what is no name of a second lock.
    pub fn parse(name: &str) -> Result<Self, StoreError> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let is_name = name.len() == NAME_BYTES && name.bytes().all(is_digit);
        is_name.then(|| Self(name.to_owned())).ok_or(StoreError::Missing)
    }

    /// Its name: 32 of the digits 0 to 9 and a to f.
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl Home {
    /// Lists the second locks, in an order that says nothing.
    ///
    /// # Errors
    /// `ReadOnly` or `Io`.
    pub fn second_locks(&self) -> Result<Vec<SecondLock>, StoreError> {
        let mut locks: Vec<_> = names(&self.folder)?.iter().filter_map(|name| SecondLock::parse(name).ok()).collect();
        locks.sort();
        Ok(locks)
    }

    /// Where the home behind a second lock is, and what opens it beside the digits.
    ///
    /// # Errors
    /// `Missing` where there is no such lock.
    pub fn behind(&self, lock: &SecondLock) -> Result<(PathBuf, KeySource), StoreError> {
        let folder = place(&self.folder, &lock.0);
        if !Self::exists(&folder)? {
            return Err(StoreError::Missing);
        }
        Ok((folder, KeySource::Raw(self.base_behind(&lock.0)?)))
    }

    /// Puts a space behind a second lock of its own, with its settings (those with its id in their name, written as digits) and steps
    /// back, and a copy of the settings named in `shared`.
    ///
    /// # Errors
    /// `Missing`; `Busy` while the space is open somewhere; `Invalid` above [`SECOND_LOCKS`]; `Full`, `ReadOnly` or `Io`, and then it is
    /// where it was, or behind the lock with the next opening of this home.
    pub fn put_behind(&self, id: &[u8], shared: &[&str], lock: &Lock) -> Result<SecondLock, StoreError> {
        // What an earlier move left must not be taken for a part of this one.
        self.settle_behind()?;
        if self.second_locks()?.len() >= SECOND_LOCKS {
            return Err(StoreError::Invalid("number of second locks"));
        }
        let info = self.space(id)?.ok_or(StoreError::Missing)?;
        not_in_use(&crate::space::lock(&self.open), id)?;
        let name = hex(&random::<16>()?);
        let (draft, place) = (place(&self.folder, &format!("{name}{DRAFT}")), place(&self.folder, &name));
        let filled = self.fill(&draft, &name, &info, shared, lock);
        let filled = filled
            .and_then(|()| sync_parent(&draft))
            .and_then(|()| self.put_mark(GOING, &[name.as_bytes(), id].concat()));
        filled.inspect_err(|_| {
            // The first error is the one to report; what stays goes at the next opening.
            let _ = fs::remove_dir_all(&draft);
        })?;
        fs::rename(&draft, &place)?;
        sync_parent(&place)?;
        self.settle_behind()?;
        Ok(SecondLock(name))
    }

    /// Takes everything from behind a second lock into this home, and the lock away.
    ///
    /// # Errors
    /// `Missing`; `Busy` while one of its spaces is open somewhere; `Exists` where this home has one of them; `Full`, `ReadOnly` or `Io`,
    /// and then it is all behind the lock, or all here.
    pub fn take_from_behind(&self, lock: &SecondLock, behind: Self) -> Result<(), StoreError> {
        self.settle_behind()?;
        if behind.folder != place(&self.folder, &lock.0) {
            return Err(StoreError::Missing);
        }
        self.take_spaces(&behind, |db| put_mark(db, CAME, lock.0.as_bytes()))?;
        drop(behind);
        self.settle_behind()
    }

    /// Takes all spaces of another home into this one, in one step with what is to be written beside them.
    fn take_spaces(
        &self,
        other: &Self,
        beside: impl FnOnce(&Connection) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut moved = Vec::new();
        let copied = other.spaces()?.into_iter().try_for_each(|info| {
            not_in_use(&crate::space::lock(&other.open), &info.id)?;
            if self.space(&info.id)?.is_some() {
                return Err(StoreError::Exists);
            }
            moved.push(Moved::copy(other, self, info)?);
            Ok(())
        });
        let listed = copied.and_then(|()| {
            self.transact(|db| {
                for one in &moved {
                    one.insert(db)?;
                }
                beside(db)
            })
        });
        // Rows whose flush failed may come back, and rows without files would be lost spaces.
        if !matches!(listed, Ok(()) | Err(StoreError::Io(_))) {
            moved.iter().for_each(Moved::remove);
        }
        listed
    }

    /// Takes everything of a backup into this home, in which there is nothing yet, all of it or nothing: its spaces with what
    /// [`Self::put_behind`] takes along, and the settings named in `shared`. Each space is made `ready` before it is in the list.
    ///
    /// # Errors
    /// See [`RestoreError`]; `NotEmpty` where this home has a space or a second lock.
    pub fn take_backup(
        &self,
        file: &Path,
        passphrase: &Passphrase,
        shared: &[&str],
        ready: impl Fn(&Space) -> Result<(), StoreError>,
    ) -> Result<(), RestoreError> {
        self.settle_behind()?;
        if !self.spaces()?.is_empty() || !self.second_locks()?.is_empty() {
            return Err(RestoreError::NotEmpty);
        }
        // In a folder that goes with the next opening where this is cut off.
        let draft = place(&self.folder, &format!("{}{DRAFT}", hex(&random::<16>()?)));
        make_folder(&draft)?;
        let source = KeySource::Raw(Key::random()?);
        let taken = restore(file, passphrase, &draft.join("home"), &source).and_then(|()| {
            let other = Self::open(&draft.join("home"), &source)?;
            for info in other.spaces()? {
                ready(&other.open_space(&info.id)?)?;
            }
            let mut settings = Vec::new();
            for name in shared {
                settings.extend(other.setting(name)?.map(|value| (*name, value)));
            }
            Ok(self
                .take_spaces(&other, |db| settings.iter().try_for_each(|(name, value)| put_setting(db, name, value)))?)
        });
        // What came of it is the thing to report.
        let _ = fs::remove_dir_all(&draft);
        let _ = fs::remove_dir(self.folder.join(FOLDER));
        taken
    }

    /// Ends what was cut off while a space went behind a second lock or came from there.
    pub(super) fn settle_behind(&self) -> Result<(), StoreError> {
        if !self.folder.join(FOLDER).try_exists()? {
            return Ok(());
        }
        if let Some(mark) = self.mark(GOING)? {
            let (name, id) = mark.split_first_chunk::<NAME_BYTES>().ok_or(StoreError::Damaged)?;
            let name = std::str::from_utf8(name).map_err(|_| StoreError::Damaged)?;
            if place(&self.folder, name).try_exists()? {
                self.delete_settings(&hex(id))?;
                match self.remove_space(id) {
                    Err(StoreError::Missing) | Ok(()) => {}
                    Err(error) => return Err(error),
                }
            }
            self.remove_mark(GOING)?;
        }
        if let Some(name) = self.mark(CAME)? {
            let name = std::str::from_utf8(&name).map_err(|_| StoreError::Damaged)?;
            remove_folder_if_there(&place(&self.folder, name))?;
            self.remove_mark(CAME)?;
        }
        for name in names(&self.folder)? {
            // Was being filled, and is in no list.
            if name.ends_with(DRAFT) {
                remove_folder_if_there(&place(&self.folder, &name))?;
            }
        }
        Ok(())
    }

    /// Makes the home that stands behind a second lock, in a folder that does not count yet.
    fn fill(&self, draft: &Path, name: &str, info: &SpaceInfo, shared: &[&str], lock: &Lock) -> Result<(), StoreError> {
        make_folder(draft)?;
        let behind = Self::create(draft, &KeySource::Raw(self.base_behind(name)?))?;
        let moved = Moved::copy(self, &behind, info.clone())?;
        let mut settings = moved.settings.clone();
        for name in shared {
            settings.extend(self.setting(name)?.map(|value| ((*name).to_owned(), value)));
        }
        let moved = Moved { settings, ..moved };
        let restored = self.restored()?;
        behind.transact(|db| {
            moved.insert(db)?;
            put_mark(db, BEHIND, &[])?;
            if restored { put_mark(db, RESTORED, &[]) } else { Ok(()) }
        })?;
        behind.set_lock(lock, None)
    }

    /// What the home behind a second lock takes in the place of what a source gives.
    fn base_behind(&self, name: &str) -> Result<Key, StoreError> {
        self.base().derived(Some(name.as_bytes()), b"steunkring/store/second-lock/1")
    }

    /// Whether this home is behind a second lock of another.
    pub(crate) fn is_behind(&self) -> Result<bool, StoreError> {
        Ok(self.mark(BEHIND)?.is_some())
    }
}

/// The end of the name of a folder that does not count yet.
const DRAFT: &str = ".new";

/// A space whose files are in another home already, and not in its list.
struct Moved {
    info: SpaceInfo,
    /// The name of its file there.
    name: String,
    key: Key,
    settings: Vec<(String, Vec<u8>)>,
    /// Oldest first.
    steps: Vec<Vec<u8>>,
    path: PathBuf,
    media: PathBuf,
}

impl Moved {
    /// Copies a space's files into another home, under another key and name.
    fn copy(from: &Home, to: &Home, info: SpaceInfo) -> Result<Self, StoreError> {
        let name = hex(&random::<16>()?);
        let key = Key::random()?;
        let part = hex(&info.id);
        let mut steps: Vec<_> =
            from.undo()?.into_iter().filter(|row| row.space == info.id).map(|row| row.command).collect();
        steps.reverse();
        let (path, media) = (space_path(&to.folder, &name), media_path(&to.folder, &name));
        let moved = Self { settings: from.settings(&part)?, info, name, key, steps, path, media };
        moved.copy_files(from).inspect_err(|_| moved.remove())?;
        Ok(moved)
    }

    fn copy_files(&self, from: &Home) -> Result<(), StoreError> {
        let space = from.open_space(&self.info.id)?;
        let _kept = space.media().keep();
        let media = space.copy_to(&self.path, &self.key)?;
        File::open(&self.path)?.sync_all()?;
        sync_parent(&self.path)?;
        for id in media {
            let source = space.media().path(id);
            let mut file = match File::open(&source) {
                // Not fetched yet.
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                file => file?,
            };
            make_folder(&self.media)?;
            let copy = self.media.join(source.file_name().ok_or(StoreError::Damaged)?);
            let mut to = private().create_new(true).open(&copy)?;
            io::copy(&mut file, &mut to)?;
            to.sync_all()?;
        }
        if self.media.try_exists()? {
            sync_parent(&self.media.join("file"))?;
            sync_parent(&self.media)?;
        }
        Ok(())
    }

    fn insert(&self, db: &Connection) -> Result<(), StoreError> {
        insert_space(db, &self.info, &self.name, &self.key)?;
        self.settings.iter().try_for_each(|(name, value)| put_setting(db, name, value))?;
        for step in &self.steps {
            insert_undo(db, &self.info.id, step)?;
        }
        Ok(())
    }

    /// Takes the files away again.
    fn remove(&self) {
        // What failed before is the error to report; what stays is rubbish that nothing names.
        let _ = remove_database(&self.path);
        let _ = fs::remove_dir_all(&self.media);
    }
}

fn put_setting(db: &Connection, name: &str, value: &[u8]) -> Result<(), StoreError> {
    db.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)", params![name, value])?;
    Ok(())
}

fn place(folder: &Path, name: &str) -> PathBuf {
    folder.join(FOLDER).join(name)
}

/// The names in the folder of second locks.
fn names(folder: &Path) -> Result<Vec<String>, StoreError> {
    let entries = match fs::read_dir(folder.join(FOLDER)) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let names: Result<Vec<_>, io::Error> = entries.map(|entry| Ok(entry?.file_name())).collect();
    Ok(names?.into_iter().filter_map(|name| name.into_string().ok()).collect())
}
