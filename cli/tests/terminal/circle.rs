//! People, ties, notes, the tray and pictures.

use serde_json::Value;

use crate::support::Terminal;

#[test]
fn a_circle_from_nothing() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie", "--ring", "1", "--domain", "familie", "--who", "grandmother"]);
    assert_eq!(terminal.json(&["edit", "oma Rie"])["person"]["likeness"], "old-woman");
    terminal.good(&["add", "juf Els", "--domain", "school_werk", "--formality", "voorveld"]);
    terminal.good(&["add", "Bo"]);
    assert_eq!(terminal.error(&["add", "Bo", "--who", "niemand"]).1["code"], "usage");
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
    assert_eq!(note["actions"][0]["text"]["text"], "Brengen");
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
fn undo_says_what_it_took_back_and_stays_in_the_space_that_is_given() {
    let terminal = Terminal::new();
    terminal.good(&["add", "Bo", "--ring", "2"]);
    let first = terminal.json(&["spaces"])[0]["id"].as_str().unwrap().to_owned();
    terminal.good(&["new", "Bij papa"]);
    let second = terminal.json(&["spaces"])[1]["id"].as_str().unwrap().to_owned();
    terminal.good(&["--space", &second, "add", "Zoe", "--ring", "1"]);
    let said = terminal.json(&["--space", &first, "undo"])["said"][0]["text"].as_str().unwrap().to_owned();
    assert!(said.contains("Bo") && !said.contains("Zoe"), "{said}");
    assert_eq!(terminal.json(&["--space", &second, "map"])["rings"][0]["people"][0]["name"]["text"], "Zoe");
    let away = &terminal.json(&["--space", &first, "tray"])["items"][0];
    assert_eq!(away["name"]["text"], "Bo");
    assert!(away["line"]["text"].as_str().unwrap().starts_with("Weggehaald op "), "{away}");
}

#[test]
fn pictures_are_real_files() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie", "--ring", "1"]);
    let file = |name: &str| terminal.file(name);
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
    assert!(said.contains("Het slot gaat niet open") && said.contains("--key"), "{said}");
    let nowhere = Terminal::empty();
    let (_, said) = nowhere.bad(&["map"]);
    assert!(said.contains("init"), "{said}");
    terminal.good(&["map"]);
}

#[test]
fn a_page_of_ones_own_has_a_circle_and_notes_of_its_own() {
    let terminal = Terminal::new();
    terminal.good(&["new", "Van mij", "--kind", "own-page", "--me", "Yara"]);
    terminal.good(&["new", "Werk", "--kind", "worker-notes", "--me", "Iris"]);
    let own = |args: &[&str]| terminal.json(&[&["--space", "Van mij"], args].concat());
    own(&["add", "Lot", "--ring", "1", "--domain", "vrienden"]);
    own(&["tell", "Lot", "strength=sterk"]);
    own(&["talks", "--start", "Dagboek"]);
    let map = own(&["map"]);
    assert_eq!(map["rings"][0]["people"][0]["name"]["text"], "Lot");
    assert_eq!(map["middle"]["text"], "Jij");
    // Nothing of it stands in the family's circle or in the notes for work.
    for space in ["Onze kring", "Werk"] {
        let shown = terminal.good(&["--space", space, "map"]) + &terminal.good(&["--space", space, "talks"]);
        assert!(!shown.contains("Lot") && !shown.contains("Dagboek"), "{shown}");
    }
}

#[test]
fn a_person_on_a_page_and_found_by_words() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie", "--ring", "1", "--domain", "familie"]);
    terminal.good(&["tell", "oma Rie", "strength=sterk"]);
    terminal.good(&["talks", "--start", "Praten op school", "--with", "oma Rie"]);
    let page = terminal.good(&["person", "oma rie"]);
    assert!(page.contains("Hoe sterk is jullie band?  Sterke band") && page.contains("- Praten op school"), "{page}");
    assert!(terminal.good(&["search", "school"]).contains("1 ding gevonden"));
    let hits = terminal.json(&["search", "RIE"]);
    assert_eq!(hits["hits"][0]["title"]["text"], "oma Rie");
    assert!(terminal.good(&["search", "qqqq"]).contains("Probeer een ander woord."));
    terminal.good(&["own-words", "circle", "nest"]);
    let settings = terminal.good(&["settings"]);
    assert!(settings.contains("* nl-A2") && settings.contains("* circle     nest"), "{settings}");
}

#[test]
fn a_ring_is_opened_by_pages_and_the_picture_can_be_turned() {
    let terminal = Terminal::new();
    for n in 1..=18 {
        terminal.good(&["add", &format!("mens {n}"), "--ring", "2"]);
    }
    let shown = |page: &str| {
        let text = terminal.good(&["map", "--ring", "2", "--page", page]);
        text.lines().filter(|line| line.starts_with("  mens")).count()
    };
    assert_eq!([shown("1"), shown("2")], [17, 1]);
    let x = |args: &[&str]| terminal.json(args)["layout"]["spots"][0]["x"].as_i64().unwrap();
    assert_eq!(x(&["map"]) + x(&["map", "--rtl"]), 1000);
    let chosen = terminal.json(&["map", "--chosen", "mens 3"])["chosen"].clone();
    assert_eq!(chosen, terminal.json(&["map"])["rings"][1]["people"][2]["id"]);
    for wrong in [&["map", "--ring", "5"][..], &["map", "--page", "2"], &["map", "--ring", "2", "--page", "0"]] {
        terminal.bad(wrong);
    }
}
