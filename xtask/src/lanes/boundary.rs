//! Does the border to other languages hold: errors, closing, cancelling, watches, memory, over the real library?

use std::path::{Path, PathBuf};

use super::{Lane, Outcome, passed_if};
use crate::bindings;
use crate::workspace::{Workspace, WorkspaceError, answers, succeeds};

pub const LANE: Lane = Lane {
    name: "boundary",
    about: "the core as Python sees it: errors, closing, cancelling, watches, memory",
    budget: 4,
    run,
};

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    let tests = ["discover", "--start-directory", "bindings/tests"];
    Ok(match python(workspace, &tests)? {
        Ok(good) => passed_if(good, "docs/testing.md; the message names the test"),
        Err(missing) => missing,
    })
}

/// Writes the bindings, builds a relay, and runs Python's tests over them; otherwise says how the lane ends.
pub fn python(workspace: &Workspace, tests: &[&str]) -> Result<Result<bool, Outcome>, WorkspaceError> {
    python_with(workspace, tests, &[])
}

/// Does so with more of an environment.
pub fn python_with(
    workspace: &Workspace,
    tests: &[&str],
    more: &[(&str, String)],
) -> Result<Result<bool, Outcome>, WorkspaceError> {
    let python = Path::new(bindings::PYTHON);
    if !answers(workspace.program(python).args(["-c", bindings::IS_NEW_ENOUGH])) {
        return Ok(Err(Outcome::Skipped("python3 from 3.10 on is missing: install it".to_owned())));
    }
    let relay = match built(workspace)? {
        Ok(relay) => relay,
        Err(failed) => return Ok(Err(failed)),
    };
    let mut run = workspace.program(python);
    run.env("STEUNKRING_RELAY", relay);
    run.env("PYTHONPATH", bindings::folder(workspace).join("python"));
    run.env("STEUNKRING_WHEEL", workspace.target.join("wheel"));
    run.envs(more.iter().map(|(name, value)| (name, value)));
    run.args(["-B", "-m", "unittest"]).args(tests);
    Ok(Ok(succeeds(&mut run)?))
}

/// Writes the bindings and builds a relay, whose path it gives; otherwise says how the lane ends.
pub fn built(workspace: &Workspace) -> Result<Result<PathBuf, Outcome>, WorkspaceError> {
    let failed =
        |what: &str| Ok(Err(Outcome::Failed(format!("{what} could not be built: the message above says why"))));
    if !bindings::write(workspace)? {
        return failed("the bindings");
    }
    // The whole workspace, as above: two homes meet at a relay of its own process.
    if !succeeds(&mut workspace.cargo(["build", "--workspace", "--bin", "steunkring-relay"]))? {
        return failed("the relay");
    }
    Ok(Ok(workspace.target.join("debug").join(format!("steunkring-relay{}", std::env::consts::EXE_SUFFIX))))
}
