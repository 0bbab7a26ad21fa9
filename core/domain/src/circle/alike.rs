//! Which entries of a circle may be the same person: a question for people, with no score.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::*;

/// What somebody is to another: the kind of link, whether it is the first side, and who the other is.
type Relation = (KinKind, bool, PersonId);

impl Circle {
    /// Pairs of present entries that may be one person, the lesser id first, in order of ids: the same name but for case, accents and
    /// spaces, and a kin link in common or none told of one of them. Never two who are kin of each other, whom two members say to be,
    /// or who are both at one of the talks.
    pub fn may_be_one<'a>(&self, talks: impl IntoIterator<Item = &'a Note>) -> Vec<(PersonId, PersonId)> {
        let named: Vec<(PersonId, String)> = self
            .present()
            .filter(|(id, person)| *id != PersonId::FAMILY && person.placeholder != Some(true))
            .filter_map(|(id, person)| Some((id, folded(person.nickname.as_ref()?.as_str()))))
            .filter(|(_, name)| name.chars().any(char::is_alphanumeric))
            .collect();
        let mut alike: Vec<(PersonId, PersonId)> = Vec::new();
        for (at, (a, name)) in named.iter().enumerate() {
            let later = named.iter().skip(at + 1).filter(|(_, other)| other == name);
            alike.extend(later.map(|(b, _)| (*a, *b)).filter(|(a, b)| self.kin_allows(*a, *b)));
        }
        if alike.is_empty() {
            return alike;
        }
        let members: BTreeSet<PersonId> =
            self.members.values().filter_map(|member| member.person).map(|id| self.resolve(id)).collect();
        alike.retain(|(a, b)| !(members.contains(a) && members.contains(b)));
        for talk in talks {
            let there = talk.attendance.iter().filter(|(_, there)| there.removed.is_none());
            let there: BTreeSet<PersonId> = there.map(|(id, _)| self.resolve(*id)).collect();
            alike.retain(|(a, b)| !(there.contains(a) && there.contains(b)));
        }
        alike
    }

    fn kin_allows(&self, a: PersonId, b: PersonId) -> bool {
        let (of_a, of_b) = (self.relations(a), self.relations(b));
        let each_other = of_a.iter().any(|(.., other)| *other == b);
        !each_other && (of_a.is_empty() || of_b.is_empty() || !of_a.is_disjoint(&of_b))
    }

    fn relations(&self, person: PersonId) -> BTreeSet<Relation> {
        let mut found = BTreeSet::new();
        for (id, _) in self.kin.iter().filter(|(_, link)| link.removed.is_none()) {
            let (a, b) = (self.resolve(id.a), self.resolve(id.b));
            let first = !id.kind.is_even();
            if a == person {
                found.insert((id.kind.clone(), first, b));
            }
            if b == person {
                found.insert((id.kind.clone(), false, a));
            }
        }
        found
    }
}

/// A name as far as it tells people apart: small letters without accents and spaces.
fn folded(name: &str) -> String {
    let base = name.nfkd().filter(|c| !is_combining_mark(*c) && !c.is_whitespace());
    base.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> PersonId {
        PersonId([n; 16])
    }

    fn circle(names: &[(u8, &str)], kin: &[(u8, u8, KinKind)]) -> Circle {
        let mut circle = Circle::default();
        for (n, name) in names {
            circle.people.insert(id(*n), Person { nickname: Nickname::parse(name).ok(), ..Person::default() });
        }
        for (a, b, kind) in kin {
            circle.kin.insert(KinId::new(id(*a), id(*b), kind.clone()), KinLink::default());
        }
        circle
    }

    fn pairs(circle: &Circle) -> Vec<(u8, u8)> {
        circle.may_be_one([]).into_iter().map(|(a, b)| (a.0[0], b.0[0])).collect()
    }

    #[test]
    fn a_name_is_folded_and_a_mark_alone_is_no_name() {
        let names = [(1, "oma Rié"), (2, "Oma  RIE"), (3, "omarie"), (4, "oma Riet"), (5, "?"), (6, "?")];
        assert_eq!(pairs(&circle(&names, &[])), [(1, 2), (1, 3), (2, 3)]);
    }

    #[test]
    fn kin_must_agree_or_not_be_told() {
        use KinKind::{Birth, Partner, Sibling};
        let names = [(1, "oma"), (2, "Oma"), (3, "Nadia"), (4, "Tarik")];
        for (kin, expected) in [
            (&[][..], true),
            (&[(1, 3, Birth)], true),
            (&[(1, 3, Birth), (2, 3, Birth)], true),
            (&[(1, 3, Birth), (2, 4, Birth)], false),
            (&[(1, 3, Birth), (3, 2, Birth)], false),
            (&[(1, 3, Partner), (3, 2, Partner)], true),
            (&[(1, 2, Sibling)], false),
            (&[(2, 1, Birth)], false),
        ] {
            assert_eq!(!pairs(&circle(&names, kin)).is_empty(), expected, "{kin:?}");
            // Symmetric: with the two changed round it is the same.
            let round = |n: u8| [0, 2, 1, 3, 4][usize::from(n)];
            let turned: Vec<_> = kin.iter().map(|(a, b, kind)| (round(*a), round(*b), kind.clone())).collect();
            assert_eq!(!pairs(&circle(&names, &turned)).is_empty(), expected, "{turned:?}");
        }
    }

    #[test]
    fn two_members_and_two_at_one_table_are_two_people() {
        let mut both = circle(&[(1, "Bo"), (2, "bo")], &[]);
        let mut talk = Note::default();
        talk.attendance.insert(id(1), Attendance::default());
        assert_eq!(both.may_be_one([&talk]).len(), 1);
        talk.attendance.insert(id(2), Attendance::default());
        assert!(both.may_be_one([&talk]).is_empty());
        let claim = |n| MemberClaim { person: Some(id(n)), ..MemberClaim::default() };
        both.members.insert(MemberKey([1; 16]), claim(1));
        assert_eq!(pairs(&both).len(), 1);
        both.members.insert(MemberKey([2; 16]), claim(2));
        assert!(pairs(&both).is_empty());
        let mut gone = circle(&[(1, "Bo"), (2, "bo")], &[]);
        gone.people.entry(id(2)).or_default().merged_into = Some(id(1));
        assert!(pairs(&gone).is_empty(), "what is one already is not asked");
    }
}
