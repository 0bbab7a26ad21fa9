//! M8: how many of the people around somebody know each other.

use std::collections::BTreeMap;

use super::counted::Counted;
use super::outcome::{Arg, Fraction, Measure, MissingOf, Sentence, count};
use crate::{Knows, PersonId};

/// M8, density without the ego: m / (n(n−1)/2) over unordered pairs told as knowing each other (egor, `ego_density`).
///
/// Not defined below two people, nor when of no pair anything was told. Missing are the pairs that were not told or are "not
/// known"; of people about whom nothing at all was told there are none. Told twice, in either order or of merged entries, "yes" wins.
pub fn density(counted: &Counted<'_>) -> Measure {
    let n = counted.n();
    let pairs = u32::try_from(u64::from(n) * u64::from(n.saturating_sub(1)) / 2).unwrap_or(u32::MAX);
    let told = told_pairs(counted);
    let m = count(told.values().filter(|knows| **knows));
    let answered = count(&told);
    let value = Fraction::new(m, pairs).filter(|_| answered > 0);
    Measure {
        id: "m8-density",
        of: None,
        sentence: match value {
            Some(_) => Sentence::new("m8-density", [("m", Arg::Int(m)), ("pairs", Arg::Int(pairs))]),
            None if n >= 2 => Sentence::missing_pairs(pairs),
            None if counted.everybody() >= 2 => Sentence::missing(counted.everybody() - n),
            None => Sentence::new("m8-undefined", []),
        },
        value: value.into(),
        n,
        missing: pairs.saturating_sub(answered),
        missing_of: MissingOf::Pairs,
        left_out: counted.left_out().to_vec(),
        more: Vec::new(),
    }
}

/// Every pair of counted people of which the respondent told yes or no, the lesser id first.
fn told_pairs(counted: &Counted<'_>) -> BTreeMap<(PersonId, PersonId), bool> {
    let circle = counted.circle();
    let counts = |id: PersonId| counted.alters().binary_search_by_key(&id, |alter| alter.id).is_ok();
    let mut pairs = BTreeMap::new();
    for (id, tie) in &circle.alter_ties {
        let knows = match tie.knows {
            Some(Knows::Yes) => true,
            Some(Knows::No) => false,
            Some(Knows::Unsure | Knows::Newer(_)) | None => continue,
        };
        let (a, b) = (circle.resolve(id.a), circle.resolve(id.b));
        if tie.removed.is_some()
            || a == b
            || !circle.stands_for(id.respondent, counted.respondent())
            || !counts(a)
            || !counts(b)
        {
            continue;
        }
        *pairs.entry((a.min(b), a.max(b))).or_insert(false) |= knows;
    }
    pairs
}
