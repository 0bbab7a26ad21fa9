//! Who counts: the alters of an ego whose tie a respondent tells as going on.

use std::collections::BTreeMap;

use super::outcome::count;
use crate::{Circle, Domain, Person, PersonId, Perspective, Tie};

/// The people that the measures of one ego and one respondent are about.
///
/// A tie counts when the respondent said anything about it and it is not told as broken or wished for; a tie without a status
/// and one that pauses count (decision 48). Who has died and who is not known by name is left out. Entries that were merged
/// stand as one person: what was told of the entry that remains comes first, then that of the others in order of id.
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
        let mut views = views(circle, ego, respondent);
        for (alter, ties) in ties_by_alter(circle, ego) {
            let Some(person) = circle.people.get(&alter).filter(|person| person.is_present()) else { continue };
            let outside = person.deceased == Some(true) || person.placeholder == Some(true);
            match views.remove(&alter) {
                Some(view) if outside || !view.is_active() => found.left_out.push(alter),
                Some(view) => {
                    let domain = ties.iter().find_map(|tie| tie.domain.clone());
                    found.alters.push(Alter { id: alter, person, domain, view });
                }
                None if outside => found.left_out.push(alter),
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

    pub(super) fn left_out_count(&self) -> u32 {
        count(&self.left_out)
    }

    /// How many alters something holds for.
    pub(super) fn count(&self, holds: impl Fn(&Alter<'a>) -> bool) -> u32 {
        count(self.alters.iter().filter(|alter| holds(alter)))
    }
}

/// What a respondent told about the ties of an ego, by alter; ego and respondent are already resolved.
pub(super) fn views(circle: &Circle, ego: PersonId, respondent: PersonId) -> BTreeMap<PersonId, Perspective> {
    let mut by_alter: BTreeMap<PersonId, Vec<_>> = BTreeMap::new();
    for (id, view) in &circle.perspectives {
        if view.removed.is_none()
            && stands_for(circle, id.tie.ego, ego)
            && stands_for(circle, id.respondent, respondent)
            && circle.ties.get(&id.tie).is_some_and(|tie| tie.removed.is_none())
        {
            by_alter.entry(circle.resolve(id.tie.alter)).or_default().push((id, view));
        }
    }
    let mut views = BTreeMap::new();
    for (alter, mut told) in by_alter {
        // What the entries that remain told comes first; the rest stays in the order of the map.
        told.sort_by_key(|(id, _)| (id.tie.alter != alter, id.tie.ego != ego, id.respondent != respondent));
        if let Some(view) = told.into_iter().map(|(_, view)| view.clone()).reduce(filled_up) {
            views.insert(alter, view);
        }
    }
    views
}

/// The ties of an ego by whom they lead to, of those of one person the remaining entry's first.
pub(super) fn ties_by_alter(circle: &Circle, ego: PersonId) -> BTreeMap<PersonId, Vec<&Tie>> {
    let mut ties: BTreeMap<PersonId, Vec<&Tie>> = BTreeMap::new();
    for (id, tie) in circle.ties.iter().filter(|(id, tie)| tie.removed.is_none() && stands_for(circle, id.ego, ego)) {
        let alter = circle.resolve(id.alter);
        if alter == ego {
            continue;
        }
        let of_alter = ties.entry(alter).or_default();
        if (id.alter, id.ego) == (alter, ego) { of_alter.insert(0, tie) } else { of_alter.push(tie) }
    }
    ties
}

/// Whether an entry is the person or was merged into the person.
pub(super) fn stands_for(circle: &Circle, entry: PersonId, person: PersonId) -> bool {
    entry == person || circle.resolve(entry) == person
}

/// Fills what the first did not tell with what the second did.
fn filled_up(first: Perspective, second: Perspective) -> Perspective {
    let mut receives = second.receives;
    receives.extend(first.receives);
    let mut gives = second.gives;
    gives.extend(first.gives);
    Perspective {
        recorded_by: first.recorded_by.or(second.recorded_by),
        at: first.at.or(second.at),
        method: first.method.or(second.method),
        ring: first.ring.or(second.ring),
        strength: first.strength.or(second.strength),
        stress: first.stress.or(second.stress),
        status: first.status.or(second.status),
        critical: first.critical.or(second.critical),
        frequency: first.frequency.or(second.frequency),
        safe_for_child: first.safe_for_child.or(second.safe_for_child),
        note: first.note.or(second.note),
        modes: if first.modes.is_empty() { second.modes } else { first.modes },
        receives,
        gives,
        removed: None,
        newer: first.newer,
    }
}
