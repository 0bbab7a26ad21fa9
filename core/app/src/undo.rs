//! Steps back and forth: what each touched field was and became, applied only where it still holds what was written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steunkring_document::{Document, Field, Heads, Splice};
use steunkring_domain::*;
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
    /// The version after which the text was so.
    pub(crate) heads: Heads,
    /// The rows that were not there before.
    pub(crate) created: Vec<(Table, String)>,
}

/// The steps of one command, in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) steps: Vec<Step>,
    /// Whether the entry is on the way forth again.
    pub(crate) undone: bool,
    /// Who this profile was in the space, and who it said to be.
    pub(crate) me: Option<(PersonId, PersonId)>,
}

/// The first byte of a kept entry; no entry of another form begins with it.
const FORM: u8 = 0xF2;

impl Entry {
    /// Reads what is kept, also in the form before this one; `None` for another form, which is passed over.
    pub(crate) fn read(kept: &[u8]) -> Option<Self> {
        match kept.split_first()? {
            (&FORM, entry) => postcard::from_bytes(entry).ok(),
            _ => postcard::from_bytes(kept).ok().map(Earlier::now),
        }
    }
}

/// An entry as it was kept before there was a form byte.
#[derive(Serialize, Deserialize)]
struct Earlier {
    steps: Vec<EarlierStep>,
    undone: bool,
}

#[derive(Serialize, Deserialize)]
struct EarlierStep {
    document: DocumentId,
    fields: Vec<(Field, Scalar)>,
    text: Option<(String, String)>,
}

impl Earlier {
    fn now(self) -> Entry {
        let steps = self.steps.into_iter().map(|EarlierStep { document, fields, text }| Step {
            document,
            fields,
            text,
            ..Step::default()
        });
        Entry { steps: steps.collect(), undone: self.undone, me: None }
    }
}

/// What a step back comes to in a document as it is now.
pub(crate) struct Plan {
    pub(crate) fields: Vec<Field>,
    pub(crate) splices: Vec<Splice>,
    /// The keys of fields that hold something else by now, and not what they held before, and stay as they are; `body` for text.
    pub(crate) kept: Vec<String>,
}

impl App {
    /// Takes the last command back, in whichever space it was.
    ///
    /// # Errors
    /// [`CoreError::Missing`] when there is nothing to take back.
    pub fn undo(&mut self) -> Result<Done, CoreError> {
        self.back_or_forth(None, false)
    }

    /// Takes the last command in a space back.
    ///
    /// # Errors
    /// As [`App::undo`].
    pub fn undo_in(&mut self, space: SpaceId) -> Result<Done, CoreError> {
        self.back_or_forth(Some(space), false)
    }

    /// Does again what was taken back last, in whichever space it was.
    ///
    /// # Errors
    /// [`CoreError::Missing`] when nothing was taken back.
    pub fn redo(&mut self) -> Result<Done, CoreError> {
        self.back_or_forth(None, true)
    }

    /// Does again what was taken back last in a space.
    ///
    /// # Errors
    /// As [`App::redo`].
    pub fn redo_in(&mut self, space: SpaceId) -> Result<Done, CoreError> {
        self.back_or_forth(Some(space), true)
    }

    /// Writes as one step that can be taken back, but for fields that only came along.
    pub(crate) fn do_and_remember(
        &mut self,
        space: SpaceId,
        works: BTreeMap<DocumentId, Work>,
        begin: Option<DocumentId>,
        along: &[Field],
    ) -> Result<Done, CoreError> {
        let now = self.now();
        let written = self.space(space)?.write(works, begin, now);
        self.remember_typing(space)?;
        let (mut steps, revision) = written?;
        let changed = !steps.is_empty();
        for step in &mut steps {
            step.fields.retain(|(field, _)| !along.contains(field));
            step.created.retain(|(table, row)| !along.iter().any(|field| (field.table, &field.row) == (*table, row)));
        }
        steps.retain(|step| !step.fields.is_empty() || step.text.is_some());
        if !steps.is_empty() {
            self.remember_written(space, &Entry { steps, ..Entry::default() })?;
        }
        Ok(Done { revision, changed, kept: Vec::new(), said: Vec::new() })
    }

