//! What an entry that stands in its chain leads to: taken in, kept aside, or the end of what a device is believed.

use super::{Accepted, Alarm, DocumentKey, Engine, Feed, Held, Lasts, Notice, Table, document_row, entry_key};
use crate::crypto::{DeviceId, Hash32, encode};
use crate::entry::{
    Chain, DocumentId, Entry, EntryError, Form, Header, Named, Payload, RawChange, open_part, restore_changes,
    unwrap_key, wrap_context,
};
use crate::membership::Silence;
use crate::op::Role;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use steunkring_wire::BlobHash;

/// What opening an entry gives, before any of it is believed.
#[derive(Default)]
pub(super) struct Found {
    keys: BTreeMap<(DocumentId, u32), DocumentKey>,
    pub(super) changes: Vec<(DocumentId, u32, Vec<Vec<u8>>)>,
    documents: Vec<(DocumentId, u32, Vec<u8>)>,
}

impl Engine {
    /// Takes the content of the next entry of a chain in, or keeps it aside; true where it was taken in.
    pub(super) fn take_in(&mut self, entry: &Entry) -> bool {
        let (device, seq) = (entry.header.author, entry.header.seq);
        if self.may_say(&entry.header) && self.open_up(entry, None) {
            // A demoted reader still acknowledges, which leaves nothing to take out again.
            return self.log.state().counts(&device, seq);
        }
        // A receipt or an acknowledgement of someone who no longer belongs says nothing worth keeping.
        if !matches!(entry.header.payload, Payload::Receipt(..) | Payload::Acknowledgement)
            && let Ok(bytes) = entry.write(&Chain::default(), Form::Full)
        {
            let lasts = self.learn_aside(entry);
            self.feeds.entry(device).or_default().held.insert(seq, Held { kid: entry.header.kid, entry: bytes, lasts });
            // A snapshot waits for the prune that names it, which is no quarantine.
            if !matches!(entry.header.payload, Payload::Snapshot(_)) {
                self.out.notices.push(Notice::Quarantined { device, seq });
            }
        }
        false
    }

    /// Takes in what counts now and did not before, and tells of what no longer counts.
    pub(super) fn judge_again(&mut self) {
        let held: Vec<(DeviceId, u64, Held)> =
            self.feeds.iter().flat_map(|(d, f)| f.held.iter().map(|(s, h)| (*d, *s, h.clone()))).collect();
        for (device, _, held) in held {
            let Some(entry) = self.held_entry(&device, &held) else { continue };
            if self.may_say(&entry.header) && self.open_up(&entry, Some(&held.lasts)) {
                self.release(&entry);
            }
        }
        let beyond = self.feeds.iter().filter(|(device, feed)| self.is_beyond(device, feed));
        let notices: Vec<Notice> = beyond.map(|(d, _)| Notice::Rebuild { device: *d }).collect();
        self.out.notices.extend(notices);
    }

    /// Whether something of a device was taken in that does not count now.
    pub(super) fn is_beyond(&self, device: &DeviceId, feed: &Feed) -> bool {
        let taken = |range: RangeInclusive<u64>| {
            let all = range.end().saturating_add(1).saturating_sub(*range.start());
            all > feed.held.range(range).count() as u64
        };
        self.silent(device, feed.base.saturating_add(1)..=feed.tip.taken).into_iter().any(taken)
    }

    /// The stretches of these positions of a device that do not count now.
    pub(super) fn silent(&self, device: &DeviceId, of: RangeInclusive<u64>) -> Vec<RangeInclusive<u64>> {
        let state = self.log.state();
        let (first, last) = of.into_inner();
        let all = if state.devices.contains_key(device) || state.removed.contains_key(device) {
            let silences = state.silences.get(device).into_iter().flatten();
            let silent = |one: &Silence| first.max(one.after.saturating_add(1))..=one.until.unwrap_or(last).min(last);
            silences.map(silent).collect()
        } else {
            vec![first..=last]
        };
        all.into_iter().filter(|range| !range.is_empty()).collect()
    }

