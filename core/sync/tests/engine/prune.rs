//! Whole documents in place of entries: who has all drops them, who lacks some goes on from them, and nobody is fooled.

use super::common::*;
use std::collections::BTreeSet;
use steunkring_sync::engine::{Alarm, Engine, EngineError, Table};
use steunkring_sync::entry::EntryError;
use steunkring_sync::op::{Act, Place, Role};
use steunkring_wire::{Kind, Outer};

/// Two phones that wrote in two notes and know all of each other.
fn two() -> Family {
    let mut family = Family::found("Noor");
    family.join(0, Place::Member(Role::Editor));
    family.deliver_all();
    for _ in 0..3 {
        family.edit(0, 1, 4);
        family.edit(1, 2, 4);
        family.deliver_all();
    }
    family
}

fn entries(phone: &Phone) -> usize {
    phone.blobs().iter().filter(|blob| blob.kind == Kind::Entry).count()
}

/// All phones know the same, without a word of complaint, and each is what its rows give.
fn assert_one(family: &Family) {
    for phone in &family.phones {
        assert_eq!((&phone.alarms, phone.engine.waiting()), (&vec![], 0));
        assert_eq!(phone.texts(), family.phones[0].texts());
        assert!(phone.engine.missing().is_empty());
        phone.check_store();
    }
}

#[test]
fn who_has_all_drops_what_a_prune_covers_and_goes_on() {
    let mut family = two();
    let before = family.phones[0].texts();
    assert_eq!((family.phones[0].engine.prunable(), entries(&family.phones[0])), (24, 24));
    family.phones[0].prune();
    assert_eq!((family.phones[0].engine.prunable(), entries(&family.phones[0])), (0, 1), "only the documents are left");
    family.phones[0].check_store();
    family.deliver_all();
    assert_eq!(entries(&family.phones[1]), 25, "kept until it was compared");
    family.phones[1].trim();
    assert_eq!(entries(&family.phones[1]), 1);
    assert_eq!(family.phones[1].texts(), before);
    family.edit(1, 1, 2);
    family.edit(0, 2, 2);
    family.deliver_all();
    assert_one(&family);
}

#[test]
fn a_newcomer_takes_the_documents_over_and_both_write_on() {
    let mut family = two();
    family.phones[0].prune();
    family.deliver_all();
    family.phones[1].trim();
    // Entries after the documents, shortened against what the newcomer never saw.
    family.edit(0, 1, 2);
    family.edit(1, 2, 2);
    family.join(0, Place::Member(Role::Editor));
    family.deliver_all();
    assert_one(&family);
    family.edit(2, 1, 3);
    family.edit(1, 1, 1);
    family.deliver_all();
    assert_one(&family);
}

/// Also where the old entries are still there: a newcomer reads what a prune names and none of what it covers.
#[test]
fn a_newcomer_does_not_read_what_a_prune_covers() {
    let mut family = two();
    let old: Vec<Outer> = family.phones[0].blobs();
    family.phones[0].prune();
    family.join(0, Place::Member(Role::Editor));
    let all: Vec<Outer> = old.into_iter().chain(family.phones[0].blobs()).collect();
    let out = family.phones[2].take(all);
    assert!(out.accepted.is_empty(), "nothing was read one by one");
    assert_eq!(family.phones[2].texts(), family.phones[0].texts());
    assert_eq!(entries(&family.phones[2]), 1);
    family.phones[2].check_store();
}

#[test]
fn who_was_behind_goes_on_from_the_documents_with_its_own_words_kept() {
    let mut family = two();
    // Not heard by the second phone, which writes meanwhile itself.
    family.edit(0, 1, 5);
    let lost: Vec<Outer> = family.phones[0].blobs();
    family.edit(1, 2, 3);
    family.phones[0].prune();
    let left = family.phones[0].blobs();
    assert!(left.len() < lost.len());
    family.phones[1].take(left);
    family.phones[1].check_store();
    family.deliver_all();
    family.phones.iter_mut().for_each(Phone::trim);
    assert_one(&family);
    assert_eq!(family.phones[0].texts()[&1].len(), 17);
    assert_eq!(family.phones[0].texts()[&2].len(), 15);
}

