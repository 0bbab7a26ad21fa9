//! What is known of people, who is family of whom, roles and merging.

use serde_json::json;

use crate::support::Terminal;

#[test]
fn who_may_be_one_person_is_asked_and_answered() {
    let terminal = Terminal::new();
    assert_eq!(terminal.good(&["merge"]), "");
    terminal.good(&["add", "oma Rie"]);
    terminal.good(&["add", "Oma  Rié"]);
    let item = terminal.json(&["merge"])["items"][0].clone();
    let [one, other] = [0, 1].map(|at| item["people"][at].as_str().unwrap().to_owned());
    let asked = terminal.good(&["merge"]);
    let typed = format!("`steunkring merge {} {} --two`", &one[..8], &other[..8]);
    assert!(asked.contains("Is dit dezelfde persoon?") && asked.contains(&typed), "{asked}");
    for page in [&["home"][..], &["person", &one]] {
        assert!(terminal.good(page).contains(&typed), "{page:?}");
    }
    assert!(terminal.good(&["merge", &one[..8], &other[..8], "--two"]).contains("--ask-again"));
    assert!(!terminal.good(&["home"]).contains(&typed));
    terminal.good(&["merge", &one[..8], &other[..8], "--ask-again"]);
    assert_eq!(terminal.json(&["merge"])["items"][0], item);
    terminal.good(&["merge", &one[..8], &other[..8]]);
    assert_eq!(terminal.json(&["merge"])["items"], serde_json::json!([]));
}

#[test]
fn a_person_is_renamed_and_told_more_of() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie", "--ring", "1"]);
    terminal.good(&[
        "edit",
        "oma Rie",
        "nickname=oma Riet",
        "birth_year=1950",
        "languages=+ti",
        "languages=+nl",
        "languages=-nl",
        "domain=buren",
        "informed=ja",
    ]);
    let known = terminal.json(&["edit", "oma Riet"]);
    assert_eq!(known["person"]["nickname"], "oma Riet");
    assert_eq!((&known["person"]["languages"], &known["person"]["informed"]), (&json!(["ti"]), &json!(true)));
    assert_eq!(known["tie"]["domain"], "buren");
    let shown = terminal.good(&["edit", "oma riet"]);
    assert!(shown.contains("birth_year=1950\n") && shown.contains("informed=ja\n"), "{shown}");
    terminal.good(&["undo"]);
    assert_eq!(terminal.json(&["edit", "oma Rie"])["person"]["birth_year"], json!(null));
    for wrong in ["nickname=", "birth_year=0", "birth_year=9999", "zomaar=1", "informed=misschien", "languages=nl"] {
        assert_eq!(terminal.bad(&["edit", "oma Rie", wrong]).0, 2, "{wrong}");
    }
}

#[test]
fn a_family_is_told_and_nobody_is_an_own_ancestor() {
    let terminal = Terminal::new();
    for name in ["oma Rie", "Yara", "Joost"] {
        terminal.good(&["add", name, "--family"]);
    }
    terminal.good(&["kin", "oma Rie", "parent", "Nadia"]);
    terminal.good(&["kin", "Yara", "child", "Nadia"]);
    terminal.good(&["kin", "Joost", "partner", "Nadia", "--status", "uit_elkaar", "--from", "2012-05-01"]);
    let before = terminal.json(&["kin"]);
    assert_eq!(before.as_array().unwrap().len(), 3);
    for cycle in [["Yara", "parent", "oma Rie"], ["Nadia", "parent", "oma Rie"], ["Yara", "parent", "Yara"]] {
        let (code, error) = terminal.error(&[&["kin"][..], &cycle].concat());
        assert_eq!((code, error["code"].as_str()), (2, Some("invalid")), "{error}");
    }
    let (_, said) = terminal.bad(&["kin", "Yara", "parent", "oma Rie"]);
    assert!(said.contains("een kind van zichzelf"), "{said}");
    assert_eq!(terminal.json(&["kin"]), before);
    // Taken away, told the other way round, and not brought back into a circle.
    terminal.good(&["kin", "oma Rie", "parent", "Nadia", "--remove"]);
    terminal.good(&["kin", "Nadia", "parent", "oma Rie"]);
    assert_eq!(terminal.error(&["tray", "--back", "1"]).0, 2);
    assert_eq!(terminal.error(&["kin", "Bo", "parent", "Yara"]).1["code"], "usage");
    assert_eq!(terminal.error(&["kin", "Yara"]).1["code"], "usage");
}

