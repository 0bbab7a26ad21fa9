//! Everything in one document, read from its rows.

mod alike;
mod united;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::*;

/// Everything in one map document, taken-away rows included (they carry `removed`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Circle {
    /// People.
    pub people: BTreeMap<PersonId, Person>,
    /// Kin links.
    pub kin: BTreeMap<KinId, KinLink>,
    /// Ties.
    pub ties: BTreeMap<TieId, Tie>,
    /// Views.
    pub perspectives: BTreeMap<PerspectiveId, Perspective>,
    /// Who knows whom.
    pub alter_ties: BTreeMap<AlterTieId, AlterTie>,
    /// Roles.
    pub roles: BTreeMap<RoleId, SupporterRole>,
    /// Remembered moments.
    pub snapshots: BTreeMap<SnapshotId, Snapshot>,
    /// Own words.
    pub terms: BTreeMap<Concept, TermPreference>,
    /// Moments of contact.
    pub contacts: BTreeMap<ContactId, Contact>,
    /// Steps.
    pub actions: BTreeMap<ActionId, Action>,
    /// Wishes.
    pub goals: BTreeMap<GoalId, Goal>,
    /// The plan as a whole.
    pub plan: Plan,
    /// Permissions.
    pub consents: BTreeMap<ConsentId, Consent>,
    /// Documents.
    pub documents: BTreeMap<DocumentId, DocumentEntry>,
    /// Which member is which person.
    pub members: BTreeMap<MemberKey, MemberClaim>,
    /// Cards of an own page.
    pub cards: BTreeMap<CardId, Card>,
}

impl Circle {
    /// Reads one row into its place; a row whose name this version cannot read stays in the document only.
    pub fn read_row(&mut self, table: Table, name: &str, row: &Row) {
        match table {
            Table::People => put(&mut self.people, name, row),
            Table::Kin => put(&mut self.kin, name, row),
            Table::Ties => put(&mut self.ties, name, row),
            Table::Perspectives => put(&mut self.perspectives, name, row),
            Table::AlterTies => put(&mut self.alter_ties, name, row),
            Table::Roles => put(&mut self.roles, name, row),
            Table::Snapshots => put(&mut self.snapshots, name, row),
            Table::Terms => put(&mut self.terms, name, row),
            Table::Contacts => put(&mut self.contacts, name, row),
            Table::Actions => put(&mut self.actions, name, row),
            Table::Goals => put(&mut self.goals, name, row),
            Table::Plan => self.plan = Plan::read(row),
            Table::Consents => put(&mut self.consents, name, row),
            Table::Documents => put(&mut self.documents, name, row),
            Table::Members => put(&mut self.members, name, row),
            Table::Cards => put(&mut self.cards, name, row),
            Table::Meeting | Table::Attendance | Table::Decisions | Table::Agenda | Table::Media => {}
        }
    }

    /// The people that count as somebody.
    pub fn present(&self) -> impl Iterator<Item = (PersonId, &Person)> {
        self.people.iter().filter(|(id, _)| self.is_present(**id)).map(|(id, person)| (*id, person))
    }

    /// What a person is called; "?" when nothing is known.
    pub fn name(&self, id: PersonId) -> &str {
        self.people.get(&id).and_then(|person| person.nickname.as_ref()).map_or("?", Nickname::as_str)
    }

    /// The ties of an ego whose alter is present, taken-away ties left out.
    pub fn ties_of(&self, ego: PersonId) -> impl Iterator<Item = (TieId, &Tie)> {
        self.ties
            .range(TieId { ego, alter: PersonId([0; 16]) }..=TieId { ego, alter: PersonId([0xFF; 16]) })
            .filter(|(id, tie)| tie.removed.is_none() && self.is_present(id.alter))
            .map(|(id, tie)| (*id, tie))
    }

    /// What a respondent says about a tie.
    pub fn view(&self, tie: TieId, respondent: PersonId) -> Option<&Perspective> {
        self.perspectives.get(&PerspectiveId { tie, respondent }).filter(|view| view.removed.is_none())
    }

    /// What somebody is for others, in order of the entries.
    pub fn roles_of(&self, person: PersonId) -> impl Iterator<Item = (RoleId, &SupporterRole)> {
        let holds = move |role: &SupporterRole| {
            role.removed.is_none() && role.person.map(|id| self.resolve(id)) == Some(person)
        };
        self.roles.iter().filter(move |(_, role)| holds(role)).map(|(id, role)| (*id, role))
    }

