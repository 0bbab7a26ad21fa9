//! Does a keystroke that was shown survive the death of the process?

use super::{Lane, Outcome, passed_if};
use crate::workspace::{Workspace, WorkspaceError, succeeds};

pub const LANE: Lane =
    Lane { name: "kill", about: "a phone killed 300 times while it types and sends", budget: 3, run };

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    let name = "kill::no_keystroke_that_was_shown_dies_with_the_process";
    let mut command = workspace.tests("family", ["--ignored", "--exact", name, "--nocapture"]);
    Ok(passed_if(succeeds(&mut command)?, "the message says in which round: STEUNKRING_ROUNDS runs as many or more"))
}
