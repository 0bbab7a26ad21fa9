//! Engines in memory: several devices, random delivery, hostile blobs, and what the store gives back.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "common/family.rs"]
mod common;
#[path = "engine/prune.rs"]
mod prune;

use common::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use steunkring_sync::bundle::{Bundle, space_hint};
use steunkring_sync::crypto::{DeviceKeys, Kid, Secret};
use steunkring_sync::engine::{Alarm, Engine, EngineError, Notice};
use steunkring_sync::entry::{Chain, Entry, EntryError, Form, Header, Named, Payload, part_hash};
use steunkring_sync::epoch::{open_entry, seal_entry};
use steunkring_sync::error::OpError;
use steunkring_sync::joining::{Joiner, JoinerStep};
use steunkring_sync::op::{Act, Place, Role};
use steunkring_wire::{Kind, Outer};

#[test]
fn a_newcomer_reads_the_whole_history() {
    let mut family = Family::found("Noor");
    family.edit(0, 1, 5);
    family.edit(0, 2, 3);
    family.join(0, Place::Member(Role::Editor));
    family.deliver_all();
    assert_eq!(family.phones[1].texts(), family.phones[0].texts());
    assert_eq!(family.phones[1].texts().len(), 2);
    family.edit(1, 1, 4);
    family.deliver_all();
    assert_eq!(family.phones[0].texts(), family.phones[1].texts());
    assert!(
        family.phones.iter().all(|p| p.alarms.is_empty() && p.engine.waiting() == 0 && p.engine.missing().is_empty())
    );
}

#[test]
fn a_second_device_of_ones_own_joins_the_member() {
    let mut family = Family::found("Noor");
    let member = family.phones[0].engine.own_member().unwrap();
    family.edit(0, 1, 2);
    family.join(0, Place::Device { member, recovery: false });
    family.deliver_all();
    assert_eq!(family.phones[1].engine.own_member(), Some(member));
    assert_eq!(family.phones[1].texts(), family.phones[0].texts());
    let people = family.phones[0].engine.members();
    assert_eq!((people.len(), people[0].devices.len(), people[0].first, people[0].own), (1, 2, true, true));
    assert_eq!(people[0].name, "Noor");
    let (admins, members) = family.phones[0].engine.access();
    assert_eq!((admins.len(), members.len()), (2, 0));
}

#[test]
fn a_stale_invitation_fits_no_more() {
    let mut family = Family::found("Noor");
    let keys = keys(77);
    let engine = &mut family.phones[0].engine;
    let place = Place::Member(Role::Editor);
    let (parents, _) = engine.invite(place, 1).unwrap();
    let consent = consent(engine, &keys, place, &parents);
    engine.rotate(2).unwrap();
    let refused = engine.admit(place, keys.public().clone(), "Bram", consent, 3).unwrap_err();
    assert_eq!(refused, EngineError::Op(OpError::Denied));
}

#[test]
fn a_readers_content_is_refused_and_its_acknowledgement_is_not() {
    let mut family = Family::found("Noor");
    family.join(0, Place::Member(Role::Reader));
    family.deliver_all();
    let change = family.phones[1].change(1, "x");
    assert_eq!(family.phones[1].engine.append(&[(document(1), 0, vec![change])], 5), Err(EngineError::Denied));
    // A hostile reader makes the entry by itself.
    let reader = &family.phones[1].engine;
    let blob = forge(reader, &keys(1), Chain::default(), Payload::Erasure(vec![(document(1), 0)]));
    let out = family.phones[0].take(vec![blob]);
    assert_eq!(out.notices, vec![Notice::Quarantined { device: keys(1).id(), seq: 1 }]);
    assert!(out.accepted.is_empty() && out.alarms.is_empty());
    // Once it is an editor, what was kept aside counts.
    let member = family.phones[1].engine.own_member().unwrap();
    let out = family.phones[0].act(Act::SetRole { member, role: Role::Editor, fence: BTreeMap::new() });
    assert!(out.notices.iter().any(|n| matches!(n, Notice::Erasure { .. })));
    family.phones[0].check_store();
}

