//! What the black-box tests share: the project's own files, as git knows them.
//!
//! The tests themselves stand in `tests/tests/`, one file a subject. `house.rs` holds the rules of the house: which crate may
//! use which, how large a file may grow, what no file may name.
//!
//! ```
//! let files = steunkring_tests::files()?;
//! assert!(files.iter().any(|file| file.path == "Cargo.toml" && file.text().is_some()));
//! # Ok::<(), std::io::Error>(())
//! ```

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

/// A file of the project.
#[derive(Debug, Clone)]
pub struct ProjectFile {
    /// Path from the root, with `/` between its parts.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl ProjectFile {
    /// Returns the content as text, or nothing for a font or a picture.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    /// Returns the last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// Returns the folder of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Reads every file that git tracks or would track: new files too, ignored ones not.
///
/// # Errors
///
/// Fails where git is missing or the project is no git repository.
pub fn files() -> io::Result<Vec<ProjectFile>> {
    let root = root();
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(&root)
        .output()?;
    if !listed.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&listed.stderr).into_owned()));
    }
    let mut files = Vec::new();
    for path in String::from_utf8_lossy(&listed.stdout).split('\0').filter(|path| !path.is_empty()) {
        let whole = root.join(path);
        // A file that is removed but not yet committed is still listed.
        if whole.is_file() {
            files.push(ProjectFile { path: path.to_owned(), bytes: fs::read(whole)? });
        }
    }
    Ok(files)
}
