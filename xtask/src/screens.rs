//! The screens in Kotlin: what they are built from, and the window that shows them.

use std::path::Path;
use std::process::Command;

use crate::lanes::Outcome;
use crate::workspace::{Workspace, WorkspaceError, answers, succeeds};
use crate::{bindings, look};

/// What the screens need of the system, by their packages.
const PACKAGES: [&str; 5] = ["openjdk-17-jdk-headless", "maven", "libgl1", "libx11-6", "libfontconfig1"];

/// Where Maven puts what it compiles.
const CLASSES: [&str; 2] = ["test-classes", "classes"];

/// Sees to it that there is a JDK and Maven, and writes what the screens are built from; otherwise says how the lane ends.
pub fn prepare(workspace: &Workspace) -> Result<Result<(), Outcome>, WorkspaceError> {
    if let Err(missing) = java(workspace)? {
        return Ok(Err(missing));
    }
    if !bindings::write(workspace)? {
        return Ok(Err(Outcome::Failed("the bindings could not be written: the message above says why".to_owned())));
    }
    SCREENS.compile_anew(workspace);
    Ok(look::write(workspace).map_err(Outcome::Failed))
}

/// Sees to it that there is a JDK and Maven; otherwise says how the lane ends.
pub fn java(workspace: &Workspace) -> Result<Result<(), Outcome>, WorkspaceError> {
    let is_there = || answers(workspace.program(Path::new("mvn")).arg("--version"));
    if !workspace.has(is_there, &PACKAGES)? {
        return Ok(Err(Outcome::Skipped(format!("Maven is missing: install {}", PACKAGES.join(", ")))));
    }
    Ok(Ok(()))
}

/// A project of Maven.
pub struct Project {
    /// Its file in the repository.
    file: &'static str,
    /// Its folder in the build output.
    built: &'static str,
}

/// The screens and their window.
pub const SCREENS: Project = Project { file: "android/pom.xml", built: "android" };
/// The core as Kotlin sees it.
pub const CORE: Project = Project { file: "android/core/pom.xml", built: "android-core" };

impl Project {
    /// Has Maven compile it anew: its compiler takes what lies there for compiled already, also where what it calls has changed since.
    pub fn compile_anew(&self, workspace: &Workspace) {
        for classes in CLASSES {
            let _ = std::fs::remove_dir_all(workspace.target.join(self.built).join(classes));
        }
    }

    /// Prepares a call of Maven on it.
    pub fn maven(&self, workspace: &Workspace) -> Command {
        let mut maven = workspace.program(Path::new("mvn"));
        maven.args(["--batch-mode", "--quiet", "--file", self.file]);
        maven.arg(format!("-Dsteunkring.target={}", workspace.target.display()));
        maven
    }

    /// Builds as far as a phase of Maven, and gives what java is told to run its classes over the core; nothing where it does not build.
    pub fn java(&self, workspace: &Workspace, phase: &str) -> Result<Option<[String; 3]>, WorkspaceError> {
        let folder = workspace.target.join(self.built);
        let list = folder.join("classpath");
        let mut build = self.maven(workspace);
        build.args([phase, "dependency:build-classpath"]).arg(format!("-Dmdep.outputFile={}", list.display()));
        if !succeeds(&mut build)? {
            return Ok(None);
        }
        let packages = std::fs::read_to_string(&list).map_err(|source| WorkspaceError::at(&list, source))?;
        let own = CLASSES.map(|classes| folder.join(classes).display().to_string()).join(":");
        let library = format!("-Djna.library.path={}", workspace.target.join("debug").display());
        Ok(Some([library, "-cp".to_owned(), format!("{own}:{}", packages.trim())]))
    }
}

/// Builds the screens and shows a home in a window; its passphrase is asked for at the terminal. Says whether all went well.
pub fn open(workspace: &Workspace, home: &str, relay: Option<&str>) -> Result<bool, WorkspaceError> {
    if let Err(Outcome::Skipped(reason) | Outcome::Failed(reason)) = prepare(workspace)? {
        eprintln!("{reason}");
        return Ok(false);
    }
    let Some(words) = SCREENS.java(workspace, "compile")? else { return Ok(false) };
    let mut window = workspace.program(Path::new("java"));
    window.args(words).args(["nl.steunkring.desktop.MainKt", home]).args(relay);
    // Not without input, as tools run: the passphrase is typed here.
    let ended = window.status().map_err(|source| WorkspaceError::at(Path::new("java"), source))?;
    Ok(ended.success())
}

/// Builds the screens and shows each of their states in a window, beginning with the one that is named. Says whether all went well.
pub fn previews(workspace: &Workspace, state: Option<&str>) -> Result<bool, WorkspaceError> {
    if let Err(Outcome::Skipped(reason) | Outcome::Failed(reason)) = prepare(workspace)? {
        eprintln!("{reason}");
        return Ok(false);
    }
    let Some(words) = SCREENS.java(workspace, "test-compile")? else { return Ok(false) };
    succeeds(workspace.program(Path::new("java")).args(words).arg("nl.steunkring.ui.previews.WindowKt").args(state))
}
