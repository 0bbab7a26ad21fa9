//! Views side by side, moments, own words, the plan, and answers that differ.

use serde_json::json;

use crate::support::{Terminal, let_in};

#[test]
fn two_people_tell_side_by_side() {
    let terminal = Terminal::new();
    for name in ["oma Rie", "Yara"] {
        terminal.good(&["add", name, "--ring", "1"]);
    }
    terminal.good(&["tell", "oma Rie", "strength=sterk", "stress=geen"]);
    terminal.good(&["tell", "oma Rie", "--by", "Yara", "strength=zwak", "stress=geen", "ring=3"]);
    let screen = terminal.json(&["compare", "Nadia", "Yara"]);
    let rows = |group: &str| screen[group]["rows"].as_array().unwrap().len();
    assert_eq!((rows("same"), rows("different")), (1, 2), "{screen}");
    let shown = terminal.good(&["compare", "Nadia", "Yara"]);
    assert!(shown.contains("oma Rie") && shown.contains("Nadia"), "{shown}");
    assert_eq!(terminal.error(&["compare", "Nadia", "niemand"]).1["code"], "usage");
}

#[test]
fn a_moment_is_kept_and_compared_with() {
    let terminal = Terminal::new();
    assert_eq!(terminal.json(&["then"])["items"], json!([]));
    terminal.good(&["add", "Bo", "--ring", "2"]);
    terminal.good(&["then", "--keep", "start", "--caption", "Het begin"]);
    terminal.good(&["add", "oma Rie", "--ring", "1"]);
    terminal.good(&["tell", "Bo", "ring=1"]);
    let kept = &terminal.json(&["then"])["items"][0];
    assert_eq!((&kept["reason"]["text"], &kept["caption"]["text"]), (&json!("Begin"), &json!("Het begin")));
    let changes = terminal.json(&["then", "1"])["changes"].to_string();
    assert!(changes.contains("oma Rie") && changes.contains("Bo"), "{changes}");
    assert!(terminal.good(&["then"]).contains("Het begin"));
    assert!(terminal.good(&["then", "1"]).contains("oma Rie"));
    assert_eq!(terminal.error(&["then", "2"]).0, 2);
    assert_eq!(terminal.error(&["then", "--keep", "zomaar"]).0, 2);
}

#[test]
fn a_family_uses_its_own_words() {
    let terminal = Terminal::new();
    let title = || terminal.json(&["map"])["title"]["text"].as_str().unwrap().to_owned();
    let usual = title();
    terminal.good(&["own-words", "circle", "nest", "--article", "het", "--plural", "nesten"]);
    assert!(title().to_lowercase().contains("nest"), "{}", title());
    let words = terminal.json(&["own-words"]);
    assert_eq!(words.as_array().unwrap().len(), 13, "ten words and three rings");
    assert_eq!((&words[0]["word"], &words[0]["chosen"]), (&json!("nest"), &json!(true)));
    terminal.good(&["own-words", "circle", "--usual"]);
    terminal.good(&["own-words", "ring-inner", "Ons hart"]);
    terminal.good(&["add", "oma Rie", "--ring", "1"]);
    assert!(terminal.good(&["map"]).contains("Ons hart"));
    assert_eq!(terminal.json(&["own-words", "ring-inner"])[0]["chosen"], true);
    assert_eq!(title(), usual);
    terminal.good(&["own-words", "circle", "mensen om ons heen", "--plural-only", "--short", "mensen"]);
    assert_ne!(title(), usual);
    let long = "x".repeat(60);
    for wrong in [&["zomaar", "nest"][..], &["circle", ""], &["circle", &long], &["worker", "mensen", "--plural-only"]]
    {
        assert_eq!(terminal.bad(&[&["own-words"], wrong].concat()).0, 2, "{wrong:?}");
    }
}

