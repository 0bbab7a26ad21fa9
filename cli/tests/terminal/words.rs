//! What the terminal says: in the language that was asked for, that of the home, or that of the computer.

use std::process::{Command, Stdio};

use crate::support::{Terminal, command};

/// What a command that fails says, on a computer that speaks this language.
fn refused(home: &std::path::Path, language: &str, args: &[&str]) -> String {
    let mut command = command(home, args);
    let output = command.env("LC_ALL", language).stdin(Stdio::null()).output().unwrap();
    assert!(!output.status.success(), "{args:?}");
    assert!(output.stdout.is_empty(), "{args:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn what_was_done_is_said_in_the_language_of_the_home() {
    let terminal = Terminal::empty();
    let said = [
        (&["init", "Onze kring", "--me", "Nadia"][..], "Onze kring is begonnen.", "Onze kring has begun."),
        (&["add", "oma Rie"], "Oma Rie staat erbij.", "Oma Rie was added."),
        (&["tell", "oma Rie", "ring=1"], "Het is veranderd.", "Changed."),
        (&["edit", "oma Rie", "birth_year=1950"], "Het is veranderd.", "Changed."),
        (&["kin", "oma Rie", "parent", "Nadia"], "Het is veranderd.", "Changed."),
        (&["kin", "oma Rie", "parent", "Nadia", "--remove"], "Terugzetten kan met", "You can put it back with"),
        (&["role", "oma Rie", "oppas"], "Het is veranderd.", "Changed."),
        (&["talks", "--start", "Praten"], "Praten is begonnen.", "Praten has begun."),
        (&["i-am", "Nadia"], "Jij bent hier Nadia.", "You are Nadia here."),
        (&["remove", "oma Rie"], "Oma Rie is weggehaald.\nTerugzetten kan met", "Oma Rie was taken away.\nYou can"),
        (&["tray", "--back", "1"], "Oma Rie staat er weer.", "Oma Rie is back."),
        (&["undo"], "Het is weer zoals eerst.", "It is as it was before."),
        (&["redo"], "Dat is gedaan.", "Done."),
        (&["add", "Riet"], "Riet staat erbij.", "Riet was added."),
        (&["merge", "Riet", "oma Rie"], "Riet en oma Rie zijn nu samen: oma Rie.", "Riet and oma Rie are one now"),
        (&["relay", "http://127.0.0.1:9"], "Het doorgeven lukt nu niet.", "The relay does not answer."),
        (&["bundle", "FILE"], "Het staat nu in ", "It is in "),
        (&["take-in", "FILE"], "Alles uit dit bestand staat er nu.", "Everything in this file is here now."),
        (&["storage"], "kB op 1 plek\nOnze kring\n  Tekst: ", "kB in 1 space\nOnze kring\n  Texts: "),
        (&["storage", "--tidy"], "Er is niets om op te ruimen.", "There was nothing to tidy up."),
        (&["language", "nl-B1"], "De taal is nu nl-B1.", "The language is nl-B1 now."),
    ];
    let english = Terminal::empty();
    for (args, dutch, in_english) in said {
        for (home, language, expected) in [(&terminal, "nl-A2", dutch), (&english, "en", in_english)] {
            let file = home.file("kring.bundle");
            let word = |word: &&'static str| if *word == "FILE" { file.clone() } else { (*word).to_owned() };
            let args: Vec<String> = ["--lang", language].iter().chain(args).map(word).collect();
            let shown = home.good(&args.iter().map(String::as_str).collect::<Vec<_>>());
            assert!(shown.contains(expected), "{args:?}: {shown}");
        }
    }
    terminal.good(&["language", "en"]);
    assert!(terminal.good(&["undo"]).contains("It is as it was before."));
}

#[test]
fn what_cannot_be_is_said_in_the_language_too() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie"]);
    let home = terminal.home();
    let said = [
        (&["tell", "niemand", "ring=1"][..], "Zo heet hier niemand.", "Nobody is called that here."),
        (&["tell", "oma Rie", "ring=7"], "Ring: dit kennen we niet.\n  Dit kan: 1, 2, 3", "Ring: we do not know this."),
        (&["tell", "oma Rie", "zomaar"], "Typ het zo: strength=sterk.", "Type it like this: strength=sterk."),
        (&["add", ""], "Name: hier staat niets.", "Name: there is nothing in it."),
        (&["add", "--ring"], "Hier moet nog iets bij: --ring", "Something is missing here: --ring"),
        (&["zomaar"], "Dit kennen we niet: zomaar.", "We do not know this: zomaar."),
        (&["languag", "en"], "Misschien bedoel je dit: language.", "Perhaps you mean this: language."),
        (&["kin", "Nadia", "uncle", "Nadia"], "past dit niet: uncle.", "This does not fit with"),
        (&["kin", "Nadia", "parent", "Nadia"], "twee keer dezelfde persoon", "the same person twice"),
        (&["undo", "--lang"], "Hier moet nog iets bij: --lang", "Something is missing here: --lang"),
        (&["sync"], "Er is nog geen computer die dit doorgeeft.", "There is no computer yet that passes this on."),
        (&["redo"], "Er is niets terug te zetten of over te doen.", "There is nothing to take back or to do again."),
        (&["note", "7"], "Dit gesprek is er niet.\n  Kijk met `steunkring talks`.", "There is no such talk."),
        (&["--space", "Zomaar", "map"], "Zo heet hier geen plek.", "No space is called that here."),
        (
            &["take-in", "/geen/bestand"],
            "Dit bestand is er niet: /geen/bestand.",
            "There is no such file: /geen/bestand.",
        ),
    ];
    for (args, dutch, english) in said {
        let shown = refused(&home, "nl_BE.UTF-8", args);
        assert!(shown.contains(dutch), "{args:?}: {shown}");
        // An option that is not read to its end leaves the language to the computer.
        let shown = match args.last() {
            Some(&"--lang") => refused(&home, "C.UTF-8", args),
            _ => refused(&home, "nl_BE.UTF-8", &[&["--lang", "en"], args].concat()),
        };
        assert!(shown.contains(english), "{args:?}: {shown}");
    }
    // The home speaks Dutch wherever it is opened; before there is one, the computer's language is spoken.
    assert!(refused(&home, "en_GB.UTF-8", &["redo"]).contains("Er is niets terug te zetten"));
    let nowhere = Terminal::empty();
    assert!(refused(&nowhere.home(), "en_GB.UTF-8", &["map"]).contains("Nothing has been begun here yet."));
    assert!(refused(&nowhere.home(), "nl_NL.UTF-8", &["map"]).contains("Hier is nog niets begonnen."));
}

/// What is typed is said back without what a terminal takes for an order, and only its beginning.
#[test]
fn what_is_said_back_is_harmless() {
    let terminal = Terminal::new();
    for strange in ["\u{1B}[31mrood\u{202E}", &"x".repeat(5_000)] {
        let shown = refused(&terminal.home(), "nl_NL.UTF-8", &[strange]);
        assert!(!shown.contains(['\u{1B}', '\u{202E}']) && shown.len() < 400, "{shown:?}");
    }
}

/// A reader that stops early, such as `head`, is no failure.
#[test]
fn a_reader_that_stops_ends_it_quietly() {
    let terminal = Terminal::new();
    let mut child = command(&terminal.home(), &["map"]).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    // Where nothing can be written it is said.
    if let Ok(full) = std::fs::File::options().write(true).open("/dev/full") {
        let mut command = Command::new(env!("CARGO_BIN_EXE_steunkring"));
        let output = command.arg("--home").arg(terminal.home()).arg("map").stdout(full).output().unwrap();
        assert!(!output.status.success() && !output.stderr.is_empty());
    }
}
