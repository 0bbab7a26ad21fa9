//! Do phones that heard everything agree about who belongs, whatever happened on the way?

use super::{Lane, Outcome, passed_if};
use crate::workspace::{Workspace, WorkspaceError, succeeds};

pub const LANE: Lane = Lane {
    name: "membership",
    about: "1,000 random histories of who belongs, with removals, recoveries and hand-overs",
    budget: 5,
    run,
};

/// How many histories are played, where nothing else is asked for.
const HISTORIES: (&str, &str) = ("STEUNKRING_MEMBERSHIP_HISTORIES", "1000");

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    let mut command = workspace.cargo(["test", "--package", "steunkring-sync", "--test", "membership"]);
    if std::env::var_os(HISTORIES.0).is_none() {
        command.env(HISTORIES.0, HISTORIES.1);
    }
    command.args(["--", "--nocapture"]);
    Ok(passed_if(succeeds(&mut command)?, "the steps that fail are printed: STEUNKRING_MEMBERSHIP_SEED begins there"))
}
