//! Sending and fetching through a relay that can read nothing.

mod files;
pub(crate) mod kit;
mod pace;
mod places;

use std::collections::BTreeSet;
use std::time::Duration;

pub use pace::Pace;

use serde::{Deserialize, Serialize};
use steunkring_domain::Instant;
use steunkring_store::StoreError;
use steunkring_sync::engine::Engine;
use steunkring_sync::transport::{Patience, RelayAddress, RelayClient, TransportError, batches};
use steunkring_text::Label;
use steunkring_wire::body::Item;
use steunkring_wire::{AccessList, BlobHash, MailboxId, Outer, RefusalCode, SignedAccess, TransportKey, limits};
use tokio::runtime::Runtime;

use crate::log::Read;
use crate::online::AtHome;
use crate::space::OpenSpace;
use crate::undo::written_by_now;
use crate::{App, CoreError, Job, SpaceId};

/// A relay's certificate is not believed from before this moment, in seconds since 1970: phones' clocks are wrong at times.
const BUILT: u64 = 1_795_478_400;
/// How long a relay is waited for.
const PATIENCE: Patience = Patience { connect: Duration::from_secs(10), answer: Duration::from_secs(30) };
/// How often a space may have moved on within one exchange.
const MOVES: usize = 4;
/// The meta value with the relay's address that came with the welcome.
const ADDRESS: &str = "relay-address";
/// The meta value with when sending and fetching last went well.
const SUCCEEDED: &str = "sync-succeeded";
/// The meta value with when it failed since.
const FAILED: &str = "sync-failed";
/// The meta value with how far this device's clock was ahead of the relay's, in seconds.
const AHEAD: &str = "clock-ahead";
/// Two clocks that differ by more than so many seconds are called off: ten minutes.
const CLOCK_OFF: u64 = 600;
/// The meta value with the mailbox that came with the welcome.
const MAILBOX: &str = "relay-mailbox";

/// What went wrong where a list of keys cannot be made.
const LIST: &str = "the list of keys";

/// What went to and fro.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Synced {
    /// How many sealed items, photos and voice notes the relay has a receipt for.
    pub sent: usize,
    /// How many of them were fetched.
    pub fetched: usize,
    /// How often the space has changed here.
    pub revision: u64,
    /// Whether all was done that there was to do; not where the job was asked to stop.
    pub finished: bool,
}

/// How a space stands with the other phones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SyncState {
    /// On this phone only, and nobody else belongs.
    Alone,
    /// On this phone; others get it by file.
    SavedHere,
    /// Something waits to be sent.
    Waiting,
    /// Everything was sent and fetched.
    Equal,
    /// The last time the relay did not answer.
    RelayAway,
}

impl SyncState {
    /// The message that says so.
    pub fn message(self) -> &'static str {
        match self {
            Self::Alone => "sync-state-alone",
            Self::SavedHere => "sync-state-saved-here",
            Self::Waiting => "sync-state-waiting",
            Self::Equal => "sync-state-equal",
            Self::RelayAway => "sync-state-relay-away",
        }
    }
}

/// When sending and fetching last went well, and when it last failed since.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) succeeded: Option<Instant>,
    pub(crate) failed: Option<Instant>,
    /// How many seconds this device's clock was ahead of the relay's at the last exchange.
    pub(crate) ahead: Option<i64>,
}

impl Told {
    /// Whether the clock of this device or of the relay is wrong.
    pub(crate) fn clock_is_off(&self) -> bool {
        self.ahead.is_some_and(|ahead| ahead.unsigned_abs() > CLOCK_OFF)
    }
}

/// Where a space's items lie.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    pub(crate) address: String,
    pub(crate) mailbox: [u8; 32],
}

