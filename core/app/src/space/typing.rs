//! Editors over the notes of a space: each keystroke in the journal, in the document and in the editor's shadow; a change, an entry
//! and a row at a pause.
//!
//! Lines of the journal are splices of the document as it is stored, in the order in which they were typed: whatever else is
//! written or taken in comes after the change that what was typed becomes ([`OpenSpace::settle_typing`]). So a document that is
//! loaded again, in this process or the next, is brought up to what was typed by applying them once more. The mark of the last
//! line that stands in a stored change is stored with that change, since the process may die before the lines are dropped.

use std::collections::BTreeMap;

use steunkring_document::{Document, Heads, Shadow, Splice, TextPatch};
use steunkring_domain::{DocumentId, Instant};
use steunkring_store::{JournalLine, LineMark, Reader, StoreError};

use super::{OpenSpace, put};
use crate::CoreError;
use crate::undo::Step;

/// Without a keystroke for so long, in milliseconds, what was typed becomes a change.
const PAUSE: u64 = 2_000;
/// The same while somebody else writes in the note.
const PAUSE_TOGETHER: u64 = 500;
/// Somebody else writes in a note as long as this after a change of theirs came in, in milliseconds.
const TOGETHER: u64 = 60_000;
/// Typing without a pause becomes a change after so long, in milliseconds.
const LONGEST: u64 = 10_000;
/// The most splices of one keystroke.
const SPLICES: usize = 1_000;

/// What was typed becomes a change before it takes more than so many bytes in an entry, which has three times as many at most.
const HEAVIEST: usize = 1 << 20;
/// The most letters that come and go in one keystroke: a note of the greatest length written anew.
const LETTERS: usize = 400_000;

/// What somebody typed in one document and what an editor shows of it.
#[derive(Default)]
pub(super) struct Editor {
    /// What the editor shows; none for what an earlier process left behind.
    shown: Option<Shown>,
    /// What was typed and stands in no stored change, as splices of the document.
    pending: Vec<Splice>,
    /// The last line of that in the journal.
    mark: Option<LineMark>,
    /// The text before it; none for what an earlier process left behind.
    before: Option<String>,
    /// When the first and the last of it was typed, in milliseconds of the app's uptime.
    first: u64,
    last: u64,
    /// When a change of somebody else last came in.
    others: Option<u64>,
}

#[derive(Clone)]
struct Shown {
    text: Vec<u16>,
    shadow: Shadow,
    /// The number of the opening.
    opened: u64,
    /// The number of the last answer that had something to apply, or of the opening.
    answer: u64,
    /// What the editor shows where it did not apply that answer; none once it said that it did.
    before: Option<Box<Self>>,
}

/// What happened without the editor in the texts of open editors.
pub(crate) type Patches = BTreeMap<DocumentId, Vec<TextPatch>>;

impl OpenSpace {
    /// Opens an editor on a note and gives its text.
    pub(crate) fn open_editor(&mut self, id: DocumentId, at: Instant) -> Result<String, CoreError> {
        self.begin_anew(at)?;
        if !self.log()?.may_write() {
            return Err(CoreError::NotAllowed);
        }
        let text = self.document(id)?.body();
        let units: Vec<u16> = text.encode_utf16().collect();
        let shadow = Shadow::new(units.len());
        self.answers += 1;
        self.editors.entry(id).or_default().shown =
            Some(Shown { text: units, shadow, opened: self.answers, answer: self.answers, before: None });
        Ok(text)
    }

