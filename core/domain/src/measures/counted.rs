//! Who counts: the alters of an ego whose tie a respondent tells as going on.

use super::outcome::count;
use crate::{Circle, Domain, Person, PersonId, Perspective};

/// The people that the measures of one ego and one respondent are about.
///
/// A tie counts when the respondent said anything about it and it is not told as broken or wished for; a tie without a status
/// and one that pauses count (decision 48). Who has died is left out. Somebody whose name nobody knows counts like any other,
/// since only a tie brings anybody here. Entries that were merged stand as one person ([`Circle::ties_by_alter`],
/// [`Circle::views_by_alter`]).
#[derive(Clone, Debug)]
pub struct Counted<'a> {
    circle: &'a Circle,
    ego: PersonId,
    respondent: PersonId,
    alters: Vec<Alter<'a>>,
    left_out: Vec<PersonId>,
    silent: Vec<PersonId>,
}

/// One person that counts, with what was told.
#[derive(Clone, Debug)]
pub struct Alter<'a> {
    /// Who.
    pub id: PersonId,
    /// The person.
    pub person: &'a Person,
    /// The part of life, where told.
    pub domain: Option<Domain>,
    /// What the respondent told.
    pub view: Perspective,
}

impl<'a> Counted<'a> {
    /// Finds who counts for an ego as a respondent tells it.
    pub fn of(circle: &'a Circle, ego: PersonId, respondent: PersonId) -> Self {
        let (ego, respondent) = (circle.resolve(ego), circle.resolve(respondent));
        let mut found = Self { circle, ego, respondent, alters: Vec::new(), left_out: Vec::new(), silent: Vec::new() };
        let mut views = circle.views_by_alter(ego, respondent);
        for (alter, tie) in circle.ties_by_alter(ego) {
            let Some(person) = circle.people.get(&alter).filter(|_| circle.is_present(alter)) else { continue };
            let died = person.deceased == Some(true);
            match views.remove(&alter) {
                Some(view) if died || !view.is_active() => found.left_out.push(alter),
                Some(view) => found.alters.push(Alter { id: alter, person, domain: tie.domain, view }),
                None if died => found.left_out.push(alter),
                None => found.silent.push(alter),
            }
        }
        found
    }

    /// The circle they stand in.
    pub fn circle(&self) -> &'a Circle {
        self.circle
    }

    /// Whose circle it is.
    pub fn ego(&self) -> PersonId {
        self.ego
    }

    /// Who tells.
    pub fn respondent(&self) -> PersonId {
        self.respondent
    }

    /// Who counts, in order of id.
    pub fn alters(&self) -> &[Alter<'a>] {
        &self.alters
    }

    /// Who has a tie and does not count, in order of id; for `m-left-out`.
    pub fn left_out(&self) -> &[PersonId] {
        &self.left_out
    }

    /// Who has a tie about which the respondent said nothing, in order of id.
    pub fn silent(&self) -> &[PersonId] {
        &self.silent
    }

    pub(super) fn n(&self) -> u32 {
        count(&self.alters)
    }

    /// Who counts and who has a tie about which nothing was told: the people about whom a question can be missing.
    pub(super) fn everybody(&self) -> u32 {
        self.n().saturating_add(count(&self.silent))
    }

    /// How many alters something holds for.
    pub(super) fn count(&self, holds: impl Fn(&Alter<'a>) -> bool) -> u32 {
        count(self.alters.iter().filter(|alter| holds(alter)))
    }
}