    /// For whom a role is; [`PersonId::FAMILY`] for all, also where nobody was named.
    pub fn whom(&self, role: &SupporterRole) -> PersonId {
        role.for_whom.map_or(PersonId::FAMILY, |id| self.resolve(id))
    }

    /// The entries in which somebody has a JIM, in order of their ids: one, or more where entries of people were merged.
    pub fn jims(&self, whom: PersonId) -> impl Iterator<Item = (RoleId, &SupporterRole)> {
        let is_theirs = move |role: &SupporterRole| {
            role.removed.is_none() && role.role == Some(Role::Jim) && self.whom(role) == whom
        };
        self.roles.iter().filter(move |(_, role)| is_theirs(role)).map(|(id, role)| (*id, role))
    }

    /// The entry of somebody's JIM, with what stands there. Everybody has one, so that two phones that choose offline choose in the
    /// same field.
    pub fn jim(&self, whom: PersonId) -> (RoleId, Option<&SupporterRole>) {
        self.jims(whom).next().map_or((RoleId(whom.0), None), |(id, role)| (id, Some(role)))
    }

    /// Who has said something about the ties of an ego, in order of id.
    pub fn respondents(&self, ego: PersonId) -> Vec<PersonId> {
        let mut all: Vec<PersonId> = self
            .perspectives
            .iter()
            .filter(|(id, view)| id.tie.ego == ego && view.removed.is_none())
            .map(|(id, _)| id.respondent)
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether following parents from a person comes back to that person.
    pub fn is_own_ancestor(&self, person: PersonId) -> bool {
        let mut seen = std::collections::BTreeSet::new();
        let mut todo = vec![person];
        while let Some(next) = todo.pop() {
            for (link, _) in
                self.kin.iter().filter(|(link, kin)| link.b == next && link.kind.is_parent() && kin.removed.is_none())
            {
                if link.a == person {
                    return true;
                }
                if seen.insert(link.a) {
                    todo.push(link.a);
                }
            }
        }
        false
    }
}

/// Everything in one note document but the history of its text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// The talk.
    pub meeting: Meeting,
    /// Who is or was there.
    pub attendance: BTreeMap<PersonId, Attendance>,
    /// Decisions.
    pub decisions: BTreeMap<DecisionId, Decision>,
    /// Points to talk about.
    pub agenda: BTreeMap<AgendaId, AgendaItem>,
    /// Photos and voice notes.
    pub media: BTreeMap<MediumId, Medium>,
    /// What was written.
    pub body: String,
}

impl Note {
    /// Reads one row into its place.
    pub fn read_row(&mut self, table: Table, name: &str, row: &Row) {
        match table {
            Table::Meeting => self.meeting = Meeting::read(row),
            Table::Attendance => put(&mut self.attendance, name, row),
            Table::Decisions => put(&mut self.decisions, name, row),
            Table::Agenda => put(&mut self.agenda, name, row),
            Table::Media => put(&mut self.media, name, row),
            _ => {}
        }
    }
}

fn put<E: Entity>(map: &mut BTreeMap<E::Key, E>, name: &str, row: &Row) {
    if let Some(key) = E::Key::from_row(name) {
        map.insert(key, E::read(row));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> PersonId {
        PersonId([n; 16])
    }

    #[test]
    fn a_row_of_a_newer_app_is_kept() {
        let mut circle = Circle::default();
        let row = Row::from([
            ("nickname".to_owned(), Scalar::Text("Bo".into())),
            ("shoe_size".to_owned(), Scalar::Int(34)),
            ("hobbies:skaten".to_owned(), Scalar::Bool(true)),
            ("kind".to_owned(), Scalar::Text("robot".into())),
        ]);
        circle.read_row(Table::People, &id(1).to_string(), &row);
        assert!(circle.is_present(id(1)));
        let bo = &circle.people[&id(1)];
        assert_eq!(bo.newer.len(), 2);
        assert_eq!(bo.kind, Some(PersonKind::Newer("robot".into())));
    }

    #[test]
    fn a_circle_of_parents_ends() {
        let mut circle = Circle::default();
        for (a, b) in [(1, 2), (2, 3), (3, 1), (4, 1)] {
            circle.kin.insert(KinId::new(id(a), id(b), KinKind::Birth), KinLink::default());
        }
        assert!(circle.is_own_ancestor(id(1)));
        assert!(!circle.is_own_ancestor(id(4)));
    }
}
