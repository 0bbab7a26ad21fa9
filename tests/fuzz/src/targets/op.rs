//! Whatever the bytes, signed by somebody or not: no panic, no memory beyond a few copies, an operation that is taken is written again
//! as the same bytes, and a log that refuses one is as it was.
//!
//! The first byte of an input says whether the rest is a signed operation or a body that this target signs.

use serde::ser::SerializeTuple;
use serde::{Serialize, Serializer};
use steunkring_sync::crypto::{DeviceKeys, Kid, Secret, Signed, decode, encode, hash};
use steunkring_sync::membership::Log;
use steunkring_sync::op::{Act, Consent, MAX_OP, OP_TAG, OP_VERSION, Op, Place, Positions, Role};

use crate::{Target, Work, about, join, kind};

pub const TARGET: Target = Target { name: "op", longest: 8_192, memory: 4 << 20, seeds, begin };

/// Signed bytes as they are: the format has no length before them.
struct Raw<'a>(&'a [u8]);

impl Serialize for Raw<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut all = serializer.serialize_tuple(self.0.len())?;
        self.0.iter().try_for_each(|byte| all.serialize_element(byte))?;
        all.end()
    }
}

fn keys(seed: u8) -> DeviceKeys {
    DeviceKeys::from_seed(&Secret::from_bytes([seed; 32]))
}

fn genesis() -> Signed {
    Op::genesis(keys(1).public(), 0, [0; 16], "Noor", 5).sign(&keys(1)).unwrap()
}

fn begin() -> Work {
    let (own, genesis) = (keys(1), genesis());
    Box::new(move |bytes| {
        let Some((how, body)) = bytes.split_first() else { return 0 };
        let signed = if how % 2 == 0 {
            match decode::<Signed>(body, MAX_OP + 4_096) {
                Ok(signed) => {
                    assert_eq!(encode(&signed).as_deref(), Ok(body));
                    signed
                }
                Err(error) => return kind(&error),
            }
        } else {
            let signed = own.sign(OP_TAG, &Raw(body)).unwrap();
            assert_eq!(signed.body, body);
            signed
        };
        let op = match Op::open(&signed) {
            Ok(op) => op,
            Err(error) => return kind(&error),
        };
        assert_eq!(encode(&op).as_deref(), Ok(&signed.body[..]));
        let mut log = Log::new(genesis.clone()).unwrap();
        let (before, waited) = (log.ids(), log.waiting());
        let outcome = match log.insert(signed) {
            Ok(ids) => about(ids.len()),
            Err(error) => {
                assert_eq!((log.ids(), log.waiting()), (before, waited));
                kind(&error)
            }
        };
        let act = encode(&op.act).unwrap()[0];
        join(&[u64::from(act), about(op.parents.len()), outcome, about(log.waiting())])
    })
}

fn seeds() -> Vec<Vec<u8>> {
    let (a, b) = (keys(1), keys(2));
    let space = genesis().id();
    let fence = Positions::from([(b.id(), 3)]);
    let consent = Consent::sign(&b, &space, &a.id(), Place::Member(Role::Editor), &[space], [0; 16]).unwrap();
    let (device, other) = (b.public().clone(), hash("x", &[]));
    let acts = [
        Act::AddMember { device: device.clone(), role: Role::Editor, name: "Fem".into(), consent: consent.clone() },
        Act::AddDevice { member: space, device, recovery: true, consent },
        Act::RemoveDevice { member: space, device: b.id(), fence: fence.clone() },
        Act::RemoveMember { member: space, fence: fence.clone() },
        Act::SetRole { member: space, role: Role::Reader, fence: fence.clone() },
        Act::HandOver { to: space },
        Act::Rotate { commitment: other, to: vec![b.id()], wraps: other, has: vec![other], history: other },
        Act::Relay { address: "https://relay.example".into(), mailbox: [4; 32] },
        Act::Prune { cursor: fence, snapshot: other },
        Act::Complaint { kid: Kid::of(&other) },
    ];
    let op =
        |act| Op { version: OP_VERSION, space: Some(space), parents: vec![space], wall_ms: 5, previous: None, act };
    let bodies = acts.map(|act| [vec![1], encode(&op(act)).unwrap()].concat());
    let whole = [vec![0], encode(&genesis()).unwrap()].concat();
    bodies.into_iter().chain([whole]).collect()
}
