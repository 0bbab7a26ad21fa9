//! Changes of others that wait to be taken into their notes.
//!
//! Where much comes at once, the transaction that takes it in keeps the log and the map, so that the circle is there at once, and what
//! came for notes waits as it came. Then the notes follow, some in one transaction, each whole. So whoever stops half way, the process
//! too, has the map of everybody, some notes as they are and the others as they were; the next time goes on where this one stopped.

use serde::{Deserialize, Serialize};
use steunkring_domain::{DocumentId, Instant};
use steunkring_store::{Reader, StoreError, Tx};
use steunkring_sync::crypto::DeviceId;
use steunkring_sync::engine::Output;

use super::receive::{Parts, Stops, is_believed, put_taken};
use super::{OpenSpace, ids};
use crate::CoreError;

/// The kind of row of the store in which changes wait; the tables of the log have the numbers below.
const WAITING: u32 = 32;
/// Up to so many bytes of changes, notes come with the map in one transaction.
const AT_ONCE: usize = 128 << 10;
/// The most notes of one transaction.
const NOTES: usize = 16;

/// What one entry says in one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Part {
    /// Whose entry.
    pub(super) author: DeviceId,
    /// Its position in the author's chain.
    pub(super) seq: u64,
    /// The raw changes.
    pub(super) changes: Vec<Vec<u8>>,
}

impl Part {
    pub(super) fn is_believed(&self, stops: &Stops) -> bool {
        is_believed(stops, &self.author, self.seq)
    }

    fn bytes(&self) -> usize {
        self.changes.iter().map(Vec::len).sum()
    }
}

/// A note with how many entries wait for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Waiting {
    pub(crate) note: DocumentId,
    pub(crate) entries: usize,
}

impl OpenSpace {
    /// The notes that wait, those that somebody reads or writes first.
    pub(crate) fn waiting(&self) -> Result<Vec<Waiting>, CoreError> {
        let mut found = Vec::new();
        self.store.read(|reader| {
            reader.each_state(WAITING, |key, value| {
                let note = DocumentId(key.try_into().map_err(|_| CoreError::Damaged)?);
                found.push(Waiting { note, entries: parts(&value)?.len() });
                Ok::<_, CoreError>(())
            })
        })?;
        found.sort_by_key(|one| (!self.editors.contains_key(&one.note), one.note));
        Ok(found)
    }

    /// Whether any note waits.
    pub(super) fn is_behind(&self) -> Result<bool, CoreError> {
        Ok(self.store.read(|reader| reader.count_state(WAITING))? > 0)
    }

    /// Takes the changes of the first of these notes in: each note in one go, up to 16 in one transaction. Gives how many there were.
    pub(crate) fn take_in_waiting(
        &mut self,
        waiting: &[Waiting],
        (at, uptime): (Instant, u64),
    ) -> Result<usize, CoreError> {
        let taken = self.take_in_some(waiting.get(..NOTES).unwrap_or(waiting), (at, uptime));
        if taken.is_err() {
            self.forget();
        }
        taken
    }

    fn take_in_some(&mut self, waiting: &[Waiting], (at, uptime): (Instant, u64)) -> Result<usize, CoreError> {
        // Nothing is received in a document while somebody types in it.
        self.settle_typing(at)?;
        let mut found = Parts::new();
        for Waiting { note, .. } in waiting {
            if let Some(parts) = self.store.read(|reader| read(reader, *note))? {
                found.insert(*note, parts);
            }
        }
        let (kept, patches) = match self.receive(&found, &[], &[], &Stops::new())? {
            Ok(received) => received,
            Err((device, position)) => {
                // The map has what its device wrote beside this by now; an entry counts whole or not at all.
                self.open.clear();
                let output = self.log()?.stop(device, position);
                self.rebuild_from_log(at, output)?;
                return Ok(waiting.len());
            }
        };
        let (changed, done) = (ids(&kept), found.into_keys().collect::<Vec<_>>());
        let revision = self.store.write(move |tx| -> Result<u64, StoreError> {
            for note in &done {
                tx.delete_state(WAITING, &note.0)?;
            }
            put_taken(tx, &Output::default(), kept)
        })?;
        self.tell_editors(patches, Some(uptime));
        self.tell(revision, &changed);
        Ok(waiting.len())
    }

    /// Parts what can wait from what is taken in at once: the map never waits, and nothing comes before what waits already.
    pub(super) fn put_off(&self, found: &mut Parts) -> Result<Parts, CoreError> {
        let notes = found.iter().filter(|(id, _)| **id != DocumentId::MAP);
        let bytes: usize = notes.flat_map(|(_, parts)| parts).map(Part::bytes).sum();
        if bytes <= AT_ONCE && !self.is_behind()? {
            return Ok(Parts::new());
        }
        let map = found.remove_entry(&DocumentId::MAP);
        Ok(std::mem::replace(found, map.into_iter().collect()))
    }
}

