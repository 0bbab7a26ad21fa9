//! What is done at the same time: demotions, back-dating, hand-overs, and the last owner.

use super::*;

fn moved(address: &str) -> Act {
    Act::Relay { address: address.into(), mailbox: [1; 32] }
}

fn prune(of: &Phone) -> Act {
    Act::Prune { cursor: Positions::from([(of.id(), 3)]), snapshot: of.log.space() }
}

fn hand_over(to: &Phone) -> Act {
    Act::HandOver { to: to.member() }
}

#[test]
fn a_demotion_strikes_each_owners_act_and_what_a_member_does_to_itself_stands() {
    let (mut noor, mut sam, mut eva) = three();
    let tablet = sam.add_device(4, false);
    meet(&mut [&mut noor, &mut sam, &mut eva]);
    noor.set_role(&sam, Role::Editor).unwrap();
    let acts = [moved("a"), prune(&eva), set_role(&eva, Role::Reader), remove(&eva), remove_device(&eva)];
    let struck: Vec<OpId> = acts.into_iter().map(|act| sam.clone().also(act, &mut noor)).collect();
    let stands = [remove_device(&tablet), set_role(&sam, Role::Reader)];
    let stands: Vec<OpId> = stands.into_iter().map(|act| sam.clone().also(act, &mut noor)).collect();
    assert!(struck.iter().all(|op| !noor.counts(op)));
    assert!(stands.iter().all(|op| noor.counts(op)));
    write_out("rules", &noor.log);
}

impl Phone {
    /// Does something that somebody else hears of.
    fn also(mut self, act: Act, other: &mut Phone) -> OpId {
        let op = self.force(act);
        for id in self.log.ids() {
            other.log.insert(self.log.signed(&id).unwrap().clone()).unwrap();
        }
        op
    }
}

#[test]
fn who_did_not_see_a_hand_over_has_the_founder_above() {
    let (mut noor, mut sam, mut eva) = three();
    let op = noor.act(hand_over(&eva)).unwrap();
    let removal = sam.force(remove(&noor));
    meet(&mut [&mut noor, &mut sam, &mut eva]);
    assert!(noor.counts(&op) && !noor.counts(&removal) && noor.has(&noor));
    // Who saw it has the giver below.
    sam.remove(&noor).unwrap();
}

#[test]
fn a_hand_over_stands_beside_a_deeper_act_of_the_same_device() {
    let (mut noor, mut sam, mut eva) = three();
    let mut other = noor.clone();
    let op = noor.act(hand_over(&eva)).unwrap();
    other.act(rotate(&sam)).unwrap();
    let relay = other.act(moved("a")).unwrap();
    meet(&mut [&mut noor, &mut sam, &mut eva, &mut other]);
    assert!(noor.counts(&op) && !noor.counts(&relay));
    assert_eq!(noor.state().first, eva.member());
}

#[test]
fn a_hand_over_by_another_than_the_first_voids_nothing() {
    let (mut noor, mut sam, mut eva) = three();
    let mut other = sam.clone();
    let relay = sam.act(moved("a")).unwrap();
    other.act(rotate(&sam)).unwrap();
    let op = other.force(hand_over(&eva));
    meet(&mut [&mut noor, &mut sam, &mut eva, &mut other]);
    assert!(noor.counts(&relay) && !noor.counts(&op));
}

#[test]
fn what_a_hand_over_had_seen_is_not_backdated_away() {
    let (mut noor, mut sam, mut eva) = three();
    let mut tablet = noor.add_device(4, false);
    meet(&mut [&mut noor, &mut sam, &mut eva, &mut tablet]);
    let mut other = sam.clone();
    let relay = sam.act(moved("a")).unwrap();
    meet(&mut [&mut noor, &mut sam, &mut eva, &mut tablet]);
    noor.act(hand_over(&eva)).unwrap();
    // The demotion strikes what Sam does beside it, until the hand-over strikes the demotion.
    let demotion = tablet.act(set_role(&sam, Role::Editor)).unwrap();
    other.act(rotate(&sam)).unwrap();
    let late = other.act(moved("b")).unwrap();
    meet(&mut [&mut noor, &mut sam, &mut eva, &mut tablet, &mut other]);
    assert!(noor.counts(&relay) && noor.counts(&late) && !noor.counts(&demotion));
}

