//! Permissions, moments of contact, roles, where people stand and the own page, at the terminal.

use crate::support::{Terminal, let_in};

#[test]
fn a_yes_is_listed_with_its_effect_and_taken_back() {
    let (family, worker) = (Terminal::new(), Terminal::empty());
    assert_eq!(family.json(&["consent"])["items"].as_array().unwrap().len(), 0);
    let_in(&family, &worker);
    let listed = family.good(&["consent"]);
    assert!(
        listed.contains("1. Mag Iris ook schrijven?") && listed.contains("Meekijken stopt niet vanzelf."),
        "{listed}"
    );
    let before = family.json(&["consent"])["items"].clone();
    assert_eq!(family.error(&["consent", "--stop", "2"]).1["code"], "usage");
    assert_eq!(family.json(&["consent"])["items"], before);
    assert!(family.good(&["consent", "--stop", "1"]).contains("Gestopt op"));
    family.good(&["undo"]);
    assert_eq!(family.json(&["consent"])["items"], before);
}

#[test]
fn moments_of_contact_are_written_listed_and_taken_away() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie"]);
    let refused = terminal.error(&["contact", "--with", "oma Rie"]).1;
    assert_eq!(refused["message"], "Dit hoort op een andere plek.");
    terminal.good(&["new", "Werk", "--kind", "worker-notes", "--me", "Iris"]);
    let work = |args: &[&'static str]| [&["--space", "Werk"], args].concat();
    terminal.good(&work(&["add", "oma Rie"]));
    let told = ["--place-kind", "buiten", "--child-chose", "ja", "--minutes", "30", "--words", "Ze lachte."];
    let when = ["--day", "2026-11-03", "--at", "15:30"];
    terminal.good(&work(&[&["contact", "--with", "oma Rie"][..], &told, &when].concat()));
    let listed = terminal.good(&work(&["contact"]));
    assert!(["Oma Rie, buiten", "30 minuten", "Ja", "Ze lachte."].iter().all(|said| listed.contains(said)), "{listed}");
    let before = terminal.json(&work(&["contact"]))["items"].clone();
    for wrong in [
        &["contact", "--with", "niemand"][..],
        &["contact", "--with", "oma Rie", "--minutes", "0"],
        &["contact", "--with", "oma Rie", "--minutes", "1441"],
        &["contact", "--with", "oma Rie", "--minutes", "70000"],
        &["contact", "--with", "oma Rie", "--place-kind", "maan"],
        &["contact", "--with", "oma Rie", "--day", "2026-02-30"],
        &["contact", "--with", "oma Rie", "--at", "15:30"],
        &["contact", "--minutes", "5"],
        &["contact", "--with", "oma Rie", "--words", &"x".repeat(5_000)],
    ] {
        assert_eq!(terminal.error(&[&["--space", "Werk"], wrong].concat()).1["code"], "usage", "{wrong:?}");
    }
    assert_eq!(terminal.json(&work(&["contact"]))["items"], before);
    terminal.good(&work(&["remove", "--contact", "1"]));
    assert_eq!(terminal.json(&work(&["contact"]))["items"].as_array().unwrap().len(), 0);
    terminal.good(&work(&["tray", "--back", "1"]));
    assert_eq!(terminal.json(&work(&["contact"]))["items"], before);
}

