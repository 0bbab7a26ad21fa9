//! Two windows over one relay, driven by mouse and keys: does the app do what a person does with it?

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::lanes::Outcome;
use crate::screens;
use crate::workspace::{Workspace, WorkspaceError, answers, succeeds};

/// What drives the windows, by its packages.
const PACKAGES: [&str; 4] = ["xvfb", "xdotool", "espeak-ng", "libasound2"];
/// Says whether they are there.
const THERE: &str =
    "command -v Xvfb && command -v xdotool && command -v espeak-ng && ldconfig -p | grep -q libasound.so.2";
/// What is said into the microphone.
const SAID: &str = "Oma brengt Testa naar school. Dat is fijn.";
/// How a voice begins that the program for it writes: the head of a file that says how it sounds.
const HEAD: usize = 44;

/// A program beside the windows, which ends with them.
struct Beside(Child);

impl Drop for Beside {
    fn drop(&mut self) {
        // One that has ended already is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Builds the windows, starts a relay, a display that nobody sees and a sound card of files, and plays: found, map, write, say, let in,
/// agree. Its pictures go to a folder. Says whether all went well.
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
    let Some(words) = screens::SCREENS.java(workspace, "test-compile")? else { return Ok(false) };
    let folder = workspace.target.join("android/drive");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|source| WorkspaceError::at(&folder, source))?;
    let mut relay = workspace.program(&workspace.target.join("debug/steunkring-relay"));
    relay.args(["--listen", "127.0.0.1:0", "--data"]).arg(folder.join("relay"));
    let (_relay, said) = begun(&mut relay)?;
    let address = said.rsplit(' ').next().unwrap_or_default().to_owned();
    let mut display = workspace.program(Path::new("Xvfb"));
    display.args(["-displayfd", "1", "-screen", "0", "840x900x24"]);
    let (_display, number) = begun(&mut display)?;
    let (card, heard) = sound(workspace, &folder)?;
    let mut windows = workspace.program(Path::new("java"));
    windows.env("DISPLAY", format!(":{number}")).env("ALSA_CONFIG_PATH", card);
    windows.arg("-Dskiko.renderApi=SOFTWARE").args(words);
    windows.arg("nl.steunkring.desktop.DriveKt").arg(folder.join("homes")).arg(address);
    windows.arg(workspace.root.join(pictures)).arg(heard);
    succeeds(&mut windows)
}

/// A sound card of files: a voice is said into its microphone, and what is heard goes to the second file.
fn sound(workspace: &Workspace, folder: &Path) -> Result<(PathBuf, PathBuf), WorkspaceError> {
    let [card, voice, raw, heard] =
        ["asound.conf", "voice.wav", "voice.raw", "heard.raw"].map(|name| folder.join(name));
    let mut speak = workspace.program(Path::new("espeak-ng"));
    succeeds(speak.args(["-v", "nl", "-w"]).arg(&voice).arg(SAID))?;
    let said = std::fs::read(&voice).map_err(|source| WorkspaceError::at(&voice, source))?;
    let write =
        |path: &Path, bytes: &[u8]| std::fs::write(path, bytes).map_err(|source| WorkspaceError::at(path, source));
    write(&raw, said.get(HEAD..).unwrap_or_default())?;
    write(&heard, &[])?;
    let file = |heard: &Path, said: &str| {
        let slave = "slave.pcm { type null }";
        format!("{{ type file {slave} file \"{}\" {said} format raw }}", heard.display())
    };
    let (playback, capture) =
        (file(&heard, ""), file(Path::new("/dev/null"), &format!("infile \"{}\"", raw.display())));
    let config = format!("pcm.!default {{ type asym playback.pcm {playback} capture.pcm {capture} }}\n");
    write(&card, config.as_bytes())?;
    Ok((card, heard))
}

fn has_display(workspace: &Workspace) -> Result<bool, WorkspaceError> {
    workspace.has(|| answers(workspace.program(Path::new("sh")).args(["-c", THERE])), &PACKAGES)
}

/// Starts a program and waits for its first line.
fn begun(command: &mut Command) -> Result<(Beside, String), WorkspaceError> {
    let name = PathBuf::from(command.get_program());
    let child = command.stdout(Stdio::piped()).spawn().map_err(|source| WorkspaceError::at(&name, source))?;
    let mut beside = Beside(child);
    let mut line = String::new();
    if let Some(out) = beside.0.stdout.take() {
        BufReader::new(out).read_line(&mut line).map_err(|source| WorkspaceError::at(&name, source))?;
    }
    Ok((beside, line.trim().to_owned()))
}
