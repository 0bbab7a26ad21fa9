//! The rows that a screen opens with: what a document comes to, written in the same transaction as the change.

use serde::{Deserialize, Serialize};
use steunkring_document::{Conflict, Document, Field, Heads, Kind};
use steunkring_domain::{
    Circle, DocumentId, FieldValue, Instant, MemberKey, Method, Note, PersonId, PerspectiveId, Row, RowKey, Scalar,
    Table, TieId,
};
use steunkring_store::MediaId;

use crate::CoreError;
use crate::rows::{self, Rows};

/// The most files that one document may name; the store has the same limit.
const FILES: usize = 1_000;

/// What the map document comes to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MapRow {
    /// Everything on the map.
    pub circle: Circle,
    /// Fields with more than one answer.
    pub conflicts: Vec<Conflict>,
    /// What was taken away, the latest first; what was edited since stands first.
    pub taken: Vec<Taken>,
    /// Which entries were merged, the latest first.
    pub merged: Vec<Merged>,
    /// Which person each member is said to be, and by which actor.
    pub claims: Vec<Claim>,
    /// Which views are said to be told by the respondent alone, and by which actor.
    pub self_told: Vec<SelfTold>,
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

/// That a view is said to be told by the respondent alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelfTold {
    /// Which.
    pub view: PerspectiveId,
    /// The actor that says so; it is believed where it is one of the member that is the respondent.
    pub actor: [u8; 16],
}

/// That an entry gave way to another one for the same person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// The entry that gave way.
    pub from: PersonId,
    /// The entry that stays.
    pub into: PersonId,
    /// When.
    pub at: Instant,
    /// The actor that merged them.
    pub by: [u8; 16],
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
    /// Who wrote about it elsewhere and had not seen that, and when: views of a tie; ties, views, kin, roles and steps of a person.
    pub written_of: Vec<([u8; 16], Instant)>,
}

/// What a document comes to, for the store.
pub(crate) struct Projection {
    /// The files that the document names, also for what was taken away: it can come back. `None` for a document that has none.
    pub(crate) files: Option<Vec<MediaId>>,
    pub(crate) rows: Rows,
}

/// Makes the rows of a document.
pub(crate) fn project(document: &mut Document) -> Result<Projection, CoreError> {
    Ok(match document.kind() {
        Kind::Map => Projection { files: None, rows: rows::of_map(map_row(document))? },
        Kind::Note => {
            let note = document.note();
            let files = note.media.values().filter_map(|medium| medium.file.as_ref());
            let files = files.map(|file| MediaId::new(file.hash)).take(FILES).collect();
            let row = NoteRow { note, conflicts: document.conflicts(), changed: document.last_change() };
            Projection { files: Some(files), rows: rows::of_note(row)? }
        }
    })
}

fn map_row(document: &mut Document) -> MapRow {
    let circle = document.circle();
    let mut taken = Vec::new();
    for table in Table::MAP {
        for (name, row) in document.rows(*table) {
            taken.extend(taken_row(document, &circle, *table, &name, &row));
        }
    }
    taken.sort_by(|a, b| (b.is_as_seen(), a.at, &a.row).cmp(&(a.is_as_seen(), b.at, &b.row)).reverse());
    let (claims, merged) = (claims(document), merged(document, &circle));
    let self_told = self_told(document, &circle);
    MapRow { circle, conflicts: document.conflicts(), taken, merged, claims, self_told, heads: document.heads() }
}

impl Taken {
    /// Whether nobody wrote in it or about it who had not seen that it was taken away.
    pub fn is_as_seen(&self) -> bool {
        self.edited.is_empty() && self.written_of.is_empty()
    }
}

fn merged(document: &Document, circle: &Circle) -> Vec<Merged> {
    let entries = circle.people.iter().filter(|(_, person)| person.removed.is_none());
    let mut merged: Vec<Merged> = entries
        .filter_map(|(from, person)| {
            let answer = document.author(Table::People, &from.to_row(), "merged_into")?;
            Some(Merged { from: *from, into: person.merged_into?, at: answer.at, by: answer.actor })
        })
        .collect();
    merged.sort_by_key(|one| (std::cmp::Reverse(one.at), one.from));
    merged
}

