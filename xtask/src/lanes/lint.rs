//! Does clippy find nothing, in tests and examples too?

use super::{Lane, Outcome, passed_if};
use crate::workspace::{Workspace, WorkspaceError, answers, succeeds};

pub const LANE: Lane = Lane { name: "lint", about: "cargo clippy, every warning an error", budget: 5, run };

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    if !answers(&mut workspace.cargo(["clippy", "--version"])) {
        return Ok(Outcome::Skipped("clippy is missing: `rustup component add clippy`".to_owned()));
    }
    let good = succeeds(&mut workspace.cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    Ok(passed_if(good, "mend what clippy names above"))
}
