//! What somebody does for somebody else, or for the family: told by taps, with what was answered when it was asked.

use std::collections::BTreeMap;

use steunkring_domain::*;
use steunkring_sync::crypto::hash;
use steunkring_text::{Args, Label};

use super::Telling;
use crate::screens::edit::toggles;
use crate::screens::jim::{can_be_jim_of, given, jim_changes, taken_away};
use crate::screens::pick::{Pick, in_order};
use crate::screens::whose::together;
use crate::screens::{QuestionChoice, QuestionRow};
use crate::{App, Command, CoreError, Edit, SpaceId, TellScreen};

/// Two devices that tell the same role of the same people write in the same entry.
const ENTRY: &str = "steunkring role of a person";

impl App {
    /// What somebody does for the family or for one of its people: everybody to choose from, and the roles for `whom` was chosen;
    /// [`PersonId::FAMILY`] for all together.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space or person that is not there; [`CoreError::Invalid`] for one person twice.
    pub fn roles_screen(
        &mut self,
        space: SpaceId,
        person: PersonId,
        whom: Option<PersonId>,
    ) -> Result<TellScreen, CoreError> {
        let now = self.now();
        let told = self.telling(space, person)?;
        let circle = &told.sight.row.circle;
        let whom = whom.map(|whom| circle.resolve(whom));
        if whom == Some(told.id) {
            return Err(CoreError::Invalid { field: "person", reason: crate::told::TWO_PEOPLE.to_owned() });
        }
        if whom.is_some_and(|whom| whom != PersonId::FAMILY && !circle.is_present(whom)) {
            return Err(CoreError::Missing("person"));
        }
        let words = &told.sight.words;
        let is_other = |one: &PersonId| *one != told.id && circle.people.get(one).is_some_and(Person::is_person);
        let all = together(words, whom == Some(PersonId::FAMILY));
        let others = in_order(circle, told.sight.me).into_iter().filter(is_other);
        let others = others.map(|one| Pick::person(words, one, circle.name(one), whom));
        let named = Args::new().text("name", circle.name(told.id));
        let of = whom.map(|whom| For { told: &told, whom, now });
        Ok(TellScreen {
            ask: Some(words.label("person-roles", &named)),
            people: std::iter::once(all).chain(others).collect(),
            means: of.as_ref().filter(|of| !of.offered(&Role::Jim).is_empty()).map(|_| words.plain("jim-means")),
            rows: of.map(|of| of.rows()).unwrap_or_default(),
            ..told.screen()
        })
    }
}

/// The roles of one person for another.
struct For<'a> {
    told: &'a Telling,
    whom: PersonId,
    now: Instant,
}

/// One role that is offered, with every entry in which it stands: several where entries of one person were merged.
struct Offered<'a> {
    role: &'a Role,
    /// What it is called in own words, by which such roles differ.
    own: Option<&'a Line>,
    entries: Vec<(RoleId, &'a SupporterRole)>,
}

impl Offered<'_> {
    fn code(&self) -> String {
        self.own.map_or_else(|| self.role.code().to_owned(), |own| format!("{}/{own}", self.role.code()))
    }

    fn ids(&self) -> impl Iterator<Item = RoleId> {
        self.entries.iter().map(|(id, _)| *id)
    }
}

impl For<'_> {
    fn rows(&self) -> Vec<QuestionRow> {
        let all: Vec<_> = Role::ALL.iter().flat_map(|role| self.offered(role)).collect();
        let choices = all.iter().map(|one| self.choice(one)).collect();
        let answers = all.iter().filter(|one| !one.entries.is_empty()).map(|one| self.answers(one));
        std::iter::once(QuestionRow::each(choices)).chain(answers).collect()
    }

    /// A role as often as it is called by other words. What cannot be told by a tap is there only to be taken away.
    fn offered<'b>(&'b self, role: &'b Role) -> Vec<Offered<'b>> {
        let circle = &self.told.sight.row.circle;
        let is_this = |held: &SupporterRole| circle.whom(held) == self.whom && held.role.as_ref() == Some(role);
        let mut by_words: BTreeMap<Option<&Line>, Vec<_>> = BTreeMap::new();
        for (id, held) in circle.roles_of(self.told.id).filter(|(_, held)| is_this(held)) {
            let own = held.words.as_ref().filter(|_| *role == Role::Other);
            by_words.entry(own).or_default().push((id, held));
        }
        if by_words.is_empty() && self.is_tapped(role) {
            by_words.insert(None, Vec::new());
        }
        by_words.into_iter().map(|(own, entries)| Offered { role, own, entries }).collect()
    }

    /// Whether a tap tells a role: one in other words needs words, and a JIM is somebody's alone.
    fn is_tapped(&self, role: &Role) -> bool {
        match role {
            Role::Other => false,
            Role::Jim => can_be_jim_of(&self.told.sight.row.circle, self.whom, self.told.id),
            _ => true,
        }
    }

    fn choice(&self, one: &Offered<'_>) -> QuestionChoice {
        let chosen = !one.entries.is_empty();
        let circle = &self.told.sight.row.circle;
        let edits = match one.role {
            // Given and let go as where somebody chooses a JIM in the walk.
            Role::Jim => jim_changes(circle, self.whom, self.told.id, self.now),
            _ if chosen => taken_away(one.ids(), self.now),
            role => given(self.entry(role), self.told.id, self.whom, role, None).collect(),
        };
        let instead = (*one.role == Role::Jim && !chosen).then(|| circle.jims(self.whom)).into_iter().flatten();
        let instead = instead.filter_map(|(_, held)| held.person).map(|id| circle.name(circle.resolve(id))).next();
        let words = &self.told.sight.words;
        let label =
            instead.map_or_else(|| self.said(one), |name| words.label("tie-jim-now", &Args::new().text("name", name)));
        QuestionChoice { id: format!("{}/{}", Role::PREFIX, one.code()), label, chosen, command: Command::Map(edits) }
    }

    fn answers(&self, one: &Offered<'_>) -> QuestionRow {
        let words = &self.told.sight.words;
        let named = Args::new().text("name", self.told.sight.row.circle.name(self.told.id));
        let now = one.entries.iter().find_map(|(_, held)| held.answer.as_ref());
        let mut choices = toggles(words, now, |answer| {
            let asked = answer.as_ref().is_some_and(|answer| *answer != Answer::NotAsked);
            let changes = [RoleChange::AskedAt(asked.then_some(self.now)), RoleChange::Answer(answer)];
            let each = one.ids().flat_map(|id| changes.iter().map(move |change| Edit::Role(id, change.clone())));
            Command::Map(each.collect())
        });
        for (choice, answer) in choices.iter_mut().zip(Answer::ALL) {
            choice.id = format!("{}/{}", choice.id, one.code());
            choice.label = words.choice(Answer::PREFIX, answer.code(), &named);
        }
        QuestionRow {
            label: Some(self.said(one)),
            ask: Some(words.plain("person-role-asked")),
            ..QuestionRow::of(choices)
        }
    }

    fn said(&self, one: &Offered<'_>) -> Label {
        let words = &self.told.sight.words;
        let role = words.choice(Role::PREFIX, one.role.code(), &Args::new());
        one.own.map_or(role.clone(), |own| Label { pictogram: role.pictogram, ..words.as_written(own.as_str()) })
    }

    fn entry(&self, role: &Role) -> RoleId {
        let entry = hash(ENTRY, &[&self.told.id.0, &self.whom.0, role.code().as_bytes()]);
        RoleId(entry.0.first_chunk().copied().unwrap_or_default())
    }
}