    /// Takes what was typed, in positions of what the editor shows, and gives what the editor has to do to show the document, with
    /// the number of that answer; nothing while it holds. All of it or nothing. `seen` is the last answer that it had applied; that
    /// is the last one where it is not told.
    pub(crate) fn edit(
        &mut self,
        id: DocumentId,
        splices: &[Splice],
        (hold, seen): (bool, Option<u64>),
        (at, uptime): (Instant, u64),
    ) -> Result<(Vec<Splice>, u64), CoreError> {
        if splices.len() > SPLICES {
            return Err(CoreError::Invalid { field: "text", reason: "at most 1,000 changes at a time".to_owned() });
        }
        let letters = |splice: &Splice| splice.insert.encode_utf16().count().saturating_add(splice.delete as usize);
        if splices.iter().map(letters).fold(0, usize::saturating_add) > LETTERS {
            return Err(CoreError::Invalid { field: "text", reason: "at most 400,000 letters at a time".to_owned() });
        }
        if self.outgrows(id, splices) {
            self.settle_one(id, at)?;
        }
        // In memory before the journal has the line: after it, nothing may fail any more.
        self.document(id)?;
        let editor = self.editors.get_mut(&id).ok_or(CoreError::Missing("editor"))?;
        let shown = editor.shown.as_mut().ok_or(CoreError::Missing("editor"))?;
        shown.hear(seen)?;
        let mut taken = Vec::new();
        if !splices.is_empty() {
            let (mut shadow, mut undo) = (shown.shadow.clone(), Vec::with_capacity(splices.len()));
            let applied = splices.iter().try_for_each(|splice| {
                let inverse = inverse(&shown.text, splice);
                splice.apply(&mut shown.text)?;
                undo.extend(inverse);
                taken.extend(shadow.from_editor(splice));
                Ok::<_, CoreError>(())
            });
            let written = applied.and_then(|()| {
                let line = postcard::to_allocvec(&taken)?;
                Ok(self.store.journal(&id.0, &line)?)
            });
            match written {
                Ok(mark) => {
                    shown.shadow = shadow;
                    editor.mark = Some(mark);
                }
                Err(error) => {
                    for splice in undo.iter().rev() {
                        splice.apply(&mut shown.text)?;
                    }
                    return Err(error);
                }
            }
        }
        self.typed(id, taken, uptime)?;
        let splices = if hold { Vec::new() } else { self.catch_up(id)? };
        let shown = self.editors.get(&id).and_then(|editor| editor.shown.as_ref());
        Ok((splices, shown.ok_or(CoreError::Missing("editor"))?.answer))
    }

    /// Whether the editor that is open on a note is the one of this opening.
    pub(crate) fn has_editor(&self, id: DocumentId, opened: u64) -> bool {
        let shown = self.editors.get(&id).and_then(|editor| editor.shown.as_ref());
        shown.is_some_and(|shown| shown.opened == opened)
    }

    /// Closes an editor; what was typed has to be settled before.
    pub(crate) fn close_editor(&mut self, id: DocumentId) {
        if let Some(editor) = self.editors.get_mut(&id) {
            editor.shown = None;
        }
        self.drop_idle_editors();
    }

    /// Makes what was typed in every note a change: one entry, its rows and the mark of the journal in one transaction a note. What
    /// may not be written any more, since the role or the note is gone, stays in the journal alone and holds nothing else up.
    pub(crate) fn settle_typing(&mut self, at: Instant) -> Result<(), CoreError> {
        match self.settle_due(at, u64::MAX) {
            Err(error) if is_final(&error) => self.settle_typing(at),
            settled => settled.map(drop),
        }
    }

    /// The same where a pause has lasted long enough; gives how long the shortest that has not yet lasts, in milliseconds.
    pub(crate) fn settle_due(&mut self, at: Instant, uptime: u64) -> Result<Option<u64>, CoreError> {
        let mut wait = None;
        let typed = self.editors.iter().filter(|(_, editor)| !editor.pending.is_empty());
        let dues: Vec<(DocumentId, u64)> = typed.map(|(id, editor)| (*id, editor.due())).collect();
        for (id, due) in dues {
            if due <= uptime {
                self.settle_one(id, at)?;
            } else {
                wait = Some(wait.map_or(due - uptime, |least: u64| least.min(due - uptime)));
            }
        }
        Ok(wait)
    }

    /// The steps of what was typed and settled since this was last asked, to be taken back one by one.
    pub(crate) fn typed_steps(&mut self) -> Vec<Step> {
        std::mem::take(&mut self.typed_steps)
    }

    /// Takes up what an earlier process typed and did not settle. Where it cannot be stored now, it stays in the journal and in
    /// the documents; a journal that cannot be read is put aside.
    pub(super) fn take_up_typing(&mut self, at: Instant) -> Result<(), CoreError> {
        let lines = match self.store.journal_lines() {
            Err(StoreError::Damaged) => {
                self.store.set_journal_aside()?;
                return Ok(());
            }
            lines => lines?,
        };
        for line in lines {
            let Some((id, splices)) = read(&line) else { continue };
            if self.store.read(|reader| settled(reader, id))?.is_some_and(|mark| covers(mark, line.mark)) {
                self.store.drop_journal(&line.document, line.mark)?;
                continue;
            }
            let editor = self.editors.entry(id).or_default();
            editor.pending.extend(splices);
            editor.mark = Some(line.mark);
        }
        // What the disk or a role forbids now is still in the journal.
        let _ = self.settle_typing(at);
        Ok(())
    }

