//! The sealed log of one space, without input or output: calls in, [`Output`] out.
//!
//! Every call that changes something gives the rows to write ([`Effect`]) in the same transaction as whatever the
//! caller derives from it, and [`Engine::load`] makes the same engine from those rows again. What others wrote comes
//! out as [`Accepted`], in the order of each device's chain.

mod adopt;
mod complain;
mod content;
mod ingest;
mod join;
mod load;
mod people;
mod prune;
mod raise;
mod recover;
mod renew;
mod write;

pub use complain::Complained;
pub use load::Loading;
pub use people::{DeviceView, MemberView};

use crate::crypto::{DeviceId, DeviceKeys, Hash32, Kid, Opener, Secret, Signed, encode, random};
use crate::entry::{Chain, DocumentId, EntryError};
use crate::epoch::Ring;
use crate::error::{CryptoError, OpError};
use crate::membership::Log;
use crate::op::{Act, MemberId, Op, OpId, SpaceId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use steunkring_wire::{BlobHash, Founding, Outer, OuterError, TransportPublic};
use thiserror::Error;

/// The most blobs that may wait because they cannot be opened or are out of order.
pub const MAX_PENDING: usize = 20_000;

/// The tables in which a caller keeps the rows of one space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// Operation id to signed operation.
    Op,
    /// Commitment to epoch key.
    Key,
    /// Author, document and generation to document key and newest change.
    DocumentKey,
    /// Device to the end of its chain.
    Tip,
    /// Device and position (big endian) to what became of the entry.
    Entry,
    /// Blob hash to blob; never read back by [`Engine::load`], kept for bundles, moves and rebuilds.
    Blob,
    /// Order (big endian) to a blob that was not sent yet.
    Outbox,
    /// Blob hash to a blob that cannot be opened yet or is out of order.
    Pending,
    /// How far the relay was read.
    Cursor,
    /// Genesis, incarnation and founding.
    Meta,
}

/// A row to write or to delete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Writes a row, over the one with the same key.
    Put {
        /// Where.
        table: Table,
        /// The key.
        key: Vec<u8>,
        /// The value.
        value: Vec<u8>,
    },
    /// Deletes a row, if it is there.
    Delete {
        /// Where.
        table: Table,
        /// The key.
        key: Vec<u8>,
    },
    /// Deletes the rows of [`Table::Entry`] of a device up to a position, and the rows of [`Table::Blob`] that they name
    /// ([`blob_of`]), but for some.
    Trim {
        /// Whose entries.
        device: DeviceId,
        /// The last position that goes.
        upto: u64,
        /// The blobs that stay.
        keep: Vec<[u8; 32]>,
    },
}

/// Changes of one document that another device wrote and that count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Who wrote them.
    pub author: DeviceId,
    /// Whose device that is.
    pub member: MemberId,
    /// The automerge actor, of this author and incarnation.
    pub actor: [u8; 16],
    /// The author's incarnation.
    pub incarnation: u32,
    /// The position in the author's chain.
    pub seq: u64,
    /// The entry's id.
    pub entry: Hash32,
    /// The time the author claims, in milliseconds since 1970.
    pub wall_ms: i64,
    /// The document.
    pub document: DocumentId,
    /// The document's generation.
    pub generation: u32,
    /// The raw changes; each has the right actor or is a fixed beginning.
    pub changes: Vec<Vec<u8>>,
}

/// Something that happened besides accepted changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The membership, or what follows from it, may have changed.
    Membership,
    /// An entry does not count, and is kept.
    Quarantined {
        /// Whose entry.
        device: DeviceId,
        /// Its position.
        seq: u64,
    },
    /// Entries that were accepted lie beyond a fence that came later, or were written by a device whose add turned out
    /// void: the documents must be rebuilt.
    Rebuild {
        /// Whose entries.
        device: DeviceId,
    },
    /// Someone asks to erase generations of documents.
    Erasure {
        /// Who asks.
        device: DeviceId,
        /// The notice's entry.
        entry: Hash32,
        /// What to erase.
        documents: Vec<(DocumentId, u32)>,
    },
    /// Someone says that an erasure was carried out.
    Receipt {
        /// Who says so.
        device: DeviceId,
        /// The notice's entry.
        notice: Hash32,
        /// What was erased.
        documents: Vec<(DocumentId, u32)>,
    },
    /// An owner's prune names whole documents, which stand for entries that everyone may drop.
    Snapshot {
        /// Whose entry they are.
        device: DeviceId,
        /// Its position.
        seq: u64,
        /// Its id.
        entry: Hash32,
        /// The documents, unchecked.
        documents: Vec<(DocumentId, u32, Vec<u8>)>,
        /// Changes that they must hold: the newest of each device in each document.
        newest: Vec<(DocumentId, u32, Hash32)>,
        /// Whether entries that they stand for are not here, so that the documents are to be taken over. Else they are to be
        /// compared: they hold nothing that is not here.
        jumped: bool,
    },
    /// Something of a newer version of the app is kept until this one can read it.
    Newer,
}

