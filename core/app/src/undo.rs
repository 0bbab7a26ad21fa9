//! Steps back and forth: what each touched field was and became, applied only where it still holds what was written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steunkring_document::{Document, Field, Splice};
use steunkring_domain::{DocumentId, Scalar};
use steunkring_store::UNDO_BYTES;

use crate::space::{Text, Work};
use crate::{App, CoreError, Done, SpaceId};

/// What one command did to one document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Step {
    pub(crate) document: DocumentId,
    /// Each field with the value before and after.
    pub(crate) fields: Vec<(Field, Scalar)>,
    /// The whole text before and after, where text was written.
    pub(crate) text: Option<(String, String)>,
}

/// The steps of one command, in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) steps: Vec<Step>,
    /// Whether the entry is on the way forth again.
    pub(crate) undone: bool,
}

/// What a step back comes to in a document as it is now.
pub(crate) struct Plan {
    pub(crate) fields: Vec<Field>,
    pub(crate) splices: Vec<Splice>,
    /// The keys of fields that hold something else by now and stay as they are; `body` for text.
    pub(crate) kept: Vec<String>,
}

impl App {
    /// Takes the last command back.
    ///
    /// # Errors
    /// [`CoreError::Missing`] when there is nothing to take back.
    pub fn undo(&mut self) -> Result<Done, CoreError> {
        self.back_or_forth(false)
    }

    /// Does again what was taken back last.
    ///
    /// # Errors
    /// [`CoreError::Missing`] when nothing was taken back.
    pub fn redo(&mut self) -> Result<Done, CoreError> {
        self.back_or_forth(true)
    }

    /// Writes as one step that can be taken back.
    pub(crate) fn do_and_remember(
        &mut self,
        space: SpaceId,
        works: BTreeMap<DocumentId, Work>,
        begin: Option<DocumentId>,
    ) -> Result<Done, CoreError> {
        let now = self.now();
        let written = self.space(space)?.write(works, begin, now);
        self.remember_typing(space)?;
        let (steps, revision) = written?;
        let changed = !steps.is_empty();
        if changed {
            self.remember_written(space, &Entry { steps, undone: false })?;
        }
        Ok(Done { revision, changed, kept: Vec::new() })
    }

    /// Remembers a step that is written by now: what the disk has no room for is not taken back.
    pub(crate) fn remember_written(&mut self, space: SpaceId, entry: &Entry) -> Result<(), CoreError> {
        match self.remember(space, entry) {
            Err(CoreError::StorageFull | CoreError::ReadOnly | CoreError::Disk) => Ok(()),
            remembered => remembered,
        }
    }

    fn remember(&mut self, space: SpaceId, entry: &Entry) -> Result<(), CoreError> {
        // A new command ends what could still be done again.
        for row in self.home().undo()? {
            if postcard::from_bytes::<Entry>(&row.command)?.undone {
                self.home().delete_undo(row.n)?;
            }
        }
        self.keep_step(space, entry)
    }

    fn keep_step(&self, space: SpaceId, entry: &Entry) -> Result<(), CoreError> {
        let command = postcard::to_allocvec(entry)?;
        // It is written by now: what is too large to keep twice is not taken back.
        if command.len() <= UNDO_BYTES {
            self.home().push_undo(&space.0, &command)?;
        }
        Ok(())
    }

    fn back_or_forth(&mut self, forth: bool) -> Result<Done, CoreError> {
        self.settle_all()?;
        // The newest first: the last that stands, or the last that was taken back.
        let mut found = None;
        for row in self.home().undo()? {
            let entry: Entry = postcard::from_bytes(&row.command)?;
            if entry.undone == forth {
                found = Some((row, entry));
                break;
            }
        }
        let (row, entry) = found.ok_or(CoreError::Missing("step"))?;
        let space = SpaceId(row.space.clone().try_into().map_err(|_| CoreError::Damaged)?);
        let mut works = BTreeMap::new();
        let mut kept = Vec::new();
        for step in &entry.steps {
            let plan = step.back(self.space(space)?.document(step.document)?)?;
            kept.extend(plan.kept);
            works.insert(step.document, Work { fields: plan.fields, text: Text::Splice(plan.splices) });
        }
        let now = self.now();
        let (steps, revision) = self.space(space)?.write(works, None, now)?;
        let changed = !steps.is_empty();
        self.home().delete_undo(row.n)?;
        let reversed: Vec<Step> = if changed { steps } else { entry.steps.iter().map(Step::reversed).collect() };
        self.keep_step(space, &Entry { steps: reversed, undone: !forth })?;
        Ok(Done { revision, changed, kept })
    }
}

