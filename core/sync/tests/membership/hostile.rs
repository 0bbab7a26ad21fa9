//! What a hostile member can sign and seal, and what it comes to: refused or kept aside, the device named, the rest unharmed.

use crate::phone::{DOCUMENT, Phone, keys};
use crate::requirements::{family, remove};
use crate::world::World;
use automerge::{ActorId, AutoCommit, ROOT, transaction::Transactable};
use std::collections::BTreeMap;
use steunkring_sync::crypto::{
    DeviceId, DeviceKeys, DevicePub, Hash32, Kid, Sealed, Secret, Signed, decode, encode, hash,
};
use steunkring_sync::engine::{Alarm, Complained, MAX_PENDING, Notice};
use steunkring_sync::entry::{
    Chain, EntryError, Form, Header, MAX_CHANGES, Named, Payload, RawChange, part_hash, seal_part, shorten_changes,
    wrap_context, wrap_key,
};
use steunkring_sync::epoch::{MAX_WRAPS, seal_entry, wrap};
use steunkring_sync::error::{CryptoError, OpError};
use steunkring_sync::op::{Act, OP_TAG, Op, Role};
use steunkring_wire::{Kind, Outer, WIRE_VERSION};

const NOOR: usize = 0;
const FEM: usize = 1;
const ROB: usize = 2;

/// Noor, Fem who is hostile, and Rob; each has written.
fn three() -> World {
    let mut world = family(&[Role::Editor, Role::Editor]);
    for at in 0..3 {
        world.phones[at].write();
    }
    world.meet();
    world
}

/// The epoch key that a phone writes under.
fn epoch(phone: &Phone) -> Secret {
    let ring = phone.engine.ring();
    let newest = ring.usable(phone.engine.log()).or(ring.commitments().next()).unwrap();
    ring.key(&newest).unwrap().clone()
}

/// Signs whatever act, on top of what is known, and seals it.
pub fn forge_op(phone: &Phone, act: Act) -> Outer {
    let signed = phone.engine.log().draft(&phone.id(), act, 0).sign(&keys(phone.seed)).unwrap();
    seal_op(phone, &signed)
}

/// Seals an operation by what the specification says.
pub fn seal_op(phone: &Phone, signed: &Signed) -> Outer {
    seal_bytes(phone, &encode(signed).unwrap())
}

fn seal_bytes(phone: &Phone, bytes: &[u8]) -> Outer {
    let epoch = epoch(phone);
    let kid = Kid::of(&epoch.commitment());
    let zeros = [0; 32];
    let context = hash("steunkring/outer/1", &[&phone.engine.space().0, &[WIRE_VERSION, 0], &kid.0, &zeros, &zeros]);
    let sealed = epoch.purpose("control").seal(&context.0, bytes).unwrap();
    Outer::new(Kind::Op, kid.0, [vec![0], sealed].concat())
}

/// The next entry of a phone's chain in full, as its header would be; the chain is taken from what it wrote last.
fn header(phone: &Phone, seq: u64, prev: Hash32) -> Header {
    Header {
        space: phone.engine.space(),
        author: phone.id(),
        incarnation: 0,
        seq,
        prev,
        kid: Kid::of(&epoch(phone).commitment()),
        heads: phone.engine.log().heads().clone(),
        seen: BTreeMap::new(),
        wall_ms: 1,
        salt: [3; 8],
        payload: Payload::Acknowledgement,
        keys: vec![],
        parts: vec![],
    }
}

fn sealed(phone: &Phone, header: Header, signer: &DeviceKeys, keys: Vec<Vec<u8>>, parts: Vec<Vec<u8>>) -> Outer {
    let entry = header.sign(signer, keys, parts).unwrap();
    let bytes = entry.write(&Chain::default(), Form::Full).unwrap();
    seal_entry(&phone.engine.space(), &epoch(phone), &[9; 24], &bytes).unwrap()
}

