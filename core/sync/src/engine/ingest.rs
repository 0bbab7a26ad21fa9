//! Taking blobs in, in any order, more than once, whoever made them.

use super::{Alarm, Engine, Feed, MAX_PENDING, Notice, Output, Table};
use crate::crypto::{DeviceId, Kid, Signed, decode, encode};
use crate::entry::{Chain, Entry, EntryError, Travelling, author_hint};
use crate::epoch::{OpBlob, open_entry};
use crate::error::{CryptoError, OpError};
use crate::op::{Act, MAX_OP, Op};
use std::collections::BTreeMap;
use steunkring_wire::{BlobHash, Kind, Outer};

/// What trying a blob came to.
enum Tried {
    Done,
    /// It cannot be judged yet.
    Waits,
    Newer,
    Refused(Alarm),
}

/// An opened entry that is not in its chain yet.
struct Opened {
    hash: BlobHash,
    kid: Kid,
    read: Travelling,
}

/// What an entry is to one device's chain.
enum Link {
    Next(Box<Entry>),
    Repeated,
    /// It stands where entries were dropped.
    Dropped,
    Fork,
    /// Something before it is missing.
    Early,
    No,
}

impl Engine {
    /// Takes blobs in: operations first, then entries, each where it fits; what cannot be opened or placed yet waits.
    pub fn ingest(&mut self, blobs: Vec<Outer>) -> Output {
        let (mut ops, mut entries) = (BTreeMap::new(), BTreeMap::new());
        let mut fresh = BTreeMap::new();
        for blob in blobs {
            let hash = blob.hash();
            if !self.pending.contains_key(&hash) {
                fresh.insert(hash, blob.kind);
                match blob.kind {
                    Kind::Op => ops.insert(hash, blob),
                    Kind::Entry => entries.insert(hash, blob),
                };
            }
        }
        for (hash, blob) in std::mem::take(&mut self.pending) {
            match blob.kind {
                Kind::Op => ops.insert(hash, blob),
                Kind::Entry => entries.insert(hash, blob),
            };
        }
        let waits = |hash: &BlobHash| !fresh.contains_key(hash);
        self.ingest_ops(&mut ops, &waits);
        self.ingest_entries(&mut entries, &waits);
        for (hash, blob) in ops.into_iter().chain(entries) {
            if waits(&hash) {
                self.pending.insert(hash, blob);
            } else if self.pending.len() >= MAX_PENDING {
                self.out.alarms.push(Alarm::Full(hash));
            } else if let Ok(bytes) = blob.encode() {
                self.put(Table::Pending, hash.0, bytes);
                self.pending.insert(hash, blob);
            }
        }
        // A key can come from a rotation that itself is refused or waits.
        if self.ring.commitments().count() != self.saved_keys.len() {
            self.changed(&[]);
        }
        self.output()
    }

    /// How many blobs wait.
    pub fn waiting(&self) -> usize {
        self.pending.len()
    }

    fn ingest_ops(&mut self, ops: &mut BTreeMap<BlobHash, Outer>, waits: &impl Fn(&BlobHash) -> bool) {
        loop {
            let before = ops.len();
            let hashes: Vec<BlobHash> = ops.keys().copied().collect();
            for hash in hashes {
                let Some(blob) = ops.get(&hash) else { continue };
                let tried = self.try_op(&hash, blob);
                if self.settle(tried, &hash, waits(&hash)) {
                    ops.remove(&hash);
                }
            }
            if ops.len() == before {
                return;
            }
        }
    }

    /// Draws what follows from a try; true where the blob is done with.
    fn settle(&mut self, tried: Tried, hash: &BlobHash, waited: bool) -> bool {
        match tried {
            Tried::Waits => return false,
            Tried::Newer => {
                if !waited {
                    self.out.notices.push(Notice::Newer);
                }
                return false;
            }
            Tried::Done => {}
            Tried::Refused(alarm) => self.out.alarms.push(alarm),
        }
        if waited {
            self.delete(Table::Pending, hash.0);
        }
        true
    }

