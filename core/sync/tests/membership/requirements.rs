//! What the protocol has to keep, each as a story with names.

use crate::phone::{Phone, keys};
use crate::world::World;
use automerge::ActorId;
use steunkring_sync::crypto::actor_id;
use steunkring_sync::engine::{Alarm, EngineError, Notice};
use steunkring_sync::error::OpError;
use steunkring_sync::op::{Act, Place, Positions, Role};
use steunkring_wire::Kind;

/// Noor, who founded the space, and whoever else is named, each of whom has heard everything.
pub fn family(roles: &[Role]) -> World {
    let mut world = World::found();
    for role in roles {
        world.join(0, Place::Member(*role));
        world.meet();
    }
    world
}

pub fn remove(world: &mut World, who: usize, whom: usize) {
    let (member, fence) = world.seen(who, whom).unwrap();
    assert!(world.act(who, Act::RemoveMember { member, fence }));
}

fn write(world: &mut World, who: usize) -> (steunkring_sync::crypto::DeviceId, u64) {
    assert!(world.phones[who].write());
    let me = world.phones[who].id();
    (me, world.phones[who].engine.positions([me])[&me])
}

fn rotate(phone: &mut Phone) {
    let given = phone.engine.rotate(3);
    assert!(phone.done(given));
}

fn reads(world: &World, who: usize, at: &(steunkring_sync::crypto::DeviceId, u64)) -> bool {
    world.phones[who].counted().contains_key(at)
}

const NOOR: usize = 0;
const SAM: usize = 1;
const FEM: usize = 2;

#[test]
fn content_under_a_rotation_that_became_void_stays_readable() {
    let mut world = family(&[Role::Owner, Role::Editor]);
    remove(&mut world, NOOR, SAM);
    // Sam knows of nothing yet: it rotates, and Fem writes under that.
    rotate(&mut world.phones[SAM]);
    world.hand(SAM, FEM);
    let words = write(&mut world, FEM);
    let rotation = world.phones[SAM].engine.log().state().epochs[0];
    world.meet();
    assert!(!world.phones[NOOR].engine.log().state().valid.contains(&rotation), "the rotation is void");
    assert!(reads(&world, NOOR, &words) && reads(&world, FEM, &words));
    // Who comes in later reads it too.
    world.join(NOOR, Place::Member(Role::Reader));
    world.meet();
    assert!(reads(&world, 3, &words));
}

#[test]
fn an_epoch_without_a_key_that_is_in_use_is_not_written_under() {
    let mut world = family(&[Role::Owner, Role::Editor]);
    rotate(&mut world.phones[NOOR]);
    rotate(&mut world.phones[SAM]);
    assert!(world.phones[NOOR].engine.is_whole() && world.phones[SAM].engine.is_whole());
    world.hand(SAM, NOOR);
    // Both epochs name everybody and cover everything; neither holds the other's key.
    assert!(!world.phones[NOOR].engine.is_whole());
    let before = world.phones[NOOR].engine.log().ids().len();
    let words = write(&mut world, NOOR);
    assert_eq!(world.phones[NOOR].engine.log().ids().len(), before + 1, "it rotates before it writes");
    world.meet();
    assert!((0..3).all(|who| reads(&world, who, &words)));
}

#[test]
fn a_reader_that_alone_holds_a_key_passes_it_on() {
    let mut world = family(&[Role::Editor, Role::Reader]);
    let (fem, rob, eva) = (1, 2, 3);
    // Fem rotates and writes; only Rob, who reads, hears it. Noor lets Eva in meanwhile, and leaves.
    rotate(&mut world.phones[fem]);
    let words = write(&mut world, fem);
    world.hand(fem, rob);
    world.join(NOOR, Place::Member(Role::Owner));
    world.hand(NOOR, eva);
    remove(&mut world, NOOR, NOOR);
    world.hand(NOOR, eva);
    world.hand(NOOR, rob);
    // Fem's phone is gone; Eva gets everything that Rob has, and cannot open the words.
    world.hand(rob, eva);
    assert!(!reads(&world, eva, &words));
    assert_eq!(world.phones[rob].engine.own_role(), Some(Role::Reader));
    assert!(!world.phones[rob].engine.is_whole());
    let given = world.phones[rob].engine.heal(9);
    assert!(world.phones[rob].done(given));
    world.hand(rob, eva);
    assert!(reads(&world, eva, &words));
    assert_eq!(world.phones[eva].engine.waiting(), 0);
}