#[test]
fn readers_acknowledge() {
    let mut family = Family::found("Noor");
    family.join(0, Place::Member(Role::Reader));
    family.edit(0, 1, 2);
    family.deliver_all();
    let out = family.phones[1].engine.acknowledge(99).unwrap();
    family.phones[1].keep(&out);
    family.deliver_all();
    let people = family.phones[0].engine.members();
    let reader = people.iter().find(|m| m.role == Role::Reader).unwrap();
    assert_eq!(reader.devices[0].last_seen, Some(99));
    assert!(family.phones[0].alarms.is_empty());
}

#[test]
fn after_a_removal_nothing_more_is_read_or_accepted() {
    let mut family = Family::found("Noor");
    family.join(0, Place::Member(Role::Editor));
    family.deliver_all();
    family.edit(1, 1, 2);
    family.deliver_all();
    family.edit(1, 1, 1); // beyond the fence: nobody has it yet
    let late: Vec<Outer> = family.phones[1].engine.outbox().cloned().collect();
    let member = family.phones[1].engine.own_member().unwrap();
    let fence = family.phones[0].engine.positions([keys(1).id()]);
    family.phones[0].act(Act::RemoveMember { member, fence });
    family.edit(0, 1, 1);
    let out = family.phones[0].take(late);
    assert_eq!(out.notices, vec![Notice::Quarantined { device: keys(1).id(), seq: 3 }]);
    assert!(out.accepted.is_empty());
    family.phones[0].check_store();
    let before = family.phones[1].texts();
    family.deliver_all();
    assert_eq!(family.phones[1].texts(), before, "the removed phone reads on");
    assert_ne!(family.phones[0].texts(), before);
    let refused = family.phones[1].engine.rotate(9);
    assert!(refused.is_ok() || refused == Err(EngineError::Op(OpError::Denied)));
}

#[test]
fn hostile_blobs_do_no_harm() {
    let mut family = Family::found("Noor");
    family.join(0, Place::Member(Role::Editor));
    family.edit(0, 1, 3);
    let blobs: Vec<Outer> = family.phones[0].engine.outbox().cloned().collect();
    let other: Vec<Outer> = Family::found("Elders").phones[0].engine.outbox().cloned().collect();
    let before = family.phones[0].engine.digest().unwrap();
    for blob in &blobs {
        for at in [0, 1, blob.body.len() / 2, blob.body.len() - 1] {
            let mut changed = blob.clone();
            changed.body[at] ^= 4;
            let out = family.phones[0].engine.ingest(vec![changed]);
            assert!(out.accepted.is_empty() && out.effects.is_empty() && out.alarms.len() == 1, "{out:?}");
        }
        for length in [0, 1, 30, blob.body.len() - 1] {
            let cut = Outer::new(blob.kind, blob.kid, blob.body[..length].to_vec());
            assert_eq!(family.phones[0].engine.ingest(vec![cut]).alarms.len(), 1);
        }
    }
    assert_eq!(family.phones[0].engine.digest().unwrap(), before);
    let foreign = other.len();
    family.phones[0].take(other);
    assert_eq!(family.phones[0].engine.waiting(), foreign, "foreign blobs wait, and nothing else happens");
    family.deliver_all();
    assert_eq!(family.phones[1].texts(), family.phones[0].texts());
}

#[test]
fn two_entries_at_one_position_raise_the_alarm() {
    let mut family = Family::found("Noor");
    family.join(0, Place::Member(Role::Editor));
    family.deliver_all();
    let thief = forge(&family.phones[1].engine, &keys(1), Chain::default(), Payload::Acknowledgement);
    family.edit(1, 1, 2);
    family.deliver_all();
    let out = family.phones[0].take(vec![thief.clone()]);
    assert_eq!(out.alarms, vec![Alarm::Fork { device: keys(1).id(), seq: 1 }]);
    assert!(out.accepted.is_empty());
    // The phone itself sees that its chain was used elsewhere.
    let out = family.phones[1].take(vec![thief]);
    assert_eq!(out.alarms, vec![Alarm::Fork { device: keys(1).id(), seq: 1 }]);
}

