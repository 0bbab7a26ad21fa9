use crate::phone::{House, Phone, blob, items, push_body, send};
use std::collections::BTreeSet;
use std::thread;
use std::time::{Duration, Instant};
use steunkring_relay::Limits;
use steunkring_wire::{MailboxId, RefusalCode, limits};

#[test]
fn two_phones_read_each_other_in_one_order() {
    let house = House::default();
    let (anna, bram) = (house.phone(1), house.phone(2));
    let mailbox = anna.found(&[bram.member(true)]).mailbox;
    assert_eq!(anna.push(&mailbox, &[blob("a1")]).positions(), [1]);
    assert_eq!(bram.push(&mailbox, &[blob("b1"), blob("b2")]).positions(), [2, 3]);
    assert_eq!(bram.pull(&mailbox, "after=0&limit=1").pulled(), [(1, blob("a1"))]);
    assert_eq!(anna.push(&mailbox, &[blob("a2")]).positions(), [4]);
    let all = vec![(1, blob("a1")), (2, blob("b1")), (3, blob("b2")), (4, blob("a2"))];
    assert_eq!(anna.pull(&mailbox, "after=0").pulled(), all);
    assert_eq!(bram.pull(&mailbox, "after=2&limit=9").pulled(), all[2..]);
    assert_eq!(bram.pull(&mailbox, "after=4").pulled(), []);
}

#[test]
fn a_blob_that_is_sent_again_keeps_its_position() {
    let house = House::default();
    let anna = house.phone(1);
    let mailbox = anna.found(&[]).mailbox;
    assert_eq!(anna.push(&mailbox, &[blob("a"), blob("b")]).positions(), [1, 2]);
    assert_eq!(anna.push(&mailbox, &[blob("b"), blob("c"), blob("a"), blob("c")]).positions(), [2, 3, 1, 3]);
    assert_eq!(anna.pull(&mailbox, "after=0").pulled(), [(1, blob("a")), (2, blob("b")), (3, blob("c"))]);
}

#[test]
fn a_reader_that_follows_never_skips_while_many_write() {
    const WRITERS: u8 = 4;
    const PUSHES: usize = 20;
    let house = House::default();
    let founder = house.phone(1);
    let writers: Vec<Phone> = (2..2 + WRITERS).map(|seed| house.phone(seed)).collect();
    let members: Vec<_> = writers.iter().map(|phone| phone.member(true)).collect();
    let mailbox = founder.found(&members).mailbox;
    let total = usize::from(WRITERS) * PUSHES * 2;
    let (read, given) = thread::scope(|scope| {
        let follower = scope.spawn(|| follow(&founder, &mailbox, total));
        let pushing: Vec<_> = writers
            .iter()
            .enumerate()
            .map(|(writer, phone)| scope.spawn(move || push_many(phone, &mailbox, writer, PUSHES)))
            .collect();
        let given: Vec<u64> = pushing.into_iter().flat_map(|thread| thread.join().unwrap()).collect();
        (follower.join().unwrap(), given)
    });
    assert_eq!(read, (1..=total as u64).collect::<Vec<_>>());
    assert_eq!(given.iter().copied().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>(), read);
}

fn push_many(phone: &Phone, mailbox: &MailboxId, writer: usize, pushes: usize) -> Vec<u64> {
    let blobs = |push| [blob(&format!("{writer}/{push}/first")), blob(&format!("{writer}/{push}/second"))];
    (0..pushes).flat_map(|push| phone.push(mailbox, &blobs(push)).positions()).collect()
}

fn follow(phone: &Phone, mailbox: &MailboxId, total: usize) -> Vec<u64> {
    let mut positions: Vec<u64> = Vec::new();
    while positions.len() < total {
        let after = positions.last().copied().unwrap_or(0);
        let found = phone.pull(mailbox, &format!("after={after}&limit=7&wait=20")).pulled();
        assert!(!found.is_empty(), "nothing came within 20 s");
        positions.extend(found.iter().map(|(position, _)| position));
    }
    positions
}

#[test]
fn a_long_poll_wakes_at_once() {
    let house = House::default();
    let (anna, bram) = (house.phone(1), house.phone(2));
    let mailbox = anna.found(&[bram.member(true)]).mailbox;
    // In some of the rounds the push comes first and nobody waits; in most it comes to somebody who waits.
    for round in 0u64..30 {
        let begin = Instant::now();
        let news = blob(&format!("news {round}"));
        thread::scope(|scope| {
            let waiting = scope.spawn(|| bram.pull(&mailbox, &format!("after={round}&wait=30")).pulled());
            anna.push(&mailbox, std::slice::from_ref(&news)).positions();
            assert_eq!(waiting.join().unwrap(), [(round + 1, news.clone())]);
        });
        assert!(begin.elapsed() < Duration::from_secs(15), "woken by the end of the wait, not by the push");
    }
    let begin = Instant::now();
    assert_eq!(bram.pull(&mailbox, "after=30&wait=1").pulled(), []);
    assert!(begin.elapsed() >= Duration::from_secs(1));
}

