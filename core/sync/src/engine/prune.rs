//! Whole documents in place of the entries that made them: written by an owner, named by a prune, taken over by who lacks entries.
//!
//! A snapshot entry holds the end of each device's chain and all documents as these chains left them. It counts once a valid
//! [`Act::Prune`] names it; until then it is held like an entry of somebody who may not say that. Who lacks entries that it covers
//! goes on from its chains and takes its documents over; who has them all compares. What is covered is then dropped
//! ([`Engine::trim`]). A device of which something is held aside is left out of a snapshot, so its entries stay.

use super::write::Contents;
use super::{Alarm, DocumentKey, Effect, Engine, EngineError, Feed, Notice, Output, Table, document_row};
use crate::crypto::{DeviceId, Hash32, Kid, Secret, encode, random};
use crate::entry::{
    DocumentId, Entry, EntryError, MAX_PAYLOAD, Payload, SnapshotChain, unwrap_key, wrap_context, wrap_key,
};
use crate::op::{Act, OpId, Role};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use steunkring_wire::{BlobHash, Kind};

/// The chains that a snapshot stands for.
type Chains = BTreeMap<DeviceId, SnapshotChain>;

/// Under what a snapshot's blob stands among the rows of [`Table::Meta`], before the id of its entry.
pub(super) const SNAPSHOT: &[u8] = b"snapshot/";

impl Engine {
    /// How many entries a prune made now would let everybody drop.
    pub fn prunable(&self) -> u64 {
        let covered = |feed: &Feed| feed.tip.chain.seq.saturating_sub(feed.base);
        self.feeds.iter().filter(|(device, feed)| self.is_all_taken(device, feed)).map(|(_, feed)| covered(feed)).sum()
    }

    /// Whether entries were dropped for a prune that turned out void, so that a newcomer gets them from nobody here. An owner's new
    /// prune makes that good.
    pub fn is_bare(&self) -> bool {
        let covered = |device: &DeviceId, base: u64| {
            base == 0
                || self.prunes().any(|(_, cursor, snapshot)| {
                    self.snapshots.contains_key(snapshot) && cursor.get(device).is_some_and(|at| *at >= base)
                })
        };
        !self.feeds.iter().all(|(device, feed)| covered(device, feed.base))
    }

    /// Whether words were taken over for a prune that turned out void and do not count now: only the entries would tell which. What
    /// is here is then nothing for others to go on from.
    pub fn holds_void(&self) -> bool {
        // The position of whole documents themselves, which add no word to what they stand for.
        let wholes = |device: &DeviceId, of: &RangeInclusive<u64>| {
            let own = self.log.ids().into_iter().filter(|id| self.log.author(id) == Some(*device));
            let positions = own.filter_map(|id| match &self.log.op(&id)?.act {
                Act::Prune { cursor, .. } => cursor.get(device).copied(),
                _ => None,
            });
            positions.filter(|position| of.contains(position)).collect::<BTreeSet<u64>>().len() as u64
        };
        let words = |device, of: RangeInclusive<u64>| {
            of.end().saturating_add(1).saturating_sub(*of.start()) > wholes(device, &of)
        };
        let taken_over =
            |(device, feed): (_, &Feed)| self.silent(device, 1..=feed.base).into_iter().any(|of| words(device, of));
        self.feeds.iter().any(taken_over)
    }

    /// Writes whole documents as one entry that stands for all entries here, and asks everyone to drop those: `documents` are all
    /// documents as these entries left them.
    ///
    /// # Errors
    /// [`EngineError::Denied`] for who is no owner or [`Engine::holds_void`], [`EntryError::TooLarge`] or [`EngineError::Outer`] for more than one entry holds.
    pub fn prune(&mut self, documents: &[(DocumentId, u32, Vec<u8>)], wall_ms: i64) -> Result<Output, EngineError> {
        if self.own_role() != Some(Role::Owner) || self.holds_void() {
            return Err(EngineError::Denied);
        }
        let wall = u64::try_from(wall_ms).unwrap_or(0);
        let epoch = self.writable(wall)?;
        let chains = self.chains(&epoch)?;
        if encode(&chains)?.len() > MAX_PAYLOAD {
            return Err(EntryError::TooLarge.into());
        }
        let mut cursor: BTreeMap<DeviceId, u64> = chains.iter().map(|(device, at)| (*device, at.chain.seq)).collect();
        let parts: Vec<_> =
            documents.iter().map(|(id, generation, whole)| (*id, *generation, Contents::Whole(whole))).collect();
        let unsent: Vec<u64> =
            self.outbox.iter().filter(|(_, blob)| blob.kind == Kind::Entry).map(|(at, _)| *at).collect();
        let blob = self.write(Payload::Snapshot(chains), &parts, wall_ms)?;
        let own = self.feeds.get(&self.keys.id()).map(|feed| &feed.tip.chain).ok_or(EngineError::Store)?;
        let snapshot = own.hash;
        // The snapshot's own entry too: a removal of its author must not take it away.
        cursor.insert(self.keys.id(), own.seq);
        self.keep_snapshot(snapshot, blob);
        self.do_act(Act::Prune { cursor, snapshot }, wall)?;
        if self.log.state().relay.is_none() {
            // Nobody got them one by one, and whoever comes gets the snapshot.
            for number in unsent {
                self.outbox.remove(&number);
                self.delete(Table::Outbox, number.to_be_bytes());
            }
        }
        self.drop_covered();
        Ok(self.output())
    }

