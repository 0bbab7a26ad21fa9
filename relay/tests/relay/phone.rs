//! A phone that speaks plain HTTP by hand, so that tests can send what no honest client would.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use steunkring_relay::{Clock, Config, Limits, Relay, RunningRelay};
use steunkring_wire::body::{Blob, Messages, Pulled, Push, Receipt, from_bytes, to_bytes};
use steunkring_wire::{
    AccessList, Founding, Kind, MailboxId, Member, Nonce, Outer, Refusal, RefusalCode, SignedRequest, TransportKey,
    header, limits,
};
use tempfile::TempDir;

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn refusal(&self) -> (u16, Option<RefusalCode>) {
        let refusal: Option<Refusal> = from_bytes(&self.body, limits::SMALL).ok();
        (self.status, refusal.and_then(|refusal| RefusalCode::of(refusal.code)))
    }

    pub fn number(&self) -> u64 {
        from_bytes::<Refusal>(&self.body, limits::SMALL).unwrap().number
    }

    pub fn nonce(&self) -> Nonce {
        let line = self.head.lines().find_map(|line| line.strip_prefix("steunkring-nonce: "));
        line.unwrap().parse().unwrap()
    }

    pub fn positions(&self) -> Vec<u64> {
        assert_eq!(self.status, 200, "{:?}", self.refusal());
        from_bytes::<Receipt>(&self.body, limits::SMALL).unwrap().positions
    }

    pub fn pulled(&self) -> Vec<(u64, Vec<u8>)> {
        assert_eq!(self.status, 200, "{:?}", self.refusal());
        let pulled: Pulled = from_bytes(&self.body, limits::PULL).unwrap();
        pulled.items.into_iter().map(|item| (item.position, item.blob.0)).collect()
    }

    pub fn messages(&self) -> Vec<(u64, Vec<u8>)> {
        assert_eq!(self.status, 200, "{:?}", self.refusal());
        let found: Messages = from_bytes(&self.body, limits::PULL).unwrap();
        found.messages.into_iter().map(|message| (message.position, message.bytes)).collect()
    }
}

/// Sends one request and reads until the relay closes.
pub fn send(relay: SocketAddr, method: &str, path: &str, headers: &[(&str, String)], body: &[u8]) -> Answer {
    let mut head = format!("{method} {path} HTTP/1.1\r\nhost: relay\r\nconnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if headers.iter().all(|(name, _)| *name != "content-length") {
        head.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    head.push_str("\r\n");
    let mut stream = TcpStream::connect(relay).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    stream.write_all(&[head.as_bytes(), body].concat()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let border = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(bytes[..border].to_vec()).unwrap();
    Answer { status: head[9..12].parse().unwrap(), head, body: bytes[border + 4..].to_vec() }
}

pub fn nonce(relay: SocketAddr) -> Nonce {
    let health: serde_json::Value = serde_json::from_slice(&send(relay, "GET", "/health", &[], b"").body).unwrap();
    health["nonce"].as_str().unwrap().parse().unwrap()
}

#[derive(Clone)]
pub struct Phone {
    pub relay: SocketAddr,
    pub key: TransportKey,
}

impl Phone {
    pub fn new(relay: SocketAddr, seed: u8) -> Self {
        Self { relay, key: TransportKey::from_seed([seed; 32]) }
    }

    pub fn founding(&self) -> Founding {
        Founding { key: self.key.public(), nonce: [5; 16] }
    }

    pub fn member(&self, may_write: bool) -> Member {
        Member { key: self.key.public(), may_write }
    }

    pub fn headers(&self, method: &str, path: &str, body: &[u8], nonce: Nonce) -> [(&'static str, String); 3] {
        SignedRequest { method, path_and_query: path, body, nonce }.sign(&self.key).headers()
    }

    pub fn signed(&self, method: &str, path: &str, body: &[u8]) -> Answer {
        send(self.relay, method, path, &self.headers(method, path, body, nonce(self.relay)), body)
    }

    pub fn push(&self, mailbox: &MailboxId, blobs: &[Vec<u8>]) -> Answer {
        self.signed("POST", &items(mailbox), &push_body(blobs))
    }

    pub fn pull(&self, mailbox: &MailboxId, query: &str) -> Answer {
        self.signed("GET", &format!("{}?{query}", items(mailbox)), b"")
    }

    pub fn state(&self, list: &AccessList) -> Answer {
        let body = list.sign(&self.key).unwrap().encode().unwrap();
        self.signed("POST", &access(&list.mailbox), &body)
    }

    /// Founds this phone's mailbox and lets others in.
    pub fn found(&self, members: &[Member]) -> AccessList {
        let first = AccessList::founding(self.founding()).unwrap();
        assert_eq!(self.state(&first).status, 200);
        if members.is_empty() {
            return first;
        }
        let second = first.next(vec![self.key.public()], members.to_vec()).unwrap();
        assert_eq!(self.state(&second).status, 200);
        second
    }
}

pub fn items(mailbox: &MailboxId) -> String {
    format!("/v1/mailboxes/{mailbox}/items")
}

pub fn access(mailbox: &MailboxId) -> String {
    format!("/v1/mailboxes/{mailbox}/access")
}

pub fn push_body(blobs: &[Vec<u8>]) -> Vec<u8> {
    let push = Push { items: blobs.iter().cloned().map(Blob).collect() };
    to_bytes(&push, usize::MAX).unwrap()
}

pub fn blob(text: &str) -> Vec<u8> {
    Outer::new(Kind::Entry, [1; 8], text.as_bytes().to_vec()).encode().unwrap()
}

/// A clock that stands still until it is moved.
pub struct HandClock(pub AtomicU64);

impl Clock for HandClock {
    fn now(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}

impl HandClock {
    pub fn forward(&self, seconds: u64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

/// A relay of its own for one test.
pub struct House {
    pub running: RunningRelay,
    pub clock: Arc<HandClock>,
    pub folder: TempDir,
}

impl House {
    pub fn new(limits: Limits) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(HandClock(AtomicU64::new(1_800_000_000)));
        let mut config = Config::new("127.0.0.1:0".parse().unwrap(), folder.path().to_path_buf());
        config.limits = limits;
        config.clock = Arc::clone(&clock) as Arc<dyn Clock>;
        Self { running: Relay::start(config).unwrap(), clock, folder }
    }

    pub fn phone(&self, seed: u8) -> Phone {
        Phone::new(self.running.address, seed)
    }
}

impl Default for House {
    fn default() -> Self {
        Self::new(Limits::default())
    }
}

/// The name of the header that carries a proof's key, to leave it out.
pub const KEY: &str = header::KEY;
