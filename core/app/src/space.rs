//! One open space: its documents in memory, and the one way in which they change.

use std::collections::BTreeMap;

use steunkring_document::{Document, Kind};
use steunkring_domain::{DocumentId, Instant};
use steunkring_store::{Reader, Space as Store, StoreError, StoredDocument};
use steunkring_sync::engine::Output;
use steunkring_wire::Outer;

use crate::log::{FIRST, Log, blobs, keep};
use crate::project::{MAP_ROW, MapRow, NOTE_ROW, NoteRow, VERSION, project};
use crate::share::by_document;
use crate::undo::Step;
use crate::{CoreError, Field, Splice};

/// After so many changes a document is saved whole again.
const CHANGES_A_SNAPSHOT: usize = 128;
/// The most documents kept in memory.
const KEPT: usize = 8;
const REVISION: &str = "revision";
const ROWS: &str = "rows";

/// An open space.
pub(crate) struct OpenSpace {
    store: Store,
    seed: [u8; 32],
    /// Loaded when something is written.
    log: Option<Log>,
    open: BTreeMap<DocumentId, Loaded>,
    clock: u64,
}

struct Loaded {
    document: Document,
    /// Changes stored after the last whole copy.
    changes: usize,
    used: u64,
}

/// What is to be written in one document.
#[derive(Default)]
pub(crate) struct Work {
    pub(crate) fields: Vec<Field>,
    pub(crate) text: Text,
}

/// What is to be done to the text of a document.
#[derive(Default)]
pub(crate) enum Text {
    #[default]
    Keep,
    Splice(Vec<Splice>),
    Rewrite(String),
}

impl OpenSpace {
    /// Founds a space in an empty file: its log and its map document begin.
    pub(crate) fn found(store: Store, log: Log, output: Output, seed: [u8; 32]) -> Result<Self, CoreError> {
        let mut map = Document::begin(Kind::Map, log.actor())?;
        let (saved, row) = (map.save(), project(&mut map)?);
        store.write(move |tx| -> Result<(), StoreError> {
            keep(tx, &output)?;
            tx.put_meta(ROWS, &VERSION.to_le_bytes())?;
            tx.put_meta(REVISION, &1u64.to_le_bytes())?;
            tx.save_document(&DocumentId::MAP.0, FIRST, u32::from(Kind::Map.byte()), &saved)?;
            tx.put_screen(row.kind, &DocumentId::MAP.0, 1, &row.value)
        })?;
        Ok(Self { store, seed, log: Some(log), open: BTreeMap::new(), clock: 0 })
    }

    /// Opens a space; rows of another version are made anew.
    pub(crate) fn open(store: Store, seed: [u8; 32]) -> Result<Self, CoreError> {
        let rows = store.read(|reader| reader.meta(ROWS))?;
        let mut space = Self { store, seed, log: None, open: BTreeMap::new(), clock: 0 };
        if rows.as_deref() != Some(&VERSION.to_le_bytes()) {
            space.rebuild_rows()?;
        }
        Ok(space)
    }

    pub(crate) fn log(&mut self) -> Result<&mut Log, CoreError> {
        if self.log.is_none() {
            let seed = self.seed;
            self.log = Some(self.store.read(|reader| Log::load(reader, seed))?);
        }
        self.log.as_mut().ok_or(CoreError::Unexpected("the log was not kept"))
    }

    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// The actor under which this device writes.
    pub(crate) fn actor(&mut self) -> Result<[u8; 16], CoreError> {
        Ok(self.log()?.actor())
    }

    /// How often the space has changed here.
    pub(crate) fn revision(&self) -> Result<u64, CoreError> {
        self.store.read(|reader| Ok(revision(reader)?))
    }

    /// The map as its last change left it.
    pub(crate) fn map(&self) -> Result<MapRow, CoreError> {
        let row = self.store.read(|reader| reader.screen(MAP_ROW, &DocumentId::MAP.0))?;
        Ok(postcard::from_bytes(&row.ok_or(CoreError::Damaged)?.value)?)
    }

    /// A note as its last change left it.
    pub(crate) fn note(&self, document: DocumentId) -> Result<NoteRow, CoreError> {
        let row = self.store.read(|reader| reader.screen(NOTE_ROW, &document.0))?;
        Ok(postcard::from_bytes(&row.ok_or(CoreError::Missing("note"))?.value)?)
    }

