//! Do phones that heard everything agree about who belongs, whatever happened on the way; and does a second implementation,
//! written from the specification alone?

use super::{Lane, Outcome, passed_if};
use crate::tools;
use crate::workspace::{Workspace, WorkspaceError, succeeds};
use std::fs;

pub const LANE: Lane = Lane {
    name: "membership",
    about: "1,000 random histories of who belongs, 100 of them and each rule read a second time in Python",
    budget: 5,
    run,
};

/// How many histories are played, where nothing else is asked for.
const HISTORIES: (&str, &str) = ("STEUNKRING_MEMBERSHIP_HISTORIES", "1000");

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    let logs = workspace.target.join("membership");
    // Logs of an earlier run would be checked again; where they cannot be removed that harms nothing.
    let _ = fs::remove_dir_all(&logs);
    let mut rules = workspace.cargo(["test", "--workspace", "--lib", "--", "membership::tests::"]);
    let mut histories = workspace.tests("membership", []);
    if std::env::var_os(HISTORIES.0).is_none() {
        histories.env(HISTORIES.0, HISTORIES.1);
    }
    for command in [&mut rules, &mut histories] {
        if !succeeds(command.env("STEUNKRING_MEMBERSHIP_LOGS", &logs))? {
            return Ok(Outcome::Failed(
                "the steps that fail are printed: STEUNKRING_MEMBERSHIP_SEED begins there".to_owned(),
            ));
        }
    }
    let python = match tools::python(workspace, "reader", "tests/reader/requirements.txt")? {
        Ok(python) => python,
        Err(reason) => return Ok(Outcome::Skipped(reason)),
    };
    let mut read = workspace.program(&python);
    read.arg("-B").arg("tests/reader/verify.py").arg("docs/spec/vectors.json").arg(&logs);
    if !succeeds(&mut read)? {
        return Ok(Outcome::Failed(
            "the second implementation disagrees: the message names the file under target/membership".to_owned(),
        ));
    }
    let mut check = workspace.program(&python);
    check.arg("-B").arg("tests/reader/self_check.py").arg(&logs);
    Ok(passed_if(succeeds(&mut check)?, "no named log needs those rules: write one beside the tests of the rules"))
}
