//! A space as one sealed file, for another member's device.

use steunkring_sync::bundle::{Bundle, BundleError, space_hint};
use steunkring_sync::crypto::Hash32;

use crate::{App, CoreError, SpaceId};

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
        let bundle = Bundle::read(bundle)?;
        if bundle.hint != space_hint(&Hash32(space.0)) {
            return Err(CoreError::Missing("space in this file"));
        }
        let (now, uptime) = (self.now(), self.uptime());
        let open = self.space(space)?;
        let taken = open.take_in(bundle.blobs, None, (now, uptime));
        self.remember_typing(space)?;
        let revision = taken?;
        self.space(space)?.retire_old(now)?;
        self.recognise(space)?;
        Ok(revision)
    }
}

impl From<BundleError> for CoreError {
    fn from(_: BundleError) -> Self {
        Self::Damaged
    }
}
