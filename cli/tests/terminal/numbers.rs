//! Numbers of a circle, and circles from tables.

use serde_json::{Value, json};

use crate::support::{Terminal, with_room};

/// Two egos. The last row but one has too few cells; "ver" is no closeness.
const PEOPLE: &str = "\
ego;id;naam;ring;categorie
1;a;oma Rie;1;familie
1;b;Bo;2;vrienden
1;c;Ali;;buren
2;a;Kees;1;familie
2;b
2;c;Mo;ver;werk
";

/// Of ego 1: a-b 3 and b-c 2 are above 1; a-c 1 is not. Nobody of ego 2 is called z.
const TIES: &str = "\
ego;van;naar;gewicht
1;a;b;3
1;c;a;1
1;b;c;2
2;a;z;5
2;c;a;0
";

/// One measure of a space.
fn measure(terminal: &Terminal, space: &str, id: &str) -> Value {
    let all = terminal.json(&["--space", space, "measures"]);
    all["measures"].as_array().unwrap().iter().find(|measure| measure["id"] == id).unwrap().clone()
}

#[test]
fn two_egos_become_two_circles_with_exact_numbers() {
    let terminal = Terminal::new();
    let (people, ties) = (terminal.written("people.csv", PEOPLE), terminal.written("ties.csv", TIES));
    let import = ["import", "--people", &people, "--ties", &ties, "--above", "1"];
    let report = terminal.json(&import);
    let taken: Vec<_> = report["taken"].as_array().unwrap().iter().collect();
    let of = |one: &Value| (one["name"].clone(), one["people"].clone(), one["pairs"].clone());
    assert_eq!(
        taken.iter().map(|one| of(one)).collect::<Vec<_>>(),
        [(json!("1"), json!(3), json!(3)), (json!("2"), json!(2), json!(1))]
    );
    assert_eq!(
        report["untaken"],
        json!([
            { "table": "people", "row": 6, "reason": "cell_count" },
            { "table": "people", "row": 7, "reason": "closeness" },
            { "table": "ties", "row": 5, "reason": "alter_unknown" },
        ])
    );

    // Three people; of their three pairs two know each other.
    let size = measure(&terminal, "1", "m1-size");
    assert_eq!((&size["value"], &size["n"], &size["missing"]), (&json!(3), &json!(3), &json!(0)));
    let rings = measure(&terminal, "1", "m1-rings");
    assert_eq!((&rings["value"]["1"], &rings["value"]["2"], &rings["missing"]), (&json!(1), &json!(1), &json!(1)));
    let density = measure(&terminal, "1", "m8-density");
    assert_eq!(density["value"], json!({ "num": 2, "den": 3, "ratio": 2.0 / 3.0 }));
    assert_eq!((&density["missing"], &density["missing_of"]), (&json!(0), &json!("pairs")));
    // Two people, one pair, told as not knowing each other: zero, not undefined.
    assert_eq!(measure(&terminal, "2", "m8-density")["value"], json!({ "num": 0, "den": 1, "ratio": 0.0 }));
    // The family's own circle is as it was.
    assert_eq!(measure(&terminal, "Onze kring", "m1-size")["value"], json!(0));
    assert_eq!(measure(&terminal, "Onze kring", "m8-density")["value"], Value::Null);

    let said = terminal.good(&["--space", "1", "measures"]);
    assert!(said.contains("Er is geen goed of fout.\n\nHoeveel mensen\n  Er staan 3 mensen in je kring.\n"), "{said}");
    assert!(said.contains("  (Dit gaat over 3 mensen. Bij 1 persoon is dit nog niet ingevuld.)\n"), "{said}");
    assert!(said.contains("Kennen de mensen elkaar? 2 van de 3 keer wel."), "{said}");

    // Taken in again, nobody stands there twice.
    let shown = terminal.good(&import);
    assert!(shown.contains("! `--people`, regel 6: Er staat te veel of te weinig op deze regel."), "{shown}");
    assert_eq!(measure(&terminal, "1", "m1-size")["value"], json!(3));
    assert_eq!(terminal.json(&["spaces"]).as_array().unwrap().len(), 3);
}

