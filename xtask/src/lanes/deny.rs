//! Do the crates of others keep to `deny.toml`?

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Lane, Outcome};
use crate::workspace::{Workspace, WorkspaceError, answers, succeeds};

pub const LANE: Lane = Lane {
    name: "deny",
    about: "cargo deny: licences, bans and sources (no advisories, see deny.toml)",
    budget: 2,
    run,
};

/// Pinned, so that a new release cannot change what passes.
const VERSION: &str = "0.20.2";

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    let tool = tool_path(&workspace.tools);
    if !answers(workspace.program(&tool).arg("--version"))
        && let Err(reason) = install(workspace)?
    {
        return Ok(Outcome::Skipped(reason));
    }
    let mut check = workspace.program(&tool);
    check.args(["--workspace", "check", "--hide-inclusion-graph", "bans", "licenses", "sources"]);
    Ok(if succeeds(&mut check)? {
        Outcome::Passed("without advisories: docs/adr/0011-advisories-by-hand.md".to_owned())
    } else {
        Outcome::Failed("take the crate out, or change deny.toml with a reason".to_owned())
    })
}

/// Builds the tool, unoptimised: it then stands sooner, and its check takes a second or two either way.
fn install(workspace: &Workspace) -> Result<Result<(), String>, WorkspaceError> {
    let package = format!("cargo-deny@{VERSION}");
    let command = format!("cargo install --locked {package}");
    if !workspace.may_install {
        return Ok(Err(format!("cargo-deny {VERSION} is missing and STEUNKRING_NO_INSTALL is set: unset it")));
    }
    println!("Building cargo-deny {VERSION} once, for the lane `deny` …");
    let folder = tool_folder(&workspace.tools);
    let build = workspace.tools.join("build");
    let mut install = workspace.cargo(["install", "--quiet", "--locked", "--debug", "--no-track"]);
    install
        .arg("--root")
        .arg(&folder)
        .arg("--target-dir")
        .arg(&build)
        .arg(&package)
        .env("CARGO_PROFILE_DEV_DEBUG", "false");
    if !succeeds(&mut install)? {
        return Ok(Err(format!("cargo-deny could not be built (no registry?): try `{command}` to see why")));
    }
    // The objects are of no use once the program stands; failing to remove them harms nothing.
    let _ = fs::remove_dir_all(build);
    Ok(Ok(()))
}

fn tool_folder(tools: &Path) -> PathBuf {
    tools.join(format!("cargo-deny-{VERSION}"))
}

fn tool_path(tools: &Path) -> PathBuf {
    tool_folder(tools).join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX))
}
