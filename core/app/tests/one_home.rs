//! One home: what is written stands, can be taken back, and is there after closing.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use steunkring_app::*;
use steunkring_domain::*;

const KEY: [u8; 32] = [7; 32];

struct Home {
    folder: tempfile::TempDir,
    app: App,
    space: SpaceId,
}

fn home() -> Home {
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::create(&folder.path().join("home"), Key::raw(KEY)).unwrap();
    app.set_clock(|| Instant(1_000));
    let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    Home { folder, app, space }
}

impl Home {
    fn again(self) -> Self {
        let Self { folder, app, space } = self;
        drop(app);
        let app = App::open(&folder.path().join("home"), Key::raw(KEY)).unwrap();
        Self { folder, app, space }
    }

    fn add(&mut self, n: u8, name: &str, ring: Option<Ring>) -> PersonId {
        let id = PersonId([n; 16]);
        let tie = NewTie { ego: PersonId::FAMILY, domain: Some(Domain::Family), ring };
        let command = Command::AddPerson { id, name: Nickname::parse(name).unwrap(), changes: vec![], tie: Some(tie) };
        self.app.run(self.space, command).unwrap();
        id
    }

    fn name(&mut self, id: PersonId, name: &str) {
        let change = PersonChange::Nickname(Some(Nickname::parse(name).unwrap()));
        self.app.run(self.space, Command::Map(vec![Edit::Person(id, change)])).unwrap();
    }

    fn called(&mut self, id: PersonId) -> String {
        self.app.circle(self.space).unwrap().circle.name(id).to_owned()
    }

    fn names(&mut self) -> Vec<String> {
        let screen = self.app.map_screen(self.space, MapOptions::default()).unwrap();
        screen
            .rings
            .iter()
            .flat_map(|ring| &ring.people)
            .chain(&screen.waiting)
            .map(|person| person.name.text.clone())
            .collect()
    }
}

#[test]
fn a_circle_is_there_again_after_closing() {
    let mut home = home();
    home.add(1, "oma Rie", Some(Ring::Inner));
    home.add(2, "Bo", None);
    let before = home.app.map_screen(home.space, MapOptions::default()).unwrap();
    let mut home = home.again();
    assert_eq!(home.app.map_screen(home.space, MapOptions::default()).unwrap(), before);
    assert_eq!(home.names(), ["oma Rie", "Bo"]);
    assert_eq!(before.waiting.len(), 1);
    assert_eq!(before.respondent.text, "Nadia");
}

#[test]
fn an_empty_map_says_what_to_do() {
    let mut home = home();
    let screen = home.app.map_screen(home.space, MapOptions::default()).unwrap();
    assert_eq!(screen.empty.len(), 3);
    assert!(screen.layout.spots.is_empty());
}

#[test]
fn the_same_gesture_twice_adds_one() {
    let mut home = home();
    home.add(1, "oma Rie", None);
    home.name(PersonId([1; 16]), "omi");
    home.add(1, "oma Rie", None);
    assert_eq!(home.names(), ["omi"]);
}

#[test]
fn steps_go_back_and_forth_also_after_closing() {
    let mut home = home();
    let rie = home.add(1, "oma Rie", Some(Ring::Inner));
    home.name(rie, "omi");
    home.name(rie, "oma");
    let mut home = home.again();
    home.app.undo().unwrap();
    assert_eq!(home.called(rie), "omi");
    home.app.undo().unwrap();
    assert_eq!(home.called(rie), "oma Rie");
    let mut home = home.again();
    home.app.redo().unwrap();
    assert_eq!(home.called(rie), "omi");
    home.app.redo().unwrap();
    assert_eq!(home.called(rie), "oma");
    assert!(matches!(home.app.redo(), Err(CoreError::Missing(_))));
    home.app.undo().unwrap();
    home.name(rie, "opoe");
    assert!(matches!(home.app.redo(), Err(CoreError::Missing(_))), "a new step ends what could be done again");
}

#[test]
fn adding_somebody_is_one_step() {
    let mut home = home();
    let rie = home.add(1, "oma Rie", Some(Ring::Inner));
    home.app.undo().unwrap();
    assert!(home.names().is_empty());
    home.app.redo().unwrap();
    assert_eq!(home.names(), ["oma Rie"]);
    assert_eq!(home.called(rie), "oma Rie");
}

#[test]
fn what_is_taken_away_stands_in_the_tray_and_comes_back() {
    let mut home = home();
    let rie = home.add(1, "oma Rie", Some(Ring::Inner));
    let gone = Edit::Person(rie, PersonChange::Removed(Some(Instant(5))));
    home.app.run(home.space, Command::Map(vec![gone])).unwrap();
    assert!(home.names().is_empty());
    let tray = home.app.tray_screen(home.space).unwrap();
    assert_eq!((tray.items.len(), tray.items[0].name.text.as_str(), tray.items[0].edited), (1, "oma Rie", false));
    home.name(rie, "omi");
    assert!(home.app.tray_screen(home.space).unwrap().items[0].edited, "an edit after the removal is shown");
    let (table, row) = (tray.items[0].table, tray.items[0].row.clone());
    home.app.bring_back(home.space, table, &row).unwrap();
    assert_eq!(home.names(), ["omi"]);
    assert!(home.app.tray_screen(home.space).unwrap().items.is_empty());
}

