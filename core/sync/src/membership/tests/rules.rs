//! Rank, consent, removals, siblings, and the last owner.

use super::*;

#[test]
fn the_founder_owns_the_space() {
    let noor = found(1);
    assert_eq!(noor.state().role_of(&noor.id()), Some(Role::Owner));
    assert_eq!((noor.state().kind, noor.state().first), (1, noor.log.space()));
    assert_eq!(noor.state().member_of(&noor.id()).unwrap().name, "Noor");
}

#[test]
fn a_genesis_of_another_device_founds_nothing() {
    let genesis = Op::genesis(keys(1).public(), 1, [0; 16], "", 0).sign(&keys(2)).unwrap();
    assert_eq!(Log::new(genesis).unwrap_err(), OpError::Denied);
}

#[test]
fn only_owners_add_members() {
    let mut noor = found(1);
    let mut fem = noor.add(2, Role::Editor);
    let act = fem.add_act(&keys(3), Place::Member(Role::Reader), "x");
    assert_eq!(fem.act(act), Err(OpError::Denied));
    assert_eq!(fem.state().role_of(&fem.id()), Some(Role::Editor));
    assert_eq!(fem.state().member_of(&fem.id()).unwrap().name, "member");
}

#[test]
fn an_add_needs_the_joiners_consent_to_exactly_this_place() {
    let mut noor = found(1);
    let joiner = keys(2);
    let heads: Vec<OpId> = noor.log.heads().iter().copied().collect();
    let (space, me) = (noor.log.space(), noor.id());
    let act = |by: &DeviceId, place, heads: &[OpId]| add_act(&space, by, &joiner, place, heads, "x");
    let mut other_role = act(&me, Place::Member(Role::Reader), &heads);
    if let Act::AddMember { role, .. } = &mut other_role {
        *role = Role::Owner;
    }
    assert_eq!(noor.act(other_role), Err(OpError::Denied));
    assert_eq!(noor.act(act(&keys(9).id(), Place::Member(Role::Reader), &heads)), Err(OpError::Denied));
    let stale = act(&me, Place::Member(Role::Reader), &heads);
    noor.act(rotate(&noor)).unwrap();
    assert_eq!(noor.act(stale), Err(OpError::Denied));
    assert!(!noor.state().devices.contains_key(&joiner.id()));
}

#[test]
fn owners_remove_their_juniors_and_nobody_their_senior() {
    let mut noor = found(1);
    let mut sam = noor.add(2, Role::Owner);
    let mut eva = noor.add(3, Role::Owner);
    meet(&mut [&mut noor, &mut sam, &mut eva]);
    assert_eq!(eva.remove(&sam), Err(OpError::Denied));
    assert_eq!(sam.remove(&noor), Err(OpError::Denied));
    assert_eq!(eva.set_role(&noor, Role::Reader), Err(OpError::Denied));
    assert_eq!(eva.remove_device(&noor), Err(OpError::Denied));
    sam.remove(&eva).unwrap();
    assert!(!sam.has(&eva) && sam.has(&noor));
    assert_eq!(sam.state().former.len(), 1);
    assert_eq!(sam.state().removed.keys().collect::<Vec<_>>(), [&eva.id()]);
}

#[test]
fn an_owner_cannot_be_removed_by_one_that_it_removes_at_the_same_time() {
    let mut noor = found(1);
    let mut sam = noor.add(2, Role::Owner);
    let mut eva = noor.add(3, Role::Owner);
    meet(&mut [&mut noor, &mut sam, &mut eva]);
    sam.remove(&eva).unwrap();
    eva.force(remove(&sam));
    let op = eva.force(eva.add_act(&keys(4), Place::Member(Role::Owner), "friend"));
    meet(&mut [&mut noor, &mut sam, &mut eva]);
    assert!(noor.has(&sam) && !noor.has(&eva) && !noor.counts(&op));
}

#[test]
fn an_act_at_the_side_of_a_removal_of_its_author_is_void() {
    let mut noor = found(1);
    let mut sam = noor.add(2, Role::Owner);
    let fem = sam.add(3, Role::Editor);
    meet(&mut [&mut noor, &mut sam]);
    let before: Vec<OpId> = sam.log.heads().iter().copied().collect();
    noor.remove(&sam).unwrap();
    meet(&mut [&mut noor, &mut sam]);
    // Sam knows of it, and pretends not to.
    let void = sam.force_at(&before, remove(&fem));
    let rotation = sam.force_at(&before, rotate(&noor));
    meet(&mut [&mut noor, &mut sam]);
    assert!(noor.has(&fem) && !noor.counts(&void) && !noor.counts(&rotation));
    // What Sam did before stays.
    assert!(noor.has(&fem));
}

