//! From which positions on what a device writes does not count.

use super::*;

fn fence(of: &Phone, position: u64) -> Positions {
    Positions::from([(of.id(), position)])
}

fn set_role(of: &Phone, role: Role, position: u64) -> Act {
    Act::SetRole { member: of.member(), role, fence: fence(of, position) }
}

fn prune(of: &Phone, position: u64) -> Act {
    Act::Prune { cursor: fence(of, position), snapshot: of.log.space() }
}

fn silences(noor: &Phone, of: &Phone) -> Vec<(u64, Option<u64>)> {
    noor.state().silences.get(&of.id()).into_iter().flatten().map(|s| (s.after, s.until)).collect()
}

fn family() -> (Phone, Phone, Phone) {
    let mut noor = found(1);
    let mut sam = noor.add(2, Role::Owner);
    let mut fem = noor.add(3, Role::Editor);
    meet(&mut [&mut noor, &mut sam, &mut fem]);
    (noor, sam, fem)
}

#[test]
fn of_two_changes_to_reader_the_higher_fence_begins_the_silence() {
    let (mut noor, mut sam, fem) = family();
    let one = noor.act(set_role(&fem, Role::Reader, 3)).unwrap();
    let two = sam.act(set_role(&fem, Role::Reader, 7)).unwrap();
    meet(&mut [&mut noor, &mut sam]);
    assert_eq!(silences(&noor, &fem), [(7, None)]);
    assert_eq!(noor.state().cuts, [(fem.id(), one), (fem.id(), two)].into());
    // One that comes later and says less changes nothing, and one that says more does.
    noor.act(set_role(&fem, Role::Reader, 2)).unwrap();
    assert_eq!(silences(&noor, &fem), [(7, None)]);
    noor.act(set_role(&fem, Role::Reader, 9)).unwrap();
    assert_eq!(silences(&noor, &fem), [(9, None)]);
}

#[test]
fn a_silence_never_ends_before_it_begins_and_another_can_follow() {
    let (mut noor, _, fem) = family();
    noor.act(set_role(&fem, Role::Editor, 4)).unwrap();
    assert_eq!(silences(&noor, &fem), []);
    assert!(!noor.state().silences.contains_key(&fem.id()));
    noor.act(set_role(&fem, Role::Reader, 5)).unwrap();
    noor.act(set_role(&fem, Role::Editor, 3)).unwrap();
    noor.act(set_role(&fem, Role::Owner, 9)).unwrap();
    assert_eq!(silences(&noor, &fem), [(5, Some(5))]);
    noor.act(set_role(&fem, Role::Reader, 8)).unwrap();
    assert_eq!(silences(&noor, &fem), [(5, Some(5)), (8, None)]);
    noor.act(set_role(&fem, Role::Editor, 10)).unwrap();
    assert_eq!(silences(&noor, &fem), [(5, Some(5)), (8, Some(10))]);
    assert!(noor.state().counts(&fem.id(), 8) && noor.state().counts(&fem.id(), 11));
    assert!(!noor.state().counts(&fem.id(), 9) && !noor.state().counts(&fem.id(), 10));
}

#[test]
fn a_prune_raises_where_a_silence_begins_and_not_where_it_ends() {
    let (mut noor, mut sam, fem) = family();
    noor.act(set_role(&fem, Role::Reader, 5)).unwrap();
    let before = noor.clone();
    noor.act(set_role(&fem, Role::Editor, 8)).unwrap();
    // Sam had not seen that Fem became a reader …
    sam.act(prune(&fem, 7)).unwrap();
    meet(&mut [&mut noor, &mut sam]);
    assert_eq!(silences(&noor, &fem), [(7, Some(8))]);
    // … and another device of Sam's had, but not that Fem writes again.
    let mut late = Phone { keys: sam.keys.clone(), log: before.log };
    late.act(prune(&fem, 20)).unwrap();
    meet(&mut [&mut noor, &mut late]);
    assert_eq!(silences(&noor, &fem), [(5, Some(8))]);
}

#[test]
fn a_prune_that_knew_of_a_removal_raises_no_fence() {
    let (mut noor, _, fem) = family();
    noor.remove(&fem).unwrap();
    noor.act(prune(&fem, 9)).unwrap();
    assert_eq!(silences(&noor, &fem), [(5, None)]);
}

#[test]
fn a_removal_silences_the_devices_that_it_takes_away() {
    let (mut noor, mut sam, mut fem) = family();
    let tablet = fem.add_device(4, false);
    meet(&mut [&mut noor, &mut sam, &mut fem]);
    let cut = noor.remove_device(&tablet).unwrap();
    assert_eq!((silences(&noor, &tablet), silences(&noor, &fem)), (vec![(5, None)], vec![]));
    assert_eq!(noor.state().cuts, [(tablet.id(), cut)].into());
    // A fence that does not name a device ends it at its beginning, and of both removals the higher position counts.
    let whole = sam.act(Act::RemoveMember { member: fem.member(), fence: Positions::new() }).unwrap();
    meet(&mut [&mut noor, &mut sam]);
    assert_eq!((silences(&noor, &tablet), silences(&noor, &fem)), (vec![(5, None)], vec![(0, None)]));
    assert_eq!(noor.state().cuts, [(tablet.id(), cut), (tablet.id(), whole), (fem.id(), whole)].into());
    assert_eq!((silences(&noor, &sam), silences(&noor, &noor)), (vec![], vec![]));
}

#[test]
fn a_fence_rises_to_what_is_said_to_have_been_seen_and_never_falls() {
    let (mut noor, sam, fem) = family();
    let seen = |of: &Phone, position| Positions::from([(of.id(), position), (sam.id(), 50)]);
    let removal = noor.remove(&fem).unwrap();
    assert_eq!(noor.log.raise(&removal, &seen(&fem, 5)), Positions::new());
    assert_eq!(noor.log.raise(&removal, &seen(&fem, 8)), fence(&fem, 8));
    assert_eq!(silences(&noor, &fem), [(8, None)]);
    assert_eq!(noor.log.raise(&removal, &seen(&fem, 8)), Positions::new());
    assert_eq!(noor.log.raise(&removal, &seen(&fem, 6)), Positions::new());
    assert_eq!(noor.log.raise(&removal, &seen(&fem, 9)), fence(&fem, 9));
    assert_eq!(silences(&noor, &fem), [(9, None)]);
    assert_eq!(noor.log.raise(&noor.log.space(), &seen(&fem, 99)), Positions::new());
}

#[test]
fn of_role_changes_only_those_to_reader_rise() {
    let (mut noor, _, fem) = family();
    let reader = noor.act(set_role(&fem, Role::Reader, 5)).unwrap();
    let editor = noor.act(set_role(&fem, Role::Editor, 8)).unwrap();
    assert_eq!(noor.log.raise(&editor, &fence(&fem, 20)), Positions::new());
    assert_eq!(noor.log.raise(&reader, &fence(&fem, 7)), fence(&fem, 7));
    assert_eq!(silences(&noor, &fem), [(7, Some(8))]);
    let tablet = noor.clone().add_device(4, false);
    let alone = noor.add_device(4, false);
    let removal = noor.remove_device(&alone).unwrap();
    assert_eq!(noor.log.raise(&removal, &fence(&tablet, 6)), fence(&tablet, 6));
    assert_eq!(silences(&noor, &alone), [(6, None)]);
}
