//! Making a space anew from its sealed log: what its documents and rows were is not looked at.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use steunkring_document::{Document, Kind};
use steunkring_domain::{DocumentId, Instant};
use steunkring_store::StoreError;
use steunkring_sync::crypto::DeviceId;
use steunkring_sync::engine::Output;

use super::receive::{Parts, Stops, by_document, culprit, is_believed};
use super::waiting::{self, Part};
use super::{Form, Kept, OpenSpace, ROWS, ids, project, put};
use crate::log::{Log, ReadAgain, Snapshot};
use crate::{App, CoreError, SpaceId, rows};

impl App {
    /// Throws the documents and rows of a space away and makes them anew from its sealed entries, all or nothing.
    ///
    /// # Errors
    /// [`CoreError::Damaged`] where entries that were taken in are no longer there; then nothing has changed.
    pub fn rebuild_from_log(&mut self, space: SpaceId) -> Result<(), CoreError> {
        let now = self.now();
        self.space(space)?.rebuild_from_log(now, Output::default())
    }
}

impl OpenSpace {
    /// Makes everything anew and keeps what the log asks to keep in the same transaction.
    pub(crate) fn rebuild_from_log(&mut self, at: Instant, output: Output) -> Result<(), CoreError> {
        self.settle_typing(at)?;
        let (actor, seed, members) = (self.actor()?, self.seed, self.log()?.members());
        let ReadAgain { accepted, snapshots, members: read } =
            self.store.read(|reader| Log::read_again(reader, seed))?;
        let positions = |members: &[crate::MemberView]| -> BTreeMap<DeviceId, u64> {
            members.iter().flat_map(|member| &member.devices).map(|device| (device.id, device.position)).collect()
        };
        if positions(&members) != positions(&read) {
            return Err(CoreError::Damaged);
        }
        let accepted = by_document(accepted);
        let mut stops = Stops::new();
        let documents = loop {
            match make(&accepted, &snapshots, &stops, actor)? {
                Ok(documents) => break documents,
                Err((device, position)) => stops.insert(device, position),
            };
        };
        let mut kept = Vec::new();
        for (id, mut document) in documents {
            let row = project(&mut document)?;
            kept.push(Kept { id, kind: document.kind(), form: Form::Whole(document.save()), row });
        }
        self.open.clear();
        // What an editor shows may not be what was made anew.
        self.editors.clear();
        let changed = ids(&kept);
        let revision = self.store.write(move |tx| -> Result<u64, StoreError> {
            waiting::clear(tx)?;
            for head in tx.documents()? {
                tx.delete_document(&head.id, head.generation)?;
            }
            rows::clear(tx)?;
            tx.put_meta(ROWS, &rows::VERSION.to_le_bytes())?;
            put(tx, &output, kept)
        })?;
        self.tell(revision, &changed);
        Ok(())
    }
}

type Documents = BTreeMap<DocumentId, Document>;

/// Makes the documents that accepted changes come to, or says whose entry cannot be taken in.
fn make(
    accepted: &Parts,
    snapshots: &[Snapshot],
    stops: &Stops,
    actor: [u8; 16],
) -> Result<Result<Documents, (DeviceId, u64)>, CoreError> {
    let mut documents = Documents::from([(DocumentId::MAP, Document::begin(Kind::Map, actor)?)]);
    for Snapshot { device, seq, documents: wholes, .. } in snapshots {
        if !is_believed(stops, device, *seq) {
            continue;
        }
        for (id, whole) in wholes {
            if begun(&mut documents, *id, actor)?.receive_whole(whole).is_err() {
                return Ok(Err((*device, *seq)));
            }
        }
    }
    for (id, accepted) in accepted {
        let parts: Vec<&Part> = accepted.iter().filter(|part| part.is_believed(stops)).collect();
        if parts.is_empty() {
            continue;
        }
        let document = begun(&mut documents, *id, actor)?;
        let changes: Vec<Vec<u8>> = parts.iter().flat_map(|part| part.changes.iter().cloned()).collect();
        if document.receive(&changes).is_err() {
            return Ok(Err(culprit(document, &parts)?));
        }
    }
    Ok(Ok(documents))
}

/// A document, begun where it is not there yet.
fn begun(documents: &mut Documents, id: DocumentId, actor: [u8; 16]) -> Result<&mut Document, CoreError> {
    Ok(match documents.entry(id) {
        Entry::Occupied(begun) => begun.into_mut(),
        Entry::Vacant(place) => place.insert(Document::begin(Kind::Note, actor)?),
    })
}