#[test]
fn a_restored_phone_finds_out() {
    let mut family = Family::found("Noor");
    let backup = family.phones[0].rows.clone();
    family.edit(0, 1, 2);
    let lost: Vec<Outer> = family.phones[0].engine.outbox().cloned().collect();
    let rows = backup.into_iter().map(|((t, k), v)| (t, k, v));
    let mut restored = Engine::load(rows, keys(0), BTreeSet::new()).unwrap();
    let out = restored.ingest(lost);
    assert_eq!(out.alarms, vec![Alarm::Rollback { seq: 1 }, Alarm::Rollback { seq: 2 }]);
    assert_eq!(out.accepted.len(), 2);
    let old = restored.actor();
    restored.raise_incarnation();
    assert_ne!(restored.actor(), old);
}

#[test]
fn a_restored_phone_goes_on_as_another_device() {
    let mut family = Family::found("Noor");
    family.join(0, Place::Member(Role::Editor));
    family.edit(0, 1, 2);
    family.deliver_all();
    family.edit(1, 1, 1);
    family.deliver_all();
    for restored in [0, 1] {
        let mut phone = family.phones[restored].restored(keys(restored as u8));
        // The old phone writes more, which the other one has.
        family.edit(restored, 1, 3);
        family.deliver_all();
        let before = family.phones[1 - restored].texts();
        let old = family.phones[restored].engine.device();
        let (old_actor, member) =
            (family.phones[restored].engine.actor(), family.phones[restored].engine.own_member().unwrap());
        let new = keys(20 + restored as u8);
        let out = phone.engine.renew(keys(20 + restored as u8), 9).unwrap();
        phone.renewed(20 + restored as u8, &out);
        assert_eq!((phone.engine.device(), phone.engine.own_member()), (new.id(), Some(member)));
        assert_ne!(phone.engine.actor(), old_actor);
        family.phones[restored] = phone;
        // Written before anything was fetched, under the new device from its first position on.
        family.edit(restored, 2, 2);
        family.phones[restored].check_store();
        family.deliver_all();
        let out = family.phones[restored].engine.retire(old, 10).unwrap();
        family.phones[restored].keep(&out);
        assert!(family.phones[restored].engine.retire(old, 11).unwrap().effects.is_empty());
        family.edit(restored, 1, 1);
        family.edit(1 - restored, 1, 1);
        family.deliver_all();
        let other = &family.phones[1 - restored];
        assert_eq!(other.texts(), family.phones[restored].texts());
        assert!(
            before[&1].iter().all(|line| other.texts()[&1].contains(line)),
            "what the old phone wrote still counts"
        );
        assert_eq!((other.alarms.as_slice(), other.engine.waiting()), (&[][..], 0));
        let devices: Vec<_> = other.engine.members().into_iter().flat_map(|m| m.devices).map(|d| d.id).collect();
        assert!(devices.contains(&new.id()) && !devices.contains(&old), "{devices:?}");
        family.phones[restored].check_store();
    }
}

#[test]
fn who_does_not_belong_cannot_go_on_as_another_device() {
    let mut family = Family::found("Noor");
    family.join(0, Place::Member(Role::Editor));
    family.deliver_all();
    let member = family.phones[1].engine.own_member().unwrap();
    let fence = family.phones[0].engine.positions([keys(1).id()]);
    family.phones[0].act(Act::RemoveMember { member, fence });
    family.deliver_all();
    let before = family.phones[1].engine.digest().unwrap();
    assert_eq!(family.phones[1].engine.renew(keys(21), 9), Err(EngineError::Denied));
    assert_eq!(family.phones[1].engine.digest().unwrap(), before);
}

#[test]
fn changes_of_another_actor_are_refused_at_both_ends() {
    let mut family = Family::found("Noor");
    family.join(0, Place::Member(Role::Editor));
    family.deliver_all();
    let stolen = family.phones[0].change(1, "x");
    assert_eq!(family.phones[1].engine.append(&[(document(1), 0, vec![stolen])], 5), Err(EngineError::Actor));
}