impl App {
    /// Names the relay of a space, where a mailbox of its own is made at the next [`App::sync`].
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for an address that is none, [`CoreError::NotAllowed`] for who is no owner.
    pub fn use_relay(&mut self, space: SpaceId, address: &str) -> Result<(), CoreError> {
        let address = self::address(address)?;
        let now = self.now();
        let open = self.space(space)?;
        open.begin_anew(now)?;
        open.change_log(|log| log.use_relay(&address.to_string(), now).map(|output| ((), output)))
    }

    /// Whether a space has a relay.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space that is not there.
    pub fn has_relay(&mut self, space: SpaceId) -> Result<bool, CoreError> {
        Ok(self.space(space)?.relay()?.is_some())
    }

    /// The address of the relay of a space, where it has one.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space that is not there.
    pub fn relay_address(&mut self, space: SpaceId) -> Result<Option<String>, CoreError> {
        Ok(self.space(space)?.relay()?.map(|place| place.address))
    }

    /// Fetches what others sent and sends what waits; what was written stays here whatever becomes of it.
    ///
    /// # Errors
    /// [`CoreError::Offline`] when the relay cannot be reached, [`CoreError::NoRelay`] when something else answers,
    /// [`CoreError::NotAllowed`] when it lets
    /// this device not in, [`CoreError::Missing`] for a space without a relay.
    pub fn sync(&mut self, space: SpaceId) -> Result<Synced, CoreError> {
        self.sync_with(space, &Job::new())
    }

    /// The same as a job: fetches, takes the map in, sends, takes the notes in, and carries their photos and voice notes over. Asked to
    /// stop, it waits for no answer of the relay any more and leaves the rest to the next time.
    ///
    /// # Errors
    /// As [`App::sync`].
    pub fn sync_with(&mut self, space: SpaceId, job: &Job) -> Result<Synced, CoreError> {
        self.wait_here(async |home| sync(home, space, job).await)
    }

    /// Takes in what was fetched of a place, and gives what is missing there.
    fn take_fetched(&mut self, space: SpaceId, place: &Place, fetched: Fetched) -> Result<Vec<Vec<u8>>, CoreError> {
        let Fetched { blobs, end, whole, put_back } = fetched;
        let moment = (self.now(), self.uptime());
        let open = self.space(space)?;
        if put_back {
            // What lay there and is gone is sent once more.
            open.note_emptied(place)?;
        }
        let missing = if whole { open.missing(place, &blobs)? } else { Vec::new() };
        let taken = open.take_in(blobs, Some(Read { mailbox: place.mailbox, to: end.position }), moment);
        self.remember_typing(space)?;
        taken?;
        let open = self.space(space)?;
        open.note_read_to(place, &end)?;
        if whole {
            open.begin_anew(moment.0)?;
            open.retire_old(moment.0)?;
        }
        Ok(missing)
    }

    fn stage(&mut self, space: SpaceId, message: &str) -> Result<Label, CoreError> {
        Ok(self.words_in(space)?.plain(message))
    }
}

/// Fetches what others sent, takes the map in, sends what waits, takes the notes in, and carries their photos and voice notes over:
/// [`App::sync_with`].
///
/// # Errors
/// As [`App::sync`].
pub async fn sync(home: &impl AtHome, space: SpaceId, job: &Job) -> Result<Synced, CoreError> {
    let mut synced = Synced::default();
    let mut exchanged = exchange(home, space, job, &mut synced).await;
    let caught = job.clone();
    // What came earlier and waits needs no relay.
    let taken = home.with(move |app| app.take_in_notes(space, &caught)).await;
    if matches!((&exchanged, &taken), (Ok(true), Ok(true))) {
        // Now the notes say which files there are.
        exchanged = files::carry(home, space, job, &mut synced).await;
    }
    let finish = move |app: &mut App| {
        let now = app.now();
        let noted = match exchanged {
            Ok(true) => app.space(space)?.note_sync(SUCCEEDED, now),
            Err(CoreError::Offline | CoreError::NoRelay | CoreError::NotAllowed) => {
                app.space(space)?.note_sync(FAILED, now)
            }
            Ok(false) | Err(_) => Ok(()),
        };
        synced.finished = exchanged? & noted.and(taken)?;
        synced.revision = app.revision(space)?;
        Ok(synced)
    };
    let finished = home.with(finish).await;
    job.end();
    finished
}

