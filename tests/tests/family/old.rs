//! Homes that older versions wrote, in `tests/fixtures/home-N`: each opens with the key of the tests and shows what it showed, and
//! can be written in. A home of a new version is added with `STEUNKRING_MAKE_HOME=N`, and none is ever made again.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use steunkring_app::*;
use steunkring_domain::*;

use super::facts::entity;
use super::fixture::Loaded;
use super::golden::golden;
use super::phones::{KEY, NOON, copy};

/// The homes that there are.
const HOMES: [&str; 1] = ["home-1"];

#[test]
fn homes_of_every_version_open_and_show_what_they_showed() {
    if let Ok(number) = std::env::var("STEUNKRING_MAKE_HOME") {
        make(&fixtures().join(format!("home-{number}")));
    }
    for home in HOMES {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("home");
        copy(&fixtures().join(home), &place);
        let mut app = App::open(&place, Key::raw(KEY)).unwrap();
        app.set_clock(|| Instant(NOON));
        let space = app.spaces().unwrap()[0].id;
        let before = told(&mut app, space);
        golden(&format!("{home}.txt"), &before);
        app.rebuild(space).unwrap();
        assert_eq!(told(&mut app, space), before, "rows are made anew alike");
        app.rebuild_from_log(space).unwrap();
        assert_eq!(told(&mut app, space), before, "and documents are, from the entries of then");
        // The last step of then is taken back, and writing goes on.
        app.undo().unwrap();
        assert_ne!(told(&mut app, space), before);
        app.redo().unwrap();
        assert_eq!(told(&mut app, space), before);
        let id = PersonId([9; 16]);
        let name = Nickname::parse("wie later komt").unwrap();
        app.run(space, Command::AddPerson { id, name, changes: vec![], tie: None }).unwrap();
        drop(app);
        let mut app = App::open(&place, Key::raw(KEY)).unwrap();
        assert_eq!(app.circle(space).unwrap().circle.name(id), "wie later komt");
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// Makes a home with a bit of everything: two who wrote apart, a field with two answers, somebody who was taken away and edited
/// beside it, a field of a newer app, and a step that can be taken back.
fn make(place: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::create(place, Key::raw(KEY)).unwrap();
    app.set_clock(|| Instant(NOON));
    let mut family = Loaded::new(app, "gezin.json");
    let (space, ans, lot) = (family.space, family.who("buur Ans"), family.who("Lot"));
    let mut worker = App::create(&folder.path().join("two"), Key::raw(KEY)).unwrap();
    worker.set_clock(|| Instant(NOON + 60_000));
    let inviting = family.app.invite(space, Seat::Member(MemberRole::Editor)).unwrap();
    let (joining, answer) = worker.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = family.app.approve(inviting, &answer, "Iris").unwrap();
    worker.join(joining, &welcome, "Onze kring").unwrap();
    worker.take_in(space, &family.app.bundle(space).unwrap()).unwrap();
    let called = |name: &str| Edit::Person(lot, PersonChange::Nickname(Nickname::parse(name).ok()));
    let strong = PersonChange::Strength(Line::parse("soep maken").unwrap(), true);
    worker.run(space, Command::Map(vec![called("Lotje"), Edit::Person(ans, strong)])).unwrap();
    let id = SnapshotId([4; 16]);
    let caption = Line::parse("Het begin").ok();
    family.app.run(space, Command::TakeSnapshot { id, reason: SnapshotReason::Start, caption }).unwrap();
    family.map(vec![called("Lot van hiernaast")]);
    family.map(vec![Edit::Person(ans, PersonChange::Removed(Some(Instant(NOON))))]);
    let later = Field { table: Table::People, row: ans.to_string(), key: "later".to_owned(), value: Scalar::Int(34) };
    family.app.run(space, Command::Settle { document: DocumentId::MAP, field: later }).unwrap();
    family.app.take_in(space, &worker.bundle(space).unwrap()).unwrap();
    let document = family.talks["Praten op school"];
    let body = family.app.note(space, document).unwrap().note.body;
    let edits = vec![NoteEdit::Rewrite(body + "\nIris komt vrijdag langs 👍.")];
    family.app.run(space, Command::Note { document, edits }).unwrap();
}

/// All that a home holds, as text: each row with the fields that are filled in.
fn told(app: &mut App, space: SpaceId) -> String {
    let map = app.circle(space).unwrap();
    let mut text = String::new();
    let mut all: Vec<(Option<DocumentId>, Circle, Note)> = vec![(None, map.circle.clone(), Note::default())];
    all.extend(app.notes(space).unwrap().into_iter().map(|(id, row)| (Some(id), Circle::default(), row.note)));
    for (document, circle, note) in all {
        let tables = if document.is_some() { Table::NOTE } else { Table::MAP };
        for (table, row) in
            tables.iter().flat_map(|table| rows(&circle, &note, *table).into_iter().map(|row| (*table, row)))
        {
            let filled = filled(entity(&circle, Some(&note), table, &row).unwrap_or_default());
            writeln!(text, "{} {row} {filled}", table.name()).unwrap();
        }
        if document.is_some() {
            writeln!(text, "body {:?}", note.body).unwrap();
        }
    }
    for conflict in &map.conflicts {
        let answers: Vec<_> = conflict.answers.iter().map(|answer| (&answer.value, answer.at.0)).collect();
        writeln!(text, "answers {} {}/{} {answers:?}", conflict.table.name(), conflict.row, conflict.key).unwrap();
    }
    for taken in &map.taken {
        let edited: Vec<_> = taken.edited.iter().map(|(key, _, at)| (key, at.0)).collect();
        writeln!(text, "taken {} {} {} {edited:?}", taken.table.name(), taken.row, taken.at.0).unwrap();
    }
    let kept: Vec<SnapshotId> = map.circle.snapshots.keys().copied().collect();
    for id in kept {
        let then = app.circle_at(space, id).unwrap().unwrap();
        let names: Vec<&str> = then.present().map(|(id, _)| then.name(id)).collect();
        writeln!(text, "then {names:?}").unwrap();
    }
    text
}

/// The names of the rows of a table.
fn rows(circle: &Circle, note: &Note, table: Table) -> Vec<String> {
    fn names<K: RowKey, E>(map: &std::collections::BTreeMap<K, E>) -> Vec<String> {
        map.keys().map(K::to_row).collect()
    }
    match table {
        Table::People => names(&circle.people),
        Table::Kin => names(&circle.kin),
        Table::Ties => names(&circle.ties),
        Table::Perspectives => names(&circle.perspectives),
        Table::AlterTies => names(&circle.alter_ties),
        Table::Roles => names(&circle.roles),
        Table::Snapshots => names(&circle.snapshots),
        Table::Terms => names(&circle.terms),
        Table::Contacts => names(&circle.contacts),
        Table::Actions => names(&circle.actions),
        Table::Goals => names(&circle.goals),
        Table::Consents => names(&circle.consents),
        Table::Documents => names(&circle.documents),
        Table::Members => names(&circle.members),
        Table::Cards => names(&circle.cards),
        Table::Attendance => names(&note.attendance),
        Table::Decisions => names(&note.decisions),
        Table::Agenda => names(&note.agenda),
        Table::Media => names(&note.media),
        Table::Plan | Table::Meeting => vec!["one".to_owned()],
    }
}

/// Leaves out what is not filled in, so that a field of a later version changes nothing here.
fn filled(value: serde_json::Value) -> serde_json::Value {
    let serde_json::Value::Object(fields) = value else { return value };
    let empty = |value: &serde_json::Value| {
        value.is_null()
            || value.as_array().is_some_and(Vec::is_empty)
            || value.as_object().is_some_and(|map| map.is_empty())
    };
    fields.into_iter().filter(|(_, value)| !empty(value)).collect()
}
