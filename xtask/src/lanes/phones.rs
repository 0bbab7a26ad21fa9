//! Do phones in three languages share one circle through a relay, and end equal?

use super::{Lane, Outcome, boundary, passed_if};
use crate::workspace::{Workspace, WorkspaceError, succeeds};
use crate::{screens, swift};

pub const LANE: Lane = Lane {
    name: "phones",
    about: "a phone in Kotlin, one in Swift and one in Python share a circle through a relay; needs what their lanes need",
    budget: 8,
    run,
};

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    for missing in [screens::java(workspace)?, swift::prepare(workspace)?] {
        if let Err(missing) = missing {
            return Ok(missing);
        }
    }
    if let Err(failed) = boundary::built(workspace)? {
        return Ok(failed);
    }
    let package = match swift::package(workspace) {
        Ok(package) => package,
        Err(reason) => return Ok(Outcome::Failed(reason)),
    };
    screens::compile_anew(workspace, "android-core");
    let mut build = swift::swift(workspace, &package);
    build.args(["build", "--scratch-path", "/build", "--product", "phone", "-Xlinker", "-L/rustlib"]);
    let list = workspace.target.join("android-core/classpath");
    let mut classes = screens::project(workspace, "android/core/pom.xml");
    classes.args(["test-compile", "dependency:build-classpath"]).arg(format!("-Dmdep.outputFile={}", list.display()));
    if !succeeds(&mut build)? || !succeeds(&mut classes)? {
        return Ok(Outcome::Failed("a phone could not be built: the message above says why".to_owned()));
    }
    let packages = std::fs::read_to_string(&list)
        .map_err(|source| WorkspaceError::Start { program: list.display().to_string(), source })?;
    let built = workspace.target.join("android-core");
    let kotlin = format!(
        "java -Djna.library.path={} -cp {}:{}:{} nl.steunkring.core.PhoneKt",
        workspace.target.join("debug").display(),
        built.join("classes").display(),
        built.join("test-classes").display(),
        packages.trim()
    );
    let phone = swift::phone(workspace, &package);
    let tests = ["discover", "--start-directory", "bindings/tests", "--pattern", "phones.py"];
    let environment = [("STEUNKRING_KOTLIN_PHONE", kotlin), ("STEUNKRING_SWIFT_PHONE", phone)];
    Ok(match boundary::python_with(workspace, &tests, &environment)? {
        Ok(good) => passed_if(good, "docs/testing.md; the message names the phone and the step"),
        Err(missing) => missing,
    })
}