    fn try_op(&mut self, hash: &BlobHash, blob: &Outer) -> Tried {
        let refused = |error: OpError| Tried::Refused(Alarm::Operation(*hash, error));
        let (space, kid) = (self.space(), Kid(blob.kid));
        let Ok(body) = OpBlob::read(&blob.body) else { return refused(CryptoError::Malformed.into()) };
        if let Some((wraps, _)) = body.attached {
            for opener in std::iter::once(self.keys.opener()).chain(&self.former) {
                self.ring.unwrap(&space, opener, kid, wraps);
            }
        }
        if self.ring.by_kid(kid).next().is_none() {
            return Tried::Waits;
        }
        let Ok(bytes) = body.open(&space, &self.ring, kid) else { return Tried::Refused(Alarm::Unopened(*hash)) };
        let (signed, op) = match decode::<Signed>(&bytes, MAX_OP + 256).map(|s| (Op::open(&s), s)) {
            Ok((Ok(op), signed)) => (signed, op),
            Ok((Err(OpError::Newer(_)), _)) => return Tried::Newer,
            Ok((Err(error), _)) => return refused(error),
            Err(error) => return refused(error.into()),
        };
        if op.space != Some(space) {
            return refused(OpError::OtherSpace);
        }
        // Keys are learned before order and validity: what stands before this operation may lie under them.
        if let Act::Rotate { commitment, to, wraps, has, history } = &op.act {
            if Kid::of(commitment) != kid || self.ring.key(commitment).is_none() || !body.fits(wraps, history) {
                return refused(CryptoError::Malformed.into());
            }
            self.ring.note(&op.act);
            if let Some((wraps, history)) = body.attached {
                self.check_wraps(wraps, kid, to);
                if let Err(error) = self.ring.unfold(commitment, has, history) {
                    self.out.alarms.push(Alarm::Operation(*hash, error.into()));
                }
            }
        }
        let known = self.log.signed(&signed.id()).is_some();
        let row = encode(&signed);
        let id = signed.id();
        match (self.log.insert(signed), row, blob.encode()) {
            (Ok(new), Ok(row), Ok(bytes)) => {
                if !known {
                    self.put(Table::Op, id.0, row);
                    self.put(Table::Blob, hash.0, bytes);
                }
                self.changed(&new);
                Tried::Done
            }
            (Err(error), _, _) => {
                self.changed(&[]);
                refused(error)
            }
            _ => refused(CryptoError::Malformed.into()),
        }
    }

    fn ingest_entries(&mut self, entries: &mut BTreeMap<BlobHash, Outer>, waits: &impl Fn(&BlobHash) -> bool) {
        let mut opened = Vec::new();
        let hashes: Vec<BlobHash> = entries.keys().copied().collect();
        for hash in hashes {
            let Some(blob) = entries.get(&hash) else { continue };
            let tried = match self.open(&hash, blob) {
                Ok(one) => {
                    opened.push(one);
                    continue;
                }
                Err(tried) => tried,
            };
            if self.settle(tried, &hash, waits(&hash)) {
                entries.remove(&hash);
            }
        }
        opened.sort_by_key(|one| (one.read.seq, one.hash));
        let mut authors: BTreeMap<Kid, Vec<([u8; 4], DeviceId)>> = BTreeMap::new();
        // A newcomer takes over what a prune names before anything else; whoever is behind only where nothing else leads on.
        let mut jump = self.feeds.is_empty();
        // How many times in a row nothing fitted, of the two ways in turn.
        let mut stands = 0;
        loop {
            let before = opened.len();
            let mut left = Vec::new();
            for one in opened {
                let known = authors.entry(one.kid).or_insert_with(|| self.hints(one.kid));
                let tried = match entries.get(&one.hash) {
                    Some(blob) if jump => self.try_jump(&one, blob, known),
                    Some(blob) => self.try_entry(&one, blob, known),
                    None => Tried::Done,
                };
                if self.settle(tried, &one.hash, waits(&one.hash)) {
                    entries.remove(&one.hash);
                } else {
                    left.push(one);
                }
            }
            stands = if left.len() == before { stands + 1 } else { 0 };
            if stands == 2 {
                return;
            }
            jump = stands == 1 && !jump;
            opened = left;
        }
    }

    /// Goes on from a snapshot that a prune names, where its author's chain is not here up to it.
    fn try_jump(&mut self, one: &Opened, blob: &Outer, known: &[([u8; 4], DeviceId)]) -> Tried {
        let crate::entry::Author::Device(device) = one.read.author else { return Tried::Waits };
        let behind = self.feeds.get(&device).map_or(1, |feed| feed.tip.chain.seq.saturating_add(1)) < one.read.seq;
        if !behind || !known.iter().any(|(_, other)| *other == device) {
            return Tried::Waits;
        }
        let Ok(entry) = one.read.restore(&self.space(), device, one.kid, &Chain::default()) else {
            return Tried::Waits;
        };
        if !self.is_named(&entry.header.id()) || !entry.header.heads.iter().all(|h| self.log.op(h).is_some()) {
            return Tried::Waits;
        }
        let jumped = entry.verify().and_then(|()| self.jump_to(&entry));
        match jumped {
            Ok(()) => self.accept(entry, one.hash, blob),
            Err(error) => Tried::Refused(Alarm::Entry(one.hash, error)),
        }
    }

