//! Whole documents in the place of entries, where not all that was written counts.

use crate::phone::DOCUMENT;
use crate::requirements::{family, remove};
use automerge::Change;
use steunkring_sync::crypto::Hash32;
use steunkring_sync::engine::Engine;
use steunkring_sync::entry::DocumentId;
use steunkring_sync::op::{Act, Role};

const NOOR: usize = 0;
const SAM: usize = 1;
const FEM: usize = 2;

/// A demoted editor's words are kept aside, and what it writes as an editor again goes on from them: they are read to the byte.
#[test]
fn words_after_some_that_are_kept_aside_are_read_as_they_were_written() {
    let mut world = family(&[Role::Editor]);
    assert!(world.phones[SAM].write());
    world.meet();
    let id = world.phones[SAM].id();
    let (member, fence) = world.seen(NOOR, SAM).unwrap();
    assert!(world.act(NOOR, Act::SetRole { member, role: Role::Reader, fence }));
    assert!(world.phones[SAM].write());
    world.hand(SAM, NOOR);
    let (_, fence) = world.seen(NOOR, SAM).unwrap();
    assert!(world.act(NOOR, Act::SetRole { member, role: Role::Editor, fence }));
    let aside = world.phones[SAM].engine.positions([id])[&id];
    world.meet();
    assert!(world.phones[SAM].write());
    world.meet();
    let read = &world.phones[NOOR].taken;
    assert!(!read.contains_key(&(id, aside)));
    let last = world.phones[SAM].taken.last_key_value().unwrap();
    assert!(last.0.1 > aside);
    assert_eq!(read.get(last.0), Some(last.1));
    assert!(world.phones.iter().all(|phone| phone.alarms.is_empty()));
}

/// What Fem wrote while she was removed is kept aside, and found again by a change of somebody who belongs that stands on it: as far as
/// she was believed, of that document alone.
#[test]
fn what_is_kept_aside_is_found_by_what_stands_on_it() {
    let mut world = family(&[Role::Editor, Role::Editor]);
    let (fem, rob) = (SAM, FEM);
    let id = world.phones[fem].id();
    assert!(world.phones[fem].write());
    world.meet();
    assert!(!world.phones[rob].engine.keeps_aside());
    remove(&mut world, NOOR, fem);
    let before = world.phones[fem].engine.positions([id])[&id];
    let (first, last) = (before + 1, before + 3);
    for _ in first..=last {
        assert!(world.phones[fem].write());
    }
    world.meet();
    let written: Vec<Vec<u8>> = (first..=last).map(|at| world.phones[fem].taken[&(id, at)].concat()).collect();
    let hash = |raw: &Vec<u8>| Hash32(Change::from_bytes(raw.clone()).unwrap().hash().0);
    let engine = &mut world.phones[rob].engine;
    assert!(engine.keeps_aside());
    assert_eq!(engine.aside_in(&id, first), [DOCUMENT]);
    assert_eq!(engine.aside_in(&id, before), [], "it counts");
    let found = |engine: &Engine, document, generation, on: &[usize]| {
        let missing: Vec<Hash32> = on.iter().map(|at| hash(&written[*at])).collect();
        let mut found = engine.adopted(&document, generation, &missing);
        found.sort_by_key(|raw| written.iter().position(|one| one == raw));
        found
    };
    assert_eq!(found(engine, DOCUMENT, 0, &[1]), written[..2], "and what it stands on in turn");
    assert_eq!(found(engine, DOCUMENT, 0, &[2, 0]), written);
    assert_eq!(found(engine, DOCUMENT, 0, &[]), [[0; 0]; 0]);
    assert_eq!(found(engine, DOCUMENT, 1, &[2]), [[0; 0]; 0]);
    assert_eq!(found(engine, DocumentId([0xee; 16]), 0, &[2]), [[0; 0]; 0]);
    let _ = engine.stop(id, first + 1);
    assert_eq!(found(engine, DOCUMENT, 0, &[0, 1, 2]), written[..1], "from the second on she is not believed");
}

/// Sam took in what Fem wrote while she was removed, Noor keeps it aside: Sam's whole documents do not stand for it.
#[test]
fn whole_documents_stand_for_nothing_that_others_keep_aside() {
    let mut world = family(&[Role::Owner, Role::Editor]);
    assert!(world.phones[FEM].write());
    world.meet();
    assert!(world.phones[FEM].write());
    world.hand(FEM, SAM);
    remove(&mut world, NOOR, FEM);
    world.hand(NOOR, SAM);
    let before = world.phones[SAM].lines();
    assert!(world.phones[SAM].prune());
    world.meet();
    for at in [NOOR, SAM] {
        assert!(world.phones[at].alarms.is_empty(), "nobody is refused");
        assert_eq!(world.phones[at].lines(), before);
    }
}

/// Fem took over what Sam wrote after he was demoted, by a prune of his that is void: she says so, and writes none herself.
#[test]
fn who_took_over_what_does_not_count_gives_it_to_nobody() {
    let mut world = family(&[Role::Owner, Role::Owner]);
    let (member, fence) = world.seen(NOOR, SAM).unwrap();
    assert!(world.act(NOOR, Act::SetRole { member, role: Role::Reader, fence }));
    assert!(world.phones[SAM].write());
    assert!(world.phones[SAM].prune());
    world.hand(SAM, FEM);
    assert_eq!(world.phones[FEM].lines().len(), 1);
    assert!(!world.phones[FEM].engine.holds_void());
    world.hand(NOOR, FEM);
    assert!(world.phones[FEM].engine.holds_void());
    assert!(!world.phones[FEM].prune());
    assert!(world.phones[NOOR].prune());
    world.meet();
    assert_eq!(world.phones[NOOR].lines().len(), 0);
}