#[test]
fn a_demotion_strikes_owner_acts_only() {
    let mut noor = found(1);
    let mut sam = noor.add(2, Role::Owner);
    let before = sam.clone();
    noor.set_role(&sam, Role::Editor).unwrap();
    let add = sam.force(sam.add_act(&keys(3), Place::Member(Role::Owner), "x"));
    let mut sam_too = before.clone();
    let rotation = sam_too.force(rotate(&before));
    meet(&mut [&mut noor, &mut sam, &mut sam_too]);
    assert!(!noor.counts(&add) && noor.counts(&rotation));
    assert_eq!(noor.state().role_of(&sam.id()), Some(Role::Editor));
}

#[test]
fn a_promotion_strikes_nothing() {
    let mut noor = found(1);
    let mut eva = noor.add(2, Role::Owner);
    noor.set_role(&eva, Role::Owner).unwrap();
    let add = eva.force(eva.add_act(&keys(3), Place::Member(Role::Reader), "x"));
    meet(&mut [&mut noor, &mut eva]);
    assert!(noor.counts(&add));
}

#[test]
fn of_two_owner_acts_of_one_device_the_shallower_is_void() {
    let mut noor = found(1);
    let sam = noor.add(2, Role::Owner);
    let early: Vec<OpId> = vec![noor.log.space()];
    noor.act(rotate(&noor)).unwrap();
    let late = noor.add(3, Role::Reader);
    let joiner = keys(4);
    let backdated = add_act(&noor.log.space(), &noor.id(), &joiner, Place::Member(Role::Owner), &early, "x");
    let op = noor.force_at(&early, backdated);
    assert!(!noor.counts(&op));
    assert!(noor.has(&sam) && noor.has(&late));
    assert_eq!(noor.log.forks(), [noor.id()].into());
}

#[test]
fn a_key_added_by_someone_else_first_in_the_graph_does_not_take_the_place() {
    let mut noor = found(1);
    let mut fem = noor.add(2, Role::Editor);
    let before: Vec<OpId> = fem.log.heads().iter().copied().collect();
    let eva = noor.add(3, Role::Owner);
    // Fem, no owner, adds Eva's key again below the true add, with a consent that fits another inviter.
    let forged = match &noor.log.op(&eva.member()).unwrap().act {
        Act::AddMember { device, consent, .. } => {
            Act::AddMember { device: device.clone(), role: Role::Reader, name: "x".into(), consent: consent.clone() }
        }
        _ => unreachable!(),
    };
    let op = fem.force_at(&before, forged);
    let member = eva.member();
    meet(&mut [&mut noor, &mut fem]);
    assert!(!noor.counts(&op));
    assert_eq!(noor.state().devices[&eva.id()].member, member);
}

#[test]
fn a_key_that_was_added_twice_belongs_to_the_senior_member() {
    let mut noor = found(1);
    let mut sam = noor.add(2, Role::Owner);
    meet(&mut [&mut noor, &mut sam]);
    let eva = keys(3);
    let first = noor.act(noor.add_act(&eva, Place::Member(Role::Reader), "one")).unwrap();
    sam.act(rotate(&sam)).unwrap();
    let second = sam.act(sam.add_act(&eva, Place::Member(Role::Owner), "two")).unwrap();
    meet(&mut [&mut noor, &mut sam]);
    assert!(noor.counts(&first) && noor.counts(&second));
    assert_eq!(noor.state().devices[&eva.id()].member, first);
    assert_eq!(noor.state().role_of(&eva.id()), Some(Role::Reader));
    assert!(noor.state().members[&second].devices.is_empty());
}

#[test]
fn a_stranger_does_nothing() {
    let mut noor = found(1);
    let mut stranger = Phone { keys: keys(9).into(), log: noor.log.clone() };
    let ops = [rotate(&noor), remove(&noor), set_role(&noor, Role::Reader), Act::HandOver { to: noor.member() }];
    let ops: Vec<OpId> = ops.into_iter().map(|a| stranger.force(a)).collect();
    meet(&mut [&mut noor, &mut stranger]);
    assert!(ops.iter().all(|op| !noor.counts(op)));
}

#[test]
fn siblings_remove_each_other_and_both_removals_stand() {
    let mut noor = found(1);
    let mut phone = noor.add(2, Role::Editor);
    let mut tablet = phone.add_device(3, false);
    phone.remove_device(&tablet).unwrap();
    tablet.remove_device(&phone).unwrap();
    meet(&mut [&mut noor, &mut phone, &mut tablet]);
    assert!(!noor.has(&phone) && !noor.has(&tablet));
    assert_eq!(noor.state().members.len(), 2);
}