    /// Remembers a step that is written by now.
    pub(crate) fn remember_written(&mut self, space: SpaceId, entry: &Entry) -> Result<(), CoreError> {
        written_by_now(self.remember(space, entry))
    }

    fn remember(&mut self, space: SpaceId, entry: &Entry) -> Result<(), CoreError> {
        // A new command ends what could still be done again in its space. That is not the newest where a step after it was done again.
        if self.may_redo {
            let undone: Vec<_> = self.home().undo()?.into_iter().filter(|row| is_undone(&row.command)).collect();
            let (here, elsewhere): (Vec<_>, Vec<_>) = undone.into_iter().partition(|row| row.space == space.0);
            for row in here {
                self.home().delete_undo(row.n)?;
            }
            self.may_redo = !elsewhere.is_empty();
        }
        self.keep_step(space, entry, None)
    }

    /// Keeps a step, in place of another where there was one.
    fn keep_step(&self, space: SpaceId, entry: &Entry, instead: Option<i64>) -> Result<(), CoreError> {
        let command = postcard::to_extend(entry, vec![FORM])?;
        match instead {
            // It is written by now: what is too large to keep twice is not taken back.
            _ if command.len() > UNDO_BYTES => drop(instead.map(|n| self.home().delete_undo(n)).transpose()?),
            Some(n) => drop(self.home().replace_undo(n, &space.0, &command)?),
            None => drop(self.home().push_undo(&space.0, &command)?),
        }
        Ok(())
    }

    /// Forgets what was done in a space that is taken away.
    pub(crate) fn forget_steps(&self, space: SpaceId) -> Result<(), CoreError> {
        for row in self.home().undo()?.iter().filter(|row| row.space == space.0) {
            self.home().delete_undo(row.n)?;
        }
        Ok(())
    }

    fn back_or_forth(&mut self, within: Option<SpaceId>, forth: bool) -> Result<Done, CoreError> {
        self.settle_all()?;
        // The newest first: the last that stands, or the last that was taken back.
        let rows = self.home().undo()?.into_iter();
        let mut rows = rows.filter(|row| within.is_none_or(|space| row.space == space.0));
        let found =
            rows.find_map(|row| Some((Entry::read(&row.command)?, row)).filter(|(entry, _)| entry.undone == forth));
        let (entry, row) = found.ok_or(CoreError::Missing("step"))?;
        let space = SpaceId(row.space.clone().try_into().map_err(|_| CoreError::Damaged)?);
        let mut said = self.said(space, &entry)?;
        let mut works = BTreeMap::new();
        let mut kept = Vec::new();
        let now = self.now();
        for step in &entry.steps {
            let plan = step.back(self.space(space)?.document(step.document)?, now)?;
            kept.extend(plan.kept);
            works.insert(step.document, Work { fields: plan.fields, text: Text::Splice(plan.splices) });
        }
        let me = entry.me.filter(|(_, said)| self.me(space).is_ok_and(|me| me == *said));
        kept.extend((entry.me.is_some() && me.is_none()).then(|| "me".to_owned()));
        let (mut steps, revision) = self.space(space)?.write(works, None, now)?;
        // What a step makes goes and comes with its own mark; a field that is there again makes nothing.
        steps.iter_mut().for_each(|step| step.created.clear());
        if let Some((before, _)) = me {
            self.set_me(space, before)?;
        }
        let changed = !steps.is_empty() || me.is_some();
        let me = me.map(|(before, after)| (after, before));
        self.may_redo = true;
        written_by_now(self.keep_step(space, &Entry { steps, undone: !forth, me }, Some(row.n)))?;
        said.extend(written_by_now(self.became(space, changed.then_some(forth), !kept.is_empty()))?);
        Ok(Done { revision, changed, kept, said })
    }
}

fn is_undone(command: &[u8]) -> bool {
    Entry::read(command).is_some_and(|entry| entry.undone)
}

/// A disk that fails after the work is written loses the way back or the words about it, not the work.
pub(crate) fn written_by_now<T: Default>(rest: Result<T, CoreError>) -> Result<T, CoreError> {
    match rest {
        Err(CoreError::StorageFull | CoreError::ReadOnly | CoreError::Disk) => Ok(T::default()),
        other => other,
    }
}

