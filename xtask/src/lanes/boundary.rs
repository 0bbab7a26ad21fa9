//! Does the border to other languages hold: errors, closing, cancelling, watches, memory, over the real library?

use std::path::Path;

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
    let python = Path::new(if cfg!(windows) { "python" } else { "python3" });
    let is_new_enough = "import sys, asyncio; sys.exit(sys.version_info < (3, 10))";
    if !answers(workspace.program(python).args(["-c", is_new_enough])) {
        return Ok(Outcome::Skipped("python3 from 3.10 on is missing: install it".to_owned()));
    }
    if !bindings::write(workspace)? {
        return Ok(Outcome::Failed("the bindings could not be written: the message above says why".to_owned()));
    }
    // The whole workspace, as above: two homes meet at a relay of its own process.
    if !succeeds(&mut workspace.cargo(["build", "--workspace", "--bin", "steunkring-relay"]))? {
        return Ok(Outcome::Failed("the relay could not be built: the message above says why".to_owned()));
    }
    let relay = workspace.target.join("debug").join(format!("steunkring-relay{}", std::env::consts::EXE_SUFFIX));
    let mut tests = workspace.program(python);
    tests.env("STEUNKRING_RELAY", relay);
    tests.env("PYTHONPATH", bindings::folder(workspace).join("python"));
    tests.args(["-B", "-m", "unittest", "discover", "--start-directory", "bindings/tests"]);
    Ok(passed_if(succeeds(&mut tests)?, "docs/testing.md; the message names the test"))
}
