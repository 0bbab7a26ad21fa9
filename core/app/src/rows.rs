//! How what a document comes to is laid down in rows: in parts, so that a screen reads no more than it shows.
//!
//! The map is two rows: who is on it and what is said of them, with which the app opens, and the rest, of which the steps are the
//! most. A talk is two rows too, since most screens name talks and only one shows a text.

use std::mem::take;

use steunkring_domain::{Circle, DocumentId};
use steunkring_store::{Reader, ScreenRow, StoreError, Tx};

use crate::{CoreError, MapRow, NoteRow};

/// The version of the rows; when it changes, they are made anew from the documents.
pub(crate) const VERSION: u32 = 12;
/// A [`MapRow`] without the rest.
const PICTURE: u32 = 1;
/// A [`NoteRow`] without its text.
const TALK: u32 = 2;
/// A [`MapRow`] with the rest alone.
const REST: u32 = 3;
/// The text of a talk.
const TEXT: u32 = 4;
/// The map as it was shown last, ready to draw; not there once something changed that it shows. No row among thousands, but a value
/// beside the revision, so that a cold start reads few pages.
const FIRST: &str = "first";

/// The rows of a document by their kinds.
pub(crate) type Rows = Vec<(u32, Vec<u8>)>;

/// The rows of the map.
pub(crate) fn of_map(mut row: MapRow) -> Result<Rows, CoreError> {
    let rest = take_rest(&mut row);
    Ok(vec![(PICTURE, postcard::to_allocvec(&row)?), (REST, postcard::to_allocvec(&rest)?)])
}

/// The rows of a talk.
pub(crate) fn of_note(mut row: NoteRow) -> Result<Rows, CoreError> {
    let text = take(&mut row.note.body).into_bytes();
    Ok(vec![(TALK, postcard::to_allocvec(&row)?), (TEXT, text)])
}

/// The map without steps, plan, wishes, talks, contacts, moments, cards, permissions, who knows whom, and what became of answers.
pub(crate) fn picture(reader: &Reader<'_>) -> Result<MapRow, CoreError> {
    part(reader, PICTURE)
}

/// The whole map.
pub(crate) fn map(reader: &Reader<'_>) -> Result<MapRow, CoreError> {
    Ok(with_rest(picture(reader)?, part(reader, REST)?))
}

fn part(reader: &Reader<'_>, kind: u32) -> Result<MapRow, CoreError> {
    let row = reader.screen(kind, &DocumentId::MAP.0)?.ok_or(CoreError::Damaged)?;
    Ok(postcard::from_bytes(&row.value)?)
}

/// A talk with its text.
pub(crate) fn note(reader: &Reader<'_>, id: DocumentId) -> Result<NoteRow, CoreError> {
    let row = reader.screen(TALK, &id.0)?.ok_or(CoreError::Missing("note"))?;
    with_text(reader, id, talk(row)?.1)
}

/// Every talk without its text.
pub(crate) fn talks(reader: &Reader<'_>) -> Result<Vec<(DocumentId, NoteRow)>, CoreError> {
    reader.screens(TALK)?.into_iter().map(talk).collect()
}

/// Every talk with its text.
pub(crate) fn notes(reader: &Reader<'_>) -> Result<Vec<(DocumentId, NoteRow)>, CoreError> {
    talks(reader)?.into_iter().map(|(id, row)| Ok((id, with_text(reader, id, row)?))).collect()
}

/// Whether the map changed after a revision, and the talks that did, with their texts.
pub(crate) fn changed_since(reader: &Reader<'_>, from: u64) -> Result<(bool, Vec<(DocumentId, NoteRow)>), CoreError> {
    let map = reader.screen(PICTURE, &DocumentId::MAP.0)?.ok_or(CoreError::Damaged)?;
    let talks = reader.screens(TALK)?.into_iter().filter(|row| row.revision > from);
    let read = |row| talk(row).and_then(|(id, row)| Ok((id, with_text(reader, id, row)?)));
    Ok((map.revision > from, talks.map(read).collect::<Result<_, _>>()?))
}

/// The map as it was shown last, where nothing changed since.
pub(crate) fn first(reader: &Reader<'_>) -> Result<Option<Vec<u8>>, StoreError> {
    reader.meta(FIRST)
}

/// Keeps the map as it was shown.
pub(crate) fn keep_first(tx: &Tx<'_>, row: &[u8]) -> Result<(), StoreError> {
    tx.put_meta(FIRST, row)
}