/// The tables whose rows come and go as one thing. Undoing that one was made takes it away, and it stands in the tray: others may
/// have written in it, also where that is not known here yet. The fields of other tables are undone one by one.
const THINGS: [Table; 13] = [
    Table::People,
    Table::Kin,
    Table::Ties,
    Table::Roles,
    Table::Snapshots,
    Table::Contacts,
    Table::Actions,
    Table::Goals,
    Table::Consents,
    Table::Cards,
    Table::Decisions,
    Table::Agenda,
    Table::Media,
];

/// The things that a step makes, of a document as it is before the step; a person without a name was nobody yet.
pub(crate) fn created(document: &Document, step: &Step) -> Vec<(Table, String)> {
    let mut created = Vec::new();
    // A mark of a removal makes nothing, also where nothing else stands by now.
    for (field, before) in step.fields.iter().filter(|(field, _)| field.key != "removed") {
        let place = (field.table, field.row.clone());
        let new = match field.table {
            Table::People => {
                let there = matches!(document.value(field.table, &field.row, "removed"), Ok(None | Some(Scalar::Null)));
                field.key == "nickname" && *before == Scalar::Null && there
            }
            // A talk is made with its document.
            Table::Meeting => field.key == "created_at" && *before == Scalar::Null,
            Table::Documents => !document.has_row(field.table, &field.row),
            table => THINGS.contains(&table) && !document.has_row(table, &field.row),
        };
        if new && !created.contains(&place) {
            created.push(place);
        }
    }
    created
}

impl Step {
    /// Plans the way back, at a moment.
    pub(crate) fn back(&self, document: &mut Document, at: Instant) -> Result<Plan, CoreError> {
        let mut plan = Plan { fields: Vec::new(), splices: Vec::new(), kept: Vec::new() };
        let talk = self.created.iter().any(|(table, _)| *table == Table::Meeting);
        for (table, row) in &self.created {
            let comes_along = talk && *table != Table::Meeting || self.comes_with_its_person(*table, row);
            let there = document.value(*table, row, "removed")?.unwrap_or(Scalar::Null) == Scalar::Null;
            if there && !comes_along && *table != Table::Documents {
                let value = at.to_scalar();
                plan.fields.push(Field { table: *table, row: row.clone(), key: "removed".to_owned(), value });
            }
        }
        if talk {
            return Ok(plan);
        }
        for (wrote, before) in &self.fields {
            let made = self.created.iter().any(|(table, row)| (*table, row) == (wrote.table, &wrote.row));
            if made || self.comes_with_its_person(wrote.table, &wrote.row) {
                continue;
            }
            let now = document.value(wrote.table, &wrote.row, &wrote.key)?.unwrap_or(Scalar::Null);
            if now == wrote.value {
                plan.fields.push(Field { value: before.clone(), ..wrote.clone() });
            } else if now != *before {
                plan.kept.push(wrote.key.clone());
            }
        }
        if let Some((before, after)) = &self.text {
            match text_back(before, after, &self.heads, document) {
                Some(splice) => plan.splices.extend(splice),
                None if document.body() == *before => {}
                None => plan.kept.push("body".to_owned()),
            }
        }
        Ok(plan)
    }

    /// Whether a row is about a person whom this step made: it goes and comes with that person.
    fn comes_with_its_person(&self, table: Table, row: &str) -> bool {
        let made =
            |id: PersonId| self.created.iter().any(|(table, row)| *table == Table::People && *row == id.to_row());
        match table {
            Table::Ties => TieId::from_row(row).is_some_and(|id| made(id.alter) || made(id.ego)),
            Table::Perspectives => {
                PerspectiveId::from_row(row).is_some_and(|id| made(id.tie.alter) || made(id.tie.ego))
            }
            Table::Kin => KinId::from_row(row).is_some_and(|id| made(id.a) || made(id.b)),
            Table::AlterTies => AlterTieId::from_row(row).is_some_and(|id| made(id.a) || made(id.b)),
            _ => false,
        }
    }
}

