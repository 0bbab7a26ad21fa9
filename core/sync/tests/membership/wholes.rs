//! Whole documents in the place of entries, where not all that was written counts.

use crate::requirements::{family, remove};
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
