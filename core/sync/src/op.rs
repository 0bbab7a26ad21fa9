//! Membership operations: the bytes that devices sign, and their limits.
//!
//! An [`Op`] names all operations its author had seen last (`parents`), so that the operations of a space form a
//! hash-linked graph. All acts have their place in the format now; what they mean is judged by [`crate::membership`].
//! The numbers of enum variants are their order here and never change.

mod consent;

pub use consent::{Consent, Place};

use crate::crypto::{DeviceId, DeviceKeys, DevicePub, Hash32, Kid, Signed, list, map, text};
use crate::error::{CryptoError, OpError};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The id of an operation: [`Signed::id`].
pub type OpId = Hash32;
/// The id of a member: that of the operation that added it, the genesis for the founder.
pub type MemberId = Hash32;
/// The id of a space: that of its genesis.
pub type SpaceId = Hash32;
/// Per device, a position in its log: the number of its entries up to there, 0 for none.
pub type Positions = BTreeMap<DeviceId, u64>;

/// The version byte that every operation of this format begins with.
pub const OP_VERSION: u8 = 1;
/// The domain tag of an operation's signature.
pub const OP_TAG: &str = "steunkring/op/1";
/// The most bytes an operation's body may have.
pub const MAX_OP: usize = 64 * 1024;
/// The most operations one operation may directly follow.
pub const MAX_PARENTS: usize = 64;
/// The most devices a rotation or a position list may name.
pub const MAX_DEVICES: usize = 512;
/// The most epochs one rotation may directly succeed.
pub const MAX_SUCCEEDED: usize = 256;
/// The most characters of a member's name.
pub const MAX_NAME: usize = 80;
/// The most characters of a relay's address.
pub const MAX_ADDRESS: usize = 256;

/// What a member may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// Reads, and keeps keys available.
    Reader,
    /// Writes too.
    Editor,
    /// Also decides who belongs.
    Owner,
}

/// One membership operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Op {
    /// [`OP_VERSION`].
    pub version: u8,
    /// The space; none in a genesis, whose id names the space.
    pub space: Option<SpaceId>,
    /// What the author had seen last, ascending; empty in a genesis.
    #[serde(deserialize_with = "list::<_, _, MAX_PARENTS>")]
    pub parents: Vec<OpId>,
    /// The time the author claims, in milliseconds since 1970; shown, never used for order.
    pub wall_ms: u64,
    /// The author's own deepest operation among the ancestors, if there is one.
    pub previous: Option<OpId>,
    /// What is done.
    pub act: Act,
}

/// What an operation does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Founds the space.
    Genesis {
        /// The founder's first device.
        device: DevicePub,
        /// What the space is: a home, a case discussion, a roadshow…; opaque here, never changed.
        kind: u8,
        /// Tells apart two spaces that one device founds.
        nonce: [u8; 16],
        /// The founder's name for itself; may be empty.
        #[serde(deserialize_with = "text::<_, MAX_NAME>")]
        name: String,
    },
    /// Adds a member with its first device.
    AddMember {
        /// The device.
        device: DevicePub,
        /// What the member may do.
        role: Role,
        /// The inviter's name for the member.
        #[serde(deserialize_with = "text::<_, MAX_NAME>")]
        name: String,
        /// The device's signed [`Consent`] to this place.
        consent: Signed,
    },
    /// Adds a device to a member.
    AddDevice {
        /// Whose device it becomes.
        member: MemberId,
        /// The device.
        device: DevicePub,
        /// Whether it is the passive device of a printed recovery code.
        recovery: bool,
        /// The device's signed [`Consent`] to this place.
        consent: Signed,
    },
    /// Removes one device of a member.
    RemoveDevice {
        /// Whose device it is.
        member: MemberId,
        /// The device.
        device: DeviceId,
        /// The last position of it that still counts.
        #[serde(deserialize_with = "map::<_, _, _, MAX_DEVICES>")]
        fence: Positions,
    },
    /// Removes a member with all devices, or leaves.
    RemoveMember {
        /// The member.
        member: MemberId,
        /// The last position of each of its devices that still counts.
        #[serde(deserialize_with = "map::<_, _, _, MAX_DEVICES>")]
        fence: Positions,
    },
    /// Changes what a member may do.
    SetRole {
        /// The member.
        member: MemberId,
        /// The new role.
        role: Role,
        /// The position of each of its devices from which the new role holds for what it writes.
        #[serde(deserialize_with = "map::<_, _, _, MAX_DEVICES>")]
        fence: Positions,
    },
    /// Yields the first rank to another owner.
    HandOver {
        /// The owner that becomes first.
        to: MemberId,
    },
    /// Begins a new epoch.
    Rotate {
        /// The commitment to the new key, see [`crate::crypto::Secret::commitment`].
        commitment: Hash32,
        /// Every device the key is wrapped for, ascending.
        #[serde(deserialize_with = "list::<_, _, MAX_DEVICES>")]
        to: Vec<DeviceId>,
        /// The hash of the blob that holds the wraps.
        wraps: Hash32,
        /// The commitments of the epochs it directly succeeds, ascending; their keys are in the history blob.
        #[serde(deserialize_with = "list::<_, _, MAX_SUCCEEDED>")]
        has: Vec<Hash32>,
        /// The hash of the blob that holds the succeeded keys, sealed under the new one.
        history: Hash32,
    },
    /// Names the relay and the mailbox, so that a space can move.
    Relay {
        /// Where the relay is; empty for none.
        #[serde(deserialize_with = "text::<_, MAX_ADDRESS>")]
        address: String,
        /// The mailbox there.
        mailbox: [u8; 32],
    },
    /// Asks everyone to drop the entries that a snapshot covers.
    Prune {
        /// The positions up to which entries go.
        #[serde(deserialize_with = "map::<_, _, _, MAX_DEVICES>")]
        cursor: Positions,
        /// The id of the snapshot's entry.
        snapshot: Hash32,
    },
    /// Says that the author cannot open an epoch's key, so that someone rotates.
    Complaint {
        /// The key hint of the epoch: who cannot open a rotation knows no more of it.
        kid: Kid,
    },
}

