//! Does every language give what `tests/conformance` says of every call of the border?

use super::{Lane, Outcome, boundary, passed_if};
use crate::workspace::{Workspace, WorkspaceError, succeeds};

pub const LANE: Lane = Lane {
    name: "conformance",
    about: "every call of the border, with what it gives, in Rust and in Python",
    budget: 3,
    run,
};

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    if !succeeds(&mut workspace.tests("conformance", []))? {
        return Ok(Outcome::Failed("in Rust: the message names the vector and the step".to_owned()));
    }
    Ok(
        match boundary::python(
            workspace,
            &["discover", "--start-directory", "bindings/tests", "--pattern", "conformance.py"],
        )? {
            Ok(good) => passed_if(good, "in Python: the message names the vector and the step"),
            Err(missing) => missing,
        },
    )
}
