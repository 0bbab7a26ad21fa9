//! M4 to M6: which support there is, in how many ways, and whether it goes both ways.

use std::collections::BTreeMap;

use super::counted::Counted;
use super::outcome::{Arg, Fraction, Measure, MissingOf, Of, Sentence, Value, count};
use crate::{Level, PersonId, Perspective, SupportKind};

/// M4, availability of one kind of support: who gives it at least sometimes, and who often (Tracy and Whittaker 1990).
///
/// Nobody is a question, not a finding: the sentence is `m4-gap-…`. Where of nobody anything was told, there is neither.
pub fn availability(counted: &Counted<'_>, kind: &SupportKind) -> Measure {
    let n = counted.n();
    let level = |level: &Level| counted.count(|alter| alter.view.receives.get(kind) == Some(level));
    let (often, sometimes, never) = (level(&Level::Often), level(&Level::Sometimes), level(&Level::Never));
    let some = often + sometimes;
    let told = some + never;
    let defined = counted.everybody() == 0 || told > 0;
    let support = || ("support", Arg::Support(kind.clone()));
    let (sentence, more) = if some > 0 {
        let sentence = Sentence::new("m4-kind", [support(), ("c", Arg::Int(some)), ("strong", Arg::Int(often))]);
        (sentence, vec![Sentence::new("m4-enough", [support(), ("ego-obj", Arg::EgoObject(counted.ego()))])])
    } else {
        let gap = gap(kind, counted.ego()).filter(|_| defined);
        (gap.unwrap_or_else(|| Sentence::nothing(counted.everybody(), told)), Vec::new())
    };
    Measure {
        id: "m4-kind",
        of: Some(Of::Support(kind.clone())),
        value: if defined { Value::Availability { some, often } } else { Value::Undefined },
        n,
        missing: counted.everybody() - told,
        missing_of: MissingOf::People,
        left_out: counted.left_out().to_vec(),
        sentence,
        more,
    }
}

/// M5, depth: how many kinds of support each person gives at least sometimes, and the mean (Peters 2016).
///
/// A person counts with the kinds that were told; one about whom no kind was told is missing.
pub fn depth(counted: &Counted<'_>) -> Measure {
    let n = counted.n();
    let people: BTreeMap<PersonId, u32> =
        counted.alters().iter().filter_map(|alter| Some((alter.id, kinds_received(&alter.view)?))).collect();
    let told = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let ego = counted.ego();
    let mut deepest: Vec<(PersonId, u32)> =
        people.iter().filter(|(_, depth)| **depth > 0).map(|(id, depth)| (*id, *depth)).collect();
    deepest.sort_by_key(|(id, depth)| (std::cmp::Reverse(*depth), *id));
    let of_ego = || ("ego-obj", Arg::EgoObject(ego));
    let person = |(id, depth): &(PersonId, u32)| {
        Sentence::new("m5-person", [("alter", Arg::Person(*id)), of_ego(), ("d", Arg::Int(*depth))])
    };
    let mut more: Vec<_> = deepest.iter().map(person).collect();
    let givers = ("n", Arg::Int(count(&deepest)));
    let sentence = match deepest.as_slice() {
        _ if told == 0 => Sentence::nothing(counted.everybody(), told),
        [] => Sentence::new("m5-none", [of_ego()]),
        // Of one person nothing more is to be said than of that person.
        [_] => more.remove(0),
        [(_, high), .., (_, low)] if low == high => {
            Sentence::new("m5-same", [of_ego(), givers, ("d", Arg::Int(*high))])
        }
        [(_, high), .., (_, low)] => {
            Sentence::new("m5-range", [of_ego(), givers, ("low", Arg::Int(*low)), ("high", Arg::Int(*high))])
        }
    };
    let mean = Fraction::new(people.values().sum(), told);
    Measure {
        id: "m5-mean",
        of: None,
        sentence,
        value: mean.map_or(Value::Undefined, |mean| Value::Depth { mean, people }),
        n,
        missing: counted.everybody() - told,
        missing_of: MissingOf::People,
        left_out: counted.left_out().to_vec(),
        more,
    }
}

/// M6, reciprocity: of the people who give or get support, the part that does both (Tracy and Whittaker 1990).
///
/// A person is missing when one of the two directions was not told for any kind; who neither gives nor gets is in neither
/// number.
pub fn reciprocity(counted: &Counted<'_>) -> Measure {
    let n = counted.n();
    let (mut both, mut any, mut told) = (0, 0, 0);
    for alter in counted.alters() {
        let gets = kinds_received(&alter.view).map(|kinds| kinds > 0);
        let gives = (!alter.view.gives.is_empty()).then(|| alter.view.gives.values().any(|gives| *gives));
        if let (Some(gets), Some(gives)) = (gets, gives) {
            told += 1;
            any += u32::from(gets || gives);
            both += u32::from(gets && gives);
        }
    }
    let value = Fraction::new(both, any);
    Measure {
        id: "m6-reciprocity",
        of: None,
        sentence: match value {
            Some(_) => Sentence::new(
                "m6-reciprocity",
                [("k", Arg::Int(both)), ("n", Arg::Int(any)), ("who", Arg::Who(counted.ego()))],
            ),
            None => Sentence::nothing(counted.everybody(), told),
        },
        value: value.into(),
        n,
        missing: counted.everybody() - told,
        missing_of: MissingOf::People,
        left_out: counted.left_out().to_vec(),
        more: Vec::new(),
    }
}

/// How many kinds of support are given at least sometimes; `None` when not one kind was told. Kinds of a newer app are left
/// out, as is an answer of a newer app.
pub(super) fn kinds_received(view: &Perspective) -> Option<u32> {
    let told: Vec<bool> = SupportKind::ALL
        .iter()
        .filter_map(|kind| view.receives.get(kind).and_then(Level::at_least_sometimes))
        .collect();
    (!told.is_empty()).then(|| told.into_iter().map(u32::from).sum())
}

fn gap(kind: &SupportKind, ego: PersonId) -> Option<Sentence> {
    let message = match kind {
        SupportKind::Practical => "m4-gap-praktisch",
        SupportKind::Emotional => "m4-gap-emotioneel",
        SupportKind::Advice => "m4-gap-advies",
        SupportKind::Company => "m4-gap-gezelschap",
        SupportKind::MoneyThings => "m4-gap-geld-spullen",
        SupportKind::Meaning => "m4-gap-zingeving",
        SupportKind::Newer(_) => return None,
    };
    Some(Sentence::new(message, [("ego-obj", Arg::EgoObject(ego))]))
}
