//! The folder of one space's files: drafts, names, quota, removal.

use super::{MEDIA_SPACE_BYTES, MediaId, MediaSweep};
use crate::StoreError;
use crate::file::{make_folder, private, remove_if_there, sync_parent};
use crate::home::hex;
use crate::key::random;
use crate::space::lock;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};

/// Holds one space's folder, made when the first file comes.
pub(crate) struct MediaFolder {
    path: PathBuf,
    state: Mutex<State>,
    /// Taken for reading by who needs that no file goes away, for writing by who removes one.
    keep: RwLock<()>,
}

#[derive(Default)]
struct State {
    /// Names of drafts and of files whose rows may not be written yet.
    coming: BTreeSet<String>,
    /// Files that may have lost their last row.
    loose: BTreeSet<MediaId>,
}

impl MediaFolder {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path, state: Mutex::default(), keep: RwLock::default() }
    }

    /// Where a file lies, whether or not it is there.
    pub(crate) fn path(&self, id: MediaId) -> PathBuf {
        self.path.join(hex(&id.0))
    }

    /// Keeps every file where it is, for as long as the guard lives.
    pub(crate) fn keep(&self) -> RwLockReadGuard<'_, ()> {
        self.keep.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a new file.
    ///
    /// # Errors
    /// `Quota` when the space has no room left.
    pub(super) fn draft(self: &Arc<Self>) -> Result<Draft, StoreError> {
        for folder in [self.path.parent().ok_or(StoreError::Invalid("folder"))?, &self.path] {
            if !folder.try_exists()? {
                make_folder(folder)?;
                sync_parent(folder)?;
            }
        }
        let room = MEDIA_SPACE_BYTES.saturating_sub(self.used()?);
        if room == 0 {
            return Err(StoreError::Quota);
        }
        let name = format!("{}{DRAFT}", hex(&random::<16>()?));
        lock(&self.state).coming.insert(name.clone());
        let mut draft = Draft { folder: self.clone(), name, file: None, hash: Sha256::new(), room };
        draft.file = Some(private().create_new(true).open(draft.path())?);
        Ok(draft)
    }

    /// Lets go of a new file: from now on it stays only if a row names it.
    pub(super) fn let_go(&self, id: MediaId) {
        let mut state = lock(&self.state);
        state.coming.remove(&hex(&id.0));
        state.loose.insert(id);
    }

    /// Notes that a file may have lost its last row.
    pub(super) fn look_at(&self, id: MediaId) {
        lock(&self.state).loose.insert(id);
    }

    /// Removes those of the loose files that no row names; to be called by the writer after a commit, which is on the disk then. What cannot
    /// be removed now is tried again after the next one.
    pub(crate) fn settle(&self, mut named: impl FnMut(MediaId) -> Result<bool, StoreError>) {
        let loose: Vec<_> = {
            let state = lock(&self.state);
            state.loose.iter().copied().filter(|id| !state.coming.contains(&hex(&id.0))).collect()
        };
        if loose.is_empty() {
            return;
        }
        // While a backup reads the files they stay.
        let Ok(_alone) = self.keep.try_write() else { return };
        for id in loose {
            let done = match named(id) {
                Ok(true) => true,
                Ok(false) => remove_if_there(&self.path(id)).is_ok(),
                Err(_) => false,
            };
            if done {
                lock(&self.state).loose.remove(&id);
            }
        }
    }

    /// Removes every file and draft that is not named and not coming.
    pub(super) fn sweep(&self, named: &BTreeSet<MediaId>) -> Result<MediaSweep, StoreError> {
        let _alone = self.keep.try_write().map_err(|_| StoreError::Busy)?;
        let mut found = BTreeSet::new();
        let mut sweep = MediaSweep::default();
        for (name, bytes) in self.list()? {
            if let Some(id) = id_of_name(&name).filter(|id| named.contains(id)) {
                found.insert(id);
            } else if self.is_loose(&name, named) {
                remove_if_there(&self.path.join(&name))?;
                sweep.removed += 1;
                sweep.bytes += bytes;
            }
        }
        sweep.missing = named.difference(&found).copied().collect();
        Ok(sweep)
    }

    /// How many bytes the files take that a sweep removes.
    pub(super) fn loose(&self, named: &BTreeSet<MediaId>) -> Result<u64, StoreError> {
        Ok(self.list()?.iter().filter(|(name, _)| self.is_loose(name, named)).map(|(_, bytes)| bytes).sum())
    }

    /// Whether a name is that of a file or draft which nobody names and nobody is adding.
    fn is_loose(&self, name: &str, named: &BTreeSet<MediaId>) -> bool {
        let ours = id_of_name(name).map_or_else(|| name.ends_with(DRAFT), |id| !named.contains(&id));
        ours && !lock(&self.state).coming.contains(name)
    }

    /// How many bytes the files take, drafts too.
    pub(crate) fn used(&self) -> Result<u64, StoreError> {
        Ok(self.list()?.iter().map(|(_, bytes)| bytes).sum())
    }

    fn list(&self) -> Result<Vec<(String, u64)>, StoreError> {
        let entries = match fs::read_dir(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut files = Vec::new();
        for entry in entries {
            let entry = entry?;
            match entry.metadata() {
                // Gone since it was listed: another thread's draft.
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                metadata => files.push((entry.file_name().to_string_lossy().into_owned(), metadata?.len())),
            }
        }
        files.sort();
        Ok(files)
    }
}

