//! Raw automerge changes as they travel in a part: without what the entry already says.
//!
//! A change says its own checksum, its actor and, in a burst of typing, the change before it. The reader of an entry
//! knows all three, so they are left out and put back byte by byte; the checksum then covers the result again.

use super::bytes::{Reader, put_sized, put_varint};
use super::{EntryError, MAX_CHANGE, MAX_CHANGES};
use crate::crypto::Hash32;
use sha2::{Digest, Sha256};

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const CHANGE: u8 = 1;
const OWN: u8 = 1;
const FOLLOWS: u8 = 2;
const MAX_DEPS: usize = 1024;
const MAX_ACTOR: usize = 64;

/// A raw change taken apart as far as this crate reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawChange<'a> {
    /// The hash that automerge gives the change.
    pub hash: Hash32,
    /// The changes that it builds on.
    pub deps: Vec<Hash32>,
    /// Whose change it says to be.
    pub actor: &'a [u8],
    rest: &'a [u8],
}

impl<'a> RawChange<'a> {
    /// Reads one raw change and checks its checksum; compressed chunks and documents are refused.
    ///
    /// # Errors
    /// [`EntryError::TooLarge`] above [`MAX_CHANGE`], else [`EntryError::Change`].
    pub fn read(raw: &'a [u8]) -> Result<Self, EntryError> {
        if raw.len() > MAX_CHANGE {
            return Err(EntryError::TooLarge);
        }
        Self::parts(raw).map_err(|_| EntryError::Change)
    }

    fn parts(raw: &'a [u8]) -> Result<Self, EntryError> {
        let mut reader = Reader::new(raw);
        let (magic, checksum) = (reader.array::<4>()?, reader.array::<4>()?);
        let hash = chunk_hash(raw.get(8..).unwrap_or_default());
        if magic != MAGIC || !hash.0.starts_with(&checksum) || reader.byte()? != CHANGE {
            return Err(EntryError::Malformed);
        }
        let mut reader = {
            let contents = reader.sized(MAX_CHANGE)?;
            reader.end()?;
            Reader::new(contents)
        };
        let count = reader.count(MAX_DEPS)?;
        let deps = (0..count).map(|_| reader.array().map(Hash32)).collect::<Result<Vec<_>, _>>()?;
        let actor = reader.sized(MAX_ACTOR)?;
        Ok(RawChange { hash, deps, actor, rest: reader.rest() })
    }
}

/// Writes changes of one document; `last` is the newest change of this author in it and moves on.
///
/// # Errors
/// [`EntryError::TooLarge`] for too many or too long changes, [`EntryError::Change`] for one that is no raw change.
pub fn shorten(changes: &[Vec<u8>], actor: &[u8; 16], last: &mut Option<Hash32>) -> Result<Vec<u8>, EntryError> {
    if changes.len() > MAX_CHANGES {
        return Err(EntryError::TooLarge);
    }
    let mut out = Vec::new();
    put_varint(&mut out, changes.len() as u64);
    for raw in changes {
        let change = RawChange::read(raw)?;
        let follows = last.is_some_and(|last| change.deps == [last]);
        let own = change.actor == actor;
        out.push(if own { OWN } else { 0 } | if follows { FOLLOWS } else { 0 });
        if !follows {
            put_varint(&mut out, change.deps.len() as u64);
            change.deps.iter().for_each(|dep| out.extend_from_slice(&dep.0));
        }
        if !own {
            put_sized(&mut out, change.actor);
        }
        put_sized(&mut out, change.rest);
        *last = Some(change.hash);
    }
    Ok(out)
}