#[test]
fn after_a_rebuild_no_position_of_an_actor_is_used_again() {
    let mut world = family(&[Role::Editor]);
    write(&mut world, 1);
    let phone = &mut world.phones[1];
    let (space, me, before) = (phone.engine.space(), phone.id(), phone.engine.incarnation());
    let old = phone.engine.actor();
    let out = phone.engine.raise_incarnation();
    phone.keep(&out);
    assert_eq!(phone.engine.actor(), actor_id(&space, &me, before + 1));
    phone.restart();
    assert_eq!(phone.engine.actor(), actor_id(&space, &me, before + 1), "it holds over a restart");
    // A change of the actor before is refused here, so that nothing goes on with its numbers.
    assert!(!phone.write(), "the document still has the old actor");
    phone.set_actor();
    let words = write(&mut world, 1);
    world.meet();
    assert!(reads(&world, NOOR, &words));
    assert_ne!(ActorId::from(&old[..]), ActorId::from(&world.phones[1].engine.actor()[..]));
    assert_eq!(world.phones[NOOR].alarms, []);
}

#[test]
fn of_two_owners_that_remove_each_other_the_senior_stays() {
    let mut world = family(&[Role::Owner, Role::Owner, Role::Editor]);
    let (sam, eva) = (1, 2);
    remove(&mut world, sam, eva);
    // Eva, who came later, may not remove Sam, and does by force.
    let (member, fence) = world.seen(eva, sam).unwrap();
    assert_eq!(
        world.phones[eva].engine.act(Act::RemoveMember { member, fence: fence.clone() }, 4),
        Err(EngineError::Op(OpError::Denied))
    );
    let forged = crate::hostile::forge_op(&world.phones[eva], Act::RemoveMember { member, fence });
    world.relay.push(forged);
    world.meet();
    for at in [NOOR, sam, 3] {
        let state = world.phones[at].engine.log().state();
        assert!(state.devices.contains_key(&world.phones[sam].id()), "the senior stays");
        assert!(!state.devices.contains_key(&world.phones[eva].id()), "the junior goes");
        assert_eq!(world.phones[at].alarms, []);
    }
}

#[test]
fn a_removed_owner_takes_no_revenge_and_back_dating_helps_nobody() {
    let mut world = family(&[Role::Owner, Role::Editor]);
    let early = world.phones[SAM].engine.log().clone();
    let (fem, fence) = world.seen(SAM, FEM).unwrap();
    write(&mut world, FEM);
    world.meet();
    remove(&mut world, NOOR, SAM);
    world.meet();
    // Sam knows that it was removed, and signs as if it did not, on what was known before.
    let friend = keys(99);
    let heads: Vec<_> = early.heads().iter().copied().collect();
    let place = Place::Member(Role::Owner);
    let (space, me) = (early.space(), world.phones[SAM].id());
    let consent = steunkring_sync::op::Consent::sign(&friend, &space, &me, place, &heads, [5; 16]).unwrap();
    let name = "friend".to_owned();
    for act in [
        Act::RemoveMember { member: fem, fence },
        Act::AddMember { device: friend.public().clone(), role: Role::Owner, name, consent },
    ] {
        let signed = early.draft(&me, act, 0).sign(&keys(1)).unwrap();
        world.relay.push(crate::hostile::seal_op(&world.phones[SAM], &signed));
    }
    let before = world.phones[NOOR].engine.log().ids().len();
    world.meet();
    for at in [NOOR, FEM] {
        let log = world.phones[at].engine.log();
        assert!(log.ids().len() >= before + 2, "the operations came");
        assert!(log.state().devices.contains_key(&world.phones[FEM].id()));
        assert!(!log.state().devices.contains_key(&friend.id()) && !log.state().devices.contains_key(&me));
    }
}

#[test]
fn what_is_written_while_its_author_is_removed_is_kept_aside_on_every_phone() {
    let mut world = family(&[Role::Editor, Role::Editor]);
    let (fem, rob) = (1, 2);
    let before = write(&mut world, fem);
    world.meet();
    remove(&mut world, NOOR, fem);
    let after = write(&mut world, fem);
    world.hand(fem, rob);
    assert!(reads(&world, rob, &after), "Rob had it before the removal came");
    let out = {
        let blobs = world.phones[NOOR].blobs().into_values().collect();
        world.phones[rob].take(blobs)
    };
    assert!(out.notices.contains(&Notice::Rebuild { device: after.0 }));
    world.hand(fem, NOOR);
    for who in [NOOR, rob] {
        assert!(reads(&world, who, &before) && !reads(&world, who, &after));
    }
    let held = world.phones[NOOR].engine.log().state().removed.contains_key(&after.0);
    assert!(held && world.phones[NOOR].rows.values().any(|row| !row.is_empty()));
    assert_eq!(world.phones[NOOR].lines(), world.phones[rob].lines());
}