#[test]
fn a_plan_is_written_and_done() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie", "--ring", "1"]);
    assert!(!terminal.json(&["plan"])["empty"].as_array().unwrap().is_empty());
    terminal.good(&["plan", "--title", "Ons plan", "--goal", "Weer goed slapen", "--whose", "Nadia"]);
    terminal.good(&[
        "plan",
        "--step",
        "Eerder naar bed",
        "--owner",
        "oma Rie",
        "--due",
        "2030-01-01",
        "--towards",
        "1",
    ]);
    terminal.good(&["plan", "--agree", "oma Rie", "--look-back", "2030-02-01"]);
    let plan = terminal.json(&["plan", "--done", "1"]);
    assert_eq!((&plan["title"]["text"], &plan["goals"][0]["whose"]["text"]), (&json!("Ons plan"), &json!("Nadia")));
    let step = &plan["actions"][0];
    assert_eq!((&step["goal"], &step["owner"]["text"]), (&plan["goals"][0]["id"], &json!("oma Rie")));
    let done = step["status"]["text"].clone();
    terminal.good(&["undo"]);
    assert_ne!(terminal.json(&["plan"])["actions"][0]["status"]["text"], done);
    assert_eq!(terminal.json(&["plan", "--set", "1=klaar"])["actions"][0]["status"]["text"], done);
    assert_eq!((plan["agreed"].as_array().unwrap().len(), plan["evaluations"].as_array().unwrap().len()), (1, 1));
    let shown = terminal.good(&["plan"]);
    assert!(shown.contains("1. Weer goed slapen  (Nadia)") && shown.contains("Eerder naar bed"), "{shown}");
    let before = terminal.json(&["plan"]);
    for wrong in [
        &["--done", "2"][..],
        &["--set", "1=half"],
        &["--step", "x", "--due", "0000-01-01"],
        &["--step", "x", "--due", "9999-12-31"],
        &["--goal", ""],
        &["--whose", "Nadia"],
    ] {
        assert_eq!(terminal.bad(&[&["plan"], wrong].concat()).0, 2, "{wrong:?}");
    }
    assert_eq!(terminal.json(&["plan"]), before);
}

#[test]
fn of_two_answers_one_is_chosen() {
    let (family, worker) = (Terminal::new(), Terminal::empty());
    family.good(&["add", "Lot", "--ring", "2"]);
    let file = let_in(&family, &worker);
    family.good(&["edit", "Lot", "nickname=Lotje", "formality=voorveld"]);
    worker.good(&["--space", "Familie", "edit", "Lot", "nickname=Charlotte"]);
    // Both write down what Nadia says; who wrote it and when is no question to anybody.
    family.good(&["tell", "Lotje", "--by", "Nadia", "strength=goed"]);
    worker.good(&["--space", "Familie", "tell", "Charlotte", "--by", "Nadia", "strength=goed"]);
    worker.good(&["--space", "Familie", "bundle", &file]);
    family.good(&["take-in", &file]);
    let asked = family.json(&["settle"]);
    let question = &asked["questions"][0];
    assert_eq!(asked["questions"].as_array().unwrap().len(), 1, "{asked}");
    let answers: Vec<_> = question["answers"].as_array().unwrap().iter().map(|a| a["label"]["text"].clone()).collect();
    assert!(answers.contains(&json!("Lotje")) && answers.contains(&json!("Charlotte")), "{answers:?}");
    let own: Vec<_> = question["answers"].as_array().unwrap().iter().filter(|a| a["own"] == true).collect();
    assert_eq!((own.len(), &own[0]["label"]["text"]), (1, &json!("Lotje")));
    let shown = family.good(&["settle"]);
    assert!(
        shown.contains("Charlotte") && shown.contains("Hoe noem je deze persoon?") && !shown.contains("nickname"),
        "{shown}"
    );
    for wrong in [&["settle", "1", "3"][..], &["settle", "2", "1"], &["settle", "0", "1"], &["settle", "1"]] {
        assert_eq!(family.bad(wrong).0, 2, "{wrong:?}");
    }
    let number = (1 + answers.iter().position(|text| text == "Charlotte").unwrap()).to_string();
    family.good(&["settle", "1", &number]);
    assert_eq!(family.json(&["settle"])["questions"], json!([]));
    family.good(&["edit", "Charlotte"]);
}
