//! The client against a real relay on loopback.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests stop the test that they serve")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use steunkring_relay::{Clock, Config, Limits, Relay, RunningRelay};
use steunkring_sync::transport::{Patience, RelayClient, TransportError};
use steunkring_wire::{
    AccessList, Founding, Kind, MailboxId, Member, Outer, RefusalCode, RendezvousId, TransportKey, limits,
};
use tempfile::TempDir;

struct HandClock(AtomicU64);

impl Clock for HandClock {
    fn now(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}

struct House {
    relay: RunningRelay,
    clock: Arc<HandClock>,
    _folder: TempDir,
}

impl House {
    fn new(limits: Limits) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(HandClock(AtomicU64::new(1_800_000_000)));
        let mut config = Config::new("127.0.0.1:0".parse().unwrap(), folder.path().to_path_buf());
        config.limits = limits;
        config.clock = Arc::clone(&clock) as Arc<dyn Clock>;
        Self { relay: Relay::start(config).unwrap(), clock, _folder: folder }
    }

    fn client(&self) -> RelayClient {
        let address = self.relay.address.to_string().parse().unwrap();
        RelayClient::new(address, Patience::default(), 0).unwrap()
    }
}

fn key(seed: u8) -> TransportKey {
    TransportKey::from_seed([seed; 32])
}

fn blob(text: &str) -> Vec<u8> {
    Outer::new(Kind::Entry, [1; 8], text.as_bytes().to_vec()).encode().unwrap()
}

async fn found(client: &RelayClient, admin: &TransportKey, members: &[&TransportKey]) -> MailboxId {
    let first = AccessList::founding(Founding { key: admin.public(), nonce: [5; 16] }).unwrap();
    client.set_access(admin, &first.mailbox, &first.sign(admin).unwrap()).await.unwrap();
    let members = members.iter().map(|key| Member { key: key.public(), may_write: true }).collect();
    let second = first.next(vec![admin.public()], members).unwrap();
    client.set_access(admin, &first.mailbox, &second.sign(admin).unwrap()).await.unwrap();
    assert_eq!(client.access(admin, &first.mailbox).await.unwrap(), second);
    first.mailbox
}

#[tokio::test]
async fn two_phones_push_and_pull_by_turns() {
    let house = House::new(Limits::default());
    let (anna, bram) = (key(1), key(2));
    let (annas, brams) = (house.client(), house.client());
    let mailbox = found(&annas, &anna, &[&bram]).await;
    assert_eq!(annas.push(&anna, &mailbox, &[blob("a")]).await, Ok(vec![1]));
    assert_eq!(brams.push(&bram, &mailbox, &[blob("b"), blob("a")]).await, Ok(vec![2, 1]));
    let pulled = annas.pull(&anna, &mailbox, 0, 10).await.unwrap();
    let items: Vec<_> = pulled.items.into_iter().map(|item| (item.position, item.blob.0)).collect();
    assert_eq!((items, pulled.last), (vec![(1, blob("a")), (2, blob("b"))], 2));
    let one = brams.pull(&bram, &mailbox, 0, 1).await.unwrap();
    assert_eq!((one.items.len(), one.last), (1, 2));
}

#[tokio::test]
async fn a_long_poll_brings_what_another_pushes() {
    let house = House::new(Limits::default());
    let (anna, bram) = (key(1), key(2));
    let (annas, brams) = (house.client(), house.client());
    let mailbox = found(&annas, &anna, &[&bram]).await;
    let blobs = [blob("news")];
    let (waited, pushed) =
        tokio::join!(brams.wait(&bram, &mailbox, 0, 10, Duration::from_secs(30)), annas.push(&anna, &mailbox, &blobs),);
    assert_eq!(pushed, Ok(vec![1]));
    assert_eq!(waited.unwrap().items.len(), 1);
    assert!(brams.wait(&bram, &mailbox, 1, 10, Duration::from_secs(1)).await.unwrap().items.is_empty());
}

#[tokio::test]
async fn one_client_serves_many_tasks() {
    let house = House::new(Limits::default());
    let anna = key(1);
    let client = Arc::new(house.client());
    let mailbox = found(&client, &anna, &[]).await;
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..20 {
        let (client, anna) = (Arc::clone(&client), anna.clone());
        tasks.spawn(async move { client.push(&anna, &mailbox, &[blob(&number.to_string())]).await.unwrap() });
    }
    let mut positions: Vec<u64> = tasks.join_all().await.concat();
    positions.sort_unstable();
    assert_eq!(positions, (1..=20).collect::<Vec<_>>());
}

