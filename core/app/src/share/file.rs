//! A space as one sealed file, for another member's device.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use steunkring_store::StoreError;
use steunkring_sync::bundle::{Bundle, BundleError, MAX_BUNDLE, space_hint};
use steunkring_sync::crypto::Hash32;

use crate::undo::written_by_now;
use crate::{App, CoreError, Job, SpaceId, TakenIn};

impl App {
    /// Everything of a space as one sealed file, for another member's device.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn bundle(&mut self, space: SpaceId) -> Result<Vec<u8>, CoreError> {
        self.settle_all()?;
        let blobs = self.space(space)?.blobs()?;
        Ok(Bundle { hint: space_hint(&Hash32(space.0)), blobs }.write()?)
    }

    /// Takes in such a file and gives how often the space has then changed. The same file twice changes nothing.
    ///
    /// # Errors
    /// [`CoreError::Damaged`] for a file that is none, [`CoreError::Missing`] for one of another space.
    pub fn take_in(&mut self, space: SpaceId, bundle: &[u8]) -> Result<u64, CoreError> {
        Ok(self.take_in_with(space, bundle, &Job::new())?.revision)
    }

    /// Takes in such a file as a job: first the map, and then the notes where there is much. Asked to stop, it leaves notes to
    /// [`App::catch_up`], which the next file or exchange calls too.
    ///
    /// # Errors
    /// As [`App::take_in`]; of the store also while notes are taken in, and what was taken in by then stays so.
    pub fn take_in_with(&mut self, space: SpaceId, bundle: &[u8], job: &Job) -> Result<TakenIn, CoreError> {
        let taken = self.take_in_first(space, bundle).and_then(|()| self.take_in_notes(space, job));
        job.end();
        Ok(TakenIn { finished: taken?, revision: self.revision(space)? })
    }

    /// As [`App::take_in_with`], of a file that is there. What is larger than such a file can be is not read.
    ///
    /// # Errors
    /// As [`App::take_in_with`] and [`sealed_file`].
    pub fn take_in_file(&mut self, space: SpaceId, path: &Path, job: &Job) -> Result<TakenIn, CoreError> {
        let bundle = sealed_file(path).inspect_err(|_| job.end())?;
        self.take_in_with(space, &bundle, job)
    }

    fn take_in_first(&mut self, space: SpaceId, bundle: &[u8]) -> Result<(), CoreError> {
        let bundle = Bundle::read(bundle)?;
        if bundle.hint != space_hint(&Hash32(space.0)) {
            return Err(CoreError::Missing(crate::told::OTHER_SPACE));
        }
        let (now, uptime) = (self.now(), self.uptime());
        let open = self.space(space)?;
        let taken = open.take_in(bundle.blobs, None, (now, uptime));
        self.remember_typing(space)?;
        taken?;
        self.space(space)?.retire_old(now)?;
        // It is taken in by now; the next file or exchange recognises too.
        written_by_now(self.recognise(space))
    }
}

/// The bytes of a sealed file, no more of them than such a file has.
///
/// # Errors
/// [`CoreError::Damaged`] for one that is larger, [`CoreError::Invalid`] for one that is not there; of the disk.
pub fn sealed_file(path: &Path) -> Result<Vec<u8>, CoreError> {
    let most = u64::try_from(MAX_BUNDLE).unwrap_or(u64::MAX);
    let unread = |_| CoreError::Invalid { field: "file", reason: "it cannot be read".to_owned() };
    let file = File::open(path).map_err(unread)?;
    if file.metadata().map_err(StoreError::from)?.len() > most {
        return Err(CoreError::Damaged);
    }
    // It may grow while it is read.
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes).map_err(StoreError::from)?;
    Ok(bytes)
}

impl From<BundleError> for CoreError {
    fn from(_: BundleError) -> Self {
        Self::Damaged
    }
}
