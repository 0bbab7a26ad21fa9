//! The sealed log of a space, as the app uses it.

use steunkring_store::{Reader, StoreError, Tx};

/// The device of this profile in a space.
pub(crate) struct Log {
    actor: [u8; 16],
}

/// The name of the actor among the meta values.
const ACTOR: &str = "actor";

impl Log {
    pub(crate) fn found(actor: [u8; 16], tx: &Tx<'_>) -> Result<(), StoreError> {
        tx.put_meta(ACTOR, &actor)
    }

    pub(crate) fn load(reader: &Reader<'_>) -> Result<Self, StoreError> {
        let actor = reader.meta(ACTOR)?.and_then(|bytes| bytes.try_into().ok()).ok_or(StoreError::Damaged)?;
        Ok(Self { actor })
    }

    /// The actor under which this device writes.
    pub(crate) fn actor(&self) -> [u8; 16] {
        self.actor
    }
}
