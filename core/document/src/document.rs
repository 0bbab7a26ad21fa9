//! One document in memory.

use std::collections::BTreeMap;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{
    ActorId, AutoCommit, AutomergeError, Change, ChangeHash, LoadOptions, ObjId, ROOT, ReadDoc, TextEncoding,
};
use steunkring_domain::{Circle, Instant, Note, Row, Scalar, Table};

use crate::field::{actor_of, owned_scalar, scalar, split, stored};
use crate::{Answer, Conflict, Field, Kind};

/// The most fields that one change may write.
pub const MAX_FIELDS: usize = 4_096;
/// The most bytes a field's place may have.
const MAX_PATH: usize = 1_024;
/// The most bytes a field's text may have.
const MAX_VALUE: usize = 65_536;

/// What an operation takes in memory, in bytes. This and the next two are rounded so that a map of 11,634 operations in 2,940
/// changes comes to the 0.84 MB that an allocator counted.
const BYTES_AN_OP: usize = 48;
/// What a change takes beside its operations, in bytes.
const BYTES_A_CHANGE: usize = 96;
/// What a document takes in which nothing was written, in bytes.
const BYTES_EMPTY: usize = 16_384;

/// Why a document cannot do what was asked; it is then as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The stored bytes are no such document.
    #[error("the document is damaged")]
    Damaged,
    /// A received change is no change, is compressed, or breaks the document.
    #[error("a received change cannot be taken")]
    BadChange,
    /// A table that this kind of document does not have, or a text position outside it or inside a character.
    #[error("that is not in this document")]
    NoSuchPlace,
    /// More than a limit.
    #[error("too much at once")]
    TooMuch,
    /// Somebody types in it; what was typed has to be made a change first.
    #[error("the text is being typed in")]
    Typing,
}

/// A document: what was written, by whom, in what order, and what it comes to.
pub struct Document {
    pub(crate) doc: AutoCommit,
    kind: Kind,
    /// The version before what was typed and is no change yet.
    pub(crate) typed_from: Option<Vec<ChangeHash>>,
    /// What is written in the text and no change yet weighs at most so many bytes in one.
    pub(crate) open_weight: usize,
}

impl Document {
    /// Begins a document of a kind; an actor is a device in one of its incarnations.
    ///
    /// # Errors
    /// [`DocumentError::Damaged`] when the committed beginning cannot be read, which a test excludes.
    pub fn begin(kind: Kind, actor: [u8; 16]) -> Result<Self, DocumentError> {
        let mut doc = AutoCommit::new_with_encoding(TextEncoding::Utf16CodeUnit);
        let first = Change::from_bytes(kind.beginning().to_vec()).map_err(|_| DocumentError::Damaged)?;
        doc.apply_changes([first]).map_err(|_| DocumentError::Damaged)?;
        doc.set_actor(ActorId::from(&actor[..]));
        Ok(Self { doc, kind, typed_from: None, open_weight: 0 })
    }

    /// Loads a saved document and applies the changes that came after, in one go.
    ///
    /// # Errors
    /// [`DocumentError::Damaged`].
    pub fn load(kind: Kind, saved: &[u8], later: &[Vec<u8>], actor: [u8; 16]) -> Result<Self, DocumentError> {
        let mut doc = load(saved).map_err(|_| DocumentError::Damaged)?;
        let mut changes = Vec::with_capacity(later.len());
        for bytes in later {
            changes.push(Change::from_bytes(bytes.clone()).map_err(|_| DocumentError::Damaged)?);
        }
        if !changes.is_empty() {
            doc.apply_changes(changes).map_err(|_| DocumentError::Damaged)?;
        }
        doc.set_actor(ActorId::from(&actor[..]));
        Ok(Self { doc, kind, typed_from: None, open_weight: 0 })
    }

    /// The document as bytes, whole.
    pub fn save(&mut self) -> Vec<u8> {
        self.doc.save()
    }

    /// About how many bytes it takes in memory.
    pub fn weight(&self) -> usize {
        let stats = self.doc.stats();
        let of = |count: u64, bytes: usize| usize::try_from(count).unwrap_or(usize::MAX).saturating_mul(bytes);
        BYTES_EMPTY.saturating_add(of(stats.num_ops, BYTES_AN_OP)).saturating_add(of(stats.num_changes, BYTES_A_CHANGE))
    }

