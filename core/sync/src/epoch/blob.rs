//! Outer blobs: operations under a control key, entries under an entry key, both padded to 256, 512, 1,024 bytes and
//! then by Padmé, counted over the whole blob.

use super::{MAX_HISTORY, MAX_WRAPS, Ring};
use crate::crypto::{Hash32, Kid, Secret, hash, pad, unpad};
use crate::entry::bytes::{Reader, put_sized};
use crate::entry::{EntryError, decrypt, encrypt};
use crate::error::CryptoError;
use crate::op::SpaceId;
use steunkring_wire::{Kind, Outer, WIRE_VERSION};

/// The bytes that an outer blob adds: version, kind, kid, nonce and tag.
pub const OVERHEAD: usize = 1 + 1 + 8 + 24 + 16;

const NONE: u8 = 0;
const THERE: u8 = 1;
const DROPPED: u8 = 2;

/// What travels beside a sealed rotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attached {
    pub wraps: Vec<u8>,
    pub history: Vec<u8>,
}

/// The body of an operation's blob: what is attached, and the sealed operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpBlob<'a> {
    /// The wraps and the history, where they are there.
    pub attached: Option<(&'a [u8], &'a [u8])>,
    hashes: Option<(Hash32, Hash32)>,
    sealed: &'a [u8],
}

impl Attached {
    pub fn wraps_hash(&self) -> Hash32 {
        wraps_hash(&self.wraps)
    }

    pub fn history_hash(&self) -> Hash32 {
        history_hash(&self.history)
    }
}

impl<'a> OpBlob<'a> {
    /// Reads a body, with its limits.
    pub fn read(body: &'a [u8]) -> Result<Self, EntryError> {
        let mut reader = Reader::new(body);
        let (attached, hashes) = match reader.byte()? {
            NONE => (None, None),
            THERE => {
                let (wraps, history) = (reader.sized(MAX_WRAPS)?, reader.sized(MAX_HISTORY)?);
                (Some((wraps, history)), Some((wraps_hash(wraps), history_hash(history))))
            }
            DROPPED => (None, Some((Hash32(reader.array()?), Hash32(reader.array()?)))),
            _ => return Err(EntryError::Malformed),
        };
        Ok(OpBlob { attached, hashes, sealed: reader.rest() })
    }

    /// Whether what is attached is what the operation signed for.
    pub fn fits(&self, wraps: &Hash32, history: &Hash32) -> bool {
        self.hashes == Some((*wraps, *history))
    }

    /// Opens the operation with a key that the hint can mean.
    pub fn open(&self, space: &SpaceId, ring: &Ring, kid: Kid) -> Result<Vec<u8>, CryptoError> {
        let context = context(space, Kind::Op, kid, self.hashes);
        let open = |key: &Secret| open_padded(&key.purpose("control"), &context, self.sealed);
        ring.by_kid(kid).map(open).find(Result::is_ok).unwrap_or(Err(CryptoError::Unopened))
    }

    /// Seals an operation under the control key of an epoch.
    pub fn seal(
        space: &SpaceId,
        epoch: &Secret,
        nonce: &[u8; 24],
        attached: Option<&Attached>,
        op: &[u8],
    ) -> Result<Outer, CryptoError> {
        let kid = Kid::of(&epoch.commitment());
        let context = context(space, Kind::Op, kid, attached.map(|a| (a.wraps_hash(), a.history_hash())));
        let mut body = match attached {
            None => vec![NONE],
            Some(attached) => {
                let mut body = vec![THERE];
                put_sized(&mut body, &attached.wraps);
                put_sized(&mut body, &attached.history);
                body
            }
        };
        body.extend(seal_padded(&epoch.purpose("control"), nonce, &context, OVERHEAD + 1, op)?);
        Ok(Outer::new(Kind::Op, kid.0, body))
    }
}

/// Seals a written entry under the entry key of an epoch with the given nonce, which must be random.
///
/// # Errors
/// [`CryptoError::TooLarge`] above the cipher's limit.
pub fn seal_entry(space: &SpaceId, epoch: &Secret, nonce: &[u8; 24], entry: &[u8]) -> Result<Outer, CryptoError> {
    let kid = Kid::of(&epoch.commitment());
    let context = context(space, Kind::Entry, kid, None);
    Ok(Outer::new(Kind::Entry, kid.0, seal_padded(&epoch.purpose("entry"), nonce, &context, OVERHEAD, entry)?))
}

