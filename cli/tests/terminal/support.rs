//! A home in a folder of its own, and commands typed at it.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use serde_json::Value;

/// A folder with at most one home in it, gone when dropped.
pub struct Terminal {
    pub folder: tempfile::TempDir,
}

impl Terminal {
    /// With a home in which Nadia has a circle.
    pub fn new() -> Self {
        let terminal = Self::empty();
        terminal.good(&["init", "Onze kring", "--me", "Nadia"]);
        terminal
    }

    /// Without a home.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// The path of a file beside the home.
    pub fn file(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    /// The path of a file beside the home with this text in it.
    pub fn written(&self, name: &str, text: &str) -> String {
        let file = self.file(name);
        std::fs::write(&file, text).unwrap();
        file
    }

    pub fn run(&self, args: &[&str], input: &str) -> Output {
        self.run_bytes(args, input.as_bytes())
    }

    pub fn run_bytes(&self, args: &[&str], input: &[u8]) -> Output {
        let mut child = command(&self.home(), args).stderr(Stdio::piped()).spawn().unwrap();
        // A command that reads nothing may have ended by now.
        let _ = child.stdin.take().unwrap().write_all(input);
        child.wait_with_output().unwrap()
    }

    /// What a command that must succeed prints.
    pub fn good(&self, args: &[&str]) -> String {
        let output = self.run(args, "");
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The exit code and message of a command that must fail.
    pub fn bad(&self, args: &[&str]) -> (i32, String) {
        let output = self.run(args, "");
        assert!(!output.status.success(), "{args:?} should be refused");
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    /// The one JSON value that a command prints.
    pub fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.good(&[&["--json"], args].concat())).unwrap()
    }

    /// The exit code of a command that must fail, and the error that it prints as JSON; it prints nothing else.
    pub fn error(&self, args: &[&str]) -> (i32, Value) {
        let output = self.run(&[&["--json"], args].concat(), "");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && output.stdout.is_empty(), "{args:?} should be refused: {said}");
        let error: Value = serde_json::from_str(&said).unwrap_or_else(|_| panic!("{args:?}: no JSON: {said}"));
        (output.status.code().unwrap(), error["error"].clone())
    }
}

/// Lets a worker's new home into the family's space by copied lines, and takes the family's file in. Gives the file's path.
pub fn let_in(family: &Terminal, worker: &Terminal) -> String {
    worker.good(&["init", "Mijn eigen", "--me", "Iris"]);
    let (mut inviter, mut heard, invitation) = talk(&family.home(), &["invite", "Iris", "--go-on"], "Uitnodiging:");
    let (mut joiner, _heard, answer) = talk(&worker.home(), &["join", &invitation, "--name", "Familie"], "Antwoord:");
    writeln!(inviter.stdin.take().unwrap(), "{answer}").unwrap();
    let welcome = said(&mut heard, "Welkom:");
    assert!(inviter.wait().unwrap().success());
    writeln!(joiner.stdin.take().unwrap(), "{welcome}").unwrap();
    assert!(joiner.wait().unwrap().success());
    let file = family.file("kring.bundle");
    family.good(&["bundle", &file]);
    worker.good(&["--space", "Familie", "take-in", &file]);
    file
}

/// Starts a command that talks; gives it and its first line that begins with a word.
pub fn talk(home: &Path, args: &[&str], word: &str) -> (Child, BufReader<ChildStdout>, String) {
    let mut child = command(home, args).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let line = said(&mut out, word);
    (child, out, line)
}

/// The rest of the next line that begins with a word.
pub fn said(out: &mut impl BufRead, word: &str) -> String {
    let mut line = String::new();
    while out.read_line(&mut line).unwrap() > 0 {
        if let Some(rest) = line.strip_prefix(word) {
            return rest.trim().to_owned();
        }
        line.clear();
    }
    panic!("{word} was not said");
}

pub fn command(home: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_steunkring"));
    command.arg("--home").arg(home).args(args).env_remove("STEUNKRING_KEY").env_remove("STEUNKRING_HOME");
    // Dutch until a home says otherwise, wherever the tests run.
    command.env("LC_ALL", "nl_NL.UTF-8").stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

/// With files that may not grow above a number of blocks, as on a disk that is full at that moment.
pub fn with_room(terminal: &Terminal, blocks: u32, args: &[&str]) -> Output {
    let line = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    Command::new("sh")
        .env("LC_ALL", "nl_NL.UTF-8")
        .args(["-c", &line, env!("CARGO_BIN_EXE_steunkring"), "--json", "--home"])
        .arg(terminal.home())
        .args(args)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}