impl Act {
    /// The key hint of the epoch that this act begins.
    pub fn kid(&self) -> Option<Kid> {
        match self {
            Act::Rotate { commitment, .. } => Some(Kid::of(commitment)),
            _ => None,
        }
    }
}

impl Op {
    /// Founds a space: the op whose id becomes the space's.
    pub fn genesis(device: &DevicePub, kind: u8, nonce: [u8; 16], name: &str, wall_ms: u64) -> Op {
        let act = Act::Genesis { device: device.clone(), kind, nonce, name: name.to_owned() };
        Op { version: OP_VERSION, space: None, parents: Vec::new(), wall_ms, previous: None, act }
    }

    /// Signs the operation.
    ///
    /// # Errors
    /// [`CryptoError::TooLarge`] or [`CryptoError::Malformed`] where a receiver would refuse it.
    pub fn sign(&self, keys: &DeviceKeys) -> Result<Signed, OpError> {
        let signed = keys.sign(OP_TAG, self)?;
        if Op::open(&signed)? != *self {
            return Err(CryptoError::Malformed.into());
        }
        Ok(signed)
    }

    /// Verifies and reads an operation with its limits; whether it counts is not judged here.
    ///
    /// # Errors
    /// [`OpError::Newer`] for a later format, else [`OpError::Crypto`].
    pub fn open(signed: &Signed) -> Result<Op, OpError> {
        match signed.body.first() {
            Some(&v) if v > OP_VERSION => return Err(OpError::Newer(v)),
            Some(&OP_VERSION) => {}
            _ => return Err(CryptoError::Malformed.into()),
        }
        let op: Op = signed.open(OP_TAG, MAX_OP)?;
        if !op.is_formed() {
            return Err(CryptoError::Malformed.into());
        }
        Ok(op)
    }

    /// Genesis and nothing else stands at the root, and lists that are sets are ascending.
    fn is_formed(&self) -> bool {
        let root = matches!(self.act, Act::Genesis { .. });
        let rooted =
            self.space.is_none() == root && self.parents.is_empty() == root && !(root && self.previous.is_some());
        let sets = match &self.act {
            Act::Rotate { to, has, .. } => ascending(to) && ascending(has),
            _ => true,
        };
        rooted && sets && ascending(&self.parents)
    }
}

