//! The program as a person uses it: real processes on a real home.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

struct Terminal {
    folder: tempfile::TempDir,
}

impl Terminal {
    fn new() -> Self {
        let terminal = Self { folder: tempfile::tempdir().unwrap() };
        terminal.good(&["init", "Onze kring", "--me", "Nadia"]);
        terminal
    }

    fn home(&self) -> std::path::PathBuf {
        self.folder.path().join("home")
    }

    fn run(&self, args: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_steunkring"))
            .arg("--home")
            .arg(self.home())
            .args(args)
            .env_remove("STEUNKRING_KEY")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    fn good(&self, args: &[&str]) -> String {
        let output = self.run(args, "");
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn bad(&self, args: &[&str]) -> (i32, String) {
        let output = self.run(args, "");
        assert!(!output.status.success(), "{args:?} should be refused");
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    fn json(&self, args: &[&str]) -> Value {
        let mut all = vec!["--json"];
        all.extend(args);
        serde_json::from_str(&self.good(&all)).unwrap()
    }
}

#[test]
fn a_circle_from_nothing() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie", "--ring", "1", "--domain", "familie"]);
    terminal.good(&["add", "juf Els", "--domain", "werk_school", "--formality", "voorveld"]);
    terminal.good(&["add", "Bo"]);
    terminal.good(&["tell", "oma rie", "strength=sterk", "stress=geen", "praktisch=vaak", "gives-gezelschap=ja"]);
    let map = terminal.json(&["map"]);
    let inner = &map["rings"][0]["people"][0];
    assert_eq!(inner["name"]["text"], "oma Rie");
    assert_eq!((&inner["line"], &inner["arrow"]), (&Value::from("strong"), &Value::from("both")));
    assert_eq!(map["rings"][3]["people"][0]["place"], "assumed");
    assert_eq!(map["waiting"][0]["name"]["text"], "Bo");
    let shown = terminal.good(&["map"]);
    assert!(shown.contains("oma Rie") && shown.contains("<≡≡≡≡≡>"), "{shown}");
}

#[test]
fn english_when_asked() {
    let terminal = Terminal::new();
    let dutch = terminal.json(&["map"])["title"]["text"].clone();
    let english = terminal.json(&["--lang", "en", "map"])["title"]["text"].clone();
    assert_ne!(dutch, english);
    terminal.good(&["language", "en"]);
    assert_eq!(terminal.json(&["map"])["title"]["text"], english);
}

#[test]
fn a_note_from_standard_input() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie"]);
    terminal.good(&["talks", "--start", "Praten op school", "--day", "2026-11-24", "--with", "oma Rie"]);
    let written = terminal.run(&["note", "1", "--write", "-"], "Oma komt morgen 👍.\n");
    assert!(written.status.success());
    terminal.good(&[
        "note",
        "Praten op school",
        "--decide",
        "Eerder naar bed",
        "--step",
        "Brengen",
        "--owner",
        "oma Rie",
    ]);
    let note = terminal.json(&["note", "1"]);
    assert_eq!(note["body"], "Oma komt morgen 👍.");
    assert_eq!(note["decisions"][0]["text"], "Eerder naar bed");
    assert_eq!(note["actions"][0]["text"], "Brengen");
    assert_eq!(terminal.json(&["talks"])["items"][0]["day"], "2026-11-24");
}

#[test]
fn away_and_back() {
    let terminal = Terminal::new();
    terminal.good(&["add", "Bo", "--ring", "2"]);
    terminal.good(&["remove", "Bo"]);
    assert_eq!(terminal.json(&["tray"])["items"][0]["name"]["text"], "Bo");
    terminal.good(&["tray", "--back", "1"]);
    assert_eq!(terminal.json(&["map"])["rings"][1]["people"][0]["name"]["text"], "Bo");
    terminal.good(&["undo"]);
    assert_eq!(terminal.json(&["tray"])["items"][0]["name"]["text"], "Bo");
    terminal.good(&["redo"]);
    assert!(terminal.json(&["tray"])["items"].as_array().unwrap().is_empty());
}

#[test]
fn pictures_are_real_files() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie", "--ring", "1"]);
    let file = |name: &str| terminal.folder.path().join(name).to_str().unwrap().to_owned();
    terminal.good(&["map", "--svg", &file("m.svg"), "--png", &file("m.png"), "--pdf", &file("m.pdf")]);
    let begins = |name: &str, magic: &[u8]| std::fs::read(file(name)).unwrap().starts_with(magic);
    assert!(begins("m.svg", b"<svg") && begins("m.png", b"\x89PNG\r\n\x1a\n") && begins("m.pdf", b"%PDF-"));
}

