use crate::phone::{Answer, House, send};
use std::thread;
use std::time::{Duration, Instant};
use steunkring_relay::Limits;
use steunkring_wire::{RefusalCode, RendezvousId, limits};

fn put(house: &House, id: &RendezvousId, message: &[u8]) -> Answer {
    send(house.running.address, "PUT", &format!("/v1/rendezvous/{id}"), &[], message)
}

fn read(house: &House, id: &RendezvousId, query: &str) -> Vec<(u64, Vec<u8>)> {
    send(house.running.address, "GET", &format!("/v1/rendezvous/{id}?{query}"), &[], b"").messages()
}

#[test]
fn whoever_knows_the_name_meets() {
    let house = House::default();
    let id = RendezvousId([5; 32]);
    assert_eq!(read(&house, &id, "after=0"), []);
    assert_eq!(put(&house, &id, b"request").positions(), [1]);
    assert_eq!(put(&house, &id, b"answer").positions(), [2]);
    assert_eq!(read(&house, &id, "after=0"), [(1, b"request".to_vec()), (2, b"answer".to_vec())]);
    assert_eq!(read(&house, &id, "after=1"), [(2, b"answer".to_vec())]);
    assert_eq!(read(&house, &RendezvousId([6; 32]), "after=0"), []);
}

#[test]
fn the_same_message_again_is_no_second_request() {
    let house = House::default();
    let id = RendezvousId([5; 32]);
    assert_eq!(put(&house, &id, b"request").positions(), [1]);
    assert_eq!(put(&house, &id, b"request").positions(), [1]);
    assert_eq!(read(&house, &id, "").len(), 1);
}

#[test]
fn after_a_quarter_of_an_hour_nothing_is_left() {
    let house = House::default();
    let id = RendezvousId([5; 32]);
    put(&house, &id, b"request-that-must-go").positions();
    house.clock.forward(limits::RENDEZVOUS_SECONDS - 1);
    put(&house, &id, b"late").positions();
    assert_eq!(read(&house, &id, "after=0").len(), 2);
    house.clock.forward(1);
    assert_eq!(read(&house, &id, "after=0"), []);
    assert_eq!(put(&house, &id, b"new").positions(), [1]);
    let path = house.folder.path().join("relay.db");
    house.running.shutdown();
    let file = std::fs::read(path).unwrap();
    assert!(file.windows(3).any(|window| window == b"new"));
    assert!(!file.windows(20).any(|window| window == b"request-that-must-go"));
}

#[test]
fn a_rendezvous_is_small() {
    let house = House::default();
    let id = RendezvousId([5; 32]);
    assert_eq!(put(&house, &id, b"").refusal(), (400, Some(RefusalCode::Malformed)));
    assert_eq!(put(&house, &id, &vec![1; limits::RENDEZVOUS + 1]).refusal(), (413, Some(RefusalCode::TooLong)));
    for number in 1..=16u8 {
        let mut longest = vec![0; limits::RENDEZVOUS];
        longest[0] = number;
        assert_eq!(put(&house, &id, &longest).positions(), [u64::from(number)]);
    }
    assert_eq!(put(&house, &id, b"one more").refusal(), (507, Some(RefusalCode::RendezvousFull)));
    assert_eq!(read(&house, &id, "after=0").len(), 16);
}

#[test]
fn there_are_only_so_many_at_one_time() {
    let house = House::new(Limits { rendezvous: 2, ..Limits::default() });
    let id = |n: u8| RendezvousId([n; 32]);
    put(&house, &id(1), b"x").positions();
    put(&house, &id(2), b"x").positions();
    assert_eq!(put(&house, &id(3), b"x").refusal(), (507, Some(RefusalCode::RelayFull)));
    put(&house, &id(2), b"y").positions();
    house.clock.forward(limits::RENDEZVOUS_SECONDS);
    put(&house, &id(3), b"x").positions();
}

#[test]
fn whoever_waits_is_woken() {
    let house = House::default();
    let id = RendezvousId([5; 32]);
    let begin = Instant::now();
    thread::scope(|scope| {
        let waiting = scope.spawn(|| read(&house, &id, "after=0&wait=30"));
        put(&house, &id, b"hello").positions();
        assert_eq!(waiting.join().unwrap(), [(1, b"hello".to_vec())]);
    });
    assert!(begin.elapsed() < Duration::from_secs(15));
}
