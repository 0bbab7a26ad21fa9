//! Content entries: a signed header that chains, and sealed parts that can be taken off it again.
//!
//! The signature covers the hash of the canonical [`Header`], in which each part and each wrapped document key stands
//! by its hash. So an entry whose parts were erased still verifies, and so does the chain behind it. On the wire the
//! header is shortened against the entry before it of the same device ([`Chain`]) and restored before it is verified.

pub(crate) mod bytes;
mod change;
mod part;
mod wire;

pub use change::{RawChange, restore as restore_changes, shorten as shorten_changes};
pub use part::{Place, WRAPPED, open_part, part_hash, seal_part, unwrap_key, wrap_context, wrap_key};
pub(crate) use part::{decrypt, encrypt};
pub use wire::{Author, Form, Travelling, author_hint};

use crate::crypto::{DeviceId, DeviceKeys, Hash32, Kid, Signature, Signed, encode, hash};
use crate::error::CryptoError;
use bytes::{Reader, put_sized, put_varint};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// The version of this entry format, 1 to 15.
pub const ENTRY_VERSION: u8 = 1;
/// The most bytes of one raw change.
pub const MAX_CHANGE: usize = 1024 * 1024;
/// The most changes in one part.
pub const MAX_CHANGES: usize = 8192;
/// The most parts, and the most wrapped keys, in one entry; a snapshot has one a document.
pub const MAX_PARTS: usize = MAX_DOCUMENTS;
/// The most bytes of one sealed part.
pub const MAX_PART: usize = 3 * 1024 * 1024;
/// The most membership heads in one entry.
pub const MAX_HEADS: usize = 64;
/// The most devices in one entry's `seen`.
pub const MAX_SEEN: usize = 512;
/// The most bytes of a payload that stands in the header.
pub const MAX_PAYLOAD: usize = 1024 * 1024;
/// The most documents that an erasure or a receipt names.
pub const MAX_DOCUMENTS: usize = 4096;
/// How many documents of its author an entry can name by one byte.
pub const RECENT: usize = 15;

const ID_TAG: &str = "steunkring/entry/id/1";
const SIGNATURE_TAG: &str = "steunkring/entry/1";

/// The id of a document within its space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DocumentId(pub [u8; 16]);

/// Why an entry cannot be written or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EntryError {
    /// The bytes do not have the form they should have.
    #[error("the entry does not have the expected form")]
    Malformed,
    /// A length or count is above its limit.
    #[error("the entry exceeds a limit of the format")]
    TooLarge,
    /// A newer version of the app wrote the entry.
    #[error("the entry is of format version {0}, newer than this app")]
    Newer(u8),
    /// The signature does not fit, or the entry was shortened against another one.
    #[error("the signature of the entry does not fit")]
    Signature,
    /// A part or a wrapped key does not open.
    #[error("a part of the entry does not open")]
    Part,
    /// A part holds something else than raw changes.
    #[error("a part of the entry holds no raw changes")]
    Change,
    /// Whole documents do not come from the chains that they are said to stand for.
    #[error("the whole documents do not fit what is known here")]
    Snapshot,
}

/// What an entry is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Payload {
    /// Raw changes, in the parts.
    Changes,
    /// Whole documents, in the parts, that stand for all entries up to these chains.
    Snapshot(BTreeMap<DeviceId, SnapshotChain>),
    /// Asks everyone to erase these generations.
    Erasure(Vec<(DocumentId, u32)>),
    /// Says that an erasure notice, named by its entry, was carried out for these generations.
    Receipt(Hash32, Vec<(DocumentId, u32)>),
    /// Says nothing but what every header says: when, and what was seen.
    Acknowledgement,
    /// Something that a newer app wrote: its kind and its bytes.
    Newer(u8, Vec<u8>),
}

/// What a snapshot says of one device, so that later entries of it can be restored without the earlier ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotChain {
    /// The device's chain up to the last entry that the snapshot covers.
    pub chain: Chain,
    /// Per document and generation in use: the key under the snapshot's epoch, and the device's newest change.
    #[serde(deserialize_with = "crate::crypto::list::<_, _, MAX_DOCUMENTS>")]
    pub documents: Vec<(DocumentId, u32, Vec<u8>, Hash32)>,
}

