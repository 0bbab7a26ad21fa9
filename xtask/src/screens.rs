//! The screens in Kotlin: what they are built from, and the window that shows them.

use std::path::Path;
use std::process::Command;

use crate::lanes::Outcome;
use crate::workspace::{Workspace, WorkspaceError, answers, succeeds};
use crate::{bindings, look};

/// What the screens need of the system, by their packages.
const PACKAGES: [&str; 5] = ["openjdk-17-jdk-headless", "maven", "libgl1", "libx11-6", "libfontconfig1"];

/// Sees to it that there is a JDK and Maven, and writes what the screens are built from; otherwise says how the lane ends.
pub fn prepare(workspace: &Workspace) -> Result<Result<(), Outcome>, WorkspaceError> {
    if let Err(missing) = java(workspace)? {
        return Ok(Err(missing));
    }
    if !bindings::write(workspace)? {
        return Ok(Err(Outcome::Failed("the bindings could not be written: the message above says why".to_owned())));
    }
    compile_anew(workspace, "android");
    Ok(look::write(workspace).map_err(Outcome::Failed))
}

/// Has Maven compile a project anew: its compiler takes what lies there for compiled already, also where what it calls has changed since.
pub fn compile_anew(workspace: &Workspace, project: &str) {
    for classes in ["classes", "test-classes"] {
        let _ = std::fs::remove_dir_all(workspace.target.join(project).join(classes));
    }
}

/// Sees to it that there is a JDK and Maven; otherwise says how the lane ends.
pub fn java(workspace: &Workspace) -> Result<Result<(), Outcome>, WorkspaceError> {
    let is_there = || answers(workspace.program(Path::new("mvn")).arg("--version"));
    if !is_there() && workspace.may_install && answers(workspace.program(Path::new("apt-get")).arg("--version")) {
        let apt = || workspace.program(Path::new("apt-get"));
        // Where either fails, Maven is still missing, and that is what is said.
        let _ = succeeds(apt().args(["update", "-qq"]))?;
        let _ = succeeds(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(PACKAGES))?;
    }
    if !is_there() {
        return Ok(Err(Outcome::Skipped(format!("Maven is missing: install {}", PACKAGES.join(", ")))));
    }
    Ok(Ok(()))
}

/// Prepares a call of Maven on the screens.
pub fn maven(workspace: &Workspace) -> Command {
    project(workspace, "android/pom.xml")
}

/// Prepares a call of Maven on one of its projects.
pub fn project(workspace: &Workspace, file: &str) -> Command {
    let mut maven = workspace.program(Path::new("mvn"));
    maven.args(["--batch-mode", "--quiet", "--file", file]);
    maven.arg(format!("-Dsteunkring.target={}", workspace.target.display()));
    maven
}

/// Builds as far as a phase of Maven, and gives the path of all packages; nothing where it does not build.
pub fn classpath(workspace: &Workspace, phase: &str) -> Result<Option<String>, WorkspaceError> {
    let list = workspace.target.join("android/classpath");
    let mut build = maven(workspace);
    build.args([phase, "dependency:build-classpath"]).arg(format!("-Dmdep.outputFile={}", list.display()));
    if !succeeds(&mut build)? {
        return Ok(None);
    }
    let packages = std::fs::read_to_string(&list)
        .map_err(|source| WorkspaceError::Start { program: list.display().to_string(), source })?;
    Ok(Some(packages.trim().to_owned()))
}

/// Builds the screens and shows a home in a window; its passphrase is asked for at the terminal. Says whether all went well.
pub fn open(workspace: &Workspace, home: &str, relay: Option<&str>) -> Result<bool, WorkspaceError> {
    if let Err(missing) = prepare(workspace)? {
        if let Outcome::Skipped(reason) | Outcome::Failed(reason) = missing {
            eprintln!("{reason}");
        }
        return Ok(false);
    }
    let Some(packages) = classpath(workspace, "compile")? else { return Ok(false) };
    let classes = workspace.target.join("android/classes");
    let mut window = workspace.program(Path::new("java"));
    window.arg(format!("-Djna.library.path={}", workspace.target.join("debug").display()));
    window.arg("-cp").arg(format!("{}:{packages}", classes.display()));
    window.args(["nl.steunkring.desktop.MainKt", home]).args(relay);
    // Not without input, as tools run: the passphrase is typed here.
    let ended = window.status().map_err(|source| WorkspaceError::Start { program: "java".to_owned(), source })?;
    Ok(ended.success())
}
