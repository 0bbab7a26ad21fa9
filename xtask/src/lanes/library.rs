//! Does the core compile for phones, and does what an app carries stay within its budget?

use super::{Lane, Outcome, passed_if};
use crate::library;
use crate::workspace::{Workspace, WorkspaceError};

pub const LANE: Lane = Lane {
    name: "library",
    about: "the core compiles for Android and iOS, and weighs little; without their makers' tools, by Zig",
    budget: 15,
    run,
};

/// What is asked for: the phone that most families have is linked and weighed, which reads it all too; one of Apple is read.
const ASKED: [&[&str]; 2] = [&["--size", "aarch64-linux-android"], &["--check", "aarch64-apple-ios"]];

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    let mut good = true;
    for words in ASKED {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        good &= library::run(workspace, &words)?;
    }
    Ok(passed_if(good, "`cargo xtask library` with the same words says which phone, and why"))
}