/// Opens the blob of an entry with the given epoch key.
///
/// # Errors
/// [`CryptoError::Unopened`] or [`CryptoError::Malformed`].
pub fn open_entry(space: &SpaceId, epoch: &Secret, blob: &Outer) -> Result<Vec<u8>, CryptoError> {
    let context = context(space, Kind::Entry, Kid(blob.kid), None);
    open_padded(&epoch.purpose("entry"), &context, &blob.body)
}

fn wraps_hash(wraps: &[u8]) -> Hash32 {
    hash("steunkring/wraps/1", &[wraps])
}

fn history_hash(history: &[u8]) -> Hash32 {
    hash("steunkring/history/1", &[history])
}

/// The mailbox is no part of it: a space can move to another one with the same blobs.
fn context(space: &SpaceId, kind: Kind, kid: Kid, attached: Option<(Hash32, Hash32)>) -> Hash32 {
    let kind = match kind {
        Kind::Op => 0,
        Kind::Entry => 1,
    };
    let (wraps, history) = attached.unwrap_or_default();
    hash("steunkring/outer/1", &[&space.0, &[WIRE_VERSION, kind], &kid.0, &wraps.0, &history.0])
}

/// Pads so that message and `overhead` together have a size of the ladder, and seals.
fn seal_padded(
    key: &Secret,
    nonce: &[u8; 24],
    context: &Hash32,
    overhead: usize,
    message: &[u8],
) -> Result<Vec<u8>, CryptoError> {
    let whole = pad(&[&vec![0; overhead], message].concat());
    let mut out = nonce.to_vec();
    out.extend(encrypt(key, nonce, &context.0, whole.get(overhead..).unwrap_or_default())?);
    Ok(out)
}

fn open_padded(key: &Secret, context: &Hash32, sealed: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let (nonce, sealed) = sealed.split_first_chunk::<24>().ok_or(CryptoError::Malformed)?;
    unpad(decrypt(key, nonce, &context.0, sealed)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blobs_have_the_sizes_of_the_ladder() {
        let (space, epoch) = (Hash32([1; 32]), Secret::from_bytes([2; 32]));
        for (length, size) in [(0, 256), (205, 256), (206, 512), (461, 512), (973, 1024), (974, 1088)] {
            let blob = seal_entry(&space, &epoch, &[3; 24], &vec![9; length]).unwrap();
            assert_eq!(blob.encode().unwrap().len(), size, "{length}");
            assert_eq!(open_entry(&space, &epoch, &blob).unwrap(), vec![9; length]);
            assert_eq!(open_entry(&Hash32([2; 32]), &epoch, &blob), Err(CryptoError::Unopened));
        }
        let op = OpBlob::seal(&space, &epoch, &[3; 24], None, &[9; 204]).unwrap();
        assert_eq!(op.encode().unwrap().len(), 256);
        let mut ring = Ring::default();
        ring.learn(epoch.clone());
        let (kid, read) = (Kid::of(&epoch.commitment()), OpBlob::read(&op.body).unwrap());
        assert_eq!(read.open(&space, &ring, kid).unwrap(), [9; 204]);
        assert!(read.attached.is_none() && !read.fits(&Hash32::default(), &Hash32::default()));
        assert!(OpBlob::read(&[3, 1, 2]).is_err(), "what may be attached in a later version");
    }

    #[test]
    fn what_is_attached_is_bound_to_the_operation() {
        let (space, epoch) = (Hash32([1; 32]), Secret::from_bytes([2; 32]));
        let mut ring = Ring::default();
        ring.learn(epoch.clone());
        let kid = Kid::of(&epoch.commitment());
        let attached = Attached { wraps: vec![1; 40], history: vec![2; 50] };
        let blob = OpBlob::seal(&space, &epoch, &[3; 24], Some(&attached), b"op").unwrap();
        let read = OpBlob::read(&blob.body).unwrap();
        assert_eq!(read.open(&space, &ring, kid).unwrap(), b"op");
        assert!(read.fits(&attached.wraps_hash(), &attached.history_hash()));
        assert!(!read.fits(&attached.history_hash(), &attached.history_hash()));
        assert!(!read.fits(&attached.wraps_hash(), &attached.wraps_hash()));
        for at in 0..blob.body.len() {
            let mut changed = blob.body.clone();
            changed[at] ^= 1;
            assert!(
                OpBlob::read(&changed).is_err() || OpBlob::read(&changed).unwrap().open(&space, &ring, kid).is_err()
            );
        }
        let mut dropped = vec![DROPPED];
        dropped.extend_from_slice(&attached.wraps_hash().0);
        dropped.extend_from_slice(&attached.history_hash().0);
        dropped.extend_from_slice(read.sealed);
        assert_eq!(OpBlob::read(&dropped).unwrap().open(&space, &ring, kid).unwrap(), b"op");
    }
}
