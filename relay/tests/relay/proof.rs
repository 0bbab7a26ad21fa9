use crate::phone::{Answer, House, KEY, blob, items, nonce, push_body, send};
use std::sync::atomic::Ordering;
use steunkring_wire::{Nonce, RefusalCode};

const STALE: (u16, Option<RefusalCode>) = (401, Some(RefusalCode::StaleNonce));
const BAD: (u16, Option<RefusalCode>) = (401, Some(RefusalCode::BadSignature));

#[test]
fn a_request_is_taken_once() {
    let house = House::default();
    let anna = house.phone(1);
    let path = items(&anna.found(&[]).mailbox);
    let body = push_body(&[blob("a")]);
    let headers = anna.headers("POST", &path, &body, nonce(anna.relay));
    assert_eq!(send(anna.relay, "POST", &path, &headers, &body).positions(), [1]);
    assert_eq!(send(anna.relay, "POST", &path, &headers, &body).refusal(), STALE);
}

#[test]
fn an_old_an_invented_and_a_future_nonce_are_refused() {
    let house = House::default();
    let anna = house.phone(1);
    let path = items(&anna.found(&[]).mailbox);
    let with = |nonce: Nonce| send(anna.relay, "GET", &path, &anna.headers("GET", &path, b"", nonce), b"");
    let old = nonce(anna.relay);
    house.clock.forward(301);
    assert_eq!(with(old).refusal(), STALE);
    assert_eq!(with(Nonce([0; 32])).refusal(), STALE);
    let future = nonce(anna.relay);
    house.clock.0.fetch_sub(10, Ordering::SeqCst);
    assert_eq!(with(future).refusal(), STALE);
}

#[test]
fn each_refusal_and_each_answer_brings_a_nonce_that_works() {
    let house = House::default();
    let anna = house.phone(1);
    let path = items(&anna.found(&[]).mailbox);
    let with = |nonce: Nonce| send(anna.relay, "GET", &path, &anna.headers("GET", &path, b"", nonce), b"");
    let refused = with(Nonce([0; 32]));
    assert_eq!(refused.refusal(), STALE);
    let taken = with(refused.nonce());
    assert_eq!(taken.status, 200);
    assert_eq!(with(taken.nonce()).status, 200);
    let bare: Answer = send(anna.relay, "GET", &path, &[], b"");
    assert_eq!(bare.refusal(), (401, Some(RefusalCode::NoProof)));
    assert_eq!(with(bare.nonce()).status, 200);
}

#[test]
fn what_was_changed_on_the_way_is_refused() {
    let house = House::default();
    let (anna, bram) = (house.phone(1), house.phone(2));
    let mailbox = anna.found(&[bram.member(true)]).mailbox;
    let path = items(&mailbox);
    let body = push_body(&[blob("give 5")]);
    let proof = || anna.headers("POST", &path, &body, nonce(anna.relay));
    let changed = push_body(&[blob("give 9")]);
    assert_eq!(send(anna.relay, "POST", &path, &proof(), &changed).refusal(), BAD);
    assert_eq!(send(anna.relay, "POST", &format!("{path}?a=b"), &proof(), &body).refusal(), BAD);
    assert_eq!(send(anna.relay, "GET", &path, &proof(), b"").refusal(), BAD);
    let stolen = proof().map(|(name, value)| match name {
        KEY => (name, bram.key.public().to_string()),
        _ => (name, value),
    });
    assert_eq!(send(anna.relay, "POST", &path, &stolen, &body).refusal(), BAD);
    assert_eq!(send(anna.relay, "POST", &path, &proof(), &body).positions(), [1]);
}

#[test]
fn a_proof_with_a_part_missing_is_none() {
    let house = House::default();
    let anna = house.phone(1);
    let path = items(&anna.found(&[]).mailbox);
    for left_out in 0..3 {
        let mut headers = anna.headers("GET", &path, b"", nonce(anna.relay)).to_vec();
        headers.remove(left_out);
        assert_eq!(send(anna.relay, "GET", &path, &headers, b"").refusal(), (401, Some(RefusalCode::NoProof)));
    }
}

#[test]
fn strangers_use_up_no_memory_for_nonces() {
    let limits = steunkring_relay::Limits { nonces: 3, ..steunkring_relay::Limits::default() };
    let house = House::new(limits);
    let (anna, eve) = (house.phone(1), house.phone(9));
    let mailbox = anna.found(&[]).mailbox;
    for _ in 0..10 {
        assert_eq!(eve.pull(&mailbox, "after=0").refusal(), (403, Some(RefusalCode::NotListed)));
    }
    // One went to the founding, so two are left; then members are asked to wait.
    assert_eq!(anna.pull(&mailbox, "after=0").status, 200);
    assert_eq!(anna.pull(&mailbox, "after=0").status, 200);
    assert_eq!(anna.pull(&mailbox, "after=0").refusal(), (429, Some(RefusalCode::TooBusy)));
    house.clock.forward(301);
    assert_eq!(anna.pull(&mailbox, "after=0").status, 200);
}