#[test]
fn one_ego_with_columns_named_by_a_file() {
    let terminal = Terminal::new();
    let people = terminal.written("people.csv", "wie,wiens\na,1\nb,1\nc,2\n");
    let ties = terminal.written("ties.csv", "wiens,een,twee,hoe\n1,a,b,4\n");
    let map = json!({
        "mapping": { "id": "wie", "ego": "wiens", "source": "een", "target": "twee", "knows": "hoe" },
        "options": { "delimiter": "comma", "knows_above": 3.5 },
    });
    let map = terminal.written("map.json", &map.to_string());
    let import = ["import", "--people", &people, "--ties", &ties, "--map", &map];
    terminal.good(&[&import[..], &["--ego", "1", "--name-of-space", "Kring van Sem"]].concat());
    assert_eq!(terminal.json(&["spaces"]).as_array().unwrap().len(), 2);
    assert_eq!(measure(&terminal, "Kring van Sem", "m8-density")["value"], json!({ "num": 1, "den": 1, "ratio": 1.0 }));
    // The same by options, of which a named column comes before that of the file.
    let columns = ["id=wie", "ego=wiens", "source=een", "target=twee", "knows=hoe"];
    let columns: Vec<&str> = columns.iter().flat_map(|column| ["--column", column]).collect();
    let plain = ["import", "--people", &people, "--ties", &ties, "--above", "3.5", "--delimiter", "comma"];
    let typed = terminal.json(&[&plain[..], &columns, &["--ego", "1", "--name-of-space", "Kring van Sem"]].concat());
    assert_eq!((&typed["taken"][0]["people"], &typed["taken"][0]["pairs"]), (&json!(2), &json!(1)));
    assert_eq!(terminal.error(&[&import[..], &["--column", "ego=elders"]].concat()).1["code"], "table");
    for wrong in [
        &["--ego", "3"][..],
        &["--name-of-space", "Kring"],
        &["--column", "leeftijd=wie"],
        &["--column", "wie"],
        &["--delimiter", "tab"],
        &["--delimiter", "semicolon"],
    ] {
        assert_eq!(terminal.bad(&[&import[..], wrong].concat()).0, 2, "{wrong:?}");
    }
    assert_eq!(terminal.json(&["spaces"]).as_array().unwrap().len(), 2);
}

#[test]
fn a_missing_column_changes_nothing() {
    let terminal = Terminal::new();
    let before = terminal.json(&["spaces"]);
    let people = terminal.written("people.csv", "ego;ring\n1;2\n");
    let (code, error) = terminal.error(&["import", "--people", &people]);
    assert_eq!((code, error["code"].as_str()), (2, Some("table")));
    assert_eq!(error["message"], "In `--people` is geen kolom voor id.");
    assert_eq!(error["safe"], "Er is niets veranderd.");
    assert!(error["hint"].as_str().unwrap().contains("`--column`"));
    assert_eq!(terminal.json(&["spaces"]), before);
}

#[test]
fn a_large_circle_is_taken_back_in_one_step() {
    let terminal = Terminal::new();
    let rows: String = (0..500).map(|n| format!("1;{n};mens {n};2;familie\n")).collect();
    let people = terminal.written("people.csv", &format!("ego;id;naam;ring;categorie\n{rows}"));
    let import = ["import", "--people", &people, "--name-of-space", "Onze kring"];
    assert_eq!(terminal.json(&import)["taken"][0]["people"], 500);
    assert_eq!(measure(&terminal, "Onze kring", "m1-size")["value"], json!(500));
    terminal.good(&["undo"]);
    assert_eq!(measure(&terminal, "Onze kring", "m1-size")["value"], json!(0));
    // The founding is no step of its own: Nadia stays.
    assert_eq!(terminal.error(&["undo"]).1["code"], "missing");
    terminal.good(&["edit", "Nadia"]);
    terminal.good(&["redo"]);
    assert_eq!(measure(&terminal, "Onze kring", "m1-size")["value"], json!(500));
}

/// The adults that M7 names for the only child, and all that is printed.
fn for_the_child(terminal: &Terminal, space: &str) -> (Value, String) {
    (measure(terminal, space, "m7-some")["value"].clone(), terminal.good(&["--space", space, "measures"]))
}

#[test]
fn an_adult_whom_a_child_calls_not_safe_does_not_count_on_its_own_page() {
    let terminal = Terminal::new();
    terminal.good(&["new", "Van mij", "--kind", "own-page", "--me", "Kind"]);
    let own = |args: &[&str]| terminal.good(&[&["--space", "Van mij"], args].concat());
    own(&["edit", "Kind", "is_child=ja"]);
    own(&["add", "buur Ans", "--ring", "1"]);
    let (value, said) = for_the_child(&terminal, "Van mij");
    assert_eq!(value.as_array().unwrap().len(), 1);
    assert!(said.contains("Voor Kind staat 1 volwassene klaar: buur Ans."), "{said}");
    own(&["ask", "buur Ans", "--answer", "safe/nee"]);
    let (value, said) = for_the_child(&terminal, "Van mij");
    assert_eq!(value, json!([]));
    assert!(said.contains("Welke volwassene kan er altijd voor Kind zijn?"), "{said}");
    assert!(!said.contains("volwassene klaar"), "{said}");
}

