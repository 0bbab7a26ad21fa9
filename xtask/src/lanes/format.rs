//! Is the code laid out as `rustfmt.toml` says?

use super::{Lane, Outcome, passed_if};
use crate::workspace::{Workspace, WorkspaceError, answers, succeeds};

pub const LANE: Lane = Lane { name: "format", about: "cargo fmt --check", budget: 1, run };

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    if !answers(&mut workspace.cargo(["fmt", "--version"])) {
        return Ok(Outcome::Skipped("rustfmt is missing: `rustup component add rustfmt`".to_owned()));
    }
    let good = succeeds(&mut workspace.cargo(["fmt", "--all", "--check"]))?;
    Ok(passed_if(good, "run `cargo fmt --all`"))
}