#[test]
fn a_note_keeps_its_words_its_people_and_its_steps() {
    let mut home = home();
    let rie = home.add(1, "oma Rie", None);
    let document = DocumentId([9; 16]);
    let line = |text| Some(Line::parse(text).unwrap());
    let edits = vec![
        NoteEdit::Meeting(MeetingChange::Title(line("Praten op school"))),
        NoteEdit::Attendance(rie, AttendanceChange::Present(Some(true))),
        NoteEdit::Rewrite("Oma komt.".into()),
    ];
    home.app.run(home.space, Command::StartNote { document, edits }).unwrap();
    let splice = Splice { at: 8, delete: 0, insert: " morgen 👍".into() };
    home.app.run(home.space, Command::Note { document, edits: vec![NoteEdit::Splice(vec![splice])] }).unwrap();
    let action = [ActionChange::Text(line("brengen")), ActionChange::CreatedIn(Some(document))];
    let edits = action.into_iter().map(|change| Edit::Action(ActionId([3; 16]), change)).collect();
    home.app.run(home.space, Command::Map(edits)).unwrap();
    let mut home = home.again();
    let screen = home.app.note_screen(home.space, document).unwrap();
    assert_eq!(screen.body, "Oma komt morgen 👍.");
    assert_eq!((screen.item.title.text.as_str(), screen.item.people[0].text.as_str()), ("Praten op school", "oma Rie"));
    assert_eq!(screen.actions[0].text.text, "brengen");
    home.app.undo().unwrap();
    home.app.undo().unwrap();
    assert_eq!(home.app.note_screen(home.space, document).unwrap().body, "Oma komt.");
}

#[test]
fn a_remembered_moment_shows_the_map_as_it_was() {
    let mut home = home();
    let rie = home.add(1, "oma Rie", None);
    let id = SnapshotId([4; 16]);
    home.app.run(home.space, Command::TakeSnapshot { id, reason: SnapshotReason::Start, caption: None }).unwrap();
    home.name(rie, "omi");
    let then = home.app.circle_at(home.space, id).unwrap().unwrap();
    assert_eq!((then.name(rie), home.called(rie).as_str()), ("oma Rie", "omi"));
    // A version that is not in the document, as after a new generation of it: what was kept with the moment is shown.
    let elsewhere = Edit::Snapshot(id, SnapshotChange::Heads(Some(vec![9; 32])));
    home.app.run(home.space, Command::Map(vec![elsewhere])).unwrap();
    let frozen = home.app.circle_at(home.space, id).unwrap().unwrap();
    assert_eq!((&frozen.people, &frozen.ties), (&then.people, &then.ties));
}

#[test]
fn rows_made_anew_are_the_same_rows() {
    let mut home = home();
    home.add(1, "oma Rie", Some(Ring::Middle));
    let before = home.app.circle(home.space).unwrap();
    home.app.rebuild(home.space).unwrap();
    assert_eq!(home.app.circle(home.space).unwrap(), before);
}

#[test]
fn a_wrong_key_opens_nothing_and_changes_nothing() {
    let Home { folder, app, space: _ } = home();
    drop(app);
    let path = folder.path().join("home");
    assert_eq!(App::open(&path, Key::raw([8; 32])).err(), Some(CoreError::WrongKey));
    assert!(App::open(&path, Key::raw(KEY)).is_ok());
}

#[test]
fn what_cannot_be_is_refused_and_leaves_everything() {
    let mut home = home();
    let rie = home.add(1, "oma Rie", None);
    let before = home.app.circle(home.space).unwrap();
    assert!(matches!(
        home.app.run(home.space, Command::Merge { from: rie, into: rie }),
        Err(CoreError::Invalid { .. })
    ));
    let nowhere = Command::Note { document: DocumentId([1; 16]), edits: vec![NoteEdit::Rewrite("x".into())] };
    assert!(matches!(home.app.run(home.space, nowhere), Err(CoreError::Missing(_))));
    assert!(matches!(home.app.run(SpaceId([1; 32]), Command::Map(vec![])), Err(CoreError::Missing(_))));
    assert_eq!(home.app.circle(home.space).unwrap(), before);
}

#[test]
fn own_words_stand_on_the_screen() {
    let mut home = home();
    let concept = Concept::parse("circle").unwrap();
    let changes = [
        TermChange::Preferred(Some(Line::parse("team").unwrap())),
        TermChange::Article(Some(Article::Het)),
        TermChange::Plural(Some(Line::parse("teams").unwrap())),
    ];
    let edits = changes.into_iter().map(|change| Edit::Term(concept.clone(), change)).collect();
    home.app.run(home.space, Command::Map(edits)).unwrap();
    let screen = home.app.map_screen(home.space, MapOptions::default()).unwrap();
    assert_eq!(screen.title.text, "Ons team");
}