    /// All devices that ever belonged, with their short names in an epoch.
    fn hints(&self, kid: Kid) -> Vec<([u8; 4], DeviceId)> {
        let state = self.log.state();
        state.devices.keys().chain(state.removed.keys()).map(|d| (author_hint(&kid, d), *d)).collect()
    }

    fn open(&self, hash: &BlobHash, blob: &Outer) -> Result<Opened, Tried> {
        let kid = Kid(blob.kid);
        if self.ring.by_kid(kid).next().is_none() {
            return Err(Tried::Waits);
        }
        let bytes = self.ring.by_kid(kid).find_map(|key| open_entry(&self.space(), key, blob).ok());
        let bytes = bytes.ok_or(Tried::Refused(Alarm::Unopened(*hash)))?;
        match Travelling::read(&bytes) {
            Ok(read) => Ok(Opened { hash: *hash, kid, read }),
            Err(EntryError::Newer(_)) => Err(Tried::Newer),
            Err(error) => Err(Tried::Refused(Alarm::Entry(*hash, error))),
        }
    }

    fn try_entry(&mut self, one: &Opened, blob: &Outer, known: &[([u8; 4], DeviceId)]) -> Tried {
        let can_be = |(hint, device): &&([u8; 4], DeviceId)| match one.read.author {
            crate::entry::Author::Hint(h) => h == *hint,
            crate::entry::Author::Device(d) => d == *device,
        };
        let devices: Vec<DeviceId> = known.iter().filter(can_be).map(|(_, d)| *d).collect();
        let (mut early, mut fork, mut dropped) = (devices.is_empty(), None, false);
        for device in devices.iter().copied() {
            match self.link(one, device) {
                Link::Repeated => return Tried::Done,
                Link::Next(entry) => {
                    if !entry.header.heads.iter().all(|h| self.log.op(h).is_some()) {
                        return Tried::Waits;
                    }
                    return self.accept(*entry, one.hash, blob);
                }
                Link::Dropped => dropped = true,
                Link::Fork => fork = Some(device),
                Link::Early => early = true,
                Link::No => {}
            }
        }
        match fork {
            // Nothing is left to tell a repetition from a fork by; no other device's chain goes on with it either.
            _ if dropped => Tried::Done,
            Some(device) => {
                if let Ok(bytes) = blob.encode() {
                    self.put(Table::Blob, one.hash.0, bytes);
                }
                Tried::Refused(Alarm::Fork { device, seq: one.read.seq })
            }
            None if early => Tried::Waits,
            None => Tried::Refused(Alarm::Entry(one.hash, EntryError::Signature)),
        }
    }

    fn link(&self, one: &Opened, device: DeviceId) -> Link {
        let none = Feed::default();
        let feed = self.feeds.get(&device).unwrap_or(&none);
        let (chain, read) = (&feed.tip.chain, &one.read);
        let verified = |chain: &Chain| {
            let entry = read.restore(&self.space(), device, one.kid, chain).ok()?;
            entry.verify().is_ok().then_some(entry)
        };
        let position = read.seq.checked_sub(1);
        if (1..=feed.base).contains(&read.seq) {
            return Link::Dropped;
        }
        if let Some(mark) = feed.mark(read.seq) {
            return if read.signature.0.starts_with(&mark) {
                Link::Repeated
            } else if read.is_full() && verified(&Chain::default()).is_some() {
                Link::Fork
            } else {
                Link::No
            };
        }
        if position != Some(chain.seq) {
            // Position 0 does not exist; anything else here is behind a gap.
            return if position.is_some() { Link::Early } else { Link::No };
        }
        match verified(chain) {
            Some(entry) if chain.precedes(&entry.header) => Link::Next(Box::new(entry)),
            Some(_) => Link::Fork,
            None => Link::No,
        }
    }

    fn accept(&mut self, entry: Entry, hash: BlobHash, blob: &Outer) -> Tried {
        let Ok(bytes) = blob.encode() else { return Tried::Done };
        let (device, seq) = (entry.header.author, entry.header.seq);
        self.put(Table::Blob, hash.0, bytes);
        if device == self.keys.id() {
            self.out.alarms.push(Alarm::Rollback { seq });
            self.incarnation = self.incarnation.max(entry.header.incarnation);
            self.put(Table::Meta, "incarnation", self.incarnation.to_be_bytes());
        }
        let taken = self.take_in(&entry);
        if taken && matches!(entry.header.payload, crate::entry::Payload::Snapshot(_)) {
            self.keep_snapshot(entry.header.id(), hash);
        }
        match self.chain_on(&entry, hash, taken) {
            Ok(()) => Tried::Done,
            Err(_) => Tried::Refused(Alarm::Entry(hash, EntryError::Malformed)),
        }
    }
}
