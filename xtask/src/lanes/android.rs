//! Do the screens in Kotlin show what the core says: their tests, over the real library, without a display?

use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs};

use super::{Lane, Outcome, passed_if};
use crate::screens;
use crate::workspace::{Workspace, WorkspaceError, answers, succeeds};

pub const LANE: Lane = Lane {
    name: "android",
    about: "the screens in Kotlin over the core: words, targets, renders; needs a JDK and Maven",
    budget: 4,
    run,
};

/// What takes a third off a picture and leaves each of its points as it is.
const PRESS: &str = "optipng";

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    if let Err(missing) = screens::prepare(workspace)? {
        return Ok(missing);
    }
    let begun = SystemTime::now();
    let good = succeeds(screens::SCREENS.maven(workspace).arg("test"))?;
    if env::var_os("STEUNKRING_WRITE_GOLDENS").is_some() {
        press(workspace, begun)?;
    }
    Ok(passed_if(good, "android/README.md; the message names the test"))
}

/// Presses the pictures that were written since: they stay in the history for good.
fn press(workspace: &Workspace, since: SystemTime) -> Result<(), WorkspaceError> {
    let kept = fs::read_dir(workspace.root.join("android/ui/goldens"));
    let kept = kept.into_iter().flatten().flatten().map(|entry| entry.path());
    let is_new = |path: &PathBuf| fs::metadata(path).and_then(|about| about.modified()).is_ok_and(|at| at >= since);
    let written: Vec<PathBuf> = kept.filter(is_new).collect();
    if written.is_empty() {
        return Ok(());
    }
    if workspace.has(|| answers(workspace.program(Path::new(PRESS)).arg("--version")), &[PRESS])? {
        succeeds(workspace.program(Path::new(PRESS)).args(["-quiet", "-o2"]).args(written))?;
    }
    Ok(())
}
