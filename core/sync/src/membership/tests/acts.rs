//! Who may do what, as far as its author had seen.

use super::*;

fn two_owners() -> (Phone, Phone) {
    let mut noor = found(1);
    let mut sam = noor.add(2, Role::Owner);
    meet(&mut [&mut noor, &mut sam]);
    (noor, sam)
}

fn prune(of: &Phone, position: u64) -> Act {
    Act::Prune { cursor: Positions::from([(of.id(), position)]), snapshot: of.log.space() }
}

#[test]
fn an_operation_names_its_authors_last_one() {
    let (mut noor, mut sam) = two_owners();
    assert_eq!(sam.log.draft(&sam.id(), rotate(&sam), 0).previous, None);
    let first = sam.act(rotate(&sam)).unwrap();
    noor.act(rotate(&noor)).unwrap();
    meet(&mut [&mut noor, &mut sam]);
    let draft = sam.log.draft(&sam.id(), rotate(&sam), 0);
    assert_eq!(draft.previous, Some(first));
    let second = sam.force_op(draft.clone());
    let hiding = sam.force_op(Op { parents: vec![second], ..draft });
    assert!(sam.counts(&second) && !sam.counts(&hiding));
    assert_eq!(sam.log.forks(), [sam.id()].into());
    assert_eq!(noor.log.forks(), [].into());
}

#[test]
fn only_owners_prune_and_move() {
    let (mut noor, _) = two_owners();
    let mut fem = noor.add(3, Role::Editor);
    let other = Act::Relay { address: "b".into(), mailbox: [2; 32] };
    assert_eq!(fem.act(prune(&noor, 3)), Err(OpError::Denied));
    assert_eq!(fem.act(other.clone()), Err(OpError::Denied));
    let first = noor.act(prune(&noor, 3)).unwrap();
    let second = noor.act(prune(&noor, 4)).unwrap();
    assert_eq!(noor.state().prunes, [second, first]);
    noor.act(other).unwrap();
    assert_eq!(noor.state().relay.as_ref().unwrap().address, "b");
}

#[test]
fn an_editor_removes_nobody_that_came_after_it() {
    let (mut noor, _) = two_owners();
    let mut fem = noor.add(3, Role::Editor);
    let rob = noor.add(4, Role::Reader);
    fem.log = noor.log.clone();
    for act in [remove(&rob), remove_device(&rob), set_role(&rob, Role::Editor)] {
        assert_eq!(fem.act(act), Err(OpError::Denied));
    }
    // One that owns later may.
    noor.set_role(&fem, Role::Owner).unwrap();
    fem.log = noor.log.clone();
    fem.remove(&rob).unwrap();
}

#[test]
fn the_newest_rotation_comes_first() {
    let (mut noor, _) = two_owners();
    let first = noor.act(rotate(&noor)).unwrap();
    let second = noor.act(rotate(&noor)).unwrap();
    assert_eq!(noor.state().epochs, [second, first]);
}

#[test]
fn an_owner_adds_devices_to_its_juniors_and_nobody_else_to_a_member() {
    let (mut noor, mut sam) = two_owners();
    let mut fem = noor.add(3, Role::Editor);
    sam.log = noor.log.clone();
    let place = |of: &Phone| Place::Device { member: of.member(), recovery: false };
    let tablet = noor.join(4, place(&fem));
    assert_eq!(noor.state().members[&fem.member()].devices, [fem.id(), tablet.id()].into());
    let to_senior = sam.add_act(&keys(5), place(&noor), "x");
    assert_eq!(sam.act(to_senior), Err(OpError::Denied));
    let to_other = fem.add_act(&keys(5), place(&sam), "x");
    assert_eq!(fem.act(to_other), Err(OpError::Denied));
}

#[test]
fn what_is_no_member_is_not_acted_on() {
    let (mut noor, mut sam) = two_owners();
    let no_member = noor.act(rotate(&noor)).unwrap();
    let fence = Positions::new();
    for act in [
        Act::RemoveMember { member: no_member, fence: fence.clone() },
        Act::SetRole { member: no_member, role: Role::Reader, fence },
        Act::HandOver { to: no_member },
        noor.add_act(&keys(5), Place::Device { member: no_member, recovery: false }, "x"),
    ] {
        assert_eq!(noor.act(act), Err(OpError::Denied));
    }
    // A member that is there, but that the author had not seen.
    let fem = noor.add(3, Role::Editor);
    let unseen = sam.log.draft(&sam.id(), remove(&fem), 0).sign(&sam.keys).unwrap();
    noor.log.insert(unseen.clone()).unwrap();
    meet(&mut [&mut noor, &mut sam]);
    assert!(!noor.counts(&unseen.id()) && noor.has(&fem));
}