#[test]
fn a_sibling_strikes_what_a_removed_device_added_at_the_same_time() {
    let mut noor = found(1);
    let mut phone = noor.add(2, Role::Editor);
    let mut stolen = phone.add_device(3, false);
    phone.remove_device(&stolen).unwrap();
    let thief = stolen.add_device(4, false);
    meet(&mut [&mut noor, &mut phone, &mut stolen]);
    assert!(!noor.has(&stolen) && !noor.has(&thief) && noor.has(&phone));
}

#[test]
fn a_recovery_device_outlives_a_stolen_phone() {
    let mut noor = found(1);
    let mut stolen = noor.add(2, Role::Editor);
    let before: Vec<OpId> = stolen.log.heads().iter().copied().collect();
    let mut paper = stolen.add_device(3, true);
    meet(&mut [&mut noor, &mut stolen, &mut paper]);
    let pretending = stolen.clone().force_at(&before, remove_device(&paper));
    assert!(!stolen.counts(&pretending) && stolen.has(&paper));
    assert_eq!(stolen.remove_device(&paper), Err(OpError::Denied));
    assert_eq!(noor.remove_device(&paper), Err(OpError::Denied));
    let mut fresh = paper.add_device(4, false);
    let out = fresh.log.clone();
    paper.log = out;
    paper.remove_device(&stolen).unwrap();
    // The thief leaves in the owner's name, and removes the new phone, at the same time.
    stolen.log.insert(fresh.log.signed(&fresh.log.heads().first().copied().unwrap()).unwrap().clone()).unwrap();
    stolen.force(remove(&stolen));
    stolen.force(remove_device(&fresh));
    meet(&mut [&mut noor, &mut stolen, &mut paper, &mut fresh]);
    assert!(noor.has(&fresh) && noor.has(&paper) && !noor.has(&stolen));
    // Its replacement may remove it.
    fresh.remove_device(&paper).unwrap();
    assert!(!fresh.has(&paper));
}

#[test]
fn anyone_leaves_but_the_last_owner() {
    let mut noor = found(1);
    let mut fem = noor.add(2, Role::Editor);
    assert_eq!(noor.remove(&noor.clone()), Err(OpError::Denied));
    assert_eq!(noor.remove_device(&noor.clone()), Err(OpError::Denied));
    assert_eq!(noor.set_role(&noor.clone(), Role::Editor), Err(OpError::Denied));
    fem.remove(&fem.clone()).unwrap();
    assert!(!fem.has(&fem));
}

#[test]
fn two_owners_that_leave_at_once_leave_the_senior() {
    let mut noor = found(1);
    let mut sam = noor.add(2, Role::Owner);
    noor.remove(&noor.clone()).unwrap();
    sam.remove(&sam.clone()).unwrap();
    meet(&mut [&mut noor, &mut sam]);
    assert!(noor.has(&noor) && !noor.has(&sam));
    assert!(noor.state().is_owned());
}

#[test]
fn after_the_last_owners_left_at_once_others_still_leave() {
    let mut noor = found(1);
    let mut sam = noor.add(2, Role::Owner);
    let mut fem = noor.add(3, Role::Editor);
    meet(&mut [&mut noor, &mut sam, &mut fem]);
    noor.remove(&noor.clone()).unwrap();
    sam.remove(&sam.clone()).unwrap();
    meet(&mut [&mut noor, &mut sam, &mut fem]);
    let left = fem.remove(&fem.clone()).unwrap();
    meet(&mut [&mut noor, &mut sam, &mut fem]);
    assert!(noor.counts(&left) && !noor.has(&fem) && noor.has(&noor) && !noor.has(&sam));
}

#[test]
fn of_two_fences_the_highest_position_counts() {
    let mut noor = found(1);
    let mut sam = noor.add(2, Role::Owner);
    let mut fem = noor.add(3, Role::Editor);
    meet(&mut [&mut noor, &mut sam, &mut fem]);
    let fence = |n| Act::RemoveMember { member: fem.member(), fence: Positions::from([(fem.id(), n)]) };
    noor.act(fence(3)).unwrap();
    let cut = sam.act(fence(7)).unwrap();
    let mut all = sam.clone();
    meet(&mut [&mut noor, &mut all]);
    assert!(noor.state().counts(&fem.id(), 7) && !noor.state().counts(&fem.id(), 8));
    assert!(noor.state().cuts.contains(&(fem.id(), cut)));
    assert!(noor.state().counts(&noor.id(), 99));
}

