//! Do the screens keep up with a person: a map under the fingers, a letter on its way to the core and back?

use std::path::Path;

use super::{Lane, Outcome, passed_if};
use crate::phone::Phone;
use crate::screens;
use crate::workspace::{Workspace, WorkspaceError, succeeds};

pub const LANE: Lane = Lane {
    name: "speed",
    about: "how long a frame of a large map, a letter and Home take, and what a frame allocates; needs a quiet machine",
    budget: 4,
    run,
};

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    if let Err(missing) = screens::prepare(workspace)? {
        return Ok(missing);
    }
    let Some(words) = screens::SCREENS.java(workspace, "test-compile")? else {
        return Ok(Outcome::Failed("the screens do not compile: the message above says why".to_owned()));
    };
    // Phones get a core that is optimised: a frame does not ask it for anything, and a letter does.
    if !succeeds(&mut workspace.cargo(["build", "--release", "--package", "steunkring-ffi"]))? {
        return Ok(Outcome::Failed("the core could not be built".to_owned()));
    }
    let release = workspace.target.join("release");
    let library = format!("-Djna.library.path={}", release.display());
    let home = workspace.target.join("android/speed");
    let _ = std::fs::remove_dir_all(&home);
    let mut measure = workspace.program(Path::new("java"));
    measure
        .args(["-Djava.awt.headless=true", "-Xmx1g"])
        .args(words)
        .arg(library)
        .arg("nl.steunkring.ui.SpeedKt")
        .arg(&home);
    let kept_up = succeeds(&mut measure)?;
    let phone = match Phone::prepare(workspace)? {
        Ok(phone) => phone,
        Err(ended) => return Ok(ended),
    };
    let soon = phone.compile()? && phone.compile_tests()? && phone.test("Speed", &[("jna.library.path", &release)])?;
    let good = kept_up && soon;
    Ok(passed_if(good, "the row that is missed says by how much; on a busy machine, run it again alone"))
}
