//! Everything of a space to read.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use serde_json::{Value, json};
use steunkring_app::*;
use steunkring_domain::*;

fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

fn files(export: &Export) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(&export.bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut read = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    names.iter().map(|name| (name.clone(), read(name))).collect()
}

/// A circle with Nadia and her child, oma Rie who knows of it, and juf Els and =Bo who do not; and a note about them.
fn circle() -> (App, SpaceId, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::create(&folder.path().join("home"), Key::raw([7; 32])).unwrap();
    let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    let mut add = |n: u8, name: &str, changes: Vec<PersonChange>, ring: Option<Ring>| {
        let id = PersonId([n; 16]);
        let tie = ring.map(|ring| NewTie { ego: PersonId::FAMILY, domain: Some(Domain::Family), ring: Some(ring) });
        app.run(space, Command::AddPerson { id, name: Nickname::parse(name).unwrap(), changes, tie }).unwrap();
        id
    };
    add(1, "Yara", vec![PersonChange::InFamily(Some(true))], None);
    add(2, "oma Rie", vec![PersonChange::Informed(Some(true))], Some(Ring::Inner));
    let private = vec![
        PersonChange::GivenName(Some(line("Elisabeth"))),
        PersonChange::BirthYear(Some(BirthYear::new(1980).unwrap())),
        PersonChange::Strength(line("viool"), true),
        PersonChange::ContactRef(Some(DocumentId([5; 16]))),
    ];
    let els = add(3, "juf Els", private, Some(Ring::Outside));
    add(4, "=Bo", vec![PersonChange::Informed(Some(true))], Some(Ring::Middle));
    let step = ActionId([1; 16]);
    let view = PerspectiveId { tie: TieId { ego: PersonId::FAMILY, alter: els }, respondent: app.me(space).unwrap() };
    let told = Paragraph::parse("Juf Els luistert goed.").unwrap();
    app.run(
        space,
        Command::Map(vec![
            Edit::View(view, PerspectiveChange::Note(Some(told))),
            Edit::Action(step, ActionChange::Text(Some(line("Bellen met juf els")))),
            Edit::Action(step, ActionChange::Owner(Some(els))),
        ]),
    )
    .unwrap();
    let document = DocumentId([9; 16]);
    app.run(
        space,
        Command::StartNote {
            document,
            edits: vec![NoteEdit::Meeting(MeetingChange::Title(Some(line("Bij Elisabeth"))))],
        },
    )
    .unwrap();
    let text = "Juf Els en oma Rie kwamen.\nYara speelde.".to_owned();
    app.run(space, Command::Note { document, edits: vec![NoteEdit::Rewrite(text)] }).unwrap();
    (app, space, folder)
}

#[test]
fn who_does_not_know_of_it_has_no_name_in_any_file() {
    let (mut app, space, _folder) = circle();
    let before = app.circle(space).unwrap();
    let export = app.export(space, ExportOptions::default()).unwrap();
    let files = files(&export);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ["actions.csv", "circle.json", "manifest.json", "map.svg", "notes.json", "people.csv", "ties.csv"]
    );
    for (name, text) in &files {
        let small = text.to_lowercase();
        for word in ["juf els", "elisabeth", "viool", "1980", "contact_ref", "newer"] {
            assert!(!small.contains(word), "{word} stands in {name}");
        }
    }
    let parsed = |name: &str| serde_json::from_str::<Value>(&files[name]).unwrap();
    assert_eq!(parsed("notes.json")[0]["body"], "?1 en oma Rie kwamen.\nYara speelde.");
    assert_eq!(parsed("notes.json")[0]["meeting"]["title"], "Bij ?1");
    assert_eq!(parsed("circle.json")["actions"][0]["text"], "Bellen met ?1");
    let manifest = parsed("manifest.json");
    assert_eq!((&manifest["hidden"], &manifest["space"]), (&json!(1), &json!("Onze kring")));
    for part in manifest["files"].as_array().unwrap() {
        let text = &files[part["name"].as_str().unwrap()];
        assert_eq!(part["bytes"], json!(text.len()));
    }
    assert!(files["map.svg"].starts_with("<svg") && files["map.svg"].contains("oma Rie"));
    assert_eq!(app.circle(space).unwrap(), before);
    assert_eq!(app.export(space, ExportOptions::default()).unwrap(), export, "the same content gives the same file");
}

#[test]
fn everything_is_there_and_a_sheet_is_harmless() {
    let (mut app, space, _folder) = circle();
    let export = app.export(space, ExportOptions { with_names: true }).unwrap();
    let files = files(&export);
    let circle: Value = serde_json::from_str(&files["circle.json"]).unwrap();
    assert_eq!(circle["people"].as_array().unwrap().len(), app.circle(space).unwrap().circle.people.len());
    let els = circle["people"].as_array().unwrap().iter().find(|person| person["nickname"] == "juf Els").unwrap();
    assert_eq!((&els["birth_year"], &els["strengths"]), (&json!("1980"), &json!(["viool"])));
    assert_eq!(els["contact_ref"], Value::Null, "how to reach somebody is never in it");
    assert_eq!(circle["ties"][0]["id"]["ego"], json!(PersonId::FAMILY));
    let mut people = csv::Reader::from_reader(files["people.csv"].as_bytes());
    let names: Vec<String> = people.records().map(|row| row.unwrap()[1].to_owned()).collect();
    assert!(names.contains(&"'=Bo".to_owned()), "{names:?}");
    let ties: Vec<_> = csv::Reader::from_reader(files["ties.csv"].as_bytes()).records().map(Result::unwrap).collect();
    assert_eq!(ties.len(), 3);
    assert!(ties.iter().any(|row| &row[1] == "juf Els" && &row[4] == "buiten" && &row[8] == "Juf Els luistert goed."));
    assert!(files["actions.csv"].contains("Bellen met juf els,juf Els"));
    assert_eq!(export.manifest.hidden, 0);
    assert_eq!(app.export(SpaceId([1; 32]), ExportOptions::default()), Err(CoreError::Missing("space")));
}