/// Something that should not have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// A device wrote two entries at one position: a restored backup or a stolen key.
    Fork {
        /// The device.
        device: DeviceId,
        /// The position.
        seq: u64,
    },
    /// This device's own chain is further than its store: the store was restored from a backup.
    Rollback {
        /// The position that others have.
        seq: u64,
    },
    /// A device took something from somebody as if it had not seen what its own entries had shown to have seen. It counts all the same.
    Ignored {
        /// The device.
        device: DeviceId,
        /// The operation.
        op: OpId,
    },
    /// A device wrote something that cannot be taken in; all it wrote from there on is held back.
    Stopped {
        /// The device.
        device: DeviceId,
        /// The position.
        seq: u64,
        /// What was wrong.
        error: EntryError,
    },
    /// A blob under a known key does not open: it was changed, or belongs to another space.
    Unopened(BlobHash),
    /// An entry could not be read or fits no chain.
    Entry(BlobHash, EntryError),
    /// An operation was refused.
    Operation(BlobHash, OpError),
    /// A blob was refused because too much waits already.
    Full(BlobHash),
}

/// What a call leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// The rows to write, in this order, in one transaction.
    pub effects: Vec<Effect>,
    /// What others wrote.
    pub accepted: Vec<Accepted>,
    /// What else happened.
    pub notices: Vec<Notice>,
    /// What should not have happened.
    pub alarms: Vec<Alarm>,
}

