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
    assert!(said.contains("oma Rie") && said.contains("1. ") && said.contains("type the number"), "{said}");
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
