//! Writes the core's sides for other languages: `target/bindings/python`, `swift`, `kotlin-jvm` and `kotlin-android`.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::fs;
use std::path::PathBuf;

use crate::workspace::{Workspace, WorkspaceError, succeeds};

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
    Ok(fs::copy(&library, &beside).is_ok())
}