/// Why a call did nothing. What it did before it failed comes out with the next call that succeeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EngineError {
    /// This device may not do that.
    #[error("this device may not do that")]
    Denied,
    /// A change carries another actor than this device's in this incarnation.
    #[error("the change has the wrong actor")]
    Actor,
    /// The rows do not make an engine.
    #[error("the stored rows do not fit together")]
    Store,
    /// A membership operation was refused.
    #[error(transparent)]
    Op(#[from] OpError),
    /// A primitive failed.
    #[error(transparent)]
    Crypto(#[from] CryptoError),
    /// The entry would exceed a limit, or holds no raw changes.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// The sealed blob would exceed the limit of relays.
    #[error(transparent)]
    Outer(#[from] OuterError),
}

/// The sealed log of one space, as this device knows it.
pub struct Engine {
    keys: DeviceKeys,
    log: Log,
    ring: Ring,
    saved_keys: BTreeSet<Hash32>,
    usable: Option<Hash32>,
    feeds: BTreeMap<DeviceId, Feed>,
    document_keys: BTreeMap<(DeviceId, DocumentId, u32), DocumentKey>,
    pending: BTreeMap<BlobHash, Outer>,
    outbox: BTreeMap<u64, Outer>,
    /// How far each mailbox was read.
    cursors: BTreeMap<[u8; 32], u64>,
    incarnation: u32,
    founding: Option<[u8; 16]>,
    /// What opens keys that others still share with the devices from which this one took over.
    former: Vec<Opener>,
    /// The operations of each device that name fences.
    fences: BTreeMap<DeviceId, Vec<OpId>>,
    /// The keys that a device was left without.
    lacking: BTreeSet<Kid>,
    /// The blobs of snapshots that count, by their entries.
    snapshots: BTreeMap<Hash32, BlobHash>,
    fixed: BTreeSet<Hash32>,
    /// Whether this run of the app wrote an entry in full, so that others can verify it without what they lack.
    spoken: bool,
    /// The snapshot from which this device just went on, lacking what it stands for.
    jumped: Option<Hash32>,
    out: Output,
}

/// One device's entries, as far as they form a chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Feed {
    tip: Tip,
    /// Up to where entries were dropped; it is not stored, but where the first row stands says it.
    base: u64,
    /// Per position above that the first bytes of the signature: tells a repetition from a fork.
    marks: Vec<[u8; 8]>,
    /// Entries that do not count now, by position.
    held: BTreeMap<u64, Held>,
    /// The hashes of the blobs of held entries.
    blobs: BTreeMap<u64, [u8; 32]>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Tip {
    chain: Chain,
    /// Where content was wrong; from there on nothing is taken in.
    stopped: Option<u64>,
    /// The last position whose content was taken in.
    taken: u64,
}

/// An entry that is kept aside, in full form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Held {
    kid: crate::crypto::Kid,
    entry: Vec<u8>,
    lasts: Lasts,
}

/// The newest change of an author in document generations before one of its entries.
type Lasts = Vec<(DocumentId, u32, Option<Hash32>)>;

/// What became of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Row {
    id: Hash32,
    mark: [u8; 8],
    wall_ms: i64,
    blob: [u8; 32],
    held: Option<Held>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct DocumentKey {
    key: Secret,
    last: Option<Hash32>,
}

impl Engine {
    /// Founds a space of a `kind` with its first epoch, and names its relay when there is one.
    ///
    /// # Errors
    /// [`EngineError::Op`] for a name or address above its limit.
    pub fn found(
        kind: u8,
        name: &str,
        keys: DeviceKeys,
        relay: Option<&str>,
        fixed: BTreeSet<Hash32>,
        wall_ms: u64,
    ) -> Result<(Engine, Output), EngineError> {
        let genesis = Op::genesis(keys.public(), kind, random()?, name, wall_ms).sign(&keys)?;
        let mut engine = Engine::begin(genesis, keys, fixed)?;
        engine.turn(wall_ms)?;
        if let Some(address) = relay {
            engine.move_to(address, wall_ms)?;
        }
        let output = engine.output();
        Ok((engine, output))
    }

    /// Begins as a newcomer, with the genesis from the welcome; everything else is ingested.
    ///
    /// # Errors
    /// [`EngineError::Op`] for bytes that are no genesis.
    pub fn join(genesis: Signed, keys: DeviceKeys, fixed: BTreeSet<Hash32>) -> Result<(Engine, Output), EngineError> {
        let mut engine = Engine::begin(genesis, keys, fixed)?;
        let output = engine.output();
        Ok((engine, output))
    }

    fn begin(genesis: Signed, keys: DeviceKeys, fixed: BTreeSet<Hash32>) -> Result<Engine, EngineError> {
        let log = Log::new(genesis.clone())?;
        let mut engine = Engine::empty(log, keys, fixed);
        let id = genesis.id().0;
        engine.put(Table::Op, id, encode(&genesis)?);
        engine.put(Table::Meta, "genesis", id);
        Ok(engine)
    }

    fn empty(log: Log, keys: DeviceKeys, fixed: BTreeSet<Hash32>) -> Engine {
        Engine {
            keys,
            log,
            ring: Ring::default(),
            saved_keys: BTreeSet::new(),
            usable: None,
            feeds: BTreeMap::new(),
            document_keys: BTreeMap::new(),
            pending: BTreeMap::new(),
            outbox: BTreeMap::new(),
            cursors: BTreeMap::new(),
            incarnation: 0,
            founding: None,
            former: Vec::new(),
            fences: BTreeMap::new(),
            lacking: BTreeSet::new(),
            snapshots: BTreeMap::new(),
            fixed,
            spoken: false,
            jumped: None,
            out: Output::default(),
        }
    }

    /// The space's id.
    pub fn space(&self) -> SpaceId {
        self.log.space()
    }

    /// This device.
    pub fn device(&self) -> DeviceId {
        self.keys.id()
    }

    /// This device's keys in this space.
    pub fn keys(&self) -> &DeviceKeys {
        &self.keys
    }

    /// The membership operations and what they come to.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// The epoch keys.
    pub fn ring(&self) -> &Ring {
        &self.ring
    }

    /// The signed genesis, for a welcome.
    pub fn genesis(&self) -> Option<&Signed> {
        self.log.signed(&self.log.space())
    }

    /// The automerge actor of this device in this incarnation.
    pub fn actor(&self) -> [u8; 16] {
        crate::crypto::actor_id(&self.space(), &self.device(), self.incarnation)
    }

    /// This device's incarnation.
    pub fn incarnation(&self) -> u32 {
        self.incarnation
    }

    /// Begins a new incarnation, after a restore or rebuild: no (actor, seq) is ever used twice.
    pub fn raise_incarnation(&mut self) -> Output {
        let own = self.feeds.get(&self.keys.id()).map_or(0, |f| f.tip.chain.incarnation);
        self.incarnation = self.incarnation.max(own).saturating_add(1);
        self.put(Table::Meta, "incarnation", self.incarnation.to_be_bytes());
        self.output()
    }

    /// What was not sent yet, oldest first.
    pub fn outbox(&self) -> impl Iterator<Item = &Outer> {
        self.outbox.values()
    }

    /// Strikes blobs off the outbox, once a relay gave a receipt for them.
    pub fn sent(&mut self, hashes: &[BlobHash]) -> Output {
        let done: BTreeSet<&BlobHash> = hashes.iter().collect();
        let gone: Vec<u64> = self.outbox.iter().filter(|(_, o)| done.contains(&o.hash())).map(|(n, _)| *n).collect();
        for number in gone {
            self.outbox.remove(&number);
            self.delete(Table::Outbox, number.to_be_bytes());
        }
        self.output()
    }

    /// How far a mailbox was read.
    pub fn cursor(&self, mailbox: &[u8; 32]) -> u64 {
        self.cursors.get(mailbox).copied().unwrap_or_default()
    }

    /// Notes how far a mailbox was read; to be written with what was ingested up to there.
    pub fn set_cursor(&mut self, mailbox: [u8; 32], cursor: u64) -> Output {
        self.cursors.insert(mailbox, cursor);
        self.put(Table::Cursor, mailbox, cursor.to_be_bytes());
        self.output()
    }

    /// Names a new mailbox of this device's at a relay, for a first relay or a move.
    ///
    /// # Errors
    /// [`EngineError::Op`] for who is no owner.
    pub fn set_relay(&mut self, address: &str, wall_ms: u64) -> Result<Output, EngineError> {
        self.move_to(address, wall_ms)?;
        Ok(self.output())
    }

    /// What claims the mailbox, on the device that founded it.
    pub fn founding(&self) -> Option<Founding> {
        self.founding.map(|nonce| self.founding_of(nonce))
    }

    fn founding_of(&self, nonce: [u8; 16]) -> Founding {
        Founding { key: TransportPublic(self.keys.public().transport), nonce }
    }

    fn move_to(&mut self, address: &str, wall_ms: u64) -> Result<(), EngineError> {
        let nonce = random()?;
        let mailbox = self.founding_of(nonce).mailbox().0;
        self.do_act(Act::Relay { address: address.to_owned(), mailbox }, wall_ms)?;
        self.founding = Some(nonce);
        self.put(Table::Meta, "founding", nonce);
        Ok(())
    }

    fn put(&mut self, table: Table, key: impl AsRef<[u8]>, value: impl AsRef<[u8]>) {
        self.out.effects.push(Effect::Put { table, key: key.as_ref().to_vec(), value: value.as_ref().to_vec() });
    }

    fn delete(&mut self, table: Table, key: impl AsRef<[u8]>) {
        self.out.effects.push(Effect::Delete { table, key: key.as_ref().to_vec() });
    }

    fn output(&mut self) -> Output {
        std::mem::take(&mut self.out)
    }
}

/// The blob that a row of [`Table::Entry`] names; none for bytes that are no such row.
pub fn blob_of(row: &[u8]) -> Option<[u8; 32]> {
    crate::crypto::decode::<Row>(row, steunkring_wire::limits::BLOB).ok().map(|row| row.blob)
}

/// The key of a [`Table::Entry`] row.
fn entry_key(device: &DeviceId, seq: u64) -> Vec<u8> {
    [&device.0[..], &seq.to_be_bytes()].concat()
}

/// The key of a [`Table::DocumentKey`] row.
fn document_row(author: &DeviceId, document: &DocumentId, generation: u32) -> Vec<u8> {
    [&author.0[..], &document.0, &generation.to_be_bytes()].concat()
}