/// The splice that takes back what turned `before` into `after`, in a text that others may have written in since. `None` when the
/// written run is no longer there in one piece; `Some(None)` when nothing is left to do.
fn text_back(before: &str, after: &str, heads: &Heads, document: &mut Document) -> Option<Option<Splice>> {
    let Ok(Some(done)) = Splice::between(before, after) else { return Some(None) };
    let inverse = invert(before, &done)?;
    if document.body() == after {
        return Some(Some(inverse));
    }
    let at = document.run_now(heads, done.at, &done.insert)?;
    Some(Some(Splice { at, ..inverse }))
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
    use steunkring_document::Kind;

    use super::*;

    /// What a text comes to when somebody writes, others write, and the first takes back.
    fn taken_back(before: &str, after: &str, others: &[&str]) -> Option<String> {
        let mut document = Document::begin(Kind::Note, [1; 16]).unwrap();
        document.rewrite(before, Instant(1)).unwrap();
        document.rewrite(after, Instant(2)).unwrap();
        let heads = document.heads();
        for text in others {
            document.rewrite(text, Instant(3)).unwrap();
        }
        let splice = text_back(before, after, &heads, &mut document)?;
        document.splice(splice.as_slice(), Instant(4)).unwrap();
        Some(document.body())
    }

    #[test]
    fn own_words_go_and_the_words_of_others_stay() {
        let (before, after) = ("Oma komt.", "Oma komt morgen 👍.");
        for (others, back) in [
            (&["Oma komt morgen 👍."][..], "Oma komt."),
            (&["Hoi! Oma komt morgen 👍."], "Hoi! Oma komt."),
            (&["Oma komt morgen 👍. Fijn."], "Oma komt. Fijn."),
            (&["Hoi! Oma komt morgen 👍.", "Hoi! Oma komt morgen 👍. Fijn."], "Hoi! Oma komt. Fijn."),
        ] {
            assert_eq!(taken_back(before, after, others).as_deref(), Some(back));
        }
    }

    #[test]
    fn words_taken_out_come_back_where_they_stood() {
        let (before, after) = ("Oma komt morgen. Fijn.", "Oma komt. Fijn.");
        let others = ["Hoi! Oma komt. Fijn.", "Hoi! Oma komt. Fijn, zeg."];
        assert_eq!(taken_back(before, after, &others).as_deref(), Some("Hoi! Oma komt morgen. Fijn, zeg."));
        assert_eq!(taken_back("Dag oma", "Dag", &["O Dag"]).as_deref(), Some("O Dag oma"));
    }

    #[test]
    fn what_others_wrote_into_is_left() {
        assert_eq!(taken_back("a", "a b c", &["a b X c"]), None);
        assert_eq!(taken_back("a", "a b c", &["a c"]), None);
        assert_eq!(taken_back("a", "a b c", &["a b c d", "d"]), None);
    }

    #[test]
    fn steps_kept_in_another_form_are_passed_over() {
        let entry = Entry { undone: true, ..Entry::default() };
        let kept = postcard::to_extend(&entry, vec![FORM]).unwrap();
        assert_eq!(Entry::read(&kept), Some(entry.clone()));
        let earlier = Earlier { steps: Vec::new(), undone: true };
        assert_eq!(Entry::read(&postcard::to_allocvec(&earlier).unwrap()), Some(entry));
        for other in [vec![], vec![FORM], vec![FORM, 9], vec![9]] {
            assert_eq!(Entry::read(&other), None);
        }
    }

    /// One of two steps that were taken back is done again: after something new, the other cannot be.
    #[test]
    fn something_new_ends_all_that_was_taken_back() {
        let (mut app, _folder) = crate::testing::app();
        let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
        let add = |app: &mut App, n: u8| {
            let name = Nickname::parse("oma Rie").unwrap();
            app.run(space, crate::Command::AddPerson { id: PersonId([n; 16]), name, changes: vec![], tie: None })
                .unwrap();
        };
        add(&mut app, 1);
        add(&mut app, 2);
        app.undo().unwrap();
        app.undo().unwrap();
        app.redo().unwrap();
        add(&mut app, 3);
        assert!(matches!(app.redo(), Err(CoreError::Missing(_))));
        app.undo().unwrap();
        app.undo().unwrap();
        let circle = app.circle(space).unwrap().circle;
        assert!([1, 2, 3].iter().all(|n| circle.people[&PersonId([*n; 16])].removed.is_some()));
    }
}
