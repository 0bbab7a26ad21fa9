//! What a person is for others, with what was asked and answered.

use steunkring_domain::*;
use steunkring_text::{Args, Label};

use super::{NoteFact, Page, RoleItem, date};
use crate::CoreError;

impl Page<'_> {
    /// The roles of this person, in order of their ids.
    pub(super) fn role_items(&self) -> Result<Vec<RoleItem>, CoreError> {
        let items = self.held().filter_map(|(id, held)| {
            let sentence = self.role_sentence(held)?;
            Some(self.role_answers(held).map(|answers| RoleItem { id, sentence, answers }))
        });
        items.collect()
    }

    /// What this person is for others, each in one sentence.
    pub(super) fn roles(&self) -> Vec<Label> {
        self.held().filter_map(|(_, held)| self.role_sentence(held)).collect()
    }

    fn held(&self) -> impl Iterator<Item = (RoleId, &SupporterRole)> {
        self.circle().roles_of(self.id())
    }

    fn role_sentence(&self, held: &SupporterRole) -> Option<Label> {
        let (words, circle) = (&self.sight.words, self.circle());
        let role = held.role.as_ref()?;
        let whom = circle.whom(held);
        let whom = if whom == PersonId::FAMILY {
            words.inline(&words.plain("map-we").text)
        } else {
            circle.name(whom).to_owned()
        };
        let label = match (role, held.words.as_ref()) {
            (Role::Other, Some(own)) => own.as_str().to_owned(),
            _ => words.inline(&words.choice(Role::PREFIX, role.code(), &Args::new()).text),
        };
        let args = Args::new().text("alter", circle.name(self.id())).text("for", &whom).text("role", &label);
        Some(words.label("tie-role", &args))
    }

    fn role_answers(&self, held: &SupporterRole) -> Result<Vec<NoteFact>, CoreError> {
        let words = &self.sight.words;
        let asked = held.asked_at.map(|at| self.app.day(at)).transpose()?;
        let asked = asked.map(|day| words.label("when-on-date", &Args::new().text("date", &date(words, day))));
        let named = Args::new().text("name", self.circle().name(self.id()));
        let answer = held.answer.as_ref();
        let answer = answer.map(|answer| words.choice(Answer::PREFIX, answer.code(), &named));
        let agrees = held.agreed_by_parent.map(|yes| words.plain(if yes { "act-yes" } else { "act-no" }));
        let fact = |message: &str, value: Label| NoteFact { title: words.label(message, &named), value };
        Ok([
            answer.map(|value| fact("person-role-answer", value)),
            asked.map(|value| fact("person-role-when", value)),
            agrees.map(|value| fact("person-role-parent", value)),
        ]
        .into_iter()
        .flatten()
        .collect())
    }
}