#[test]
fn what_a_hand_over_had_seen_as_void_stays_void() {
    let (mut noor, mut sam, mut eva) = three();
    let mut tablet = noor.add_device(4, false);
    meet(&mut [&mut noor, &mut sam, &mut eva, &mut tablet]);
    let relay = sam.act(moved("a")).unwrap();
    meet(&mut [&mut noor, &mut sam, &mut eva]);
    noor.act(hand_over(&eva)).unwrap();
    // The demotion strikes the move, and is struck by the hand-over: nothing that was void before counts for that.
    let demotion = tablet.act(set_role(&sam, Role::Editor)).unwrap();
    meet(&mut [&mut noor, &mut sam, &mut eva, &mut tablet]);
    assert!(!noor.counts(&demotion) && !noor.counts(&relay));
    assert_eq!(noor.state().role_of(&sam.id()), Some(Role::Owner));
}

#[test]
fn a_giver_owns_nothing_afterwards() {
    let (mut noor, _, eva) = three();
    noor.act(hand_over(&eva)).unwrap();
    assert_eq!(noor.act(moved("a")), Err(OpError::Denied));
    let add = noor.add_act(&keys(5), Place::Member(Role::Reader), "x");
    assert_eq!(noor.act(add), Err(OpError::Denied));
    noor.act(rotate(&eva)).unwrap();
    noor.set_role(&noor.clone(), Role::Reader).unwrap();
}

#[test]
fn a_removal_that_a_later_one_builds_on_is_not_taken_back() {
    let mut noor = found(1);
    let sam = noor.add(2, Role::Owner);
    let fem = noor.add(3, Role::Editor);
    let sams = noor.remove(&sam).unwrap();
    let own = noor.force(remove(&noor));
    assert!(noor.counts(&sams) && !noor.counts(&own));
    assert!(noor.has(&noor) && !noor.has(&sam) && noor.has(&fem));
}

#[test]
fn of_owners_that_leave_at_once_the_senior_stays_however_late_it_left() {
    let mut noor = found(1);
    let mut sam = noor.add(2, Role::Owner);
    noor.act(rotate(&noor)).unwrap();
    noor.act(rotate(&noor)).unwrap();
    noor.remove(&noor.clone()).unwrap();
    sam.remove(&sam.clone()).unwrap();
    meet(&mut [&mut noor, &mut sam]);
    assert!(noor.has(&noor) && !noor.has(&sam));
}

#[test]
fn only_a_removal_builds_on_a_removal() {
    let mut noor = found(1);
    let mut sam = noor.add(2, Role::Owner);
    let mut fem = noor.add(3, Role::Editor);
    meet(&mut [&mut noor, &mut sam, &mut fem]);
    let noors = noor.remove(&noor.clone()).unwrap();
    sam.remove(&sam.clone()).unwrap();
    meet(&mut [&mut noor, &mut fem]);
    fem.act(rotate(&fem)).unwrap();
    meet(&mut [&mut noor, &mut sam, &mut fem]);
    assert!(!noor.counts(&noors) && noor.has(&noor) && !noor.has(&sam));
}

#[test]
fn what_a_recovery_device_removes_stands_before_what_came_earlier() {
    let mut noor = found(1);
    let mut stolen = noor.add(2, Role::Editor);
    let mut paper = stolen.add_device(3, true);
    let mut fresh = paper.add_device(4, false);
    stolen.log = fresh.log.clone();
    paper.log = fresh.log.clone();
    let thiefs = [stolen.force(remove_device(&fresh)), stolen.force(rotate(&noor))];
    paper.act(rotate(&noor)).unwrap();
    paper.act(rotate(&noor)).unwrap();
    let last = paper.remove_device(&stolen).unwrap();
    meet(&mut [&mut noor, &mut stolen, &mut paper, &mut fresh]);
    assert!(noor.counts(&last) && !thiefs.iter().any(|op| noor.counts(op)));
    assert!(noor.has(&fresh) && noor.has(&paper) && !noor.has(&stolen));
}

#[test]
fn others_leave_the_receiver_alone_beside_the_hand_over() {
    let (mut noor, mut sam, mut eva) = three();
    let mut tablet = eva.add_device(4, false);
    meet(&mut [&mut noor, &mut sam, &mut eva, &mut tablet]);
    let op = noor.act(hand_over(&eva)).unwrap();
    let by_sam = sam.force(remove_device(&tablet));
    let own = eva.force(remove_device(&eva));
    meet(&mut [&mut noor, &mut sam, &mut eva, &mut tablet]);
    assert!(noor.counts(&op) && !noor.counts(&by_sam) && noor.counts(&own));
    assert!(noor.has(&tablet) && !noor.has(&eva));
}

#[test]
fn nothing_is_handed_to_who_has_no_device_or_no_say() {
    let (mut noor, mut sam, eva) = three();
    noor.remove_device(&eva).unwrap();
    assert_eq!(noor.act(Act::HandOver { to: eva.member() }), Err(OpError::Denied));
    noor.set_role(&sam, Role::Editor).unwrap();
    assert_eq!(noor.act(hand_over(&sam)), Err(OpError::Denied));
    meet(&mut [&mut noor, &mut sam]);
    assert_eq!(noor.state().first, noor.member());
}

