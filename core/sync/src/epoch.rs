//! Epoch keys: who holds which, which one may be written under, and how operations and entries are sealed.
//!
//! Each valid rotation begins an epoch with a fresh key, wrapped for every device that belongs. Beside the wraps
//! travels the **history**: the keys of the epochs it directly succeeds, sealed under the new one. A key *contains*
//! what can be reached along that chain. Keys are learned from whatever opens, before order and validity; what is
//! written goes only under a **usable** epoch ([`Ring::usable`]), and only keys whose rotation is in one's own log are
//! passed on ([`Ring::held`]).

mod blob;

pub(crate) use blob::{Attached, OpBlob};
pub use blob::{OVERHEAD, open_entry, seal_entry};

use crate::crypto::{
    DeviceId, DeviceKeys, DevicePub, Hash32, Kid, Opener, Sealed, Secret, Signed, decode, encode, hash,
};
use crate::error::{CryptoError, OpError};
use crate::membership::Log;
use crate::op::{Act, MAX_DEVICES, MAX_SUCCEEDED, OpId, SpaceId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The most bytes of the wraps of one rotation.
pub const MAX_WRAPS: usize = MAX_DEVICES * 1300;
/// The most bytes of the history of one rotation.
pub const MAX_HISTORY: usize = 64 * 1024;

/// The epoch keys of one space that this device holds, and what is known of how they follow each other.
#[derive(Clone, Debug, Default)]
pub struct Ring {
    keys: BTreeMap<(Kid, Hash32), Secret>,
    succeeds: BTreeMap<Hash32, BTreeSet<Hash32>>,
}

/// A new key for one device. The hint only says something to who knows the device's id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Wrap {
    hint: [u8; 4],
    sealed: Sealed,
}

/// A signed rotation with its key and what travels beside it.
pub(crate) struct Rotation {
    pub signed: Signed,
    pub key: Secret,
    pub attached: Attached,
}

impl Ring {
    /// Takes a key in; false where it was held already.
    pub fn learn(&mut self, key: Secret) -> bool {
        let commitment = key.commitment();
        self.keys.insert((Kid::of(&commitment), commitment), key).is_none()
    }

    /// The keys that a hint can mean; more than one only where someone searched for a collision.
    pub fn by_kid(&self, kid: Kid) -> impl Iterator<Item = &Secret> {
        self.keys.range((kid, Hash32([0; 32]))..=(kid, Hash32([255; 32]))).map(|(_, key)| key)
    }

    /// The key with a commitment.
    pub fn key(&self, commitment: &Hash32) -> Option<&Secret> {
        self.keys.get(&(Kid::of(commitment), *commitment))
    }

    /// The commitments of all keys.
    pub fn commitments(&self) -> impl Iterator<Item = Hash32> {
        self.keys.keys().map(|(_, commitment)| *commitment)
    }

    /// Notes what a rotation says that it succeeds, valid or not, in order or not. Of two rotations to one key only
    /// what both say is believed, so that the order in which they come makes no difference.
    pub fn note(&mut self, act: &Act) {
        if let Act::Rotate { commitment, has, .. } = act {
            let named = || has.iter().copied().collect();
            self.succeeds
                .entry(*commitment)
                .and_modify(|known| known.retain(|c| has.contains(c)))
                .or_insert_with(named);
        }
    }

    /// The epochs that one contains: itself and all that can be reached from it.
    pub fn contained(&self, commitment: &Hash32) -> BTreeSet<Hash32> {
        let (mut seen, mut todo) = (BTreeSet::new(), vec![*commitment]);
        while let Some(one) = todo.pop() {
            if seen.insert(one) {
                todo.extend(self.succeeds.get(&one).into_iter().flatten());
            }
        }
        seen
    }

    /// The held keys whose rotation is in the log. One that waits for its parents is not passed on: it may stand after
    /// a removal that is not known here, and would hand its key to the removed.
    pub fn held(&self, log: &Log) -> BTreeSet<Hash32> {
        let rotations = log.ids().into_iter().filter_map(|id| match &log.op(&id)?.act {
            Act::Rotate { commitment, .. } => Some(*commitment),
            _ => None,
        });
        rotations.filter(|c| self.key(c).is_some()).collect()
    }