#[tokio::test]
async fn nonces_that_grew_old_are_renewed_unseen() {
    let house = House::new(Limits::default());
    let anna = key(1);
    let client = house.client();
    let mailbox = found(&client, &anna, &[]).await;
    for position in 1..=3 {
        house.clock.0.fetch_add(3600, Ordering::SeqCst);
        assert_eq!(client.push(&anna, &mailbox, &[blob(&position.to_string())]).await, Ok(vec![position]));
    }
}

#[tokio::test]
async fn refusals_keep_their_reason() {
    let house = House::new(Limits { mailbox_bytes: 200, ..Limits::default() });
    let (anna, eve) = (key(1), key(9));
    let client = house.client();
    let mailbox = found(&client, &anna, &[]).await;
    let refused = |code, number| TransportError::Refused { code, number };
    assert_eq!(client.pull(&eve, &mailbox, 0, 1).await, Err(refused(RefusalCode::NotListed, 0)));
    let nowhere = client.pull(&anna, &MailboxId([0; 32]), 0, 1).await;
    assert_eq!(nowhere, Err(refused(RefusalCode::NoMailbox, 0)));
    let first = AccessList::founding(Founding { key: anna.public(), nonce: [5; 16] }).unwrap();
    let back = client.set_access(&anna, &mailbox, &first.sign(&anna).unwrap()).await;
    assert_eq!(back, Err(refused(RefusalCode::ListVersion, 2)));
    let full = client.push(&anna, &mailbox, &[blob(&"x".repeat(200))]).await;
    assert_eq!(full, Err(TransportError::Full { code: RefusalCode::MailboxFull, number: 200 }));
    let long = client.push(&anna, &mailbox, &[vec![0; limits::BLOB + 1]]).await;
    assert_eq!(long, Err(TransportError::TooLong));
}

#[tokio::test]
async fn a_busy_relay_is_told_apart() {
    let house = House::new(Limits { waiting: 0, ..Limits::default() });
    let anna = key(1);
    let client = house.client();
    let mailbox = found(&client, &anna, &[]).await;
    let wait = client.wait(&anna, &mailbox, 0, 1, Duration::from_secs(2)).await;
    assert_eq!(wait, Err(TransportError::Busy));
}

#[tokio::test]
async fn a_rendezvous_carries_messages_both_ways() {
    let house = House::new(Limits::default());
    let (joiner, inviter) = (house.client(), house.client());
    let id = RendezvousId([5; 32]);
    let (waited, put) = tokio::join!(
        inviter.rendezvous_get(&id, 0, Duration::from_secs(30)),
        joiner.rendezvous_put(&id, b"request".to_vec()),
    );
    assert_eq!(put, Ok(1));
    assert_eq!(waited.unwrap()[0].bytes, b"request");
    assert_eq!(inviter.rendezvous_put(&id, b"answer".to_vec()).await, Ok(2));
    assert_eq!(joiner.rendezvous_get(&id, 1, Duration::ZERO).await.unwrap()[0].bytes, b"answer");
    for number in 3..=16u8 {
        assert_eq!(joiner.rendezvous_put(&id, vec![number]).await, Ok(u64::from(number)));
    }
    let full = TransportError::Full { code: RefusalCode::RendezvousFull, number: 16 };
    assert_eq!(joiner.rendezvous_put(&id, b"more".to_vec()).await, Err(full));
    house.clock.0.fetch_add(limits::RENDEZVOUS_SECONDS, Ordering::SeqCst);
    assert_eq!(joiner.rendezvous_get(&id, 0, Duration::ZERO).await, Ok(Vec::new()));
    let long = joiner.rendezvous_put(&id, vec![0; limits::RENDEZVOUS + 1]).await;
    assert_eq!(long, Err(TransportError::TooLong));
}

#[tokio::test]
async fn health_is_told_and_absence_too() {
    let house = House::new(Limits::default());
    let client = house.client();
    let health = client.health().await.unwrap();
    assert_eq!((health.ok, health.wire, health.time), (true, 1, 1_800_000_000));
    house.relay.shutdown();
    assert_eq!(client.health().await, Err(TransportError::Away));
}
