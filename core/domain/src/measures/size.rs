//! M1 to M3: how many, how close, from which part of life, and whether as work.

use super::counted::Counted;
use super::outcome::{Arg, Fraction, Measure, MissingOf, Sentence, Value, count};
use crate::{Domain, Formality, Ring};

/// M1, size: how many people (Tracy and Whittaker 1990). Missing are those about whose tie nothing was told; where that is
/// everybody, it is not known how many there are.
pub fn size(counted: &Counted<'_>) -> Measure {
    let (n, silent) = (counted.n(), count(counted.silent()));
    let told = n > 0 || silent == 0;
    let ego = ("ego-obj", Arg::EgoObject(counted.ego()));
    Measure {
        id: "m1-size",
        of: None,
        value: if told { Value::Count(n) } else { Value::Undefined },
        n,
        missing: silent,
        missing_of: MissingOf::People,
        left_out: counted.left_out().to_vec(),
        sentence: if told { Sentence::new("m1-size", [("n", Arg::Int(n)), ego]) } else { Sentence::missing(silent) },
        more: Vec::new(),
    }
}

/// M1, rings: how many people stand in each ring (Kahn and Antonucci 1980).
pub fn rings(counted: &Counted<'_>) -> Measure {
    let n = counted.n();
    let at = |ring: &Ring| counted.count(|alter| alter.view.ring.as_ref() == Some(ring));
    let told = counted.count(|alter| alter.view.ring.as_ref().is_some_and(Ring::is_known));
    let defined = counted.everybody() == 0 || told > 0;
    let (sentence, more) = if told > 0 {
        let all = [Ring::Inner, Ring::Middle, Ring::Outer, Ring::Outside];
        let [n1, n2, n3, outside] = all.map(|ring| Arg::Int(at(&ring)));
        let rings = Sentence::new("m1-rings", [("n1", n1), ("n2", n2), ("n3", n3)]);
        (rings, vec![Sentence::new("m1-outside", [("n", outside)])])
    } else {
        (Sentence::nothing(counted.everybody(), told), Vec::new())
    };
    Measure {
        id: "m1-rings",
        of: None,
        value: if defined {
            Value::Rings(Ring::ALL.iter().map(|ring| (ring.clone(), at(ring))).collect())
        } else {
            Value::Undefined
        },
        n,
        missing: counted.everybody() - told,
        missing_of: MissingOf::People,
        left_out: counted.left_out().to_vec(),
        sentence,
        more,
    }
}

/// M2, composition: p_k = n_k / n over the parts of life (egor, `composition`). Those without one are in n and in no part.
pub fn composition(counted: &Counted<'_>) -> Measure {
    let n = counted.n();
    let parts: Vec<(Domain, u32)> = Domain::ALL
        .iter()
        .map(|domain| (domain.clone(), counted.count(|alter| alter.domain.as_ref() == Some(domain))))
        .collect();
    let told: u32 = parts.iter().map(|(_, k)| k).sum();
    let shares = parts.iter().filter_map(|(domain, k)| Some((domain.clone(), Fraction::new(*k, n)?))).collect();
    let mut sentences = parts.into_iter().filter(|(_, k)| *k > 0).map(|(domain, k)| {
        Sentence::new("m2-part", [("domain", Arg::Domain(domain)), ("k", Arg::Int(k)), ("n", Arg::Int(n))])
    });
    Measure {
        id: "m2-part",
        of: None,
        value: if told > 0 { Value::Domains(shares) } else { Value::Undefined },
        n,
        missing: counted.everybody() - told,
        missing_of: MissingOf::People,
        left_out: counted.left_out().to_vec(),
        sentence: sentences.next().unwrap_or_else(|| Sentence::nothing(counted.everybody(), told)),
        more: sentences.collect(),
    }
}

/// M3, informal share: from the own life, from school and club, and as work, each of those of whom it is known.
pub fn formality(counted: &Counted<'_>) -> Measure {
    let n = counted.n();
    let at = |formality: &Formality| counted.count(|alter| alter.person.formality.as_ref() == Some(formality));
    let told = Formality::ALL.iter().map(at).sum();
    let shares = Formality::ALL
        .iter()
        .filter_map(|formality| Some((formality.clone(), Fraction::new(at(formality), told)?)))
        .collect();
    let say = |message, formality| {
        let ego = ("ego-obj", Arg::EgoObject(counted.ego()));
        Sentence::new(message, [("k", Arg::Int(at(&formality))), ("n", Arg::Int(told)), ego])
    };
    Measure {
        id: "m3-informal",
        of: None,
        value: if told > 0 { Value::Formality(shares) } else { Value::Undefined },
        n,
        missing: counted.everybody() - told,
        missing_of: MissingOf::People,
        left_out: counted.left_out().to_vec(),
        sentence: if told > 0 {
            say("m3-informal", Formality::Informal)
        } else {
            Sentence::nothing(counted.everybody(), told)
        },
        more: if told > 0 {
            vec![say("m3-voorveld", Formality::Forefield), say("m3-formal", Formality::Formal)]
        } else {
            Vec::new()
        },
    }
}