/// A part or a wrapped key as the header names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The document.
    pub document: DocumentId,
    /// The document's generation.
    pub generation: u32,
    /// The hash of the sealed bytes, [`part_hash`].
    pub hash: Hash32,
}

/// All that the author signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The space.
    pub space: Hash32,
    /// Whose entry it is.
    pub author: DeviceId,
    /// Rises after each restore or rebuild of the author's store.
    pub incarnation: u32,
    /// The position in the author's chain, from 1.
    pub seq: u64,
    /// The id of the entry before it; zeros at position 1.
    pub prev: Hash32,
    /// The epoch it is sealed under.
    pub kid: Kid,
    /// The membership operations that the author had seen last.
    pub heads: BTreeSet<Hash32>,
    /// The positions of other devices that the author had seen.
    pub seen: BTreeMap<DeviceId, u64>,
    /// The time the author claims, in milliseconds since 1970; shown, never used for order.
    pub wall_ms: i64,
    /// Random bytes, part of the key of each part.
    pub salt: [u8; 8],
    /// What the entry is about.
    pub payload: Payload,
    /// The document keys that the author uses from this entry on.
    pub keys: Vec<Named>,
    /// The parts.
    pub parts: Vec<Named>,
}

/// A verified or freshly signed entry with those of its keys and parts that are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What was signed.
    pub header: Header,
    /// The signature.
    pub signature: Signature,
    /// The wrapped document keys in the order of the header; none where erased.
    pub keys: Vec<Option<Vec<u8>>>,
    /// The sealed parts in the order of the header; none where erased.
    pub parts: Vec<Option<Vec<u8>>>,
}

/// The end of a device's chain: what its next entry is shortened against.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    /// The incarnation of the last entry.
    pub incarnation: u32,
    /// The position of the last entry, 0 for none.
    pub seq: u64,
    /// The id of the last entry.
    pub hash: Hash32,
    /// The time the last entry claims.
    pub wall_ms: i64,
    /// The membership heads of the last entry.
    pub heads: BTreeSet<Hash32>,
    /// The positions the last entry had seen.
    pub seen: BTreeMap<DeviceId, u64>,
    /// The documents the device last wrote in, newest first, at most [`RECENT`].
    pub recent: Vec<(DocumentId, u32)>,
}

impl Chain {
    /// The chain with one more entry.
    pub fn after(&self, header: &Header) -> Chain {
        let mut recent = self.recent.clone();
        header.keys.iter().chain(&header.parts).for_each(|n| used(&mut recent, (n.document, n.generation)));
        Chain {
            incarnation: header.incarnation,
            seq: header.seq,
            hash: header.id(),
            wall_ms: header.wall_ms,
            heads: header.heads.clone(),
            seen: header.seen.clone(),
            recent,
        }
    }

    /// Whether an entry is the next of this chain: linked, and with nothing going backwards.
    pub fn precedes(&self, header: &Header) -> bool {
        self.seq.checked_add(1) == Some(header.seq)
            && self.hash == header.prev
            && self.incarnation <= header.incarnation
            && self.seen.iter().all(|(device, seq)| header.seen.get(device).is_some_and(|s| s >= seq))
    }
}

impl Header {
    /// The id of the entry: the hash of the canonical bytes.
    pub fn id(&self) -> Hash32 {
        hash(ID_TAG, &[&self.canonical()])
    }

    /// The place of part `index`.
    pub fn place(&self, index: usize, named: &Named) -> Place {
        Place {
            space: self.space,
            author: self.author,
            incarnation: self.incarnation,
            seq: self.seq,
            salt: self.salt,
            index: u32::try_from(index).unwrap_or(u32::MAX),
            document: named.document,
            generation: named.generation,
        }
    }

