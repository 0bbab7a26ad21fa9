//! What a screen is made from, all of one moment.

use std::sync::Arc;

use steunkring_domain::{DocumentId, PersonId};
use steunkring_store::{Reader, ScreenRow};
use steunkring_text::Words;

use crate::project::{MAP_ROW, NOTE_ROW};
use crate::screens::Strip;
use crate::space::{OpenSpace, revision};
use crate::{App, CoreError, MapRow, NoteRow, SpaceId};

/// Which notes a screen needs.
#[derive(Clone, Copy)]
pub(crate) enum Notes {
    None,
    One(DocumentId),
    All,
}

/// The rows of a space, with merged entries made one, and the words to tell them in. The revision is that of these very rows.
pub(crate) struct Sight {
    pub(crate) revision: u64,
    pub(crate) row: MapRow,
    pub(crate) notes: Vec<(DocumentId, NoteRow)>,
    pub(crate) words: Arc<Words>,
    /// Who this profile is in the space.
    pub(crate) me: PersonId,
    /// Whether others see the space.
    pub(crate) strip: Strip,
}

impl App {
    /// Reads what a screen of a space is made from.
    pub(crate) fn sight(&mut self, space: SpaceId, notes: Notes) -> Result<Sight, CoreError> {
        let (revision, mut row, notes) = self.space(space)?.sight(notes)?;
        let united = |(id, note): (DocumentId, NoteRow)| (id, NoteRow { note: note.note.united(&row.circle), ..note });
        let notes = notes.into_iter().map(united).collect();
        row.circle = row.circle.united();
        let words = self.words(&row.circle)?;
        let me = row.circle.resolve(self.me(space)?);
        let strip = self.strip(space, &row, &words)?;
        Ok(Sight { revision, row, notes, words, me, strip })
    }
}

/// How often a space had changed, its map and the notes that were asked for.
type Rows = (u64, MapRow, Vec<(DocumentId, NoteRow)>);

impl OpenSpace {
    fn sight(&self, notes: Notes) -> Result<Rows, CoreError> {
        self.store().read(|reader| {
            let map = reader.screen(MAP_ROW, &DocumentId::MAP.0)?.ok_or(CoreError::Damaged)?;
            Ok((revision(reader)?, postcard::from_bytes(&map.value)?, read_notes(reader, notes)?))
        })
    }
}

impl OpenSpace {
    /// Whether the map changed after a revision, and the notes that did.
    pub(crate) fn changed_since(&self, from: u64) -> Result<(bool, Vec<(DocumentId, NoteRow)>), CoreError> {
        self.store().read(|reader| {
            let map = reader.screen(MAP_ROW, &DocumentId::MAP.0)?.ok_or(CoreError::Damaged)?;
            let notes = reader.screens(NOTE_ROW)?.into_iter().filter(|row| row.revision > from);
            Ok((map.revision > from, notes.map(note).collect::<Result<_, CoreError>>()?))
        })
    }
}

fn read_notes(reader: &Reader<'_>, notes: Notes) -> Result<Vec<(DocumentId, NoteRow)>, CoreError> {
    let rows = match notes {
        Notes::None => Vec::new(),
        Notes::One(id) => vec![reader.screen(NOTE_ROW, &id.0)?.ok_or(CoreError::Missing("note"))?],
        Notes::All => reader.screens(NOTE_ROW)?,
    };
    rows.into_iter().map(note).collect()
}

/// One note with its id.
pub(crate) fn note(row: ScreenRow) -> Result<(DocumentId, NoteRow), CoreError> {
    let id = DocumentId(row.key.try_into().map_err(|_| CoreError::Damaged)?);
    Ok((id, postcard::from_bytes(&row.value)?))
}
