//! Does the border hold in Kotlin, and does Kotlin give what `tests/conformance` says?

use super::{Lane, Outcome, boundary, passed_if};
use crate::screens;
use crate::workspace::{Workspace, WorkspaceError, succeeds};

pub const LANE: Lane = Lane {
    name: "kotlin",
    about: "the core as Kotlin sees it, on the JVM: the border and the vectors; needs a JDK and Maven",
    budget: 4,
    run,
};

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    if let Err(missing) = screens::java(workspace)? {
        return Ok(missing);
    }
    let relay = match boundary::built(workspace)? {
        Ok(relay) => relay,
        Err(failed) => return Ok(failed),
    };
    screens::CORE.compile_anew(workspace);
    let good = succeeds(screens::CORE.maven(workspace).arg("test").env("STEUNKRING_RELAY", relay))?;
    Ok(passed_if(good, "docs/testing.md; the message names the test"))
}
