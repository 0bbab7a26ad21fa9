//! Do the screens in Kotlin show what the core says: their tests, over the real library, without a display?

use super::{Lane, Outcome, passed_if};
use crate::screens;
use crate::workspace::{Workspace, WorkspaceError, succeeds};

pub const LANE: Lane = Lane {
    name: "android",
    about: "the screens in Kotlin over the core: words, targets, renders; needs a JDK and Maven",
    budget: 4,
    run,
};

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    if let Err(missing) = screens::prepare(workspace)? {
        return Ok(missing);
    }
    let good = succeeds(screens::SCREENS.maven(workspace).arg("test"))?;
    Ok(passed_if(good, "android/README.md; the message names the test"))
}