#[test]
fn a_fence_rises_to_a_prune_that_the_remover_did_not_know() {
    let mut noor = found(1);
    let mut sam = noor.add(2, Role::Owner);
    let fem = noor.add(3, Role::Editor);
    meet(&mut [&mut noor, &mut sam]);
    noor.remove(&fem).unwrap();
    let prune = sam.act(Act::Prune { cursor: Positions::from([(fem.id(), 9)]), snapshot: sam.log.space() }).unwrap();
    assert!(!noor.state().counts(&fem.id(), 6));
    meet(&mut [&mut noor, &mut sam]);
    assert!(noor.state().counts(&fem.id(), 9) && !noor.state().counts(&fem.id(), 10));
    assert_eq!(noor.state().prunes, [prune]);
}

#[test]
fn a_reader_is_silent_until_it_may_write_again() {
    let mut noor = found(1);
    let fem = noor.add(2, Role::Editor);
    noor.set_role(&fem, Role::Reader).unwrap();
    assert!(noor.state().counts(&fem.id(), 5) && !noor.state().counts(&fem.id(), 6));
    let fence = Positions::from([(fem.id(), 8)]);
    noor.act(Act::SetRole { member: fem.member(), role: Role::Editor, fence }).unwrap();
    let counts: Vec<u64> = (0..12).filter(|p| noor.state().counts(&fem.id(), *p)).collect();
    assert_eq!(counts, [0, 1, 2, 3, 4, 5, 9, 10, 11]);
}

#[test]
fn readers_rotate_and_complain() {
    let mut noor = found(1);
    let mut reader = noor.add(2, Role::Reader);
    let epoch = reader.act(rotate(&noor)).unwrap();
    let h = crate::crypto::hash("blob", &[]);
    let complaint = reader.act(Act::Complaint { kid: crate::crypto::Kid::of(&h) }).unwrap();
    assert_eq!(reader.state().epochs, [epoch]);
    assert_eq!(reader.state().complaints, [(crate::crypto::Kid::of(&h), reader.id(), complaint)].into());
    let denied = Act::Relay { address: "a".into(), mailbox: [1; 32] };
    assert_eq!(reader.act(denied), Err(OpError::Denied));
}

#[test]
fn a_space_moves_to_another_relay() {
    let mut noor = found(1);
    assert_eq!(noor.state().relay, None);
    noor.act(Act::Relay { address: "a".into(), mailbox: [1; 32] }).unwrap();
    let op = noor.act(Act::Relay { address: "b".into(), mailbox: [2; 32] }).unwrap();
    assert_eq!(noor.state().relay, Some(RelayPlace { address: "b".into(), mailbox: [2; 32], op }));
}

#[test]
fn an_op_waits_for_its_parents_and_other_spaces_are_refused() {
    let mut noor = found(1);
    let mut late = Log::new(noor.log.signed(&noor.log.space()).unwrap().clone()).unwrap();
    let one = noor.act(rotate(&noor)).unwrap();
    let two = noor.act(rotate(&noor)).unwrap();
    assert_eq!(late.insert(noor.log.signed(&two).unwrap().clone()), Ok(vec![]));
    assert_eq!((late.waiting(), late.missing()), (1, [one].into()));
    assert_eq!(late.insert(noor.log.signed(&one).unwrap().clone()), Ok(vec![one, two]));
    assert_eq!(late.ids(), noor.log.ids());
    let mut other = found(2);
    let foreign = other.act(rotate(&other)).unwrap();
    assert_eq!(noor.log.insert(other.log.signed(&foreign).unwrap().clone()), Err(OpError::OtherSpace));
}

#[test]
fn an_op_that_hides_its_authors_last_op_is_void() {
    let mut noor = found(1);
    noor.act(rotate(&noor)).unwrap();
    let mut op = noor.log.draft(&noor.id(), rotate(&noor), 0);
    op.previous = None;
    let signed = op.clone().sign(&noor.keys).unwrap();
    assert_eq!(noor.log.would_count(&signed), Ok(false));
    let hiding = noor.force_op(op);
    assert!(!noor.counts(&hiding));
}

#[test]
fn a_member_can_leave_beside_the_removal_that_voids_the_add_of_the_device_it_left_by() {
    let mut noor = found(1);
    let mut sam = noor.add(2, Role::Owner);
    let before: Vec<OpId> = sam.log.heads().iter().copied().collect();
    let mut tablet = sam.add_device(3, false);
    let left = tablet.remove(&sam).unwrap();
    // The phone removes itself from before it had added the tablet: the add is void, the leaving is not.
    sam.force_at(&before, remove_device(&sam));
    meet(&mut [&mut noor, &mut sam, &mut tablet]);
    assert!(noor.counts(&left) && !noor.has(&sam) && !noor.has(&tablet));
    assert!(!noor.state().removed.contains_key(&tablet.id()));
    assert_eq!(noor.state().former.len(), 1);
}