/// Writes a new file under a passing name; removed when dropped before it was kept.
pub(super) struct Draft {
    folder: Arc<MediaFolder>,
    name: String,
    file: Option<File>,
    hash: Sha256,
    /// How many bytes may still come.
    room: u64,
}

impl Draft {
    /// Makes the file last under the name that its bytes give it, or refuses bytes that are not those of `expected`. The
    /// file counts as coming until it is let go of.
    pub(super) fn keep(mut self, expected: Option<MediaId>) -> Result<MediaId, StoreError> {
        let id = MediaId(std::mem::take(&mut self.hash).finalize().into());
        if expected.is_some_and(|expected| expected != id) {
            return Err(StoreError::Damaged);
        }
        if let Some(file) = &self.file {
            file.sync_all()?;
        }
        let name = hex(&id.0);
        let place = self.folder.path.join(&name);
        {
            let mut state = lock(&self.folder.state);
            // Asked again with all that others wrote meanwhile, and under the lock: together they stay below the limit.
            if self.folder.used()? > MEDIA_SPACE_BYTES {
                return Err(StoreError::Quota);
            }
            state.coming.insert(name);
        }
        let kept = fs::rename(self.path(), &place).map_err(StoreError::from).and_then(|()| sync_parent(&place));
        if let Err(error) = kept {
            self.folder.let_go(id);
            return Err(error);
        }
        Ok(id)
    }

    /// The folder that it lies in.
    pub(super) fn folder(&self) -> &Arc<MediaFolder> {
        &self.folder
    }

    fn path(&self) -> PathBuf {
        self.folder.path.join(&self.name)
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.room = self.room.checked_sub(bytes.len() as u64).ok_or(StoreError::Quota)?;
        let file = self.file.as_mut().ok_or(ErrorKind::NotFound)?;
        file.write_all(bytes)?;
        self.hash.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After a success it has its name and there is nothing to remove; otherwise the first error is the one to report.
        drop(self.file.take());
        let _ = fs::remove_file(self.path());
        lock(&self.folder.state).coming.remove(&self.name);
    }
}

/// The end of a draft's name.
const DRAFT: &str = ".new";

/// Gives the id that a file's name says.
pub(crate) fn id_of_name(name: &str) -> Option<MediaId> {
    let mut id = [0; 32];
    let mut digits = name.bytes().map(|byte| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    });
    for byte in &mut id {
        *byte = digits.next()?? << 4 | digits.next()??;
    }
    digits.next().is_none().then_some(MediaId(id))
}

/// Verifies that a file's bytes are those of its name.
pub(crate) fn check(path: &Path, id: MediaId) -> Result<(), StoreError> {
    let mut hash = HashWriter(Sha256::new());
    io::copy(&mut File::open(path)?, &mut hash)?;
    if MediaId(hash.0.finalize().into()) == id { Ok(()) } else { Err(StoreError::Damaged) }
}

struct HashWriter(Sha256);

impl Write for HashWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_are_given_are_ids() {
        let id = MediaId([0xA7; 32]);
        assert_eq!(id_of_name(&hex(&id.0)), Some(id));
        for other in ["", "a7", &"A7".repeat(32), &"a7".repeat(33), &"g7".repeat(32), &format!("{}/", "a7".repeat(32))]
        {
            assert_eq!(id_of_name(other), None, "{other}");
        }
    }

    /// What a backup reads stays where it is until it is done, whoever lets go of it, and goes then.
    #[test]
    fn nothing_goes_while_a_backup_reads() {
        let place = tempfile::tempdir().unwrap();
        let folder = Arc::new(MediaFolder::new(place.path().join("media").join("space")));
        let mut draft = folder.draft().unwrap();
        draft.write_all(b"sealed").unwrap();
        let id = draft.keep(None).unwrap();
        folder.let_go(id);
        let reading = folder.keep();
        folder.settle(|_| Ok(false));
        assert_eq!(folder.sweep(&BTreeSet::new()), Err(StoreError::Busy));
        assert!(folder.path(id).exists());
        drop(reading);
        // A row that cannot be read now is no reason to remove a file.
        folder.settle(|_| Err(StoreError::Damaged));
        assert!(folder.path(id).exists());
        folder.settle(|_| Ok(false));
        assert!(!folder.path(id).exists());
        assert!(lock(&folder.state).loose.is_empty() && lock(&folder.state).coming.is_empty());
    }
}