#[test]
fn a_demotion_of_the_receiver_beside_it_voids_a_hand_over_and_a_promotion_does_not() {
    let (mut noor, mut sam, mut eva) = three();
    let mut demoter = sam.clone();
    let op = noor.act(hand_over(&eva)).unwrap();
    let mut other = noor.clone();
    sam.set_role(&eva, Role::Owner).unwrap();
    demoter.set_role(&eva, Role::Editor).unwrap();
    meet(&mut [&mut noor, &mut sam, &mut eva]);
    meet(&mut [&mut other, &mut demoter]);
    assert!(noor.counts(&op) && !other.counts(&op));
    assert_eq!((noor.state().first, other.state().first), (eva.member(), noor.log.space()));
}

#[test]
fn of_two_devices_that_remove_each_other_the_first_removal_is_void_where_nobody_else_owns() {
    let mut noor = found(1);
    let mut tablet = noor.add_device(2, false);
    let deeper = {
        noor.act(rotate(&noor)).unwrap();
        noor.remove_device(&tablet).unwrap()
    };
    let first = tablet.remove_device(&noor).unwrap();
    meet(&mut [&mut noor, &mut tablet]);
    assert!(noor.counts(&deeper) && !noor.counts(&first));
    assert!(noor.has(&noor) && !noor.has(&tablet));
}

#[test]
fn what_alone_brings_an_owner_back_is_void_before_what_a_senior_did() {
    let mut noor = found(1);
    let mut tablet = noor.add_device(2, false);
    let mut sam = noor.add(3, Role::Owner);
    meet(&mut [&mut noor, &mut tablet, &mut sam]);
    let twice = [noor.act(remove(&noor)).unwrap(), tablet.act(remove(&tablet)).unwrap()];
    let once = sam.act(remove(&sam)).unwrap();
    meet(&mut [&mut noor, &mut tablet, &mut sam]);
    assert!(twice.iter().all(|op| noor.counts(op)) && !noor.counts(&once));
    assert!(noor.has(&sam) && !noor.has(&noor) && !noor.has(&tablet));
}

#[test]
fn what_was_void_for_an_owner_counts_again_where_another_removal_is_void() {
    let mut noor = found(1);
    let mut tablet = noor.add_device(2, false);
    let mut sam = noor.add(3, Role::Owner);
    meet(&mut [&mut noor, &mut tablet, &mut sam]);
    // All leave: Noor twice, and Sam by losing both roles at once.
    let twice = [noor.act(remove(&noor)).unwrap(), tablet.act(set_role(&tablet, Role::Reader)).unwrap()];
    let sams = [sam.clone().also(set_role(&sam, Role::Editor), &mut noor), sam.clone().also(remove(&sam), &mut noor)];
    meet(&mut [&mut noor, &mut tablet, &mut sam]);
    let void: Vec<bool> = twice.iter().chain(&sams).map(|op| !noor.counts(op)).collect();
    assert!(noor.state().is_owned());
    let owners = noor.state().members.values().filter(|m| m.role == Role::Owner).count();
    assert_eq!((owners, void.iter().filter(|v| **v).count()), (1, 2));
}

#[test]
fn a_long_space_is_judged_as_a_short_one() {
    let (mut noor, sam, _) = three();
    let mut ops = vec![noor.log.space()];
    ops.extend((0..140).map(|at| noor.act_quietly(rotate(&noor), at)));
    assert!(ops.windows(2).all(|w| noor.log.covers(&w[1], &w[0]) && !noor.log.covers(&w[0], &w[1])));
    assert_eq!(noor.log.depth(ops.last().unwrap()), Some(2 + 140));
    // Whichever of both sides comes first among the parents, what follows them saw all of both.
    for at in 0..8 {
        let mut one = sam.clone();
        let old = one.act_quietly(rotate(&sam), at);
        for id in noor.log.ids() {
            one.log.insert(noor.log.signed(&id).unwrap().clone()).unwrap();
        }
        let last = one.act_quietly(rotate(&sam), at);
        assert!(ops.iter().all(|op| one.counts(op) && one.log.covers(&last, op) && !one.log.covers(op, &old)));
        assert!(one.log.covers(&last, &old) && one.counts(&old) && one.counts(&last));
    }
}

impl Phone {
    /// Without a file for each step.
    fn act_quietly(&mut self, act: Act, wall_ms: u64) -> OpId {
        let signed = self.log.propose(&self.keys, act, wall_ms).unwrap();
        self.log.insert(signed.clone()).unwrap();
        signed.id()
    }
}
