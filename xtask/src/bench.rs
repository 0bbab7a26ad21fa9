//! Measures: builds and calls `tests/bench`, and weighs the library.

use std::fs;
use std::path::{Path, PathBuf};

use crate::workspace::{Workspace, WorkspaceError, succeeds};

/// The row that needs the library to be weighed before.
const LIBRARY: &str = "library";

/// Measures the rows of these names, or all, and says whether all is well: with `--check` that no target is missed.
///
/// # Errors
///
/// A tool that cannot be started, or a file that cannot be written.
pub fn run(workspace: &Workspace, words: &[String]) -> Result<bool, WorkspaceError> {
    let named = |name: &str| words.iter().any(|word| word == name);
    let all = words.iter().all(|word| word.starts_with("--"));
    if (all || named(LIBRARY)) && !weigh(workspace)? {
        return Ok(false);
    }
    if !succeeds(&mut workspace.cargo(["build", "--release", "-p", "steunkring-bench"]))? {
        return Ok(false);
    }
    let mut command = workspace.program(&workspace.target.join("release").join(program("steunkring-bench")));
    command.arg("--target").arg(workspace.target.join("bench")).arg("--docs").arg(workspace.root.join("docs"));
    succeeds(command.args(words))
}

/// Builds the library and the probe as for phones, stripped, and says what each weighs.
///
/// # Errors
///
/// A tool that cannot be started, or a file that cannot be read or written.
pub fn weigh(workspace: &Workspace) -> Result<bool, WorkspaceError> {
    // Phones get no symbols; the profile keeps them for reports of crashes, which are made from the unstripped file.
    let strip = "profile.phone.strip=\"symbols\"";
    let build = ["build", "--profile", "phone", "--config", strip, "-p", "steunkring-size"];
    if !succeeds(&mut workspace.cargo(build))? {
        return Ok(false);
    }
    let folder = workspace.target.join("phone");
    let [product, probe] = ["product", "probe"].map(|name| size(&folder.join(program(name))));
    let (product, probe) = (product?, probe?);
    println!("library {product} bytes, probe {probe} bytes, ratio {:.3}", product as f64 / probe as f64);
    let kept = workspace.target.join("bench");
    let write = fs::create_dir_all(&kept).and_then(|()| fs::write(kept.join("size"), format!("{product} {probe}\n")));
    write.map(|()| true).map_err(|source| failed("write to", &kept, source))
}

fn size(path: &Path) -> Result<u64, WorkspaceError> {
    fs::metadata(path).map(|data| data.len()).map_err(|source| failed("weigh", path, source))
}

fn program(name: &str) -> PathBuf {
    PathBuf::from(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

fn failed(what: &str, path: &Path, source: std::io::Error) -> WorkspaceError {
    WorkspaceError::Start { program: format!("{what} {}", path.display()), source }
}