fn ascending<T: Ord>(list: &[T]) -> bool {
    list.is_sorted_by(|a, b| a < b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::{Secret, encode, hash};

    fn keys(seed: u8) -> DeviceKeys {
        DeviceKeys::from_seed(&Secret::from_bytes([seed; 32]))
    }

    fn op(act: Act) -> Op {
        let space = hash("space", &[]);
        Op { version: OP_VERSION, space: Some(space), parents: vec![space], wall_ms: 5, previous: None, act }
    }

    fn all_acts() -> Vec<Act> {
        let (a, b) = (keys(1), keys(2));
        let h = hash("x", &[]);
        let fence = Positions::from([(b.id(), 3)]);
        let consent = Consent::sign(&b, &h, &a.id(), Place::Member(Role::Editor), &[h], [0; 16]).unwrap();
        vec![
            Act::AddMember {
                device: b.public().clone(),
                role: Role::Editor,
                name: "Fem".into(),
                consent: consent.clone(),
            },
            Act::AddDevice { member: h, device: b.public().clone(), recovery: true, consent },
            Act::RemoveDevice { member: h, device: b.id(), fence: fence.clone() },
            Act::RemoveMember { member: h, fence: fence.clone() },
            Act::SetRole { member: h, role: Role::Reader, fence: fence.clone() },
            Act::HandOver { to: h },
            Act::Rotate { commitment: h, to: vec![b.id()], wraps: h, has: vec![h], history: h },
            Act::Relay { address: "https://relay.example".into(), mailbox: [4; 32] },
            Act::Prune { cursor: fence, snapshot: h },
            Act::Complaint { kid: Kid::of(&h) },
        ]
    }

    #[test]
    fn every_act_travels() {
        let k = keys(1);
        let genesis = Op::genesis(k.public(), 0, [0; 16], "Noor", 5);
        assert_eq!(Op::open(&genesis.sign(&k).unwrap()).unwrap(), genesis);
        for act in all_acts() {
            let op = op(act);
            assert_eq!(Op::open(&op.sign(&k).unwrap()).unwrap(), op);
        }
    }

    #[test]
    fn the_numbers_of_the_acts_never_change() {
        // version, some, 32 bytes of space, one parent of 32 bytes, wall time, no previous, act
        let at = 1 + 1 + 32 + 1 + 32 + 1 + 1;
        let numbers: Vec<u8> = all_acts().into_iter().map(|a| encode(&op(a)).unwrap()[at]).collect();
        assert_eq!(numbers, (1..=10).collect::<Vec<u8>>());
    }

    #[test]
    fn limits_are_refused_on_signing_and_on_reading() {
        let k = keys(1);
        let h = hash("x", &[]);
        let ids = |n: usize| (0..n).map(|i| hash("i", &[&i.to_le_bytes()])).collect::<std::collections::BTreeSet<_>>();
        let many = |n: usize| ids(n).iter().map(|h| (DeviceId(h.0), 1)).collect::<Positions>();
        let mut wide = op(Act::HandOver { to: h });
        wide.parents = ids(MAX_PARENTS + 1).into_iter().collect();
        let bad = [
            wide,
            op(Act::RemoveMember { member: h, fence: many(MAX_DEVICES + 1) }),
            op(Act::Relay { address: "x".repeat(MAX_ADDRESS + 1), mailbox: [0; 32] }),
            op(Act::Rotate { commitment: h, to: vec![], wraps: h, has: vec![h, h], history: h }),
            op(Act::Rotate {
                commitment: h,
                to: vec![DeviceId([2; 32]), DeviceId([1; 32])],
                wraps: h,
                has: vec![],
                history: h,
            }),
            Op { space: None, ..op(Act::HandOver { to: h }) },
            Op { parents: vec![], ..op(Act::HandOver { to: h }) },
            Op::genesis(k.public(), 0, [0; 16], &"é".repeat(MAX_NAME + 1), 0),
            Op { previous: Some(h), ..Op::genesis(k.public(), 0, [0; 16], "", 0) },
        ];
        for op in bad {
            assert_eq!(op.sign(&k), Err(OpError::Crypto(CryptoError::Malformed)));
            assert_eq!(Op::open(&k.sign(OP_TAG, &op).unwrap()), Err(OpError::Crypto(CryptoError::Malformed)));
        }
        assert!(op(Act::RemoveMember { member: h, fence: many(MAX_DEVICES) }).sign(&k).is_ok());
    }

    #[test]
    fn only_a_rotation_begins_an_epoch() {
        let kids: Vec<Kid> = all_acts().iter().filter_map(Act::kid).collect();
        assert_eq!(kids, [Kid::of(&hash("x", &[]))]);
    }

    #[test]
    fn a_newer_format_is_told_apart_from_nonsense() {
        let k = keys(1);
        let newer = Op { version: 2, ..op(Act::HandOver { to: hash("x", &[]) }) };
        assert_eq!(Op::open(&k.sign(OP_TAG, &newer).unwrap()), Err(OpError::Newer(2)));
        let older = Op { version: 0, ..newer };
        assert_eq!(Op::open(&k.sign(OP_TAG, &older).unwrap()), Err(OpError::Crypto(CryptoError::Malformed)));
    }
}
