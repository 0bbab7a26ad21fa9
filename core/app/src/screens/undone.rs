//! What the last step did, for the bar that takes it back.

use serde::Serialize;
use steunkring_document::Field;
use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use super::Offer;
use crate::sight::{Part, Sight};
use crate::undo::Entry;
use crate::{App, CoreError, SpaceId};

/// The last step that can be taken back, or done again.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UndoItem {
    /// Where it was done.
    #[serde(serialize_with = "crate::app::hex")]
    pub space: SpaceId,
    /// What was done; or that all is as before.
    pub sentence: Label,
    /// To take it back, `undo`; or to do it again, `redo`.
    pub offer: Offer,
}

impl App {
    /// The last step that [`App::undo`] would take back; `None` where there is none, or its space cannot be opened.
    ///
    /// # Errors
    /// [`CoreError`] of the profile's own file.
    pub fn undo_item(&mut self) -> Result<Option<UndoItem>, CoreError> {
        let Some((space, entry)) = self.last_step(false)? else { return Ok(None) };
        let Ok(Sight { words, .. }) = self.sight(space, Part::Map) else { return Ok(None) };
        let sentence = self.said(space, &entry)?.pop();
        Ok(sentence.map(|sentence| UndoItem { space, sentence, offer: Offer::of(&words, "undo", "act-undo") }))
    }

    /// That all is as before, and to do again what was taken back last, as [`App::redo`] would; `None` as for [`App::undo_item`].
    ///
    /// # Errors
    /// As [`App::undo_item`].
    pub fn redo_item(&mut self) -> Result<Option<UndoItem>, CoreError> {
        let Some((space, _)) = self.last_step(true)? else { return Ok(None) };
        let Ok(words) = self.words_in(space) else { return Ok(None) };
        let (sentence, offer) = (words.plain("undo-undone"), Offer::of(&words, "redo", "act-redo"));
        Ok(Some(UndoItem { space, sentence, offer }))
    }

    /// The last step that stands, or that was taken back.
    fn last_step(&self, undone: bool) -> Result<Option<(SpaceId, Entry)>, CoreError> {
        for row in self.home().undo()? {
            let Some(entry) = Entry::read(&row.command).filter(|entry| entry.undone == undone) else { continue };
            return Ok(Some((SpaceId(row.space.try_into().map_err(|_| CoreError::Damaged)?), entry)));
        }
        Ok(None)
    }

    /// What an entry that is to be taken back, or done again, is about.
    pub(crate) fn said(&mut self, space: SpaceId, entry: &Entry) -> Result<Vec<Label>, CoreError> {
        let Sight { row, words, .. } = self.sight(space, Part::Map)?;
        let document = entry.steps.iter().map(|step| step.document).find(|document| *document != DocumentId::MAP);
        if let Some(note) = document.and_then(|document| self.note(space, document).ok()) {
            let title = note.note.meeting.title.map(|title| title.as_str().to_owned());
            let title = title.unwrap_or_else(|| words.inline(&words.plain("talks-neutral").text));
            return Ok(vec![words.label("undo-about", &Args::new().text("name", &title))]);
        }
        let me = self.me(space)?;
        Ok(vec![said(&row.circle, &words, me, entry)])
    }

    /// What became of going back or forth: nothing where `forth` is `None`; `partly` where something was left alone.
    pub(crate) fn became(
        &mut self,
        space: SpaceId,
        forth: Option<bool>,
        partly: bool,
    ) -> Result<Vec<Label>, CoreError> {
        let words = self.words_in(space)?;
        let done = forth.map(|forth| words.plain(if forth { "undo-done" } else { "undo-undone" }));
        let left = (partly || forth.is_none()).then(|| words.plain("undo-not-possible"));
        Ok(done.into_iter().chain(left).collect())
    }
}

fn said(circle: &Circle, words: &Words, me: PersonId, entry: &Entry) -> Label {
    let fields = || entry.steps.iter().flat_map(|step| &step.fields);
    let named = |id: PersonId| Args::new().text("name", circle.name(id));
    if let Some((before, after)) = entry.me {
        return words.label("undo-me", &named(if entry.undone { before } else { after }));
    }
    for (wrote, before) in fields().filter(|(wrote, _)| wrote.table == Table::People) {
        let Some(id) = PersonId::from_row(&wrote.row) else { continue };
        // On the way forth what was made is what was taken away again.
        let (was, is) = if entry.undone { (&wrote.value, before) } else { (before, &wrote.value) };
        match wrote.key.as_str() {
            "nickname" if *was == Scalar::Null => return words.label("undo-person-added", &named(id)),
            "removed" if *is != Scalar::Null => return words.label("undo-person-away", &named(id)),
            "removed" => return words.label("undo-person-added", &named(id)),
            "merged_into" => {
                let into = PersonId::from_scalar(is).or(PersonId::from_scalar(was)).unwrap_or(id);
                return words.label("tray-merged", &named(id).text("into", circle.name(into)));
            }
            _ => {}
        }
    }
    let ring = fields().find(|(wrote, _)| wrote.table == Table::Perspectives && wrote.key == "ring");
    let moved = ring.and_then(|(wrote, before)| {
        let is = if entry.undone { before } else { &wrote.value };
        PerspectiveId::from_row(&wrote.row).zip(Ring::from_scalar(is))
    });
    if let Some((view, ring)) = moved {
        let place = words.choice(Ring::PREFIX, ring.code(), &Args::new());
        return words.label("undo-moved", &named(view.tie.alter).text("ring", &words.inline(&place.text)));
    }
    let mut ties = fields().rev().filter(|(wrote, _)| wrote.table == Table::Ties);
    if let Some((tie, is_in)) = ties.find_map(|(wrote, before)| moved_in(wrote, before, entry.undone)) {
        let message = if is_in { "undo-in-circle" } else { "undo-out-circle" };
        return super::whose::label(circle, words, circle.resolve(me), message, tie);
    }
    let mut names = fields().map(|(wrote, _)| super::tray::name(circle, words, wrote.table, &wrote.row));
    match names.find(|name| name != "?") {
        Some(name) => words.label("undo-about", &Args::new().text("name", &name)),
        None => words.plain("undo-changed"),
    }
}

/// Whose tie begins or ends with a field, and whether that person stands in the circle then.
fn moved_in(wrote: &Field, before: &Scalar, undone: bool) -> Option<(TieId, bool)> {
    let is = if undone { before } else { &wrote.value };
    let is_in = match wrote.key.as_str() {
        "present" => *is != Scalar::Null,
        "removed" => *is == Scalar::Null,
        _ => return None,
    };
    TieId::from_row(&wrote.row).map(|tie| (tie, is_in))
}
