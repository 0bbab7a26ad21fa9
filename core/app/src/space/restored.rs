//! A space of a restored home goes on as another device.

use steunkring_domain::Instant;
use steunkring_store::{Space as Store, StoreError};
use steunkring_sync::crypto::{DeviceKeys, Secret};
use steunkring_wire::TransportKey;

use super::OpenSpace;
use crate::CoreError;
use crate::app::random;
use crate::log::keep;

/// The meta value that says that nothing may be written under the device as it is.
const RESTORED: &str = "restored";
/// The meta value with the seed of the device that took over; it counts before the one in the home.
const SEED: &str = "seed";
/// The meta value with the seed of the device that was taken over from, until no relay knows this member by it.
const OLD_SEED: &str = "old-seed";

/// Marks a space of a restored home.
pub(crate) fn mark_restored(store: &Store) -> Result<(), StoreError> {
    store.write(|tx| tx.put_meta(RESTORED, &[1]))
}

/// The seed that counts in a space: its own, else the home's.
pub(crate) fn seed(store: &Store, homes: [u8; 32]) -> Result<[u8; 32], CoreError> {
    match store.read(|reader| reader.meta(SEED))? {
        Some(own) => own.try_into().map_err(|_| CoreError::Damaged),
        None => Ok(homes),
    }
}

impl OpenSpace {
    /// Whether nothing may be written yet under this device.
    pub(crate) fn is_restored(&self) -> Result<bool, CoreError> {
        Ok(self.store().read(|reader| reader.meta(RESTORED))?.is_some())
    }

    /// In a restored space: goes on as another device, in one transaction with its keys.
    pub(crate) fn begin_anew(&mut self, at: Instant) -> Result<(), CoreError> {
        if !self.is_restored()? {
            return Ok(());
        }
        let (old, new): ([u8; 32], [u8; 32]) = (self.seed, random()?);
        let done = self.log()?.renew(DeviceKeys::from_seed(&Secret::from_bytes(new)), at);
        let done = done.and_then(|output| {
            Ok(self.store.write(move |tx| -> Result<(), StoreError> {
                keep(tx, &output)?;
                tx.put_meta(SEED, &new)?;
                tx.put_meta(OLD_SEED, &old)?;
                tx.delete_meta(RESTORED).map(drop)
            })?)
        });
        // Documents in memory write under the old actor.
        self.forget();
        done?;
        self.seed = new;
        self.known_as = self.old_keys()?.map(|keys| keys.transport().clone());
        Ok(())
    }

    /// Takes the device away that was taken over from, if it is still there; to be called after hearing from others.
    pub(crate) fn retire_old(&mut self, at: Instant) -> Result<(), CoreError> {
        let Some(old) = self.old_keys()? else { return Ok(()) };
        self.change_log(|log| Ok(((), log.retire(old.id(), at)?)))
    }

    /// The key with which this device speaks to the relay: its own, or the old device's as long as the relay knows that only.
    pub(crate) fn transport(&mut self) -> Result<TransportKey, CoreError> {
        match &self.known_as {
            Some(key) => Ok(key.clone()),
            None => Ok(self.log()?.engine().keys().transport().clone()),
        }
    }

    /// Sets by which key the relay knows this member; `None` for this device's own.
    pub(crate) fn is_known_as(&mut self, key: Option<TransportKey>) {
        self.known_as = key;
    }

    /// The keys of the device that was taken over from, as long as a relay may know this member by them only.
    pub(crate) fn old_keys(&self) -> Result<Option<DeviceKeys>, CoreError> {
        let Some(seed) = self.store().read(|reader| reader.meta(OLD_SEED))? else { return Ok(None) };
        let seed = seed.try_into().map_err(|_| CoreError::Damaged)?;
        Ok(Some(DeviceKeys::from_seed(&Secret::from_bytes(seed))))
    }

    /// Keeps the seed of the code's device by which this one came back, as long as a relay may know this member by that only.
    pub(crate) fn keep_code(&self, seed: [u8; 32]) -> Result<(), CoreError> {
        Ok(self.store().write(move |tx| tx.put_meta(OLD_SEED, &seed))?)
    }

    /// Forgets those keys, once a relay knows this device and the old one is gone, or was that of a code.
    pub(crate) fn drop_old_keys(&mut self) -> Result<(), CoreError> {
        let Some(old) = self.old_keys()? else { return Ok(()) };
        let known = self.log()?.engine().log().state().devices.get(&old.id());
        if known.is_none_or(|device| device.recovery) {
            self.store().write(|tx| tx.delete_meta(OLD_SEED).map(drop))?;
        }
        Ok(())
    }
}
