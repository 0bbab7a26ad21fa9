//! What has to hold, at each step and in the end.

use crate::phone::{Phone, Written};
use crate::world::World;
use std::collections::BTreeSet;
use steunkring_sync::engine::Alarm;
use steunkring_sync::membership::{Log, State};
use steunkring_sync::op::{Act, OpId};

/// The state that follows the operations one by one is that of all operations judged at once.
pub fn same_as_naive(phone: &Phone) {
    let log = phone.engine.log();
    let heads: Vec<OpId> = log.heads().iter().copied().collect();
    assert_eq!(log.at(&heads).unwrap().state(), log.state(), "the state depends on how it was computed");
}

/// Everybody heard everything: who belongs agrees in everything and reads everything; who was removed read nothing that
/// was written with its removal known.
pub fn in_the_end(world: &mut World) {
    world.meet();
    for at in 0..world.phones.len() {
        if !world.phones[at].is_paper && !world.phones[at].is_lost {
            world.phones[at].write();
        }
    }
    world.meet();
    let state = log_of_who_belongs(world).state().clone();
    let belongs = |phone: &&mut Phone| state.devices.contains_key(&phone.id());
    let mut valid: Vec<&mut Phone> = world.phones.iter_mut().filter(belongs).collect();
    assert!(state.is_owned() && !valid.is_empty(), "the space has no owner");
    // Who took whole documents over has no entries to compare.
    let first = valid.iter().find(|phone| phone.wholes.is_empty()).map(|phone| phone.counted());
    // Of what was taken over for a prune that turned out void, only the entries would tell what does not count.
    let sound = valid.iter().find(|phone| !phone.engine.holds_void());
    let heads = sound.map(|phone| phone.heads());
    let lines = sound.unwrap_or(&valid[0]).lines();
    let ids = valid[0].engine.log().ids();
    let mut written = BTreeSet::new();
    for phone in &mut valid {
        let id = phone.id();
        let told = |alarm: &&Alarm| !matches!(alarm, Alarm::Ignored { op, .. } if world.forged.contains(op));
        assert_eq!(phone.alarms.iter().find(told), None, "{id:?} is alarmed");
        assert_eq!(phone.engine.log().ids(), ids, "{id:?} has other operations");
        assert_eq!(*phone.engine.log().state(), state, "{id:?} has another state");
        let same = |first: &Written| phone.counted().keys().eq(first.keys());
        assert!(!phone.wholes.is_empty() || first.as_ref().is_some_and(same), "{id:?} took in other entries");
        if phone.engine.holds_void() {
            let own = phone.lines();
            assert!(heads.is_none() || lines.iter().all(|line| own.contains(line)), "{id:?} lacks lines");
        } else {
            assert_eq!(phone.lines(), lines, "{id:?} has other lines");
            assert_eq!(Some(phone.heads()), heads, "{id:?} read other changes");
        }
        assert!(phone.engine.missing().is_empty(), "{id:?} misses entries");
        assert!(phone.engine.is_whole(), "{id:?} has no epoch to write under");
        phone.restart();
        same_as_naive(phone);
        written.extend(phone.line_at.iter().map(|(position, line)| (id, *position, line.clone())));
    }
    // What a valid device wrote and nothing silences is read by everybody who belongs.
    for (device, position, line) in written.iter().filter(|at| state.counts(&at.0, at.1)) {
        assert!(lines.contains(line), "{position} of {device:?} is locked out");
    }
    nobody_removed_reads_on(world, &state);
}

/// The longest log of those who say of themselves that they belong: who was removed has operations that others cannot have.
fn log_of_who_belongs(world: &World) -> &Log {
    let logs = world.phones.iter().filter(|phone| phone.engine.own_role().is_some()).map(|phone| phone.engine.log());
    logs.max_by_key(|log| log.ids().len()).unwrap()
}

fn nobody_removed_reads_on(world: &World, state: &State) {
    let log = log_of_who_belongs(world);
    let removes =
        |id: &OpId| log.op(id).is_some_and(|op| matches!(op.act, Act::RemoveDevice { .. } | Act::RemoveMember { .. }));
    for removed in world.phones.iter().filter(|phone| state.removed.contains_key(&phone.id())) {
        let cuts: BTreeSet<OpId> = state
            .cuts
            .iter()
            .filter(|(device, op)| *device == removed.id() && removes(op))
            .map(|(_, op)| *op)
            .collect();
        assert!(!cuts.is_empty(), "{:?} was removed by nothing", removed.id());
        let lines: BTreeSet<String> = removed.all_lines();
        for writer in world.phones.iter().filter(|phone| phone.id() != removed.id()) {
            for (position, known) in &writer.known_at {
                let knew = cuts.iter().any(|cut| known.contains(cut));
                let read = writer.line_at.get(position).is_some_and(|line| lines.contains(line));
                assert!(!(knew && read), "{:?} reads on after its removal", removed.id());
            }
        }
    }
}
