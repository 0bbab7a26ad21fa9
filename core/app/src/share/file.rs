//! A space as one sealed file, for another member's device.

use steunkring_sync::bundle::{Bundle, BundleError, space_hint};
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

    fn take_in_first(&mut self, space: SpaceId, bundle: &[u8]) -> Result<(), CoreError> {
        let bundle = Bundle::read(bundle)?;
        if bundle.hint != space_hint(&Hash32(space.0)) {
            return Err(CoreError::Missing("space in this file"));
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

impl From<BundleError> for CoreError {
    fn from(_: BundleError) -> Self {
        Self::Damaged
    }
}