#[test]
fn a_space_that_cannot_be_filled_was_never_there() {
    let mut home = home();
    let files = |home: &Home| std::fs::read_dir(home.folder.path().join("home/spaces")).unwrap().count();
    let (before, spaces) = (files(&home), home.app.spaces().unwrap());
    let half = |app: &mut App, space: SpaceId| -> Result<(), CoreError> {
        let name = Nickname::parse("Bo").unwrap();
        app.run(space, Command::AddPerson { id: PersonId([1; 16]), name, changes: vec![], tie: None })?;
        Err(CoreError::Disk)
    };
    let refused = home.app.found_filled(SpaceKind::FamilyMap, "Tweede", "Nadia", half);
    assert_eq!(refused, Err(CoreError::Disk));
    assert_eq!((home.app.spaces().unwrap(), files(&home)), (spaces, before));
    // What was done in it is no step to take back.
    assert_eq!(home.app.undo().err(), Some(CoreError::Missing("step")));
    let filled = home.app.found_filled(SpaceKind::FamilyMap, "Tweede", "Nadia", |_, _| Ok::<_, CoreError>(())).unwrap();
    assert_eq!(home.app.circle(filled).unwrap().circle.people.len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// After any commands, taking every one back leads to the map as it was in the beginning, and doing them all again leads to
    /// the end.
    #[test]
    fn all_the_way_back_and_forth(steps in prop::collection::vec((1..4u8, any::<u8>(), 0..3u8), 1..8)) {
        let mut home = home();
        let begin = home.app.circle(home.space).unwrap();
        let mut done = 0;
        for (id, text, what) in steps {
            let person = PersonId([id; 16]);
            let change = match what {
                0 => PersonChange::Nickname(Some(Nickname::parse(&format!("n{text}")).unwrap())),
                1 => PersonChange::Removed(Some(Instant(i64::from(text)))),
                _ => PersonChange::IsChild(Some(text % 2 == 0)),
            };
            let changed = home.app.run(home.space, Command::Map(vec![Edit::Person(person, change)])).unwrap().changed;
            done += usize::from(changed);
        }
        let end = home.app.circle(home.space).unwrap();
        for _ in 0..done {
            home.app.undo().unwrap();
        }
        let back = home.app.circle(home.space).unwrap();
        let people = |row: &MapRow| -> Vec<_> {
            row.circle.people.iter().filter(|(_, person)| **person != Person::default()).map(|(id, person)| (*id, person.clone())).collect()
        };
        // Whom the steps added stands in the tray.
        let there = |row: &MapRow| -> Vec<_> { people(row).into_iter().filter(|(_, one)| one.removed.is_none()).collect() };
        prop_assert_eq!(there(&back), people(&begin));
        for _ in 0..done {
            home.app.redo().unwrap();
        }
        prop_assert_eq!(people(&home.app.circle(home.space).unwrap()), people(&end));
    }
}

#[test]
fn a_talk_that_was_started_goes_and_comes_back_whole() {
    let mut home = home();
    let space = home.space;
    let (app, document) = (&mut home.app, DocumentId([4; 16]));
    let title = NoteEdit::Meeting(MeetingChange::Title(Some(Line::parse("Bij oma").unwrap())));
    app.run(space, Command::StartNote { document, edits: vec![title, NoteEdit::Rewrite("Thee.".into())] }).unwrap();
    assert_eq!(app.undo().unwrap().said[0].text.replace(['\u{2068}', '\u{2069}'], ""), "Veranderd: Bij oma.");
    assert!(app.notes_screen(space).unwrap().items.is_empty());
    assert_eq!(app.tray_screen(space).unwrap().items[0].name.text, "Bij oma");
    app.redo().unwrap();
    assert_eq!(app.notes_screen(space).unwrap().items.len(), 1);
    assert_eq!(app.note(space, document).unwrap().note.body, "Thee.");
}

#[test]
fn undo_takes_back_who_one_is_and_within_a_space_what_was_done_there() {
    let mut home = home();
    let space = home.space;
    let rie = home.add(1, "oma Rie", None);
    let app = &mut home.app;
    let me = app.me(space).unwrap();
    let other = app.found(SpaceKind::FamilyMap, "Bij papa", "Nadia").unwrap();
    app.i_am(space, rie).unwrap();
    let bo = PersonId([2; 16]);
    let name = Nickname::parse("Bo").unwrap();
    app.run(other, Command::AddPerson { id: bo, name, changes: vec![], tie: None }).unwrap();
    let said = app.undo_in(space).unwrap().said;
    assert_eq!(said[0].text.replace(['\u{2068}', '\u{2069}'], ""), "Jij bent hier oma Rie.");
    assert_eq!(app.me(space).unwrap(), me);
    assert!(app.circle(other).unwrap().circle.is_present(bo));
    app.redo_in(space).unwrap();
    assert_eq!(app.me(space).unwrap(), rie);
    app.undo_in(space).unwrap();
    app.undo_in(space).unwrap();
    assert!(!app.circle(space).unwrap().circle.is_present(rie));
    assert_eq!(app.undo_in(space).unwrap_err(), CoreError::Missing("step"));
    app.undo().unwrap();
    assert!(!app.circle(other).unwrap().circle.is_present(bo));
}