#[test]
fn a_device_that_its_remover_had_not_seen_stays() {
    let (mut noor, mut sam) = two_owners();
    let mut tablet = sam.add_device(3, false);
    let removal = noor.force(remove_device(&tablet));
    meet(&mut [&mut noor, &mut sam, &mut tablet]);
    assert!(!noor.counts(&removal) && noor.has(&tablet));
    noor.remove_device(&tablet).unwrap();
    assert!(!noor.has(&tablet) && noor.has(&sam));
    noor.remove_device(&sam).unwrap();
    assert!(!noor.has(&sam));
}

#[test]
fn who_was_removed_does_nothing_more_and_its_sibling_goes_on() {
    let (mut noor, mut sam) = two_owners();
    let mut tablet = sam.add_device(3, false);
    noor.log = tablet.log.clone();
    noor.remove_device(&tablet).unwrap();
    (sam.log, tablet.log) = (noor.log.clone(), noor.log.clone());
    let late = [tablet.force(rotate(&noor)), tablet.force(tablet.add_act(&keys(5), Place::Member(Role::Reader), "x"))];
    assert!(!late.iter().any(|op| tablet.counts(op)));
    sam.act(rotate(&noor)).unwrap();
    noor.remove(&sam).unwrap();
    meet(&mut [&mut noor, &mut sam]);
    let late = [sam.force(rotate(&noor)), sam.force(remove_device(&sam)), sam.force(set_role(&sam, Role::Reader))];
    assert!(!late.iter().any(|op| sam.counts(op)));
}

#[test]
fn what_a_removed_device_does_to_its_siblings_at_the_same_time_is_void() {
    let (mut noor, mut sam) = two_owners();
    let tablet = sam.add_device(3, false);
    meet(&mut [&mut noor, &mut sam]);
    noor.remove_device(&sam).unwrap();
    let inside = sam.force(remove_device(&tablet));
    meet(&mut [&mut noor, &mut sam]);
    assert!(!noor.counts(&inside) && noor.has(&tablet) && !noor.has(&sam));
}

#[test]
fn a_recovery_device_is_removed_by_itself_or_by_whom_it_added_alone() {
    let (_, mut sam) = two_owners();
    let mut paper = sam.add_device(3, true);
    sam.log = paper.log.clone();
    let mut tablet = sam.add_device(4, false);
    assert_eq!(tablet.remove_device(&paper), Err(OpError::Denied));
    assert_eq!(sam.remove_device(&paper), Err(OpError::Denied));
    paper.log = tablet.log.clone();
    let mut fresh = paper.add_device(5, false);
    fresh.remove_device(&paper).unwrap();
    assert!(!fresh.has(&paper) && fresh.has(&tablet));
    paper.remove_device(&paper.clone()).unwrap();
    assert!(!paper.has(&paper) && paper.has(&fresh));
}

#[test]
fn a_forged_add_shields_no_device() {
    let (mut noor, mut sam) = two_owners();
    let place = Place::Device { member: sam.member(), recovery: true };
    // The consent is to other parents, so that the add of the thief's own key as a recovery device is void.
    let forged = add_act(&sam.log.space(), &sam.id(), &keys(2), place, &[], "x");
    let add = sam.force(forged);
    meet(&mut [&mut noor, &mut sam]);
    assert!(!noor.counts(&add));
    noor.remove_device(&sam).unwrap();
    assert!(!noor.has(&sam));
}

#[test]
fn a_recovery_device_of_one_member_is_a_device_like_others_of_another() {
    let (mut noor, mut sam) = two_owners();
    let fem = noor.add(3, Role::Editor);
    sam.log = noor.log.clone();
    sam.join(3, Place::Device { member: sam.member(), recovery: true });
    meet(&mut [&mut noor, &mut sam]);
    // The key belongs to the more senior member, and is removed from the member that is named.
    let device = fem.id();
    assert_eq!(noor.state().devices[&device].member, sam.member());
    let member = fem.log.state().devices[&device].member;
    let removal = noor.act(Act::RemoveDevice { member, device, fence: Positions::new() }).unwrap();
    assert!(noor.counts(&removal) && noor.has(&fem));
    let other = Act::RemoveDevice { member: sam.member(), device, fence: Positions::new() };
    assert_eq!(noor.act(other), Err(OpError::Denied));
}

#[test]
fn a_device_stays_what_it_was_first_added_as() {
    let (_, mut sam) = two_owners();
    let tablet = sam.add_device(3, false);
    let again = sam.join(3, Place::Device { member: sam.member(), recovery: true });
    assert!(!again.state().devices[&tablet.id()].recovery);
}