#[test]
fn roles_are_given_answered_and_taken_away() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie", "--ring", "1"]);
    terminal.good(&["add", "Yara", "--family", "--child"]);
    terminal.good(&["role", "oma Rie", "oppas", "--for", "Yara"]);
    terminal.good(&["role", "oma Rie", "oppas", "--for", "Yara", "--answer", "ja", "--words", "op woensdag"]);
    let roles = terminal.json(&["role"]);
    assert_eq!(roles.as_array().unwrap().len(), 1);
    assert_eq!(
        (&roles[0]["role"], &roles[0]["for"], &roles[0]["answer"]),
        (&json!("oppas"), &json!("Yara"), &json!("ja"))
    );
    assert!(terminal.good(&["role"]).contains("op woensdag"));
    assert_eq!(terminal.error(&["role", "oma Rie", "koning"]).0, 2);
    terminal.good(&["role", "oma Rie", "oppas", "--for", "Yara", "--remove"]);
    assert_eq!(terminal.json(&["role"]), json!([]));
    assert_eq!(terminal.json(&["tray"])["items"][0]["name"]["text"], "oma Rie · Yara");
    terminal.good(&["tray", "--back", "1"]);
    assert_eq!(terminal.json(&["role"]), roles);
}

#[test]
fn two_entries_become_one() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie", "--ring", "1"]);
    terminal.good(&["add", "oma van Yara", "--ring", "2"]);
    terminal.good(&["merge", "oma van Yara", "oma Rie"]);
    let (_, error) = terminal.error(&["edit", "oma van Yara"]);
    assert_eq!(error["code"], "usage");
    assert_eq!(terminal.error(&["merge", "oma Rie", "oma Rie"]).1["code"], "invalid");
    terminal.good(&["undo"]);
    terminal.good(&["edit", "oma van Yara"]);
}

#[test]
fn what_is_taken_away_besides_people_comes_back() {
    let terminal = Terminal::new();
    terminal.good(&["add", "Bo", "--ring", "2"]);
    terminal.good(&["talks", "--start", "Praten op school"]);
    terminal.good(&["plan", "--goal", "Weer goed slapen", "--step", "Eerder naar bed"]);
    terminal.good(&["then", "--keep", "start", "--caption", "Het begin"]);
    let count = |args: &[&str], list: &str| terminal.json(args)[list].as_array().unwrap().len();
    let counts = || {
        (
            count(&["talks"], "items"),
            count(&["plan"], "goals"),
            count(&["plan"], "actions"),
            terminal.json(&["then"])["items"].as_array().unwrap().len(),
            terminal.json(&["map"])["rings"][1]["people"].as_array().unwrap().len(),
        )
    };
    assert_eq!(counts(), (1, 1, 1, 1, 1));
    terminal.good(&["remove", "--talk", "1"]);
    terminal.good(&["remove", "--goal", "1"]);
    terminal.good(&["remove", "--step", "1"]);
    terminal.good(&["remove", "--moment", "1"]);
    terminal.good(&["remove", "Bo", "--tie"]);
    assert_eq!(counts(), (0, 0, 0, 0, 0));
    terminal.good(&["edit", "Bo"]);
    let tray: Vec<_> = terminal.json(&["tray"])["items"].as_array().unwrap().clone();
    let names: Vec<_> = tray.iter().map(|item| item["name"]["text"].as_str().unwrap()).collect();
    assert_eq!(names, ["Wij · Bo", "Het begin", "Eerder naar bed", "Weer goed slapen", "Praten op school"]);
    for _ in 0..5 {
        terminal.good(&["tray", "--back", "1"]);
    }
    assert_eq!(counts(), (1, 1, 1, 1, 1));
    for wrong in [&["remove"][..], &["remove", "--step", "9"], &["remove", "Bo", "--step", "1"], &["remove", "--tie"]] {
        assert_eq!(terminal.bad(wrong).0, 2, "{wrong:?}");
    }
    assert_eq!(counts(), (1, 1, 1, 1, 1));
}