/// Fetches and sends; says whether all of it, not where the job was asked to stop.
async fn exchange(home: &impl AtHome, space: SpaceId, job: &Job, synced: &mut Synced) -> Result<bool, CoreError> {
    let begin = move |app: &mut App| {
        // What was typed is sent too.
        app.settle_all()?;
        Ok((app.stage(space, "sync-fetching")?, app.stage(space, "sync-state-sending")?))
    };
    let (fetching, sending) = home.with(begin).await?;
    job.report_stage(fetching);
    let (fetched, mut whole) = places::look_back(home, space, job).await?;
    synced.fetched += fetched;
    let lies_at = move |app: &mut App| app.space(space)?.relay();
    for _ in 0..MOVES {
        let place = home.with(lies_at).await?.ok_or(CoreError::Missing("relay"))?;
        whole = whole && exchange_at(home, (space, &place), (job, &sending), synced).await?;
        // What was fetched may say that the space has moved on.
        if !whole || home.with(lies_at).await?.as_ref() == Some(&place) {
            break;
        }
    }
    home.with(move |app| written_by_now(app.recognise(space))).await?;
    Ok(whole)
}

async fn exchange_at(
    home: &impl AtHome,
    (space, place): (SpaceId, &Place),
    (job, sending): (&Job, &Label),
    synced: &mut Synced,
) -> Result<bool, CoreError> {
    let at = place.clone();
    home.with(move |app| {
        let now = app.now();
        app.space(space)?.settle_at(&at, now)
    })
    .await?;
    let client = client(address(&place.address)?)?;
    let mailbox = MailboxId(place.mailbox);
    let Some(health) = job.unless_cancelled(client.health()).await else { return Ok(false) };
    let time = health?.time;
    home.with(move |app| {
        let now = app.now();
        app.space(space)?.note_clock(now, time)
    })
    .await?;
    let Some(came) = job.unless_cancelled(come_in(&client, home, space, mailbox)).await else { return Ok(false) };
    came?;
    let at = place.clone();
    let begin = move |app: &mut App| {
        let open = app.space(space)?;
        let from = if open.is_filled(&at)? { open.read_to(&at)? } else { End::default() };
        Ok((open.transport()?, from))
    };
    let (key, from) = home.with(begin).await?;
    let fetched = fetch(&client, &key, &mailbox, from, job).await?;
    synced.fetched += fetched.blobs.len();
    let (whole, at) = (fetched.whole, place.clone());
    let missing = home.with(move |app| app.take_fetched(space, &at, fetched)).await?;
    if !whole {
        return Ok(false);
    }
    let Some(let_in) = job.unless_cancelled(let_in(&client, home, space, mailbox)).await else { return Ok(false) };
    let_in?;
    job.report_stage(sending.clone());
    if !send(&client, home, (space, mailbox), (missing, job), &mut synced.sent).await? {
        return Ok(false);
    }
    let at = place.clone();
    home.with(move |app| app.space(space)?.note_filled(&at)).await?;
    Ok(true)
}

/// Reads a relay's address.
pub(crate) fn address(text: &str) -> Result<RelayAddress, CoreError> {
    text.parse()
        .map_err(|_| CoreError::Invalid { field: "relay", reason: "an address like https://relay.example".to_owned() })
}

/// A client of a relay.
pub(crate) fn client(address: RelayAddress) -> Result<RelayClient, CoreError> {
    Ok(RelayClient::new(address, PATIENCE, BUILT)?)
}

/// What waits for the network.
pub(crate) fn runtime() -> Result<Runtime, CoreError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|_| CoreError::Unexpected("no runtime"))
}