    /// What it holds.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Writes fields as one change and gives its raw bytes; fields that hold the value already are left out, and `None` means
    /// that nothing was left.
    ///
    /// # Errors
    /// [`DocumentError::NoSuchPlace`] for a table of another kind, [`DocumentError::TooMuch`] above a limit, [`DocumentError::Typing`].
    pub fn write(&mut self, fields: &[Field], at: Instant) -> Result<Option<Vec<u8>>, DocumentError> {
        if fields.len() > MAX_FIELDS
            || fields.iter().any(|field| field.path().len() > MAX_PATH || value_size(&field.value) > MAX_VALUE)
        {
            return Err(DocumentError::TooMuch);
        }
        self.not_typing()?;
        let mut places = Vec::with_capacity(fields.len());
        for field in fields {
            places.push((self.table(field.table)?, field));
        }
        let mut wrote = false;
        for (map, field) in places {
            let path = field.path();
            let all = self.doc.get_all(&map, path.as_str()).map_err(|_| DocumentError::Damaged)?;
            let same = matches!(all.as_slice(), [(value, _)] if value.as_scalar().and_then(owned_scalar).as_ref() == Some(&field.value));
            if same || (all.is_empty() && field.value == Scalar::Null) {
                continue;
            }
            if all.len() > 1 {
                // For the answer that is shown, automerge would only strike the others; the choice would then vanish behind
                // what somebody else chose at the same time.
                self.doc.delete(&map, path.as_str()).map_err(|_| DocumentError::Damaged)?;
            }
            self.doc.put(&map, path, stored(&field.value)).map_err(|_| DocumentError::Damaged)?;
            wrote = true;
        }
        if !wrote {
            return Ok(None);
        }
        self.commit(at)
    }

    /// The value of a field; `None` when it was never written.
    ///
    /// # Errors
    /// [`DocumentError::NoSuchPlace`] for a table of another kind.
    pub fn value(&self, table: Table, row: &str, key: &str) -> Result<Option<Scalar>, DocumentError> {
        let map = self.table(table)?;
        let found = self.doc.get(&map, crate::field::path(row, key)).map_err(|_| DocumentError::Damaged)?;
        Ok(found.and_then(|(value, _)| value.as_scalar().and_then(owned_scalar)))
    }

    /// Every row of a table.
    pub fn rows(&self, table: Table) -> BTreeMap<String, Row> {
        let Ok(map) = self.table(table) else { return BTreeMap::new() };
        collect(self.doc.map_range(&map, ..).map(|item| (item.key.to_string(), scalar(&item.value))))
    }

    /// Every field of a table that is filled in.
    pub fn fields(&self, table: Table) -> Vec<Field> {
        let rows = self.rows(table).into_iter();
        let all = rows.flat_map(|(row, values)| {
            let filled = values.into_iter().filter(|(_, value)| *value != Scalar::Null);
            filled.map(move |(key, value)| Field { table, row: row.clone(), key, value })
        });
        all.collect()
    }

    /// Whether a row has a field that is filled in.
    pub fn has_row(&self, table: Table, row: &str) -> bool {
        let Ok(map) = self.table(table) else { return false };
        // The places of a row lie between "row/" and "row0", the character after the slash.
        let places = self.doc.map_range(&map, format!("{row}/")..format!("{row}0"));
        places.into_iter().any(|item| scalar(&item.value).is_some_and(|value| value != Scalar::Null))
    }

    /// Everything of a map document.
    pub fn circle(&self) -> Circle {
        let mut circle = Circle::default();
        for table in Table::MAP {
            read(&mut circle, *table, self.rows(*table));
        }
        circle
    }

    /// Everything of a note document.
    pub fn note(&self) -> Note {
        let mut note = Note::default();
        for table in Table::NOTE {
            for (name, row) in self.rows(*table) {
                note.read_row(*table, &name, &row);
            }
        }
        note.body = self.body();
        note
    }

