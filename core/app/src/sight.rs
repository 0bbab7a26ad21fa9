//! What a screen is made from, all of one moment.

use std::sync::Arc;

use steunkring_domain::{DocumentId, PersonId};
use steunkring_text::Words;

use crate::screens::Strip;
use crate::space::{OpenSpace, revision};
use crate::{App, CoreError, MapRow, NoteRow, SpaceId, rows};

/// How much of a space a screen needs.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    /// Who is on the map and what is said of them: what [`rows::picture`] has.
    Picture,
    /// Everything on the map.
    Map,
    /// That, and one talk with its text.
    Note(DocumentId),
    /// That, and all talks without their texts.
    Talks,
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
    pub(crate) fn sight(&mut self, space: SpaceId, part: Part) -> Result<Sight, CoreError> {
        let (revision, mut row, notes) = self.space(space)?.sight(part)?;
        let united = |(id, note): (DocumentId, NoteRow)| (id, NoteRow { note: note.note.united(&row.circle), ..note });
        let notes = notes.into_iter().map(united).collect();
        row.circle = row.circle.united();
        let words = self.words(&row.circle)?;
        let me = row.circle.resolve(self.me(space)?);
        let strip = self.strip(space, &row, &words)?;
        Ok(Sight { revision, row, notes, words, me, strip })
    }
}

/// How often a space had changed, its map and the talks that were asked for.
type Seen = (u64, MapRow, Vec<(DocumentId, NoteRow)>);

impl OpenSpace {
    fn sight(&self, part: Part) -> Result<Seen, CoreError> {
        self.store().read(|reader| {
            let map = if let Part::Picture = part { rows::picture(reader) } else { rows::map(reader) }?;
            let notes = match part {
                Part::Picture | Part::Map => Vec::new(),
                Part::Note(id) => vec![(id, rows::note(reader, id)?)],
                Part::Talks => rows::talks(reader)?,
            };
            Ok((revision(reader)?, map, notes))
        })
    }

    /// Whether the map changed after a revision, and the notes that did.
    pub(crate) fn changed_since(&self, from: u64) -> Result<(bool, Vec<(DocumentId, NoteRow)>), CoreError> {
        self.store().read(|reader| rows::changed_since(reader, from))
    }
}
