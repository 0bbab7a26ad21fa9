//! What holds for the measures of every circle, whoever is in it and whatever was told.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "clippy.toml lifts these in tests, not in their helpers"
)]

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value as Json;
use steunkring_domain::measures::{Counted, MissingOf, Of, Value, agreement, all, change, density};
use steunkring_domain::*;

/// What is told of one person, without an id.
#[derive(Clone, Debug, Default)]
struct Told {
    person: Person,
    tie: Tie,
    view: Option<Perspective>,
    other: Option<Perspective>,
}

/// A circle without ids: people by place, and pairs of places.
#[derive(Clone, Debug)]
struct Family {
    told: Vec<Told>,
    pairs: Vec<(usize, usize, Knows)>,
    parents: Vec<usize>,
}

fn nickname() -> Option<Nickname> {
    Some(Nickname::parse("iemand").unwrap())
}

fn one_of<T: Clone + std::fmt::Debug + 'static>(all: &'static [T], newer: T) -> impl Strategy<Value = Option<T>> {
    let mut choices = all.to_vec();
    choices.push(newer);
    option::of(select(choices))
}

fn view() -> impl Strategy<Value = Perspective> {
    let answers = (
        one_of(Ring::ALL, Ring::Newer("n".into())),
        one_of(Strength::ALL, Strength::Newer("n".into())),
        one_of(Stress::ALL, Stress::Newer("n".into())),
        one_of(Status::ALL, Status::Newer("n".into())),
    );
    let receives = vec((select(SupportKind::ALL), select(Level::ALL)), 0..5);
    let gives = vec((select(SupportKind::ALL), any::<bool>()), 0..4);
    (answers, receives, gives).prop_map(|((ring, strength, stress, status), receives, gives)| Perspective {
        ring,
        strength,
        stress,
        status,
        receives: receives.into_iter().collect(),
        gives: gives.into_iter().collect(),
        ..Perspective::default()
    })
}

fn told() -> impl Strategy<Value = Told> {
    let person = (
        option::of(any::<bool>()),
        option::of(any::<bool>()),
        option::of(any::<bool>()),
        option::of(select(Formality::ALL)),
    );
    (person, one_of(Domain::ALL, Domain::Newer("n".into())), option::of(view()), option::of(view())).prop_map(
        |((is_child, in_family, deceased, formality), domain, view, other)| Told {
            person: Person { nickname: nickname(), is_child, in_family, deceased, formality, ..Person::default() },
            tie: Tie { domain, ..Tie::default() },
            view,
            other,
        },
    )
}

fn family() -> impl Strategy<Value = Family> {
    vec(told(), 0..8).prop_flat_map(|told| {
        let places = told.len().max(1);
        let pairs = vec((0..places, 0..places, select(Knows::ALL)), 0..12);
        (Just(told), pairs, vec(0..places, 0..3)).prop_map(|(told, pairs, parents)| Family { told, pairs, parents })
    })
}

const EGO: usize = 40;
const OTHER: usize = 41;

/// Writes a family down under the ids that `name` gives to places; the second respondent tells of ties only.
fn circle(family: &Family, name: impl Fn(usize) -> PersonId) -> Circle {
    let mut circle = Circle::default();
    circle.people.insert(name(EGO), Person { nickname: nickname(), is_child: Some(true), ..Person::default() });
    for (place, told) in family.told.iter().enumerate() {
        let tie = TieId { ego: name(EGO), alter: name(place) };
        circle.people.insert(name(place), told.person.clone());
        circle.ties.insert(tie, told.tie.clone());
        for (respondent, view) in [(EGO, &told.view), (OTHER, &told.other)] {
            if let Some(view) = view {
                circle.perspectives.insert(PerspectiveId { tie, respondent: name(respondent) }, view.clone());
            }
        }
    }
    for (a, b, knows) in family.pairs.iter().filter(|(a, b, _)| a != b) {
        let id = AlterTieId::new(name(*a), name(*b), name(EGO));
        circle.alter_ties.insert(id, AlterTie { knows: Some(knows.clone()), ..AlterTie::default() });
    }
    for parent in &family.parents {
        circle.kin.insert(KinId::new(name(*parent), name(EGO), KinKind::Birth), KinLink::default());
    }
    circle
}

fn plain(place: usize) -> PersonId {
    PersonId([place as u8 + 1; 16])
}

