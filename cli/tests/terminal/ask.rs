//! The questions about one person, asked in the terminal.

use serde_json::json;

use crate::support::Terminal;

/// The view of the one person in the inner ring.
fn place(terminal: &Terminal, ring: usize) -> serde_json::Value {
    terminal.json(&["map"])["rings"][ring]["people"][0]["name"]["text"].clone()
}

#[test]
fn questions_are_answered_left_and_gone_on_with() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie"]);
    let first = terminal.json(&["ask", "oma Rie"]);
    assert!(first["question"].is_string() && first["step"] == 0, "{first}");
    let talk = |input: &str| {
        let output = terminal.run(&["ask", "oma Rie"], input);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    // A number, a slip of the fingers, and then the line ends: the second question is kept.
    let said = talk("1\nzomaar\n");
    assert!(
        said.contains("oma Rie") && said.contains("1. ") && said.contains("Typ het nummer van een antwoord."),
        "{said}"
    );
    let second = terminal.json(&["ask", "oma Rie"]);
    assert_eq!(second["step"], 1);
    assert_eq!(terminal.json(&["ask", "oma Rie", "--back"])["question"], first["question"]);
    assert_eq!(terminal.json(&["ask", "oma Rie", "--next"])["question"], second["question"]);
    talk("b\ns\n");
    assert_eq!(terminal.json(&["ask", "oma Rie"])["question"], first["question"]);
    // Through to the end without another answer.
    let all = talk(&"\n".repeat(40));
    assert!(all.lines().count() > 20, "{all}");
    // What was answered is written, and taken back as one step.
    assert!(terminal.json(&["home"])["spaces"][0]["go_on"].is_null());
    let domain = || terminal.json(&["edit", "oma Rie"])["tie"]["domain"].clone();
    assert_eq!(domain(), "huis");
    let family = first["rows"][0]["choices"][1]["id"].as_str().unwrap();
    terminal.good(&["ask", "oma Rie", "--answer", family]);
    assert_eq!(domain(), "familie");
    terminal.good(&["undo"]);
    assert_eq!(domain(), "huis");
}

#[test]
fn answers_land_on_the_map_and_wrong_ones_change_nothing() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie"]);
    terminal.good(&["add", "Yara", "--family"]);
    terminal.good(&["ask", "oma Rie", "--answer", "ring/1"]);
    assert_eq!(place(&terminal, 0), "oma Rie");
    terminal.good(&["ask", "oma Rie", "--by", "Yara", "--answer", "ring/3"]);
    assert_eq!(place(&terminal, 0), "oma Rie");
    assert_eq!(terminal.json(&["compare", "Nadia", "Yara"])["different"]["rows"].as_array().unwrap().len(), 1);
    terminal.good(&["ask", "oma Rie", "--write", "Belt elke dag."]);
    let before = (terminal.json(&["map"]), terminal.json(&["home"]));
    for (wrong, code) in [
        (&["ask", "oma Rie", "--answer", "ring/9"][..], "missing"),
        (&["ask", "niemand"], "usage"),
        (&["ask", "oma Rie", "--by", "niemand"], "usage"),
        (&["ask", "oma Rie", "--next", "--back"], "usage"),
        (&["ask", "oma Rie", "--write", &"x".repeat(5_000)], "invalid"),
    ] {
        assert_eq!(terminal.error(wrong).1["code"], code, "{wrong:?}");
    }
    assert_eq!((terminal.json(&["map"]), terminal.json(&["home"])), before);
    assert_eq!(terminal.json(&["home"])["spaces"][0]["name"]["text"], json!("Onze kring"));
    assert!(terminal.good(&["home"]).contains("Onze kring"));
}

