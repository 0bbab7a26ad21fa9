//! What comes from others: their sealed items in, their changes in the documents, all in one transaction. Where much comes for notes,
//! that transaction has the map, and the notes follow (`space/waiting.rs`).

use std::collections::{BTreeMap, BTreeSet};

use steunkring_document::{Document, DocumentError};
use steunkring_domain::{DocumentId, Instant};
use steunkring_store::{StoreError, Tx};
use steunkring_sync::crypto::DeviceId;
use steunkring_sync::engine::{Accepted, Notice, Output};
use steunkring_wire::Outer;

use super::typing::Patches;
use super::waiting::{self, Part};
use super::{Form, Kept, OpenSpace, TAKEN, alarms, ids, put, rebuild};
use crate::CoreError;
use crate::app::random;
use crate::log::{Read, Snapshot, snapshots};
use crate::project::project;

/// The meta value with the moment from which this device shares keys again, where another should have.
const HEAL_AT: &str = "heal-at";
/// How long a device waits with that, in seconds.
const HEAL_SECONDS: std::ops::Range<u64> = 60..300;

/// The meta value with the device whose whole documents were taken over last, in place of entries that are not here.
const TAKEN_OVER: &str = "taken-over";

/// What received documents come to and what happened in their texts; or the device and position of what cannot be taken in.
pub(super) type Received = Result<(Vec<Kept>, Patches), (DeviceId, u64)>;

/// What came for each document, in the order in which it was accepted.
pub(super) type Parts = BTreeMap<DocumentId, Vec<Part>>;

/// The position from which nothing of a device is believed.
pub(super) type Stops = BTreeMap<DeviceId, u64>;

impl OpenSpace {
    /// Takes blobs of others in, and how far a mailbox was read: the log, their changes, what follows from them and the revision in
    /// one transaction. Changes of notes wait where they are many ([`OpenSpace::take_in_waiting`]). What cannot be taken into a document ends what is believed of its device, and nothing else.
    pub(crate) fn take_in(
        &mut self,
        blobs: Vec<Outer>,
        read: Option<Read>,
        (at, uptime): (Instant, u64),
    ) -> Result<u64, CoreError> {
        let taken = self.take_in_inner(blobs, read, (at, uptime));
        if taken.is_err() {
            self.forget();
        }
        taken
    }

    fn take_in_inner(
        &mut self,
        blobs: Vec<Outer>,
        read: Option<Read>,
        (at, uptime): (Instant, u64),
    ) -> Result<u64, CoreError> {
        self.settle_typing(at)?;
        let output = self.log()?.ingest(blobs);
        self.take_in_output(output, read, (at, uptime))
    }

    /// Takes in what an act of this device made count, with the act in one transaction.
    pub(crate) fn take_in_by(
        &mut self,
        act: impl FnOnce(&mut crate::log::Log) -> Result<Output, CoreError>,
        (at, uptime): (Instant, u64),
    ) -> Result<(), CoreError> {
        let done = self.log().and_then(act).and_then(|output| self.take_in_output(output, None, (at, uptime)));
        if done.is_err() {
            self.forget();
        }
        done.map(drop)
    }

    fn take_in_output(
        &mut self,
        mut output: Output,
        read: Option<Read>,
        (at, uptime): (Instant, u64),
    ) -> Result<u64, CoreError> {
        let due = output.notices.iter().any(|notice| matches!(notice, Notice::Rebuild { .. }));
        let aside = self.log()?.aside_in(&output.notices);
        let (heal_at, restored) = (self.heal(&mut output, at)?, self.is_restored()?);
        if let Some(read) = read {
            output.effects.extend(self.log()?.set_cursor(read).effects);
        }
        let mut now = by_document(std::mem::take(&mut output.accepted));
        let snapshots = snapshots(&mut output);
        let over: Vec<&Snapshot> = snapshots.iter().filter(|one| one.jumped).collect();
        let taken_over = over.iter().max_by_key(|one| one.seq).map(|one| one.device);
        let mut later = self.put_off(&mut now)?;
        let mut stops = Stops::new();
        let (kept, patches) = loop {
            match self.receive(&now, &over, &aside, &stops)? {
                Ok(received) => break received,
                Err((device, position)) => {
                    // An entry counts whole or not at all: what was received in memory is read again from the store.
                    self.open.clear();
                    stops.insert(device, position);
                    output.effects.extend(self.log()?.stop(device, position).effects);
                }
            }
        };
        for parts in later.values_mut() {
            parts.retain(|part| part.is_believed(&stops));
        }
        for snapshot in snapshots.iter().filter(|one| !one.jumped) {
            // Where notes wait there is not yet all to compare with.
            let comparable = later.is_empty() && !self.is_behind()?;
            if comparable && !self.agrees_with(snapshot, &kept)? {
                output.effects.extend(self.log()?.refuse_snapshot(snapshot).effects);
            }
        }
        output.effects.extend(self.log()?.trim().effects);
        let changed = ids(&kept);
        let revision = self.store.write(move |tx| -> Result<u64, StoreError> {
            match heal_at {
                Some(moment) => tx.put_meta(HEAL_AT, &moment.to_le_bytes())?,
                None => drop(tx.delete_meta(HEAL_AT)?),
            }
            if due {
                tx.put_meta(rebuild::DUE, &[1])?;
            }
            alarms::note(tx, &output.alarms, restored, at)?;
            if let Some(device) = taken_over {
                tx.put_meta(TAKEN_OVER, &device.0)?;
            }
            waiting::add(tx, later)?;
            put_taken(tx, &output, kept)
        })?;
        self.tell_editors(patches, Some(uptime));
        self.tell(revision, &changed);
        self.make_anew_if_due(at)?;
        self.revision()
    }

