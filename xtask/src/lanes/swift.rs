//! Does the border hold in Swift, and does Swift give what `tests/conformance` says?

use super::{Lane, Outcome, boundary, passed_if};
use crate::swift;
use crate::workspace::{Workspace, WorkspaceError, succeeds};

pub const LANE: Lane = Lane {
    name: "swift",
    about: "the core as Swift sees it, on Linux: the border and the vectors; unpacks a Swift, as root on Debian",
    budget: 8,
    run,
};

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    if let Err(missing) = swift::prepare(workspace)? {
        return Ok(missing);
    }
    if let Err(failed) = boundary::built(workspace)? {
        return Ok(failed);
    }
    let package = match swift::package(workspace) {
        Ok(package) => package,
        Err(reason) => return Ok(Outcome::Failed(reason)),
    };
    let mut tests = swift::swift(workspace, &package);
    tests.args(["test", "--scratch-path", "/build", "-Xlinker", "-L/rustlib"]);
    Ok(passed_if(succeeds(&mut tests)?, "docs/testing.md; the message names the test"))
}
