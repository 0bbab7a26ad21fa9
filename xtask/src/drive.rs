//! Two windows over one relay, driven by mouse and keys: does the app do what a person does with it?

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::lanes::Outcome;
use crate::screens;
use crate::workspace::{Workspace, WorkspaceError, answers, succeeds};

/// What drives the windows, by its packages.
const PACKAGES: [&str; 2] = ["xvfb", "xdotool"];

/// A program beside the windows, which ends with them.
struct Beside(Child);

impl Drop for Beside {
    fn drop(&mut self) {
        // One that has ended already is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Builds the windows, starts a relay and a display that nobody sees, and plays: found, map, write, let in, agree. Its pictures go to a
/// folder. Says whether all went well.
pub fn play(workspace: &Workspace, pictures: &str) -> Result<bool, WorkspaceError> {
    if let Err(Outcome::Skipped(reason) | Outcome::Failed(reason)) = screens::prepare(workspace)? {
        eprintln!("{reason}");
        return Ok(false);
    }
    if !has_display(workspace)? {
        eprintln!("install {}", PACKAGES.join(" and "));
        return Ok(false);
    }
    if !succeeds(&mut workspace.cargo(["build", "--workspace", "--bins"]))? {
        return Ok(false);
    }
    let Some(packages) = screens::classpath(workspace, "test-compile")? else { return Ok(false) };
    let folder = workspace.target.join("android/drive");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|source| started(&folder.display().to_string(), source))?;
    let mut relay = workspace.program(&workspace.target.join("debug/steunkring-relay"));
    relay.args(["--listen", "127.0.0.1:0", "--data"]).arg(folder.join("relay"));
    let (_relay, said) = begun(&mut relay)?;
    let address = said.rsplit(' ').next().unwrap_or_default().to_owned();
    let mut display = workspace.program(Path::new("Xvfb"));
    display.args(["-displayfd", "1", "-screen", "0", "840x900x24"]);
    let (_display, number) = begun(&mut display)?;
    let classes =
        ["android/test-classes", "android/classes"].map(|name| workspace.target.join(name).display().to_string());
    let mut windows = workspace.program(Path::new("java"));
    windows.env("DISPLAY", format!(":{number}"));
    windows.arg(format!("-Djna.library.path={}", workspace.target.join("debug").display()));
    windows.args(["-Dskiko.renderApi=SOFTWARE", "-cp"]).arg(format!("{}:{packages}", classes.join(":")));
    windows
        .arg("nl.steunkring.desktop.DriveKt")
        .arg(folder.join("homes"))
        .arg(address)
        .arg(absolute(workspace, pictures));
    succeeds(&mut windows)
}

fn has_display(workspace: &Workspace) -> Result<bool, WorkspaceError> {
    let is_there = || answers(workspace.program(Path::new("sh")).args(["-c", "command -v Xvfb && command -v xdotool"]));
    if !is_there() && workspace.may_install && answers(workspace.program(Path::new("apt-get")).arg("--version")) {
        let apt = || workspace.program(Path::new("apt-get"));
        // Where either fails, it is still missing, and that is what is said.
        let _ = succeeds(apt().args(["update", "-qq"]))?;
        let _ = succeeds(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(PACKAGES))?;
    }
    Ok(is_there())
}

/// Starts a program and waits for its first line.
fn begun(command: &mut Command) -> Result<(Beside, String), WorkspaceError> {
    let name = command.get_program().to_string_lossy().into_owned();
    let child = command.stdout(Stdio::piped()).spawn().map_err(|source| started(&name, source))?;
    let mut beside = Beside(child);
    let mut line = String::new();
    if let Some(out) = beside.0.stdout.take() {
        BufReader::new(out).read_line(&mut line).map_err(|source| started(&name, source))?;
    }
    Ok((beside, line.trim().to_owned()))
}

fn absolute(workspace: &Workspace, folder: &str) -> PathBuf {
    workspace.root.join(folder)
}

fn started(program: &str, source: std::io::Error) -> WorkspaceError {
    WorkspaceError::Start { program: program.to_owned(), source }
}
