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
    if let Some(missing) = missing_python(workspace) {
        return Ok(Err(missing));
    }
    Ok(match built(workspace)? {
        Ok(relay) => Ok(tested(workspace, &relay, tests, &[])?),
        Err(failed) => Err(failed),
    })
}

/// How a lane ends that needs a Python, where there is none.
pub fn missing_python(workspace: &Workspace) -> Option<Outcome> {
    let is_there = answers(workspace.program(Path::new(bindings::PYTHON)).args(["-c", bindings::IS_NEW_ENOUGH]));
    (!is_there).then(|| Outcome::Skipped("python3 from 3.10 on is missing: install it".to_owned()))
}

/// Runs Python's tests over what was built, with more of an environment.
pub fn tested(
    workspace: &Workspace,
    relay: &Path,
    tests: &[&str],
    more: &[(&str, String)],
) -> Result<bool, WorkspaceError> {
    let mut run = workspace.program(Path::new(bindings::PYTHON));
    run.env("STEUNKRING_RELAY", relay);
    run.env("PYTHONPATH", bindings::folder(workspace).join("python"));
    run.env("STEUNKRING_WHEEL", workspace.target.join("wheel"));
    run.envs(more.iter().map(|(name, value)| (name, value)));
    run.args(["-B", "-m", "unittest"]).args(tests);
    succeeds(&mut run)
}

/// Writes the bindings and builds a relay, whose path it gives; otherwise says how the lane ends.
pub fn built(workspace: &Workspace) -> Result<Result<PathBuf, Outcome>, WorkspaceError> {
    let failed =
        |what: &str| Ok(Err(Outcome::Failed(format!("{what} could not be built: the message above says why"))));
    if !bindings::write(workspace)? {
        return failed("the bindings");
    }
    // The whole workspace, as for the bindings: two homes meet at a relay of its own process.
    if !succeeds(&mut workspace.cargo(["build", "--workspace", "--bin", "steunkring-relay"]))? {
        return failed("the relay");
    }
    Ok(Ok(workspace.target.join("debug").join(format!("steunkring-relay{}", std::env::consts::EXE_SUFFIX))))
}