#[test]
fn two_prunes_at_once_lose_nothing_and_a_later_one_stands_for_both() {
    let mut family = two();
    let second = family.phones[1].engine.own_member().unwrap();
    family.phones[0].act(Act::SetRole { member: second, role: Role::Owner, fence: Default::default() });
    family.deliver_all();
    family.edit(0, 1, 2);
    family.edit(1, 2, 3);
    family.phones[0].prune();
    family.phones[1].prune();
    family.deliver_all();
    family.phones.iter_mut().for_each(Phone::trim);
    family.deliver_all();
    assert_one(&family);
    family.join(0, Place::Member(Role::Reader));
    family.deliver_all();
    assert_one(&family);
    family.edit(1, 1, 1);
    family.deliver_all();
    family.phones[0].prune();
    family.deliver_all();
    family.phones.iter_mut().for_each(Phone::trim);
    assert_one(&family);
    assert_eq!(entries(&family.phones[0]), 1);
    family.join(0, Place::Member(Role::Editor));
    family.deliver_all();
    assert_one(&family);
}

#[test]
fn only_an_owner_prunes_and_documents_without_a_prune_stand_for_nothing() {
    let mut family = two();
    let denied = family.phones[1].engine.prune(&[], 1).map(drop);
    assert_eq!(denied, Err(EngineError::Denied));
    // The documents come, the prune that names them does not.
    family.phones[0].prune();
    let blobs = family.phones[0].blobs();
    let last = blobs.iter().filter(|blob| blob.kind == Kind::Entry).cloned().collect::<Vec<_>>();
    assert_eq!(last.len(), 1);
    let taken = family.phones[1].take(last);
    assert!(taken.notices.is_empty(), "it waits: {:?}", taken.notices);
    family.phones[1].trim();
    family.phones[1].check_store();
    assert_eq!(entries(&family.phones[1]), 25);
    family.deliver_all();
    family.phones[1].trim();
    assert_eq!(entries(&family.phones[1]), 1);
    assert_one(&family);
}

/// The prune of an owner whom a more senior one removes at the same time is void: what it covers stays where it still is, and who
/// dropped it already gives newcomers something again by a prune of its own.
#[test]
fn a_prune_that_turns_out_void_is_made_good_by_another() {
    let mut family = two();
    let second = family.phones[1].engine.own_member().unwrap();
    family.phones[0].act(Act::SetRole { member: second, role: Role::Owner, fence: Default::default() });
    family.join(0, Place::Member(Role::Owner));
    family.deliver_all();
    family.phones[1].prune();
    let told = family.phones[1].blobs();
    family.phones[2].take(told.clone());
    family.phones[2].trim();
    assert_eq!((entries(&family.phones[2]), family.phones[2].engine.is_bare()), (1, false));
    let fence = [(family.phones[1].engine.device(), 12)].into();
    family.phones[0].act(Act::RemoveMember { member: second, fence });
    let removal = family.phones[0].blobs();
    family.phones[0].take(told);
    family.phones[0].trim();
    assert!(entries(&family.phones[0]) > 24, "nothing was dropped");
    family.phones[2].take(removal);
    family.phones[2].trim();
    assert!(family.phones[2].engine.is_bare());
    family.phones[2].prune();
    assert!(!family.phones[2].engine.is_bare());
    let blobs = family.phones[2].blobs();
    family.phones[0].take(blobs);
    family.phones[0].trim();
    let texts = family.phones[0].texts();
    assert_eq!((texts[&1].len(), texts[&2].len()), (12, 12));
    family.join(2, Place::Member(Role::Editor));
    let blobs = family.phones[2].blobs();
    family.phones[3].take(blobs);
    assert_eq!(family.phones[3].texts(), texts);
    family.phones[3].check_store();
}

/// An owner's app that says another newest change of a quiet phone than it wrote is not believed by who knows better.
#[test]
fn documents_for_other_chains_are_refused() {
    let mut family = two();
    let quiet = family.phones[1].engine.device();
    let liar = &mut family.phones[0];
    let row = liar.rows.iter_mut().find(|((table, key), _)| *table == Table::DocumentKey && key.starts_with(&quiet.0));
    *row.unwrap().1.last_mut().unwrap() ^= 1;
    let rows = liar.rows.iter().map(|((table, key), value)| (*table, key.clone(), value.clone()));
    liar.engine = Engine::load(rows, keys(0), BTreeSet::new()).unwrap();
    liar.prune();
    let blobs = liar.blobs();
    let out = family.phones[1].take(blobs);
    let (device, seq) = (family.phones[0].engine.device(), 13);
    assert_eq!(out.alarms, [Alarm::Stopped { device, seq, error: EntryError::Snapshot }]);
    family.phones[1].trim();
    assert!(entries(&family.phones[1]) > 24, "nothing was dropped");
    assert_eq!(family.phones[1].texts()[&2].len(), 12);
    family.phones[1].check_store();
}