/// Puts back what [`shorten`] left out.
///
/// # Errors
/// [`EntryError::TooLarge`] above a limit, [`EntryError::Change`] for bytes that [`shorten`] does not write.
pub fn restore(bytes: &[u8], actor: &[u8; 16], last: &mut Option<Hash32>) -> Result<Vec<Vec<u8>>, EntryError> {
    let mut reader = Reader::new(bytes);
    let count = reader.count(MAX_CHANGES)?;
    let mut changes = Vec::new();
    for _ in 0..count {
        let flags = reader.byte()?;
        let mut contents = Vec::new();
        match (flags & FOLLOWS != 0, *last) {
            (true, Some(last)) => {
                contents.push(1);
                contents.extend_from_slice(&last.0);
            }
            (true, None) => return Err(EntryError::Change),
            (false, last) => {
                let count = reader.count(MAX_DEPS)?;
                let deps = reader.take(count * 32)?;
                if last.is_some_and(|last| deps == last.0) {
                    return Err(EntryError::Change);
                }
                put_varint(&mut contents, count as u64);
                contents.extend_from_slice(deps);
            }
        }
        if flags & OWN != 0 {
            put_sized(&mut contents, actor);
        } else {
            let other = reader.sized(MAX_ACTOR)?;
            if other == actor {
                return Err(EntryError::Change);
            }
            put_sized(&mut contents, other);
        }
        if flags & !(OWN | FOLLOWS) != 0 {
            return Err(EntryError::Change);
        }
        contents.extend_from_slice(reader.sized(MAX_CHANGE)?);
        let mut chunk = vec![CHANGE];
        put_sized(&mut chunk, &contents);
        let hash = chunk_hash(&chunk);
        let raw: Vec<u8> = MAGIC.iter().chain(hash.0.iter().take(4)).chain(&chunk).copied().collect();
        if raw.len() > MAX_CHANGE {
            return Err(EntryError::TooLarge);
        }
        *last = Some(hash);
        changes.push(raw);
    }
    reader.end()?;
    Ok(changes)
}

/// automerge's own hash of a chunk: SHA-256 over kind, length and contents.
fn chunk_hash(chunk: &[u8]) -> Hash32 {
    Hash32(Sha256::digest(chunk).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use automerge::{ActorId, AutoCommit, ROOT, transaction::Transactable};

    fn changes(actor: [u8; 16], count: usize) -> Vec<Vec<u8>> {
        let mut doc = AutoCommit::new().with_actor(ActorId::from(&actor[..]));
        (0..count)
            .map(|i| {
                doc.put(ROOT, "k", i as i64).unwrap();
                doc.commit();
                doc.get_last_local_change().unwrap().raw_bytes().to_vec()
            })
            .collect()
    }

    #[test]
    fn a_burst_loses_what_is_known_and_gets_it_back() {
        let actor = [7; 16];
        let raw = changes(actor, 3);
        let mut last = None;
        let short = shorten(&raw, &actor, &mut last).unwrap();
        let sum: usize = raw.iter().map(Vec::len).sum();
        assert_eq!(sum - short.len(), 3 * (10 + 17 - 2) + 2 * 33 - 1, "{sum} {}", short.len());
        assert_eq!(last, Some(Hash32(automerge::Change::from_bytes(raw[2].clone()).unwrap().hash().0)));
        assert_eq!(restore(&short, &actor, &mut None).unwrap(), raw);
        let foreign = shorten(&raw, &[8; 16], &mut None).unwrap();
        assert_eq!(restore(&foreign, &[8; 16], &mut None).unwrap(), raw);
        let middle = shorten(&raw[1..], &actor, &mut None).unwrap();
        assert_eq!(restore(&middle, &actor, &mut None).unwrap(), raw[1..]);
    }

    #[test]
    fn only_raw_changes_travel() {
        let raw = changes([7; 16], 1).remove(0);
        assert!(RawChange::read(&raw).is_ok());
        for i in 0..raw.len() {
            let mut changed = raw.clone();
            changed[i] ^= 1;
            assert_eq!(RawChange::read(&changed), Err(EntryError::Change), "{i}");
        }
        let mut compressed = raw.clone();
        compressed[8] = 2;
        let sum = chunk_hash(&compressed[8..]);
        compressed[4..8].copy_from_slice(&sum.0[..4]);
        assert_eq!(RawChange::read(&compressed), Err(EntryError::Change));
        assert_eq!(RawChange::read(&vec![0; MAX_CHANGE + 1]), Err(EntryError::TooLarge));
        assert_eq!(RawChange::read(&[]), Err(EntryError::Change));
    }

    #[test]
    fn there_is_one_short_form() {
        let actor = [7; 16];
        let raw = changes(actor, 2);
        let mut last = None;
        shorten(&raw[..1], &actor, &mut last).unwrap();
        let long = shorten(&raw[1..], &actor, &mut None).unwrap();
        assert_eq!(restore(&long, &actor, &mut last.clone()), Err(EntryError::Change));
        let follows = shorten(&raw[1..], &actor, &mut last).unwrap();
        assert_eq!(restore(&follows, &actor, &mut None), Err(EntryError::Change));
        for cut in 0..follows.len() {
            assert!(restore(&follows[..cut], &actor, &mut Some(Hash32([1; 32]))).is_err(), "{cut}");
        }
    }
}
