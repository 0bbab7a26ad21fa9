//! Talks and what was written of them.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::Label;

use super::Offer;
use crate::sight::{Notes, Sight};
use crate::{App, CoreError, SpaceId};

/// The list of talks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NotesScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Offer,
    /// Its title.
    pub title: Label,
    /// The talks, the latest day first; one without a day stands by when it was started.
    pub items: Vec<NoteItem>,
    /// What to say where there is none yet.
    pub empty: Option<Label>,
    /// What can be done: `add`.
    pub offers: Vec<Offer>,
}

/// One talk of the list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NoteItem {
    /// Which document.
    pub document: DocumentId,
    /// What it is called.
    pub title: Label,
    /// On what day.
    pub day: Option<Date>,
    /// Who is or was there.
    pub people: Vec<Label>,
}

/// One talk with its note.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NoteScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Offer,
    /// The talk in the list.
    pub item: NoteItem,
    /// What was written, word for word.
    pub body: String,
    /// What was decided, in the order in which it was written.
    pub decisions: Vec<Label>,
    /// What somebody will do, in the order in which it was written.
    pub actions: Vec<Label>,
    /// What to say where nothing is written yet.
    pub empty: Option<Label>,
    /// What can be done: `write`, `done` and `remove`.
    pub offers: Vec<Offer>,
}

impl App {
    /// The talks of a space.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn notes_screen(&mut self, space: SpaceId) -> Result<NotesScreen, CoreError> {
        let Sight { revision, row, mut notes, words, strip, .. } = self.sight(space, Notes::All)?;
        let circle = row.circle;
        notes.retain(|(_, row)| row.note.meeting.removed.is_none());
        notes.sort_by_key(|(id, row)| std::cmp::Reverse((row.note.meeting.day, row.note.meeting.created_at, *id)));
        let items: Vec<NoteItem> = notes.iter().map(|(id, row)| item(*id, &row.note, &circle, &words)).collect();
        Ok(NotesScreen {
            revision,
            strip,
            offers: Offer::all(&words, [("add", "talks-add")]),
            title: words.plain("talks-title"),
            empty: items.is_empty().then(|| words.plain("talks-empty")),
            items,
        })
    }

    /// One talk with its note.
    ///
    /// # Errors
    /// [`CoreError::Missing`].
    pub fn note_screen(&mut self, space: SpaceId, document: DocumentId) -> Result<NoteScreen, CoreError> {
        let Sight { revision, row: map, notes, words, strip, .. } = self.sight(space, Notes::One(document))?;
        let circle = map.circle;
        let (_, row) = notes.into_iter().next().ok_or(CoreError::Missing("note"))?;
        let mut decisions: Vec<_> =
            row.note.decisions.iter().filter(|(_, decision)| decision.removed.is_none()).collect();
        decisions.sort_by_key(|(id, decision)| (decision.created_at, **id));
        let mut actions: Vec<_> = circle
            .actions
            .iter()
            .filter(|(_, action)| action.created_in == Some(document) && action.removed.is_none())
            .collect();
        actions.sort_by_key(|(id, action)| (action.created_at, **id));
        Ok(NoteScreen {
            revision,
            strip,
            offers: Offer::all(&words, [("write", "act-type"), ("done", "act-done"), ("remove", "talks-take-away")]),
            item: item(document, &row.note, &circle, &words),
            empty: row.note.body.is_empty().then(|| words.plain("note-empty")),
            decisions: decisions
                .iter()
                .filter_map(|(_, decision)| decision.text.as_ref())
                .map(|text| words.as_written(text.as_str()))
                .collect(),
            actions: actions
                .iter()
                .filter_map(|(_, action)| action.text.as_ref())
                .map(|text| words.as_written(text.as_str()))
                .collect(),
            body: row.note.body,
        })
    }
}

/// One talk as a list shows it.
pub(super) fn item(document: DocumentId, note: &Note, circle: &Circle, words: &steunkring_text::Words) -> NoteItem {
    let mut people: Vec<&str> = note
        .attendance
        .iter()
        .filter(|(_, attendance)| attendance.removed.is_none() && attendance.present == Some(true))
        .map(|(id, attendance)| attendance.guest.as_ref().map_or_else(|| circle.name(*id), Line::as_str))
        .collect();
    words.sort_names(&mut people, |name| name);
    NoteItem {
        document,
        title: note
            .meeting
            .title
            .as_ref()
            .map_or_else(|| words.plain("talks-neutral"), |title| words.as_written(title.as_str())),
        day: note.meeting.day,
        people: people.into_iter().map(|name| words.as_written(name)).collect(),
    }
}