#[test]
fn a_child_of_the_family_has_a_circle_of_its_own() {
    let terminal = Terminal::new();
    let space = "Onze kring";
    terminal.good(&["add", "Yara", "--family", "--child"]);
    terminal.good(&["add", "oma Rie", "--ring", "1"]);
    let (value, said) = for_the_child(&terminal, space);
    assert_eq!(value, Value::Null);
    assert!(said.contains("Yara\n  Dit is voor Yara nog niet gevraagd.\n"), "{said}");
    // Somebody of the family's circle, and somebody whom only Yara has.
    terminal.good(&["tell", "oma Rie", "--for", "Yara", "--by", "Yara", "ring=2"]);
    terminal.good(&["add", "trainer Mo", "--for", "Yara", "--ring", "3"]);
    terminal.good(&["tell", "trainer Mo", "--ego", "Yara", "--by", "Yara", "emotioneel=vaak"]);
    let (value, said) = for_the_child(&terminal, space);
    assert_eq!(value.as_array().unwrap().len(), 2);
    assert!(said.contains("Voor Yara staan 2 volwassenen klaar: "), "{said}");
    assert!(!said.contains("gaf antwoord"), "{said}");
    let map = terminal.good(&["map", "--for", "Yara", "--by", "Yara"]);
    assert!(map.contains("De kring van Yara") && map.contains("oma Rie") && map.contains("trainer Mo"), "{map}");
    assert!(!terminal.good(&["map"]).contains("trainer Mo"), "the family's own circle is as it was");
    let hers = terminal.json(&["measures", "--for", "Yara", "--by", "Yara"]);
    let size = hers["measures"].as_array().unwrap().iter().find(|one| one["id"] == "m1-size").unwrap();
    assert_eq!((&size["value"], &size["n"], &size["missing"]), (&json!(2), &json!(2), &json!(0)));
    assert_eq!(size["sentence"]["text"], "Er staan 2 mensen in de kring van Yara.");
    // The questions can be about hers.
    let asked = terminal.json(&["ask", "oma Rie", "--for", "Yara", "--by", "Yara", "--answer", "get/emotioneel/vaak"]);
    assert_eq!(asked["circle"]["text"], "De kring van Yara");
    let hers = terminal.json(&["measures", "--for", "Yara", "--by", "Yara"]);
    let listens = hers["measures"].as_array().unwrap().iter().find(|one| one["of"]["support"] == "emotioneel").unwrap();
    assert_eq!(listens["value"], json!({ "some": 2, "often": 2 }));
    assert_eq!(terminal.bad(&["ask", "Yara", "--for", "Yara", "--next"]).0, 1);
    // Out of hers, and still in the family's.
    terminal.good(&["remove", "oma Rie", "--tie", "--for", "Yara"]);
    assert_eq!(for_the_child(&terminal, space).0.as_array().unwrap().len(), 1);
    assert!(terminal.good(&["map"]).contains("oma Rie"));
    for wrong in [
        &["tell", "Yara", "--for", "Yara", "ring=1"][..],
        &["add", "Bo", "--for", "niemand"],
        &["measures", "--for", "niemand"],
        &["map", "--for", "niemand"],
    ] {
        assert_eq!(terminal.bad(wrong).0, 2, "{wrong:?}");
    }
}

#[test]
fn who_is_there_already_comes_into_a_childs_circle_too() {
    let terminal = Terminal::new();
    terminal.good(&["add", "Yara", "--family", "--child"]);
    terminal.good(&["add", "oma Rie", "--ring", "1"]);
    assert_eq!(terminal.good(&["whose"]), "Wie staat in het midden?\n* Wij\n  Nadia\n  Yara\n");
    assert_eq!(terminal.json(&["whose", "--for", "Yara"])["people"][2]["chosen"], true);
    let ours = terminal.good(&["map"]);
    assert_eq!(terminal.good(&["add", "oma Rie", "--there", "--for", "Yara"]), "Oma Rie staat erbij.\n");
    let hers = terminal.good(&["map", "--for", "Yara"]);
    assert!(hers.contains("De kring van Yara") && hers.contains("oma Rie"), "{hers}");
    assert_eq!(terminal.good(&["map"]), ours);
    terminal.good(&["undo"]);
    assert!(!terminal.good(&["map", "--for", "Yara"]).contains("oma Rie"));
    assert_eq!(terminal.bad(&["add", "niemand", "--there", "--for", "Yara"]).0, 2);
    assert_eq!(terminal.bad(&["add", "Yara", "--there", "--for", "Yara"]).0, 2);
    assert_eq!(terminal.bad(&["add", "oma Rie", "--there", "--for", "Yara", "--ring", "1"]).0, 2);
}

