//! M17: what changed between two moments.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::counted::Counted;
use super::outcome::{Arg, Fraction, Measure, MissingOf, Of, Sentence, Value, count};
use super::supportive_adults;
use crate::{Circle, Date, Entity, Level, PersonId, Perspective, Ring, SupportKind};

/// What changed between two moments, people in order of id under the entry that stands for them now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Who came.
    pub joined: Vec<PersonId>,
    /// Who went.
    pub left: Vec<PersonId>,
    /// Who moved to a ring further in.
    pub closer: Vec<PersonId>,
    /// Who moved to a ring further out.
    pub further: Vec<PersonId>,
    /// Which kinds of support came, of those told both times.
    pub gained: BTreeMap<PersonId, Vec<SupportKind>>,
    /// Which kinds of support went, of those told both times.
    pub lost: BTreeMap<PersonId, Vec<SupportKind>>,
    /// Who was there both times, of everybody who was there at least once (Jaccard); `None` when nobody ever was.
    pub stayed: Option<Fraction>,
    /// The rest of that whole.
    pub turnover: Option<Fraction>,
}

impl Changed {
    /// Whether there is no difference at all.
    pub fn is_none(&self) -> bool {
        [&self.joined, &self.left, &self.closer, &self.further].into_iter().all(Vec::is_empty)
            && self.gained.is_empty()
            && self.lost.is_empty()
    }
}

/// M17, change: who came, went and moved, and which support came and went, as one respondent tells it.
///
/// A ring or a kind of support counts as changed only when it was told both times. Somebody whose tie was there both times and
/// was told of just once neither came nor went. Both those and people of whom some such answer was told just once are missing.
/// Entries merged meanwhile are one person in both moments.
pub fn change(then: &Circle, now: &Circle, ego: PersonId, respondent: PersonId) -> Measure {
    let (before, after) = (Counted::of(then, ego, respondent), Counted::of(now, ego, respondent));
    let (old, new) = (by_present_id(&before, now), by_present_id(&after, now));
    let silent =
        |counted: &Counted<'_>| -> BTreeSet<PersonId> { counted.silent().iter().map(|id| now.resolve(*id)).collect() };
    let (silent_then, silent_now) = (silent(&before), silent(&after));
    let only = |these: &Told, those: &Told, untold: &BTreeSet<PersonId>| -> (Vec<PersonId>, Vec<PersonId>) {
        these.keys().filter(|id| !those.contains_key(id)).partition(|id| !untold.contains(id))
    };
    let (joined, told_now) = only(&new, &old, &silent_then);
    let (left, told_then) = only(&old, &new, &silent_now);
    let mut missing = count(&told_now)
        + count(&told_then)
        + count(silent_then.intersection(&silent_now).filter(|id| !old.contains_key(id)));
    let mut changed = Changed { joined, left, ..Changed::default() };
    let mut same = 0;
    for (id, was, is) in old.iter().filter_map(|(id, was)| Some((*id, was, new.get(id)?))) {
        same += 1;
        missing += u32::from(is_told_once(was, is));
        match (band(was), band(is)) {
            (Some(was), Some(is)) if is < was => changed.closer.push(id),
            (Some(was), Some(is)) if is > was => changed.further.push(id),
            _ => {}
        }
        let turned = |from: bool| -> Vec<SupportKind> {
            let kinds = SupportKind::ALL
                .iter()
                .filter(|kind| receives(was, kind) == Some(from) && receives(is, kind) == Some(!from));
            kinds.cloned().collect()
        };
        let (gained, lost) = (turned(false), turned(true));
        if !gained.is_empty() {
            changed.gained.insert(id, gained);
        }
        if !lost.is_empty() {
            changed.lost.insert(id, lost);
        }
    }
    let total = same + count(&changed.joined) + count(&changed.left);
    changed.stayed = Fraction::new(same, total);
    changed.turnover = changed.stayed.map(Fraction::complement);
    let mut sentences = sentences(&changed).into_iter();
    let nothing = if total > 0 { Sentence::new("m17-none", []) } else { Sentence::nothing(missing, 0) };
    let left_out: BTreeSet<PersonId> =
        before.left_out().iter().chain(after.left_out()).map(|id| now.resolve(*id)).collect();
    Measure {
        id: "m17-stayed",
        of: None,
        n: total,
        missing,
        missing_of: MissingOf::People,
        left_out: left_out.into_iter().filter(|id| !old.contains_key(id) && !new.contains_key(id)).collect(),
        sentence: sentences.next().unwrap_or(nothing),
        more: sentences.collect(),
        value: if total > 0 { Value::Changed(changed) } else { Value::Undefined },
    }
}

