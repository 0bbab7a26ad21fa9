//! The shortened form of an entry: what the device's entry before it says too does not travel again.

use super::bytes::{Reader, put_signed, put_sized, put_varint};
use super::part::{WRAPPED, part_hash};
use super::{
    Chain, DocumentId, ENTRY_VERSION, Entry, EntryError, Header, MAX_HEADS, MAX_PART, MAX_PARTS, MAX_SEEN, Named,
    Payload, used,
};
use crate::crypto::{DeviceId, Hash32, Kid, Signature, hash};
use std::collections::{BTreeMap, BTreeSet};

const FULL: u8 = 1;
const SAME_HEADS: u8 = 2;
const SAME_SEEN: u8 = 4;

/// How much of an entry travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Everything that can be is left out.
    Short,
    /// Everything is said: the first of a chain, of an incarnation and of a run of the app. Needs no chain to be read.
    Full,
}

/// An entry as it travels: read, but neither restored nor verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Travelling {
    /// The position it claims.
    pub seq: u64,
    /// Whose it claims to be.
    pub author: Author,
    /// The signature.
    pub signature: Signature,
    start: Option<(u32, Hash32)>,
    heads: Option<BTreeSet<Hash32>>,
    seen: Seen,
    wall: i64,
    salt: [u8; 8],
    payload: Payload,
    keys: Vec<(Reference, Content)>,
    parts: Vec<(Reference, Content)>,
}