    /// The epoch to write under: valid, held, covering every valid removal, wrapped for exactly the valid devices,
    /// containing every held key, and with no complaint. None means: rotate first.
    pub fn usable(&self, log: &Log) -> Option<Hash32> {
        let state = log.state();
        let removals: Vec<&OpId> =
            state.valid.iter().filter(|id| log.op(id).is_some_and(|op| removes(&op.act))).collect();
        let devices: Vec<DeviceId> = state.devices.keys().copied().collect();
        let held = self.held(log);
        let shut: BTreeSet<Kid> = state.complaints.iter().map(|(kid, ..)| *kid).collect();
        state.epochs.iter().find_map(|id| match &log.op(id)?.act {
            Act::Rotate { commitment, to, .. }
                if self.key(commitment).is_some()
                    && *to == devices
                    && removals.iter().all(|r| log.covers(id, r))
                    && held.is_subset(&self.contained(commitment))
                    && !shut.contains(&Kid::of(commitment)) =>
            {
                Some(*commitment)
            }
            _ => None,
        })
    }

    /// Makes and signs a rotation to the devices that belong.
    ///
    /// # Errors
    /// [`OpError::Denied`] for who does not belong; those of sealing.
    pub(crate) fn rotate(&self, log: &Log, keys: &DeviceKeys, wall_ms: u64) -> Result<Rotation, OpError> {
        let key = Secret::random()?;
        let commitment = key.commitment();
        let devices: Vec<&DevicePub> = log.state().devices.values().map(|d| &d.keys).collect();
        let wraps = wrap(&log.space(), &key, &devices)?;
        let held = self.held(log);
        let inner: BTreeSet<Hash32> =
            held.iter().flat_map(|c| self.contained(c).into_iter().filter(move |x| x != c)).collect();
        let has: Vec<Hash32> = held.difference(&inner).copied().take(MAX_SUCCEEDED).collect();
        let older: Vec<&Secret> = has.iter().filter_map(|c| self.key(c)).collect();
        let history = key.purpose("history").seal(&commitment.0, &encode(&older)?)?;
        let attached = Attached { wraps, history };
        let act = Act::Rotate {
            commitment,
            to: devices.iter().map(|d| d.id).collect(),
            wraps: attached.wraps_hash(),
            has,
            history: attached.history_hash(),
        };
        Ok(Rotation { signed: log.propose(keys, act, wall_ms)?, key, attached })
    }

    /// Learns the key that a rotation's wraps hold for a device; true where it is new.
    pub fn unwrap(&mut self, space: &SpaceId, opener: &Opener, kid: Kid, wraps: &[u8]) -> bool {
        if self.by_kid(kid).next().is_some() {
            return false;
        }
        let Ok(wraps) = decode::<Vec<Wrap>>(wraps, MAX_WRAPS) else { return false };
        let mine = wrap_hint(&kid, &opener.device());
        let opened = wraps.iter().filter(|w| w.hint == mine).take(4).find_map(|w| {
            let key = opener.open(&wrap_context(space, &kid).0, &w.sealed).ok()?;
            Some(Secret::from_bytes(key.try_into().ok()?)).filter(|key| Kid::of(&key.commitment()) == kid)
        });
        opened.is_some_and(|key| self.learn(key))
    }

    /// Whether wraps hold something for each of these devices.
    pub(crate) fn names_all(wraps: &[u8], kid: Kid, devices: &[DeviceId]) -> bool {
        let Ok(wraps) = decode::<Vec<Wrap>>(wraps, MAX_WRAPS) else { return false };
        let hints: BTreeSet<[u8; 4]> = wraps.into_iter().map(|wrap| wrap.hint).collect();
        devices.iter().all(|device| hints.contains(&wrap_hint(&kid, device)))
    }

