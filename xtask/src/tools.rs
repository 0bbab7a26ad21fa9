//! Tools of others that a command needs: built once, each in a pinned version, into the folder of the build output.

use crate::bindings;
use crate::workspace::{Workspace, WorkspaceError, answers, succeeds};
use std::fs;
use std::path::{Path, PathBuf};

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

/// The Python of a folder of its own.
pub fn in_venv(folder: &Path) -> PathBuf {
    folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

/// A Python with the packages that a file of the repository asks for, in a folder of its own by this name; a reason where there is none.
pub fn python(
    workspace: &Workspace,
    name: &str,
    requirements: &str,
) -> Result<Result<PathBuf, String>, WorkspaceError> {
    let folder = workspace.tools.join(name);
    let python = in_venv(&folder);
    let wanted = workspace.root.join(requirements);
    let installed = folder.join("installed.txt");
    let is_same = |one: &Path, two: &Path| matches!((fs::read(one), fs::read(two)), (Ok(a), Ok(b)) if a == b);
    if is_same(&wanted, &installed) && answers(workspace.program(&python).arg("--version")) {
        return Ok(Ok(python));
    }
    let system = Path::new(bindings::PYTHON);
    let is_new_enough = "import sys, venv; sys.exit(sys.version_info < (3, 10))";
    if !answers(workspace.program(system).args(["-c", is_new_enough])) {
        return Ok(Err("python3 from 3.10 on, with venv, is missing: install it".to_owned()));
    }
    if !workspace.may_install {
        return Ok(Err(format!("what {requirements} asks for is missing and STEUNKRING_NO_INSTALL is set: unset it")));
    }
    println!("Installing what {requirements} asks for once …");
    let made = succeeds(workspace.program(system).args(["-m", "venv"]).arg(&folder))?
        && succeeds(
            workspace.program(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(&wanted),
        )?;
    if !made || fs::copy(&wanted, &installed).is_err() {
        return Ok(Err(format!("what {requirements} asks for could not be installed: pip says above why")));
    }
    Ok(Ok(python))
}
