//! The way to a relay: HTTP requests signed with a space's transport key.
//!
//! The client does one thing a call and never tries again by itself; when to try again is for the caller, who knows
//! what the person is doing. The one exception belongs to the protocol: a request whose nonce the relay does not take
//! (any more) was not carried out, so it is signed anew with the nonce that came with the refusal, once.
//!
//! Nothing of what the relay answers is believed: neither lengths nor types nor positions. A pushed blob may be pushed
//! again after any error, since the relay knows it by its hash and gives the same position.

mod address;
mod answer;
mod error;
mod files;
mod tls;

pub use address::{AddressError, RelayAddress};
pub use error::{Strange, TransportError};
pub use files::Piece;

use answer::Answer;
use reqwest::{Client, Method, RequestBuilder, header::CONTENT_TYPE, redirect};
use serde::Deserialize;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use steunkring_wire::body::{self, Blob, Item, Message, Messages, Pulled, Push, Receipt};
use steunkring_wire::{
    AccessList, MailboxId, Nonce, RefusalCode, RendezvousId, SignedAccess, SignedRequest, TransportKey, header, limits,
};

/// The most nonces that are kept for later requests.
const NONCES: usize = 8;

/// What an item takes of a push beside its blob, at most.
const ITEM_FRAME: usize = 8;

/// A client of one relay, for any number of mailboxes; cheap to call from several tasks at once.
#[derive(Debug)]
pub struct RelayClient {
    http: Client,
    address: RelayAddress,
    patience: Patience,
    nonces: Mutex<Vec<Nonce>>,
}

/// How long a client waits for a relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// For the connection.
    pub connect: Duration,
    /// For a whole answer, from connecting to the last byte; the wait of a long poll comes on top.
    pub answer: Duration,
}

/// How a relay says it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// Whether the relay can use its database.
    pub ok: bool,
    /// The relay's version.
    pub version: String,
    /// The wire version that it speaks.
    pub wire: u8,
    /// The relay's time in seconds since 1970 in UTC; a floor for checking certificates later on.
    pub time: u64,
}

#[derive(Deserialize)]
struct HealthBody {
    ok: bool,
    version: String,
    wire: u8,
    nonce: String,
    time: u64,
}

/// One request, before it is signed.
struct Ask<'a> {
    method: Method,
    path: String,
    body: Vec<u8>,
    wait: Duration,
    limit: usize,
    key: Option<&'a TransportKey>,
}

impl Default for Patience {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), answer: Duration::from_secs(60) }
    }
}

impl RelayClient {
    /// Makes a client; nothing is sent yet.
    ///
    /// Certificates are checked at the system's time or at `earliest` (seconds since 1970, the last time that a relay
    /// told, 0 when none did), whichever is later, since clocks of phones are often years behind.
    ///
    /// # Errors
    /// [`TransportError::Setup`] when TLS cannot be set up.
    pub fn new(address: RelayAddress, patience: Patience, earliest: u64) -> Result<Self, TransportError> {
        let http = Client::builder()
            .tls_backend_preconfigured(tls::config(earliest)?)
            .connect_timeout(patience.connect)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(|_| TransportError::Setup)?;
        Ok(Self { http, address, patience, nonces: Mutex::default() })
    }

    /// Gives the relay's address.
    pub fn address(&self) -> &RelayAddress {
        &self.address
    }

    /// Asks how the relay is.
    ///
    /// # Errors
    /// See [`TransportError`].
    pub async fn health(&self) -> Result<Health, TransportError> {
        let request = self.http.get(self.address.url("/health")).timeout(self.patience.answer);
        let bytes = answer::json(request, limits::SMALL).await?;
        let body: HealthBody = serde_json::from_slice(&bytes).map_err(|_| Strange::Garbage)?;
        self.keep(body.nonce.parse().map_err(|_| Strange::Garbage)?);
        Ok(Health { ok: body.ok, version: body.version, wire: body.wire, time: body.time })
    }

    /// Appends encoded blobs to a mailbox, all or none, and gives their positions once they are stored for good.
    ///
    /// # Errors
    /// [`TransportError::TooLong`] for more than one push may hold (see [`batches`]); else see [`TransportError`].
    pub async fn push(
        &self,
        key: &TransportKey,
        mailbox: &MailboxId,
        blobs: &[Vec<u8>],
    ) -> Result<Vec<u64>, TransportError> {
        if blobs.len() > limits::PUSH_ITEMS || blobs.iter().any(|blob| blob.len() > limits::BLOB) {
            return Err(TransportError::TooLong);
        }
        let push = Push { items: blobs.iter().cloned().map(Blob).collect() };
        let body = body::to_bytes(&push, limits::PUSH).map_err(|_| TransportError::TooLong)?;
        let ask = Ask::new(Method::POST, format!("/v1/mailboxes/{mailbox}/items"), limits::SMALL).signed(key);
        let receipt: Receipt = self.ask(ask.with(body)).await?.decode(limits::SMALL)?;
        if receipt.positions.len() != blobs.len() || receipt.positions.contains(&0) {
            return Err(Strange::Contradiction.into());
        }
        Ok(receipt.positions)
    }

