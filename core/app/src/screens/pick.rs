//! What a question can be answered with by one tap.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

/// One answer to tap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pick {
    /// Which: the id of a person, the code of a choice, or a day.
    pub id: String,
    /// In words, with a picture where it has one.
    pub label: Label,
    /// Whether it is chosen now.
    pub chosen: bool,
}

impl Pick {
    /// Everybody on the map, this profile's own person first and then in the order in which they joined.
    pub(super) fn everybody(circle: &Circle, words: &Words, me: PersonId, chosen: Option<PersonId>) -> Vec<Self> {
        let pick = |id: PersonId| Self::person(words, id, circle.name(id), chosen);
        in_order(circle, me).into_iter().map(pick).collect()
    }

    pub(super) fn person(words: &Words, id: PersonId, name: &str, chosen: Option<PersonId>) -> Self {
        Self { id: id.to_string(), label: words.as_written(name), chosen: chosen == Some(id) }
    }

    /// Codes of one kind, in the order in which they are given.
    pub(super) fn codes<'a>(
        words: &Words,
        prefix: &str,
        codes: impl IntoIterator<Item = &'a str>,
        chosen: Option<&str>,
    ) -> Vec<Self> {
        let pick = |code: &str| Self {
            id: code.to_owned(),
            label: words.choice(prefix, code, &Args::new()),
            chosen: chosen == Some(code),
        };
        codes.into_iter().map(pick).collect()
    }
}

/// Everybody on the map, this profile's own person first and then in the order in which they joined.
pub(super) fn in_order(circle: &Circle, me: PersonId) -> Vec<PersonId> {
    let mut people: Vec<_> =
        circle.people.iter().filter(|(id, _)| **id != PersonId::FAMILY && circle.is_present(**id)).collect();
    people.sort_by_key(|(id, person)| (**id != me, person.joined, **id));
    people.into_iter().map(|(id, _)| *id).collect()
}