#[test]
fn what_cannot_be_is_said_and_changes_nothing() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie"]);
    let before = terminal.json(&["map"]);
    let long = "x".repeat(10_000);
    let wrong: [&[&str]; 10] = [
        &["add", ""],
        &["add", &long],
        &["add", "\u{200B}"],
        &["add", "Bo", "--ring", "7"],
        &["tell", "oma Rie", "strength=reuze"],
        &["tell", "niemand", "strength=sterk"],
        &["tell", "oma Rie", "zomaar"],
        &["talks", "--start", "x", "--day", "0000-01-01"],
        &["note", "99"],
        &["tray", "--back", "0"],
    ];
    for args in wrong {
        let (code, said) = terminal.bad(args);
        assert_eq!(code, 2, "{said}");
        assert!(!said.contains("panicked") && !said.contains(&long), "{said}");
    }
    assert_eq!(terminal.json(&["map"]), before);
}

#[test]
fn a_wrong_key_and_no_home_are_told_apart() {
    let terminal = Terminal::new();
    let key = terminal.folder.path().join("other.key");
    std::fs::copy(terminal.home().with_extension("key"), &key).unwrap();
    std::fs::write(&key, [9; 32]).unwrap();
    let (code, said) = terminal.bad(&["--key", key.to_str().unwrap(), "map"]);
    assert_eq!(code, 3);
    assert!(said.contains("key"), "{said}");
    let nowhere = Terminal { folder: tempfile::tempdir().unwrap() };
    let (_, said) = nowhere.bad(&["map"]);
    assert!(said.contains("init"), "{said}");
    terminal.good(&["map"]);
}

/// Starts a command that talks; gives it and its first line that begins with a word.
fn talk(home: &Path, args: &[&str], word: &str) -> (std::process::Child, BufReader<std::process::ChildStdout>, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_steunkring"))
        .arg("--home")
        .arg(home)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let line = said(&mut out, word);
    (child, out, line)
}

fn said(out: &mut BufReader<std::process::ChildStdout>, word: &str) -> String {
    let mut line = String::new();
    while out.read_line(&mut line).unwrap() > 0 {
        if let Some(rest) = line.strip_prefix(word) {
            return rest.trim().to_owned();
        }
        line.clear();
    }
    panic!("{word} was not said");
}

#[test]
fn two_homes_meet_over_copied_lines_and_a_file() {
    let (family, worker) = (Terminal::new(), Terminal { folder: tempfile::tempdir().unwrap() });
    family.good(&["add", "oma Rie", "--ring", "1"]);
    worker.good(&["init", "Mijn eigen", "--me", "Iris"]);
    let (mut inviter, mut heard, invitation) = talk(&family.home(), &["invite", "Iris"], "invitation:");
    let (mut joiner, _heard, answer) = talk(&worker.home(), &["join", &invitation, "--name", "Familie"], "answer:");
    writeln!(inviter.stdin.take().unwrap(), "{answer}").unwrap();
    let welcome = said(&mut heard, "welcome:");
    assert!(inviter.wait().unwrap().success());
    writeln!(joiner.stdin.take().unwrap(), "{welcome}").unwrap();
    assert!(joiner.wait().unwrap().success());
    let file = family.folder.path().join("kring.bundle").to_str().unwrap().to_owned();
    family.good(&["bundle", &file]);
    worker.good(&["--space", "Familie", "take-in", &file]);
    let people = worker.json(&["--space", "Familie", "who"]);
    assert_eq!((people[0]["name"].as_str(), people[1]["name"].as_str()), (Some("Nadia"), Some("Iris")));
    worker.good(&["--space", "Familie", "add", "Bo", "--ring", "2"]);
    worker.good(&["--space", "Familie", "bundle", &file]);
    family.good(&["take-in", &file]);
    assert!(family.good(&["map", "--by", "Nadia"]).contains("oma Rie"));
    let (code, _) = family.bad(&["join", "geen uitnodiging"]);
    assert_eq!(code, 2);
}

#[test]
fn the_demo_does_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    let output = Command::new(env!("CARGO_BIN_EXE_steunkring")).args(["demo", "--keep"]).arg(&kept).output().unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}{wrong}");
    assert!(said.contains("oma Rie") && said.contains("Praten op school"), "{said}");
    for file in ["map.svg", "map.png", "map.pdf", "report.html"] {
        assert!(Path::new(&kept).join(file).metadata().unwrap().len() > 1_000, "{file}");
    }
    let again = Command::new(env!("CARGO_BIN_EXE_steunkring"))
        .arg("--home")
        .arg(kept.join("nadia"))
        .arg("map")
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&again.stdout).contains("trainer Mo"));
}
