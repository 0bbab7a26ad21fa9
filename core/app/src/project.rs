//! The rows that a screen opens with: what a document comes to, written in the same transaction as the change.

use serde::{Deserialize, Serialize};
use steunkring_document::{Conflict, Document, Field, Heads, Kind};
use steunkring_domain::{Circle, FieldValue, Instant, MemberKey, Note, PersonId, Row, RowKey, Scalar, Table};

use crate::CoreError;

/// The version of the rows below; when it changes, they are made anew from the documents.
pub(crate) const VERSION: u32 = 3;
/// The kind of row that holds a [`MapRow`].
pub(crate) const MAP_ROW: u32 = 1;
/// The kind of row that holds a [`NoteRow`].
pub(crate) const NOTE_ROW: u32 = 2;

/// What the map document comes to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MapRow {
    /// Everything on the map.
    pub circle: Circle,
    /// Fields with more than one answer.
    pub conflicts: Vec<Conflict>,
    /// What was taken away, the latest first; what was edited since stands first.
    pub taken: Vec<Taken>,
    /// Which person each member is said to be, and by which actor.
    pub claims: Vec<Claim>,
    /// The version of the document.
    pub heads: Heads,
}

/// What a note comes to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NoteRow {
    /// The talk, its people and its text.
    pub note: Note,
    /// Fields with more than one answer.
    pub conflicts: Vec<Conflict>,
    /// When it was last written in.
    pub changed: Instant,
}

/// That a member is a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The member.
    pub member: MemberKey,
    /// The person.
    pub person: PersonId,
    /// The actor that says so; it is believed where it is one of that member's.
    pub actor: [u8; 16],
}

/// A row that was taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// The table.
    pub table: Table,
    /// The name of the row.
    pub row: String,
    /// When.
    pub at: Instant,
    /// The actor that took it away.
    pub by: [u8; 16],
    /// What was written by somebody who had not seen that: field, actor and moment.
    pub edited: Vec<(String, [u8; 16], Instant)>,
}

/// A row for the store.
pub(crate) struct Projection {
    pub(crate) kind: u32,
    pub(crate) value: Vec<u8>,
}

/// Makes the row of a document.
pub(crate) fn project(document: &mut Document) -> Result<Projection, CoreError> {
    Ok(match document.kind() {
        Kind::Map => Projection { kind: MAP_ROW, value: postcard::to_allocvec(&map_row(document))? },
        Kind::Note => {
            let row =
                NoteRow { note: document.note(), conflicts: document.conflicts(), changed: document.last_change() };
            Projection { kind: NOTE_ROW, value: postcard::to_allocvec(&row)? }
        }
    })
}

fn map_row(document: &mut Document) -> MapRow {
    let mut taken = Vec::new();
    for table in Table::MAP {
        for (name, row) in document.rows(*table) {
            taken.extend(taken_row(document, *table, &name, &row));
        }
    }
    taken.sort_by(|a, b| (b.edited.is_empty(), a.at, &a.row).cmp(&(a.edited.is_empty(), b.at, &b.row)).reverse());
    let claims = claims(document);
    MapRow { circle: document.circle(), conflicts: document.conflicts(), taken, claims, heads: document.heads() }
}

fn claims(document: &Document) -> Vec<Claim> {
    let mut claims = Vec::new();
    for name in document.rows(Table::Members).keys() {
        let Some(member) = MemberKey::from_row(name) else { continue };
        for answer in document.answers(Table::Members, name, "person") {
            let person = PersonId::from_scalar(&answer.value);
            claims.extend(person.map(|person| Claim { member, person, actor: answer.actor }));
        }
    }
    claims
}

fn taken_row(document: &Document, table: Table, name: &str, row: &Row) -> Option<Taken> {
    let Some(Scalar::Int(at)) = row.get("removed") else { return None };
    let by = document.author(table, name, "removed")?.actor;
    let edited = document
        .revivals(table, name)
        .into_iter()
        .map(|found| (found.key, found.answer.actor, found.answer.at))
        .collect();
    Some(Taken { table, row: name.to_owned(), at: Instant(*at), by, edited })
}

/// The field that brings a row back.
pub(crate) fn bring_back(table: Table, row: &str) -> Field {
    Field { table, row: row.to_owned(), key: "removed".to_owned(), value: Scalar::Null }
}
