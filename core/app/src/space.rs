//! One open space: its documents in memory, and the one way in which they change.

mod alarms;
mod prune;
mod rebuild;
mod receive;
mod restored;
mod typing;
mod waiting;

use std::collections::BTreeMap;

use steunkring_document::{Document, DocumentError, Kind, MAX_FIELDS};
use steunkring_domain::{DocumentId, Instant, Scalar};
use steunkring_store::{Reader, Space as Store, StoreError, StoredDocument, Tx};
use steunkring_sync::engine::Output;
use steunkring_wire::{Outer, TransportKey};
use tokio::sync::watch::Sender;

use crate::log::{FIRST, Log, blobs, keep};
use crate::project::{MapRow, NoteRow, Projection, project};
use crate::rows;
use crate::undo::{Step, created};
use crate::watch::Newest;
use crate::{CoreError, Field, Job, Splice};

pub(crate) use restored::mark_restored;
use typing::{Editor, Patches};

/// After so many changes a document is saved whole again.
const CHANGES_A_SNAPSHOT: usize = 128;
/// The most fields that one command may write in one document; all of them travel as one entry.
pub const FIELDS_LIMIT: usize = 4 * MAX_FIELDS;
/// The most bytes of documents kept in memory, beside the one in use.
const KEPT_BYTES: usize = 2 << 20;
const REVISION: &str = "revision";
const ROWS: &str = "rows";
/// How often the space had changed when something of others was last taken in.
const TAKEN: &str = "taken-in";

/// An open space.
pub(crate) struct OpenSpace {
    store: Store,
    seed: [u8; 32],
    /// Loaded when something is written.
    log: Option<Log>,
    open: BTreeMap<DocumentId, Loaded>,
    clock: u64,
    /// How often the space and its parts have changed here, for those who watch them.
    pub(crate) newest: Sender<Newest>,
    /// What is typed in notes, by note.
    editors: BTreeMap<DocumentId, Editor>,
    /// How many openings and answers of editors there were, so that each has a number of its own.
    answers: u64,
    /// What was typed and settled, to be remembered as steps.
    typed_steps: Vec<Step>,
    /// The key by which the relay knows this member, where it is not this device's.
    known_as: Option<TransportKey>,
    /// When the welcome that is kept was given.
    pub(crate) welcomed: Option<Instant>,
}

