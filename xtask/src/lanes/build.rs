//! Does everything compile, with its tests? Later lanes only run what is made here.

use super::{Lane, Outcome, passed_if};
use crate::workspace::{Workspace, WorkspaceError, succeeds};

pub const LANE: Lane = Lane { name: "build", about: "every crate and its tests, compiled once", budget: 8, run };

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    let good = succeeds(&mut workspace.cargo(["test", "--workspace", "--no-run", "--quiet"]))?;
    Ok(passed_if(good, "mend what the compiler names above"))
}
