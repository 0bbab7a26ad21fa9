//! Do phones in three languages share one circle through a relay, and end equal?

use super::{Lane, Outcome, boundary, passed_if};
use crate::screens;
use crate::swift::{self, Ready};
use crate::workspace::{Workspace, WorkspaceError, succeeds};

pub const LANE: Lane = Lane {
    name: "phones",
    about: "a phone in Kotlin, one in Swift and one in Python share a circle through a relay; needs what their lanes need",
    budget: 4,
    run,
};

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    if let Some(missing) = boundary::missing_python(workspace) {
        return Ok(missing);
    }
    if let Err(missing) = screens::java(workspace)? {
        return Ok(missing);
    }
    let Ready { relay, package } = match swift::ready(workspace)? {
        Ok(ready) => ready,
        Err(missing) => return Ok(missing),
    };
    let mut build = swift::swift(workspace, &package);
    build.args(["build", "--scratch-path", "/build", "--product", "phone", "-Xlinker", "-L/rustlib"]);
    screens::CORE.compile_anew(workspace);
    let (true, Some(words)) = (succeeds(&mut build)?, screens::CORE.java(workspace, "test-compile")?) else {
        return Ok(Outcome::Failed("a phone could not be built: the message above says why".to_owned()));
    };
    let kotlin = format!("java {} nl.steunkring.core.PhoneKt", words.join(" "));
    let phone = swift::phone(workspace, &package);
    let tests = ["discover", "--start-directory", "bindings/tests", "--pattern", "phones.py"];
    let environment = [("STEUNKRING_KOTLIN_PHONE", kotlin), ("STEUNKRING_SWIFT_PHONE", phone)];
    let good = boundary::tested(workspace, &relay, &tests, &environment)?;
    Ok(passed_if(good, "docs/testing.md; the message names the phone and the step"))
}
