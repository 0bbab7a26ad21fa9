//! Do all tests of the workspace pass?

use super::{Lane, Outcome};
use crate::workspace::{Workspace, WorkspaceError, succeeds_watching};

pub const LANE: Lane =
    Lane { name: "rust", about: "cargo test, every crate and every example in the docs", budget: 8, run };

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    let mut counts = Counts::default();
    let mut command = workspace.cargo(["test", "--workspace", "--no-fail-fast"]);
    if std::env::var_os(SEED.0).is_none() {
        command.env(SEED.0, SEED.1);
    }
    let good = succeeds_watching(&mut command, |line| counts.take(line))?;
    println!("\ntests: {} passed, {} failed, {} skipped", counts.passed, counts.failed, counts.ignored);
    Ok(counts.judge(good))
}

/// Where random tests begin: a run can be repeated, and a change is not refused for what it did not touch.
const SEED: (&str, &str) = ("PROPTEST_RNG_SEED", "20261124");

/// Sums of cargo's closing lines, one a test program.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u64,
    failed: u64,
    ignored: u64,
}

impl Counts {
    fn take(&mut self, line: &str) {
        let Some((_, sums)) = line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". ")) else {
            return;
        };
        for part in sums.split("; ") {
            let (total, word) = match part.split_once(' ') {
                Some((number, word)) => (number.parse::<u64>().unwrap_or(0), word),
                None => continue,
            };
            match word {
                "passed" => self.passed += total,
                "failed" => self.failed += total,
                "ignored" => self.ignored += total,
                _ => {}
            }
        }
    }

    fn judge(&self, good: bool) -> Outcome {
        match (good, self.failed, self.passed) {
            (true, 0, 0) => Outcome::Failed("cargo test ran no test".to_owned()),
            (true, 0, passed) => Outcome::Passed(format!("{passed} tests")),
            (_, 0, _) => {
                Outcome::Failed("a crate does not build, or a test program died: read up from here".to_owned())
            }
            (_, failed, _) => Outcome::Failed(format!("{failed} failed: search for FAILED above")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_add_up_and_other_lines_do_not_count() {
        let mut counts = Counts::default();
        for line in [
            "running 12 tests",
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.31s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 4 filtered out; finished in 1.00s",
            "7 passed; 7 failed",
        ] {
            counts.take(line);
        }
        assert_eq!(counts, Counts { passed: 15, failed: 2, ignored: 1 });
    }

    #[test]
    fn a_run_without_a_test_is_a_failure() {
        assert!(matches!(Counts::default().judge(true), Outcome::Failed(_)));
        assert!(matches!(Counts { passed: 1, ..Counts::default() }.judge(true), Outcome::Passed(_)));
        assert!(matches!(Counts { passed: 1, ..Counts::default() }.judge(false), Outcome::Failed(_)));
    }
}