fn self_told(document: &Document, circle: &Circle) -> Vec<SelfTold> {
    let told = circle.perspectives.iter().filter(|(_, view)| view.method == Some(Method::Self_));
    told.filter_map(|(view, _)| {
        let answer = document.author(Table::Perspectives, &view.to_row(), "method")?;
        Some(SelfTold { view: *view, actor: answer.actor })
    })
    .collect()
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

fn taken_row(document: &Document, circle: &Circle, table: Table, name: &str, row: &Row) -> Option<Taken> {
    let Some(Scalar::Int(at)) = row.get("removed") else { return None };
    let by = document.author(table, name, "removed")?.actor;
    let edited = document
        .revivals(table, name)
        .into_iter()
        .map(|found| (found.key, found.answer.actor, found.answer.at))
        .collect();
    let mut written_of: Vec<([u8; 16], Instant)> = about(circle, table, name)
        .into_iter()
        .flat_map(|(other, row)| document.written_unseen(table, name, other, &row))
        .map(|found| (found.answer.actor, found.answer.at))
        .collect();
    written_of.sort_unstable_by_key(|(actor, at)| (*at, *actor));
    written_of.dedup();
    Some(Taken { table, row: name.to_owned(), at: Instant(*at), by, edited, written_of })
}

/// The rows that tell of a tie or a person.
fn about(circle: &Circle, table: Table, row: &str) -> Vec<(Table, String)> {
    let is = |id: PersonId, person: PersonId| circle.stands_for(id, person);
    let mut rows = Vec::new();
    if let (Table::Ties, Some(tie)) = (table, TieId::from_row(row)) {
        let views = circle.perspectives.keys().filter(|id| is(id.tie.ego, tie.ego) && is(id.tie.alter, tie.alter));
        rows.extend(views.map(|id| (Table::Perspectives, id.to_row())));
    }
    if let (Table::People, Some(person)) = (table, PersonId::from_row(row)) {
        let of = |id: Option<PersonId>| id.is_some_and(|id| is(id, person));
        let ties = circle.ties.keys().filter(|id| is(id.ego, person) || is(id.alter, person));
        rows.extend(ties.map(|id| (Table::Ties, id.to_row())));
        let views = circle.perspectives.keys().filter(|id| is(id.tie.ego, person) || is(id.tie.alter, person));
        rows.extend(views.map(|id| (Table::Perspectives, id.to_row())));
        let kin = circle.kin.keys().filter(|id| is(id.a, person) || is(id.b, person));
        rows.extend(kin.map(|id| (Table::Kin, id.to_row())));
        let roles = circle.roles.iter().filter(|(_, role)| of(role.person) || of(role.for_whom));
        rows.extend(roles.map(|(id, _)| (Table::Roles, id.to_row())));
        let steps = circle.actions.iter().filter(|(_, step)| of(step.owner));
        rows.extend(steps.map(|(id, _)| (Table::Actions, id.to_row())));
        let merged = circle.people.iter().filter(|(id, one)| **id != person && of(one.merged_into));
        rows.extend(merged.map(|(id, _)| (Table::People, id.to_row())));
    }
    rows
}

/// The document and the row of what was taken away within a talk.
pub(crate) fn within(place: &str) -> Result<(DocumentId, &str), CoreError> {
    let (document, row) = place.split_once('/').ok_or(CoreError::Missing("note"))?;
    Ok((document.parse().map_err(|reason| CoreError::invalid("document", reason))?, row))
}

/// The field that brings a row back.
pub(crate) fn bring_back(table: Table, row: &str) -> Field {
    Field { table, row: row.to_owned(), key: "removed".to_owned(), value: Scalar::Null }
}