/// A first entry of a device that wrote nothing yet, with one part of these contents under a new document key.
fn with_contents(phone: &Phone, contents: &[u8]) -> Outer {
    let mut header = header(phone, 1, Hash32::default());
    header.payload = Payload::Changes;
    let (space, me) = (phone.engine.space(), phone.id());
    let key = Secret::from_bytes([4; 32]);
    let wrapped = wrap_key(&epoch(phone), &[6; 24], &wrap_context(&space, &me, &DOCUMENT, 0).0, &key).unwrap();
    let mut named = Named { document: DOCUMENT, generation: 0, hash: part_hash(&wrapped) };
    header.keys = vec![named];
    let part = seal_part(&key, &header.place(0, &named), contents).unwrap();
    named.hash = part_hash(&part);
    header.parts = vec![named];
    sealed(phone, header, &keys(phone.seed), vec![wrapped], vec![part])
}

/// Hands one blob to Noor; whatever came of it, the three still write and read each other.
fn give(world: &mut World, blob: Outer) -> steunkring_sync::engine::Output {
    let out = world.phones[NOOR].take(vec![blob]);
    let lines = world.phones[ROB].write();
    world.phones[NOOR].write();
    assert!(lines);
    world.hand(ROB, NOOR);
    world.hand(NOOR, ROB);
    assert_eq!(
        world.phones[NOOR].counted().keys().collect::<Vec<_>>(),
        world.phones[ROB].counted().keys().collect::<Vec<_>>()
    );
    world.phones[NOOR].restart();
    out
}

#[test]
fn an_entry_in_the_name_of_another_is_refused() {
    let mut world = three();
    let rob = &world.phones[ROB];
    let header = header(rob, 2, Hash32::default());
    let blob = sealed(&world.phones[FEM], header, &keys(1), vec![], vec![]);
    let hash = blob.hash();
    let out = give(&mut world, blob);
    assert_eq!(out.alarms, [Alarm::Entry(hash, EntryError::Signature)]);
    assert!(out.accepted.is_empty());
}

#[test]
fn what_comes_again_does_nothing() {
    let mut world = three();
    let all: Vec<Outer> = world.relay.clone();
    let before = world.phones[NOOR].engine.digest().unwrap();
    let out = world.phones[NOOR].take([all.clone(), all].concat());
    assert_eq!((out.accepted.len(), out.alarms.len(), out.effects.len()), (0, 0, 0));
    assert_eq!(world.phones[NOOR].engine.digest().unwrap(), before);
}

#[test]
fn an_entry_sealed_anew_under_another_epoch_is_refused() {
    let mut world = three();
    // Fem takes Rob's entry out of its blob and seals it under a newer epoch: the signature covers the epoch.
    let rob = &world.phones[ROB];
    let mut header = header(rob, 2, Hash32::default());
    let old =
        world.phones[FEM].engine.ring().commitments().find(|c| *c != epoch(&world.phones[FEM]).commitment()).unwrap();
    header.kid = Kid::of(&old);
    let entry = header.sign(&keys(2), vec![], vec![]).unwrap();
    let bytes = entry.write(&Chain::default(), Form::Full).unwrap();
    let blob = seal_entry(&rob.engine.space(), &epoch(&world.phones[FEM]), &[9; 24], &bytes).unwrap();
    let hash = blob.hash();
    let out = give(&mut world, blob.clone());
    assert_eq!(out.alarms, [Alarm::Entry(hash, EntryError::Signature)]);
    // And one whose hint names another key than it lies under does not open.
    let blob = Outer { kid: Kid::of(&old).0, ..blob };
    let hash = blob.hash();
    assert_eq!(give(&mut world, blob).alarms, [Alarm::Unopened(hash)]);
}

#[test]
fn a_fork_names_its_device() {
    let mut world = three();
    let fem = &world.phones[FEM];
    let blob = sealed(fem, header(fem, 1, Hash32::default()), &keys(1), vec![], vec![]);
    let device = fem.id();
    let out = give(&mut world, blob);
    assert_eq!(out.alarms, [Alarm::Fork { device, seq: 1 }]);
    assert!(out.accepted.is_empty());
}