impl OpenSpace {
    /// Keeps where the space's items lie, as the welcome said.
    pub(crate) fn keep_place(&self, place: Place) -> Result<(), CoreError> {
        Ok(self.store().write(move |tx| -> Result<(), StoreError> {
            tx.put_meta(ADDRESS, place.address.as_bytes())?;
            tx.put_meta(MAILBOX, &place.mailbox)
        })?)
    }

    /// When sending and fetching last went well, and when it failed since.
    pub(crate) fn sync_noted(&self) -> Result<Told, CoreError> {
        let read = |reader: &steunkring_store::Reader<'_>| -> Result<_, StoreError> {
            Ok([reader.meta(SUCCEEDED)?, reader.meta(FAILED)?, reader.meta(AHEAD)?])
        };
        let noted = self.store().read(read)?;
        let [succeeded, failed, ahead] = noted.map(|bytes| bytes?.try_into().ok().map(i64::from_le_bytes));
        Ok(Told { succeeded: succeeded.map(Instant), failed: failed.map(Instant), ahead })
    }

    /// How many sealed items, photos and voice notes wait to be sent through a relay that was used, and when sending last went well;
    /// nothing where it never did.
    pub(crate) fn unsent(&self) -> Result<Option<(u64, Instant)>, CoreError> {
        let (Some(at), Some(place)) = (self.sync_noted()?.succeeded, self.used_place()?) else { return Ok(None) };
        let waiting = self.store().read(crate::log::unsent)?;
        Ok(Some((waiting + self.files_waiting(&place)?, at)))
    }

    /// How many sealed items, photos and voice notes wait to be sent; none of them without a relay, for then all goes with a file.
    pub(crate) fn left_to_send(&mut self) -> Result<usize, CoreError> {
        let Some(place) = self.relay()? else { return Ok(0) };
        let files = usize::try_from(self.files_waiting(&place)?).unwrap_or(usize::MAX);
        Ok(self.log()?.waiting().saturating_add(files))
    }

    fn note_clock(&self, at: Instant, relay: u64) -> Result<(), CoreError> {
        let ahead = (at.0 / 1000).saturating_sub_unsigned(relay);
        Ok(self.store().write(move |tx| tx.put_meta(AHEAD, &ahead.to_le_bytes()))?)
    }

    fn note_sync(&self, what: &'static str, at: Instant) -> Result<(), CoreError> {
        Ok(self.store().write(move |tx| -> Result<(), StoreError> {
            if what == SUCCEEDED {
                tx.delete_meta(FAILED)?;
            }
            tx.put_meta(what, &at.0.to_le_bytes())
        })?)
    }

    /// Where the space's items lie: as its members agreed, else as the welcome said.
    pub(crate) fn relay(&mut self) -> Result<Option<Place>, CoreError> {
        if let Some(place) = self.log()?.relay() {
            return Ok(Some(place));
        }
        let read = |reader: &steunkring_store::Reader<'_>| -> Result<_, StoreError> {
            Ok(reader.meta(ADDRESS)?.zip(reader.meta(MAILBOX)?))
        };
        let Some((address, mailbox)) = self.store().read(read)? else { return Ok(None) };
        let address = String::from_utf8(address).map_err(|_| CoreError::Damaged)?;
        let mailbox = mailbox.try_into().map_err(|_| CoreError::Damaged)?;
        Ok(Some(Place { address, mailbox }))
    }
}

