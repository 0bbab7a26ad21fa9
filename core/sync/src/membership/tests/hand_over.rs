//! Handing the first rank over.

use super::*;

#[test]
fn the_receiver_is_first_and_the_giver_keeps_no_rank() {
    let (mut noor, mut sam, mut eva) = three();
    noor.act(Act::HandOver { to: eva.member() }).unwrap();
    meet(&mut [&mut noor, &mut sam, &mut eva]);
    assert_eq!(eva.state().first, eva.member());
    assert_eq!(eva.state().role_of(&noor.id()), Some(Role::Editor));
    assert_eq!(sam.remove(&eva), Err(OpError::Denied));
    assert_eq!(eva.set_role(&noor, Role::Owner), Err(OpError::Denied));
    sam.clone().remove(&noor).unwrap();
    eva.remove(&sam).unwrap();
    eva.remove(&noor).unwrap();
    assert_eq!(eva.state().members.len(), 1);
}

#[test]
fn a_tablet_hands_over_and_leaves() {
    let mut tablet = found(1);
    let mut sam = tablet.add(2, Role::Owner);
    tablet.act(Act::HandOver { to: sam.member() }).unwrap();
    tablet.remove(&tablet.clone()).unwrap();
    meet(&mut [&mut tablet, &mut sam]);
    assert_eq!(sam.state().members.keys().collect::<Vec<_>>(), [&sam.member()]);
    assert_eq!(sam.state().first, sam.member());
}

#[test]
fn only_the_first_hands_over_and_only_to_an_owner() {
    let (mut noor, mut sam, mut eva) = three();
    let fem = noor.add(4, Role::Editor);
    assert_eq!(sam.act(Act::HandOver { to: eva.member() }), Err(OpError::Denied));
    assert_eq!(noor.act(Act::HandOver { to: fem.member() }), Err(OpError::Denied));
    assert_eq!(noor.act(Act::HandOver { to: noor.member() }), Err(OpError::Denied));
    noor.act(Act::HandOver { to: eva.member() }).unwrap();
    assert_eq!(noor.act(Act::HandOver { to: sam.member() }), Err(OpError::Denied));
    meet(&mut [&mut noor, &mut sam, &mut eva]);
    eva.act(Act::HandOver { to: sam.member() }).unwrap();
    assert_eq!(eva.state().first, sam.member());
}

#[test]
fn what_the_giver_did_at_its_side_is_void_except_leaving() {
    let (mut noor, mut sam, mut eva) = three();
    let mut tablet = noor.add_device(5, false);
    meet(&mut [&mut noor, &mut sam, &mut eva, &mut tablet]);
    noor.act(Act::HandOver { to: eva.member() }).unwrap();
    let removal = tablet.force(remove(&sam));
    let rotation = tablet.force(rotate(&sam));
    let leaving = tablet.force(remove_device(&tablet));
    meet(&mut [&mut noor, &mut sam, &mut eva, &mut tablet]);
    assert!(!eva.counts(&removal) && !eva.counts(&rotation) && eva.counts(&leaving));
    assert!(eva.has(&sam) && !eva.has(&tablet) && eva.has(&noor));
}

#[test]
fn removing_the_receiver_at_its_side_voids_it() {
    let (mut noor, mut sam, mut eva) = three();
    let op = noor.act(Act::HandOver { to: eva.member() }).unwrap();
    sam.remove(&eva).unwrap();
    meet(&mut [&mut noor, &mut sam, &mut eva]);
    assert!(!noor.counts(&op) && !noor.has(&eva));
    assert_eq!(noor.state().first, noor.member());
    assert_eq!(noor.state().role_of(&noor.id()), Some(Role::Owner));
}

#[test]
fn the_receivers_acts_fall_with_a_void_hand_over() {
    let (mut noor, mut sam, mut eva) = three();
    noor.act(Act::HandOver { to: eva.member() }).unwrap();
    meet(&mut [&mut noor, &mut eva]);
    let revenge = eva.act(remove(&sam)).unwrap();
    sam.remove(&eva).unwrap();
    meet(&mut [&mut noor, &mut sam, &mut eva]);
    assert!(!noor.counts(&revenge) && noor.has(&sam) && !noor.has(&eva));
}

#[test]
fn of_two_at_once_the_lower_counts() {
    let (mut noor, mut sam, mut eva) = three();
    let mut tablet = noor.add_device(5, false);
    meet(&mut [&mut noor, &mut sam, &mut eva, &mut tablet]);
    let a = noor.act(Act::HandOver { to: sam.member() }).unwrap();
    let b = tablet.act(Act::HandOver { to: eva.member() }).unwrap();
    meet(&mut [&mut noor, &mut sam, &mut eva, &mut tablet]);
    assert_eq!((noor.counts(&a), noor.counts(&b)), (a < b, b < a));
    assert_eq!(noor.state().first, if a < b { sam.member() } else { eva.member() });
}

#[test]
fn a_giver_cannot_remove_those_it_was_senior_to() {
    let (mut noor, mut sam, mut eva) = three();
    let before: Vec<OpId> = noor.log.heads().iter().copied().collect();
    noor.act(Act::HandOver { to: sam.member() }).unwrap();
    let pretending = noor.force_at(&before, remove(&sam));
    let open = noor.force(remove(&eva));
    meet(&mut [&mut noor, &mut sam, &mut eva]);
    assert!(!sam.counts(&pretending) && !sam.counts(&open));
    assert_eq!(sam.state().first, sam.member());
}