/// Lets changes wait, after those that do already.
pub(super) fn add(tx: &Tx<'_>, found: Parts) -> Result<(), StoreError> {
    for (note, more) in found.into_iter().filter(|(_, more)| !more.is_empty()) {
        let mut parts = read(tx, note)?.unwrap_or_default();
        parts.extend(more);
        let value = postcard::to_allocvec(&parts).map_err(|_| StoreError::Damaged)?;
        tx.put_state(WAITING, &note.0, &value)?;
    }
    Ok(())
}

/// Lets nothing wait any more, where everything was made anew from the log.
pub(super) fn clear(tx: &Tx<'_>) -> Result<(), StoreError> {
    for (note, _) in tx.scan_state(WAITING)? {
        tx.delete_state(WAITING, &note)?;
    }
    Ok(())
}

fn read(reader: &Reader<'_>, note: DocumentId) -> Result<Option<Vec<Part>>, StoreError> {
    reader.state(WAITING, &note.0)?.map(|value| parts(&value)).transpose()
}

fn parts(value: &[u8]) -> Result<Vec<Part>, StoreError> {
    postcard::from_bytes(value).map_err(|_| StoreError::Damaged)
}

#[cfg(test)]
mod tests {
    use steunkring_document::{Document, Kind};
    use steunkring_domain::*;

    use super::*;
    use crate::testing::{self, add};
    use crate::{App, Command, Field, Job, Key, MapOptions, MemberRole, NoteEdit, SpaceId};

    const NOTES_OF_ONE: u8 = 20;

    fn note(n: u8) -> DocumentId {
        DocumentId([n; 16])
    }

    fn write(app: &mut App, space: SpaceId, n: u8, text: String) {
        app.run(space, Command::Note { document: note(n), edits: vec![NoteEdit::Rewrite(text)] }).unwrap();
    }

    /// One home has written much that the other has not heard of: three entries in each of twenty notes, then somebody on the map.
    struct Apart {
        one: App,
        two: App,
        space: SpaceId,
        folders: [tempfile::TempDir; 2],
    }

    fn apart() -> Apart {
        let ((mut one, a), (mut two, b), space) = testing::two(MemberRole::Editor);
        two.take_in(space, &one.bundle(space).unwrap()).unwrap();
        add(&mut two, space, 9, "Karim");
        one.take_in(space, &two.bundle(space).unwrap()).unwrap();
        for n in 1..=NOTES_OF_ONE {
            one.run(space, Command::StartNote { document: note(n), edits: vec![] }).unwrap();
            write(&mut one, space, n, format!("{n} ").repeat(4_000));
            write(&mut one, space, n, format!("{n} ").repeat(4_000) + "klaar");
        }
        add(&mut one, space, 1, "oma Rie");
        Apart { one, two, space, folders: [a, b] }
    }

    fn stopped() -> Job {
        let job = Job::new();
        job.cancel();
        job
    }

    fn rows(app: &mut App, space: SpaceId) -> (crate::MapRow, Vec<(DocumentId, crate::NoteRow)>) {
        (app.circle(space).unwrap(), app.notes(space).unwrap())
    }

    #[test]
    fn the_map_is_current_while_notes_wait_and_the_next_time_goes_on() {
        let Apart { mut one, mut two, space, folders } = apart();
        let before = two.revision(space).unwrap();
        let taken = two.take_in_with(space, &one.bundle(space).unwrap(), &stopped()).unwrap();
        assert_eq!((taken.finished, taken.revision), (false, before + 1));
        let map = two.map_screen(space, MapOptions::default()).unwrap();
        assert_eq!(map.revision, before + 1);
        assert_eq!(two.circle(space).unwrap(), one.circle(space).unwrap(), "the map has all");
        assert_eq!(two.notes(space).unwrap(), [], "and the notes nothing half");
        assert_eq!(two.sync_screen(space).unwrap().rest.unwrap().text, "Er komen nog 20 gesprekken bij.");
        // One step: sixteen notes of three entries each, in one transaction.
        let waiting = two.space(space).unwrap().waiting().unwrap();
        assert!(waiting.iter().all(|one| one.entries == 3));
        assert_eq!(two.space(space).unwrap().take_in_waiting(&waiting, (Instant(0), 0)).unwrap(), NOTES);
        assert_eq!(two.revision(space).unwrap(), before + 2);
        let theirs = one.notes(space).unwrap();
        assert_eq!(two.notes(space).unwrap(), theirs[..NOTES]);
        // What waits is there after the process is gone, and goes along in another that comes meanwhile.
        drop(two);
        let mut two = App::open(&folders[1].path().join("home"), Key::raw([7; 32])).unwrap();
        assert_eq!(two.waits(space).unwrap(), usize::from(NOTES_OF_ONE) - NOTES);
        write(&mut one, space, NOTES_OF_ONE, "nieuw".to_owned());
        let job = Job::new();
        let taken = two.take_in_with(space, &one.bundle(space).unwrap(), &job).unwrap();
        assert_eq!((taken.finished, taken.revision), (true, before + 3));
        let progress = job.progress();
        assert_eq!((progress.done, progress.total, progress.entries_done, progress.entries_total), (4, 4, 13, 13));
        assert_eq!(progress.said.text, "Klaar: 4 van 4.");
        assert_eq!(rows(&mut two, space), rows(&mut one, space));
        assert_eq!((two.waits(space).unwrap(), two.sync_screen(space).unwrap().rest), (0, None));
        let made = rows(&mut two, space);
        two.rebuild_from_log(space).unwrap();
        assert_eq!(rows(&mut two, space), made);
    }