    /// Drops the entries that valid prunes cover and whose snapshot is here, and snapshots that a later one stands for.
    pub fn trim(&mut self) -> Output {
        self.drop_covered();
        self.output()
    }

    /// Drops nothing for a snapshot whose documents turn out not to be what they should, and believes nothing of its device from it on.
    pub fn refuse_snapshot(&mut self, device: DeviceId, seq: u64, entry: Hash32) -> Output {
        self.snapshots.remove(&entry);
        self.delete(Table::Meta, [SNAPSHOT, &entry.0].concat());
        self.stop(device, seq)
    }

    /// Whether a valid prune names this entry.
    pub(super) fn is_named(&self, entry: &Hash32) -> bool {
        self.prunes().any(|(_, _, snapshot)| snapshot == entry)
    }

    /// Begins where a snapshot that a valid prune names leaves the chains, its author's too; all of it opens.
    ///
    /// # Errors
    /// [`EntryError`] where its chains do not lead to itself or it does not open; nothing has changed then.
    pub(super) fn jump_to(&mut self, entry: &Entry) -> Result<(), EntryError> {
        let header = &entry.header;
        let Payload::Snapshot(chains) = &header.payload else { return Err(EntryError::Snapshot) };
        if !chains.get(&header.author).is_some_and(|at| at.chain.precedes(header)) {
            return Err(EntryError::Snapshot);
        }
        self.learn_document_keys(header.kid, &header.author, chains, false);
        if !self.agrees(chains) {
            return Err(EntryError::Snapshot);
        }
        self.find(entry, None)?;
        if self.go_on_from(&header.author, chains) {
            self.learn_document_keys(header.kid, &header.author, chains, true);
        }
        self.jumped = Some(header.id());
        Ok(())
    }

    /// Takes over what a snapshot's chains cover and is not here, and tells what its documents are for.
    pub(super) fn take_over(&mut self, entry: &Entry, chains: &Chains, documents: Vec<(DocumentId, u32, Vec<u8>)>) {
        let header = &entry.header;
        let state = self.log.state();
        let is_known = |device: &&DeviceId| state.devices.contains_key(device) || state.removed.contains_key(device);
        let known: Vec<DeviceId> = chains.keys().filter(is_known).copied().collect();
        let mut jumped = self.jumped.take() == Some(header.id());
        for device in &known {
            let ahead = self.go_on_from(device, chains);
            self.learn_document_keys(header.kid, device, chains, ahead);
            jumped |= ahead;
        }
        let all = known.iter().filter_map(|device| chains.get(device)).flat_map(|at| &at.documents);
        let newest = all.filter(|(_, _, _, last)| *last != Hash32::default());
        let newest = newest.map(|(document, generation, _, last)| (*document, *generation, *last)).collect();
        self.out.notices.push(Notice::Snapshot {
            device: header.author,
            seq: header.seq,
            entry: header.id(),
            documents,
            newest,
            jumped,
        });
    }

    /// Whether a snapshot says of the chains that end here what is known here.
    pub(super) fn agrees(&self, chains: &Chains) -> bool {
        let same = |device: &DeviceId, at: &SnapshotChain| {
            let Some(feed) = self.feeds.get(device) else { return true };
            let mut all = at.documents.iter();
            let key = |document, generation| self.document_keys.get(&(*device, document, generation));
            feed.tip.chain.seq != at.chain.seq
                || (feed.tip.chain == at.chain
                    && all.all(|(document, generation, _, last)| {
                        key(*document, *generation).is_none_or(|known| known.last.unwrap_or_default() == *last)
                    }))
        };
        chains.iter().all(|(device, at)| same(device, at))
    }

    /// Notes in which blob a snapshot that counts stands.
    pub(super) fn keep_snapshot(&mut self, entry: Hash32, blob: BlobHash) {
        self.put(Table::Meta, [SNAPSHOT, &entry.0].concat(), blob.0);
        self.snapshots.insert(entry, blob);
    }

    /// Whether nothing of the device waits aside, or was taken in and should: others hold that aside.
    fn is_all_taken(&self, device: &DeviceId, feed: &Feed) -> bool {
        feed.held.is_empty() && feed.tip.stopped.is_none() && !self.is_beyond(device, feed)
    }

    fn prunes(&self) -> impl Iterator<Item = (OpId, &crate::op::Positions, &Hash32)> {
        self.log.state().prunes.iter().filter_map(|id| match &self.log.op(id)?.act {
            Act::Prune { cursor, snapshot } => Some((*id, cursor, snapshot)),
            _ => None,
        })
    }