#[test]
fn a_bundle_carries_a_space() {
    let mut family = Family::found("Noor");
    family.join(0, Place::Member(Role::Editor));
    family.edit(0, 1, 3);
    let blobs = family.phones[0].blobs();
    let bundle = Bundle { hint: space_hint(&family.phones[0].engine.space()), blobs };
    let read = Bundle::read(&bundle.write().unwrap()).unwrap();
    assert_eq!(read.hint, space_hint(&family.phones[1].engine.space()));
    family.phones[1].take(read.blobs.clone());
    assert_eq!(family.phones[1].texts(), family.phones[0].texts());
    let digest = family.phones[1].engine.digest().unwrap();
    assert!(family.phones[1].take(read.blobs).effects.is_empty(), "a second import does nothing");
    assert_eq!(family.phones[1].engine.digest().unwrap(), digest);
}

#[test]
fn a_burst_of_typing_is_a_blob_of_256_bytes() {
    let mut family = Family::found("Noor");
    family.join(0, Place::Member(Role::Editor));
    family.deliver_all();
    let mut sizes = Vec::new();
    for _ in 0..4 {
        let change = family.phones[1].burst(1);
        let out = family.phones[1].engine.append(&[(document(1), 0, vec![change.clone()])], 1_700_000_002_500).unwrap();
        family.phones[1].keep(&out);
        let blob = family.phones[1].engine.outbox().last().unwrap().encode().unwrap();
        sizes.push((change.len(), blob.len()));
    }
    println!("raw change and sealed blob, in bytes: {sizes:?}");
    assert!(sizes[1..].iter().all(|(raw, blob)| *raw >= 134 && *blob == 256), "{sizes:?}");
    assert_eq!(sizes[0].1, 512, "the first also says everything and carries the wrapped key");
}

