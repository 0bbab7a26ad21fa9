//! What a log tells of the operations that it holds.

use super::*;

#[test]
fn a_log_tells_who_did_what_when() {
    let mut noor = found(1);
    let act = noor.add_act(&keys(2), Place::Member(Role::Owner), "Sam");
    let add = noor.log.propose(&noor.keys, act, 77).unwrap();
    noor.log.insert(add.clone()).unwrap();
    let mut sam = Phone { keys: keys(2).into(), log: noor.log.clone() };
    let rotation = sam.act(rotate(&noor)).unwrap();
    let tablet = sam.join(3, Place::Device { member: add.id(), recovery: false });
    let log = &tablet.log;
    assert_eq!(log.ids()[..3], [log.space(), add.id(), rotation]);
    assert_eq!((log.author(&log.space()), log.author(&rotation)), (Some(noor.id()), Some(sam.id())));
    assert_eq!((log.added_ms(&sam.id()), log.added_ms(&noor.id())), (Some(77), Some(0)));
    assert_eq!((log.added_ms(&tablet.id()), log.added_ms(&keys(9).id())), (Some(0), None));
    let depths: Vec<Option<u32>> = log.ids().iter().map(|id| log.depth(id)).collect();
    assert_eq!(depths, [Some(0), Some(1), Some(2), Some(3)]);
    let unknown = hash_of("nothing");
    assert_eq!((log.author(&unknown), log.depth(&unknown), log.at(&[unknown]).is_none()), (None, None, true));
    assert!(log.covers(&rotation, &add.id()) && log.covers(&add.id(), &add.id()) && !log.covers(&add.id(), &rotation));
}

/// Where as many wait as may, one more that would wait is refused, and one whose parents are here comes in.
#[test]
fn only_so_many_operations_wait() {
    let mut noor = found(1);
    let first = noor.log.propose(&noor.keys, rotate(&noor), 0).unwrap();
    let second = {
        let mut log = noor.log.clone();
        log.insert(first.clone()).unwrap();
        log.propose(&noor.keys, rotate(&noor), 0).unwrap()
    };
    let draft = noor.log.draft(&noor.id(), rotate(&noor), 0);
    let orphan = |n: usize| {
        let parents = vec![crate::crypto::hash("nowhere", &[&n.to_be_bytes()])];
        Op { parents, ..draft.clone() }.sign(&noor.keys).unwrap()
    };
    for n in 1..MAX_WAITING {
        assert_eq!(noor.log.insert(orphan(n)), Ok(vec![]));
    }
    assert_eq!(noor.log.insert(second.clone()), Ok(vec![]));
    assert_eq!(noor.log.waiting(), 10_000);
    assert_eq!(noor.log.insert(orphan(0)), Err(OpError::TooManyWaiting));
    assert_eq!(noor.log.insert(first.clone()), Ok(vec![first.id(), second.id()]));
    assert_eq!(noor.log.insert(orphan(0)), Ok(vec![]));
}

fn hash_of(text: &str) -> OpId {
    crate::crypto::hash(text, &[])
}

#[test]
fn what_waits_names_only_parents_that_are_nowhere() {
    let mut noor = found(1);
    let mut sam = noor.add(2, Role::Owner);
    let mut late = noor.clone();
    let known = late.act(rotate(&sam)).unwrap();
    let missing = sam.act(rotate(&noor)).unwrap();
    noor = late.clone();
    meet(&mut [&mut noor, &mut sam]);
    let both = noor.act(rotate(&sam)).unwrap();
    let above = noor.act(rotate(&sam)).unwrap();
    assert_eq!(noor.log.op(&both).unwrap().parents.len(), 2);
    for id in [above, both] {
        assert_eq!(late.log.insert(noor.log.signed(&id).unwrap().clone()), Ok(vec![]));
        assert_eq!(late.log.insert(noor.log.signed(&id).unwrap().clone()), Ok(vec![]), "it waits already");
    }
    assert_eq!((late.log.waiting(), late.log.missing()), (2, [missing].into()));
    assert!(late.log.heads().contains(&known));
    let new = late.log.insert(noor.log.signed(&missing).unwrap().clone());
    assert_eq!((new, late.log.waiting()), (Ok(vec![missing, both, above]), 0));
    assert_eq!((late.log.missing(), late.log.heads().clone()), ([].into(), [above].into()));
}
