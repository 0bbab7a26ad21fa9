//! Do hostile bytes break what reads what others wrote?

use super::{Lane, Outcome, passed_if};
use crate::workspace::{Workspace, WorkspaceError, succeeds};

pub const LANE: Lane = Lane {
    name: "fuzz",
    about: "kept inputs, changed 12,000 times a target, for all that reads bytes",
    budget: 2,
    run,
};

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    let mut command = workspace.tests("short", ["--include-ignored", "--nocapture"]);
    Ok(passed_if(
        succeeds(&mut command)?,
        "the message holds the input: keep it in tests/fuzz/corpus and mend the product",
    ))
}
