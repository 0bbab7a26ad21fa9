//! Does the border hold in Swift, and does Swift give what `tests/conformance` says?

use super::{Lane, Outcome, passed_if};
use crate::swift;
use crate::workspace::{Workspace, WorkspaceError, succeeds};

pub const LANE: Lane = Lane {
    name: "swift",
    about: "the core as Swift sees it, on Linux: the border and the vectors; unpacks a Swift, as root on Debian",
    budget: 6,
    run,
};

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    let ready = match swift::ready(workspace)? {
        Ok(ready) => ready,
        Err(missing) => return Ok(missing),
    };
    let mut tests = swift::swift(workspace, &ready.package);
    tests.args(["test", "--scratch-path", "/build", "-Xlinker", "-L/rustlib"]);
    Ok(passed_if(succeeds(&mut tests)?, "docs/testing.md; the message names the test"))
}