    /// Learns those keys in the history of a rotation, whose own key is held, that the operation names as `has`; gives
    /// how many are new.
    pub(crate) fn unfold(&mut self, commitment: &Hash32, has: &[Hash32], history: &[u8]) -> Result<usize, CryptoError> {
        let key = self.key(commitment).ok_or(CryptoError::Unopened)?;
        if history.len() > MAX_HISTORY {
            return Err(CryptoError::TooLarge);
        }
        let older: Vec<Secret> = decode(&key.purpose("history").open(&commitment.0, history)?, MAX_HISTORY)?;
        Ok(older.into_iter().filter(|k| has.contains(&k.commitment())).filter(|k| self.learn(k.clone())).count())
    }
}

/// Whether an act takes a device or member away, after which only a newer epoch is written under.
pub fn removes(act: &Act) -> bool {
    matches!(act, Act::RemoveDevice { .. } | Act::RemoveMember { .. })
}

/// Wraps a key for devices.
///
/// # Errors
/// [`CryptoError::Suite`] or [`CryptoError::Malformed`] for a device's bad keys.
pub fn wrap(space: &SpaceId, key: &Secret, devices: &[&DevicePub]) -> Result<Vec<u8>, CryptoError> {
    let kid = Kid::of(&key.commitment());
    let context = wrap_context(space, &kid);
    let wraps = devices.iter().map(|device| {
        Ok(Wrap { hint: wrap_hint(&kid, &device.id), sealed: device.seal_to(&context.0, key.expose())? })
    });
    encode(&wraps.collect::<Result<Vec<_>, CryptoError>>()?)
}

fn wrap_context(space: &SpaceId, kid: &Kid) -> Hash32 {
    hash("steunkring/epoch/wrap/1", &[&space.0, &kid.0])
}