/// A rotation to everybody with other wraps than it should have, one for each device in the order of their ids, and its key.
fn rotation(phone: &Phone, spoil: impl FnOnce(&mut Vec<([u8; 4], Sealed)>)) -> (Outer, Secret) {
    let (log, key) = (phone.engine.log(), Secret::from_bytes([0x5a; 32]));
    let kid = Kid::of(&key.commitment());
    let to: Vec<&DevicePub> = log.state().devices.values().map(|device| &device.keys).collect();
    let wraps = wrap(&phone.engine.space(), &key, &to).unwrap();
    let mut wraps: Vec<([u8; 4], Sealed)> = decode(&wraps, MAX_WRAPS).unwrap();
    spoil(&mut wraps);
    let wraps = encode(&wraps).unwrap();
    let older = phone.engine.ring().usable(log).unwrap();
    let older = [phone.engine.ring().key(&older).unwrap().clone()];
    let history = key.purpose("history").seal(&key.commitment().0, &encode(&older.to_vec()).unwrap()).unwrap();
    let (wraps_hash, history_hash) = (hash("steunkring/wraps/1", &[&wraps]), hash("steunkring/history/1", &[&history]));
    let act = Act::Rotate {
        commitment: key.commitment(),
        to: to.iter().map(|device| device.id).collect(),
        wraps: wraps_hash,
        has: vec![older[0].commitment()],
        history: history_hash,
    };
    let signed = log.draft(&phone.id(), act, 0).sign(&keys(phone.seed)).unwrap();
    let parts: [&[u8]; 5] = [&phone.engine.space().0, &[WIRE_VERSION, 0], &kid.0, &wraps_hash.0, &history_hash.0];
    let sealed = key.purpose("control").seal(&hash("steunkring/outer/1", &parts).0, &encode(&signed).unwrap()).unwrap();
    let sized = |bytes: &[u8]| {
        let (low, high) = (bytes.len() % 128, bytes.len() / 128);
        assert!(high < 128, "two bytes of length are enough");
        let length = if high == 0 { vec![low as u8] } else { vec![low as u8 | 0x80, high as u8] };
        [&length, bytes].concat()
    };
    (Outer::new(Kind::Op, kid.0, [vec![1], sized(&wraps), sized(&history), sealed].concat()), key)
}

/// Where a device stands among those that belong, in the order of their ids.
fn place(phone: &Phone, id: &DeviceId) -> usize {
    phone.engine.log().state().devices.keys().position(|device| device == id).unwrap()
}

/// Whoever is cheated of a key says so, the others rotate, and it is known who it was. Until then nothing of it is lost.
#[test]
fn a_key_that_does_not_open_is_complained_of_and_comes_again() {
    let mut world = three();
    let (fem, rob) = (world.phones[FEM].id(), world.phones[ROB].id());
    let place = |id: &DeviceId| place(&world.phones[FEM], id);
    let (bad, key) = rotation(&world.phones[FEM], |wraps| {
        let sealed = wraps[place(&rob)].1.clone();
        wraps[place(&rob)].1 = std::mem::replace(&mut wraps[place(&fem)].1, sealed);
    });
    for who in [NOOR, ROB] {
        assert!(world.phones[who].take(vec![bad.clone()]).alarms.is_empty());
    }
    // Noor writes under it, and Rob cannot read that, and knows it.
    assert!(world.phones[NOOR].engine.is_whole() && !world.phones[ROB].engine.is_whole());
    assert_eq!(world.phones[NOOR].engine.ring().usable(world.phones[NOOR].engine.log()), Some(key.commitment()));
    world.phones[NOOR].write();
    world.hand(NOOR, ROB);
    let words = world.phones[NOOR].lines();
    assert_ne!(world.phones[ROB].lines(), words);

    let given = world.phones[ROB].engine.heal(7);
    assert!(world.phones[ROB].done(given));
    assert!(world.phones[ROB].engine.is_whole(), "it says so once");
    world.hand(ROB, NOOR);
    assert!(!world.phones[NOOR].engine.is_whole(), "the epoch is not written under any more");
    let given = world.phones[NOOR].engine.heal(8);
    assert!(world.phones[NOOR].done(given));
    world.hand(NOOR, ROB);
    assert_eq!(world.phones[ROB].lines(), words);
    for who in [NOOR, ROB] {
        let told = world.phones[who].engine.complaints();
        assert_eq!(told, [Complained { by: rob, about: fem, at_ms: 7 }], "and it is known whose key it was");
    }
    world.meet();
    assert_eq!(world.phones[ROB].engine.waiting(), 0);
}

