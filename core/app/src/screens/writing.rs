//! Writing in a talk: what the fields of its page ask, and who can be said to be there.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::Label;

use super::pick::in_order;
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId};

/// What stands round the fields of a talk's page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WritingScreen {
    /// What the talk is called: the question.
    pub name: Label,
    /// What it is called; empty where nobody said.
    pub title: String,
    /// What was said: the question that the page asks while it is empty.
    pub placeholder: Label,
    /// That what was typed is kept.
    pub saved: Label,
    /// That it is not kept yet.
    pub not_saved: Label,
    /// Who is there: the question.
    pub who: Label,
    /// Everybody on the map, this profile's own person first and then in the order in which they joined.
    pub people: Vec<PresentChoice>,
    /// What will be done in a step: the question.
    pub step: Label,
    /// Who does a step: the question.
    pub owner: Label,
    /// To keep what the talk is called.
    pub keep: Label,
    /// When it is or was: the question.
    pub when: Label,
    /// To put a decision or a step there.
    pub add: Label,
    /// That nothing can be recorded, where it was tried in vain.
    pub no_microphone: Label,
    /// That a photo cannot be shown, where it was tried in vain.
    pub no_picture: Label,
}

/// Somebody who may have been at a talk.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PresentChoice {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: Label,
    /// Whether this person is said to be there.
    pub present: bool,
}

impl App {
    /// What stands round the fields of a talk's page.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a talk that is not there.
    pub fn writing_screen(&mut self, space: SpaceId, document: DocumentId) -> Result<WritingScreen, CoreError> {
        let Sight { row, notes, words, me, .. } = self.sight(space, Part::Note(document))?;
        let (_, talk) = notes.into_iter().next().ok_or(CoreError::Missing("note"))?;
        let (circle, talk) = (&row.circle, &talk.note);
        let present = |id: &PersonId| talk.attendance.get(id).is_some_and(|one| one.present == Some(true));
        Ok(WritingScreen {
            name: words.plain("talks-name"),
            title: talk.meeting.title.as_ref().map_or_else(String::new, |title| title.as_str().to_owned()),
            placeholder: words.plain("note-placeholder"),
            saved: words.plain("note-saved"),
            not_saved: words.plain("note-not-saved"),
            who: words.plain("talks-who"),
            people: in_order(circle, me)
                .into_iter()
                .map(|id| PresentChoice { person: id, name: words.as_written(circle.name(id)), present: present(&id) })
                .collect(),
            step: words.plain("plan-action-text"),
            owner: words.plain("plan-action-owner"),
            when: words.plain("talks-when"),
            keep: words.plain("act-save"),
            add: words.plain("act-add"),
            no_microphone: words.plain("err-microphone"),
            no_picture: words.plain("note-no-picture"),
        })
    }
}
