//! Whatever the bytes: no panic, no memory beyond a few copies, and an entry that is read and restored against the chain before it is
//! the same entry after it is written and read again, in each form that it has.

use std::collections::{BTreeMap, BTreeSet};

use steunkring_sync::crypto::{DeviceId, DeviceKeys, Hash32, Kid, Secret};
use steunkring_sync::entry::{
    Chain, DocumentId, Entry, Form, Header, Named, Payload, SnapshotChain, Travelling, WRAPPED, part_hash,
};

use crate::{Target, Work, about, join, kind};

pub const TARGET: Target = Target { name: "entry", longest: 8_192, memory: 4 << 20, seeds, begin };

const SPACE: Hash32 = Hash32([1; 32]);
const KID: Kid = Kid([2; 8]);

fn begin() -> Work {
    let author = keys().id();
    let chains = [Chain::default(), chain()];
    Box::new(move |bytes| {
        let read = match Travelling::read(bytes) {
            Ok(read) => read,
            Err(error) => return kind(&error),
        };
        let outcomes = chains.each_ref().map(|before| match read.restore(&SPACE, author, KID, before) {
            Ok(entry) => {
                // Only the next entry of a chain, in the same incarnation, has a short form against it.
                let next = before.precedes(&entry.header) && before.incarnation == entry.header.incarnation;
                for form in [Form::Short, Form::Full].into_iter().skip(usize::from(!next)) {
                    let again = entry.write(before, form).unwrap();
                    let again = Travelling::read(&again).unwrap();
                    assert_eq!(again.restore(&SPACE, author, KID, before).as_ref(), Ok(&entry));
                }
                assert_eq!(before.after(&entry.header).hash, entry.header.id());
                let linked = kind(&(before.precedes(&entry.header), entry.verify().is_ok()));
                let named = [entry.header.keys.len(), entry.header.parts.len(), entry.header.seen.len()];
                join(&[linked, join(&named.map(about)), about(entry.header.heads.len()), payload(&entry)])
            }
            Err(error) => kind(&error),
        });
        join(&outcomes)
    })
}

fn payload(entry: &Entry) -> u64 {
    match &entry.header.payload {
        Payload::Changes => 0,
        Payload::Snapshot(all) => 16 + about(all.len()),
        Payload::Erasure(all) => 32 + about(all.len()),
        Payload::Receipt(_, all) => 48 + about(all.len()),
        Payload::Acknowledgement => 1,
        Payload::Newer(kind, body) => 64 + u64::from(*kind) + about(body.len()),
    }
}

fn keys() -> DeviceKeys {
    DeviceKeys::from_seed(&Secret::from_bytes([1; 32]))
}

/// The chain of a device that wrote before.
fn chain() -> Chain {
    Chain {
        incarnation: 1,
        seq: 4,
        hash: Hash32([3; 32]),
        wall_ms: 1_700_000_000_000,
        heads: BTreeSet::from([Hash32([4; 32])]),
        seen: BTreeMap::from([(DeviceId([5; 32]), 2), (DeviceId([6; 32]), 9)]),
        recent: vec![(DocumentId([7; 16]), 0), (DocumentId([8; 16]), 1)],
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let documents = vec![(DocumentId([7; 16]), 0), (DocumentId([9; 16]), 2)];
    let snapshot = SnapshotChain { chain: chain(), documents: vec![(DocumentId([7; 16]), 0, vec![1; 72], SPACE)] };
    let payloads = [
        Payload::Changes,
        Payload::Snapshot(BTreeMap::from([(keys().id(), snapshot)])),
        Payload::Erasure(documents.clone()),
        Payload::Receipt(SPACE, documents),
        Payload::Acknowledgement,
        Payload::Newer(9, vec![1, 2, 3]),
    ];
    let mut seeds = Vec::new();
    for payload in payloads {
        for form in [Form::Short, Form::Full] {
            let before = chain();
            seeds.push(entry(payload.clone(), &before).write(&before, form).unwrap());
        }
    }
    seeds
}

fn entry(payload: Payload, before: &Chain) -> Entry {
    let parts = vec![vec![1; 30], vec![2; 60]];
    let wrapped = vec![vec![3; WRAPPED]];
    let named = |document: u8, bytes: &Vec<u8>| Named {
        document: DocumentId([document; 16]),
        generation: 0,
        hash: part_hash(bytes),
    };
    let mut seen = before.seen.clone();
    seen.insert(DeviceId([5; 32]), 3);
    seen.insert(DeviceId([9; 32]), 1);
    let header = Header {
        space: SPACE,
        author: keys().id(),
        incarnation: before.incarnation,
        seq: before.seq + 1,
        prev: before.hash,
        kid: KID,
        heads: BTreeSet::from([Hash32([4; 32]), Hash32([5; 32])]),
        seen,
        wall_ms: before.wall_ms + 2_500,
        salt: [6; 8],
        payload,
        keys: wrapped.iter().map(|bytes| named(7, bytes)).collect(),
        parts: vec![named(7, &parts[0]), named(10, &parts[1])],
    };
    let mut entry = header.sign(&keys(), wrapped, parts).unwrap();
    // One that lost a piece still verifies.
    entry.parts[1] = None;
    entry
}
