//! What the last step did, for the bar that takes it back.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use super::Offer;
use crate::sight::{Notes, Sight};
use crate::undo::Entry;
use crate::{App, CoreError, SpaceId};

/// The last step that can be taken back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UndoItem {
    /// Where it was done.
    #[serde(serialize_with = "crate::app::hex")]
    pub space: SpaceId,
    /// What was done.
    pub sentence: Label,
    /// To take it back.
    pub offer: Offer,
}

impl App {
    /// The last step that [`App::undo`] would take back; `None` where there is none, or its space cannot be opened.
    ///
    /// # Errors
    /// [`CoreError`] of the profile's own file.
    pub fn undo_item(&mut self) -> Result<Option<UndoItem>, CoreError> {
        for row in self.home().undo()? {
            let entry: Entry = postcard::from_bytes(&row.command)?;
            if entry.undone {
                continue;
            }
            let space = SpaceId(row.space.try_into().map_err(|_| CoreError::Damaged)?);
            let Ok(Sight { row, words, .. }) = self.sight(space, Notes::None) else { return Ok(None) };
            let sentence = said(&row.circle, &words, &entry);
            return Ok(Some(UndoItem { space, sentence, offer: Offer::of(&words, "undo", "act-undo") }));
        }
        Ok(None)
    }
}

fn said(circle: &Circle, words: &Words, entry: &Entry) -> Label {
    let fields = || entry.steps.iter().flat_map(|step| &step.fields);
    let named = |id: PersonId| Args::new().text("name", circle.name(id));
    for (wrote, before) in fields().filter(|(wrote, _)| wrote.table == Table::People) {
        let Some(id) = PersonId::from_row(&wrote.row) else { continue };
        match wrote.key.as_str() {
            "nickname" if *before == Scalar::Null => return words.label("undo-person-added", &named(id)),
            "removed" if *before == Scalar::Null => return words.label("undo-person-away", &named(id)),
            _ => {}
        }
    }
    let ring = fields().find(|(wrote, _)| wrote.table == Table::Perspectives && wrote.key == "ring");
    let moved = ring.and_then(|(wrote, _)| PerspectiveId::from_row(&wrote.row).zip(Ring::from_scalar(&wrote.value)));
    match moved {
        Some((view, ring)) => {
            let place = words.choice(Ring::PREFIX, ring.code(), &Args::new());
            words.label("undo-moved", &named(view.tie.alter).text("ring", &words.inline(&place.text)))
        }
        None => words.plain("undo-changed"),
    }
}