#[test]
fn a_stopping_relay_lets_go_of_those_who_wait() {
    let house = House::default();
    let anna = house.phone(1);
    let mailbox = anna.found(&[]).mailbox;
    let begin = Instant::now();
    thread::scope(|scope| {
        let waiting = scope.spawn(|| anna.pull(&mailbox, "after=0&wait=30").status);
        // Which of the two comes first is left to chance; either must end well.
        house.running.shutdown();
        let _ = waiting.join();
    });
    assert!(begin.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_full_mailbox_takes_nothing_of_a_batch() {
    let house = House::new(Limits { mailbox_bytes: 400, ..Limits::default() });
    let anna = house.phone(1);
    let mailbox = anna.found(&[]).mailbox;
    assert_eq!(anna.push(&mailbox, &[blob(&"a".repeat(100))]).positions(), [1]);
    let answer = anna.push(&mailbox, &[blob("small"), blob(&"b".repeat(300))]);
    assert_eq!(answer.refusal(), (507, Some(RefusalCode::MailboxFull)));
    assert_eq!(answer.number(), 400);
    assert_eq!(anna.push(&mailbox, &[blob("small")]).positions(), [2]);
    assert_eq!(anna.pull(&mailbox, "after=0").pulled().len(), 2);
}

#[test]
fn a_full_relay_takes_nothing() {
    let house = House::new(Limits { relay_bytes: 0, ..Limits::default() });
    let anna = house.phone(1);
    let list = steunkring_wire::AccessList::founding(anna.founding()).unwrap();
    assert_eq!(anna.state(&list).refusal(), (507, Some(RefusalCode::RelayFull)));
}

#[test]
fn what_is_too_long_is_refused_before_it_is_read() {
    let house = House::default();
    let anna = house.phone(1);
    let mailbox = anna.found(&[]).mailbox;
    let nonce = crate::phone::nonce(anna.relay);
    let mut headers = anna.headers("POST", &items(&mailbox), b"", nonce).to_vec();
    headers.push(("content-length", (limits::PUSH + 1).to_string()));
    // Nothing of the announced body is sent: the answer comes all the same.
    let answer = send(anna.relay, "POST", &items(&mailbox), &headers, b"");
    assert_eq!(answer.refusal(), (413, Some(RefusalCode::TooLong)));
    assert_eq!(answer.number(), limits::PUSH as u64);
}

#[test]
fn an_item_above_its_limit_is_refused_and_the_longest_is_not() {
    let house = House::default();
    let anna = house.phone(1);
    let mailbox = anna.found(&[]).mailbox;
    let mut longest = blob("");
    longest.resize(limits::BLOB, 7);
    assert_eq!(anna.push(&mailbox, std::slice::from_ref(&longest)).positions(), [1]);
    assert_eq!(anna.pull(&mailbox, "after=0").pulled(), [(1, longest.clone())]);
    longest.push(7);
    assert_eq!(anna.push(&mailbox, &[longest]).refusal(), (400, Some(RefusalCode::Malformed)));
    let many = vec![blob("x"); limits::PUSH_ITEMS + 1];
    assert_eq!(anna.push(&mailbox, &many).refusal(), (400, Some(RefusalCode::Malformed)));
}

#[test]
fn an_answer_is_cut_at_its_limit_and_goes_on_from_there() {
    let house = House::default();
    let anna = house.phone(1);
    let mailbox = anna.found(&[]).mailbox;
    for letter in ["a", "b", "c"] {
        anna.push(&mailbox, &[blob(&letter.repeat(3_000_000))]).positions();
    }
    let first: Vec<u64> = anna.pull(&mailbox, "after=0").pulled().into_iter().map(|(position, _)| position).collect();
    assert_eq!(first, [1, 2]);
    assert_eq!(anna.pull(&mailbox, "after=2").pulled().len(), 1);
}

#[test]
fn what_is_not_understood_is_refused() {
    let house = House::default();
    let anna = house.phone(1);
    let mailbox = anna.found(&[]).mailbox;
    let push = |bytes: &[u8]| anna.signed("POST", &items(&mailbox), bytes).refusal();
    assert_eq!(push(b"\xff\xff\xff\xff\xff"), (400, Some(RefusalCode::Malformed)));
    assert_eq!(push(&[push_body(&[blob("a")]), vec![0]].concat()), (400, Some(RefusalCode::Malformed)));
    assert_eq!(push(&push_body(&[vec![1, 1, 0]])), (400, Some(RefusalCode::Malformed)));
    assert_eq!(push(&push_body(&[vec![2; 20]])), (422, Some(RefusalCode::NewerBlob)));
    assert_eq!(anna.pull(&mailbox, "after=-1").refusal(), (400, Some(RefusalCode::Malformed)));
    assert_eq!(anna.pull(&mailbox, "before=1").refusal(), (400, Some(RefusalCode::Malformed)));
    assert_eq!(anna.signed("GET", "/v1/mailboxes/abc/items", b"").refusal(), (400, Some(RefusalCode::Malformed)));
    assert_eq!(anna.signed("DELETE", &items(&mailbox), b"").refusal(), (400, Some(RefusalCode::Malformed)));
    assert_eq!(anna.signed("GET", "/elsewhere", b"").refusal(), (400, Some(RefusalCode::Malformed)));
    assert_eq!(anna.pull(&MailboxId([0; 32]), "after=0").refusal(), (404, Some(RefusalCode::NoMailbox)));
    assert_eq!(anna.pull(&mailbox, "after=0").pulled(), []);
}

#[test]
fn only_so_many_wait_at_one_time() {
    let house = House::new(Limits { waiting: 0, ..Limits::default() });
    let anna = house.phone(1);
    let mailbox = anna.found(&[]).mailbox;
    assert_eq!(anna.pull(&mailbox, "after=0&wait=5").refusal(), (429, Some(RefusalCode::TooBusy)));
    assert_eq!(anna.pull(&mailbox, "after=0").pulled(), []);
}
