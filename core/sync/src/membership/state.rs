//! What the operations come to.

use crate::crypto::{DeviceId, DevicePub, Kid};
use crate::op::{MemberId, OpId, Role};
use std::collections::{BTreeMap, BTreeSet};

/// Who belongs to a space, and what follows from its valid operations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// What the space is, from its genesis.
    pub kind: u8,
    /// The members that belong.
    pub members: BTreeMap<MemberId, Member>,
    /// The members that were removed or left, with what they last were.
    pub former: BTreeMap<MemberId, Member>,
    /// The devices that belong.
    pub devices: BTreeMap<DeviceId, Device>,
    /// The devices that were removed, alone or with their member.
    pub removed: BTreeMap<DeviceId, Device>,
    /// Who holds the first rank; a former member once it left.
    pub first: MemberId,
    /// Where a device's entries do not count, ascending.
    pub silences: BTreeMap<DeviceId, Vec<Silence>>,
    /// Each device that was removed or silenced, with the op that did it.
    pub cuts: BTreeSet<(DeviceId, OpId)>,
    /// The operations that count.
    pub valid: BTreeSet<OpId>,
    /// The rotations that count, newest first by (depth, id).
    pub epochs: Vec<OpId>,
    /// The prunes that count, newest first.
    pub prunes: Vec<OpId>,
    /// Complaints that count: the epoch's key hint, who cannot open it, and the op.
    pub complaints: BTreeSet<(Kid, DeviceId, OpId)>,
    /// Where the space meets, where an owner said so.
    pub relay: Option<RelayPlace>,
}

/// A member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// What it may do.
    pub role: Role,
    /// The inviter's name for it; the founder's own for itself.
    pub name: String,
    /// Its devices.
    pub devices: BTreeSet<DeviceId>,
}

/// A device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Whose it is.
    pub member: MemberId,
    /// Its public keys.
    pub keys: DevicePub,
    /// Whether it is the passive device of a printed recovery code.
    pub recovery: bool,
}

/// A stretch of a device's log that does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The last position before it.
    pub after: u64,
    /// Its last position; none while it lasts.
    pub until: Option<u64>,
}

/// Where a space meets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelayPlace {
    /// The relay's address; empty for none.
    pub address: String,
    /// The mailbox there.
    pub mailbox: [u8; 32],
    /// The op that says so.
    pub op: OpId,
}

impl State {
    /// What the holder of a device may do; none where it does not belong.
    pub fn role_of(&self, device: &DeviceId) -> Option<Role> {
        self.member_of(device).map(|m| m.role)
    }

    /// The member whose device this is; none where it does not belong.
    pub fn member_of(&self, device: &DeviceId) -> Option<&Member> {
        self.devices.get(device).and_then(|d| self.members.get(&d.member))
    }

    /// Whether the entry at this position of a device's log counts, as far as removals and demotions go.
    pub fn counts(&self, device: &DeviceId, position: u64) -> bool {
        let silent = |s: &Silence| position > s.after && s.until.is_none_or(|u| position <= u);
        !self.silences.get(device).is_some_and(|all| all.iter().any(silent))
    }

    /// Whether somebody with a device owns the space.
    pub fn is_owned(&self) -> bool {
        self.members.values().any(|m| m.role == Role::Owner && !m.devices.is_empty())
    }
}
