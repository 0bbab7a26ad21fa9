//! Does the border hold in Kotlin, and does Kotlin give what `tests/conformance` says?

use super::{Lane, Outcome, boundary, passed_if};
use crate::first::Printed;
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
    let printed = match Printed::read(workspace, "kotlin", "android/core/README.md") {
        Ok(printed) => printed.write(&workspace.target.join("android-core/first/First.kt"))?,
        Err(reason) => return Ok(Outcome::Failed(reason)),
    };
    screens::CORE.compile_anew(workspace);
    let mut test = screens::CORE.maven(workspace);
    test.arg("test").env("STEUNKRING_RELAY", relay).env("STEUNKRING_PRINTED", printed);
    let good = succeeds(&mut test)?;
    Ok(passed_if(good, "docs/testing.md; the message names the test"))
}