    /// Every note.
    pub(crate) fn notes(&self) -> Result<Vec<(DocumentId, NoteRow)>, CoreError> {
        let rows = self.store.read(|reader| reader.screens(NOTE_ROW))?;
        let read = |row: steunkring_store::ScreenRow| -> Result<_, CoreError> {
            let id = DocumentId(row.key.try_into().map_err(|_| CoreError::Damaged)?);
            Ok((id, postcard::from_bytes(&row.value)?))
        };
        rows.into_iter().map(read).collect()
    }

    /// A document in memory, loaded when it is not there yet.
    pub(crate) fn document(&mut self, id: DocumentId) -> Result<&mut Document, CoreError> {
        self.clock += 1;
        if !self.open.contains_key(&id) {
            let stored = self.store.read(|reader| reader.load_document(&id.0, FIRST))?;
            let loaded = load(stored.ok_or(CoreError::Missing("document"))?, self.actor()?)?;
            self.make_room();
            self.open.insert(id, loaded);
        }
        let loaded = self.open.get_mut(&id).ok_or(CoreError::Unexpected("a document was not kept"))?;
        loaded.used = self.clock;
        Ok(&mut loaded.document)
    }

    /// Writes in documents, each begun when it is not there yet and `begin` says so: the changes, what follows from them and the
    /// revision in one transaction. Gives what was done to each for undoing, and the new revision; nothing when nothing differed.
    pub(crate) fn write(
        &mut self,
        works: BTreeMap<DocumentId, Work>,
        begin: Option<DocumentId>,
        at: Instant,
    ) -> Result<(Vec<Step>, u64), CoreError> {
        let touched: Vec<DocumentId> = works.keys().copied().collect();
        let written = self.write_inner(works, begin, at);
        if written.is_err() {
            self.log = None;
            // What is in memory may be ahead of what is stored: it is read again when it is needed.
            for id in touched {
                self.open.remove(&id);
            }
        }
        written
    }

    fn write_inner(
        &mut self,
        works: BTreeMap<DocumentId, Work>,
        begin: Option<DocumentId>,
        at: Instant,
    ) -> Result<(Vec<Step>, u64), CoreError> {
        let mut steps = Vec::new();
        let mut rows = Vec::new();
        for (id, work) in works {
            if begin == Some(id) {
                self.begin(id)?;
            }
            let begun = begin == Some(id);
            let document = self.document(id)?;
            let mut step = Step { document: id, ..Step::default() };
            for field in &work.fields {
                let before =
                    document.value(field.table, &field.row, &field.key)?.unwrap_or(steunkring_domain::Scalar::Null);
                step.fields.push((field.clone(), before));
            }
            let mut changes: Vec<Vec<u8>> = document.write(&work.fields, at)?.into_iter().collect();
            let body = document.body();
            match work.text {
                Text::Keep => {}
                Text::Splice(splices) => changes.extend(document.splice(&splices, at)?),
                Text::Rewrite(text) => changes.extend(document.rewrite(&text, at)?),
            }
            let body_now = document.body();
            if body != body_now {
                step.text = Some((body, body_now));
            }
            step.fields.retain(|(field, before)| field.value != *before);
            if changes.is_empty() && !begun {
                continue;
            }
            let row = project(document)?;
            let kind = document.kind();
            let whole = self.open.get_mut(&id).and_then(|loaded| {
                loaded.changes += changes.len();
                let due = begun || loaded.changes >= CHANGES_A_SNAPSHOT;
                due.then(|| {
                    loaded.changes = 0;
                    loaded.document.save()
                })
            });
            rows.push((id, kind, changes, whole, row));
            steps.push(step);
        }
        if rows.is_empty() {
            return Ok((Vec::new(), self.revision()?));
        }
        let parts = rows.iter().filter(|(_, _, changes, ..)| !changes.is_empty());
        let parts: Vec<_> = parts.map(|(id, _, changes, ..)| (*id, changes.clone())).collect();
        let sealed = if parts.is_empty() { Output::default() } else { self.log()?.append(parts, at)? };
        let revision = self.store.write(move |tx| -> Result<u64, StoreError> {
            let next = revision(tx)? + 1;
            keep(tx, &sealed)?;
            tx.put_meta(REVISION, &next.to_le_bytes())?;
            for (id, kind, changes, whole, row) in rows {
                match whole {
                    Some(saved) => tx.save_document(&id.0, FIRST, u32::from(kind.byte()), &saved)?,
                    None => {
                        for change in changes {
                            tx.append_change(&id.0, FIRST, &change)?;
                        }
                    }
                }
                tx.put_screen(row.kind, &id.0, next, &row.value)?;
            }
            Ok(next)
        })?;
        Ok((steps, revision))
    }

