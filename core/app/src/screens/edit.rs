//! What is known of somebody, to change it: a name, a few answers to tap, and what this person is good at.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use super::{Offer, QuestionChoice, QuestionRow, Strip};
use crate::sight::{Part, Sight};
use crate::{App, Command, CoreError, Done, Edit, SpaceId};

/// What is known of somebody, to change it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EditScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Who.
    pub person: PersonId,
    /// Its title.
    pub title: Label,
    /// What this person is called: the question.
    pub ask: Label,
    /// What this person is called now.
    pub name: String,
    /// The most characters of a name.
    pub limit: usize,
    /// Questions to answer by a tap, each with what it asks; what is chosen is taken back by choosing it once more.
    pub rows: Vec<QuestionRow>,
    /// What this person is good at: the question.
    pub strengths: Label,
    /// What was told of that, in the order of its words; choosing one takes it away.
    pub told: Vec<QuestionChoice>,
    /// What can be done: `face` where a face is drawn, `kin` and `languages` of a person, `add` to tell what this person is good at, and
    /// `done`.
    pub offers: Vec<Offer>,
}

impl App {
    /// What is known of somebody, to change it.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space or person that is not there.
    pub fn edit_screen(&mut self, space: SpaceId, person: PersonId) -> Result<EditScreen, CoreError> {
        let kind = self.kind(space)?;
        let Sight { revision, row, words, strip, .. } = self.sight(space, Part::Picture)?;
        let id = row.circle.resolve(person);
        let person = super::person::named(&row.circle, id)?;
        let asked = About { words: &words, id, name: row.circle.name(id), person };
        let has_face = matches!(super::map::figure(id, asked.person), steunkring_picture::Figure::Person(_));
        let is_person = asked.person.is_person();
        let offers = [
            ("face", "face-title", has_face),
            ("kin", "person-family", is_person),
            ("languages", "person-languages", is_person),
            ("roles", "person-add-role", is_person),
            ("add", "act-add", true),
            ("done", "act-done", true),
        ];
        let there = offers.into_iter().filter(|(_, _, there)| *there);
        Ok(EditScreen {
            revision,
            strip,
            person: id,
            title: asked.named("person-edit"),
            ask: words.plain("person-name"),
            name: asked.name.to_owned(),
            limit: Nickname::LIMIT,
            rows: asked.rows(kind == SpaceKind::FamilyMap),
            strengths: asked.named("person-strengths"),
            told: asked.told(),
            offers: there.map(|(id, message, _)| Offer::of(&words, id, message)).collect(),
        })
    }

    /// Calls somebody by another name.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for a name that is none, and those of [`App::run`].
    pub fn call_person(&mut self, space: SpaceId, person: PersonId, name: &str) -> Result<Done, CoreError> {
        let name = Nickname::parse(name).map_err(|reason| CoreError::invalid("nickname", reason))?;
        self.run(space, changes(person, PersonChange::Nickname(Some(name))))
    }

    /// Tells something that somebody is good at.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for a text that is none, and those of [`App::run`].
    pub fn add_strength(&mut self, space: SpaceId, person: PersonId, text: &str) -> Result<Done, CoreError> {
        let text = Line::parse(text).map_err(|reason| CoreError::invalid("strengths", reason))?;
        self.run(space, changes(person, PersonChange::Strength(text, true)))
    }
}

pub(super) fn changes(person: PersonId, change: PersonChange) -> Command {
    Command::Map(vec![Edit::Person(person, change)])
}

/// Every value of a choice to tap, with what it writes: the one that stands `now` is taken back by choosing it once more.
pub(super) fn toggles<T: Choice>(
    words: &Words,
    now: Option<&T>,
    command: impl Fn(Option<T>) -> Command,
) -> Vec<QuestionChoice> {
    let toggle = |one: &T| {
        let chosen = now == Some(one);
        QuestionChoice {
            id: format!("{}/{}", T::PREFIX, one.code()),
            label: words.choice(T::PREFIX, one.code(), &Args::new()),
            chosen,
            command: command((!chosen).then(|| one.clone())),
        }
    };
    T::ALL.iter().map(toggle).collect()
}

struct About<'a> {
    words: &'a Words,
    id: PersonId,
    name: &'a str,
    person: &'a Person,
}

impl About<'_> {
    fn named(&self, message: &str) -> Label {
        self.words.label(message, &Args::new().text("name", self.name))
    }

    /// What fits: an organisation has no age, and nobody but a person or an animal belongs to a family or dies.
    fn rows(&self, of_a_family: bool) -> Vec<QuestionRow> {
        let lives = matches!(self.person.kind, None | Some(PersonKind::Person | PersonKind::Pet));
        let is_person = self.person.is_person();
        let kind = self.codes("person-kind", self.person.kind.as_ref(), PersonChange::Kind);
        let age = || self.codes("person-age", self.person.age_band.as_ref(), PersonChange::AgeBand);
        let pronoun = || self.codes("person-pronoun", self.person.pronoun.as_ref(), PersonChange::Pronoun);
        let member = || self.yes("person-in-family", "in-family", self.person.in_family, PersonChange::InFamily);
        let died = || self.yes("person-died-ask", "deceased", self.person.deceased, PersonChange::Deceased);
        let rows = [
            Some(kind),
            is_person.then(age),
            is_person.then(pronoun),
            (lives && of_a_family).then(member),
            lives.then(died),
        ];
        rows.into_iter().flatten().collect()
    }

    fn codes<T: Choice>(&self, ask: &str, now: Option<&T>, change: fn(Option<T>) -> PersonChange) -> QuestionRow {
        let choices = toggles(self.words, now, |value| changes(self.id, change(value)));
        QuestionRow { ask: Some(self.named(ask)), ..QuestionRow::of(choices) }
    }

    fn yes(&self, ask: &str, id: &str, now: Option<bool>, change: fn(Option<bool>) -> PersonChange) -> QuestionRow {
        let choice = |(value, message): (bool, &str)| {
            let chosen = now == Some(value);
            QuestionChoice {
                id: format!("{id}/{}", if value { "ja" } else { "nee" }),
                label: self.words.plain(message),
                chosen,
                command: changes(self.id, change((!chosen).then_some(value))),
            }
        };
        let choices = [(true, "act-yes"), (false, "act-no")].map(choice).into();
        QuestionRow { ask: Some(self.named(ask)), ..QuestionRow::of(choices) }
    }

    fn told(&self) -> Vec<QuestionChoice> {
        let one = |text: &Line| QuestionChoice {
            id: text.as_str().to_owned(),
            label: self.words.as_written(text.as_str()),
            chosen: true,
            command: changes(self.id, PersonChange::Strength(text.clone(), false)),
        };
        self.person.strengths.iter().map(one).collect()
    }
}
