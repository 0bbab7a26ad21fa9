//! Telling that one spoke with somebody: what is asked.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::Label;

use super::{Pick, Strip};
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId};

/// What is asked about a moment of contact.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ContactingScreen {
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Its title.
    pub title: Label,
    /// With whom: the question.
    pub with: Label,
    /// Everybody on the map but this profile's own person.
    pub people: Vec<Pick>,
    /// Where: the question.
    pub place: Label,
    /// The kinds of place.
    pub places: Vec<Pick>,
    /// Whether the child chose the place: the question.
    pub child_chose: Label,
    /// Its answers: `yes` and `no`.
    pub child_answers: Vec<Pick>,
    /// What is to be remembered: the question.
    pub words: Label,
    /// To put it there.
    pub add: Label,
}

impl App {
    /// What is asked about a moment of contact.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there.
    pub fn contacting_screen(&mut self, space: SpaceId) -> Result<ContactingScreen, CoreError> {
        let Sight { row, words, me, strip, .. } = self.sight(space, Part::Picture)?;
        let mut people = Pick::everybody(&row.circle, &words, me, None);
        people.retain(|one| one.id != me.to_string());
        let answer =
            |id: &str, yes| Pick { id: id.to_owned(), label: super::kept::child_chose(&words, yes), chosen: false };
        Ok(ContactingScreen {
            strip,
            title: words.plain("contact-add"),
            with: words.plain("contact-with"),
            people,
            place: words.plain("contact-where"),
            places: Pick::codes(&words, PlaceKind::PREFIX, PlaceKind::ALL.iter().map(PlaceKind::code), None),
            child_chose: words.plain("contact-child-chose"),
            child_answers: vec![answer("yes", true), answer("no", false)],
            words: words.plain("contact-words"),
            add: words.plain("act-add"),
        })
    }
}
