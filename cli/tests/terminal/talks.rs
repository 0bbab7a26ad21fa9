//! What is told of a talk and of who is there.

use crate::support::Terminal;

#[test]
fn a_talk_is_told_in_full_and_shown() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie"]);
    terminal.good(&[
        "talks",
        "--start",
        "Praten op school",
        "--day",
        "2026-11-24",
        "--type",
        "netwerkberaad",
        "--from",
        "15:30",
        "--until",
        "16:15",
        "--place",
        "lokaal 4",
        "--place-kind",
        "school",
        "--child-chose",
        "ja",
        "--agenda",
        "slapen",
        "--agenda",
        "eten",
        "--with",
        "oma Rie",
        "--guest",
        "meester Jan",
        "--public",
        "Samen eten.",
    ]);
    for told in [
        &["--who", "meester Jan", "--tells", "background=docent", "--tells", "org=De Regenboog"][..],
        &["--who", "oma Rie", "--tells", "rsvp=misschien", "--tells", "role=gespreksleider", "--tells", "came=ja"],
        &["--who", "oma Rie", "--how-was-it", "Fijn."],
        &["--step", "brengen", "--owner", "oma Rie"],
    ] {
        terminal.good(&[&["note", "1"], told].concat());
    }
    let shown = terminal.good(&["note", "1"]);
    for said in [
        "Praten met iedereen",
        "24 november 2026, 15:30–16:15",
        "lokaal 4",
        "slapen",
        "meester Jan  Docent  De Regenboog",
        "Misschien  Leidt het gesprek",
        "[Nog doen] brengen  oma Rie",
        "Oma Rie: Fijn.",
        "Samen eten.",
        "Wie dit kan lezen: Nadia.",
    ] {
        assert!(shown.contains(said), "{said} is not in:\n{shown}");
    }
    // What is done in the plan is done in the note.
    terminal.good(&["plan", "--done", "1"]);
    assert!(terminal.good(&["note", "1"]).contains("[Klaar] brengen"));
    // An empty answer takes away, one step takes all of it back.
    terminal.good(&[
        "note",
        "1",
        "--place",
        "",
        "--until",
        "",
        "--title",
        "Thuis",
        "--who",
        "oma Rie",
        "--tells",
        "present=nee",
    ]);
    let changed = terminal.good(&["note", "1"]);
    assert!(!changed.contains("lokaal 4") && !changed.contains("16:15") && changed.starts_with("Thuis"), "{changed}");
    assert!(!changed.contains("Leidt het gesprek"), "{changed}");
    terminal.good(&["undo"]);
    assert!(terminal.good(&["note", "1"]).contains("lokaal 4"));
}

#[test]
fn what_cannot_be_told_of_a_talk_changes_nothing() {
    let terminal = Terminal::new();
    terminal.good(&["talks", "--start", "Thuis"]);
    let before = (terminal.json(&["talks"]), terminal.json(&["note", "1"]));
    let long = "x".repeat(5_000);
    for (wrong, code) in [
        (&["talks", "--start", "x", "--type", "casuistiek"][..], "invalid"),
        (&["note", "1", "--type", "symposium"], "invalid"),
        (&["note", "1", "--type", "feest"], "usage"),
        (&["talks", "--day", "2026-11-24"], "usage"),
        (&["note", "1", "--from", "25:00"], "usage"),
        (&["note", "1", "--child-chose", "misschien"], "usage"),
        (&["note", "1", "--place-kind", "maan"], "usage"),
        (&["note", "1", "--guest", &long], "usage"),
        (&["note", "1", "--public", &long], "usage"),
        (&["note", "1", "--who", "niemand", "--tells", "rsvp=ja"], "usage"),
        (&["note", "1", "--who", "Nadia", "--tells", "rsvp=altijd"], "usage"),
        (&["note", "1", "--who", "Nadia", "--tells", "schoenmaat=38"], "usage"),
        (&["note", "1", "--who", "Nadia", "--tells", "rsvp"], "usage"),
        (&["note", "1", "--tells", "rsvp=ja"], "usage"),
    ] {
        assert_eq!(terminal.error(wrong).1["code"], code, "{wrong:?}");
    }
    assert_eq!((terminal.json(&["talks"]), terminal.json(&["note", "1"])), before);
}

#[test]
fn a_photo_is_added_saved_and_taken_away() {
    let terminal = Terminal::new();
    terminal.good(&["talks", "--start", "Praten"]);
    let photo = terminal.written("taart.jpg", "");
    std::fs::write(&photo, b"\xFF\xD8\xFF\xE0 een foto").unwrap();
    let voice = terminal.written("stem.wav", "RIFF....WAVE een stem");
    terminal.good(&["note", "1", "--attach", &photo]);
    let shown = terminal.good(&["note", "1", "--attach", &voice, "--seconds", "65"]);
    assert!(shown.contains("1. Foto  Van Nadia, ") && shown.contains("2. Stem: 1:05  Van Nadia, "), "{shown}");
    let out = terminal.file("terug.jpg");
    let shown = terminal.good(&["note", "1", "--save-media", "1", "--into", &out]);
    assert!(shown.contains("Het staat nu in"), "{shown}");
    assert_eq!(std::fs::read(&out).unwrap(), std::fs::read(&photo).unwrap());
    assert_eq!(terminal.error(&["note", "1", "--save-media", "1", "--into", &out]).1["code"], "file");
    let shown = terminal.good(&["note", "1", "--detach", "1"]);
    assert!(shown.contains("1. Stem") && shown.contains("Terugzetten kan met"), "{shown}");
    assert!(terminal.good(&["tray"]).contains("Foto"));
    terminal.good(&["tray", "--back", "1"]);
    assert_eq!(terminal.json(&["note", "1"])["media"].as_array().unwrap().len(), 2);
    assert!(terminal.good(&["storage"]).contains("Foto en stem: "));
    let words = terminal.written("words", "zeven blauwe fietsen\n");
    let saved = terminal.json(&["backup", &terminal.file("kopie"), "--words-from", &words]);
    assert_eq!(saved["saved"]["media"], 2);
}

#[test]
fn what_is_no_photo_is_refused() {
    let terminal = Terminal::new();
    terminal.good(&["talks", "--start", "Praten"]);
    let text = terminal.written("tekst.txt", "zomaar een tekst");
    let (code, said) = terminal.bad(&["note", "1", "--attach", &text]);
    assert!(code == 2 && said.contains("Dit is geen foto en geen stem."), "{code} {said}");
    assert_eq!(terminal.error(&["note", "1", "--attach", &terminal.file("weg.jpg")]).1["code"], "file");
    assert_eq!(terminal.error(&["note", "1", "--attach", &text, "--seconds", "0"]).0, 2);
    assert_eq!(terminal.error(&["note", "1", "--detach", "1"]).0, 2);
    assert_eq!(terminal.json(&["note", "1"])["media"].as_array().unwrap().len(), 0);
}