/// Makes the mailbox where this device founded it and nobody did, and says whether the relay lets this device in.
async fn come_in(
    client: &RelayClient,
    home: &impl AtHome,
    space: SpaceId,
    mailbox: MailboxId,
) -> Result<(), CoreError> {
    let keys = move |app: &mut App| {
        let open = app.space(space)?;
        let old = open.old_keys()?.map(|keys| keys.transport().clone());
        let engine = open.log()?.engine();
        Ok((engine.keys().transport().clone(), founding(engine, &mailbox)?, old))
    };
    let (key, founding, old) = home.with(keys).await?;
    match (client.access(&key, &mailbox).await, founding, old) {
        (Err(TransportError::Refused { code: RefusalCode::NoMailbox, .. }), Some(first), _) => {
            client.set_access(&key, &mailbox, &first).await?;
            Ok(())
        }
        (Err(TransportError::Refused { .. }), _, Some(old)) => {
            client.access(&old, &mailbox).await?;
            known_as(home, space, Some(old)).await
        }
        // Not let in yet: who invited this device has to send first.
        (Err(TransportError::Refused { .. }), _, None) => Err(CoreError::NotAllowed),
        (other, ..) => {
            other?;
            known_as(home, space, None).await?;
            home.with(move |app| app.space(space)?.drop_old_keys()).await
        }
    }
}

async fn known_as(home: &impl AtHome, space: SpaceId, key: Option<TransportKey>) -> Result<(), CoreError> {
    let note = move |app: &mut App| {
        app.space(space)?.is_known_as(key);
        Ok(())
    };
    home.with(note).await
}

/// Brings the relay's list of keys up to who belongs, where this device may. Only after fetching: who does not know of the last
/// member yet would shut it out.
async fn let_in(client: &RelayClient, home: &impl AtHome, space: SpaceId, mailbox: MailboxId) -> Result<(), CoreError> {
    let key = home.with(move |app| app.space(space)?.transport()).await?;
    let kept = client.access(&key, &mailbox).await?;
    let signer = key.clone();
    let next = move |app: &mut App| {
        let engine = app.space(space)?.log()?.engine();
        let ((admins, members), own) = (engine.access(), engine.keys().transport().public());
        if (&kept.admins, &kept.members) == (&admins, &members)
            || !kept.admins.contains(&signer.public())
            || !admins.contains(&own)
        {
            return Ok(None);
        }
        let next = kept.next(admins, members).and_then(|list| list.sign(&signer));
        next.map(Some).map_err(|_| CoreError::Unexpected(LIST))
    };
    if let Some(next) = home.with(next).await? {
        client.set_access(&key, &mailbox, &next).await?;
        known_as(home, space, None).await?;
    }
    Ok(())
}

/// The first list of keys of a mailbox that this device founded.
fn founding(engine: &Engine, mailbox: &MailboxId) -> Result<Option<SignedAccess>, CoreError> {
    let Some(founding) = engine.founding().filter(|founding| founding.mailbox() == *mailbox) else { return Ok(None) };
    let first = AccessList::founding(founding).and_then(|list| list.sign(engine.keys().transport()));
    first.map(Some).map_err(|_| CoreError::Unexpected(LIST))
}

/// How many items at the end of what was read are known again. One alone may come to lie where it lay by chance, as whoever fills a
/// mailbox again does so in an order of its own.
const KNOWN: usize = 16;

/// How far a mailbox was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct End {
    /// The position of the last item; 0 before the first.
    position: u64,
    /// The last items with their positions, ascending, where those are known; the last lies at the end.
    items: Vec<(u64, [u8; 32])>,
}

/// What was fetched of a mailbox.
struct Fetched {
    blobs: Vec<Outer>,
    end: End,
    /// Whether that was everything; not where the job was asked to stop.
    whole: bool,
    /// Whether something else or nothing lies where it was read to before, as in a relay that was put back to an older copy. Then it was
    /// read from its beginning.
    put_back: bool,
}