#[test]
fn roles_and_wishes_keep_what_was_asked_and_where_one_stands() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie"]);
    terminal.good(&["add", "Yara", "--child"]);
    assert_eq!(terminal.error(&["role", "oma Rie", "jim"]).1["code"], "usage", "a JIM is one person's alone");
    assert_eq!(terminal.error(&["role", "Yara", "jim", "--for", "Yara"]).1["code"], "usage");
    terminal.good(&[
        "role",
        "oma Rie",
        "jim",
        "--for",
        "Yara",
        "--answer",
        "ja",
        "--asked",
        "2026-11-03",
        "--parent-agrees",
        "nee",
    ]);
    let shown = terminal.good(&["person", "oma Rie"]);
    assert!(shown.contains("3 november 2026"), "{shown}");
    assert_eq!(terminal.json(&["role"])[0]["agreed_by_parent"], false);
    terminal.good(&["role", "oma Rie", "jim", "--for", "Yara", "--parent-agrees", ""]);
    assert!(terminal.json(&["role"])[0]["agreed_by_parent"].is_null());
    terminal.good(&["role", "oma Rie", "jim", "--for", "Yara", "--answer", "ja"]);
    terminal.good(&["add", "opa Jan"]);
    terminal.good(&["role", "opa Jan", "jim", "--for", "Yara"]);
    // There is one JIM, of whom nothing is told that was told of another.
    let roles = terminal.json(&["role"]);
    assert_eq!(roles.as_array().map(Vec::len), Some(1), "{roles}");
    assert_eq!(roles[0]["answer"], "nog_niet_gevraagd", "{roles}");
    assert!(roles[0]["agreed_by_parent"].is_null(), "{roles}");
    terminal.good(&["role", "opa Jan", "jim", "--for", "Yara", "--remove"]);
    assert_eq!(terminal.json(&["role"]).as_array().map(Vec::len), Some(0));
    terminal.good(&["role", "oma Rie", "jim", "--for", "Yara", "--answer", "ja", "--asked", "2026-11-03"]);
    terminal.good(&["plan", "--goal", "Goed slapen"]);
    terminal.good(&["plan", "--stand", "1=3"]);
    let plan = terminal.good(&["plan", "--stand", "1=6", "--by", "oma Rie"]);
    assert!(plan.contains("Nadia koos 3") && plan.contains("Oma Rie koos 6"), "{plan}");
    let before = terminal.json(&["plan"])["goals"].clone();
    for wrong in
        [["plan", "--stand", "1=11"], ["plan", "--stand", "1=-1"], ["plan", "--stand", "6"], ["plan", "--stand", "9=1"]]
    {
        assert_eq!(terminal.error(&wrong).1["code"], "usage", "{wrong:?}");
    }
    assert_eq!(
        terminal.error(&["role", "oma Rie", "jim", "--for", "Yara", "--parent-agrees", "soms"]).1["code"],
        "usage"
    );
    assert_eq!(terminal.json(&["plan"])["goals"], before);
    terminal.good(&["export", &terminal.file("kring.zip")]);
    let face = "face/b/bun/white/plum/plum/lilac/g";
    terminal.good(&["edit", "oma Rie", &format!("avatar={face}")]);
    assert_eq!(terminal.json(&["edit", "oma Rie"])["person"]["avatar"], face);
    assert_eq!(terminal.error(&["edit", "oma Rie", "avatar=face/zz"]).1["code"], "usage");
}

#[test]
fn cards_stand_in_the_houses_of_an_own_page_only() {
    let terminal = Terminal::new();
    assert_eq!(terminal.error(&["own"]).1["code"], "missing");
    terminal.good(&["new", "Van mij", "--me", "Sem"]);
    let own = |args: &[&str]| terminal.good(&[&["own", "--space", "Van mij"], args].concat());
    own(&["--house", "fijn", "--write", "voetbal"]);
    own(&["--house", "dromen", "--write", "een hond"]);
    let shown = own(&[]);
    assert!(shown.contains("1. voetbal") && shown.contains("2. een hond"), "{shown}");
    for wrong in [
        &["own", "--space", "Van mij", "--house", "kelder", "--write", "x"][..],
        &["own", "--space", "Van mij", "--house", "fijn"],
        &["own", "--space", "Van mij", "--house", "fijn", "--write", " "],
    ] {
        assert_eq!(terminal.error(wrong).1["code"], "usage", "{wrong:?}");
    }
    assert_eq!(
        terminal.error(&["own", "--space", "Onze kring", "--house", "fijn", "--write", "x"]).1["code"],
        "missing"
    );
    assert_eq!(own(&[]), shown);
    terminal.good(&["remove", "--card", "1", "--space", "Van mij"]);
    assert!(!own(&[]).contains("voetbal"));
    terminal.good(&["tray", "--back", "1", "--space", "Van mij"]);
    assert_eq!(own(&[]), shown);
}
