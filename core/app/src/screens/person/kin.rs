//! What two people are to each other, from the kin links between them and those of their parents.

use std::collections::{BTreeMap, BTreeSet};

use steunkring_domain::*;
use steunkring_text::{Args, Label, Words, choice_id};

/// What somebody is to somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Noun {
    /// The message of the noun.
    pub(super) message: &'static str,
    /// Whether every link that it follows from is sure.
    pub(super) sure: bool,
}

/// The kin links of a circle, with merged entries followed to those that stand for them.
pub(super) struct Kin<'a> {
    circle: &'a Circle,
    links: BTreeMap<(PersonId, PersonId, &'a KinKind), &'a KinLink>,
}

impl<'a> Kin<'a> {
    pub(super) fn of(circle: &'a Circle) -> Self {
        let there = circle.kin.iter().filter(|(_, link)| link.is_told());
        let links = there.map(|(id, link)| ((circle.resolve(id.a), circle.resolve(id.b), &id.kind), link));
        Self { circle, links: links.collect() }
    }

    /// Everybody with a link to a person, in order of id.
    pub(super) fn linked(&self, person: PersonId) -> BTreeSet<PersonId> {
        let pairs = self.links.keys().filter(|(a, b, _)| *a == person || *b == person);
        pairs.map(|(a, b, _)| if *a == person { *b } else { *a }).filter(|other| *other != person).collect()
    }

    /// What a person is to another; the closest that the links tell.
    pub(super) fn noun(&self, person: PersonId, other: PersonId) -> Option<Noun> {
        if person == other {
            return None;
        }
        self.direct(person, other)
            .or_else(|| self.sibling(person, other))
            .or_else(|| self.across_generations(person, other))
            .or_else(|| self.by_marriage(person, other))
    }

    /// How two partners are together, in one sentence.
    pub(super) fn partners(&self, words: &Words, person: PersonId, other: PersonId) -> Option<Label> {
        let links = [(person, other, &KinKind::Partner), (other, person, &KinKind::Partner)];
        let status = links.iter().find_map(|link| self.links.get(link))?.partner_status.as_ref()?;
        let message = format!("tie-partner-{}", status.code().replace('_', "-"));
        let args = Args::new().text("a", self.circle.name(person)).text("b", self.circle.name(other));
        Words::has(&message).then(|| words.label(&message, &args))
    }

    fn direct(&self, person: PersonId, other: PersonId) -> Option<Noun> {
        let mut found: Vec<_> = self
            .links
            .iter()
            .filter(|((a, b, _), _)| (*a, *b) == (person, other) || (*b, *a) == (person, other))
            .collect();
        // A parent who raised somebody stands before one who did not.
        found.sort_by_key(|((_, _, kind), _)| KinKind::ALL.iter().position(|one| one == *kind));
        let ((a, _, kind), link) = found.into_iter().find(|((_, _, kind), _)| kind.is_known())?;
        let first = *a == person;
        let message = match (kind, first) {
            (KinKind::Birth, true) => self.gendered(person, "kin-name-moeder", "kin-name-vader", "kin-ouder-geboorte"),
            (KinKind::Birth, false) => self.gendered(person, "kin-name-dochter", "kin-name-zoon", "kin-kind-geboorte"),
            (KinKind::Sibling, _) => self.gendered(person, "kin-name-zus", "kin-name-broer", "kin-broer-zus"),
            (KinKind::Partner, _) if has_ended(link) => "kin-name-ex",
            (kind, true) => choice_id(KinKind::PREFIX, kind.code())?,
            (kind, false) => choice_id("kin-other", kind.code())?,
        };
        Some(Noun { message, sure: is_sure(link) })
    }

