//! Records of `core/app/src/screens/measures.rs`.

use super::{Label, Strip};
use crate::mirror::{Shown, mirror, mirror_choice};

mirror! {
    /// What follows from a circle in numbers, and never a score.
    steunkring_app::MeasuresScreen => MeasuresScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Its title.
        title: Label,
        /// That none of it is a score; it stands once, before everything.
        no_score: Label,
        /// Whose circle it is.
        circle: Label,
        /// Who tells.
        seen_by: Label,
        /// Since when changes are told, where that was asked.
        since: Option<Label>,
        /// With whom it is compared, where that was asked.
        with: Option<Label>,
        /// The measures, in the order in which they are said.
        measures: Vec<MeasureItem>,
    }
}

mirror! {
    /// One measure with all that is said of it.
    steunkring_app::MeasureItem => MeasureItem {
        /// The measure, as in `m8-density`; with `of` it is unique within one screen.
        id: String,
        /// What it is of, where there is one measure per child or per kind of support.
        of: Option<MeasureOf>,
        /// The exact value as JSON: a number, a list or a map; `null` where it cannot be said.
        value: String,
        /// How many people it is about.
        n: u32,
        /// How much was not told, in the unit of `missing_of`.
        missing: u32,
        /// What `missing` counts.
        missing_of: MissingOf,
        /// Who has a tie and is left out, in the order in which they joined.
        left_out: Vec<String>,
        /// What it is about, in a few words.
        about: Label,
        /// What it says.
        sentence: Label,
        /// What it says after that, in order.
        more: Vec<Label>,
        /// How many people it is about, where the sentence does not say just that.
        base: Option<Label>,
        /// How much was not told, where the sentences do not say just that.
        not_told: Option<Label>,
        /// Who is left out, where anybody is.
        not_in_it: Option<Label>,
    }
}

mirror_choice! {
    /// What is counted as missing.
    steunkring_domain::measures::MissingOf => MissingOf {
        /// People about whom it was not told.
        People,
        /// Pairs of people of whom it was not told whether they know each other.
        Pairs,
        /// Answers that only one of two respondents gave.
        Answers,
    }
}

/// What a measure is of.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum MeasureOf {
    /// A kind of support.
    Support {
        /// Which.
        code: String,
    },
    /// A child.
    Child {
        /// Who.
        id: String,
    },
}

impl Shown<MeasureOf> for steunkring_domain::measures::Of {
    fn shown(self) -> MeasureOf {
        match self {
            Self::Support(kind) => MeasureOf::Support { code: kind.code().to_owned() },
            Self::Child(id) => MeasureOf::Child { id: id.shown() },
        }
    }
}

impl Shown<String> for steunkring_domain::measures::Value {
    fn shown(self) -> String {
        // A value is plain data with keys that are text, which is all that can go wrong.
        serde_json::to_string(&self).unwrap_or_default()
    }
}