    #[test]
    fn little_comes_in_one_transaction() {
        let Apart { mut one, mut two, space, .. } = apart();
        two.take_in(space, &one.bundle(space).unwrap()).unwrap();
        let before = two.revision(space).unwrap();
        write(&mut one, space, 1, "kort".to_owned());
        write(&mut one, space, 2, "ook kort".to_owned());
        add(&mut one, space, 2, "Bo");
        // Also where the job is asked to stop: there is nothing to leave.
        let taken = two.take_in_with(space, &one.bundle(space).unwrap(), &stopped()).unwrap();
        assert_eq!((taken.finished, taken.revision), (true, before + 1));
        assert_eq!(rows(&mut two, space), rows(&mut one, space));
    }

    #[test]
    fn who_writes_in_a_note_that_waits_loses_nothing() {
        let Apart { mut one, mut two, space, .. } = apart();
        two.take_in(space, &one.bundle(space).unwrap()).unwrap();
        for n in 1..=NOTES_OF_ONE {
            write(&mut one, space, n, format!("{n} ").repeat(4_000) + "klaar en meer. " + &"veel ".repeat(2_000));
        }
        let taken = two.take_in_with(space, &one.bundle(space).unwrap(), &stopped()).unwrap();
        assert!(!taken.finished);
        write(&mut two, space, 1, "Vooraf. ".to_owned() + &"1 ".repeat(4_000) + "klaar");
        assert!(two.catch_up(space, &Job::new()).unwrap());
        let body = two.note(space, note(1)).unwrap().note.body;
        assert!(body.starts_with("Vooraf. 1 ") && body.ends_with("veel veel "), "{}", body.len());
        one.take_in(space, &two.bundle(space).unwrap()).unwrap();
        assert_eq!(rows(&mut two, space), rows(&mut one, space));
    }

    /// Where a note that waited shows that an entry is harmful, the map is made anew without what its device wrote from there on.
    #[test]
    fn a_harmful_change_in_a_note_that_waits_takes_its_device_off_the_map_too() {
        let Apart { one: mut two, two: mut one, space, .. } = apart();
        let actor = two.space(space).unwrap().actor().unwrap();
        let mut other = Document::begin(Kind::Note, actor).unwrap();
        let title = MeetingChange::Title(Some(Line::parse("nep").unwrap()));
        let fields = [Field::of::<Meeting>(&entity::Single, &title)];
        let bad = other.write(&fields, Instant(0)).unwrap().unwrap();
        let append = |log: &mut crate::log::Log| Ok(((), log.append(vec![(note(3), vec![bad])], Instant(0))?));
        two.space(space).unwrap().change_log(append).unwrap();
        add(&mut two, space, 2, "Cor");
        let file = two.bundle(space).unwrap();
        assert!(!one.take_in_with(space, &file, &stopped()).unwrap().finished);
        assert_eq!(one.circle(space).unwrap().circle.name(PersonId([2; 16])), "Cor", "not known yet");
        assert!(one.catch_up(space, &Job::new()).unwrap());
        let circle = one.circle(space).unwrap().circle;
        assert_eq!([1, 2, 9].map(|n| circle.name(PersonId([n; 16]))), ["oma Rie", "?", "Karim"]);
        assert_eq!(one.notes(space).unwrap().len(), usize::from(NOTES_OF_ONE));
        assert!(one.members(space).unwrap().iter().any(|member| member.devices.iter().any(|device| device.stopped)));
        let made = rows(&mut one, space);
        one.take_in(space, &file).unwrap();
        one.rebuild_from_log(space).unwrap();
        assert_eq!(rows(&mut one, space), made);
    }

    #[test]
    fn what_waits_is_stored_in_one_form() {
        let part = Part { author: DeviceId([5; 32]), seq: 300, changes: vec![vec![1, 2], vec![]] };
        let mut bytes = vec![1];
        bytes.extend([5; 32]);
        bytes.extend([172, 2, 2, 2, 1, 2, 0]);
        assert_eq!(postcard::to_allocvec(&vec![part.clone()]).unwrap(), bytes);
        assert_eq!(parts(&bytes).unwrap(), [part]);
        assert_eq!(parts(&bytes[..9]), Err(StoreError::Damaged));
    }
}
