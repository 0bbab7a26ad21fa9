//! Changes that are kept aside and count all the same, since somebody who belongs built on them: no document can leave out what a
//! later change stands on.

use super::{DocumentId, Engine, Held};
use crate::crypto::{DeviceId, Hash32};
use crate::entry::{Chain, Entry, Payload, RawChange, Travelling};
use std::collections::BTreeMap;

impl Engine {
    /// The changes of one document among `missing`, and those that they build on in turn, as far as they stand in entries that are kept
    /// aside. What a device wrote from where it is no longer believed stays out.
    pub fn adopted(&self, document: &DocumentId, generation: u32, missing: &[Hash32]) -> Vec<Vec<u8>> {
        let mut aside = BTreeMap::<Hash32, Vec<u8>>::new();
        for (device, feed) in &self.feeds {
            let believed = feed.held.iter().filter(|(seq, _)| feed.tip.stopped.is_none_or(|stop| **seq < stop));
            for (_, held) in believed {
                let Some(entry) = self.held_entry(device, held) else { continue };
                let part = |named: &crate::entry::Named| (named.document, named.generation) == (*document, generation);
                if entry.header.payload != Payload::Changes || !entry.header.parts.iter().any(part) {
                    continue;
                }
                let Ok(found) = self.find(&entry, Some(&held.lasts)) else { continue };
                let here = found.changes.into_iter().filter(|(id, of, _)| (id, *of) == (document, generation));
                for raw in here.flat_map(|(_, _, changes)| changes) {
                    if let Ok(hash) = RawChange::read(&raw).map(|change| change.hash) {
                        aside.insert(hash, raw);
                    }
                }
            }
        }
        let (mut wanted, mut found) = (missing.to_vec(), Vec::new());
        while let Some(raw) = next(&mut wanted, &mut aside) {
            wanted.extend(RawChange::read(&raw).map(|change| change.deps).unwrap_or_default());
            found.push(raw);
        }
        found
    }

    /// Whether anything is kept aside.
    pub fn keeps_aside(&self) -> bool {
        self.feeds.values().any(|feed| !feed.held.is_empty())
    }

    /// The documents in which an entry that is kept aside writes.
    pub fn aside_in(&self, device: &DeviceId, seq: u64) -> Vec<DocumentId> {
        let held = self.feeds.get(device).and_then(|feed| feed.held.get(&seq));
        let entry = held.and_then(|held| self.held_entry(device, held));
        entry.map(|entry| entry.header.parts.iter().map(|named| named.document).collect()).unwrap_or_default()
    }

    /// An entry that is kept aside, as it was written.
    pub(super) fn held_entry(&self, device: &DeviceId, held: &Held) -> Option<Entry> {
        let read = Travelling::read(&held.entry);
        read.and_then(|read| read.restore(&self.space(), *device, held.kid, &Chain::default())).ok()
    }
}

/// The next that is wanted and there.
fn next(wanted: &mut Vec<Hash32>, aside: &mut BTreeMap<Hash32, Vec<u8>>) -> Option<Vec<u8>> {
    std::iter::from_fn(|| wanted.pop()).find_map(|hash| aside.remove(&hash))
}
