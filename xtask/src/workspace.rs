//! Where the project stands, and how a tool is started in it.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use cargo_metadata::MetadataCommand;

use crate::heard;

/// Reasons why the project could not be read or a tool not be started.
#[derive(Debug, thiserror::Error)]
pub enum WorkspaceError {
    /// Cargo could not describe the workspace.
    #[error("cargo metadata failed, run it by hand to see why: {0}")]
    Metadata(#[from] cargo_metadata::Error),
    /// A program could not be started, or its output not be read.
    #[error("could not run {program}: {source}")]
    Start {
        /// Name of the program and its arguments.
        program: String,
        /// What the system said.
        source: std::io::Error,
    },
}

impl WorkspaceError {
    /// That a file or folder could not be read or written.
    pub fn at(path: &Path, source: std::io::Error) -> Self {
        Self::Start { program: path.display().to_string(), source }
    }
}

/// The project on this machine.
pub struct Workspace {
    /// Folder of the root `Cargo.toml`.
    pub root: PathBuf,
    /// Folder of all build output.
    pub target: PathBuf,
    /// Folder for tools that a lane builds for itself; kept between runs with the other build output.
    pub tools: PathBuf,
    /// Whether this is CI, where a skipped lane is a failure.
    pub ci: bool,
    /// Whether a lane may install what it lacks: yes, unless `STEUNKRING_NO_INSTALL` is set.
    pub may_install: bool,
}

impl Workspace {
    /// Finds the workspace that the current folder lies in.
    pub fn find() -> Result<Self, WorkspaceError> {
        let metadata = MetadataCommand::new().no_deps().exec()?;
        Ok(Self {
            root: metadata.workspace_root.into_std_path_buf(),
            tools: metadata.target_directory.join("tools").into_std_path_buf(),
            target: metadata.target_directory.into_std_path_buf(),
            ci: is_ci(),
            may_install: env::var_os("STEUNKRING_NO_INSTALL").is_none(),
        })
    }

    /// Prepares a call of cargo in the root.
    pub fn cargo<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = self.program(Path::new(&env::var_os("CARGO").unwrap_or_else(|| "cargo".into())));
        command.args(arguments);
        command
    }

    /// Prepares a call of the tests in one test program, chosen out of the whole workspace: a package by itself would choose other
    /// features of what it shares with the rest, and compile all that a second time.
    pub fn tests<'a>(&self, program: &'a str, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = self.cargo(["test", "--workspace", "--test", program, "--"]);
        command.args(arguments);
        command
    }

    /// Installs packages of Debian where this machine and who runs it allow that; whether what was wanted is there then, the caller sees.
    fn install(&self, packages: &[&str]) -> Result<(), WorkspaceError> {
        let apt = || self.program(Path::new("apt-get"));
        if self.may_install && answers(apt().arg("--version")) {
            // Where either fails, what is wanted is still missing, and that is what is said.
            let _ = succeeds(apt().args(["update", "-qq"]))?;
            let _ = succeeds(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))?;
        }
        Ok(())
    }

    /// Whether something is there, once packages of Debian that bring it were installed where it was not.
    pub fn has(&self, is_there: impl Fn() -> bool, packages: &[&str]) -> Result<bool, WorkspaceError> {
        if is_there() {
            return Ok(true);
        }
        self.install(packages)?;
        Ok(is_there())
    }

    /// Prepares a call of a program in the root.
    ///
    /// What `cargo run` said about xtask itself is taken out of the environment: build scripts watch those variables, and would
    /// run again at each change between xtask and plain cargo.
    pub fn program(&self, path: &Path) -> Command {
        let mut command = Command::new(path);
        command.current_dir(&self.root);
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") || text == "CARGO_BIN_NAME" {
                command.env_remove(&name);
            }
        }
        command
    }
}

/// Says whether the command can be started and succeeds; prints nothing.
pub fn answers(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs the command with its output on the screen and says whether it succeeded.
pub fn succeeds(command: &mut Command) -> Result<bool, WorkspaceError> {
    // A person at a terminal keeps its colours.
    let status = if is_ci() { heard::run(command, |_| {}) } else { command.stdin(Stdio::null()).status() };
    Ok(status.map_err(|source| start_error(command, source))?.success())
}

/// Runs the command as [`succeeds`] does and hands each line of its standard output on before it is printed.
pub fn succeeds_watching(command: &mut Command, watch: impl FnMut(&str)) -> Result<bool, WorkspaceError> {
    Ok(heard::run(command, watch).map_err(|source| start_error(command, source))?.success())
}

fn is_ci() -> bool {
    env::var_os("CI").is_some_and(|value| value == "true")
}

fn start_error(command: &Command, source: std::io::Error) -> WorkspaceError {
    WorkspaceError::Start { program: format!("{command:?}"), source }
}