fn today() -> Date {
    Date::new(2026, 11, 24).unwrap()
}

/// Gives every person its plain id again and puts lists in one order, since lists are ordered by id.
fn in_one_order(json: &mut Json, name: &impl Fn(usize) -> PersonId) {
    match json {
        Json::String(text) => {
            if let Some(place) = (0..=OTHER).find(|place| name(*place).to_string() == *text) {
                *text = format!("p{place}");
            }
        }
        Json::Array(items) => {
            items.iter_mut().for_each(|item| in_one_order(item, name));
            items.sort_by_key(Json::to_string);
        }
        Json::Object(fields) => {
            let mut renamed = serde_json::Map::new();
            for (key, mut value) in std::mem::take(fields) {
                in_one_order(&mut value, name);
                let mut key = Json::String(key);
                in_one_order(&mut key, name);
                renamed.insert(key.as_str().unwrap().to_owned(), value);
            }
            *fields = renamed;
        }
        _ => {}
    }
}

proptest! {
    /// Which ids people happen to have changes nothing but the order of lists.
    #[test]
    fn ids_do_not_matter(family in family(), turn in 1..=41_usize) {
        // Adding modulo 43 is a permutation of the places; multiplying turns the order inside out.
        let other = |place: usize| plain(((place + 1) * turn) % 43);
        let (one, two) = (circle(&family, plain), circle(&family, other));
        let measures = |circle: &Circle, name: &dyn Fn(usize) -> PersonId| {
            let mut measures = all(circle, name(EGO), name(EGO), today());
            measures.push(agreement(circle, name(EGO), name(EGO), name(OTHER)));
            serde_json::to_value(measures).unwrap()
        };
        let (mut a, mut b) = (measures(&one, &plain), measures(&two, &other));
        in_one_order(&mut a, &plain);
        in_one_order(&mut b, &other);
        prop_assert_eq!(a, b);
    }

    /// A person with an empty view adds one to the people and one to what is missing, and to no other number.
    #[test]
    fn nothing_told_adds_nothing_told(family in family()) {
        let before = all(&circle(&family, plain), plain(EGO), plain(EGO), today());
        let mut more = family.clone();
        more.told.push(Told {
            person: Person { nickname: nickname(), ..Person::default() },
            view: Some(Perspective::default()),
            ..Told::default()
        });
        let after = all(&circle(&more, plain), plain(EGO), plain(EGO), today());
        prop_assert_eq!(before.len(), after.len());
        for (old, new) in before.iter().zip(&after) {
            prop_assert_eq!((old.id, &old.of, &old.left_out), (new.id, &new.of, &new.left_out));
            // M7 of another child is about that child's own circle.
            if matches!(&old.of, Some(Of::Child(child)) if *child != plain(EGO)) {
                prop_assert_eq!(old, new);
                continue;
            }
            prop_assert_eq!(old.n + 1, new.n, "{}", old.id);
            let grown = match (old.id, old.missing_of) {
                ("m1-size", _) => 0,
                (_, MissingOf::Pairs) => old.n,
                _ => 1,
            };
            prop_assert_eq!(old.missing + grown, new.missing, "{}", old.id);
            match (&old.value, &new.value) {
                _ if old.id == "m1-size" => prop_assert_eq!(&new.value, &Value::Count(new.n)),
                (Value::Undefined, new) => prop_assert_eq!(new, &Value::Undefined, "{}", old.id),
                (Value::Ratio(was), Value::Ratio(is)) => prop_assert_eq!(was.num(), is.num(), "{}", old.id),
                (Value::Domains(was), Value::Domains(is)) => {
                    prop_assert!(was.iter().all(|(domain, share)| is[domain].num() == share.num()));
                }
                (Value::Stress { share: was, ambivalent: a }, Value::Stress { share: is, ambivalent: b }) => {
                    prop_assert_eq!((was.num(), a), (is.num(), b));
                }
                (was, is) if old.n == 0 => prop_assert!(*is == Value::Undefined, "{was:?} {is:?}"),
                (was, is) => prop_assert_eq!(was, is, "{}", old.id),
            }
        }
    }

    /// A person with a tie of whom nothing was told at all is missing once from each measure of people and changes no value of
    /// what was told; where nothing was, there is no value.
    #[test]
    fn a_tie_without_a_view_is_missing_and_nothing_else(family in family()) {
        let before = all(&circle(&family, plain), plain(EGO), plain(EGO), today());
        let mut more = family.clone();
        more.told.push(Told { person: Person { nickname: nickname(), ..Person::default() }, ..Told::default() });
        let after = all(&circle(&more, plain), plain(EGO), plain(EGO), today());
        prop_assert_eq!(before.len(), after.len());
        for (old, new) in before.iter().zip(&after) {
            prop_assert_eq!((old.id, &old.of, old.n, &old.left_out), (new.id, &new.of, new.n, &new.left_out));
            if matches!(&old.of, Some(Of::Child(child)) if *child != plain(EGO)) {
                prop_assert_eq!(old, new);
                continue;
            }
            let grown = u32::from(old.missing_of != MissingOf::Pairs);
            prop_assert_eq!(old.missing + grown, new.missing, "{}", old.id);
            prop_assert_eq!(&new.value, if old.n > 0 { &old.value } else { &Value::Undefined }, "{}", old.id);
        }
    }

    /// Who is named first of a pair does not matter for density, nor which respondent is named first for agreement.
    #[test]
    fn pairs_have_no_direction(family in family()) {
        let straight = circle(&family, plain);
        let mut turned = straight.clone();
        turned.alter_ties = straight
            .alter_ties
            .iter()
            .map(|(id, tie)| (AlterTieId { a: id.b, b: id.a, respondent: id.respondent }, tie.clone()))
            .collect();
        let of = |circle: &Circle| density(&Counted::of(circle, plain(EGO), plain(EGO)));
        prop_assert_eq!(of(&straight), of(&turned));
        let agree = |a, b| agreement(&straight, plain(EGO), plain(a), plain(b));
        prop_assert_eq!(agree(EGO, OTHER), agree(OTHER, EGO));
    }

    /// Every number stays within its base: missing within the people told of and not told of, or within pairs, numerators within denominators.
    #[test]
    fn numbers_stay_within_their_base(family in family()) {
        let circle = circle(&family, plain);
        let silent = Counted::of(&circle, plain(EGO), plain(EGO)).silent().len() as u32;
        for measure in all(&circle, plain(EGO), plain(EGO), today()) {
            let everybody = measure.n + silent;
            let most = match (measure.id, measure.missing_of) {
                ("m1-size", _) => silent,
                (_, MissingOf::Pairs) => measure.n * measure.n.saturating_sub(1) / 2,
                _ => everybody,
            };
            prop_assert!(measure.missing <= most, "{measure:?}");
            match &measure.value {
                Value::Ratio(part) => prop_assert!(part.num() <= part.den()),
                Value::Rings(rings) => prop_assert_eq!(rings.values().sum::<u32>() + measure.missing, everybody),
                Value::Domains(parts) => {
                    prop_assert_eq!(parts.values().map(|part| part.num()).sum::<u32>() + measure.missing, everybody);
                }
                Value::Availability { some, often } => prop_assert!(often <= some && some + measure.missing <= everybody),
                Value::People(people) => prop_assert!(people.len() as u32 + measure.missing <= everybody),
                Value::Stress { share, ambivalent } => prop_assert!(*ambivalent <= share.num() && share.num() <= share.den()),
                _ => {}
            }
        }
    }

    /// Between a moment and itself nothing changed, and turning the moments round swaps coming and going.
    #[test]
    fn change_turned_round_is_its_opposite(one in family(), two in family()) {
        let (then, now) = (circle(&one, plain), circle(&two, plain));
        let between = |a: &Circle, b: &Circle| match change(a, b, plain(EGO), plain(EGO)).value {
            Value::Changed(changed) => Some(changed),
            _ => None,
        };
        if let Some(same) = between(&then, &then) {
            prop_assert!(same.is_none());
        }
        let (forth, back) = (between(&then, &now), between(&now, &then));
        prop_assert_eq!(forth.is_some(), back.is_some());
        if let (Some(forth), Some(back)) = (forth, back) {
            prop_assert_eq!((forth.joined, forth.left, forth.closer, forth.further), (back.left, back.joined, back.further, back.closer));
            prop_assert_eq!((forth.gained, forth.lost, forth.stayed), (back.lost, back.gained, back.stayed));
        }
    }
}
