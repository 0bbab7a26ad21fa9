//! Fields with more than one answer, to be settled by a person; nothing waits for that.

use serde::Serialize;
use steunkring_document::{Conflict, Field};
use steunkring_domain::*;
use steunkring_sync::crypto::{Hash32, actor_id};
use steunkring_text::{Args, Label, Words};

use super::{Offer, date};
use crate::share::key;
use crate::{App, Command, CoreError, SpaceId};

/// One field with its answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ConflictItem {
    /// What was asked, where the question is known.
    pub title: Label,
    /// That there are several answers, and that no answer is lost.
    pub help: Vec<Label>,
    /// The answers, the one that is shown meanwhile last.
    pub answers: Vec<ConflictAnswer>,
    /// To leave it for later.
    pub later: Offer,
}

/// One of several answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ConflictAnswer {
    /// What was answered.
    pub value: Label,
    /// What, by whom and when in one sentence.
    pub sentence: Label,
    /// What chooses it.
    pub command: Command,
}

/// A field as a screen shows it.
pub(super) struct Told<'a> {
    pub(super) conflict: &'a Conflict,
    /// The question that the field answers.
    pub(super) title: Option<Label>,
}

/// What is kept beside an answer; two phones always differ in it, and nobody chooses it.
const BESIDE: [&str; 9] =
    ["recorded_by", "at", "method", "likeness", "added_by", "added_at", "joined", "created_at", "checked_in_at"];

/// Whether a person can settle a field.
pub(super) fn can_be_settled(conflict: &Conflict) -> bool {
    !BESIDE.contains(&conflict.key.as_str()) && conflict.key != "removed" && conflict.key != "present"
}

/// How many times a device's actor may have begun anew and still be known by its name.
const INCARNATIONS: u32 = 16;

impl App {
    /// Fields with their answers, who gave them and when.
    pub(super) fn conflict_items(
        &mut self,
        (space, document): (SpaceId, DocumentId),
        circle: &Circle,
        words: &Words,
        told: Vec<Told<'_>>,
    ) -> Result<Vec<ConflictItem>, CoreError> {
        if told.is_empty() {
            return Ok(Vec::new());
        }
        let people = self.actors(space, circle)?;
        told.into_iter().map(|told| item(self, circle, words, &people, (document, told))).collect()
    }

    /// An answer with who gave it and on what day; it keeps the picture of what was answered.
    pub(super) fn said_by(
        &self,
        words: &Words,
        people: &Actors,
        value: &Label,
        answer: &steunkring_document::Answer,
    ) -> Result<Label, CoreError> {
        let when = words.text("when-on-date", &Args::new().text("date", &date(words, self.day(answer.at)?)));
        let args = Args::new().text("value", &value.text).text("name", people.name(answer.actor)).text("when", &when);
        Ok(Label { pictogram: value.pictogram.clone(), ..words.label("conflict-option", &args) })
    }

    /// Whose each actor is, and whether it is this profile's.
    pub(super) fn actors(&mut self, space: SpaceId, circle: &Circle) -> Result<Actors, CoreError> {
        let (me, claims) = (self.me(space)?, self.claims(space)?);
        // A person that a member says to be has the same name on all phones; one that says nothing is called as it was let in.
        let called =
            |id: PersonId| circle.people.get(&circle.resolve(id))?.nickname.as_ref().map(|name| name.to_string());
        let open = self.space(space)?;
        let own = open.actor()?;
        let mut known = Vec::new();
        for member in open.log()?.members() {
            let person = claims.get(&key(&member.id.0)).copied().or(member.own.then_some(me));
            let name = person.and_then(called).unwrap_or(member.name);
            for device in &member.devices {
                for incarnation in 0..INCARNATIONS {
                    known.push((actor_id(&Hash32(space.0), &device.id, incarnation), name.clone(), member.own));
                }
            }
        }
        Ok(Actors { own, known })
    }
}

pub(super) struct Actors {
    own: [u8; 16],
    known: Vec<([u8; 16], String, bool)>,
}

impl Actors {
    pub(super) fn name(&self, actor: [u8; 16]) -> &str {
        self.known.iter().find(|(one, ..)| *one == actor).map_or("?", |(_, name, _)| name)
    }

    pub(super) fn is_this_device(&self, actor: [u8; 16]) -> bool {
        actor == self.own
    }

    fn is_own(&self, actor: [u8; 16]) -> bool {
        actor == self.own || self.known.iter().any(|(one, _, own)| *one == actor && *own)
    }
}

fn item(
    app: &App,
    circle: &Circle,
    words: &Words,
    people: &Actors,
    (document, told): (DocumentId, Told<'_>),
) -> Result<ConflictItem, CoreError> {
    let conflict = told.conflict;
    let count = Args::new().count("n", conflict.answers.len());
    let mut help = vec![words.label("conflict-help", &count)];
    if conflict.answers.iter().all(|answer| people.is_own(answer.actor)) {
        help.push(words.plain("conflict-both-yours"));
    }
    help.push(words.plain("conflict-nothing-lost"));
    let answers = conflict.answers.iter().map(|answer| {
        let value = value(circle, words, conflict, &answer.value);
        let sentence = app.said_by(words, people, &value, answer)?;
        let field = Field {
            table: conflict.table,
            row: conflict.row.clone(),
            key: conflict.key.clone(),
            value: answer.value.clone(),
        };
        let command = Command::Settle { document, field };
        Ok(ConflictAnswer { value, sentence, command })
    });
    Ok(ConflictItem {
        title: told.title.unwrap_or_else(|| words.plain("conflict-title")),
        help,
        answers: answers.collect::<Result<_, CoreError>>()?,
        later: Offer::of(words, "later", "conflict-later"),
    })
}

fn value(circle: &Circle, words: &Words, conflict: &Conflict, value: &Scalar) -> Label {
    match value {
        Scalar::Bool(true) => words.plain("act-yes"),
        Scalar::Bool(false) => words.plain("act-no"),
        _ => super::settle::said(circle, words, conflict, value),
    }
}
