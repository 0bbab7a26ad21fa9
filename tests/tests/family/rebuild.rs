//! The sealed log is the truth: documents and rows can be made again from it alone.

use steunkring_app::*;
use steunkring_domain::*;

use super::histories::History;
use super::phones::{Family, KEY, NAMES, Phone, exchange};
use super::screens::Screens;

/// How many histories are made again.
const HISTORIES: u64 = 20;

/// Invariant: documents and rows made anew from the sealed entries are those that were there, on every phone; and they can be
/// written in and shared as before.
#[test]
fn what_is_made_anew_from_the_log_is_what_was_there() {
    let family = Family::begin(NAMES.len());
    for number in 1_000_000..1_000_000 + HISTORIES {
        let (mut phones, _folder) = History::begin(&family, number).end();
        for phone in &mut phones {
            let before = Screens::of(phone);
            phone.app.rebuild_from_log(phone.space).unwrap();
            assert_eq!(Screens::of(phone), before, "history {number}");
        }
        let id = PersonId([77; 16]);
        let name = Nickname::parse("wie later komt").unwrap();
        phones[0].run(Command::AddPerson { id, name, changes: vec![], tie: None });
        exchange(&mut phones);
        let first = Screens::of(&mut phones[0]);
        assert_eq!(first.circle.circle.name(id), "wie later komt");
        phones[1..].iter_mut().for_each(|phone| assert_eq!(Screens::of(phone), first, "history {number}"));
    }
}

#[test]
fn who_was_alone_all_the_time_loses_nothing_either() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let mut app = App::create(&home, Key::raw(KEY)).unwrap();
    let space = app.found(SpaceKind::OwnPage, "Mijn bladzijde", "Sem").unwrap();
    let document = DocumentId([9; 16]);
    app.run(space, Command::StartNote { document, edits: vec![NoteEdit::Rewrite("Vandaag".into())] }).unwrap();
    app.run(space, Command::Note { document, edits: vec![NoteEdit::Rewrite("Vandaag was fijn.".into())] }).unwrap();
    let before = (app.circle(space).unwrap(), app.notes(space).unwrap());
    app.rebuild_from_log(space).unwrap();
    assert_eq!((app.circle(space).unwrap(), app.notes(space).unwrap()), before);
    app.undo().unwrap();
    drop(app);
    let mut again = Phone::open(&home, space);
    assert_eq!(again.app.note(space, document).unwrap().note.body, "Vandaag");
}