#[test]
fn a_key_that_was_claimed_for_a_member_in_vain_does_nothing() {
    let (mut noor, sam) = two_owners();
    let mut fem = noor.add(3, Role::Editor);
    let place = Place::Device { member: noor.member(), recovery: false };
    let claim = fem.force(fem.add_act(&keys(9), place, "x"));
    let mut thief = Phone { keys: keys(9).into(), log: fem.log.clone() };
    let acts = [rotate(&noor), remove(&sam), set_role(&fem, Role::Owner), Act::HandOver { to: sam.member() }];
    let ops: Vec<OpId> = acts.into_iter().map(|act| thief.force(act)).collect();
    assert!(!thief.counts(&claim) && !ops.iter().any(|op| thief.counts(op)));
}

#[test]
fn a_key_of_two_members_acts_as_the_senior() {
    let (mut noor, mut sam) = two_owners();
    let one = noor.act(noor.add_act(&keys(3), Place::Member(Role::Reader), "one")).unwrap();
    sam.act(rotate(&sam)).unwrap();
    let two = sam.act(sam.add_act(&keys(3), Place::Member(Role::Owner), "two")).unwrap();
    meet(&mut [&mut noor, &mut sam]);
    let mut eva = Phone { keys: keys(3).into(), log: noor.log.clone() };
    assert_eq!(eva.act(eva.add_act(&keys(4), Place::Member(Role::Reader), "x")), Err(OpError::Denied));
    assert_eq!(eva.act(remove(&sam)), Err(OpError::Denied));
    let rotation = eva.act(rotate(&eva)).unwrap();
    assert!(eva.counts(&rotation));
    let removal = Act::RemoveDevice { member: two, device: eva.id(), fence: Positions::new() };
    noor.act(removal).unwrap();
    assert_eq!(noor.state().devices[&eva.id()].member, one);
}

#[test]
fn a_device_of_a_member_whose_add_is_void_belongs_to_nobody() {
    let (mut noor, _) = two_owners();
    let mut fem = noor.add(3, Role::Editor);
    let void = fem.force(fem.add_act(&keys(4), Place::Member(Role::Owner), "x"));
    noor.log = fem.log.clone();
    let add = noor.force(noor.add_act(&keys(5), Place::Device { member: void, recovery: false }, "x"));
    assert!(noor.counts(&add) && !noor.counts(&void));
    assert!(!noor.state().devices.contains_key(&keys(5).id()) && !noor.state().members.contains_key(&void));
}

#[test]
fn an_add_needs_the_consent_of_exactly_these_keys() {
    let (mut noor, sam) = two_owners();
    let (space, me, heads) = (noor.log.space(), noor.id(), noor.heads());
    let place = Place::Member(Role::Owner);
    let good = |space: &SpaceId| add_act(space, &me, &keys(3), place, &heads, "x");
    let Act::AddMember { device, role, name, consent } = good(&space) else { unreachable!() };
    let with = |device: &crate::crypto::DevicePub, consent: &Signed| Act::AddMember {
        device: device.clone(),
        role,
        name: name.clone(),
        consent: consent.clone(),
    };
    let by_another = Consent::sign(&keys(4), &space, &me, place, &heads, [0; 16]).unwrap();
    let mut unsigned = consent.clone();
    unsigned.sig.0[0] ^= 1;
    let mut swapped = device.clone();
    swapped.kem = keys(4).public().kem.clone();
    let mut watched = device.clone();
    watched.transport = keys(4).public().transport;
    // The layout of a consent: what is said is right, and another signs it.
    let said = (space, me, [0u8; 16], device.digest(), place, heads.clone());
    let for_another = keys(4).sign("steunkring/consent/1", &said).unwrap();
    assert_eq!(keys(3).sign("steunkring/consent/1", &said).unwrap(), consent);
    let in_the_name_of = Signed { author: device.id, ..by_another.clone() };
    for act in [
        with(&device, &by_another),
        with(&device, &for_another),
        with(&device, &in_the_name_of),
        with(&device, &unsigned),
        with(&swapped, &consent),
        with(&watched, &consent),
        good(&sam.member()),
        // A consent to come in as a member is none to become a device.
        Act::AddDevice { member: space, device: device.clone(), recovery: false, consent: consent.clone() },
    ] {
        assert_eq!(noor.act(act), Err(OpError::Denied));
    }
    assert!(noor.act(with(&device, &consent)).is_ok());
}

#[test]
fn a_first_that_owns_no_more_hands_nothing_over() {
    let (mut noor, sam) = two_owners();
    assert_eq!(noor.set_role(&noor.clone(), Role::Owner), Err(OpError::Denied), "it owns already");
    noor.set_role(&noor.clone(), Role::Editor).unwrap();
    assert_eq!(noor.act(Act::HandOver { to: sam.member() }), Err(OpError::Denied));
    assert_eq!(noor.set_role(&noor.clone(), Role::Editor), Err(OpError::Denied));
    assert_eq!(noor.set_role(&noor.clone(), Role::Owner), Err(OpError::Denied));
    noor.set_role(&noor.clone(), Role::Reader).unwrap();
}
