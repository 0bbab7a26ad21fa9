//! M18: where two respondents say the same and where not. A difference is never an error.

use std::collections::BTreeSet;

use serde::{Serialize, Serializer};

use super::counted::Counted;
use super::outcome::{Arg, Fraction, Measure, MissingOf, Sentence, Value, count};
use crate::{Circle, Frequency, Level, PersonId, Perspective, Ring, Status, Strength, Stress, SupportKind};

/// One answer of two respondents, side by side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Compared {
    /// About whom.
    pub alter: PersonId,
    /// Which answer.
    pub field: Field,
    /// How the two compare.
    pub outcome: Outcome,
}

/// An answer that is compared. What is kept to an own page, notes and ways of contact are not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// How close.
    Ring,
    /// How strong.
    Strength,
    /// Whether there is tension.
    Stress,
    /// Whether there is contact.
    Status,
    /// How often strict.
    Critical,
    /// How often there is contact.
    Frequency,
    /// How often a kind of support is received.
    Receives(SupportKind),
    /// Whether a kind of support is given.
    Gives(SupportKind),
}

impl Field {
    /// The key of the answer in the row of a view.
    pub fn key(&self) -> String {
        match self {
            Self::Ring => "ring".to_owned(),
            Self::Strength => "strength".to_owned(),
            Self::Stress => "stress".to_owned(),
            Self::Status => "status".to_owned(),
            Self::Critical => "critical".to_owned(),
            Self::Frequency => "frequency".to_owned(),
            Self::Receives(kind) => format!("receives:{}", kind.code()),
            Self::Gives(kind) => format!("gives:{}", kind.code()),
        }
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.key())
    }
}

/// How two answers compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Both told the same.
    Equal,
    /// Both told, and not the same.
    Differ,
    /// Only the first told.
    OnlyFirst,
    /// Only the second told.
    OnlySecond,
}

/// Sets the answers of two respondents side by side, by person and then by answer; what neither told is not in it.
///
/// It is about everybody whom at least one of the two counts, so that a tie told as broken by just one is seen.
pub fn compare(circle: &Circle, ego: PersonId, first: PersonId, second: PersonId) -> Vec<Compared> {
    let (one, other) = (Counted::of(circle, ego, first), Counted::of(circle, ego, second));
    let ego = one.ego();
    let mut first = circle.views_by_alter(ego, one.respondent());
    let mut second = circle.views_by_alter(ego, other.respondent());
    let mut compared = Vec::new();
    for alter in either(&one, &other) {
        let a = first.remove(&alter).unwrap_or_default();
        let b = second.remove(&alter).unwrap_or_default();
        let outcomes = fields(&a).into_iter().zip(fields(&b)).filter_map(|((field, a), (_, b))| {
            let outcome = match (a, b) {
                (Some(a), Some(b)) if a == b => Outcome::Equal,
                (Some(_), Some(_)) => Outcome::Differ,
                (Some(_), None) => Outcome::OnlyFirst,
                (None, Some(_)) => Outcome::OnlySecond,
                (None, None) => return None,
            };
            Some(Compared { alter, field, outcome })
        });
        compared.extend(outcomes);
    }
    compared
}

/// M18, agreement: of the answers that both gave, the part that is the same. Missing are the answers that just one gave.
pub fn agreement(circle: &Circle, ego: PersonId, first: PersonId, second: PersonId) -> Measure {
    let (one, other) = (Counted::of(circle, ego, first), Counted::of(circle, ego, second));
    let compared = compare(circle, ego, first, second);
    let at = |outcome| count(compared.iter().filter(|row| row.outcome == outcome));
    let (equal, differ) = (at(Outcome::Equal), at(Outcome::Differ));
    let missing = at(Outcome::OnlyFirst) + at(Outcome::OnlySecond);
    let counted = either(&one, &other);
    let left_out: BTreeSet<PersonId> =
        one.left_out().iter().chain(other.left_out()).filter(|alter| !counted.contains(alter)).copied().collect();
    let share = Fraction::new(equal, equal + differ);
    let mut more = Vec::new();
    if differ > 0 {
        more.push(Sentence::new("m18-differ", [("diff", Arg::Int(differ))]));
    }
    if missing > 0 {
        more.push(Sentence::new("m18-one-missing", [("missing", Arg::Int(missing))]));
    }
    Measure {
        id: "m18-equal",
        of: None,
        value: share.map_or(Value::Undefined, |share| Value::Agreement { share, equal, differ }),
        n: count(&counted),
        missing,
        missing_of: MissingOf::Answers,
        left_out: left_out.into_iter().collect(),
        sentence: match share {
            Some(share) => Sentence::new("m18-equal", [("equal", Arg::Int(equal)), ("both", Arg::Int(share.den()))]),
            None => Sentence::new("m18-none", []),
        },
        more,
    }
}

/// Whom at least one of the two counts, in order of id.
fn either(one: &Counted<'_>, other: &Counted<'_>) -> Vec<PersonId> {
    let mut all: Vec<PersonId> = one.alters().iter().chain(other.alters()).map(|alter| alter.id).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The answers that are compared, always the same ones in the same order; one of a newer app is as one not given.
fn fields(view: &Perspective) -> Vec<(Field, Option<String>)> {
    fn known<T>(value: &Option<T>, is_known: fn(&T) -> bool, code: fn(&T) -> &str) -> Option<String> {
        value.as_ref().filter(|value| is_known(value)).map(|value| code(value).to_owned())
    }
    let mut fields = vec![
        (Field::Ring, known(&view.ring, Ring::is_known, Ring::code)),
        (Field::Strength, known(&view.strength, Strength::is_known, Strength::code)),
        (Field::Stress, known(&view.stress, Stress::is_known, Stress::code)),
        (Field::Status, known(&view.status, Status::is_known, Status::code)),
        (Field::Critical, known(&view.critical, Level::is_known, Level::code)),
        (Field::Frequency, known(&view.frequency, Frequency::is_known, Frequency::code)),
    ];
    for kind in SupportKind::ALL {
        let level = view.receives.get(kind).filter(|level| level.is_known()).map(|level| level.code().to_owned());
        fields.push((Field::Receives(kind.clone()), level));
        fields.push((Field::Gives(kind.clone()), view.gives.get(kind).map(bool::to_string)));
    }
    fields
}