#[test]
fn the_founder_claims_its_mailbox() {
    let (engine, _) = Engine::found(0, "Noor", keys(0), Some("https://relay.example"), BTreeSet::new(), 1).unwrap();
    let place = engine.log().state().relay.clone().unwrap();
    assert_eq!(place.mailbox, engine.founding().unwrap().mailbox().0);
    assert_eq!(place.address, "https://relay.example");
    assert_eq!(engine.outbox().filter(|b| b.kind == Kind::Op).count(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Invariant: whatever the order, repetition and grouping in which blobs arrive, and whoever joins in between, in
    /// the end every phone has the same text, nothing waits, nobody is alarmed, and each engine is what its rows give.
    #[test]
    fn every_order_of_delivery_ends_the_same(
        steps in proptest::collection::vec((0u8..10, any::<u8>(), any::<u8>(), any::<u64>()), 5..40),
    ) {
        let mut family = Family::found("Noor");
        for (kind, a, b, seed) in steps {
            let who = usize::from(a) % family.phones.len();
            match kind {
                0 if family.phones.len() < 5 => {
                    family.deliver_to(0, seed);
                    family.join(0, if b % 2 == 0 { Place::Member(Role::Editor) } else { own_place(&family) });
                }
                0..=5 => family.edit_if_able(who, b % 3, 1 + usize::from(b % 4)),
                6 => { let out = family.phones[who].engine.acknowledge(7); if let Ok(out) = out { family.phones[who].keep(&out); } }
                _ => family.deliver_to(who, seed),
            }
        }
        family.deliver_all();
        let healed = (0..20).find(|_| {
            let quiet = !family.heal_one();
            family.deliver_all();
            quiet
        });
        prop_assert!(healed.is_some(), "healing ends");
        let texts = family.phones[0].texts();
        for phone in &family.phones {
            prop_assert_eq!(&phone.texts(), &texts);
            prop_assert_eq!(phone.engine.waiting(), 0);
            prop_assert_eq!(&phone.alarms, &vec![]);
            prop_assert!(phone.engine.missing().is_empty());
            phone.check_store();
        }
    }
}

fn own_place(family: &Family) -> Place {
    Place::Device { member: family.phones[0].engine.own_member().unwrap(), recovery: false }
}

#[test]
fn a_device_that_writes_nonsense_is_stopped_there() {
    let mut family = Family::found("Noor");
    family.join(0, Place::Member(Role::Editor));
    family.deliver_all();
    let blob = forge_with(&family.phones[1].engine, &keys(1), Chain::default(), Payload::Changes, vec![vec![7; 40]]);
    let out = family.phones[0].take(vec![blob.clone()]);
    let device = keys(1).id();
    assert_eq!(out.alarms, vec![Alarm::Stopped { device, seq: 1, error: EntryError::Part }]);
    assert!(out.accepted.is_empty());
    assert!(family.phones[0].engine.members()[1].devices[0].stopped);
    family.phones[0].check_store();
    // What comes after it is kept aside.
    let out = family.phones[1].take(vec![blob]);
    assert_eq!(out.alarms[0], Alarm::Rollback { seq: 1 });
    family.edit(1, 1, 1);
    let late: Vec<Outer> = family.phones[1].engine.outbox().cloned().collect();
    let out = family.phones[0].take(late);
    assert_eq!(out.notices, vec![Notice::Quarantined { device, seq: 2 }]);
    assert!(out.accepted.is_empty());
    family.phones[0].check_store();
}

fn forge(engine: &Engine, keys: &DeviceKeys, chain: Chain, payload: Payload) -> Outer {
    forge_with(engine, keys, chain, payload, vec![])
}

/// An entry that the engine itself would not write.
fn forge_with(engine: &Engine, keys: &DeviceKeys, chain: Chain, payload: Payload, parts: Vec<Vec<u8>>) -> Outer {
    let commitment = engine.ring().usable(engine.log()).unwrap();
    let epoch = engine.ring().key(&commitment).unwrap();
    let header = Header {
        space: engine.space(),
        author: keys.id(),
        incarnation: 0,
        seq: chain.seq + 1,
        prev: chain.hash,
        kid: Kid::of(&commitment),
        heads: engine.log().heads().clone(),
        seen: BTreeMap::new(),
        wall_ms: 1,
        salt: [0; 8],
        payload,
        keys: vec![],
        parts: parts.iter().map(|p| Named { document: document(1), generation: 0, hash: part_hash(p) }).collect(),
    };
    let entry: Entry = header.sign(keys, vec![], parts).unwrap();
    let blob = seal_entry(&engine.space(), epoch, &[9; 24], &entry.write(&chain, Form::Full).unwrap()).unwrap();
    assert!(open_entry(&engine.space(), epoch, &blob).is_ok());
    assert!(open_entry(&engine.space(), &Secret::from_bytes([1; 32]), &blob).is_err());
    blob
}

#[test]
fn two_phones_join_by_invitation_and_digits() {
    let mut family = Family::found("Noor");
    family.edit(0, 1, 2);
    let place = Place::Member(Role::Editor);
    let (mut inviter, out) = family.phones[0].engine.offer(place, "", 0, 1).unwrap();
    family.phones[0].keep(&out);
    let joiner_keys = keys(1);
    let mut joiner = Joiner::from_qr(&inviter.qr().unwrap(), &joiner_keys, 0).unwrap();
    inviter.receive_direct(&joiner.direct().unwrap(), 1).unwrap();
    let (welcome, out) = family.phones[0].engine.approve(&mut inviter, "Bram", vec![], 2, 2).unwrap();
    family.phones[0].keep(&out);
    let JoinerStep::Joined(joined) = joiner.receive(&joiner_keys, &welcome, 3).unwrap() else { panic!("not welcomed") };
    let (engine, out) = Engine::welcomed(&joined, joiner_keys, BTreeSet::new()).unwrap();
    family.phones.push(Phone::new(1, engine, out));
    family.deliver_all();
    assert_eq!(family.phones[1].texts(), family.phones[0].texts());
    assert_eq!(family.phones[1].engine.own_role(), Some(Role::Editor));
    assert_eq!(family.phones[0].engine.members()[1].name, "Bram");
}
