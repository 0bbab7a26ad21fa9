//! What it costs, as bytes and as ratios within one run; the milliseconds are printed only.

use crate::phone::{Phone, keys};
use crate::requirements::family;
use std::time::{Duration, Instant};
use steunkring_sync::crypto::{DeviceKeys, Kid, Secret};
use steunkring_sync::engine::Engine;
use steunkring_sync::epoch::wrap;
use steunkring_sync::membership::Log;
use steunkring_sync::op::{Act, Consent, Op, Place, Role};
use steunkring_wire::body::{Receipt, to_bytes};
use steunkring_wire::limits;

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = work();
    (start.elapsed(), made)
}

/// A space of 40 devices, with role changes and complaints on top until there are 500 operations.
fn long_log(founder: &DeviceKeys) -> Log {
    let genesis = Op::genesis(founder.public(), 0, [0; 16], "Noor", 0).sign(founder).unwrap();
    let mut log = Log::new(genesis).unwrap();
    let mut members = Vec::new();
    for n in 1..40 {
        let (joiner, place) = (keys(n), Place::Member(Role::Editor));
        let heads: Vec<_> = log.heads().iter().copied().collect();
        let consent = Consent::sign(&joiner, &log.space(), &founder.id(), place, &heads, [0; 16]).unwrap();
        let (device, name) = (joiner.public().clone(), "somebody".to_owned());
        let act = Act::AddMember { device, role: Role::Editor, name, consent };
        let signed = log.draft(&founder.id(), act, 0).sign(founder).unwrap();
        members.push(log.insert(signed).unwrap()[0]);
    }
    while log.ids().len() < 500 {
        let n = log.ids().len();
        let act = if n.is_multiple_of(2) {
            Act::SetRole { member: members[n % members.len()], role: Role::Editor, fence: Default::default() }
        } else {
            Act::Complaint { kid: Kid([n as u8; 8]) }
        };
        let signed = log.draft(&founder.id(), act, 0).sign(founder).unwrap();
        log.insert(signed).unwrap();
    }
    log
}

#[test]
fn one_more_operation_costs_less_than_a_fifth_of_judging_500() {
    let founder = keys(0);
    let mut log = long_log(&founder);
    let mut follows = Vec::new();
    log.state();
    for n in 0..21 {
        let act = Act::Complaint { kid: Kid([n; 8]) };
        let signed = log.draft(&founder.id(), act, 0).sign(&founder).unwrap();
        let (time, id) = timed(|| {
            let id = log.insert(signed).unwrap()[0];
            log.state();
            id
        });
        assert!(log.state().valid.contains(&id));
        follows.push(time);
    }
    let heads: Vec<_> = log.heads().iter().copied().collect();
    let all = (0..3).map(|_| {
        let anew = log.at(&heads).unwrap();
        let (time, state) = timed(|| anew.state().clone());
        assert_eq!(state, *log.state());
        time
    });
    let (all, least, one) = (median(all.collect()), follows.iter().min().copied().unwrap(), median(follows));
    println!("500 operations at once {all:?}, one more {one:?}, at least {least:?}");
    assert!(one * 5 < all, "one more takes {one:?}, all take {all:?}");
}

#[test]
fn a_burst_with_its_receipt_is_at_most_320_bytes() {
    let mut world = family(&[Role::Editor]);
    // The first entry of a run says everything.
    assert!(world.phones[1].write() && world.phones[1].write());
    let blob = world.phones[1].engine.outbox().last().unwrap().encode().unwrap();
    let receipt = to_bytes(&Receipt { positions: vec![u64::MAX] }, limits::SMALL).unwrap();
    println!("blob {} B, receipt {} B", blob.len(), receipt.len());
    assert!(blob.len() + receipt.len() <= 320);
}

#[test]
fn a_rotation_for_40_devices_is_at_most_50_kilobytes_and_costs_its_wraps() {
    let mut world = family(&[]);
    for _ in 1..40 {
        let noor = &mut world.phones[0];
        let joiner = keys(world_seed(noor));
        let place = Place::Member(Role::Editor);
        let (parents, out) = noor.engine.invite(place, 1).unwrap();
        noor.keep(&out);
        let consent = Consent::sign(&joiner, &noor.engine.space(), &noor.id(), place, &parents, [0; 16]).unwrap();
        let given = noor.engine.admit(place, joiner.public().clone(), "somebody", consent, 1);
        assert!(noor.done(given));
    }
    let noor = &mut world.phones[0];
    let devices: Vec<_> = noor.engine.log().state().devices.values().map(|device| device.keys.clone()).collect();
    assert_eq!(devices.len(), 40);
    let space = noor.engine.space();
    let all: Vec<_> = devices.iter().collect();
    let mut ratios = Vec::new();
    for _ in 0..5 {
        let (floor, wraps) = timed(|| wrap(&space, &Secret::from_bytes([1; 32]), &all).unwrap());
        let (time, given) = timed(|| noor.engine.rotate(2));
        assert!(noor.done(given));
        let blob = noor.engine.outbox().last().unwrap().encode().unwrap();
        println!("rotation {time:?}, its wraps alone {floor:?}; {} B, its wraps {} B", blob.len(), wraps.len());
        assert!(blob.len() <= 50 * 1024);
        ratios.push(time.as_secs_f64() / floor.as_secs_f64());
    }
    ratios.sort_by(f64::total_cmp);
    assert!(ratios[2] < 3.0, "a rotation takes {:.1} times its wraps", ratios[2]);
}

/// A seed that no device has yet.
fn world_seed(phone: &Phone) -> u16 {
    let engine: &Engine = &phone.engine;
    100 + engine.log().state().devices.len() as u16
}