    /// Learns the document keys and newest changes of an entry that is kept aside, since entries that count may go on from them;
    /// gives what the newest changes were before it.
    fn learn_aside(&mut self, entry: &Entry) -> Lasts {
        let header = &entry.header;
        let last = |named: &Named| {
            let known = self.document_keys.get(&(header.author, named.document, named.generation));
            (named.document, named.generation, known.and_then(|key| key.last))
        };
        let lasts = header.parts.iter().map(last).collect();
        if let Ok(found) = self.find(entry, None) {
            self.learn(&header.author, found.keys);
        }
        lasts
    }

    fn learn(&mut self, device: &DeviceId, keys: BTreeMap<(DocumentId, u32), DocumentKey>) {
        for ((document, generation), key) in keys {
            if let Ok(row) = encode(&key) {
                self.put(Table::DocumentKey, document_row(device, &document, generation), row);
            }
            self.document_keys.insert((*device, document, generation), key);
        }
    }

    /// Stops believing a device from a position on, where its changes turn out to be harmful.
    pub fn stop(&mut self, device: DeviceId, seq: u64) -> super::Output {
        self.stop_at(device, seq);
        self.output()
    }

    fn release(&mut self, entry: &Entry) {
        let (device, seq) = (entry.header.author, entry.header.seq);
        let Some(feed) = self.feeds.get_mut(&device) else { return };
        feed.held.remove(&seq);
        let blob = feed.blobs.remove(&seq).unwrap_or_default();
        feed.tip.taken = feed.tip.taken.max(seq);
        let mark = feed.mark(seq).unwrap_or_default();
        let tip = encode(&feed.tip);
        let row = super::Row { id: entry.header.id(), mark, wall_ms: entry.header.wall_ms, blob, held: None };
        if let (Ok(tip), Ok(row)) = (tip, encode(&row)) {
            self.put(Table::Tip, device.0, tip);
            self.put(Table::Entry, entry_key(&device, seq), row);
        }
        if matches!(entry.header.payload, Payload::Snapshot(_)) {
            self.keep_snapshot(entry.header.id(), BlobHash(blob));
        }
    }

    fn stop_at(&mut self, device: DeviceId, seq: u64) {
        let feed = self.feeds.entry(device).or_default();
        feed.tip.stopped = Some(feed.tip.stopped.map_or(seq, |s| s.min(seq)));
        if let Ok(tip) = encode(&feed.tip) {
            self.put(Table::Tip, device.0, tip);
        }
    }

    /// Whether the membership, as it is known now, lets a device say this at this position.
    fn may_say(&self, header: &Header) -> bool {
        let (payload, device, seq) = (&header.payload, &header.author, header.seq);
        let state = self.log.state();
        if self.feeds.get(device).and_then(|f| f.tip.stopped).is_some_and(|s| seq >= s) {
            return false;
        }
        let belongs = state.devices.get(device);
        if matches!(payload, Payload::Receipt(..) | Payload::Acknowledgement) && belongs.is_some() {
            return true;
        }
        let Some(place) = belongs.or(state.removed.get(device)) else { return false };
        let member = state.members.get(&place.member).or(state.former.get(&place.member));
        let reader = member.is_none_or(|m| m.role == Role::Reader);
        // A reader that was an editor before has a silence from then on; beyond that, a removal adds one.
        let demotions = state.silences.get(device).map_or(0, Vec::len).saturating_sub(usize::from(belongs.is_none()));
        state.counts(device, seq)
            && (!reader || demotions > 0)
            && (!matches!(payload, Payload::Snapshot(_)) || self.is_named(&header.id()))
    }

    /// Opens the content and gives it out; on any fault nothing of it, and the device is stopped there. `lasts` are given for an
    /// entry that was kept aside.
    fn open_up(&mut self, entry: &Entry, lasts: Option<&Lasts>) -> bool {
        let (device, seq) = (entry.header.author, entry.header.seq);
        let found = match &entry.header.payload {
            Payload::Snapshot(chains) if !self.agrees(chains) => Err(EntryError::Snapshot),
            _ => self.find(entry, lasts),
        };
        match found {
            Ok(mut found) => {
                let known = |at: &(DocumentId, u32)| self.document_keys.contains_key(&(device, at.0, at.1));
                // What was kept aside is known already, and what came after it is newer.
                found.keys.retain(|at, _| lasts.is_none() || !known(at));
                self.give_out(entry, found);
                true
            }
            Err(error) => {
                self.out.alarms.push(Alarm::Stopped { device, seq, error });
                self.stop_at(device, seq);
                false
            }
        }
    }