/// A named value of the file itself.
pub(crate) type Named = (&'static str, Vec<u8>);

struct Loaded {
    document: Document,
    /// Changes stored after the last whole copy.
    changes: usize,
    used: u64,
}

/// A document as it is to be kept, with the row that follows from it.
struct Kept {
    id: DocumentId,
    kind: Kind,
    form: Form,
    row: Projection,
}

/// How much of a document is written.
enum Form {
    Whole(Vec<u8>),
    Changes(Vec<Vec<u8>>),
    RowOnly,
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
        let row = project(&mut map)?;
        let map = Kept { id: DocumentId::MAP, kind: Kind::Map, form: Form::Whole(map.save()), row };
        store.write(move |tx| -> Result<(), StoreError> {
            tx.put_meta(ROWS, &rows::VERSION.to_le_bytes())?;
            tx.put_meta(REVISION, &0u64.to_le_bytes())?;
            put(tx, &output, vec![map]).map(drop)
        })?;
        Ok(Self {
            store,
            seed,
            log: Some(log),
            open: BTreeMap::new(),
            clock: 0,
            newest: Sender::new(Newest::opened(1)),
            editors: BTreeMap::new(),
            answers: 0,
            typed_steps: Vec::new(),
            known_as: None,
            welcomed: None,
        })
    }

    /// Opens a space; rows of another version are made anew, and what was typed when the app died becomes a change.
    pub(crate) fn open(store: Store, seed: [u8; 32], at: Instant) -> Result<Self, CoreError> {
        let seed = restored::seed(&store, seed)?;
        let version = store.read(|reader| reader.meta(ROWS))?;
        let newest = Sender::new(Newest::opened(store.read(revision)?));
        let mut space = Self {
            store,
            seed,
            log: None,
            open: BTreeMap::new(),
            clock: 0,
            newest,
            editors: BTreeMap::new(),
            answers: 0,
            typed_steps: Vec::new(),
            known_as: None,
            welcomed: None,
        };
        if version.as_deref() != Some(&rows::VERSION.to_le_bytes()) {
            space.rebuild_rows()?;
        }
        space.take_up_typing(at)?;
        space.welcomed = space.welcome()?.map(|kept| kept.since);
        Ok(space)
    }

    pub(crate) fn log(&mut self) -> Result<&mut Log, CoreError> {
        if self.log.is_none() {
            let seed = self.seed;
            self.log = Some(self.store.read(|reader| Log::load(reader, seed))?);
        }
        self.log.as_mut().ok_or(CoreError::Unexpected("the log was not kept"))
    }

    /// Whether the log is in memory.
    pub(crate) fn has_log(&self) -> bool {
        self.log.is_some()
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

    /// How often the space had changed when something of others was last taken in; 0 where nothing was.
    pub(crate) fn taken_in(&self) -> Result<u64, CoreError> {
        let bytes = self.store.read(|reader| reader.meta(TAKEN))?.and_then(|bytes| bytes.try_into().ok());
        Ok(bytes.map_or(0, u64::from_le_bytes))
    }

    /// The map as its last change left it.
    pub(crate) fn map(&self) -> Result<MapRow, CoreError> {
        self.store.read(rows::map)
    }

    /// Who is on the map and what is said of them, as its last change left it.
    pub(crate) fn picture(&self) -> Result<MapRow, CoreError> {
        self.store.read(rows::picture)
    }

    /// A note as its last change left it.
    pub(crate) fn note(&self, document: DocumentId) -> Result<NoteRow, CoreError> {
        self.store.read(|reader| rows::note(reader, document))
    }

    /// Every note.
    pub(crate) fn notes(&self) -> Result<Vec<(DocumentId, NoteRow)>, CoreError> {
        self.store.read(rows::notes)
    }

    /// A document in memory, loaded when it is not there yet.
    pub(crate) fn document(&mut self, id: DocumentId) -> Result<&mut Document, CoreError> {
        self.clock += 1;
        if !self.open.contains_key(&id) {
            let stored = self.store.read(|reader| reader.load_document(&id.0, FIRST))?;
            let mut loaded = load(stored.ok_or(CoreError::Missing("document"))?, self.actor()?)?;
            self.retype(id, &mut loaded.document)?;
            self.make_room(loaded.document.weight());
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
        let nothing = |_: &mut Log| Ok(((), Output::default(), None));
        self.write_all(works, begin, at, nothing).map(|(steps, revision, ())| (steps, revision))
    }

    /// Does something in the log, and writes after it in the same transaction, with a named value of the file itself where there is one.
    pub(crate) fn write_beside<T>(
        &mut self,
        works: BTreeMap<DocumentId, Work>,
        at: Instant,
        beside: impl FnOnce(&mut Log) -> Result<(T, Output, Option<Named>), CoreError>,
    ) -> Result<T, CoreError> {
        self.write_all(works, None, at, beside).map(|(_, _, value)| value)
    }

    fn write_all<T>(
        &mut self,
        works: BTreeMap<DocumentId, Work>,
        begin: Option<DocumentId>,
        at: Instant,
        beside: impl FnOnce(&mut Log) -> Result<(T, Output, Option<Named>), CoreError>,
    ) -> Result<(Vec<Step>, u64, T), CoreError> {
        self.begin_anew(at)?;
        self.settle_typing(at)?;
        let written = self.write_inner(works, begin, at, beside);
        if written.is_err() {
            self.forget();
        }
        written
    }

    fn write_inner<T>(
        &mut self,
        works: BTreeMap<DocumentId, Work>,
        begin: Option<DocumentId>,
        at: Instant,
        beside: impl FnOnce(&mut Log) -> Result<(T, Output, Option<Named>), CoreError>,
    ) -> Result<(Vec<Step>, u64, T), CoreError> {
        let (mut steps, mut kept, mut parts) = (Vec::new(), Vec::new(), Vec::new());
        let mut patches = Patches::new();
        for (id, work) in works {
            let begun = begin == Some(id);
            if begun {
                self.begin(id)?;
            }
            let watched = self.watched(id)?;
            let document = self.document(id)?;
            let (step, changes) = carry_out(document, id, work, at)?;
            if let Some(heads) = watched {
                patches.insert(id, document.text_since(&heads));
            }
            if changes.is_empty() && !begun {
                continue;
            }
            steps.push(step);
            kept.push(self.kept(id, &changes, begun)?);
            if !changes.is_empty() {
                parts.push((id, changes));
            }
        }
        let (value, mut output, named) = beside(self.log()?)?;
        if !parts.is_empty() {
            output.effects.extend(self.log()?.append(parts, at)?.effects);
        }
        if kept.is_empty() && output.effects.is_empty() {
            return Ok((steps, self.revision()?, value));
        }
        let changed = ids(&kept);
        let revision = self.store.write(move |tx| -> Result<u64, StoreError> {
            if let Some((name, value)) = named {
                tx.put_meta(name, &value)?;
            }
            put(tx, &output, kept)
        })?;
        self.tell_editors(patches, None);
        self.tell(revision, &changed);
        Ok((steps, revision, value))
    }

    /// The form in which a document that changed is kept: whole from time to time, else the new changes.
    fn kept(&mut self, id: DocumentId, changes: &[Vec<u8>], whole: bool) -> Result<Kept, CoreError> {
        let loaded = self.open.get_mut(&id).ok_or(CoreError::Unexpected("a document was not kept"))?;
        let row = project(&mut loaded.document)?;
        loaded.changes += changes.len();
        let form = if whole || loaded.changes >= CHANGES_A_SNAPSHOT {
            loaded.changes = 0;
            Form::Whole(loaded.document.save())
        } else {
            Form::Changes(changes.to_vec())
        };
        Ok(Kept { id, kind: loaded.document.kind(), form, row })
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
            self.forget();
        }
        done
    }

    /// Every sealed blob of the space.
    pub(crate) fn blobs(&self) -> Result<Vec<Outer>, CoreError> {
        self.store.read(blobs)
    }

    /// Drops what is in memory, which may be ahead of what is stored: it is read again when it is needed.
    pub(crate) fn forget(&mut self) {
        self.log = None;
        self.open.clear();
    }

    /// Wakes those who watch, where the space has changed.
    fn tell(&self, revision: u64, documents: &[DocumentId]) {
        self.newest.send_if_modified(|newest| newest.note(revision, documents));
    }

    fn begin(&mut self, id: DocumentId) -> Result<(), CoreError> {
        if self.has(id)? {
            return Ok(());
        }
        let document = Document::begin(Kind::Note, self.actor()?)?;
        self.make_room(document.weight());
        self.open.insert(id, Loaded { document, changes: 0, used: self.clock });
        Ok(())
    }

    /// Whether a document is here.
    fn has(&self, id: DocumentId) -> Result<bool, CoreError> {
        Ok(self.open.contains_key(&id) || self.store.read(|reader| reader.has_document(&id.0, FIRST))?)
    }

    /// Drops documents that were not used for long, until what is kept and what is to come fit.
    fn make_room(&mut self, coming: usize) {
        let mut weight: usize = self.open.values().map(|loaded| loaded.document.weight()).sum();
        while weight.saturating_add(coming) > KEPT_BYTES {
            let Some(oldest) = self.open.iter().min_by_key(|(_, loaded)| loaded.used).map(|(id, _)| *id) else {
                return;
            };
            weight -= self.open.remove(&oldest).map_or(0, |loaded| loaded.document.weight());
        }
    }

    /// Saves documents whole whose changes were kept one by one, each in a transaction of its own; stops where it is asked to.
    pub(crate) fn pack(&mut self, job: &Job, at: Instant) -> Result<(), CoreError> {
        self.settle_typing(at)?;
        let heads = self.store.read(|reader| reader.documents())?;
        for head in heads.into_iter().filter(|head| head.changes > 0) {
            if job.is_cancelled() {
                break;
            }
            let id = DocumentId(head.id.try_into().map_err(|_| CoreError::Damaged)?);
            let document = self.document(id)?;
            let (kind, saved) = (u32::from(document.kind().byte()), document.save());
            self.store.write(move |tx| tx.save_document(&id.0, FIRST, kind, &saved))?;
            if let Some(loaded) = self.open.get_mut(&id) {
                loaded.changes = 0;
            }
        }
        Ok(())
    }

    /// Counts a change of documents that stay as they are: what stands beside them has changed.
    pub(crate) fn note_seen_anew(&mut self, documents: Vec<DocumentId>) -> Result<(), CoreError> {
        let next = self.store.write(|tx| count(tx, 1))?;
        self.tell(next, &documents);
        Ok(())
    }

    /// Makes every row anew from the documents.
    pub(crate) fn rebuild_rows(&mut self) -> Result<(), CoreError> {
        let heads = self.store.read(|reader| reader.documents())?;
        let mut kept = Vec::new();
        for head in heads {
            let id = DocumentId(head.id.try_into().map_err(|_| CoreError::Damaged)?);
            let document = self.document(id)?;
            kept.push(Kept { id, kind: document.kind(), form: Form::RowOnly, row: project(document)? });
        }
        let changed = ids(&kept);
        let revision = self.store.write(move |tx| -> Result<u64, StoreError> {
            rows::clear(tx)?;
            tx.put_meta(ROWS, &rows::VERSION.to_le_bytes())?;
            put(tx, &Output::default(), kept)
        })?;
        self.tell(revision, &changed);
        Ok(())
    }
}

fn ids(kept: &[Kept]) -> Vec<DocumentId> {
    kept.iter().map(|kept| kept.id).collect()
}

/// Does the work in one document: what to remember for undoing it, and the changes it made.
fn carry_out(
    document: &mut Document,
    id: DocumentId,
    work: Work,
    at: Instant,
) -> Result<(Step, Vec<Vec<u8>>), CoreError> {
    let mut step = Step { document: id, ..Step::default() };
    for field in &work.fields {
        let before = document.value(field.table, &field.row, &field.key)?.unwrap_or(Scalar::Null);
        if field.value != before {
            step.fields.push((field.clone(), before));
        }
    }
    if work.fields.len() > FIELDS_LIMIT {
        return Err(DocumentError::TooMuch.into());
    }
    step.created = created(document, &step);
    let mut changes = Vec::new();
    for fields in work.fields.chunks(MAX_FIELDS) {
        changes.extend(document.write(fields, at)?);
    }
    if !matches!(work.text, Text::Keep) {
        let before = document.body();
        changes.extend(match work.text {
            Text::Keep => Vec::new(),
            Text::Splice(splices) => document.splice(&splices, at)?,
            Text::Rewrite(text) => document.rewrite(&text, at)?,
        });
        let after = document.body();
        step.text = (before != after).then_some((before, after));
    }
    if step.text.is_some() {
        step.heads = document.heads();
    }
    Ok((step, changes))
}

/// Writes what the log asks to keep, documents and rows under one new revision, and gives that; with no document it stays.
fn put(tx: &Tx<'_>, output: &Output, kept: Vec<Kept>) -> Result<u64, StoreError> {
    keep(tx, output)?;
    let next = count(tx, u64::from(!kept.is_empty()))?;
    if kept.iter().any(|kept| kept.id == DocumentId::MAP) {
        rows::drop_first(tx)?;
    }
    for Kept { id, kind, form, row } in kept {
        match form {
            Form::Whole(saved) => tx.save_document(&id.0, FIRST, u32::from(kind.byte()), &saved)?,
            Form::Changes(changes) => {
                for change in changes {
                    tx.append_change(&id.0, FIRST, &change)?;
                }
            }
            Form::RowOnly => {}
        }
        if let Some(files) = &row.files {
            tx.set_media(&id.0, files)?;
        }
        for (kind, value) in &row.rows {
            tx.put_screen(*kind, &id.0, next, value)?;
        }
    }
    Ok(next)
}

fn load(stored: StoredDocument, actor: [u8; 16]) -> Result<Loaded, CoreError> {
    let kind = u8::try_from(stored.kind).ok().and_then(Kind::from_byte).ok_or(CoreError::TooNew)?;
    let document = Document::load(kind, &stored.snapshot, &stored.changes, actor)?;
    Ok(Loaded { document, changes: stored.changes.len(), used: 0 })
}

/// Counts so many changes of a space more, and gives how often it has changed then.
fn count(tx: &Tx<'_>, more: u64) -> Result<u64, StoreError> {
    let next = revision(tx)? + more;
    tx.put_meta(REVISION, &next.to_le_bytes())?;
    Ok(next)
}

/// How often a space has changed here.
pub(crate) fn revision(reader: &Reader<'_>) -> Result<u64, StoreError> {
    let bytes = reader.meta(REVISION)?.and_then(|bytes| bytes.try_into().ok());
    bytes.map(u64::from_le_bytes).ok_or(StoreError::Damaged)
}

#[cfg(test)]
mod tests {
    use steunkring_domain::SpaceKind;

    use super::*;
    use crate::{App, Command, Key, NoteEdit};

    #[test]
    fn documents_in_memory_are_bounded_by_their_bytes_and_what_is_dropped_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut app = App::create(&folder.path().join("home"), Key::raw([7; 32])).unwrap();
        let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
        let note = |n: u8| DocumentId([n; 16]);
        for n in 1..=3 {
            let edits = vec![NoteEdit::Rewrite("woord ".repeat(5_000))];
            app.run(space, Command::StartNote { document: note(n), edits }).unwrap();
        }
        for n in 4..=20 {
            let edits = vec![NoteEdit::Rewrite("kort".into())];
            app.run(space, Command::StartNote { document: note(n), edits }).unwrap();
        }
        let open = &app.space(space).unwrap().open;
        let weight: usize = open.values().map(|loaded| loaded.document.weight()).sum();
        assert!(weight <= KEPT_BYTES, "{weight}");
        assert!(open.len() > 8 && open.contains_key(&note(20)), "small documents stay together");
        assert!(!open.contains_key(&note(1)), "the large one that was not used for longest is gone");
        let splice = Splice { at: 0, delete: 5, insert: "zin".into() };
        let edits = vec![NoteEdit::Splice(vec![splice])];
        app.run(space, Command::Note { document: note(1), edits }).unwrap();
        assert!(app.note(space, note(1)).unwrap().note.body.starts_with("zin woord"));
    }
}
