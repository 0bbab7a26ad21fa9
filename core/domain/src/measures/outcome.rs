//! What a measure gives: an exact value, its base, and how to say it.

use std::collections::BTreeMap;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::change::Changed;
use crate::{Domain, Formality, PersonId, Ring, SupportKind};

/// The outcome of one measure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measure {
    /// The measure, as in `m8-density`; with `of` it is unique within one list.
    pub id: &'static str,
    /// What it is of, where there is one measure per child or per kind of support.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Of>,
    /// The value.
    pub value: Value,
    /// How many people it is about; `m-base` says it.
    pub n: u32,
    /// How much was not told, in the unit of `missing_of`: those about whom nothing at all was told, who are not in `n`, and those
    /// of `n` about whom this was not told. An answer of a newer app counts as not told.
    pub missing: u32,
    /// What `missing` counts.
    pub missing_of: MissingOf,
    /// Who has a tie and is left out, in order of id: died, without contact, or wished for; `m-left-out` names them.
    pub left_out: Vec<PersonId>,
    /// How to say it.
    pub sentence: Sentence,
    /// What to say after that, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Sentence>,
}

/// What one of several measures of a kind is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// A kind of support.
    Support(SupportKind),
    /// A child.
    Child(PersonId),
}

/// What is counted as missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingOf {
    /// People about whom it was not told; `m-missing` says it.
    People,
    /// Pairs of the `n` people of whom it was not told whether they know each other; `m-missing-pairs` says it.
    Pairs,
    /// Answers that only one of two respondents gave; a sentence of the measure says it.
    Answers,
}

/// An exact value. As JSON it is a number, a list or a map; [`Value::Undefined`] is `null`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Not defined, or nothing was told; never the same as zero.
    Undefined,
    /// A count.
    Count(u32),
    /// A part of a whole.
    Ratio(Fraction),
    /// People, in order of id.
    People(Vec<PersonId>),
    /// How many stand in each ring, every ring named.
    Rings(BTreeMap<Ring, u32>),
    /// Which part comes from each part of life, every one named.
    Domains(BTreeMap<Domain, Fraction>),
    /// Which part helps from the own life, from school and club, and as work.
    Formality(BTreeMap<Formality, Fraction>),
    /// How many people give a kind of support.
    Availability {
        /// At least sometimes.
        some: u32,
        /// Often.
        often: u32,
    },
    /// In how many ways people give support.
    Depth {
        /// The mean over those about whom it was told.
        mean: Fraction,
        /// The number of kinds of support of each of them.
        people: BTreeMap<PersonId, u32>,
    },
    /// With how many there is tension or a conflict.
    Stress {
        /// Their part of everybody.
        share: Fraction,
        /// How many of them have a strong tie as well.
        ambivalent: u32,
    },
    /// What changed between two moments.
    Changed(Changed),
    /// How far two respondents say the same.
    Agreement {
        /// The equal part of what both told.
        share: Fraction,
        /// Answers that are the same.
        equal: u32,
        /// Answers that differ.
        differ: u32,
    },
}

/// A fraction as it was counted, not reduced. The denominator is never zero.
///
/// As JSON it carries its quotient too, as the nearest double.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    num: u32,
    den: u32,
}

impl Fraction {
    /// Makes a fraction; `None` when the denominator is zero.
    pub fn new(num: u32, den: u32) -> Option<Self> {
        (den != 0).then_some(Self { num, den })
    }

    /// The numerator.
    pub fn num(self) -> u32 {
        self.num
    }

    /// The denominator.
    pub fn den(self) -> u32 {
        self.den
    }

    /// The quotient as the nearest double.
    pub fn to_f64(self) -> f64 {
        f64::from(self.num) / f64::from(self.den)
    }

    /// The rest of the whole, so that both add up to one; zero where the fraction is above one.
    pub fn complement(self) -> Self {
        Self { num: self.den.saturating_sub(self.num), den: self.den }
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Fraction", 3)?;
        fields.serialize_field("num", &self.num)?;
        fields.serialize_field("den", &self.den)?;
        fields.serialize_field("ratio", &self.to_f64())?;
        fields.end()
    }
}

impl From<Option<Fraction>> for Value {
    fn from(fraction: Option<Fraction>) -> Self {
        fraction.map_or(Self::Undefined, Self::Ratio)
    }
}

/// A message of the catalogue and its variables. A family's own words (`$circle`, `$circle-the`) are not among them, since
/// the text crate fills those in everywhere.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sentence {
    /// The id of the message.
    pub message: &'static str,
    /// Its variables by name, without the dollar sign.
    pub args: Vec<(&'static str, Arg)>,
}

impl Sentence {
    pub(super) fn new(message: &'static str, args: impl Into<Vec<(&'static str, Arg)>>) -> Self {
        Self { message, args: args.into() }
    }

    /// Of whom it tells, in the order of its variables.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        self.args
            .iter()
            .flat_map(|(_, arg)| match arg {
                Arg::Person(id) => std::slice::from_ref(id),
                Arg::People(ids) => ids.as_slice(),
                _ => &[],
            })
            .copied()
    }

    /// "This is about n people", for when there is nothing more to say.
    pub(super) fn base(n: u32) -> Self {
        Self::new("m-base", [("n", Arg::Int(n))])
    }

    /// "For so many people this is not filled in yet."
    pub(super) fn missing(missing: u32) -> Self {
        Self::new("m-missing", [("missing", Arg::Int(missing))])
    }

    /// "So many times this is not filled in yet", of pairs of people.
    pub(super) fn missing_pairs(missing: u32) -> Self {
        Self::new("m-missing-pairs", [("missing", Arg::Int(missing))])
    }

    /// What to say when there is no value: that nothing was told where there are people, else whom it is about.
    pub(super) fn nothing(people: u32, told: u32) -> Self {
        if people > 0 && told == 0 { Self::missing(people) } else { Self::base(people) }
    }
}

/// The value of one variable of a [`Sentence`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    /// A whole number, which also chooses between singular and plural.
    Int(u32),
    /// A person by name.
    Person(PersonId),
    /// Several people by name, as a list of the language.
    People(Vec<PersonId>),
    /// The middle person after a preposition: "you" to that person, else the name.
    EgoObject(PersonId),
    /// `you` when the reader is this person, else `other`.
    Who(PersonId),
    /// The label of a part of life.
    Domain(Domain),
    /// The label of a kind of support.
    Support(SupportKind),
    /// Several labels of kinds of support, as a list of the language.
    Supports(Vec<SupportKind>),
}

/// Counts without overflow; a circle never holds as many as would be cut.
pub(super) fn count<I: IntoIterator>(items: I) -> u32 {
    u32::try_from(items.into_iter().count()).unwrap_or(u32::MAX)
}
