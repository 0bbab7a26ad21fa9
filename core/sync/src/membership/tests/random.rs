//! Random histories with hostile acts.

use super::*;
use proptest::prelude::*;

/// One step: which phone, what it does, to whom, and a number.
type Step = (usize, u8, usize, u8);

struct World {
    phones: Vec<Phone>,
    seed: u64,
}

impl World {
    fn step(&mut self, (who, what, whom, n): Step) {
        let (i, j) = (who % self.phones.len(), whom % self.phones.len());
        let role = [Role::Reader, Role::Editor, Role::Owner][n as usize % 3];
        let target = self.phones[j].clone();
        let known = self.phones[i].log.state();
        let (known, joined) = (known.members.contains_key(&target.member()), self.phones.len());
        let phone = &mut self.phones[i];
        match what % 12 {
            0 | 1 if joined < 7 => {
                let place = if n % 4 == 3 {
                    Place::Device { member: phone.member(), recovery: n % 8 == 7 }
                } else {
                    Place::Member(role)
                };
                self.seed += 1;
                let joiner = keys(self.seed);
                if attempt(phone, phone.add_act(&joiner, place, "x")) {
                    let log = phone.log.clone();
                    self.phones.push(Phone { keys: joiner.into(), log });
                }
            }
            2 if known => _ = attempt(phone, remove(&target)),
            3 if known => _ = attempt(phone, remove_device(&target)),
            4 if known => _ = attempt(phone, set_role(&target, role)),
            5 if known => _ = attempt(phone, Act::HandOver { to: target.member() }),
            6 => _ = attempt(phone, rotate(&target)),
            // Hostile: anything, on top of some old op.
            7 if known => {
                let ids = phone.log.ids();
                let at = ids[n as usize % ids.len()];
                let act = [
                    remove(&target),
                    set_role(&target, role),
                    Act::HandOver { to: target.member() },
                    remove_device(&target),
                ];
                let op = phone.log.at(&[at]).unwrap().draft(&phone.id(), act[n as usize % 4].clone(), 0);
                phone.log.insert(op.sign(&phone.keys).unwrap()).unwrap();
            }
            _ => {
                let other = target.log.signed.clone();
                other.into_values().for_each(|s| drop(phone.log.insert(s).unwrap()));
            }
        }
        let log = &self.phones[i].log;
        let heads: Vec<OpId> = log.heads().iter().copied().collect();
        assert_eq!(log.at(&heads).unwrap().state(), log.state(), "the state depends on how it was computed");
    }
}

/// Acts where that is allowed; what comes of doing it nevertheless is written out for other implementations.
fn attempt(phone: &mut Phone, act: Act) -> bool {
    let Ok(signed) = phone.log.propose(&phone.keys, act.clone(), 0) else {
        let mut by_force = phone.log.clone();
        by_force.insert(by_force.draft(&phone.id(), act, 0).sign(&phone.keys).unwrap()).unwrap();
        write_out("random", &by_force);
        return false;
    };
    phone.log.insert(signed).is_ok()
}

fn world(steps: &[Step]) -> World {
    let mut noor = found(1);
    let phones = vec![noor.add(2, Role::Owner), noor.add(3, Role::Owner), noor.add(4, Role::Editor)];
    let mut w = World { phones: [vec![noor.clone()], phones].concat(), seed: 4 };
    for p in &mut w.phones {
        p.log = noor.log.clone();
    }
    steps.iter().for_each(|s| w.step(*s));
    w
}

fn everything(w: &World) -> Vec<Signed> {
    let all: BTreeMap<OpId, Signed> = w.phones.iter().flat_map(|p| p.log.signed.clone()).collect();
    all.into_values().collect()
}

fn log_of(space: &Signed, ops: &[Signed]) -> Log {
    let mut log = Log::new(space.clone()).unwrap();
    ops.iter().filter(|s| s.id() != space.id()).for_each(|s| drop(log.insert(s.clone()).unwrap()));
    log
}