    /// The end of each chain of which all is taken in, with the keys of its documents under an epoch.
    fn chains(&self, epoch: &Secret) -> Result<Chains, EngineError> {
        let mut chains: Chains = self
            .feeds
            .iter()
            .filter(|(device, feed)| self.is_all_taken(device, feed) && feed.tip.chain.seq > 0)
            .map(|(device, feed)| (*device, SnapshotChain { chain: feed.tip.chain.clone(), documents: Vec::new() }))
            .collect();
        for ((device, document, generation), key) in &self.document_keys {
            let Some(at) = chains.get_mut(device) else { continue };
            let context = wrap_context(&self.space(), device, document, *generation);
            let wrapped = wrap_key(epoch, &random()?, &context.0, &key.key)?;
            at.documents.push((*document, *generation, wrapped, key.last.unwrap_or_default()));
        }
        Ok(chains)
    }

    /// Goes on with a device's chain where a snapshot leaves it; false where this is not ahead of what is here.
    fn go_on_from(&mut self, device: &DeviceId, chains: &Chains) -> bool {
        let Some(at) = chains.get(device) else { return false };
        let feed = self.feeds.entry(*device).or_default();
        if feed.tip.chain.seq >= at.chain.seq || feed.tip.stopped.is_some() {
            return false;
        }
        let tip = super::Tip { chain: at.chain.clone(), stopped: None, taken: at.chain.seq };
        *feed = Feed { tip, base: at.chain.seq, ..Feed::default() };
        let tip = encode(&feed.tip);
        self.drop_entries(*device, at.chain.seq);
        if let Ok(tip) = tip {
            self.put(Table::Tip, device.0, tip);
        }
        if *device == self.keys.id() {
            self.out.alarms.push(Alarm::Rollback { seq: at.chain.seq });
            self.incarnation = self.incarnation.max(at.chain.incarnation);
            self.put(Table::Meta, "incarnation", self.incarnation.to_be_bytes());
        }
        true
    }

    /// Learns a device's document keys that are not known here, and where `anew` its newest changes too.
    fn learn_document_keys(&mut self, kid: Kid, device: &DeviceId, chains: &Chains, anew: bool) {
        for (document, generation, wrapped, last) in chains.get(device).into_iter().flat_map(|at| &at.documents) {
            let place = (*device, *document, *generation);
            let last = (*last != Hash32::default()).then_some(*last);
            let context = wrap_context(&self.space(), device, document, *generation);
            let key = match self.document_keys.get(&place) {
                Some(_) if !anew => continue,
                Some(known) => Some(known.key.clone()),
                None => self.ring.by_kid(kid).find_map(|epoch| unwrap_key(epoch, &context.0, wrapped).ok()),
            };
            let Some(key) = key.map(|key| DocumentKey { key, last }) else { continue };
            if let Ok(row) = encode(&key) {
                self.put(Table::DocumentKey, document_row(device, document, *generation), row);
            }
            self.document_keys.insert(place, key);
        }
    }

    fn drop_covered(&mut self) {
        let prunes: Vec<(OpId, crate::op::Positions, Hash32)> = self
            .prunes()
            .filter(|(_, _, snapshot)| self.snapshots.contains_key(snapshot))
            .map(|(id, cursor, snapshot)| (id, cursor.clone(), *snapshot))
            .collect();
        // A snapshot goes where a prune that knew of it has one of its own.
        let over = |id: &OpId| prunes.iter().any(|(later, _, _)| later != id && self.log.covers(later, id));
        let stale: Vec<Hash32> =
            prunes.iter().filter(|(id, _, _)| over(id)).map(|(_, _, snapshot)| *snapshot).collect();
        for snapshot in stale {
            if let Some(blob) = self.snapshots.remove(&snapshot) {
                self.delete(Table::Blob, blob.0);
                self.delete(Table::Meta, [SNAPSHOT, &snapshot.0].concat());
            }
        }
        for (device, position) in prunes.iter().flat_map(|(_, cursor, _)| cursor) {
            let Some(feed) = self.feeds.get_mut(device) else { continue };
            let held = feed.held.keys().next().map_or(u64::MAX, |first| first - 1);
            let upto = (*position).min(feed.tip.chain.seq).min(held);
            let Some(gone) = upto.checked_sub(feed.base).filter(|gone| *gone > 0) else { continue };
            feed.marks.drain(..usize::try_from(gone).unwrap_or(usize::MAX).min(feed.marks.len()));
            feed.base = upto;
            self.drop_entries(*device, upto);
        }
    }

    fn drop_entries(&mut self, device: DeviceId, upto: u64) {
        let keep = self.snapshots.values().map(|blob| blob.0).collect();
        self.out.effects.push(Effect::Trim { device, upto, keep });
    }
}

impl Feed {
    /// The mark of a position, where it is still here.
    pub(super) fn mark(&self, seq: u64) -> Option<[u8; 8]> {
        let at = seq.checked_sub(self.base)?.checked_sub(1)?;
        self.marks.get(usize::try_from(at).ok()?).copied()
    }
}
