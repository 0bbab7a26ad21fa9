//! The device of a printed code: added while all is well, and used once, when every phone is lost.

use super::{Engine, EngineError, Output};
use crate::crypto::{DeviceId, DeviceKeys};

impl Engine {
    /// Adds the passive device of a printed code to this device's member. From then on every epoch is wrapped for it too. Does
    /// nothing where it is there.
    ///
    /// # Errors
    /// [`EngineError::Denied`] for who does not belong.
    pub fn add_code(&mut self, keys: &DeviceKeys, wall_ms: u64) -> Result<Output, EngineError> {
        let member = self.own_member().ok_or(EngineError::Denied)?;
        if !self.has_code(&keys.id()) {
            self.writable(wall_ms)?;
            let act = self.add_of(keys, member, true, wall_ms)?;
            self.do_act(act, wall_ms)?;
        }
        Ok(self.output())
    }

    /// Whether a device is that of a printed code of this device's member.
    pub fn has_code(&self, code: &DeviceId) -> bool {
        let own = self.own_member();
        self.log.state().devices.get(code).is_some_and(|device| device.recovery && Some(device.member) == own)
    }

    /// As the device of a printed code, once everything was ingested: takes away every other device of its member but those of
    /// codes, and is the device of `keys` from then on. The code signs the removals, so that they stand against whatever a stolen
    /// phone does at the same time; it stays, for the next time.
    ///
    /// # Errors
    /// [`EngineError::Denied`] where this is no device of a code, or its member does not belong any more.
    pub fn come_back(&mut self, keys: DeviceKeys, wall_ms: u64) -> Result<Output, EngineError> {
        if !self.has_code(&self.keys.id()) {
            return Err(EngineError::Denied);
        }
        let devices = &self.log.state().devices;
        let own = self.own_member();
        let lost: Vec<DeviceId> =
            devices.iter().filter(|(_, one)| Some(one.member) == own && !one.recovery).map(|(id, _)| *id).collect();
        for device in lost {
            self.take_away(device, wall_ms)?;
        }
        // A phone keeps nothing of a code.
        self.go_on_as(keys, wall_ms)?;
        Ok(self.output())
    }
}