/// How a travelling entry names its author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Author {
    /// By [`author_hint`], which several devices can share.
    Hint([u8; 4]),
    /// In full.
    Device(DeviceId),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Seen {
    Same,
    All(BTreeMap<DeviceId, u64>),
    /// Rises of devices that are in the chain's list, by index, and new ones.
    More(Vec<(usize, u64)>, Vec<(DeviceId, u64)>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reference {
    Recent(usize),
    Document(DocumentId, u32),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    There(Vec<u8>),
    Erased(Hash32),
}

/// The short name of an author within an epoch.
pub fn author_hint(kid: &Kid, device: &DeviceId) -> [u8; 4] {
    hash("steunkring/author/1", &[&kid.0, &device.0]).0.first_chunk().copied().unwrap_or_default()
}

impl Author {
    /// Whether this can be the given device.
    pub fn is(&self, kid: &Kid, device: &DeviceId) -> bool {
        match self {
            Author::Hint(hint) => *hint == author_hint(kid, device),
            Author::Device(id) => id == device,
        }
    }
}

impl Entry {
    /// Writes the entry, shortened against the chain before it.
    ///
    /// # Errors
    /// [`EntryError::TooLarge`] for what a reader would refuse.
    pub fn write(&self, chain: &Chain, form: Form) -> Result<Vec<u8>, EntryError> {
        let header = &self.header;
        let lists = [(&header.keys, &self.keys), (&header.parts, &self.parts)];
        if header.heads.len() > MAX_HEADS
            || header.seen.len() > MAX_SEEN
            || lists.iter().any(|(named, all)| named.len() > MAX_PARTS || named.len() != all.len())
            || self.parts.iter().flatten().any(|part| part.len() > MAX_PART)
        {
            return Err(EntryError::TooLarge);
        }
        let full = form == Form::Full;
        let (heads, seen) = (!full && header.heads == chain.heads, !full && header.seen == chain.seen);
        let flag = |set, bit| if set { bit } else { 0 };
        let mut out = self.signature.0.to_vec();
        out.push(ENTRY_VERSION << 4 | flag(full, FULL) | flag(heads, SAME_HEADS) | flag(seen, SAME_SEEN));
        put_varint(&mut out, header.seq);
        if full {
            out.extend_from_slice(&header.author.0);
            put_varint(&mut out, header.incarnation.into());
            out.extend_from_slice(&header.prev.0);
        } else {
            out.extend_from_slice(&author_hint(&header.kid, &header.author));
        }
        if !heads {
            put_varint(&mut out, header.heads.len() as u64);
            header.heads.iter().for_each(|head| out.extend_from_slice(&head.0));
        }
        if full {
            put_devices(&mut out, header.seen.iter());
        } else if !seen {
            let rises: Vec<(usize, u64)> = chain
                .seen
                .iter()
                .enumerate()
                .filter_map(|(i, (d, old))| header.seen.get(d).and_then(|n| n.checked_sub(*old)).map(|n| (i, n)))
                .filter(|(_, rise)| *rise > 0)
                .collect();
            put_varint(&mut out, rises.len() as u64);
            for (index, rise) in rises {
                put_varint(&mut out, index as u64);
                put_varint(&mut out, rise);
            }
            put_devices(&mut out, header.seen.iter().filter(|(d, _)| !chain.seen.contains_key(*d)));
        }
        put_signed(&mut out, if full { header.wall_ms } else { header.wall_ms.wrapping_sub(chain.wall_ms) });
        out.extend_from_slice(&header.salt);
        header.payload.put(&mut out);
        let mut recent = if full { Vec::new() } else { chain.recent.clone() };
        for (which, (named, all)) in lists.into_iter().enumerate() {
            put_varint(&mut out, named.len() as u64);
            for (named, content) in named.iter().zip(all) {
                put_reference(&mut out, &mut recent, (named.document, named.generation));
                match content {
                    Some(bytes) if which == 0 => {
                        out.push(1);
                        out.extend_from_slice(bytes);
                    }
                    // A part's length is never zero, so zero can stand for an erased one.
                    Some(bytes) => put_sized(&mut out, bytes),
                    None => {
                        out.push(0);
                        out.extend_from_slice(&named.hash.0);
                    }
                }
            }
        }
        Ok(out)
    }
}

impl Travelling {
    /// Reads a shortened entry with its limits.
    ///
    /// # Errors
    /// [`EntryError::Newer`], [`EntryError::TooLarge`] or [`EntryError::Malformed`].
    pub fn read(bytes: &[u8]) -> Result<Self, EntryError> {
        let mut reader = Reader::new(bytes);
        let signature = Signature(reader.array()?);
        let first = reader.byte()?;
        match first >> 4 {
            ENTRY_VERSION => {}
            version if version > ENTRY_VERSION => return Err(EntryError::Newer(version)),
            _ => return Err(EntryError::Malformed),
        }
        let flags = first & 0x0f;
        let full = flags & FULL != 0;
        if flags & !(FULL | SAME_HEADS | SAME_SEEN) != 0 || (full && flags != FULL) {
            return Err(EntryError::Malformed);
        }
        let seq = reader.varint()?;
        let (author, start) = if full {
            let author = Author::Device(DeviceId(reader.array()?));
            (author, Some((reader.varint32()?, Hash32(reader.array()?))))
        } else {
            (Author::Hint(reader.array()?), None)
        };
        let heads = if flags & SAME_HEADS != 0 { None } else { Some(read_heads(&mut reader)?) };
        let seen = if full {
            Seen::All(read_devices(&mut reader)?.into_iter().collect())
        } else if flags & SAME_SEEN != 0 {
            Seen::Same
        } else {
            let count = reader.count(MAX_SEEN)?;
            let rises = (0..count).map(|_| Ok((reader.count(MAX_SEEN)?, reader.varint()?)));
            Seen::More(rises.collect::<Result<_, EntryError>>()?, read_devices(&mut reader)?)
        };
        let wall = reader.signed()?;
        let salt = reader.array()?;
        let payload = Payload::read(&mut reader)?;
        let keys = read_contents(&mut reader, |reader| match reader.byte()? {
            0 => Ok(Content::Erased(Hash32(reader.array()?))),
            1 => Ok(Content::There(reader.take(WRAPPED)?.to_vec())),
            _ => Err(EntryError::Malformed),
        })?;
        let parts = read_contents(&mut reader, |reader| match reader.count(MAX_PART)? {
            0 => Ok(Content::Erased(Hash32(reader.array()?))),
            length => Ok(Content::There(reader.take(length)?.to_vec())),
        })?;
        reader.end()?;
        Ok(Travelling { seq, author, signature, start, heads, seen, wall, salt, payload, keys, parts })
    }

    /// Whether the entry can be verified without the one before it.
    pub fn is_full(&self) -> bool {
        self.start.is_some()
    }

    /// Restores the entry as the next one of `author`'s chain; only [`Entry::verify`] tells whether it is.
    ///
    /// # Errors
    /// [`EntryError::Signature`] where it was shortened against something else.
    pub fn restore(&self, space: &Hash32, author: DeviceId, kid: Kid, chain: &Chain) -> Result<Entry, EntryError> {
        let (incarnation, prev) = self.start.unwrap_or((chain.incarnation, chain.hash));
        let seen = match &self.seen {
            Seen::Same => chain.seen.clone(),
            Seen::All(seen) => seen.clone(),
            Seen::More(rises, new) => more(chain, rises, new)?,
        };
        let mut recent = if self.is_full() { Vec::new() } else { chain.recent.clone() };
        let (key_names, keys) = restore_contents(&mut recent, &self.keys)?;
        let (part_names, parts) = restore_contents(&mut recent, &self.parts)?;
        let header = Header {
            space: *space,
            author,
            incarnation,
            seq: self.seq,
            prev,
            kid,
            heads: self.heads.clone().unwrap_or_else(|| chain.heads.clone()),
            seen,
            wall_ms: if self.is_full() { self.wall } else { chain.wall_ms.wrapping_add(self.wall) },
            salt: self.salt,
            payload: self.payload.clone(),
            keys: key_names,
            parts: part_names,
        };
        Ok(Entry { header, signature: self.signature, keys, parts })
    }
}

fn more(chain: &Chain, rises: &[(usize, u64)], new: &[(DeviceId, u64)]) -> Result<BTreeMap<DeviceId, u64>, EntryError> {
    let mut seen = chain.seen.clone();
    for (index, rise) in rises {
        let seq = seen.values_mut().nth(*index).ok_or(EntryError::Signature)?;
        *seq = seq.checked_add(*rise).ok_or(EntryError::Malformed)?;
    }
    seen.extend(new.iter().copied());
    if seen.len() > MAX_SEEN { Err(EntryError::TooLarge) } else { Ok(seen) }
}

fn put_devices<'a>(out: &mut Vec<u8>, devices: impl Iterator<Item = (&'a DeviceId, &'a u64)>) {
    let devices: Vec<_> = devices.collect();
    put_varint(out, devices.len() as u64);
    for (device, seq) in devices {
        out.extend_from_slice(&device.0);
        put_varint(out, *seq);
    }
}

fn read_devices(reader: &mut Reader<'_>) -> Result<Vec<(DeviceId, u64)>, EntryError> {
    let count = reader.count(MAX_SEEN)?;
    (0..count).map(|_| Ok((DeviceId(reader.array()?), reader.varint()?))).collect()
}

fn read_heads(reader: &mut Reader<'_>) -> Result<BTreeSet<Hash32>, EntryError> {
    let count = reader.count(MAX_HEADS)?;
    (0..count).map(|_| reader.array().map(Hash32)).collect()
}

fn put_reference(out: &mut Vec<u8>, recent: &mut Vec<(DocumentId, u32)>, document: (DocumentId, u32)) {
    match recent.iter().position(|d| *d == document) {
        Some(index) => out.push(index as u8 + 1),
        None => {
            out.push(0);
            out.extend_from_slice(&document.0.0);
            put_varint(out, document.1.into());
        }
    }
    used(recent, document);
}

fn read_contents(
    reader: &mut Reader<'_>,
    content: impl Fn(&mut Reader<'_>) -> Result<Content, EntryError>,
) -> Result<Vec<(Reference, Content)>, EntryError> {
    let count = reader.count(MAX_PARTS)?;
    (0..count)
        .map(|_| {
            let reference = match reader.byte()? {
                0 => Reference::Document(DocumentId(reader.array()?), reader.varint32()?),
                index => Reference::Recent(usize::from(index) - 1),
            };
            Ok((reference, content(reader)?))
        })
        .collect()
}

type Restored = (Vec<Named>, Vec<Option<Vec<u8>>>);

fn restore_contents(
    recent: &mut Vec<(DocumentId, u32)>,
    contents: &[(Reference, Content)],
) -> Result<Restored, EntryError> {
    let (mut names, mut all) = (Vec::new(), Vec::new());
    for (reference, content) in contents {
        let (document, generation) = match reference {
            Reference::Document(document, generation) => (*document, *generation),
            Reference::Recent(index) => recent.get(*index).copied().ok_or(EntryError::Signature)?,
        };
        used(recent, (document, generation));
        let (hash, content) = match content {
            Content::There(bytes) => (part_hash(bytes), Some(bytes.clone())),
            Content::Erased(hash) => (*hash, None),
        };
        names.push(Named { document, generation, hash });
        all.push(content);
    }
    Ok((names, all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::{DeviceKeys, Secret};
    use proptest::prelude::*;

    fn keys() -> DeviceKeys {
        DeviceKeys::from_seed(&Secret::from_bytes([1; 32]))
    }

    fn header(seq: u64, chain: &Chain, parts: &[Vec<u8>]) -> Header {
        let named = |b: &Vec<u8>| Named { document: DocumentId([b[0] % 3; 16]), generation: 0, hash: part_hash(b) };
        Header {
            space: Hash32([1; 32]),
            author: keys().id(),
            incarnation: 0,
            seq,
            prev: chain.hash,
            kid: Kid([2; 8]),
            heads: chain.heads.clone(),
            seen: chain.seen.clone(),
            wall_ms: 1_700_000_000_000 + seq as i64 * 2_500,
            salt: [seq as u8; 8],
            payload: Payload::Changes,
            keys: Vec::new(),
            parts: parts.iter().map(named).collect(),
        }
    }

    fn carry(entry: &Entry, chain: &Chain, form: Form) -> Entry {
        let bytes = entry.write(chain, form).unwrap();
        let read = Travelling::read(&bytes).unwrap();
        assert!(read.author.is(&entry.header.kid, &entry.header.author));
        let back = read.restore(&entry.header.space, entry.header.author, entry.header.kid, chain).unwrap();
        back.verify().unwrap();
        back
    }

    proptest! {
        /// Invariant: every entry is restored from its shortened form exactly, in both forms, and verifies.
        #[test]
        fn what_is_left_out_comes_back(
            rounds in proptest::collection::vec((
                any::<bool>(),
                proptest::collection::vec(proptest::collection::vec(any::<u8>(), 1..40), 0..4),
                proptest::collection::btree_map(0u8..6, 1u64..9, 0..4),
                proptest::option::of(any::<u8>()),
            ), 1..6),
        ) {
            let mut chain = Chain::default();
            for (i, (full, parts, seen, head)) in rounds.into_iter().enumerate() {
                let mut header = header(i as u64 + 1, &chain, &parts);
                for (device, rise) in seen {
                    *header.seen.entry(DeviceId([device; 32])).or_default() += rise;
                }
                header.heads.extend(head.map(|h| Hash32([h; 32])));
                let entry = header.sign(&keys(), vec![], parts).unwrap();
                let back = carry(&entry, &chain, if full { Form::Full } else { Form::Short });
                prop_assert_eq!(&back, &entry);
                prop_assert!(chain.precedes(&back.header));
                chain = chain.after(&back.header);
            }
        }

        /// Invariant: no bytes make the reader fail other than by an error, and no changed bit verifies.
        #[test]
        fn changed_bytes_never_verify(at in any::<prop::sample::Index>(), bit in 0u8..8, noise in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = Travelling::read(&noise);
            let chain = Chain::default();
            let part = vec![7; 30];
            let header = header(1, &chain, std::slice::from_ref(&part));
            let entry = header.sign(&keys(), vec![], vec![part]).unwrap();
            let mut bytes = entry.write(&chain, Form::Full).unwrap();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            let verified = Travelling::read(&bytes).is_ok_and(|read| match read.author {
                Author::Device(id) => read.restore(&entry.header.space, id, entry.header.kid, &chain).is_ok_and(|e| e.verify().is_ok()),
                Author::Hint(_) => false,
            });
            prop_assert!(!verified, "byte {} bit {}", at, bit);
        }
    }

    #[test]
    fn an_entry_without_its_parts_still_verifies_and_chains() {
        let chain = Chain::default();
        let parts = vec![vec![7; 50], vec![8; 60]];
        let entry = header(1, &chain, &parts).sign(&keys(), vec![], parts).unwrap();
        let erased = Entry { parts: vec![None, entry.parts[1].clone()], ..entry.clone() };
        let back = carry(&erased, &chain, Form::Short);
        assert_eq!(back, erased);
        assert_eq!(back.header.id(), entry.header.id());
    }

    #[test]
    fn every_payload_travels() {
        let documents = vec![(DocumentId([1; 16]), 3)];
        let upto = BTreeMap::from([(DeviceId([3; 32]), super::super::SnapshotChain::default())]);
        let payloads = [
            Payload::Changes,
            Payload::Snapshot(upto),
            Payload::Erasure(documents.clone()),
            Payload::Receipt(Hash32([4; 32]), documents),
            Payload::Acknowledgement,
            Payload::Newer(77, vec![1, 2, 3]),
        ];
        for payload in payloads {
            let header = Header { payload, ..header(1, &Chain::default(), &[]) };
            let entry = header.sign(&keys(), vec![], vec![]).unwrap();
            assert_eq!(carry(&entry, &Chain::default(), Form::Full), entry);
        }
    }

    #[test]
    fn limits_hold_on_writing_and_reading() {
        let chain = Chain::default();
        let parts = vec![vec![1; 20]; MAX_PARTS + 1];
        let entry = header(1, &chain, &parts).sign(&keys(), vec![], parts).unwrap();
        assert_eq!(entry.write(&chain, Form::Full), Err(EntryError::TooLarge));
        let good = header(1, &chain, &[]).sign(&keys(), vec![], vec![]).unwrap().write(&chain, Form::Full).unwrap();
        let mut many = good[..good.len() - 1].to_vec();
        put_varint(&mut many, MAX_PARTS as u64 + 1);
        assert_eq!(Travelling::read(&many), Err(EntryError::TooLarge));
        let mut newer = good.clone();
        newer[64] = 2 << 4;
        assert_eq!(Travelling::read(&newer), Err(EntryError::Newer(2)));
        assert_eq!(Travelling::read(&[good, vec![0]].concat()), Err(EntryError::Malformed));
    }
}