/// Whoever is left without a key altogether can notice nothing; the others see that it is, and say so.
#[test]
fn somebody_who_is_left_without_a_key_is_spoken_for() {
    let mut world = three();
    let (noor, fem, rob) = (world.phones[NOOR].id(), world.phones[FEM].id(), world.phones[ROB].id());
    let (bad, key) = rotation(&world.phones[FEM], |wraps| {
        wraps.remove(place(&world.phones[FEM], &rob));
    });
    for who in [NOOR, ROB] {
        assert!(world.phones[who].take(vec![bad.clone()]).alarms.is_empty());
    }
    assert!(!world.phones[NOOR].engine.is_whole() && world.phones[ROB].engine.is_whole());
    world.phones[NOOR].restart();
    assert!(!world.phones[NOOR].engine.is_whole(), "it is known after a restart");
    let given = world.phones[NOOR].engine.heal(7);
    assert!(world.phones[NOOR].done(given));
    assert!(world.phones[NOOR].engine.is_whole(), "it says so once");
    assert_ne!(world.phones[NOOR].engine.ring().usable(world.phones[NOOR].engine.log()), Some(key.commitment()));
    world.phones[NOOR].write();
    world.hand(NOOR, ROB);
    assert_eq!(world.phones[ROB].lines(), world.phones[NOOR].lines());
    for who in [NOOR, ROB] {
        assert_eq!(world.phones[who].engine.complaints(), [Complained { by: noor, about: fem, at_ms: 7 }]);
    }
    world.meet();
    assert_eq!(world.phones[ROB].engine.log().state().complaints.len(), 1, "nobody says it again");
}

/// Noise under the hint of somebody's device makes that device complain four times and no more.
#[test]
fn noise_that_looks_like_keys_does_not_fill_the_log() {
    let mut world = three();
    let rob = world.phones[ROB].id();
    let noise = |n: u8| {
        let kid = Kid([n; 8]);
        let hint: [u8; 4] = *hash("steunkring/epoch/hint/1", &[&kid.0, &rob.0]).0.first_chunk().unwrap();
        let key = Secret::from_bytes([n; 32]);
        let sealed = world.phones[ROB].engine.log().state().devices[&rob].keys.seal_to(b"noise", key.expose()).unwrap();
        let wraps = encode(&vec![(hint, sealed)]).unwrap();
        let length = [wraps.len() as u8 | 0x80, (wraps.len() / 128) as u8];
        Outer::new(Kind::Op, kid.0, [&[1][..], &length, &wraps, &[0], &[n; 200]].concat())
    };
    let noise: Vec<Outer> = (1..=20).map(noise).collect();
    let before = world.phones[ROB].engine.log().ids().len();
    world.phones[ROB].take(noise);
    for _ in 0..5 {
        let given = world.phones[ROB].engine.heal(7);
        world.phones[ROB].done(given);
    }
    assert_eq!(world.phones[ROB].engine.log().ids().len(), before + 4);
    assert!(world.phones[ROB].engine.is_whole());
    world.phones[ROB].write();
    world.meet();
    assert_eq!(world.phones[NOOR].lines(), world.phones[ROB].lines());
    assert!(world.phones[NOOR].engine.complaints().is_empty(), "nobody is named for noise");
}

#[test]
fn what_stands_behind_a_gap_waits_and_goes_no_further() {
    let mut world = three();
    let fem = &world.phones[FEM];
    let blob = sealed(fem, header(fem, 9, Hash32([8; 32])), &keys(1), vec![], vec![]);
    let out = give(&mut world, blob);
    assert_eq!((out.accepted.len(), out.alarms.len()), (0, 0));
    assert_eq!(world.phones[NOOR].engine.waiting(), 1);
}

