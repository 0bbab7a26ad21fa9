//! Does a disk that fails leave what was done, and nothing of what failed?

use super::{Lane, Outcome, passed_if};
use crate::workspace::{Workspace, WorkspaceError, succeeds};

pub const LANE: Lane =
    Lane { name: "faults", about: "a disk that is full, fails or writes half, at one call of seven", budget: 3, run };

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    if !cfg!(target_os = "linux") {
        return Ok(Outcome::Skipped("the shim before the C library is for Linux: run this lane there".to_owned()));
    }
    let mut command = workspace.tests("faults", ["--ignored", "--exact", "many_points", "--nocapture"]);
    Ok(passed_if(succeeds(&mut command)?, "each line names its point: STEUNKRING_FAULT_POINT plays one again"))
}