/// Takes the map as it was shown away, before what it shows changes.
pub(crate) fn drop_first(tx: &Tx<'_>) -> Result<(), StoreError> {
    tx.delete_meta(FIRST).map(drop)
}

/// Takes every row away.
pub(crate) fn clear(tx: &Tx<'_>) -> Result<(), StoreError> {
    drop_first(tx)?;
    for kind in [PICTURE, TALK, REST, TEXT] {
        tx.delete_screens(kind)?;
    }
    Ok(())
}

fn talk(row: ScreenRow) -> Result<(DocumentId, NoteRow), CoreError> {
    Ok((DocumentId(row.key.try_into().map_err(|_| CoreError::Damaged)?), postcard::from_bytes(&row.value)?))
}

fn with_text(reader: &Reader<'_>, id: DocumentId, mut row: NoteRow) -> Result<NoteRow, CoreError> {
    let text = reader.screen(TEXT, &id.0)?.ok_or(CoreError::Damaged)?;
    row.note.body = String::from_utf8(text.value).map_err(|_| CoreError::Damaged)?;
    Ok(row)
}

/// Takes out of a map what its picture does not show. What is not named here stays.
fn take_rest(row: &mut MapRow) -> MapRow {
    let circle = &mut row.circle;
    MapRow {
        circle: Circle {
            alter_ties: take(&mut circle.alter_ties),
            snapshots: take(&mut circle.snapshots),
            contacts: take(&mut circle.contacts),
            actions: take(&mut circle.actions),
            goals: take(&mut circle.goals),
            plan: take(&mut circle.plan),
            consents: take(&mut circle.consents),
            documents: take(&mut circle.documents),
            cards: take(&mut circle.cards),
            ..Circle::default()
        },
        conflicts: take(&mut row.conflicts),
        taken: take(&mut row.taken),
        merged: take(&mut row.merged),
        ..MapRow::default()
    }
}

/// Undoes [`take_rest`].
fn with_rest(row: MapRow, rest: MapRow) -> MapRow {
    let Circle { alter_ties, snapshots, contacts, actions, goals, plan, consents, documents, cards, .. } = rest.circle;
    MapRow {
        circle: Circle {
            alter_ties,
            snapshots,
            contacts,
            actions,
            goals,
            plan,
            consents,
            documents,
            cards,
            ..row.circle
        },
        conflicts: rest.conflicts,
        taken: rest.taken,
        merged: rest.merged,
        ..row
    }
}

#[cfg(test)]
mod tests {
    use steunkring_domain::*;

    use super::*;
    use crate::testing::{self, add};
    use crate::{Command, Edit, NoteEdit};

    #[test]
    fn the_picture_and_the_rest_are_the_whole_map() {
        let (mut app, _folder) = testing::app();
        let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
        add(&mut app, space, 1, "oma Rie");
        let line = |text: &str| Some(Line::parse(text).unwrap());
        let edits = vec![
            Edit::Action(ActionId([2; 16]), ActionChange::Text(line("soep brengen"))),
            Edit::Goal(GoalId([3; 16]), GoalChange::Text(line("weer naar buiten"))),
            Edit::Plan(entity::Single, PlanChange::Title(line("samen verder"))),
        ];
        app.run(space, Command::Map(edits)).unwrap();
        let open = app.space(space).unwrap();
        let (whole, picture) = (open.map().unwrap(), open.picture().unwrap());
        let mut near = whole.clone();
        let rest = take_rest(&mut near);
        assert_eq!((near.circle.actions.len(), rest.circle.people.len()), (0, 0));
        assert!(!picture.circle.people.is_empty() && !rest.circle.actions.is_empty() && !rest.circle.goals.is_empty());
        assert_eq!(near, picture);
        assert_eq!(with_rest(near, rest), whole);
    }

    #[test]
    fn a_talk_is_named_without_its_text_and_shown_with_it() {
        let (mut app, _folder) = testing::app();
        let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
        let document = DocumentId([4; 16]);
        let edits = vec![NoteEdit::Rewrite("We spraken af.".to_owned())];
        app.run(space, Command::StartNote { document, edits }).unwrap();
        let talks = app.space(space).unwrap().store().read(talks).unwrap();
        assert_eq!(talks.iter().map(|(id, row)| (*id, row.note.body.as_str())).collect::<Vec<_>>(), [(document, "")]);
        let notes = app.notes(space).unwrap();
        assert_eq!(notes, [(document, app.note(space, document).unwrap())]);
        assert_eq!(notes[0].1.note.body, "We spraken af.");
    }
}