#[test]
fn everything_is_asked_and_names_make_a_circle() {
    let terminal = Terminal::new();
    let talk = |input: &str| {
        let output = terminal.run(&["ask"], input);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    // Two who live at home, then family, and stop.
    let said = talk("Sem\nNoor\n\n\noma Rie\ns\n");
    assert!(said.contains("Wie wonen er bij jou in huis?") && said.contains("+ Noor"), "{said}");
    let here = terminal.json(&["ask"]);
    assert_eq!((&here["question"], &here["named"][0]["text"]), (&json!("name-family"), &json!("oma Rie")));
    assert_eq!(terminal.json(&["home"])["spaces"][0]["go_on"]["person"], json!(null));
    assert_eq!(terminal.json(&["edit", "Noor"])["tie"]["domain"], "huis");
    // On to the first situation, where oma Rie helps, and a neighbour who was not named yet.
    while terminal.json(&["ask"])["question"] != "exchange-chore" {
        terminal.good(&["ask", "--next"]);
    }
    talk("buur Ans\n3\ns\n");
    let receives = |name: &str| terminal.json(&["person", name])["story"].to_string();
    assert!(receives("buur Ans").contains("helpt jou soms") && receives("oma Rie").contains("helpt jou soms"));
    // Who knows whom, first by a tap and the others not, then the rest.
    while terminal.json(&["ask"])["question"] != "knows" {
        terminal.good(&["ask", "--next"]);
    }
    talk("1\n0\n?\ns\n");
    let told = terminal.json(&["knows"])["pairs"].as_array().unwrap().clone();
    let told: Vec<_> = told.iter().map(|pair| pair["answer"]["text"].as_str().unwrap()).collect();
    assert_eq!(told, ["Ja", "Nee", "Nee", "Weet ik niet"]);
    assert!(talk(&"\n".repeat(60)).contains("Klaar!"));
    assert!(terminal.json(&["home"])["spaces"][0]["go_on"].is_null());
}

#[test]
fn who_fills_in_for_somebody_says_how() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie", "--ring", "1"]);
    terminal.good(&["add", "Yara", "--family"]);
    assert!(!terminal.good(&["person", "oma Rie"]).contains("antwoord gegeven"), "a place is no answer yet");
    terminal.good(&["tell", "oma Rie", "strength=sterk"]);
    assert!(terminal.good(&["person", "oma Rie"]).contains("Zelf antwoord gegeven"));
    terminal.good(&["tell", "oma Rie", "--by", "Yara", "--how", "door_ander", "ring=2"]);
    assert!(terminal.good(&["person", "oma Rie", "--by", "Yara"]).contains("Iemand anders gaf antwoord"));
    let compared = terminal.good(&["compare", "Nadia", "Yara"]);
    assert!(compared.contains("Yara: iemand anders gaf antwoord") && !compared.contains("Nadia: zelf"), "{compared}");
    let asked = terminal.good(&["ask", "oma Rie", "--by", "Yara", "--how", "samen", "--answer", "ring/1"]);
    assert!(asked.contains("Samen met"), "{asked}");
    assert!(terminal.good(&["person", "oma Rie", "--by", "Yara"]).contains("Samen antwoord gegeven"));
    let before = terminal.json(&["person", "oma Rie", "--by", "Yara"]);
    for wrong in [
        &["tell", "oma Rie", "--by", "Yara", "--how", "zelf", "ring=3"][..],
        &["tell", "oma Rie", "--how", "door_ander", "ring=3"],
        &["ask", "oma Rie", "--by", "Yara", "--how", "zelf", "--answer", "ring/3"],
    ] {
        assert_eq!(terminal.error(wrong).1["code"], "invalid", "{wrong:?}");
    }
    let unknown = ["tell", "oma Rie", "--by", "Yara", "--how", "gisteren", "ring=3"];
    assert_eq!(terminal.error(&unknown).1["code"], "usage");
    assert_eq!(terminal.json(&["person", "oma Rie", "--by", "Yara"]), before);
}

#[test]
fn who_knows_whom_is_told_listed_and_counted() {
    let terminal = Terminal::new();
    for name in ["oma Rie", "Bo", "juf Els"] {
        terminal.good(&["add", name, "--ring", "1"]);
    }
    terminal.good(&["add", "Yara", "--family"]);
    terminal.good(&["add", "Sam", "--family"]);
    let density = || {
        let all = terminal.json(&["measures"]);
        let measures = all.as_array().or_else(|| all["measures"].as_array()).unwrap().clone();
        measures.into_iter().find(|one| one["id"] == "m8-density").unwrap()
    };
    assert!(density()["value"].is_null());
    assert!(terminal.good(&["knows"]).contains("Nog niet ingevuld"));
    terminal.good(&["knows", "Bo", "oma Rie", "ja", "--quality", "goed"]);
    terminal.good(&["knows", "oma Rie", "juf Els", "nee"]);
    terminal.good(&["knows", "Bo", "juf Els", "weet_niet"]);
    terminal.good(&["knows", "Bo", "juf Els", "ja", "--by", "Yara"]);
    let listed = terminal.good(&["knows"]);
    assert!(listed.contains("Kent oma Rie ook Bo?  Ja  Goede band") && listed.contains("Weet ik niet"), "{listed}");
    assert_eq!(terminal.json(&["knows", "--by", "Yara"])["pairs"].as_array().unwrap().len(), 1);
    assert!(terminal.good(&["person", "Bo"]).contains("Kent Bo ook oma Rie?  Ja"));
    let told = density();
    assert_eq!((told["missing"].as_u64(), told["value"].is_null()), (Some(1), false), "{told}");
    let before = terminal.json(&["knows"]);
    for (wrong, code) in [
        (&["knows", "Bo", "Bo", "ja"][..], "invalid"),
        (&["knows", "Bo", "Yara", "ja"], "missing"),
        (&["knows", "Bo", "oma Rie", "soms"], "usage"),
        (&["knows", "Bo", "oma Rie"], "usage"),
        (&["knows", "Bo", "oma Rie", "ja", "--quality", "ruzie"], "usage"),
    ] {
        assert_eq!(terminal.error(wrong).1["code"], code, "{wrong:?}");
    }
    assert_eq!(terminal.json(&["knows"]), before);
    // In the circle of a child other people stand.
    for name in ["Sam", "Bo"] {
        terminal.good(&["tell", name, "--for", "Yara", "ring=1"]);
    }
    terminal.good(&["knows", "Sam", "Bo", "ja", "--for", "Yara"]);
    assert_eq!(terminal.json(&["knows"])["pairs"], before["pairs"], "nobody of it stands in the family's circle");
    let hers = terminal.good(&["knows", "--for", "Yara"]);
    assert!(hers.contains("Yara") && hers.contains("Kent Bo ook Sam?  Ja"), "{hers}");
    let sam = terminal.good(&["person", "Sam", "--for", "Yara"]);
    assert!(sam.contains("Heel dichtbij") && sam.contains("Kent Sam ook Bo?  Ja"), "{sam}");
    assert!(!terminal.good(&["person", "Sam"]).contains("Heel dichtbij"));
    assert_eq!(terminal.error(&["person", "Sam", "--for", "niemand"]).1["code"], "usage");
    terminal.good(&["knows", "Bo", "oma Rie", ""]);
    terminal.good(&["undo"]);
    assert_eq!(terminal.json(&["knows"])["pairs"], before["pairs"]);
}