/// M17 for one child: which supportive adults (M7) came and which went; the value holds nothing else. `own_page` as in M7.
///
/// Where it could not be said at one of the two moments, or another told it then, there is no value, and what holds now is told.
pub fn change_for_child(
    then: &Circle,
    now: &Circle,
    child: PersonId,
    respondent: PersonId,
    today: Date,
    own_page: bool,
) -> Measure {
    let before = supportive_adults(then, child, respondent, today, own_page);
    let after = supportive_adults(now, child, respondent, today, own_page);
    let child = now.resolve(child);
    let people = |value: &Value| -> BTreeSet<PersonId> {
        match value {
            Value::People(people) => people.iter().map(|id| now.resolve(*id)).collect(),
            _ => BTreeSet::new(),
        }
    };
    let (old, new) = (people(&before.value), people(&after.value));
    let stayed = Fraction::new(count(old.intersection(&new)), count(old.union(&new)));
    let changed = Changed {
        joined: new.difference(&old).copied().collect(),
        left: old.difference(&new).copied().collect(),
        stayed,
        turnover: stayed.map(Fraction::complement),
        ..Changed::default()
    };
    // When another told than before, a difference says nothing about the child.
    let another_told = before.more.is_empty() != after.more.is_empty();
    let undefined = another_told || before.value == Value::Undefined || after.value == Value::Undefined;
    let mut sentences = Vec::new();
    if !undefined && !changed.joined.is_empty() {
        let names = Arg::People(changed.joined.clone());
        sentences.push(Sentence::new("m17-child", [("child", Arg::Person(child)), ("names", names)]));
    }
    let nothing = match (undefined, changed.is_none()) {
        (true, _) => after.sentence,
        (false, true) => Sentence::new("m17-none", []),
        // That somebody went is told by the list of who is there now, never as a loss of the child's.
        (false, false) => after.sentence,
    };
    Measure {
        id: "m17-child",
        of: Some(Of::Child(child)),
        n: after.n,
        missing: after.missing,
        missing_of: MissingOf::People,
        left_out: after.left_out,
        sentence: sentences.pop().unwrap_or(nothing),
        more: after.more,
        value: if undefined { Value::Undefined } else { Value::Changed(changed) },
    }
}

/// M17 as a whole: the change of the ego's circle, then that of each child of now. `own_page` as in M7.
pub fn changes(
    then: &Circle,
    now: &Circle,
    ego: PersonId,
    respondent: PersonId,
    today: Date,
    own_page: bool,
) -> Vec<Measure> {
    let children = super::children(now, ego, today);
    std::iter::once(change(then, now, ego, respondent))
        .chain(children.into_iter().map(|child| change_for_child(then, now, child, respondent, today, own_page)))
        .collect()
}

/// What was told, by who stands for each person now.
type Told = BTreeMap<PersonId, Perspective>;

/// What was told of each who counted, by who stands for them now.
fn by_present_id(counted: &Counted<'_>, now: &Circle) -> Told {
    let mut told: Vec<_> = counted.alters().iter().map(|alter| (now.resolve(alter.id), alter)).collect();
    told.sort_by_key(|(id, alter)| (*id, alter.id != *id));
    let mut found: BTreeMap<PersonId, Perspective> = BTreeMap::new();
    for (id, alter) in told {
        let view = alter.view.clone();
        let view = match found.remove(&id) {
            Some(first) => first.filled_up(view),
            None => view,
        };
        found.insert(id, view);
    }
    found
}

fn band(view: &Perspective) -> Option<u8> {
    view.ring.as_ref().and_then(Ring::band)
}

fn receives(view: &Perspective, kind: &SupportKind) -> Option<bool> {
    view.receives.get(kind).and_then(Level::at_least_sometimes)
}

fn is_told_once(was: &Perspective, is: &Perspective) -> bool {
    band(was).is_some() != band(is).is_some()
        || SupportKind::ALL.iter().any(|kind| receives(was, kind).is_some() != receives(is, kind).is_some())
}

fn sentences(changed: &Changed) -> Vec<Sentence> {
    let lists = [
        ("m17-joined", &changed.joined),
        ("m17-left", &changed.left),
        ("m17-closer", &changed.closer),
        ("m17-further", &changed.further),
    ];
    let mut sentences: Vec<Sentence> = lists
        .into_iter()
        .filter(|(_, people)| !people.is_empty())
        .map(|(message, people)| Sentence::new(message, [("names", Arg::People(people.clone()))]))
        .collect();
    for (message, kinds) in [("m17-kind-gained", &changed.gained), ("m17-kind-lost", &changed.lost)] {
        sentences.extend(kinds.iter().map(|(id, kinds)| {
            Sentence::new(message, [("name", Arg::Person(*id)), ("supports", Arg::Supports(kinds.clone()))])
        }));
    }
    // Who stayed is told of the people of then: nobody who came later can have stayed.
    let then = changed.stayed.map(|stayed| (stayed.num(), stayed.num() + count(&changed.left)));
    if let (false, Some((same @ 1.., total))) = (sentences.is_empty(), then) {
        sentences.push(Sentence::new("m17-stayed", [("same", Arg::Int(same)), ("total", Arg::Int(total))]));
    }
    sentences
}
