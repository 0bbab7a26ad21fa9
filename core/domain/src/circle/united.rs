//! Entries that were merged, read as one person: all that was told of any of them counts for the one that stands for them. The
//! document keeps every entry as it was written, so that a merge can be taken back.

use std::collections::BTreeMap;

use crate::*;

/// The most steps of a chain of merges that are followed.
const LONGEST_CHAIN: usize = 64;

impl Circle {
    /// Follows merged entries to the one that stands for them: the last of the chain. Where two phones merged both ways, the
    /// entry with the least id stands.
    pub fn resolve(&self, id: PersonId) -> PersonId {
        let mut now = id;
        let mut chain = Vec::new();
        while let Some(next) = self.people.get(&now).and_then(|person| person.merged_into) {
            if let Some(at) = chain.iter().position(|one| *one == next) {
                return chain.get(at..).unwrap_or_default().iter().fold(now, |least, one| least.min(*one));
            }
            if next == now {
                return now;
            }
            if chain.len() == LONGEST_CHAIN {
                break;
            }
            chain.push(now);
            now = next;
        }
        now
    }

    /// Whether an entry counts as somebody: named, not taken away, and standing for itself.
    pub fn is_present(&self, id: PersonId) -> bool {
        let there = |person: &Person| person.removed.is_none() && person.nickname.is_some();
        self.people.get(&id).is_some_and(there) && self.resolve(id) == id
    }

    /// The name of the row that stands for a row by now: the same thing told of those who stand for merged entries.
    pub fn standing_row(&self, table: Table, row: &str) -> String {
        let tie = |tie: TieId| TieId { ego: self.resolve(tie.ego), alter: self.resolve(tie.alter) };
        let found = match table {
            Table::People | Table::Attendance => PersonId::from_row(row).map(|id| self.resolve(id).to_row()),
            Table::Ties => TieId::from_row(row).map(|id| tie(id).to_row()),
            Table::Perspectives => PerspectiveId::from_row(row)
                .map(|id| PerspectiveId { tie: tie(id.tie), respondent: self.resolve(id.respondent) }.to_row()),
            Table::Kin => {
                KinId::from_row(row).map(|id| KinId::new(self.resolve(id.a), self.resolve(id.b), id.kind).to_row())
            }
            Table::AlterTies => AlterTieId::from_row(row).map(|id| self.standing_pair(id).to_row()),
            _ => None,
        };
        found.unwrap_or_else(|| row.to_owned())
    }

    /// The ties of an ego by whom they lead to, as all entries of each person tell them; taken-away ones are left out.
    pub fn ties_by_alter(&self, ego: PersonId) -> BTreeMap<PersonId, Tie> {
        let ego = self.resolve(ego);
        let rows = self.ties.iter().filter(|(id, tie)| tie.removed.is_none() && self.stands_for(id.ego, ego));
        let rows = rows.map(|(id, tie)| {
            let alter = self.resolve(id.alter);
            (alter, (id.alter != alter, id.ego != ego), tie)
        });
        together(rows.filter(|(alter, ..)| *alter != ego))
    }

    /// What a respondent told about the ties of an ego, by alter; of ties that were taken away nothing.
    pub fn views_by_alter(&self, ego: PersonId, respondent: PersonId) -> BTreeMap<PersonId, Perspective> {
        let (ego, respondent) = (self.resolve(ego), self.resolve(respondent));
        let rows = self.perspectives.iter().filter(|(id, view)| {
            view.removed.is_none()
                && self.stands_for(id.tie.ego, ego)
                && self.stands_for(id.respondent, respondent)
                && self.ties.get(&id.tie).is_none_or(|tie| tie.removed.is_none())
        });
        together(rows.map(|(id, view)| {
            let alter = self.resolve(id.tie.alter);
            (alter, (id.tie.alter != alter, id.tie.ego != ego, id.respondent != respondent), view)
        }))
    }

    /// Whether an entry is the person or was merged into the person.
    pub fn stands_for(&self, entry: PersonId, person: PersonId) -> bool {
        entry == person || self.resolve(entry) == person
    }