fn wrap_hint(kid: &Kid, device: &DeviceId) -> [u8; 4] {
    hash("steunkring/epoch/hint/1", &[&kid.0, &device.0]).0.first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::op::{Consent, Op, Place};

    fn keys(seed: u8) -> DeviceKeys {
        DeviceKeys::from_seed(&Secret::from_bytes([seed; 32]))
    }

    fn log(founder: &DeviceKeys) -> Log {
        Log::new(Op::genesis(founder.public(), 0, [0; 16], "Noor", 0).sign(founder).unwrap()).unwrap()
    }

    fn turn(ring: &mut Ring, log: &mut Log, who: &DeviceKeys) -> (Hash32, Attached) {
        let rotation = ring.rotate(log, who, 0).unwrap();
        ring.note(&Op::open(&rotation.signed).unwrap().act);
        log.insert(rotation.signed).unwrap();
        let commitment = rotation.key.commitment();
        ring.learn(rotation.key);
        (commitment, rotation.attached)
    }

    #[test]
    fn a_newer_epoch_contains_the_older_ones_and_opens_them() {
        let anna = keys(1);
        let (mut log, mut ring) = (log(&anna), Ring::default());
        assert_eq!(ring.usable(&log), None);
        let (first, _) = turn(&mut ring, &mut log, &anna);
        assert_eq!(ring.usable(&log), Some(first));
        let (second, attached) = turn(&mut ring, &mut log, &anna);
        assert_eq!(ring.usable(&log), Some(second));
        assert_eq!(ring.contained(&second), [first, second].into());

        let mut other = Ring { succeeds: ring.succeeds.clone(), ..Ring::default() };
        assert!(other.unwrap(&log.space(), anna.opener(), Kid::of(&second), &attached.wraps));
        assert_eq!(other.unfold(&second, &[first], &attached.history), Ok(1));
        assert_eq!(other.commitments().collect::<BTreeSet<_>>(), [first, second].into());
        let mut stranger = Ring::default();
        assert!(!stranger.unwrap(&log.space(), keys(2).opener(), Kid::of(&second), &attached.wraps));
    }

    #[test]
    fn a_held_key_that_is_not_contained_makes_an_epoch_unusable() {
        let anna = keys(1);
        let (log0, mut ring) = (log(&anna), Ring::default());
        let (mut left, mut right) = (log0.clone(), log0.clone());
        let mut other = Ring::default();
        turn(&mut ring, &mut left, &anna);
        let (second, _) = turn(&mut other, &mut right, &anna);
        let signed: Vec<Signed> = right.ids().iter().skip(1).map(|id| right.signed(id).unwrap().clone()).collect();
        for s in signed {
            ring.note(&Op::open(&s).unwrap().act);
            left.insert(s).unwrap();
        }
        assert!(ring.usable(&left).is_some(), "the other key is not held");
        ring.learn(other.key(&second).unwrap().clone());
        assert_eq!(ring.usable(&left), None);
        let (third, _) = turn(&mut ring, &mut left, &anna);
        assert_eq!(ring.usable(&left), Some(third));
        assert_eq!(ring.contained(&third).len(), 3);
    }

    #[test]
    fn a_key_whose_rotation_is_not_in_the_log_is_not_passed_on() {
        let anna = keys(1);
        let (mut log, mut ring) = (log(&anna), Ring::default());
        let (first, _) = turn(&mut ring, &mut log, &anna);
        ring.learn(Secret::from_bytes([9; 32]));
        assert_eq!(ring.held(&log), [first].into());
        assert_eq!(ring.usable(&log), Some(first));
    }

    #[test]
    fn an_epoch_that_somebody_cannot_open_is_not_written_under() {
        let anna = keys(1);
        let (mut log, mut ring) = (log(&anna), Ring::default());
        let (first, _) = turn(&mut ring, &mut log, &anna);
        let (second, _) = turn(&mut ring, &mut log, &anna);
        log.insert(log.propose(&anna, Act::Complaint { kid: Kid::of(&first) }, 0).unwrap()).unwrap();
        assert_eq!(ring.usable(&log), Some(second), "the complaint is about another");
        log.insert(log.propose(&anna, Act::Complaint { kid: Kid::of(&second) }, 0).unwrap()).unwrap();
        assert_eq!(ring.usable(&log), None);
        let (third, _) = turn(&mut ring, &mut log, &anna);
        assert_eq!(ring.usable(&log), Some(third));
    }

    #[test]
    fn an_epoch_from_before_a_removal_is_not_written_under_though_its_devices_are_those_that_belong() {
        let (anna, fem) = (keys(1), keys(2));
        let (mut log, mut ring) = (log(&anna), Ring::default());
        turn(&mut ring, &mut log, &anna);
        let place = Place::Device { member: log.space(), recovery: false };
        let heads: Vec<OpId> = log.heads().iter().copied().collect();
        let consent = Consent::sign(&fem, &log.space(), &anna.id(), place, &heads, [0; 16]).unwrap();
        let (member, device) = (log.space(), fem.public().clone());
        let add = Act::AddDevice { member, device, recovery: false, consent };
        let removal = Act::RemoveDevice { member, device: fem.id(), fence: BTreeMap::new() };
        for act in [add, removal] {
            log.insert(log.propose(&anna, act, 0).unwrap()).unwrap();
            assert_eq!(ring.usable(&log), None);
        }
        let (second, _) = turn(&mut ring, &mut log, &anna);
        assert_eq!(ring.usable(&log), Some(second));
    }

    #[test]
    fn a_history_gives_the_keys_that_its_rotation_names_up_to_its_limit() {
        let epoch = Secret::from_bytes([9; 32]);
        let commitment = epoch.commitment();
        let older: Vec<Secret> =
            (0..MAX_SUCCEEDED).map(|i| Secret::from_bytes([i as u8; 32]).derive("k", &[])).collect();
        let has: Vec<Hash32> = older.iter().skip(1).map(Secret::commitment).collect();
        let history = epoch.purpose("history").seal(&commitment.0, &encode(&older).unwrap()).unwrap();
        let mut ring = Ring::default();
        assert_eq!(ring.unfold(&commitment, &has, &history), Err(CryptoError::Unopened));
        ring.learn(epoch);
        assert_eq!(ring.unfold(&commitment, &has, &history), Ok(MAX_SUCCEEDED - 1));
        assert_eq!(ring.key(&older[0].commitment()), None);
        assert_eq!(ring.unfold(&commitment, &has, &history), Ok(0));
        assert_eq!(ring.unfold(&commitment, &has, &[0; 65_536]), Err(CryptoError::Unopened));
        assert_eq!(ring.unfold(&commitment, &has, &[0; 65_537]), Err(CryptoError::TooLarge));
    }
}