#[test]
fn what_a_device_wrote_whose_add_turns_out_void_is_taken_out_again() {
    let mut world = family(&[Role::Owner, Role::Editor]);
    // Sam lets Kees in while Noor removes Sam; Fem hears of Kees first, and reads what Kees writes.
    world.join(SAM, Place::Member(Role::Editor));
    let kees = 3;
    world.hand(SAM, kees);
    let words = write(&mut world, kees);
    world.hand(kees, FEM);
    assert!(reads(&world, FEM, &words));
    remove(&mut world, NOOR, SAM);
    let blobs = world.phones[NOOR].blobs().into_values().collect();
    let out = world.phones[FEM].take(blobs);
    assert!(out.notices.contains(&Notice::Rebuild { device: words.0 }));
    world.meet();
    assert!(!reads(&world, FEM, &words) && !reads(&world, NOOR, &words));
    assert!(world.phones[NOOR].engine.missing().is_empty(), "nobody waits for what nobody takes in");
}

#[test]
fn two_rotations_at_once_end_in_one_epoch_that_opens_both() {
    let mut world = family(&[Role::Owner, Role::Editor]);
    let words: Vec<_> = [SAM, FEM]
        .into_iter()
        .map(|who| {
            rotate(&mut world.phones[who]);
            write(&mut world, who)
        })
        .collect();
    world.meet();
    world.join(NOOR, Place::Member(Role::Reader));
    world.meet();
    for who in 0..4 {
        assert!(words.iter().all(|at| reads(&world, who, at)), "{who}");
        assert!(world.phones[who].engine.is_whole());
    }
}

#[test]
fn the_founder_hands_over_and_leaves() {
    let mut world = family(&[Role::Owner, Role::Editor]);
    let (sam, _) = world.seen(NOOR, SAM).unwrap();
    assert!(world.act(NOOR, Act::HandOver { to: sam }));
    remove(&mut world, NOOR, NOOR);
    world.meet();
    let words = write(&mut world, SAM);
    world.join(SAM, Place::Member(Role::Owner));
    world.meet();
    assert_eq!(world.phones[SAM].engine.log().state().first, sam);
    assert!(reads(&world, FEM, &words) && reads(&world, 3, &words));
    assert!(!world.phones[NOOR].taken.contains_key(&words), "who left reads nothing more");
    // The receiver is senior to all: nobody that it lets in can remove it.
    let (member, fence) = world.seen(3, SAM).unwrap();
    assert!(!world.act(3, Act::RemoveMember { member, fence }));
}

/// A member that was removed and let in again syncs again, and reads what was written in between.
#[test]
fn who_was_removed_and_let_in_again_syncs_again() {
    let mut world = family(&[Role::Editor, Role::Editor]);
    let first = write(&mut world, 1);
    world.meet();
    remove(&mut world, NOOR, 1);
    world.meet();
    let between = write(&mut world, NOOR);
    world.meet();
    assert!(!world.phones[1].taken.contains_key(&between));
    // It comes in with new keys of this space, as every invitation gives.
    world.join(NOOR, Place::Member(Role::Editor));
    world.meet();
    let again = write(&mut world, 3);
    world.meet();
    for who in [NOOR, 2, 3] {
        assert!([first, between, again].iter().all(|at| reads(&world, who, at)), "{who}");
        assert_eq!(
            (world.phones[who].alarms.as_slice(), world.phones[who].engine.missing()),
            (&[][..], Positions::new())
        );
    }
}

#[test]
fn anyone_can_leave_also_after_the_last_owners_left_at_once() {
    let mut world = family(&[Role::Owner, Role::Editor]);
    remove(&mut world, NOOR, NOOR);
    remove(&mut world, SAM, SAM);
    world.meet();
    assert!(world.phones[NOOR].engine.own_role().is_some() && world.phones[SAM].engine.own_role().is_none());
    remove(&mut world, FEM, FEM);
    world.meet();
    assert!(!world.phones[NOOR].engine.log().state().devices.contains_key(&world.phones[FEM].id()));
}

/// Who removes somebody cannot hide by a low fence what it had shown to have seen, whatever comes first; what it had not, it can.
#[test]
fn a_low_fence_hides_nothing_that_its_author_had_shown_to_have_seen() {
    for first in [Kind::Op, Kind::Entry] {
        let mut world = family(&[Role::Owner, Role::Editor, Role::Reader]);
        let rob = 3;
        let before: Vec<_> = (0..3).map(|_| write(&mut world, FEM)).collect();
        world.meet();
        // Sam's own entry says how far it had seen Fem; then it says that it saw nothing.
        write(&mut world, SAM);
        world.hand(FEM, SAM);
        let unseen = write(&mut world, FEM);
        world.hand(FEM, SAM);
        let (member, _) = world.seen(SAM, FEM).unwrap();
        assert!(world.act(SAM, Act::RemoveMember { member, fence: Positions::new() }));
        // What Sam writes knowing of it says no more of the fence.
        write(&mut world, SAM);
        let blobs: Vec<_> = world.phones[SAM].blobs().into_values().collect();
        let (one, other): (Vec<_>, Vec<_>) = blobs.into_iter().partition(|blob| blob.kind == first);
        for blobs in [one, other] {
            world.phones[NOOR].take(blobs);
        }
        world.meet();
        for who in [NOOR, SAM, rob] {
            let state = |world: &World| world.phones[who].engine.log().state().silences.clone();
            assert!(before.iter().all(|at| reads(&world, who, at)), "{first:?}: {who}");
            assert!(!reads(&world, who, &unseen), "{first:?}: {who}");
            let kept = state(&world);
            world.phones[who].restart();
            assert_eq!(state(&world), kept);
            assert_eq!(kept, world.phones[NOOR].engine.log().state().silences);
        }
        assert_eq!(world.phones[NOOR].alarms, [], "Sam ignored nothing that it knew");
        // For the second implementation too.
        crate::logs::tell(&world, &format!("low-fence-{first:?}"));
    }
}