#[test]
fn an_operation_on_one_that_nobody_has_waits_and_voids_nothing() {
    let mut world = three();
    let fem = &world.phones[FEM];
    let unknown = Hash32([8; 32]);
    let mut op = fem.engine.log().draft(&fem.id(), Act::Complaint { kid: Kid::of(&unknown) }, 0);
    op.parents = vec![unknown];
    let blob = seal_op(fem, &op.sign(&keys(1)).unwrap());
    let before = world.phones[NOOR].engine.log().state().clone();
    let out = world.phones[NOOR].take(vec![blob]);
    assert!(out.alarms.is_empty());
    assert_eq!(*world.phones[NOOR].engine.log().state(), before);
    assert_eq!(world.phones[NOOR].engine.log().missing(), [unknown].into());
}

/// An operation holds the hashes of those before it, so none can stand before itself; one that names itself as the one
/// before is void, and one whose parents are not in order is refused.
#[test]
fn operations_that_would_run_in_a_circle_are_refused() {
    let mut world = three();
    let fem = &world.phones[FEM];
    let mut op: Op = fem.engine.log().draft(&fem.id(), Act::Complaint { kid: Kid([8; 8]) }, 0);
    op.previous = op.parents.first().copied();
    let void = op.sign(&keys(1)).unwrap();
    let id = void.id();
    let twice = Op { parents: vec![op.parents[0], op.parents[0]], ..op };
    let twice = keys(1).sign(OP_TAG, &twice).unwrap();
    let (void, twice) = (seal_op(fem, &void), seal_op(fem, &twice));
    let hash = twice.hash();
    assert_eq!(give(&mut world, void).alarms, []);
    assert!(!world.phones[NOOR].engine.log().state().valid.contains(&id));
    assert_eq!(give(&mut world, twice).alarms, [Alarm::Operation(hash, OpError::Crypto(CryptoError::Malformed))]);
}

#[test]
fn what_is_too_large_is_refused() {
    let mut world = three();
    let fem = &world.phones[FEM];
    // An operation of 70 KB, by lists as long as the format allows.
    let fence = (0..512u64).map(|n| (DeviceId(hash("device", &[&n.to_le_bytes()]).0), u64::MAX)).collect();
    let act = Act::RemoveMember { member: fem.engine.own_member().unwrap(), fence };
    let op = Op {
        parents: (0..64u64).map(|n| hash("parent", &[&n.to_le_bytes()])).collect(),
        ..fem.engine.log().draft(&fem.id(), act, 0)
    };
    let signed = keys(1).sign(OP_TAG, &op).unwrap();
    let long = Signed { body: [signed.body, vec![0; 64 * 1024]].concat(), ..signed };
    let blob = seal_op(fem, &long);
    let hash = blob.hash();
    assert_eq!(give(&mut world, blob).alarms, [Alarm::Operation(hash, OpError::Crypto(CryptoError::TooLarge))]);
}

#[test]
fn too_many_changes_in_a_part_stop_their_device() {
    let mut world = family(&[Role::Editor, Role::Editor]);
    let mut contents = Vec::new();
    let mut count = MAX_CHANGES as u64 + 1;
    while count >= 0x80 {
        contents.push(count as u8 | 0x80);
        count >>= 7;
    }
    contents.push(count as u8);
    let blob = with_contents(&world.phones[FEM], &contents);
    let device = world.phones[FEM].id();
    let out = give(&mut world, blob);
    assert_eq!(out.alarms, [Alarm::Stopped { device, seq: 1, error: EntryError::TooLarge }]);
    assert_eq!(out.notices, [Notice::Quarantined { device, seq: 1 }]);
}

#[test]
fn a_change_under_anothers_actor_stops_its_device() {
    let mut world = family(&[Role::Editor, Role::Editor]);
    assert!(world.phones[ROB].write());
    let stolen = world.phones[ROB].taken.values().next().unwrap()[0].clone();
    assert_eq!(RawChange::read(&stolen).unwrap().actor, world.phones[ROB].engine.actor());
    let contents = shorten_changes(&[stolen], &world.phones[FEM].engine.actor(), &mut None).unwrap();
    let blob = with_contents(&world.phones[FEM], &contents);
    let device = world.phones[FEM].id();
    let out = give(&mut world, blob);
    assert_eq!(out.alarms, [Alarm::Stopped { device, seq: 1, error: EntryError::Change }]);
    assert!(out.accepted.is_empty());
}