    /// Brings a document that was loaded up to what was typed in it.
    pub(super) fn retype(&self, id: DocumentId, document: &mut Document) -> Result<(), CoreError> {
        match self.editors.get(&id) {
            Some(editor) if !editor.pending.is_empty() => Ok(document.type_text(&editor.pending)?),
            _ => Ok(()),
        }
    }

    /// The version of a document before something happens in it, where an editor shows it.
    pub(super) fn watched(&mut self, id: DocumentId) -> Result<Option<Heads>, CoreError> {
        if self.editors.get(&id).is_none_or(|editor| editor.shown.is_none()) {
            return Ok(None);
        }
        Ok(Some(self.document(id)?.heads()))
    }

    /// Whether somebody else wrote in a text that is open here, not long ago.
    pub(crate) fn is_together(&self, uptime: u64) -> bool {
        self.editors.values().any(|editor| editor.is_together(uptime))
    }

    /// Tells the editors what happened, once it is stored.
    pub(crate) fn tell_editors(&mut self, patches: Patches, others: Option<u64>) {
        for (id, patches) in patches {
            let Some(editor) = self.editors.get_mut(&id) else { continue };
            if let Some(shown) = &mut editor.shown {
                for patch in &patches {
                    shown.shadow.from_document(patch);
                    if let Some(before) = &mut shown.before {
                        before.shadow.from_document(patch);
                    }
                }
            }
            if !patches.is_empty() && others.is_some() {
                editor.others = others;
            }
        }
    }

    /// Notes what stands in the journal now, and types it in the document.
    fn typed(&mut self, id: DocumentId, splices: Vec<Splice>, uptime: u64) -> Result<(), CoreError> {
        if splices.is_empty() {
            return Ok(());
        }
        // Loaded with all that was typed before; this is not among it yet.
        let document = self.document(id)?;
        let before = (!document.is_typing()).then(|| document.body());
        let done = document.type_text(&splices);
        let editor = self.editors.get_mut(&id).ok_or(CoreError::Missing("editor"))?;
        if editor.pending.is_empty() {
            editor.before = before;
            editor.first = uptime;
        }
        editor.last = uptime;
        editor.pending.extend(splices);
        if done.is_err() {
            // Read again from the store, with all that was typed.
            self.forget();
        }
        Ok(done?)
    }

    /// Whether what was typed would take too much in one entry with what comes.
    fn outgrows(&self, id: DocumentId, coming: &[Splice]) -> bool {
        let weight = |splices: &[Splice]| splices.iter().map(Splice::weight).fold(0, usize::saturating_add);
        let typed = self.editors.get(&id).filter(|editor| !editor.pending.is_empty());
        typed.is_some_and(|editor| weight(&editor.pending).saturating_add(weight(coming)) > HEAVIEST)
    }

    fn catch_up(&mut self, id: DocumentId) -> Result<Vec<Splice>, CoreError> {
        let even = |editor: &Editor| editor.shown.as_ref().is_none_or(|shown| shown.shadow.is_even());
        if self.editors.get(&id).is_none_or(even) {
            return Ok(Vec::new());
        }
        let units: Vec<u16> = self.document(id)?.body().encode_utf16().collect();
        let answer = self.answers + 1;
        let shown = self.editors.get_mut(&id).and_then(|editor| editor.shown.as_mut());
        let shown = shown.ok_or(CoreError::Missing("editor"))?;
        let before = Box::new(shown.clone());
        let splices = shown.shadow.catch_up(&units);
        shown.text = units;
        if !splices.is_empty() {
            (shown.answer, shown.before, self.answers) = (answer, Some(before), answer);
        }
        Ok(splices)
    }

    fn settle_one(&mut self, id: DocumentId, at: Instant) -> Result<(), CoreError> {
        let done = self.settle_inner(id, at);
        if let Err(error) = &done {
            self.forget();
            if is_final(error) {
                self.editors.remove(&id);
            }
        }
        done
    }