/// Fetches everything after the end that was read before.
async fn fetch(
    client: &RelayClient,
    key: &TransportKey,
    mailbox: &MailboxId,
    from: End,
    job: &Job,
) -> Result<Fetched, CoreError> {
    let mut fetched = Fetched { blobs: Vec::new(), end: from, whole: false, put_back: false };
    // The last items that are known come along once more, to see that they are the same.
    let mut known = fetched.end.items.clone();
    loop {
        let before = fetched.end.position;
        let after = known.first().map_or(before, |(first, _)| first.saturating_sub(1).min(before));
        let pull = client.pull(key, mailbox, after, limits::PULL_ITEMS);
        let Some(pulled) = job.unless_cancelled(pull).await else { return Ok(fetched) };
        let mut pulled = pulled?;
        let fresh = pulled.items.split_off(pulled.items.partition_point(|item| item.position <= before));
        let again: Vec<_> = pulled.items.iter().map(mark_of).collect();
        let seen = std::mem::take(&mut known);
        // Some may have been dropped since, but for the last, which nothing follows.
        let differs = again.iter().any(|mark| !seen.contains(mark)) || again.last() != seen.last();
        if !fetched.put_back && (differs || pulled.last < before) {
            fetched = Fetched { put_back: true, end: End::default(), ..fetched };
            continue;
        }
        let Some(end) = fresh.last() else { return Ok(Fetched { whole: true, ..fetched }) };
        fetched.end.position = end.position;
        fetched.end.items.extend(fresh.iter().skip(fresh.len().saturating_sub(KNOWN)).map(mark_of));
        fetched.end.items.drain(..fetched.end.items.len().saturating_sub(KNOWN));
        // What is no sealed item is the relay's fault or malice; it is passed over.
        fetched.blobs.extend(fresh.iter().filter_map(|item| Outer::decode(&item.blob.0).ok()));
    }
}

/// By what an item is known again.
fn mark_of(item: &Item) -> (u64, [u8; 32]) {
    (item.position, BlobHash::of(&item.blob.0).0)
}

/// Sends what is missing there and what waits, and strikes that off when the relay has given its receipt. Counts what was sent, and
/// says whether that was all.
async fn send(
    client: &RelayClient,
    home: &impl AtHome,
    (space, mailbox): (SpaceId, MailboxId),
    (missing, job): (Vec<Vec<u8>>, &Job),
    sent: &mut usize,
) -> Result<bool, CoreError> {
    let waits = move |app: &mut App| {
        let mut waiting = missing;
        let hashes: BTreeSet<BlobHash> = waiting.iter().map(|blob| BlobHash::of(blob)).collect();
        let open = app.space(space)?;
        let outbox: Vec<Vec<u8>> = encoded(open.log()?.engine().outbox())?;
        waiting.extend(outbox.into_iter().filter(|blob| !hashes.contains(&BlobHash::of(blob))));
        Ok((waiting, open.transport()?))
    };
    let (waiting, key) = home.with(waits).await?;
    for batch in batches(&waiting) {
        // Where the answer is not waited for, the same is sent once more the next time, and counts once.
        match job.unless_cancelled(client.push(&key, &mailbox, batch)).await {
            None => return Ok(false),
            Some(pushed) => drop(pushed?),
        }
        let hashes: Vec<BlobHash> = batch.iter().map(|blob| BlobHash::of(blob)).collect();
        home.with(move |app| app.space(space)?.change_log(|log| Ok(((), log.sent(&hashes))))).await?;
        *sent += batch.len();
    }
    Ok(true)
}

fn encoded<'a>(blobs: impl Iterator<Item = &'a Outer>) -> Result<Vec<Vec<u8>>, CoreError> {
    blobs.map(Outer::encode).collect::<Result<_, _>>().map_err(|_| CoreError::Unexpected("a sealed item"))
}

impl From<TransportError> for CoreError {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Refused { code: RefusalCode::NotListed, .. } => Self::NotAllowed,
            TransportError::Setup => Self::Unexpected("the network could not be set up"),
            TransportError::TooLong => Self::Invalid { field: "text", reason: error.to_string() },
            TransportError::Strange(_) | TransportError::Untrusted => Self::NoRelay,
            _ => Self::Offline,
        }
    }
}