    /// Does something in the log and keeps what it asks to keep.
    pub(crate) fn change_log<T>(
        &mut self,
        work: impl FnOnce(&mut Log) -> Result<(T, Output), CoreError>,
    ) -> Result<T, CoreError> {
        let done = self.log().and_then(work).and_then(|(value, output)| {
            self.store.write(move |tx| keep(tx, &output))?;
            Ok(value)
        });
        if done.is_err() {
            self.log = None;
        }
        done
    }

    /// Every sealed blob of the space.
    pub(crate) fn blobs(&self) -> Result<Vec<Outer>, CoreError> {
        self.store.read(blobs)
    }

    /// Takes blobs of others in, and how far the relay was read: the log, their changes, what follows from them and the revision in one transaction.
    pub(crate) fn take_in(&mut self, blobs: Vec<Outer>, cursor: Option<u64>, at: Instant) -> Result<u64, CoreError> {
        let taken = self.take_in_inner(blobs, cursor, at);
        if taken.is_err() {
            self.log = None;
            self.open.clear();
        }
        taken
    }

    fn take_in_inner(&mut self, blobs: Vec<Outer>, cursor: Option<u64>, at: Instant) -> Result<u64, CoreError> {
        let mut output = self.log()?.ingest(blobs, at)?;
        if let Some(cursor) = cursor {
            output.effects.extend(self.log()?.set_cursor(cursor).effects);
        }
        let mut rows = Vec::new();
        for (id, changes) in by_document(std::mem::take(&mut output.accepted)) {
            self.begin(id)?;
            let document = self.document(id)?;
            document.receive(&changes)?;
            rows.push((id, document.kind(), document.save(), project(document)?));
            if let Some(loaded) = self.open.get_mut(&id) {
                loaded.changes = 0;
            }
        }
        self.store.write(move |tx| -> Result<u64, CoreError> {
            keep(tx, &output)?;
            let next = revision(tx)? + u64::from(!rows.is_empty());
            tx.put_meta(REVISION, &next.to_le_bytes())?;
            for (id, kind, saved, row) in rows {
                tx.save_document(&id.0, FIRST, u32::from(kind.byte()), &saved)?;
                tx.put_screen(row.kind, &id.0, next, &row.value)?;
            }
            Ok(next)
        })
    }

    fn begin(&mut self, id: DocumentId) -> Result<(), CoreError> {
        if self.open.contains_key(&id) || self.store.read(|reader| reader.load_document(&id.0, FIRST))?.is_some() {
            return Ok(());
        }
        let document = Document::begin(Kind::Note, self.actor()?)?;
        self.make_room();
        self.open.insert(id, Loaded { document, changes: 0, used: self.clock });
        Ok(())
    }

    fn make_room(&mut self) {
        while self.open.len() >= KEPT {
            let Some(oldest) = self.open.iter().min_by_key(|(_, loaded)| loaded.used).map(|(id, _)| *id) else {
                return;
            };
            self.open.remove(&oldest);
        }
    }

    /// Makes every row anew from the documents.
    pub(crate) fn rebuild_rows(&mut self) -> Result<(), CoreError> {
        let heads = self.store.read(|reader| reader.documents())?;
        let mut rows = Vec::new();
        for head in heads {
            let id = DocumentId(head.id.try_into().map_err(|_| CoreError::Damaged)?);
            rows.push((id, project(self.document(id)?)?));
        }
        self.store.write(move |tx| -> Result<(), StoreError> {
            let next = revision(tx)? + 1;
            tx.delete_screens(MAP_ROW)?;
            tx.delete_screens(NOTE_ROW)?;
            for (id, row) in rows {
                tx.put_screen(row.kind, &id.0, next, &row.value)?;
            }
            tx.put_meta(ROWS, &VERSION.to_le_bytes())?;
            tx.put_meta(REVISION, &next.to_le_bytes())
        })?;
        Ok(())
    }
}

fn load(stored: StoredDocument, actor: [u8; 16]) -> Result<Loaded, CoreError> {
    let kind = u8::try_from(stored.kind).ok().and_then(Kind::from_byte).ok_or(CoreError::TooNew)?;
    let document = Document::load(kind, &stored.snapshot, &stored.changes, actor)?;
    Ok(Loaded { document, changes: stored.changes.len(), used: 0 })
}

fn revision(reader: &Reader<'_>) -> Result<u64, StoreError> {
    let bytes = reader.meta(REVISION)?.and_then(|bytes| bytes.try_into().ok());
    bytes.map(u64::from_le_bytes).ok_or(StoreError::Damaged)
}
