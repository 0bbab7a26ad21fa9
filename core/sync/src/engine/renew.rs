//! Going on as another device of the same member: after a restore the old one may be further than its store, so nothing more is
//! written under it.

use super::{Engine, EngineError, Output, Table};
use crate::crypto::{DeviceId, DeviceKeys, random};
use crate::op::{Act, Consent, Place};

impl Engine {
    /// Adds the device of `keys` to this device's member, and is that device from then on. The add is the last thing signed by the
    /// old keys; the new ones rotate. Only where no epoch is usable do the old keys rotate first, since nobody could read the add.
    ///
    /// [`Engine::retire`] takes the old device away, once it is known how far it had come.
    ///
    /// # Errors
    /// [`EngineError::Denied`] where this device does not belong; nothing has changed then.
    pub fn renew(&mut self, keys: DeviceKeys, wall_ms: u64) -> Result<Output, EngineError> {
        let member = self.own_member().ok_or(EngineError::Denied)?;
        let epoch = self.writable(wall_ms)?;
        let place = Place::Device { member, recovery: false };
        // The parents of the consent are those that the add will have.
        let parents =
            self.log.draft(&self.keys.id(), Act::Complaint { commitment: epoch.commitment() }, wall_ms).parents;
        let consent = Consent::sign(&keys, &self.space(), &self.keys.id(), place, &parents, random()?)?;
        let act = Act::AddDevice { member, device: keys.public().clone(), recovery: false, consent };
        let add = self.log.propose(&self.keys, act, wall_ms)?;
        self.emit_op(add, &epoch, None)?;
        self.keys = keys;
        self.incarnation = 0;
        self.put(Table::Meta, "incarnation", self.incarnation.to_be_bytes());
        self.spoken = false;
        self.turn(wall_ms)?;
        Ok(self.output())
    }

    /// Takes away a device of this device's member that is in use no more, with all its entries that are here or that others showed
    /// to have still counting. Does nothing where it is not there.
    ///
    /// # Errors
    /// Those of [`Engine::act`].
    pub fn retire(&mut self, old: DeviceId, wall_ms: u64) -> Result<Output, EngineError> {
        let member = self.own_member().ok_or(EngineError::Denied)?;
        let is_there = self.log.state().devices.get(&old).is_some_and(|device| device.member == member);
        if old == self.keys.id() || !is_there {
            return Ok(self.output());
        }
        let mut fence = self.positions([old]);
        if let Some((_, shown)) = self.missing().into_iter().find(|(device, _)| *device == old) {
            fence.entry(old).and_modify(|position| *position = shown.max(*position));
        }
        self.act(Act::RemoveDevice { member, device: old, fence }, wall_ms)
    }
}
