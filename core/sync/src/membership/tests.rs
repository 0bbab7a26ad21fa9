//! Named people with phones; each rule of the page above as a test.

mod acts;
mod beside;
mod hand_over;
mod log;
mod random;
mod rules;
mod silences;

use super::*;
use crate::crypto::Secret;
use crate::op::{Consent, MemberId, Place, Positions, Role};

/// A device with what it knows of the space.
#[derive(Clone)]
pub(super) struct Phone {
    keys: std::sync::Arc<DeviceKeys>,
    log: Log,
}

pub(super) fn keys(seed: u64) -> DeviceKeys {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    DeviceKeys::from_seed(&Secret::from_bytes(bytes))
}

/// A space founded by the device of this seed.
pub(super) fn found(seed: u64) -> Phone {
    let keys = keys(seed);
    let genesis = Op::genesis(keys.public(), 1, [0; 16], "Noor", 0).sign(&keys).unwrap();
    Phone { keys: keys.into(), log: Log::new(genesis).unwrap() }
}

/// Three owners who heard of each other, the founder first.
fn three() -> (Phone, Phone, Phone) {
    let mut noor = found(1);
    let mut sam = noor.add(2, Role::Owner);
    let mut eva = noor.add(3, Role::Owner);
    meet(&mut [&mut noor, &mut sam, &mut eva]);
    (noor, sam, eva)
}

impl Phone {
    fn id(&self) -> DeviceId {
        self.keys.id()
    }

    /// The member whose device this is, removed or not; nobody's where its add is void.
    fn member(&self) -> MemberId {
        let state = self.log.state();
        state.devices.get(&self.id()).or(state.removed.get(&self.id())).map_or(MemberId::default(), |d| d.member)
    }

    fn state(&self) -> &State {
        self.log.state()
    }

    fn act(&mut self, act: Act) -> Result<OpId, OpError> {
        let signed = self.log.propose(&self.keys, act.clone(), 0).inspect_err(|_| self.write_denied(act))?;
        self.log.insert(signed.clone())?;
        write_out("rules", &self.log);
        Ok(signed.id())
    }

    /// Writes out what comes of an act that is denied here, where somebody does it nevertheless.
    fn write_denied(&self, act: Act) {
        self.clone().force(act);
    }

    /// What a hostile device can do: sign anything at its place, valid or not.
    fn force(&mut self, act: Act) -> OpId {
        self.force_op(self.log.draft(&self.id(), act, 0))
    }

    /// What a device can do that hides what it knows: act on top of these operations only.
    fn force_at(&mut self, heads: &[OpId], act: Act) -> OpId {
        self.force_op(self.log.at(heads).unwrap().draft(&self.id(), act, 0))
    }

    fn force_op(&mut self, op: Op) -> OpId {
        let signed = op.sign(&self.keys).unwrap();
        self.log.insert(signed.clone()).unwrap();
        write_out("rules", &self.log);
        signed.id()
    }

    fn heads(&self) -> Vec<OpId> {
        self.log.heads().iter().copied().collect()
    }

    fn add_act(&self, joiner: &DeviceKeys, place: Place, name: &str) -> Act {
        let heads: Vec<OpId> = self.log.heads().iter().copied().collect();
        add_act(&self.log.space(), &self.id(), joiner, place, &heads, name)
    }

    fn join(&mut self, seed: u64, place: Place) -> Phone {
        let joiner = keys(seed);
        self.act(self.add_act(&joiner, place, "member")).unwrap();
        Phone { keys: joiner.into(), log: self.log.clone() }
    }

    fn add(&mut self, seed: u64, role: Role) -> Phone {
        self.join(seed, Place::Member(role))
    }

    fn add_device(&mut self, seed: u64, recovery: bool) -> Phone {
        let member = self.member();
        self.join(seed, Place::Device { member, recovery })
    }

    fn remove(&mut self, other: &Phone) -> Result<OpId, OpError> {
        self.act(remove(other))
    }

    fn remove_device(&mut self, other: &Phone) -> Result<OpId, OpError> {
        self.act(remove_device(other))
    }

    fn set_role(&mut self, other: &Phone, role: Role) -> Result<OpId, OpError> {
        self.act(set_role(other, role))
    }

    fn counts(&self, op: &OpId) -> bool {
        self.state().valid.contains(op)
    }

    fn has(&self, other: &Phone) -> bool {
        self.state().devices.contains_key(&other.id())
    }
}

pub(super) fn add_act(
    space: &SpaceId,
    by: &DeviceId,
    joiner: &DeviceKeys,
    place: Place,
    heads: &[OpId],
    name: &str,
) -> Act {
    let consent = Consent::sign(joiner, space, by, place, heads, [0; 16]).unwrap();
    let device = joiner.public().clone();
    match place {
        Place::Member(role) => Act::AddMember { device, role, name: name.into(), consent },
        Place::Device { member, recovery } => Act::AddDevice { member, device, recovery, consent },
    }
}

pub(super) fn remove(p: &Phone) -> Act {
    Act::RemoveMember { member: p.member(), fence: Positions::from([(p.id(), 5)]) }
}

pub(super) fn remove_device(p: &Phone) -> Act {
    Act::RemoveDevice { member: p.member(), device: p.id(), fence: Positions::from([(p.id(), 5)]) }
}

pub(super) fn set_role(p: &Phone, role: Role) -> Act {
    Act::SetRole { member: p.member(), role, fence: Positions::from([(p.id(), 5)]) }
}

pub(super) fn rotate(p: &Phone) -> Act {
    let to = p.state().devices.keys().copied().collect();
    let h = crate::crypto::hash("blob", &[]);
    Act::Rotate { commitment: h, to, wraps: h, has: vec![], history: h }
}

/// Gives every phone what any has.
pub(super) fn meet(phones: &mut [&mut Phone]) {
    let all: Vec<Signed> = phones.iter().flat_map(|p| p.log.signed.values().cloned()).collect();
    for phone in phones.iter_mut() {
        for signed in &all {
            phone.log.insert(signed.clone()).unwrap();
        }
    }
    let states: Vec<&State> = phones.iter().map(|p| p.log.state()).collect();
    assert!(states.windows(2).all(|w| w[0] == w[1]));
    write_out("rules", &phones[0].log);
}

/// Writes the operations, one a line, where `STEUNKRING_MEMBERSHIP_LOGS` names a folder: `tests/membership/logs.rs` makes files of
/// them for other implementations. `kind` is `rules` for what is the same in each run and `random` for what is drawn.
pub(super) fn write_out(kind: &str, log: &Log) {
    let Some(folder) = std::env::var_os("STEUNKRING_MEMBERSHIP_LOGS") else { return };
    std::fs::create_dir_all(&folder).unwrap();
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let lines: Vec<String> =
        log.ids().iter().map(|id| hex(&crate::crypto::encode(log.signed(id).unwrap()).unwrap())).collect();
    let name = crate::crypto::hash("log", &[lines.concat().as_bytes()]);
    std::fs::write(std::path::Path::new(&folder).join(format!("{kind}-{name:?}.txt")), lines.join("\n")).unwrap();
}
