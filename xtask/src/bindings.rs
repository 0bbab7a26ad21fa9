//! Writes the core's sides for other languages: `target/bindings/python`, `swift`, `kotlin-jvm` and `kotlin-android`; and Python's as a
//! wheel, in `target/wheel`.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::fs;
use std::path::{Path, PathBuf};

use crate::workspace::{Workspace, WorkspaceError, answers, succeeds};

/// The folder of all that is written.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("bindings")
}

/// Builds the library and writes every side; Python's gets the library beside it. Says whether all went well.
///
/// The whole workspace is built, as the lane `rust` does: a part of it would have other features, and everything be built twice.
pub fn write(workspace: &Workspace) -> Result<bool, WorkspaceError> {
    if !succeeds(&mut workspace.cargo(["build", "--workspace", "--lib", "--bin", "steunkring-generate"]))? {
        return Ok(false);
    }
    let built = workspace.target.join("debug");
    let library = built.join(format!("{DLL_PREFIX}steunkring_core{DLL_SUFFIX}"));
    let mut generate = workspace.program(&built.join(format!("steunkring-generate{}", std::env::consts::EXE_SUFFIX)));
    if !succeeds(generate.arg(&library).arg(folder(workspace)))? {
        return Ok(false);
    }
    let beside = folder(workspace).join("python").join(library.file_name().unwrap_or_default());
    // A library that is loaded somewhere is replaced, not written over.
    let _ = fs::remove_file(&beside);
    Ok(fs::copy(&library, &beside).is_ok() && wheel(workspace)?)
}

/// Packs Python's side as a wheel, where there is a Python to do it.
fn wheel(workspace: &Workspace) -> Result<bool, WorkspaceError> {
    let python = || workspace.program(Path::new(PYTHON));
    if !answers(python().args(["-c", IS_NEW_ENOUGH])) {
        return Ok(true);
    }
    let pack = ["-B", "bindings/python/wheel.py"];
    succeeds(python().args(pack).arg(folder(workspace).join("python")).arg(workspace.target.join("wheel")))
}

/// What starts Python.
pub const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };

/// A program that fails where Python is too old for the bindings.
pub const IS_NEW_ENOUGH: &str = "import sys, asyncio; sys.exit(sys.version_info < (3, 10))";