#[test]
fn what_changed_and_how_far_two_agree() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie", "--ring", "2"]);
    terminal.good(&["add", "Bo", "--ring", "2"]);
    terminal.good(&["then", "--keep", "start"]);
    terminal.good(&["tell", "oma Rie", "ring=1", "strength=sterk"]);
    terminal.good(&["tell", "oma Rie", "--by", "Bo", "ring=1", "strength=goed"]);
    let asked = ["measures", "--since", "1", "--with", "Bo"];
    let all = terminal.json(&asked);
    let one = |id: &str| all["measures"].as_array().unwrap().iter().find(|measure| measure["id"] == id).unwrap();
    let change = one("m17-stayed");
    assert_eq!(change["value"]["stayed"], json!({ "num": 2, "den": 2, "ratio": 1.0 }));
    assert_eq!((&change["n"], &change["missing"]), (&json!(2), &json!(0)));
    let agreement = one("m18-equal");
    let half = json!({ "num": 1, "den": 2, "ratio": 0.5 });
    assert_eq!(agreement["value"], json!({ "share": half, "equal": 1, "differ": 1 }));
    assert_eq!((&agreement["n"], &agreement["missing"]), (&json!(2), &json!(1)));
    let said = terminal.good(&asked);
    for line in
        ["Dichterbij gekomen: oma Rie.", "1 van de 2 antwoorden is hetzelfde.", "1 antwoord is anders. Dat mag."]
    {
        assert!(said.contains(line), "{said}");
    }
    for wrong in [&["measures", "--since", "2"][..], &["measures", "--with", "niemand"], &["measures", "--since", "x"]]
    {
        assert_eq!(terminal.bad(wrong).0, 2, "{wrong:?}");
    }
}

#[test]
fn of_several_circles_each_is_taken_in_whole_or_not_at_all() {
    let terminal = Terminal::new();
    let many: String = (0..400).map(|n| format!("2;{n};mens {n};2;familie\n")).collect();
    let table = format!("ego;id;naam;ring;categorie\n1;a;oma Rie;1;familie\n{many}3;a;Bo;1;vrienden\n");
    let people = terminal.written("people.csv", &table);
    let import = ["import", "--people", &people];
    let names = |terminal: &Terminal| -> Vec<String> {
        let spaces = terminal.json(&["spaces"]);
        spaces.as_array().unwrap().iter().map(|space| space["name"].as_str().unwrap().to_owned()).collect()
    };
    let mut halfway = 0;
    for blocks in (0..40).map(|n| n * n * 2) {
        let output = with_room(&terminal, blocks, &import);
        if output.status.success() {
            break;
        }
        let error: Value = serde_json::from_slice(&output.stderr).unwrap();
        let there = names(&terminal);
        assert!(!there.contains(&"2".to_owned()), "{blocks}: {there:?} {error}");
        if error["error"]["safe"] == "1 van de 3 kringen staat er nu." {
            halfway += 1;
            assert_eq!(there, ["Onze kring", "1"]);
            assert_eq!(measure(&terminal, "1", "m1-size")["value"], json!(1));
        }
    }
    assert!(halfway > 0, "no limit was between the first and the second circle");
    assert_eq!(names(&terminal), ["Onze kring", "1", "2", "3"]);
    assert_eq!(measure(&terminal, "2", "m1-size")["value"], json!(400));
    assert_eq!(measure(&terminal, "1", "m1-size")["value"], json!(1));
}

#[test]
fn a_space_that_cannot_be_read_is_told_before_anything_is_taken_in() {
    let terminal = Terminal::new();
    let people = terminal.written("people.csv", "ego;id;ring\n1;a;1\n2;b;1\n");
    terminal.good(&["import", "--people", &people, "--ego", "2"]);
    let space = terminal.json(&["spaces"])[1]["id"].as_str().unwrap().to_owned();
    assert!(!space.is_empty());
    let folder = terminal.home().join("spaces");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort_by_key(|path| path.metadata().unwrap().modified().unwrap());
    let newest = files.iter().rfind(|path| path.extension().is_some_and(|end| end == "db")).unwrap();
    std::fs::write(newest, vec![7; 8192]).unwrap();
    let (code, error) = terminal.error(&["import", "--people", &people]);
    assert_eq!((code, error["code"].as_str()), (3, Some("damaged")), "{error}");
    assert_eq!(terminal.json(&["spaces"]).as_array().unwrap().len(), 2, "the first is not founded");
}