    /// Opens the content; `lasts` are the newest changes before it where these are not the newest known.
    pub(super) fn find(&self, entry: &Entry, lasts: Option<&Lasts>) -> Result<Found, EntryError> {
        let header = &entry.header;
        let mut found = Found::default();
        for (named, wrapped) in header.keys.iter().zip(&entry.keys) {
            let Some(wrapped) = wrapped else { continue };
            let context = wrap_context(&header.space, &header.author, &named.document, named.generation);
            let open = |epoch| unwrap_key(epoch, &context.0, wrapped).ok();
            let key = self.ring.by_kid(header.kid).find_map(open).ok_or(EntryError::Part)?;
            found.keys.insert((named.document, named.generation), DocumentKey { key, last: None });
        }
        let actor = self.actor_of(&header.author, header.incarnation);
        for (index, (named, sealed)) in header.parts.iter().zip(&entry.parts).enumerate() {
            let at = (named.document, named.generation);
            if !found.keys.contains_key(&at)
                && let Some(known) = self.document_keys.get(&(header.author, at.0, at.1))
            {
                let before =
                    lasts.into_iter().flatten().find(|(document, generation, _)| (*document, *generation) == at);
                let last = before.map_or(known.last, |(_, _, last)| *last);
                found.keys.insert(at, DocumentKey { key: known.key.clone(), last });
            }
            let Some(sealed) = sealed else { continue };
            let key = found.keys.get_mut(&at).ok_or(EntryError::Part)?;
            let contents = open_part(&key.key, &header.place(index, named), sealed)?;
            if header.payload == Payload::Changes {
                let changes = restore_changes(&contents, &actor, &mut key.last)?;
                for raw in &changes {
                    let change = RawChange::read(raw)?;
                    if change.actor != actor && !self.fixed.contains(&change.hash) {
                        return Err(EntryError::Change);
                    }
                }
                found.changes.push((at.0, at.1, changes));
            } else {
                found.documents.push((at.0, at.1, contents));
            }
        }
        Ok(found)
    }

    fn give_out(&mut self, entry: &Entry, found: Found) {
        let header = &entry.header;
        let (device, id) = (header.author, header.id());
        self.learn(&device, found.keys);
        match &header.payload {
            Payload::Changes => {
                // The author's own changes come back only after a restore; they are given out like all others.
                let member = self.member_of(&device);
                let actor = self.actor_of(&device, header.incarnation);
                let accepted = found.changes.into_iter().map(|(document, generation, changes)| Accepted {
                    author: device,
                    member,
                    actor,
                    incarnation: header.incarnation,
                    seq: header.seq,
                    entry: id,
                    wall_ms: header.wall_ms,
                    document,
                    generation,
                    changes,
                });
                self.out.accepted.extend(accepted);
            }
            Payload::Snapshot(chains) => self.take_over(entry, chains, found.documents),
            Payload::Erasure(documents) => {
                self.out.notices.push(Notice::Erasure { device, entry: id, documents: documents.clone() });
            }
            Payload::Receipt(notice, documents) => {
                let (notice, documents) = (*notice, documents.clone());
                self.out.notices.push(Notice::Receipt { device, notice, documents });
            }
            Payload::Newer(..) => self.out.notices.push(Notice::Newer),
            Payload::Acknowledgement => {}
        }
    }

    fn actor_of(&self, device: &DeviceId, incarnation: u32) -> [u8; 16] {
        crate::crypto::actor_id(&self.space(), device, incarnation)
    }

    fn member_of(&self, device: &DeviceId) -> Hash32 {
        let state = self.log.state();
        state.devices.get(device).or(state.removed.get(device)).map(|d| d.member).unwrap_or_default()
    }
}
