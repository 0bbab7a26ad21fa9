//! Which message says which value of the domain.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::{Args, Label, Words};

/// Columns: prefix of the choice, stored code, message. Kin has two sides: `kin` is the side of the parent, guardian or
/// donor, `kin-other` the child's.
const CHOICES: &str = include_str!("../data/choices.csv");

/// The message of a value, by its choice's prefix and its stored code.
pub fn choice_id(prefix: &str, code: &str) -> Option<&'static str> {
    static TABLE: OnceLock<BTreeMap<(&'static str, &'static str), &'static str>> = OnceLock::new();
    TABLE
        .get_or_init(|| choices().map(|(prefix, code, message)| ((prefix, code), message)).collect())
        .get(&(prefix, code))
        .copied()
}

/// Every row of the table: prefix, stored code, message.
pub fn choices() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    CHOICES.lines().skip(1).filter_map(|line| {
        let (prefix, rest) = line.split_once(',')?;
        let (code, message) = rest.split_once(',')?;
        Some((prefix, code, message))
    })
}

impl Words {
    /// The label of a value of the domain; one that this version does not know says that it comes from a newer app.
    pub fn choice(&self, prefix: &str, code: &str, args: &Args) -> Label {
        self.label(choice_id(prefix, code).unwrap_or("tie-newer-value"), args)
    }
}