    /// Signs the header and joins it with its keys and parts.
    ///
    /// # Errors
    /// None in practice.
    pub fn sign(self, keys: &DeviceKeys, wrapped: Vec<Vec<u8>>, parts: Vec<Vec<u8>>) -> Result<Entry, CryptoError> {
        let signature = keys.sign(SIGNATURE_TAG, &self.id())?.sig;
        let there = |all: Vec<Vec<u8>>| all.into_iter().map(Some).collect();
        Ok(Entry { header: self, signature, keys: there(wrapped), parts: there(parts) })
    }

    /// The bytes that [`Header::id`] hashes; see `docs/spec/sealed-log.md`.
    pub fn canonical(&self) -> Vec<u8> {
        let mut out = vec![ENTRY_VERSION];
        out.extend_from_slice(&self.space.0);
        out.extend_from_slice(&self.author.0);
        out.extend_from_slice(&self.incarnation.to_le_bytes());
        out.extend_from_slice(&self.seq.to_le_bytes());
        out.extend_from_slice(&self.prev.0);
        out.extend_from_slice(&self.kid.0);
        out.extend_from_slice(&self.wall_ms.to_le_bytes());
        out.extend_from_slice(&self.salt);
        put_varint(&mut out, self.heads.len() as u64);
        self.heads.iter().for_each(|head| out.extend_from_slice(&head.0));
        put_varint(&mut out, self.seen.len() as u64);
        for (device, seq) in &self.seen {
            out.extend_from_slice(&device.0);
            out.extend_from_slice(&seq.to_le_bytes());
        }
        self.payload.put(&mut out);
        for list in [&self.keys, &self.parts] {
            put_varint(&mut out, list.len() as u64);
            for named in list {
                out.extend_from_slice(&named.document.0);
                out.extend_from_slice(&named.generation.to_le_bytes());
                out.extend_from_slice(&named.hash.0);
            }
        }
        out
    }
}

impl Entry {
    /// Verifies the signature over the restored header.
    ///
    /// # Errors
    /// [`EntryError::Signature`].
    pub fn verify(&self) -> Result<(), EntryError> {
        let body = encode(&self.header.id()).map_err(|_| EntryError::Malformed)?;
        Signed { author: self.header.author, body, sig: self.signature }
            .verify(SIGNATURE_TAG)
            .map_err(|_| EntryError::Signature)
    }
}

impl Payload {
    fn put(&self, out: &mut Vec<u8>) {
        let (kind, body) = match self {
            Payload::Changes => (0, Vec::new()),
            // Encoding these types to a vector cannot fail; were it to, the reader would refuse the empty bytes.
            Payload::Snapshot(upto) => (1, encode(upto).unwrap_or_default()),
            Payload::Erasure(documents) => (2, encode(documents).unwrap_or_default()),
            Payload::Receipt(notice, documents) => (3, encode(&(notice, documents)).unwrap_or_default()),
            Payload::Acknowledgement => (4, Vec::new()),
            Payload::Newer(kind, body) => (*kind, body.clone()),
        };
        out.push(kind);
        if !matches!(kind, 0 | 4) {
            put_sized(out, &body);
        }
    }

    fn read(reader: &mut Reader<'_>) -> Result<Payload, EntryError> {
        let kind = reader.byte()?;
        if matches!(kind, 0 | 4) {
            return Ok(if kind == 0 { Payload::Changes } else { Payload::Acknowledgement });
        }
        let body = reader.sized(MAX_PAYLOAD)?;
        let documents = |list: Vec<_>| if list.len() > MAX_DOCUMENTS { Err(EntryError::TooLarge) } else { Ok(list) };
        Ok(match kind {
            1 => Payload::Snapshot(value(body)?),
            2 => Payload::Erasure(documents(value(body)?)?),
            3 => {
                let (notice, list) = value(body)?;
                Payload::Receipt(notice, documents(list)?)
            }
            _ => Payload::Newer(kind, body.to_vec()),
        })
    }
}

fn value<T: Serialize + serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, EntryError> {
    crate::crypto::decode(body, MAX_PAYLOAD).map_err(|_| EntryError::Malformed)
}

/// Moves a document to the front of the recent ones.
fn used(recent: &mut Vec<(DocumentId, u32)>, document: (DocumentId, u32)) {
    recent.retain(|d| *d != document);
    recent.insert(0, document);
    recent.truncate(RECENT);
}