#[test]
fn what_a_reader_seals_counts_neither_before_nor_after_its_removal() {
    let mut world = family(&[Role::Reader, Role::Editor]);
    let fem = &world.phones[FEM];
    let (device, actor) = (fem.id(), fem.engine.actor());
    let mut document = AutoCommit::new().with_actor(ActorId::from(&actor[..]));
    document.put(ROOT, "forged", "x").unwrap();
    document.commit();
    let change = document.get_last_local_change().unwrap().raw_bytes().to_vec();
    let blob = with_contents(fem, &shorten_changes(&[change], &actor, &mut None).unwrap());
    world.relay.push(blob);
    for at in [NOOR, ROB] {
        world.fetch(at, usize::MAX);
        assert!(world.phones[at].counted().is_empty());
        assert_eq!(world.phones[at].engine.positions([device])[&device], 1);
    }
    crate::logs::tell(&world, "reader");
    // The fence lies behind what it wrote, and gives no right that was not there.
    remove(&mut world, NOOR, FEM);
    world.push(NOOR);
    world.fetch(ROB, usize::MAX);
    assert!(world.phones[ROB].engine.log().state().counts(&device, 1));
    assert!(world.phones[ROB].counted().is_empty());
    crate::logs::tell(&world, "reader-removed");
}

#[test]
fn a_clock_of_nonsense_changes_nothing() {
    let mut world = three();
    let (me, space) = (world.phones[FEM].id(), world.phones[FEM].engine.space());
    for wall in [i64::MIN, i64::MAX, -1] {
        let given = world.phones[FEM].engine.acknowledge(wall);
        assert!(world.phones[FEM].done(given));
    }
    let given = world.phones[FEM].engine.rotate(u64::MAX);
    assert!(world.phones[FEM].done(given));
    assert!(world.phones[FEM].write());
    world.meet();
    for at in [NOOR, ROB] {
        assert_eq!(world.phones[at].alarms, []);
        assert_eq!(world.phones[at].engine.positions([me])[&me], 5);
        assert!(world.phones[at].engine.log().covers(&world.phones[at].engine.log().ids()[0], &space));
    }
    assert_eq!(world.phones[NOOR].lines(), world.phones[ROB].lines());
}

#[test]
fn who_was_removed_and_still_has_old_keys_seals_nothing_that_counts() {
    let mut world = three();
    let blob_of = |world: &World| {
        let fem = &world.phones[FEM];
        let me = fem.id();
        let blobs = fem.blobs();
        let position = fem.engine.positions([me])[&me];
        (blobs.len(), position)
    };
    let (_, position) = blob_of(&world);
    remove(&mut world, NOOR, FEM);
    // It does not listen, and goes on under the keys that it has.
    assert!(world.phones[FEM].write());
    let device = world.phones[FEM].id();
    let late: Vec<Outer> = world.phones[FEM].engine.outbox().cloned().collect();
    let out = world.phones[NOOR].take(late);
    assert_eq!(out.notices, [Notice::Quarantined { device, seq: position + 1 }]);
    assert!(out.accepted.is_empty() && out.alarms.is_empty());
}

#[test]
fn a_flood_of_what_cannot_be_opened_ends_at_a_limit() {
    let mut world = three();
    let blobs = (0..MAX_PENDING as u64 + 3).map(|n| Outer::new(Kind::Entry, [7; 8], n.to_le_bytes().to_vec()));
    let out = world.phones[NOOR].take(blobs.collect());
    assert_eq!((world.phones[NOOR].engine.waiting(), out.alarms.len()), (MAX_PENDING, 3));
    assert!(out.alarms.iter().all(|alarm| matches!(alarm, Alarm::Full(_))));
    assert!(world.phones[ROB].write());
    world.hand(ROB, NOOR);
    assert_eq!(world.phones[NOOR].lines(), world.phones[ROB].lines());
}
