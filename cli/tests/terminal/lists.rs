//! Names that look alike, days, lists with nothing in them, and what is new.

use serde_json::Value;

use crate::support::{Terminal, let_in};

#[test]
fn a_name_is_shown_and_found_as_it_is_stored() {
    let terminal = Terminal::new();
    let strange = "Jan\u{202E}evil";
    let said = terminal.good(&["add", strange]);
    assert_eq!(said, "Janevil staat erbij.\n");
    for args in [
        &["person", strange][..],
        &["tell", strange, "ring=1"],
        &["person", " janevil "],
        &["person", "Jan\u{200B}evil"],
    ] {
        let said = terminal.good(args);
        assert!(!said.contains('\u{202E}'), "{args:?}: {said:?}");
    }
}

#[test]
fn a_second_person_of_one_name_is_noticed_and_each_can_be_meant() {
    let terminal = Terminal::new();
    assert!(!terminal.good(&["add", "Anna"]).contains("deze naam"));
    for twin in ["Anna", "anna", "An\u{200B}na"] {
        let said = terminal.good(&["add", twin]);
        assert!(said.contains("Er was al iemand met deze naam.") && said.contains("`steunkring merge "), "{said}");
    }
    let added = terminal.json(&["add", "Anna"]);
    assert_eq!(added["same_name"].as_array().unwrap().len(), 4, "{added}");
    let (code, error) = terminal.error(&["edit", "Anna", "birth_year=1950"]);
    let id = added["id"].as_str().unwrap();
    assert_eq!(code, 2);
    assert!(error["hint"].as_str().unwrap().contains(&id[..8]), "{error}");
    terminal.good(&["edit", &id[..8], "birth_year=1950"]);
    assert_eq!(terminal.json(&["edit", id])["person"]["birth_year"], "1950");
    assert_eq!(terminal.bad(&["edit", &id[..7], "birth_year=1950"]).0, 2);
}

#[test]
fn days_are_written_both_ways_and_must_exist() {
    let terminal = Terminal::new();
    for (day, stored) in [("2026-11-24", "2026-11-24"), ("24-11-2026", "2026-11-24"), ("1-2-2027", "2027-02-01")] {
        terminal.good(&["talks", "--start", day, "--day", day]);
        let items = terminal.json(&["talks"])["items"].clone();
        let item = items.as_array().unwrap().iter().find(|item| item["title"]["text"] == *day).unwrap().clone();
        assert_eq!(item["day"], *stored);
    }
    let before = terminal.json(&["talks"])["items"].clone();
    for (day, said) in [
        ("2026-02-30", "Deze datum bestaat niet."),
        ("30-2-2026", "Deze datum bestaat niet."),
        ("2026-13-01", "Deze datum bestaat niet."),
        ("1-1-0000", "zo ver gaan we niet."),
        ("9999-12-31", "zo ver gaan we niet."),
        ("24/11/2026", "dit kennen we niet."),
        ("24-11-26", "dit kennen we niet."),
        ("1-2-3-2026", "dit kennen we niet."),
    ] {
        let (code, error) = terminal.bad(&["talks", "--start", "x", "--day", day]);
        assert!(code == 2 && error.contains(said) && error.contains("24-11-2026"), "{day}: {error}");
    }
    assert_eq!(terminal.json(&["talks"])["items"], before);
}

#[test]
fn empty_lists_say_so_and_kin_is_a_sentence() {
    let terminal = Terminal::new();
    assert_eq!(terminal.good(&["kin"]), "Wie familie is van wie, is nog niet ingevuld.\n");
    assert_eq!(terminal.good(&["role"]), "Wie wat doet voor wie, is nog niet ingevuld.\n");
    assert_eq!(terminal.good(&["settle"]), "Alle antwoorden zijn hetzelfde.\n");
    assert_eq!(terminal.good(&["search", ""]), "Wat zoek je?\n");
    assert_eq!(terminal.json(&["kin"]), Value::Array(Vec::new()));
    for name in ["oma Rie", "Yara", "opa Jan"] {
        terminal.good(&["add", name]);
    }
    terminal.good(&["kin", "oma Rie", "parent", "Nadia"]);
    terminal.good(&["kin", "Yara", "child", "Nadia", "--certainty", "denk_ik"]);
    terminal.good(&["kin", "oma Rie", "partner", "opa Jan", "--status", "gehuwd"]);
    let shown = terminal.good(&["kin"]);
    for sentence in ["Oma Rie is ouder van Nadia.", "Nadia is misschien ouder van Yara.", "zijn getrouwd."] {
        assert!(shown.contains(sentence), "{sentence}: {shown}");
    }
}

#[test]
fn what_is_new_is_so_until_it_is_looked_at() {
    let (family, worker) = (Terminal::new(), Terminal::empty());
    let file = let_in(&family, &worker);
    family.good(&["talks", "--start", "Praten"]);
    for (n, look) in [&["map"][..], &["talks"], &["note", "1"], &["plan"]].into_iter().enumerate() {
        worker.good(&["--space", "Familie", "add", &format!("Buur {n}")]);
        worker.good(&["--space", "Familie", "bundle", &file]);
        family.good(&["take-in", &file]);
        assert!(family.good(&["home"]).contains("Er is iets nieuws."), "{look:?}");
        family.good(look);
        assert!(!family.good(&["home"]).contains("Er is iets nieuws."), "{look:?}");
    }
}