    /// Reads the items after a position, at most `limit` and at most one answer full.
    ///
    /// # Errors
    /// See [`TransportError`].
    pub async fn pull(
        &self,
        key: &TransportKey,
        mailbox: &MailboxId,
        after: u64,
        limit: usize,
    ) -> Result<Pulled, TransportError> {
        self.wait(key, mailbox, after, limit, Duration::ZERO).await
    }

    /// As [`RelayClient::pull`], but waits for an item when there is none; whole seconds, at most
    /// [`limits::WAIT_SECONDS`]. After that an empty answer comes.
    ///
    /// # Errors
    /// See [`TransportError`].
    pub async fn wait(
        &self,
        key: &TransportKey,
        mailbox: &MailboxId,
        after: u64,
        limit: usize,
        wait: Duration,
    ) -> Result<Pulled, TransportError> {
        let limit = limit.clamp(1, limits::PULL_ITEMS);
        let path = format!("/v1/mailboxes/{mailbox}/items?after={after}&limit={limit}{}", waiting(wait));
        let ask = Ask::new(Method::GET, path, limits::PULL).signed(key).waiting(wait);
        let pulled: Pulled = self.ask(ask).await?.decode(limits::PULL)?;
        if pulled.items.len() > limit || !rising(after, pulled.items.iter().map(position), pulled.last) {
            return Err(Strange::Contradiction.into());
        }
        Ok(pulled)
    }

    /// Reads the newest access list; its signature and its mailbox are checked, not whether its signer might sign it.
    ///
    /// # Errors
    /// See [`TransportError`].
    pub async fn access(&self, key: &TransportKey, mailbox: &MailboxId) -> Result<AccessList, TransportError> {
        let ask = Ask::new(Method::GET, format!("/v1/mailboxes/{mailbox}/access"), limits::ACCESS).signed(key);
        let signed = SignedAccess::decode(&self.ask(ask).await?.bytes()?).map_err(|_| Strange::Garbage)?;
        signed.open(mailbox).map_err(|_| Strange::Contradiction.into())
    }

    /// Founds a mailbox with its first list, or states the next list; `key` must be the one that signed it.
    ///
    /// # Errors
    /// [`RefusalCode::ListVersion`] when another admin was first, [`RefusalCode::ListRefused`] for a key that may not;
    /// else see [`TransportError`].
    pub async fn set_access(
        &self,
        key: &TransportKey,
        mailbox: &MailboxId,
        list: &SignedAccess,
    ) -> Result<(), TransportError> {
        let body = list.encode().map_err(|_| TransportError::TooLong)?;
        let ask = Ask::new(Method::POST, format!("/v1/mailboxes/{mailbox}/access"), limits::SMALL).signed(key);
        let answer = self.ask(ask.with(body)).await?.bytes()?;
        if answer.is_empty() { Ok(()) } else { Err(Strange::Garbage.into()) }
    }

    /// Leaves a message in a rendezvous, opening it if it is the first, and gives the message's position.
    ///
    /// # Errors
    /// [`TransportError::TooLong`] above [`limits::RENDEZVOUS`], [`TransportError::Full`] when it holds as many
    /// messages as it may; else see [`TransportError`].
    pub async fn rendezvous_put(&self, id: &RendezvousId, message: Vec<u8>) -> Result<u64, TransportError> {
        if message.len() > limits::RENDEZVOUS {
            return Err(TransportError::TooLong);
        }
        let ask = Ask::new(Method::PUT, format!("/v1/rendezvous/{id}"), limits::SMALL).with(message);
        let receipt: Receipt = self.ask(ask).await?.decode(limits::SMALL)?;
        match receipt.positions.as_slice() {
            [position] if *position > 0 => Ok(*position),
            _ => Err(Strange::Contradiction.into()),
        }
    }

    /// Reads the messages of a rendezvous after a position, waiting for one as [`RelayClient::wait`] does.
    ///
    /// # Errors
    /// See [`TransportError`]; a rendezvous that is over or was never opened is empty, not an error.
    pub async fn rendezvous_get(
        &self,
        id: &RendezvousId,
        after: u64,
        wait: Duration,
    ) -> Result<Vec<Message>, TransportError> {
        let path = format!("/v1/rendezvous/{id}?after={after}{}", waiting(wait));
        let found: Messages =
            self.ask(Ask::new(Method::GET, path, limits::PULL).waiting(wait)).await?.decode(limits::PULL)?;
        if !rising(after, found.messages.iter().map(|message| message.position), u64::MAX) {
            return Err(Strange::Contradiction.into());
        }
        Ok(found.messages)
    }