impl Step {
    /// Plans the way back.
    pub(crate) fn back(&self, document: &Document) -> Result<Plan, CoreError> {
        let mut plan = Plan { fields: Vec::new(), splices: Vec::new(), kept: Vec::new() };
        for (wrote, before) in &self.fields {
            let now = document.value(wrote.table, &wrote.row, &wrote.key)?.unwrap_or(Scalar::Null);
            if now == wrote.value {
                plan.fields.push(Field { value: before.clone(), ..wrote.clone() });
            } else {
                plan.kept.push(wrote.key.clone());
            }
        }
        if let Some((before, after)) = &self.text {
            match text_back(before, after, &document.body()) {
                Some(splice) => plan.splices.extend(splice),
                None => plan.kept.push("body".to_owned()),
            }
        }
        Ok(plan)
    }

    /// The same step in the other direction.
    pub(crate) fn reversed(&self) -> Self {
        let fields = self
            .fields
            .iter()
            .map(|(wrote, before)| (Field { value: before.clone(), ..wrote.clone() }, wrote.value.clone()));
        Self {
            document: self.document,
            fields: fields.collect(),
            text: self.text.clone().map(|(before, after)| (after, before)),
        }
    }
}

/// The splice that takes back what turned `before` into `after`, in a text that others may have written in since. `None` when the
/// written run is no longer there in one piece; `Some(None)` when nothing is left to do.
fn text_back(before: &str, after: &str, now: &str) -> Option<Option<Splice>> {
    let Ok(Some(done)) = Splice::between(before, after) else { return Some(None) };
    let Ok(Some(others)) = Splice::between(after, now) else { return Some(invert(before, &done)) };
    let units = |text: &str| text.encode_utf16().count() as u64;
    let (from, to) = (u64::from(done.at), u64::from(done.at) + units(&done.insert));
    let (their_from, their_to) = (u64::from(others.at), u64::from(others.at) + u64::from(others.delete));
    let moved = if their_to <= from && their_from < from.max(1) {
        from.checked_add(units(&others.insert))?.checked_sub(u64::from(others.delete))?
    } else if their_from >= to {
        from
    } else {
        return None;
    };
    let inverse = invert(before, &done)?;
    Some(Some(Splice { at: u32::try_from(moved).ok()?, ..inverse }))
}

fn invert(before: &str, done: &Splice) -> Option<Splice> {
    let units: Vec<u16> = before.encode_utf16().collect();
    let at = done.at as usize;
    let taken = units.get(at..at.checked_add(done.delete as usize)?)?;
    let delete = u32::try_from(done.insert.encode_utf16().count()).ok()?;
    Some(Splice { at: done.at, delete, insert: String::from_utf16_lossy(taken) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apply(text: &str, splice: &Splice) -> String {
        let mut units: Vec<u16> = text.encode_utf16().collect();
        let at = splice.at as usize;
        units.splice(at..at + splice.delete as usize, splice.insert.encode_utf16());
        String::from_utf16(&units).unwrap()
    }

    #[test]
    fn own_words_go_and_the_words_of_others_stay() {
        let (before, after) = ("Oma komt.", "Oma komt morgen 👍.");
        for (now, back) in [
            ("Oma komt morgen 👍.", "Oma komt."),
            ("Hoi! Oma komt morgen 👍.", "Hoi! Oma komt."),
            ("Oma komt morgen 👍. Fijn.", "Oma komt. Fijn."),
        ] {
            let splice = text_back(before, after, now).unwrap().unwrap();
            assert_eq!(apply(now, &splice), back);
        }
    }

    #[test]
    fn what_others_wrote_into_is_left() {
        assert!(text_back("a", "a b c", "a b X c").is_none());
    }
}
