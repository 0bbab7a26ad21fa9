//! What a hostile relay can do to phones that share a space: each test says whether it is noticed or harmless. What it can
//! do inside one answer is in `transport_strange.rs`, what it cannot do without a key in `relay/tests`.

use crate::phone::keys;
use crate::requirements::family;
use crate::steps::Random;
use crate::world::World;
use std::collections::BTreeSet;
use steunkring_sync::engine::Engine;
use steunkring_sync::op::Role;
use steunkring_wire::{Kind, Outer};

/// Noor, Fem and Rob; each wrote twice, and only the relay has it all.
fn written() -> World {
    let mut world = family(&[Role::Editor, Role::Editor]);
    for at in [0, 1, 2, 1, 0, 2] {
        world.fetch(at, usize::MAX);
        world.phones[at].write();
        world.push(at);
    }
    world
}

/// Another space of Noor's, with what it wrote there.
fn elsewhere() -> Vec<Outer> {
    let (engine, out) = Engine::found(0, "Noor", keys(50), None, BTreeSet::new(), 1).unwrap();
    let mut phone = crate::phone::Phone::new(50, engine, &out);
    phone.write();
    phone.blobs().into_values().collect()
}

fn alike(world: &World) {
    let lines = world.phones[0].lines();
    assert!(world.phones.iter().all(|phone| phone.lines() == lines && phone.alarms.is_empty()));
}

/// Noticed: whoever else's entries come shows which positions there are.
#[test]
fn withholding_entries_is_noticed() {
    let world = written();
    let fem = world.phones[1].id();
    let withheld = last_entry_of(&world, 1);
    let genesis = world.phones[0].engine.genesis().unwrap().clone();
    let (engine, out) = Engine::join(genesis, keys(2), BTreeSet::new()).unwrap();
    // Rob's phone, made anew, hears all but Fem's last entry.
    let mut rob = crate::phone::Phone::new(2, engine, &out);
    let (kept, shown): (Vec<Outer>, Vec<Outer>) = world.relay.iter().cloned().partition(|blob| blob.hash() == withheld);
    rob.take(shown);
    assert_eq!(rob.engine.missing().get(&fem), Some(&2));
    rob.take(kept);
    assert!(rob.engine.missing().is_empty());
}

/// The blob of a phone's last entry.
fn last_entry_of(world: &World, who: usize) -> steunkring_wire::BlobHash {
    let me = world.phones[who].id();
    let (table, at) = (steunkring_sync::engine::Table::Entry, world.phones[who].engine.positions([me])[&me]);
    let row = &world.phones[who].rows[&(table, [&me.0[..], &at.to_be_bytes()].concat())];
    *world.phones[who].blobs().keys().find(|hash| row.windows(32).any(|bytes| bytes == hash.0)).unwrap()
}

/// Harmless: what comes early waits, and every order ends the same.
#[test]
fn reordering_and_repeating_are_harmless() {
    for seed in 0..12 {
        let mut world = written();
        let mut random = Random(seed);
        for at in 0..3 {
            let mut blobs = [world.relay.clone(), world.relay.clone()].concat();
            for i in (1..blobs.len()).rev() {
                blobs.swap(i, random.below(i as u64 + 1) as usize);
            }
            for part in blobs.chunks(3) {
                world.phones[at].take(part.to_vec());
            }
            assert_eq!(world.phones[at].engine.waiting(), 0);
        }
        alike(&world);
        assert_eq!(world.phones[0].lines().len(), 6);
    }
}

/// Harmless: blobs of another mailbox open nowhere, wait up to a limit, and change nothing.
#[test]
fn the_blobs_of_another_mailbox_are_harmless() {
    let mut world = written();
    let foreign = elsewhere();
    let before = world.phones[0].engine.log().state().clone();
    let out = world.phones[0].take(foreign.clone());
    assert!(out.accepted.is_empty() && out.alarms.is_empty());
    assert_eq!(world.phones[0].engine.waiting(), foreign.len());
    assert_eq!(*world.phones[0].engine.log().state(), before);
    world.meet();
    alike(&world);
}

/// Harmless where another phone still has it, and noticed where one shows to have seen it: a relay that forgot its last
/// days is filled again by whoever hands on what it has.
#[test]
fn a_relay_that_forgot_is_filled_again() {
    let mut world = written();
    world.meet();
    let all = world.phones[0].lines();
    world.relay.truncate(world.relay.len() / 2);
    // A new phone of Noor's reads what the relay still has.
    let (member, _) = world.seen(0, 0).unwrap();
    world.join(0, steunkring_sync::op::Place::Device { member, recovery: false });
    world.phones[0].write();
    world.push(0);
    world.fetch(3, usize::MAX);
    assert_ne!(world.phones[3].lines().len(), all.len() + 1);
    let noticed = !world.phones[3].engine.missing().is_empty() || world.phones[3].engine.waiting() > 0;
    assert!(noticed, "what is missing shows");
    // Whoever has it posts it anew.
    let has: Vec<Outer> = world.phones[0].blobs().into_values().collect();
    for blob in has {
        if world.relay.iter().all(|kept| kept.hash() != blob.hash()) {
            world.relay.push(blob);
        }
    }
    for at in 0..4 {
        world.phones[at].read = 0;
    }
    world.meet();
    alike(&world);
    assert_eq!(world.phones[3].lines().len(), all.len() + 1);
}

/// Refused: a relay cannot put its own words in anybody's place, since it holds no epoch key.
#[test]
fn what_a_relay_makes_up_is_refused_or_waits() {
    let mut world = written();
    let mut made: Vec<Outer> = Vec::new();
    for blob in world.relay.clone() {
        let mut changed = blob.clone();
        let at = changed.body.len() / 2;
        changed.body[at] ^= 1;
        // An entry told to be an operation, and the other way round.
        let other = if blob.kind == Kind::Op { Kind::Entry } else { Kind::Op };
        made.extend([changed, Outer::new(other, blob.kid, blob.body.clone())]);
    }
    for blob in made {
        let before = world.phones[0].lines();
        let out = world.phones[0].take(vec![blob]);
        assert!(out.accepted.is_empty() && out.effects.is_empty());
        assert_eq!((out.alarms.len(), world.phones[0].lines()), (1, before));
    }
    world.phones[0].alarms.clear();
    world.meet();
    alike(&world);
}