/// The member that this removes or demotes, or one of its devices, where its author had seen itself added to it.
fn done_inside(log: &Log, id: &OpId) -> Option<MemberId> {
    let (Act::RemoveMember { member, .. } | Act::RemoveDevice { member, .. } | Act::SetRole { member, .. }) =
        &log.op(id)?.act
    else {
        return None;
    };
    let author = log.author(id)?;
    let adds = |one: &OpId| match &log.op(one).unwrap().act {
        Act::AddDevice { member: m, device, .. } => m == member && device.id == author,
        _ => false,
    };
    log.ids().iter().any(|one| one != id && log.covers(id, one) && adds(one)).then_some(*member)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Replicas with the same operations have the same state, in whatever order these came; the space has an owner;
    /// what counts had an author that belonged to its member; and without hand-overs nobody is removed or demoted by
    /// a junior.
    #[test]
    fn the_state_is_a_function_of_the_set(
        steps in proptest::collection::vec((0usize..8, any::<u8>(), 0usize..8, any::<u8>()), 0..50),
        shuffle in any::<u64>(),
    ) {
        let w = world(&steps);
        let genesis = w.phones[0].log.signed(&w.phones[0].log.space()).unwrap().clone();
        let mut ops = everything(&w);
        let log = log_of(&genesis, &ops);
        let state = log.state();
        ops.sort_by_key(|s| crate::crypto::hash("shuffle", &[&shuffle.to_le_bytes(), &s.id().0]));
        let other = log_of(&genesis, &ops);
        prop_assert_eq!(other.waiting(), 0);
        prop_assert_eq!(other.state(), state);
        prop_assert_eq!(other.ids(), log.ids());

        write_out("random", &log);
        prop_assert!(state.is_owned());
        let mut handed = false;
        for id in log.ids().iter().filter(|id| state.valid.contains(*id)) {
            let author = log.author(id).unwrap();
            let then = log.at(&log.op(id).unwrap().parents).map(|l| l.state().clone());
            let by = state.devices.get(&author).or(state.removed.get(&author)).map(|d| d.member);
            // Rule 6: an end that a member makes to itself stands beside the removal that voids the add of its author.
            let by = by.or(done_inside(&log, id));
            prop_assert!(by.is_some());
            prop_assert!(*id == log.space() || then.is_some());
            let rank = |m: &MemberId| (log.depth(m), *m);
            match &log.op(id).unwrap().act {
                Act::HandOver { to } => {
                    handed = true;
                    prop_assert!(state.first == *to || state.valid.iter().any(|o| o != id && log.covers(o, id)));
                }
                Act::RemoveMember { member, .. } | Act::RemoveDevice { member, .. } | Act::SetRole { member, .. } => {
                    prop_assert!(handed || rank(&by.unwrap()) <= rank(member));
                }
                _ => {}
            }
        }
        // Devices and members name each other.
        for (id, d) in &state.devices {
            prop_assert!(state.members[&d.member].devices.contains(id));
            prop_assert!(!state.removed.contains_key(id));
        }
        for m in state.members.values() {
            prop_assert!(m.devices.iter().all(|d| state.devices.contains_key(d)));
        }
    }

    /// What does not concern membership takes nothing away: a rotation by a valid device at the heads is valid, and
    /// leaves members, devices and all verdicts as they were.
    #[test]
    fn a_rotation_on_top_changes_no_verdict(
        steps in proptest::collection::vec((0usize..8, any::<u8>(), 0usize..8, any::<u8>()), 0..40),
        who in any::<prop::sample::Index>(),
    ) {
        let w = world(&steps);
        let genesis = w.phones[0].log.signed(&w.phones[0].log.space()).unwrap().clone();
        let log = log_of(&genesis, &everything(&w));
        let before = log.state().clone();
        let valid: Vec<&Phone> = w.phones.iter().filter(|p| before.devices.contains_key(&p.id())).collect();
        let mut phone = Phone { log, ..(*valid[who.index(valid.len())]).clone() };
        let op = phone.act(rotate(&phone)).unwrap();
        let after = phone.state();
        prop_assert_eq!((&after.members, &after.devices, &after.former, &after.silences), (&before.members, &before.devices, &before.former, &before.silences));
        prop_assert!(after.valid.iter().filter(|v| **v != op).eq(before.valid.iter()));
    }
}
