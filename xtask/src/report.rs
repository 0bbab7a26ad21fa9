//! What is said about lanes that ran: minutes for each, and a closing summary.

use std::time::{Duration, Instant};

use crate::{
    lanes::{Lane, Outcome},
    workspace::Workspace,
};

/// One lane's line in the summary.
pub struct Row {
    name: &'static str,
    budget: u32,
    took: Duration,
    outcome: Outcome,
}

impl Row {
    /// What a lane came to.
    pub fn new(lane: &Lane, took: Duration, outcome: Outcome) -> Self {
        Self { name: lane.name, budget: lane.budget, took, outcome }
    }

    /// Says whether the whole may still succeed; in CI a skipped lane is a failure.
    pub fn is_good(&self, ci: bool) -> bool {
        match self.outcome {
            Outcome::Passed(_) => true,
            Outcome::Failed(_) => false,
            Outcome::Skipped(_) => !ci,
        }
    }
}

/// Runs a lane and takes the time; a lane that cannot start its tool has failed.
pub fn timed(lane: &'static Lane, workspace: &Workspace) -> Row {
    println!("\n── {}: {}", lane.name, lane.about);
    let start = Instant::now();
    let outcome = (lane.run)(workspace).unwrap_or_else(|error| Outcome::Failed(error.to_string()));
    let row = Row::new(lane, start.elapsed(), outcome);
    println!("── {} took {} minutes", row.name, minutes(row.took));
    row
}

/// Writes one line a lane and one for the whole.
pub fn summary(rows: &[Row], ci: bool) -> String {
    let mut text = String::from("\nLanes, in minutes:");
    for row in rows {
        let (word, more) = match &row.outcome {
            Outcome::Passed(more) => ("good", more),
            Outcome::Failed(more) => ("FAILED", more),
            Outcome::Skipped(more) => ("skipped", more),
        };
        text.push_str(&format!("\n  {:8} {:>6}  {word:8}{more}", row.name, minutes(row.took)));
        if row.took > Duration::from_secs(60 * u64::from(row.budget)) {
            text.push_str(&format!(" (over its budget of {} minutes)", row.budget));
        }
    }
    let all: Duration = rows.iter().map(|row| row.took).sum();
    let verdict = if rows.iter().any(|row| !row.is_good(ci)) {
        if ci { "NOT GOOD: a lane failed or was skipped" } else { "NOT GOOD: a lane failed" }
    } else if rows.iter().any(|row| matches!(row.outcome, Outcome::Skipped(_))) {
        "good as far as it ran: something was skipped"
    } else {
        "good"
    };
    text.push_str(&format!("\n  {:8} {:>6}  {verdict}", "all", minutes(all)));
    text
}

fn minutes(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() / 60.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(outcome: Outcome, seconds: u64) -> Row {
        Row { name: "deny", budget: 4, took: Duration::from_secs(seconds), outcome }
    }

    #[test]
    fn a_skipped_lane_is_named_with_its_reason_and_fails_in_ci_only() {
        let rows = [row(Outcome::Skipped("no tool".to_owned()), 6)];
        assert!(rows[0].is_good(false) && !rows[0].is_good(true));
        assert!(summary(&rows, false).contains("skipped no tool"));
        assert!(summary(&rows, false).contains("something was skipped"));
        assert!(summary(&rows, true).contains("NOT GOOD"));
    }

    #[test]
    fn a_lane_over_its_budget_is_named() {
        assert!(!summary(&[row(Outcome::Passed(String::new()), 240)], true).contains("over its budget"));
        assert!(summary(&[row(Outcome::Passed(String::new()), 241)], true).contains("over its budget of 4 minutes"));
    }
}
