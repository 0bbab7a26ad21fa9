//! Tools of others that a command needs: built once, each in a pinned version, into the folder of the build output.

use crate::workspace::{Workspace, WorkspaceError, succeeds};
use std::{fs, path::PathBuf};

/// A cargo subcommand from the registry.
pub struct Tool {
    /// The name of its package and program.
    pub name: &'static str,
    /// Pinned, so that a new release cannot change what passes.
    pub version: &'static str,
}

impl Tool {
    /// The program, built where it is not there yet; a reason where it cannot be.
    pub fn find(&self, workspace: &Workspace) -> Result<Result<PathBuf, String>, WorkspaceError> {
        let folder = workspace.tools.join(format!("{}-{}", self.name, self.version));
        let program = folder.join("bin").join(format!("{}{}", self.name, std::env::consts::EXE_SUFFIX));
        if program.is_file() {
            return Ok(Ok(program));
        }
        if !workspace.may_install {
            return Ok(Err(format!(
                "{} {} is missing and STEUNKRING_NO_INSTALL is set: unset it",
                self.name, self.version
            )));
        }
        println!("Building {} {} once …", self.name, self.version);
        let package = format!("{}@{}", self.name, self.version);
        let build = workspace.tools.join("build");
        // Unoptimised: it then stands sooner, and what it does takes about as long either way.
        let mut install = workspace.cargo(["install", "--quiet", "--locked", "--debug", "--no-track"]);
        install.arg("--root").arg(&folder).arg("--target-dir").arg(&build).arg(&package);
        if !succeeds(install.env("CARGO_PROFILE_DEV_DEBUG", "false"))? {
            let command = format!("cargo install --locked {package}");
            return Ok(Err(format!("{} could not be built (no registry?): try `{command}` to see why", self.name)));
        }
        // The objects are of no use once the program stands; failing to remove them harms nothing.
        let _ = fs::remove_dir_all(build);
        Ok(Ok(program))
    }
}
