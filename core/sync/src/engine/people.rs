//! Who can see this, what is missing, and whom the relay must let in.

use super::Engine;
use crate::crypto::DeviceId;
use crate::membership::Member;
use crate::op::{Act, MemberId, Role};
use std::collections::BTreeMap;
use steunkring_wire::{Member as Listed, TransportPublic};

/// A member as "who can see this" shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberView {
    /// The member.
    pub id: MemberId,
    /// The inviter's name for it.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// When it came in, as the device claims that added it, in milliseconds since 1970.
    pub since_ms: u64,
    /// When it left or was let go, as the device claims that said so; none for who belongs.
    pub until_ms: Option<u64>,
    /// Whether it holds the first rank.
    pub first: bool,
    /// Whether this device is one of its devices.
    pub own: bool,
    /// Its devices.
    pub devices: Vec<DeviceView>,
}

/// A device as "who can see this" shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceView {
    /// The device.
    pub id: DeviceId,
    /// Whether it is the passive device of a printed recovery code.
    pub recovery: bool,
    /// The time that its newest entry here claims, in milliseconds since 1970; none where there is no entry.
    pub last_seen: Option<i64>,
    /// How many of its entries are here.
    pub position: u64,
    /// How many of its entries are kept apart, since they do not count.
    pub held: usize,
    /// Whether its entries are held back since one could not be taken in.
    pub stopped: bool,
}

impl MemberView {
    /// How many devices it uses: that of a printed code is on paper only.
    pub fn in_use(&self) -> usize {
        self.devices.iter().filter(|device| !device.recovery).count()
    }
}

impl Engine {
    /// The members that belong, most senior id first as the log orders them.
    pub fn members(&self) -> Vec<MemberView> {
        let mut all: Vec<MemberView> = self.log.state().members.iter().map(|(id, m)| self.view(id, m)).collect();
        all.sort_by_key(|m| (!m.first, self.log.depth(&m.id), m.id));
        all
    }

    /// The members that left or were let go, in the order in which they came in, as they last were.
    pub fn former(&self) -> Vec<MemberView> {
        let mut all: Vec<MemberView> = self.log.state().former.iter().map(|(id, m)| self.view(id, m)).collect();
        all.sort_by_key(|m| (self.log.depth(&m.id), m.id));
        all
    }

    /// Whose device writes under an automerge actor, in any incarnation that is known here; none for an actor of nobody.
    pub fn member_of_actor(&self, actor: [u8; 16]) -> Option<MemberId> {
        let state = self.log.state();
        let writes = |device: &DeviceId| {
            let known = self.feeds.get(device).map_or(0, |f| f.tip.chain.incarnation);
            let last = if *device == self.keys.id() { known.max(self.incarnation) } else { known };
            (0..=last).any(|one| crate::crypto::actor_id(&self.log.space(), device, one) == actor)
        };
        let all = state.devices.iter().chain(&state.removed);
        all.into_iter().find(|(device, _)| writes(device)).map(|(_, known)| known.member)
    }

    /// This device's member; none where it does not belong, or does not know it yet.
    pub fn own_member(&self) -> Option<MemberId> {
        self.log.state().devices.get(&self.keys.id()).map(|d| d.member)
    }

    /// What this device may do; none where it does not belong.
    pub fn own_role(&self) -> Option<Role> {
        self.log.state().role_of(&self.keys.id())
    }

    /// Positions that others have shown to have and that are not here: withheld, or still on their way. Those of a device whose add
    /// turned out void are not among them, since nobody takes them in.
    pub fn missing(&self) -> BTreeMap<DeviceId, u64> {
        let state = self.log.state();
        let mut shown: BTreeMap<DeviceId, u64> = BTreeMap::new();
        for (device, seq) in self.feeds.values().flat_map(|f| &f.tip.chain.seen) {
            let most = shown.entry(*device).or_default();
            *most = (*most).max(*seq);
        }
        shown.retain(|device, seq| {
            let belonged = state.devices.contains_key(device) || state.removed.contains_key(device);
            belonged && *seq > self.feeds.get(device).map_or(0, |f| f.tip.chain.seq)
        });
        shown
    }

    /// The positions that are here, for the fence of a removal.
    pub fn positions(&self, devices: impl IntoIterator<Item = DeviceId>) -> crate::op::Positions {
        devices.into_iter().map(|d| (d, self.feeds.get(&d).map_or(0, |f| f.tip.chain.seq))).collect()
    }

    /// Whom the relay must let in: the owners' transport keys as admins, and everyone else's. Readers write too, since
    /// they acknowledge and give receipts.
    pub fn access(&self) -> (Vec<TransportPublic>, Vec<Listed>) {
        let state = self.log.state();
        let (mut admins, mut members) = (Vec::new(), Vec::new());
        for device in state.devices.values() {
            let key = TransportPublic(device.keys.transport);
            if state.role_of(&device.keys.id) == Some(Role::Owner) {
                admins.push(key);
            } else {
                members.push(Listed { key, may_write: true });
            }
        }
        (admins, members)
    }

    fn view(&self, id: &MemberId, member: &Member) -> MemberView {
        let state = self.log.state();
        let gone = state.former.contains_key(id);
        let cuts = state.cuts.iter().filter(|(device, _)| gone && member.devices.contains(device));
        let ends = cuts.filter_map(|(_, op)| self.log.op(op)).filter(|op| matches!(op.act, Act::RemoveMember { .. }));
        MemberView {
            id: *id,
            name: member.name.clone(),
            role: member.role,
            since_ms: self.log.op(id).map_or(0, |op| op.wall_ms),
            until_ms: ends.map(|op| op.wall_ms).min(),
            first: state.first == *id,
            own: member.devices.contains(&self.keys.id()),
            devices: member.devices.iter().map(|d| self.device_view(d)).collect(),
        }
    }

    fn device_view(&self, id: &DeviceId) -> DeviceView {
        let feed = self.feeds.get(id);
        DeviceView {
            id: *id,
            recovery: self.log.state().devices.get(id).is_some_and(|d| d.recovery),
            last_seen: feed.filter(|f| f.tip.chain.seq > 0).map(|f| f.tip.chain.wall_ms),
            position: feed.map_or(0, |f| f.tip.chain.seq),
            held: feed.map_or(0, |f| f.held.len()),
            stopped: feed.is_some_and(|f| f.tip.stopped.is_some()),
        }
    }
}