    fn settle_inner(&mut self, id: DocumentId, at: Instant) -> Result<(), CoreError> {
        let document = self.document(id)?;
        let after = document.body();
        let changes = document.finish_typing(at);
        let mark = self.editors.get(&id).and_then(|editor| editor.mark);
        if !changes.is_empty() {
            let kept = self.kept(id, &changes, false)?;
            let output = self.log()?.append(vec![(id, changes)], at)?;
            let revision = self.store.write(move |tx| -> Result<u64, StoreError> {
                if let Some(mark) = mark {
                    tx.put_meta(&settled_name(id), &bytes(mark))?;
                }
                put(tx, &output, vec![kept])
            })?;
            self.tell(revision, &[id]);
        }
        if let Some(editor) = self.editors.get_mut(&id) {
            editor.pending.clear();
            editor.mark = None;
            if let Some(before) = editor.before.take()
                && before != after
            {
                let heads = self.document(id)?.heads();
                let step = Step { document: id, text: Some((before, after)), heads, ..Step::default() };
                self.typed_steps.push(step);
            }
        }
        if let Some(mark) = mark {
            // It stands in a stored change; where it cannot be dropped now, the mark says so to whoever reads it.
            let _ = self.store.drop_journal(&id.0, mark);
        }
        self.drop_idle_editors();
        Ok(())
    }

    fn drop_idle_editors(&mut self) {
        self.editors.retain(|_, editor| editor.shown.is_some() || !editor.pending.is_empty());
    }
}

impl Shown {
    /// Takes the last answer as applied, or as passed over where somebody typed before it came.
    fn hear(&mut self, seen: Option<u64>) -> Result<(), CoreError> {
        if seen.is_none_or(|seen| seen == self.answer) {
            self.before = None;
            return Ok(());
        }
        let before = self.before.take_if(|before| Some(before.answer) == seen);
        *self = *before.ok_or(CoreError::Missing("editor"))?;
        Ok(())
    }
}

impl Editor {
    fn is_together(&self, uptime: u64) -> bool {
        self.others.is_some_and(|others| uptime.saturating_sub(others) <= TOGETHER)
    }

    /// When what was typed becomes a change, in milliseconds of the app's uptime.
    fn due(&self) -> u64 {
        let pause = if self.is_together(self.last) { PAUSE_TOGETHER } else { PAUSE };
        self.last.saturating_add(pause).min(self.first.saturating_add(LONGEST))
    }
}

/// Whether trying again comes to nothing: not a matter of the disk.
fn is_final(error: &CoreError) -> bool {
    !matches!(error, CoreError::StorageFull | CoreError::ReadOnly | CoreError::Disk)
}

/// The splice that takes another back, from the text before it.
fn inverse(text: &[u16], splice: &Splice) -> Option<Splice> {
    let at = splice.at as usize;
    let taken = text.get(at..at.checked_add(splice.delete as usize)?)?;
    let delete = u32::try_from(splice.insert.encode_utf16().count()).ok()?;
    Some(Splice { at: splice.at, delete, insert: String::from_utf16_lossy(taken) })
}

/// Reads a line; `None` for one of a newer version, which stays where it is.
fn read(line: &JournalLine) -> Option<(DocumentId, Vec<Splice>)> {
    let id = DocumentId(line.document.as_slice().try_into().ok()?);
    Some((id, postcard::from_bytes(&line.bytes).ok()?))
}

/// The last line of a document that stands in a stored change.
fn settled(reader: &Reader<'_>, id: DocumentId) -> Result<Option<LineMark>, StoreError> {
    let Some(stored) = reader.meta(&settled_name(id))? else { return Ok(None) };
    let (Some(run), Some(n)) = (stored.first_chunk(), stored.get(16..).and_then(|rest| rest.try_into().ok())) else {
        return Err(StoreError::Damaged);
    };
    Ok(Some(LineMark { run: *run, n: u64::from_le_bytes(n) }))
}

fn covers(settled: LineMark, line: LineMark) -> bool {
    settled.run == line.run && line.n <= settled.n
}

fn settled_name(id: DocumentId) -> String {
    format!("typed/{id}")
}

fn bytes(mark: LineMark) -> Vec<u8> {
    [mark.run.as_slice(), &mark.n.to_le_bytes()].concat()
}