    /// Whose whole documents were taken over last: nothing here shows who wrote what is in them.
    pub(crate) fn taken_over(&self) -> Result<Option<DeviceId>, CoreError> {
        let device = self.store.read(|reader| reader.meta(TAKEN_OVER))?;
        Ok(device.and_then(|bytes| bytes.try_into().ok()).map(DeviceId))
    }

    /// Shares keys again where somebody may lack one. Of the devices that acted last one does so at once; the others wait a random
    /// while, since two that do it at once leave the same to do. Gives when this device is to do it.
    fn heal(&mut self, output: &mut Output, at: Instant) -> Result<Option<i64>, CoreError> {
        // A restored device is not to write: who takes over from it rotates by itself.
        if self.log()?.is_whole() || self.is_restored()? {
            return Ok(None);
        }
        let noted = self.store.read(|reader| reader.meta(HEAL_AT))?;
        let noted = noted.and_then(|bytes| bytes.try_into().ok()).map(i64::from_le_bytes);
        if self.log()?.heals_first() || noted.is_some_and(|moment| moment <= at.0) {
            let healed = self.log()?.heal(at)?;
            output.effects.extend(healed.effects);
            output.accepted.extend(healed.accepted);
            return Ok(None);
        }
        let span = HEAL_SECONDS.end - HEAL_SECONDS.start;
        let wait = HEAL_SECONDS.start + u64::from_le_bytes(random()?) % span;
        Ok(Some(noted.unwrap_or_else(|| at.0.saturating_add_unsigned(wait * 1000))))
    }

    /// Receives whole documents and changes in the documents in memory; or says whose entry cannot be taken in.
    pub(super) fn receive(
        &mut self,
        by_document: &Parts,
        over: &[&Snapshot],
        aside: &[DocumentId],
        stops: &Stops,
    ) -> Result<Received, CoreError> {
        let (mut kept, mut patches) = (Vec::new(), Patches::new());
        let mut wholes = BTreeMap::<DocumentId, Vec<(&Snapshot, &[u8])>>::new();
        for snapshot in over.iter().filter(|one| is_believed(stops, &one.device, one.seq)) {
            for (id, whole) in &snapshot.documents {
                wholes.entry(*id).or_default().push((snapshot, whole));
            }
        }
        let touched: BTreeSet<&DocumentId> = by_document.keys().chain(wholes.keys()).chain(aside).collect();
        for id in touched {
            let accepted = by_document.get(id).into_iter().flatten();
            let parts: Vec<&Part> = accepted.filter(|part| part.is_believed(stops)).collect();
            let wholes = wholes.get(id).map_or(&[][..], Vec::as_slice);
            let nothing = parts.is_empty() && wholes.is_empty();
            // Something in it was kept aside: others may have built on that and wait here.
            let waits = nothing && aside.contains(id) && self.has(*id)? && self.document(*id)?.waiting() > 0;
            if nothing && !waits {
                continue;
            }
            self.begin(*id)?;
            let watched = self.watched(*id)?;
            let document = self.document(*id)?;
            for (snapshot, whole) in wholes {
                if document.receive_whole(whole).is_err() {
                    return Ok(Err((snapshot.device, snapshot.seq)));
                }
            }
            let changes: Vec<Vec<u8>> = parts.iter().flat_map(|part| part.changes.iter().cloned()).collect();
            let mut adopted = Vec::new();
            if self.log()?.keeps_aside() {
                let missing = self.document(*id)?.lacks(&changes).unwrap_or_default();
                adopted = self.log()?.adopted(*id, missing);
            }
            let document = self.document(*id)?;
            if receive_with(document, adopted, changes).is_err() {
                return Ok(Err(culprit(document, &parts)?));
            }
            if let Some(heads) = watched {
                patches.insert(*id, document.text_since(&heads));
            }
            let row = project(document)?;
            kept.push(Kept { id: *id, kind: document.kind(), form: Form::Whole(document.save()), row });
            if let Some(loaded) = self.open.get_mut(id) {
                loaded.changes = 0;
            }
        }
        Ok(Ok((kept, patches)))
    }
}

