//! Every command speaks JSON: one value on standard output, and errors with a code on standard error.

use std::collections::BTreeMap;

use clap::CommandFactory;
use serde_json::Value;

use crate::args::Args;
use crate::support::Terminal;

/// What to type to see each command succeed, in this order.
const SUCCEED: &[&[&str]] = &[
    &["init"],
    &["spaces"],
    &["add", "oma Rie", "--ring", "1"],
    &["add", "Yara", "--family"],
    &["tell", "oma Rie", "strength=sterk"],
    &["ask", "oma Rie", "--next"],
    &["ask"],
    &["add", "Bo"],
    &["knows", "oma Rie", "Bo", "ja"],
    &["home"],
    &["edit", "oma Rie", "birth_year=1950"],
    &["kin", "oma Rie", "parent", "Yara"],
    &["role", "oma Rie", "oppas"],
    &["consent"],
    &["map"],
    &["whose"],
    &["person", "oma Rie"],
    &["search", "oma"],
    &["settings"],
    &["measures"],
    &["import", "--people", "PEOPLE"],
    &["compare", "Ik", "oma Rie"],
    &["then", "--keep"],
    &["plan", "--goal", "Slapen"],
    &["own-words", "circle", "nest"],
    &["settle"],
    &["add", "Riet"],
    &["merge", "Riet", "oma Rie"],
    &["remove", "oma Rie"],
    &["tray", "--back", "1"],
    &["talks", "--start", "Praten"],
    &["note", "1", "--decide", "Eerder naar bed"],
    &["i-am", "Yara"],
    &["who"],
    &["relay", "http://127.0.0.1:9"],
    &["bundle", "BUNDLE"],
    &["take-in", "BUNDLE"],
    &["storage"],
    &["storage", "--tidy"],
    &["code"],
    &["lock"],
    &["lock", "list"],
    &["lost"],
    &["backup", "BACKUP", "--words-from", "PEOPLE"],
    &["restore", "BACKUP", "--words-from", "PEOPLE", "--home", "AGAIN"],
    &["export", "ZIP"],
    &["undo"],
    &["redo"],
    &["new", "Van mij"],
    &["own", "--space", "Van mij"],
    &["new", "Werk", "--kind", "worker-notes"],
    &["contact", "--with", "Ik", "--space", "Werk"],
    &["language", "en"],
    &["completion", "bash"],
    &["demo"],
];

/// What to type to see a command fail that needs somebody else to succeed.
const FAIL: &[&[&str]] =
    &[&["sync"], &["join", "geen uitnodiging"], &["invite", "Iris"], &["recover", "BUNDLE", "--words-from", "PEOPLE"]];

/// Every subcommand of the program stands in one of the tables; a new one has to be added to see it speak JSON.
#[test]
fn every_command_speaks_json() {
    let terminal = Terminal::empty();
    let files = BTreeMap::from([
        ("PEOPLE", terminal.written("people.csv", "ego;id;naam\n1;a;Kees\n")),
        ("BUNDLE", terminal.file("kring.bundle")),
        ("BACKUP", terminal.file("kopie")),
        ("AGAIN", terminal.file("again")),
        ("ZIP", terminal.file("kring.zip")),
    ]);
    let args = |line: &[&str]| -> Vec<String> {
        // The import made a second space.
        let anywhere = ["init", "new", "demo", "restore", "lock", "lost", "completion"].contains(&line[0]);
        let space = if anywhere { &["--json"][..] } else { &["--json", "--space", "Onze kring"] };
        let space = space.iter().map(|word| (*word).to_owned());
        let place = |word: &&str| files.get(word).cloned().unwrap_or_else(|| (*word).to_owned());
        space.chain(line.iter().map(place)).collect()
    };
    for line in SUCCEED {
        let args = args(line);
        let output = terminal.run(&args.iter().map(String::as_str).collect::<Vec<_>>(), "");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success() && said.is_empty(), "{line:?}: {said}");
        let value: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{line:?}: no JSON"));
        assert!(value.is_object() || value.is_array(), "{line:?}: {value}");
    }
    for line in FAIL {
        let args = args(line);
        let output = terminal.run(&args.iter().map(String::as_str).collect::<Vec<_>>(), "");
        assert!(!output.status.success() && output.stdout.is_empty(), "{line:?}");
        is_error(&output.stderr);
    }
    let shown: Vec<&str> = SUCCEED.iter().chain(FAIL).map(|line| line[0]).collect();
    let command = Args::command();
    let missing: Vec<&str> =
        command.get_subcommands().map(clap::Command::get_name).filter(|name| !shown.contains(name)).collect();
    assert!(missing.is_empty(), "put a line for {missing:?} in the tables of this test");
}

#[test]
fn what_was_mistyped_is_said_as_json_too() {
    let terminal = Terminal::new();
    for wrong in [&["zomaar"][..], &["add"], &["kin", "Nadia", "uncle", "Nadia"], &["tray", "--back", "x"]] {
        let (code, error) = terminal.error(wrong);
        assert_eq!((code, error["code"].as_str()), (2, Some("usage")), "{wrong:?}");
        assert!(!error["message"].as_str().unwrap().contains('\n'), "{error}");
    }
    let help = terminal.good(&["--json", "--help"]);
    assert!(help.contains("Usage"), "{help}");
}

/// The last line is an error as programs read it; lines before it ask for the other side's answer.
fn is_error(said: &[u8]) {
    let said = String::from_utf8(said.to_vec()).unwrap();
    let value: Value = serde_json::from_str(said.lines().last().unwrap()).unwrap_or_else(|_| panic!("{said}"));
    let error = &value["error"];
    assert!(error["code"].is_string() && error["message"].is_string(), "{said}");
}