    async fn ask(&self, ask: Ask<'_>) -> Result<Answer, TransportError> {
        let Some(key) = ask.key else { return answer::read(self.request(&ask), ask.limit).await };
        let nonce = match self.take() {
            Some(nonce) => nonce,
            None => self.fresh().await?,
        };
        let first = self.send(&ask, key, nonce).await?;
        if first.refusal() != Some(RefusalCode::StaleNonce) {
            return Ok(first);
        }
        // Not carried out, so it is asked anew. Nonces that were kept are as old as the refused one or older.
        let nonce = self.take();
        self.nonces.lock().unwrap_or_else(PoisonError::into_inner).clear();
        let nonce = match nonce {
            Some(nonce) => nonce,
            None => self.fresh().await?,
        };
        self.send(&ask, key, nonce).await
    }

    async fn send(&self, ask: &Ask<'_>, key: &TransportKey, nonce: Nonce) -> Result<Answer, TransportError> {
        let signed =
            SignedRequest { method: ask.method.as_str(), path_and_query: &ask.path, body: &ask.body, nonce }.sign(key);
        let mut request = self.request(ask);
        for (name, value) in signed.headers() {
            request = request.header(name, value);
        }
        let answer = answer::read(request, ask.limit).await?;
        if let Some(nonce) = answer.nonce() {
            self.keep(nonce);
        }
        Ok(answer)
    }

    fn request(&self, ask: &Ask<'_>) -> RequestBuilder {
        let timeout = self.patience.answer.saturating_add(ask.wait);
        let request = self.http.request(ask.method.clone(), self.address.url(&ask.path)).timeout(timeout);
        if ask.method == Method::GET {
            request
        } else {
            request.header(CONTENT_TYPE, header::CONTENT_TYPE).body(ask.body.clone())
        }
    }

    async fn fresh(&self) -> Result<Nonce, TransportError> {
        self.health().await?;
        self.take().ok_or_else(|| Strange::Contradiction.into())
    }

    /// Takes the youngest nonce.
    fn take(&self) -> Option<Nonce> {
        self.nonces.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn keep(&self, nonce: Nonce) {
        let mut nonces = self.nonces.lock().unwrap_or_else(PoisonError::into_inner);
        if nonces.len() >= NONCES {
            nonces.remove(0);
        }
        nonces.push(nonce);
    }
}

/// Cuts blobs into runs that each fit into one push, in their order.
///
/// A blob above [`limits::BLOB`] gets a run of its own, which [`RelayClient::push`] then refuses.
pub fn batches(blobs: &[Vec<u8>]) -> Vec<&[Vec<u8>]> {
    let mut runs = Vec::new();
    let mut rest = blobs;
    while !rest.is_empty() {
        let mut room = limits::PUSH - ITEM_FRAME;
        let fit = rest.iter().take(limits::PUSH_ITEMS).take_while(|blob| {
            let left = room.checked_sub(blob.len() + ITEM_FRAME);
            room = left.unwrap_or(0);
            left.is_some()
        });
        let count = fit.count().max(1);
        let (run, after) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        runs.push(run);
        rest = after;
    }
    runs
}

impl<'a> Ask<'a> {
    fn new(method: Method, path: String, limit: usize) -> Self {
        Self { method, path, body: Vec::new(), wait: Duration::ZERO, limit, key: None }
    }

    fn signed(self, key: &'a TransportKey) -> Self {
        Self { key: Some(key), ..self }
    }

    fn with(self, body: Vec<u8>) -> Self {
        Self { body, ..self }
    }

    fn waiting(self, wait: Duration) -> Self {
        Self { wait: wait.min(Duration::from_secs(limits::WAIT_SECONDS)), ..self }
    }
}

fn waiting(wait: Duration) -> String {
    match wait.as_secs().min(limits::WAIT_SECONDS) {
        0 => String::new(),
        seconds => format!("&wait={seconds}"),
    }
}

fn position(item: &Item) -> u64 {
    item.position
}

fn rising(after: u64, positions: impl Iterator<Item = u64>, last: u64) -> bool {
    let mut before = after;
    for position in positions {
        if position <= before || position > last {
            return false;
        }
        before = position;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Invariant: runs joined give the blobs back, and each run fits into one push.
        #[test]
        fn batches_cover_and_fit(lengths in proptest::collection::vec(0usize..3_000_000, 0..12), many in 0usize..600) {
            let mut blobs: Vec<Vec<u8>> = lengths.into_iter().map(|length| vec![1; length]).collect();
            blobs.extend(vec![vec![2]; many]);
            let runs = batches(&blobs);
            prop_assert_eq!(&runs.concat(), &blobs);
            for run in runs {
                prop_assert!(!run.is_empty() && run.len() <= limits::PUSH_ITEMS);
                let push = Push { items: run.iter().cloned().map(Blob).collect() };
                prop_assert!(body::to_bytes(&push, limits::PUSH).is_ok());
            }
        }
    }

    #[test]
    fn positions_must_rise_within_the_mailbox() {
        assert!(rising(3, [4, 5, 9].into_iter(), 9));
        assert!(!rising(3, [3].into_iter(), 9));
        assert!(!rising(3, [5, 5].into_iter(), 9));
        assert!(!rising(3, [10].into_iter(), 9));
    }
}