/// Takes changes in together with those that are kept aside and that they build on. Where these do no good the changes come without
/// them and wait: that is nobody's fault who counts.
pub(super) fn receive_with(
    document: &mut Document,
    adopted: Vec<Vec<u8>>,
    changes: Vec<Vec<u8>>,
) -> Result<(), DocumentError> {
    if adopted.is_empty() {
        return document.receive(&changes);
    }
    let all = [adopted, changes.clone()].concat();
    document.receive(&all).or_else(|_| document.receive(&changes))
}

/// Whether what a device wrote at a position is believed.
pub(super) fn is_believed(stops: &Stops, device: &DeviceId, position: u64) -> bool {
    stops.get(device).is_none_or(|stop| position < *stop)
}

/// Writes what came from others, and that something did.
pub(super) fn put_taken(tx: &Tx<'_>, output: &Output, kept: Vec<Kept>) -> Result<u64, StoreError> {
    let something = !kept.is_empty();
    let revision = put(tx, output, kept)?;
    if something {
        tx.put_meta(TAKEN, &revision.to_le_bytes())?;
    }
    Ok(revision)
}

/// The first entry of which a document takes nothing.
pub(super) fn culprit(document: &mut Document, parts: &[&Part]) -> Result<(DeviceId, u64), CoreError> {
    let refused = parts.iter().find(|part| document.receive(&part.changes).is_err());
    refused.map(|part| (part.author, part.seq)).ok_or(CoreError::Damaged)
}

/// Gathers what was accepted by document, each document's in the order in which it was accepted.
pub(super) fn by_document(accepted: Vec<Accepted>) -> Parts {
    let mut found = Parts::new();
    for Accepted { author, seq, document, changes, .. } in accepted {
        found.entry(DocumentId(document.0)).or_default().push(Part { author, seq, changes });
    }
    found
}

#[cfg(test)]
mod tests {
    use steunkring_document::{Field, Kind};
    use steunkring_domain::*;

    use super::*;
    use crate::testing::{self, add};
    use crate::{App, MemberRole, SpaceId};

    /// A change by the actor of this device that its document has never seen: its second first one.
    fn harmful(app: &mut App, space: SpaceId) -> Vec<u8> {
        let actor = app.space(space).unwrap().actor().unwrap();
        let mut other = Document::begin(Kind::Map, actor).unwrap();
        let change = PersonChange::Nickname(Some(Nickname::parse("nep").unwrap()));
        other.write(&[Field::of::<Person>(&PersonId([66; 16]), &change)], Instant(0)).unwrap().unwrap()
    }

    #[test]
    fn a_harmful_change_ends_what_is_believed_of_its_device_and_nothing_else() {
        let ((mut one, _a), (mut two, _b), space) = testing::two(MemberRole::Editor);
        two.take_in(space, &one.bundle(space).unwrap()).unwrap();
        add(&mut two, space, 1, "Bo");
        let bad = harmful(&mut two, space);
        let append = |log: &mut crate::log::Log| Ok(((), log.append(vec![(DocumentId::MAP, vec![bad])], Instant(0))?));
        two.space(space).unwrap().change_log(append).unwrap();
        add(&mut two, space, 2, "Cor");
        let file = two.bundle(space).unwrap();
        for _ in 0..2 {
            one.take_in(space, &file).unwrap();
            let circle = one.circle(space).unwrap().circle;
            let names = [1, 2, 66].map(|n| circle.name(PersonId([n; 16])).to_owned());
            assert_eq!(names, ["Bo", "?", "?"]);
            let members = one.members(space).unwrap();
            let stopped = |name: &str| members.iter().any(|m| m.name == name && m.devices.iter().any(|d| d.stopped));
            assert!(stopped("Iris") && !stopped("Nadia"));
        }
        // The family writes on.
        add(&mut one, space, 3, "Dia");
        two.take_in(space, &one.bundle(space).unwrap()).unwrap();
        assert_eq!(two.circle(space).unwrap().circle.name(PersonId([3; 16])), "Dia");
    }
}
