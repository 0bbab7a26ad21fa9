//! Do the screens in Kotlin show what the core says: their tests, over the real library, without a display?

use std::path::{Path, PathBuf};
use std::thread;
use std::{env, fs};

use super::{Lane, Outcome, passed_if};
use crate::screens;
use crate::workspace::{Workspace, WorkspaceError, answers, succeeds};

pub const LANE: Lane = Lane {
    name: "android",
    about: "the screens in Kotlin over the core: words, targets, renders; needs a JDK and Maven",
    budget: 6,
    run,
};

/// What makes a golden of a picture, without loss.
const PRESS: &str = "cwebp";
/// The package that it comes in.
const PRESSED_BY: &str = "webp";

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    if let Err(missing) = screens::prepare(workspace)? {
        return Ok(missing);
    }
    let differing = workspace.target.join("android/renders");
    let _ = fs::remove_dir_all(&differing);
    let mut good = succeeds(screens::SCREENS.maven(workspace).arg("test"))?;
    if env::var_os("STEUNKRING_WRITE_GOLDENS").is_some() {
        good &= press(workspace, &differing)?;
    }
    Ok(passed_if(good, "android/README.md; the message names the test"))
}

/// Makes goldens of the pictures that differ, as small as can be: they stay in the history for good.
fn press(workspace: &Workspace, differing: &Path) -> Result<bool, WorkspaceError> {
    let pictures: Vec<PathBuf> =
        fs::read_dir(differing).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    if pictures.is_empty() {
        return Ok(true);
    }
    if !workspace.has(|| answers(workspace.program(Path::new(PRESS)).arg("-version")), &[PRESSED_BY])? {
        eprintln!("{PRESS} is missing: install {PRESSED_BY}");
        return Ok(false);
    }
    let goldens = workspace.root.join("android/ui/goldens");
    let _ = fs::create_dir_all(&goldens);
    let one = |picture: &PathBuf| {
        let golden = goldens.join(picture.file_name().unwrap_or_default()).with_extension("webp");
        let mut press = workspace.program(Path::new(PRESS));
        succeeds(press.args(["-quiet", "-lossless", "-z", "9"]).arg(picture).arg("-o").arg(golden))
    };
    let at_once = thread::available_parallelism().map_or(1, usize::from);
    let share = pictures.len().div_ceil(at_once);
    thread::scope(|scope| {
        let all = |some: &[PathBuf]| some.iter().try_fold(true, |good, picture| Ok(good & one(picture)?));
        let presses: Vec<_> = pictures.chunks(share).map(|some| scope.spawn(move || all(some))).collect();
        let pressed = presses.into_iter().map(|press| press.join().unwrap_or(Ok(false)));
        pressed.reduce(|one, other| Ok(one? & other?)).unwrap_or(Ok(true))
    })
}