/// Words that wait beyond a low fence are taken in as soon as an entry shows that the fence is too low, also after a restart.
#[test]
fn what_waits_beyond_a_low_fence_comes_in_with_what_shows_it() {
    let mut world = family(&[Role::Owner, Role::Editor]);
    let (before, of_fem) = (world.phones[FEM].blobs(), world.phones[FEM].id());
    let word = write(&mut world, FEM);
    world.hand(FEM, SAM);
    write(&mut world, SAM);
    let shows = world.phones[SAM].blobs();
    let (member, _) = world.seen(SAM, FEM).unwrap();
    assert!(world.act(SAM, Act::RemoveMember { member, fence: Positions::new() }));
    let (ops, entries): (Vec<_>, Vec<_>) =
        world.phones[SAM].blobs().into_values().partition(|blob| blob.kind == Kind::Op);
    let words = world.phones[FEM].blobs().into_iter().filter(|(hash, _)| !before.contains_key(hash));
    world.phones[NOOR].take(ops);
    world.phones[NOOR].restart();
    let out = world.phones[NOOR].take(words.map(|(_, blob)| blob).collect());
    assert!(out.accepted.is_empty() && !reads(&world, NOOR, &word));
    assert_eq!(world.phones[NOOR].engine.aside_in(&of_fem, word.1), [crate::phone::DOCUMENT]);
    let out = world.phones[NOOR].take(entries.into_iter().filter(|blob| shows.contains_key(&blob.hash())).collect());
    assert!(out.accepted.iter().any(|one| (one.author, one.seq) == word), "in the same call");
    assert!(reads(&world, NOOR, &word) && !world.phones[NOOR].engine.keeps_aside());
}

/// Who takes somebody out as if it did not know what its own entries had named is told of, and what it did counts.
#[test]
fn a_removal_that_ignores_what_its_author_had_shown_to_know_is_told() {
    for first in [Kind::Op, Kind::Entry] {
        let mut world = family(&[Role::Owner, Role::Editor, Role::Editor]);
        let rob = 3;
        let early = world.phones[SAM].engine.log().clone();
        let (rob, fence) = world.seen(SAM, rob).unwrap();
        let (fem, _) = world.seen(SAM, FEM).unwrap();
        let fence_fem = Positions::new();
        assert!(world.act(NOOR, Act::SetRole { member: fem, role: Role::Owner, fence: fence_fem }));
        world.meet();
        write(&mut world, SAM);
        let sam = world.phones[SAM].id();
        let signed = early.draft(&sam, Act::RemoveMember { member: rob, fence }, 0).sign(&keys(1)).unwrap();
        let op = signed.id();
        let late = crate::hostile::seal_op(&world.phones[SAM], &signed);
        let blobs = world.phones[SAM].blobs().into_values().chain([late]);
        let (one, other): (Vec<_>, Vec<_>) = blobs.partition(|blob| blob.kind == first);
        let mut told = Vec::new();
        for blobs in [one, other] {
            told.extend(world.phones[NOOR].take(blobs).alarms);
        }
        assert!(told.contains(&Alarm::Ignored { device: sam, op }), "{first:?}: {told:?}");
        assert!(!world.phones[NOOR].engine.log().state().members.contains_key(&rob), "it counts all the same");
    }
}

/// A demotion is no way around it.
#[test]
fn a_demotion_hides_nothing_that_its_author_had_shown_to_have_seen() {
    let mut world = family(&[Role::Owner, Role::Editor]);
    let before = write(&mut world, FEM);
    world.meet();
    write(&mut world, SAM);
    let (member, _) = world.seen(SAM, FEM).unwrap();
    assert!(world.act(SAM, Act::SetRole { member, role: Role::Reader, fence: Positions::new() }));
    world.meet();
    assert!((0..3).all(|who| reads(&world, who, &before)));
    assert!(!world.phones[FEM].write());
    crate::logs::tell(&world, "demotion");
}
