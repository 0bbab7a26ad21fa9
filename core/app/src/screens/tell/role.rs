//! What somebody does for somebody else, or for the family: told by taps, with what was answered when it was asked.

use steunkring_domain::*;
use steunkring_sync::crypto::hash;
use steunkring_text::{Args, Label};

use super::Telling;
use crate::screens::edit::toggles;
use crate::screens::pick::{Pick, in_order};
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
        let all = Pick {
            id: PersonId::FAMILY.to_string(),
            label: Label { pictogram: Some("family".to_owned()), ..words.plain("map-we") },
            chosen: whom == Some(PersonId::FAMILY),
        };
        let others = in_order(circle, told.sight.me).into_iter().filter(is_other);
        let others = others.map(|one| Pick::person(words, one, circle.name(one), whom));
        let named = Args::new().text("name", circle.name(told.id));
        Ok(TellScreen {
            ask: Some(words.label("person-roles", &named)),
            people: std::iter::once(all).chain(others).collect(),
            rows: whom.map(|whom| For { told: &told, whom, now }.rows()).unwrap_or_default(),
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

impl For<'_> {
    fn rows(&self) -> Vec<QuestionRow> {
        let all: Vec<_> = Role::ALL.iter().map(|role| (role, self.stands(role))).collect();
        // A role in other words needs words, which are not told by a tap; one that stands can be taken away.
        let offered = all.iter().filter(|(role, stands)| **role != Role::Other || stands.is_some());
        let choices = offered.map(|(role, stands)| self.role(role, *stands)).collect();
        let answers = all.iter().filter_map(|(role, stands)| stands.map(|(id, held)| self.answers(role, id, held)));
        std::iter::once(QuestionRow::each(choices)).chain(answers).collect()
    }

    fn role(&self, role: &Role, stands: Option<(RoleId, &SupporterRole)>) -> QuestionChoice {
        let id = stands.map_or_else(|| self.entry(role), |(id, _)| id);
        let changes = match stands {
            Some(_) => vec![RoleChange::Removed(Some(self.now))],
            // What was answered to an earlier question is not the answer to this one.
            None => vec![
                RoleChange::Person(Some(self.told.id)),
                RoleChange::For(Some(self.whom)),
                RoleChange::Role(Some(role.clone())),
                RoleChange::Answer(None),
                RoleChange::AskedAt(None),
                RoleChange::AgreedByParent(None),
                RoleChange::Removed(None),
            ],
        };
        QuestionChoice {
            id: format!("{}/{}", Role::PREFIX, role.code()),
            label: self.said(role),
            chosen: stands.is_some(),
            command: changed(id, changes),
        }
    }

    fn answers(&self, role: &Role, id: RoleId, held: &SupporterRole) -> QuestionRow {
        let words = &self.told.sight.words;
        let named = Args::new().text("name", self.told.sight.row.circle.name(self.told.id));
        let mut choices = toggles(words, held.answer.as_ref(), |answer| {
            let asked = answer.as_ref().is_some_and(|answer| *answer != Answer::NotAsked);
            changed(id, vec![RoleChange::AskedAt(asked.then_some(self.now)), RoleChange::Answer(answer)])
        });
        for (choice, answer) in choices.iter_mut().zip(Answer::ALL) {
            choice.id = format!("{}/{}", choice.id, role.code());
            choice.label = words.choice(Answer::PREFIX, answer.code(), &named);
        }
        QuestionRow {
            label: Some(self.said(role)),
            ask: Some(words.plain("person-role-asked")),
            ..QuestionRow::of(choices)
        }
    }

    fn said(&self, role: &Role) -> Label {
        self.told.sight.words.choice(Role::PREFIX, role.code(), &Args::new())
    }

    /// The entry in which this role stands, if it does.
    fn stands(&self, role: &Role) -> Option<(RoleId, &SupporterRole)> {
        let circle = &self.told.sight.row.circle;
        let is_this = |held: &SupporterRole| circle.whom(held) == self.whom && held.role.as_ref() == Some(role);
        circle.roles_of(self.told.id).find(|(_, held)| is_this(held))
    }

    fn entry(&self, role: &Role) -> RoleId {
        if *role == Role::Jim && self.whom != PersonId::FAMILY {
            return self.told.sight.row.circle.jim(self.whom).0;
        }
        let entry = hash(ENTRY, &[&self.told.id.0, &self.whom.0, role.code().as_bytes()]);
        RoleId(entry.0.first_chunk().copied().unwrap_or_default())
    }
}

fn changed(id: RoleId, changes: Vec<RoleChange>) -> Command {
    Command::Map(changes.into_iter().map(|change| Edit::Role(id, change)).collect())
}