    fn sibling(&self, person: PersonId, other: PersonId) -> Option<Noun> {
        let (mine, theirs) = (self.parents(person), self.parents(other));
        let shared: Vec<_> = mine.keys().filter(|parent| theirs.contains_key(parent)).collect();
        let first = shared.first()?;
        let by_step = |parent: &PersonId| {
            [&mine, &theirs].iter().any(|all| all.get(parent).is_some_and(|(kind, _)| **kind == KinKind::Step))
        };
        let full = |all: &BTreeMap<PersonId, (&KinKind, bool)>| {
            all.values().filter(|(kind, _)| **kind != KinKind::Step).count() >= 2
        };
        let message = if shared.iter().all(|parent| by_step(parent)) {
            "kin-name-stiefbroer-zus"
        } else if shared.len() == 1 && full(&mine) && full(&theirs) {
            "kin-name-halfbroer-zus"
        } else {
            self.gendered(person, "kin-name-zus", "kin-name-broer", "kin-broer-zus")
        };
        let sure = [&mine, &theirs].iter().all(|all| all.get(first).is_some_and(|(_, sure)| *sure));
        Some(Noun { message, sure })
    }

    fn across_generations(&self, person: PersonId, other: PersonId) -> Option<Noun> {
        for (parent, (_, sure)) in self.parents(other) {
            if let Some((_, also)) = self.parents(parent).get(&person) {
                let message = self.gendered(person, "kin-name-oma", "kin-name-opa", "kin-name-grootouder");
                return Some(Noun { message, sure: sure && *also });
            }
            if let Some(sibling) = self.siblings(person, parent) {
                // There is no word for both, so without a gender nothing is said.
                let message = self.gendered(person, "kin-name-tante", "kin-name-oom", "");
                return (!message.is_empty()).then_some(Noun { message, sure: sure && sibling });
            }
        }
        for (parent, (_, sure)) in self.parents(person) {
            if let Some((_, also)) = self.parents(parent).get(&other) {
                return Some(Noun { message: "kin-name-kleinkind", sure: sure && *also });
            }
            let cousin = self.parents(other).keys().find_map(|one| self.siblings(parent, *one));
            if let Some(also) = self.siblings(parent, other).or(cousin) {
                return Some(Noun { message: "kin-name-neef-nicht", sure: sure && also });
            }
        }
        None
    }

    /// A parent or sibling of a partner, where the reader is told of the own partner's family.
    fn by_marriage(&self, person: PersonId, other: PersonId) -> Option<Noun> {
        let partners = self.links.iter().filter_map(|((a, b, kind), link)| {
            let there = **kind == KinKind::Partner && !has_ended(link);
            let partner = if *a == other { *b } else { *a };
            (there && (*a == other || *b == other)).then_some((partner, is_sure(link)))
        });
        for (partner, sure) in partners {
            let parent = self.parents(partner).get(&person).map(|(_, sure)| *sure);
            if let Some(also) = parent.or_else(|| self.siblings(person, partner)) {
                return Some(Noun { message: "kin-name-schoonfamilie", sure: sure && also });
            }
        }
        None
    }

    /// Whether two people are siblings, and then whether that is sure.
    fn siblings(&self, one: PersonId, other: PersonId) -> Option<bool> {
        if one == other {
            return None;
        }
        let told = self.links.iter().find(|((a, b, kind), _)| {
            **kind == KinKind::Sibling && ((*a, *b) == (one, other) || (*b, *a) == (one, other))
        });
        told.map(|(_, link)| is_sure(link)).or_else(|| self.sibling(one, other).map(|noun| noun.sure))
    }

    fn parents(&self, child: PersonId) -> BTreeMap<PersonId, (&'a KinKind, bool)> {
        let up = self.links.iter().filter(|((a, b, kind), _)| *b == child && *a != child && kind.is_parent());
        up.map(|((a, _, kind), link)| (*a, (*kind, is_sure(link)))).collect()
    }

