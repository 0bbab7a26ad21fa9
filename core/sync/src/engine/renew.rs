//! Going on as another device of the same member: after a restore the old one may be further than its store, so nothing more is
//! written under it.

use super::{Engine, EngineError, Output, Table};
use crate::crypto::{DeviceId, DeviceKeys, random};
use crate::op::{Act, Consent, MemberId, Place};

/// Under what the openers of former devices stand among the rows of [`Table::Meta`], before the id of the device.
pub(super) const FORMER: &[u8] = b"former/";

impl Engine {
    /// Adds the device of `keys` to this device's member, and is that device from then on. The add is the last thing signed by the
    /// old keys; the new ones rotate. Only where no epoch is usable do the old keys rotate first, since nobody could read the add.
    ///
    /// What opens keys sealed to the old device stays: somebody who knows of no other may share one with it and then leave, and nobody
    /// could read that it did.
    ///
    /// [`Engine::retire`] takes the old device away, once it is known how far it had come.
    ///
    /// # Errors
    /// [`EngineError::Denied`] where this device does not belong; nothing has changed then.
    pub fn renew(&mut self, keys: DeviceKeys, wall_ms: u64) -> Result<Output, EngineError> {
        let former = self.keys.opener().clone();
        self.go_on_as(keys, wall_ms)?;
        self.put(Table::Meta, [FORMER, &former.device().0].concat(), former.to_bytes());
        self.former.push(former);
        Ok(self.output())
    }

    /// Does as [`Engine::renew`], and keeps nothing that opens what is sealed to the old device.
    pub(super) fn go_on_as(&mut self, keys: DeviceKeys, wall_ms: u64) -> Result<(), EngineError> {
        let member = self.own_member().ok_or(EngineError::Denied)?;
        let epoch = self.writable(wall_ms)?;
        let act = self.add_of(&keys, member, false, wall_ms)?;
        let add = self.log.propose(&self.keys, act, wall_ms)?;
        self.emit_op(add, &epoch, None)?;
        self.keys = keys;
        self.incarnation = 0;
        self.put(Table::Meta, "incarnation", self.incarnation.to_be_bytes());
        self.spoken = false;
        self.turn(wall_ms)
    }

    /// The add of a device that consents to it, as the next act of this one. An epoch is usable.
    pub(super) fn add_of(
        &self,
        keys: &DeviceKeys,
        member: MemberId,
        recovery: bool,
        wall_ms: u64,
    ) -> Result<Act, EngineError> {
        // The parents of the consent are those that the add will have.
        let parents = self.next_parents(wall_ms);
        let place = Place::Device { member, recovery };
        let consent = Consent::sign(keys, &self.space(), &self.keys.id(), place, &parents, random()?)?;
        Ok(Act::AddDevice { member, device: keys.public().clone(), recovery, consent })
    }

    /// Takes away a device of this device's member that is in use no more, with all its entries that are here or that others showed
    /// to have still counting. Does nothing where it is not there, nor to the device of a printed code, which goes on.
    ///
    /// # Errors
    /// Those of [`Engine::act`].
    pub fn retire(&mut self, old: DeviceId, wall_ms: u64) -> Result<Output, EngineError> {
        let member = self.own_member().ok_or(EngineError::Denied)?;
        let known = self.log.state().devices.get(&old);
        if old != self.keys.id() && known.is_some_and(|device| device.member == member && !device.recovery) {
            self.take_away(old, wall_ms)?;
        }
        Ok(self.output())
    }

    /// Takes away a device of this device's member.
    pub(super) fn take_away(&mut self, old: DeviceId, wall_ms: u64) -> Result<(), EngineError> {
        let member = self.own_member().ok_or(EngineError::Denied)?;
        let mut fence = self.positions([old]);
        if let Some((_, shown)) = self.missing().into_iter().find(|(device, _)| *device == old) {
            fence.entry(old).and_modify(|position| *position = shown.max(*position));
        }
        self.do_act(Act::RemoveDevice { member, device: old, fence }, wall_ms)
    }
}