    /// Every field with more than one answer.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let mut found = Vec::new();
        for table in self.kind.tables() {
            let Ok(map) = self.table(*table) else { continue };
            let several: Vec<String> =
                self.doc.map_range(&map, ..).filter(|item| item.conflict).map(|item| item.key.to_string()).collect();
            for place in several {
                let Some((row, key)) = split(&place) else { continue };
                let answers = self.answers_at(&map, &place);
                let mut values: Vec<&Scalar> = answers.iter().map(|answer| &answer.value).collect();
                values.sort_unstable();
                values.dedup();
                // Two people who gave the same answer agree.
                if values.len() > 1 {
                    found.push(Conflict { table: *table, row: row.to_owned(), key: key.to_owned(), answers });
                }
            }
        }
        found
    }

    /// Every answer that a field has, the one that shows last; several where people wrote it apart.
    pub fn answers(&self, table: Table, row: &str, key: &str) -> Vec<Answer> {
        self.table(table).map_or_else(|_| Vec::new(), |map| self.answers_at(&map, &crate::field::path(row, key)))
    }

    /// Who wrote a field last, and when.
    pub fn author(&self, table: Table, row: &str, key: &str) -> Option<Answer> {
        self.answers(table, row, key).pop()
    }

    /// A logical time that is later than everything in the document.
    pub fn next_logical_time(&mut self) -> u64 {
        let heads = self.doc.get_heads();
        heads
            .iter()
            .filter_map(|hash| self.doc.get_change_meta_by_hash(hash).map(|meta| meta.max_op))
            .max()
            .unwrap_or(0)
            + 1
    }

    pub(crate) fn not_typing(&self) -> Result<(), DocumentError> {
        if self.typed_from.is_some() { Err(DocumentError::Typing) } else { Ok(()) }
    }

    pub(crate) fn commit(&mut self, at: Instant) -> Result<Option<Vec<u8>>, DocumentError> {
        self.doc.commit_with(CommitOptions::default().with_time(at.0));
        let change = self.doc.get_last_local_change().ok_or(DocumentError::Damaged)?;
        Ok(Some(change.raw_bytes().to_vec()))
    }

    pub(crate) fn table(&self, table: Table) -> Result<ObjId, DocumentError> {
        match self.doc.get(ROOT, table.name()) {
            Ok(Some((automerge::Value::Object(automerge::ObjType::Map), id))) => Ok(id),
            _ => Err(DocumentError::NoSuchPlace),
        }
    }

    fn answers_at(&self, map: &ObjId, place: &str) -> Vec<Answer> {
        let all = self.doc.get_all(map, place).unwrap_or_default();
        all.iter()
            .filter_map(|(value, id)| {
                let value = value.as_scalar().and_then(owned_scalar)?;
                Some(Answer { value, actor: actor_of(id), at: self.time_of(id) })
            })
            .collect()
    }

    pub(crate) fn time_of(&self, id: &ObjId) -> Instant {
        let change = self.doc.hash_for_opid(id).and_then(|hash| ReadDoc::get_change_by_hash(&self.doc, &hash));
        Instant(change.map_or(0, |change| change.timestamp()))
    }
}

/// Loads saved bytes; positions in texts are UTF-16 units.
pub(crate) fn load(saved: &[u8]) -> Result<AutoCommit, AutomergeError> {
    AutoCommit::load_with_options(saved, LoadOptions::new().text_encoding(TextEncoding::Utf16CodeUnit))
}

/// Gathers places into rows.
pub(crate) fn collect(items: impl Iterator<Item = (String, Option<Scalar>)>) -> BTreeMap<String, Row> {
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for (place, value) in items {
        if let (Some((row, key)), Some(value)) = (split(&place), value) {
            rows.entry(row.to_owned()).or_default().insert(key.to_owned(), value);
        }
    }
    rows
}

/// Reads rows into their places; what a moment keeps is large and read by itself.
pub(crate) fn read(circle: &mut Circle, table: Table, rows: BTreeMap<String, Row>) {
    for (name, mut row) in rows {
        if table == Table::Snapshots {
            row.retain(|key, _| !key.starts_with(crate::frozen::KEY));
        }
        circle.read_row(table, &name, &row);
    }
}

fn value_size(value: &Scalar) -> usize {
    match value {
        Scalar::Text(text) => text.len(),
        Scalar::Bytes(bytes) => bytes.len(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_weighs_more_with_all_that_is_written_in_it() {
        let mut note = Document::begin(Kind::Note, [1; 16]).unwrap();
        let empty = note.weight();
        note.rewrite(&"a".repeat(1_000), Instant(1)).unwrap();
        let one_change = note.weight() - empty;
        assert!(one_change >= 1_000 * BYTES_AN_OP, "{one_change}");
        note.rewrite("", Instant(2)).unwrap();
        assert!(note.weight() > empty + one_change, "what was taken away stays in the history");
    }
}
