//! The lanes: named checks that a person and CI run alike.

mod android;
mod androidx;
pub mod boundary;
mod build;
mod conformance;
mod deny;
mod faults;
mod format;
mod fuzz;
mod kill;
mod kotlin;
mod library;
mod lint;
mod membership;
mod notices;
mod phones;
mod rust;
mod speed;
mod style;
mod swift;

use crate::workspace::{Workspace, WorkspaceError};

/// One named check.
pub struct Lane {
    /// Word by which it is asked for.
    pub name: &'static str,
    /// One line for the usage.
    pub about: &'static str,
    /// Minutes it may take on 2 cores from a cold clone; the summary names a lane that took longer.
    pub budget: u32,
    /// Does the work.
    pub run: fn(&Workspace) -> Result<Outcome, WorkspaceError>,
}

/// How a lane ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything held; the text adds a figure, or is empty.
    Passed(String),
    /// Something did not hold; the text says what to do.
    Failed(String),
    /// A tool was missing; the text says which, and how to get it.
    Skipped(String),
}

/// Every lane, in the order in which they run: quick ones first, then one that measures time while nothing runs beside it, then that which
/// runs beside the rest; the tests last, so that their counts close the output.
pub static ALL: [Lane; 19] = [
    format::LANE,
    notices::LANE,
    lint::LANE,
    deny::LANE,
    build::LANE,
    kotlin::LANE,
    library::LANE,
    kill::LANE,
    faults::LANE,
    fuzz::LANE,
    membership::LANE,
    boundary::LANE,
    conformance::LANE,
    swift::LANE,
    phones::LANE,
    style::LANE,
    android::LANE,
    androidx::LANE,
    rust::LANE,
];

/// Lanes that run only when they are named: they need a quiet machine.
pub static BY_NAME: [Lane; 1] = [speed::LANE];

impl Lane {
    /// Whether it goes on by itself while those after it run: most of `library` is done by one core.
    pub fn goes_beside(&self) -> bool {
        self.name == library::LANE.name
    }
}

/// Every lane that can be named.
pub fn known() -> impl Iterator<Item = &'static Lane> {
    ALL.iter().chain(&BY_NAME)
}

/// Finds the lanes of these names, or those that run without being named when no name is given.
///
/// # Errors
///
/// Names the words that are no lane.
pub fn choose(names: &[String]) -> Result<Vec<&'static Lane>, String> {
    if names.is_empty() {
        return Ok(ALL.iter().collect());
    }
    let unknown: Vec<&str> =
        names.iter().map(String::as_str).filter(|name| known().all(|lane| lane.name != *name)).collect();
    if unknown.is_empty() {
        Ok(known().filter(|lane| names.iter().any(|name| name == lane.name)).collect())
    } else {
        Err(format!("There is no lane {}.", unknown.join(", ")))
    }
}

fn passed_if(good: bool, advice: &str) -> Outcome {
    if good { Outcome::Passed(String::new()) } else { Outcome::Failed(advice.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budgets_stay_within_what_a_run_may_take() {
        let minutes = |chosen: &[&str], is_in: bool| {
            let lanes = ALL.iter().filter(|lane| chosen.contains(&lane.name) == is_in);
            lanes.map(|lane| lane.budget).sum::<u32>()
        };
        let (rough, membership, bindings) = (["kill", "faults", "fuzz"], ["membership"], ["boundary", "conformance"]);
        let shells = ["kotlin", "swift", "phones", "style", "android", "androidx"];
        assert!(minutes(&rough, true) <= 8 && minutes(&membership, true) <= 5 && minutes(&bindings, true) <= 8);
        assert!(minutes(&shells, true) <= 30);
        // It goes on beside the shells.
        let library = ["library"];
        assert!(minutes(&library, true) <= 15);
        assert!(minutes(&[&rough[..], &membership, &bindings, &shells, &library].concat(), false) <= 25);
    }

    #[test]
    fn a_lane_that_runs_by_name_alone_is_found_and_does_not_run_unasked() {
        for named in &BY_NAME {
            assert_eq!(choose(&[named.name.to_owned()]).unwrap().len(), 1);
            assert!(choose(&[]).unwrap().iter().all(|lane| lane.name != named.name));
        }
    }

    #[test]
    fn a_lane_named_twice_runs_once_and_in_the_fixed_order() {
        let chosen = choose(&["rust".to_owned(), "format".to_owned(), "rust".to_owned()]).unwrap();
        assert_eq!(chosen.iter().map(|lane| lane.name).collect::<Vec<_>>(), ["format", "rust"]);
    }
}