    /// The circle with merged entries made one. What the entry that stands for the others told comes first; what it did not tell is
    /// filled up with what the others did, in order of their ids. Merged-away entries stay in `people` only.
    pub fn united(self) -> Self {
        if self.people.values().all(|person| person.merged_into.is_none()) {
            return self;
        }
        let one = |id: PersonId| self.resolve(id);
        let standing = |id: TieId| TieId { ego: one(id.ego), alter: one(id.alter) };
        let ties =
            self.ties.iter().map(|(id, tie)| (standing(*id), (tie.removed.is_some(), standing(*id) != *id), tie));
        let ties = together(ties.filter(|(id, ..)| id.ego != id.alter));
        // Of a tie that one entry lost and another has, only what was told of the latter counts.
        let views = self.perspectives.iter().filter(|(id, _)| {
            let gone = |id: &TieId, ties: &BTreeMap<TieId, Tie>| ties.get(id).is_some_and(|tie| tie.removed.is_some());
            !gone(&id.tie, &self.ties) || gone(&standing(id.tie), &ties)
        });
        let views = views.map(|(id, view)| {
            let now = PerspectiveId { tie: standing(id.tie), respondent: one(id.respondent) };
            let rank = (
                view.removed.is_some(),
                (id.tie.alter != now.tie.alter, id.tie.ego != now.tie.ego, id.respondent != now.respondent),
            );
            (now, rank, view)
        });
        let views = together(views.filter(|(id, ..)| id.tie.ego != id.tie.alter));
        let kin = self.kin.iter().map(|(id, link)| {
            let now = KinId::new(one(id.a), one(id.b), id.kind.clone());
            let rank = (link.removed.is_some(), now != *id);
            (now, rank, link)
        });
        let kin = together(kin.filter(|(id, ..)| id.a != id.b));
        let pairs = self.alter_ties.iter().map(|(id, pair)| {
            let now = self.standing_pair(*id);
            (now, (pair.removed.is_some(), now != *id), pair)
        });
        let pairs = together(pairs.filter(|(id, ..)| id.a != id.b));
        let mut people = self.people.clone();
        let entries =
            self.people.iter().map(|(id, person)| (one(*id), (one(*id) != *id, person.removed.is_some()), person));
        for (id, person) in together(entries) {
            if self.people.contains_key(&id) {
                people.insert(id, Person { merged_into: None, ..person });
            }
        }
        let mut circle = Self { people, ties, perspectives: views, kin, alter_ties: pairs, ..self.clone() };
        circle.lead_to_those_who_stand(|id| self.resolve(id));
        circle
    }

    /// Names those who stand for merged entries wherever a row names a person.
    fn lead_to_those_who_stand(&mut self, one: impl Fn(PersonId) -> PersonId) {
        let lead = |id: &mut Option<PersonId>| *id = id.map(&one);
        for role in self.roles.values_mut() {
            lead(&mut role.person);
            lead(&mut role.for_whom);
        }
        self.actions.values_mut().for_each(|action| lead(&mut action.owner));
        for goal in self.goals.values_mut() {
            lead(&mut goal.whose);
            goal.scale = first_of(&goal.scale, &one);
            let stood = goal.stood.iter().map(|(said, stand)| (Standing { who: one(said.who), ..*said }, *stand));
            goal.stood = stood.collect();
        }
        // Of entries that were merged, the latest moment of agreeing stands.
        let mut agreed: BTreeMap<PersonId, Instant> = BTreeMap::new();
        for (id, at) in &self.plan.agreed_by {
            let latest = agreed.entry(one(*id)).or_insert(*at);
            *latest = (*latest).max(*at);
        }
        self.plan.agreed_by = agreed;
        for contact in self.contacts.values_mut() {
            contact.with = contact.with.iter().map(|id| one(*id)).collect();
        }
        self.consents.values_mut().for_each(|consent| lead(&mut consent.subject));
        self.members.values_mut().for_each(|claim| lead(&mut claim.person));
        self.snapshots.values_mut().for_each(|kept| lead(&mut kept.taken_by));
    }

    fn standing_pair(&self, id: AlterTieId) -> AlterTieId {
        AlterTieId::new(self.resolve(id.a), self.resolve(id.b), self.resolve(id.respondent))
    }
}

impl Note {
    /// The note with each merged entry of a circle led to the one that stands for it; who is there by one entry is there.
    pub fn united(mut self, circle: &Circle) -> Self {
        if self.attendance.keys().all(|id| circle.resolve(*id) == *id) {
            return self;
        }
        let rows = self.attendance.iter().map(|(id, one)| {
            let now = circle.resolve(*id);
            (now, (one.removed.is_some(), one.present != Some(true), now != *id), one)
        });
        self.attendance = together(rows);
        self.meeting.evaluation = first_of(&self.meeting.evaluation, |id| circle.resolve(id));
        self
    }
}

/// Makes one thing of all that lead to one key, those of the least rank first, equals in the order in which they come.
fn together<'a, K: Ord, R: Ord, E: Entity + Clone + 'a>(rows: impl Iterator<Item = (K, R, &'a E)>) -> BTreeMap<K, E> {
    let mut found: BTreeMap<K, Vec<(R, &E)>> = BTreeMap::new();
    for (key, rank, row) in rows {
        found.entry(key).or_default().push((rank, row));
    }
    let mut made = BTreeMap::new();
    for (key, mut rows) in found {
        rows.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut rows = rows.into_iter().map(|(_, row)| row);
        let Some(first) = rows.next() else { continue };
        // What was taken away tells nothing of what stands.
        let also = rows.filter(|row| row.removed().is_none() || first.removed().is_some()).cloned();
        made.insert(key, also.fold(first.clone(), E::filled_up));
    }
    made
}

/// The values of entries by those who stand for them, an own value first.
fn first_of<V: Clone>(values: &BTreeMap<PersonId, V>, one: impl Fn(PersonId) -> PersonId) -> BTreeMap<PersonId, V> {
    let own = values.iter().filter(|(id, _)| one(**id) == **id);
    let mut found: BTreeMap<PersonId, V> = own.map(|(id, value)| (*id, value.clone())).collect();
    for (id, value) in values {
        found.entry(one(*id)).or_insert_with(|| value.clone());
    }
    found
}