    fn gendered(&self, person: PersonId, woman: &'static str, man: &'static str, either: &'static str) -> &'static str {
        let person = self.circle.people.get(&person);
        match person.and_then(|person| person.gender.as_ref()) {
            Some(Gender::Woman) => woman,
            Some(Gender::Man) => man,
            Some(Gender::Other | Gender::Newer(_)) => either,
            None => match person.and_then(|person| person.pronoun.as_ref()) {
                Some(Pronoun::She) => woman,
                Some(Pronoun::He) => man,
                _ => either,
            },
        }
    }
}

fn is_sure(link: &KinLink) -> bool {
    !matches!(link.certainty, Some(Certainty::Thought | Certainty::Unknown))
}

fn has_ended(link: &KinLink) -> bool {
    matches!(
        link.partner_status,
        Some(PartnerStatus::Separated | PartnerStatus::Divorced | PartnerStatus::EndedTogether)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> PersonId {
        PersonId([n; 16])
    }

    fn circle(links: &[(u8, u8, KinKind)], women: &[u8]) -> Circle {
        let mut circle = Circle::default();
        for (a, b, kind) in links {
            circle.kin.insert(KinId::new(id(*a), id(*b), kind.clone()), KinLink::default());
        }
        for n in women {
            circle.people.insert(id(*n), Person { gender: Some(Gender::Woman), ..Person::default() });
        }
        circle
    }

    #[test]
    fn nouns_follow_from_the_links() {
        use KinKind::{Birth, Foster, Guardian, Partner, Sibling, Step};
        // 1 and 2 have 3 and 4; 4 and 5 have 6; 1 with 7 has 8; 9 is the sister of 1; 10 raises 3.
        let links = [
            (1, 3, Birth),
            (2, 3, Birth),
            (1, 4, Birth),
            (2, 4, Birth),
            (4, 6, Birth),
            (5, 6, Birth),
            (4, 5, Partner),
            (1, 8, Birth),
            (7, 8, Birth),
            (1, 9, Sibling),
            (10, 3, Foster),
            (11, 3, Guardian),
            (7, 12, Birth),
            (7, 4, Step),
        ];
        let circle = circle(&links, &[2, 3, 9]);
        let kin = Kin::of(&circle);
        let told = [
            (1, 3, Some("kin-ouder-geboorte")),
            (2, 3, Some("kin-name-moeder")),
            (3, 2, Some("kin-name-dochter")),
            (3, 4, Some("kin-name-zus")),
            (4, 3, Some("kin-broer-zus")),
            (8, 3, Some("kin-name-halfbroer-zus")),
            (4, 12, Some("kin-name-stiefbroer-zus")),
            (2, 6, Some("kin-name-oma")),
            (1, 6, Some("kin-name-grootouder")),
            (6, 2, Some("kin-name-kleinkind")),
            (3, 6, Some("kin-name-tante")),
            (8, 6, None),
            (6, 3, Some("kin-name-neef-nicht")),
            (9, 4, Some("kin-name-tante")),
            (10, 3, Some("kin-ouder-pleeg")),
            (3, 11, Some("kin-kind-voogd")),
            (4, 5, Some("kin-partner")),
            (2, 5, Some("kin-name-schoonfamilie")),
            (5, 9, None),
            (1, 1, None),
            (1, 40, None),
        ];
        for (a, b, noun) in told {
            assert_eq!(kin.noun(id(a), id(b)).map(|noun| noun.message), noun, "{a} of {b}");
        }
    }

    #[test]
    fn what_is_thought_is_not_said_as_sure_and_a_circle_of_parents_ends() {
        let mut circle = circle(&[(1, 2, KinKind::Birth), (2, 3, KinKind::Birth), (3, 1, KinKind::Birth)], &[]);
        let thought = KinLink { certainty: Some(Certainty::Thought), ..KinLink::default() };
        circle.kin.insert(KinId::new(id(4), id(1), KinKind::Birth), thought);
        let kin = Kin::of(&circle);
        assert!(!kin.noun(id(4), id(1)).unwrap().sure);
        assert!(!kin.noun(id(4), id(2)).unwrap().sure);
        assert!(kin.noun(id(1), id(2)).unwrap().sure);
    }
}
