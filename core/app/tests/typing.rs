//! Typing in a note through the public calls: what is refused, what an editor hears, what a new process finds.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;

use steunkring_app::*;
use steunkring_domain::*;

const NOTE: DocumentId = DocumentId([7; 16]);

fn home(folder: &Path) -> (App, SpaceId) {
    let mut app = App::create(folder, Key::raw([7; 32])).unwrap();
    let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    app.run(space, Command::StartNote { document: NOTE, edits: vec![NoteEdit::Rewrite("Oma 👍.".into())] }).unwrap();
    (app, space)
}

fn splice(at: u32, delete: u32, insert: &str) -> Splice {
    Splice { at, delete, insert: insert.to_owned() }
}

fn body(app: &mut App, space: SpaceId) -> String {
    app.note(space, NOTE).unwrap().note.body
}

#[test]
fn what_cannot_be_typed_leaves_everything() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, space) = home(&folder.path().join("home"));
    assert!(matches!(app.edit(space, NOTE, &[splice(0, 0, "x")], (0, 0), false), Err(CoreError::Missing(_))));
    assert!(matches!(app.open_editor(space, DocumentId([8; 16])), Err(CoreError::Missing(_))));
    assert_eq!(app.open_editor(space, NOTE).unwrap(), "Oma 👍.");
    let long = "x".repeat(200_000);
    for wrong in [
        vec![splice(99, 0, "x")],
        vec![splice(5, 0, "x")],
        vec![splice(4, 1, "")],
        vec![splice(0, u32::MAX, "")],
        vec![splice(0, 0, "\0")],
        vec![splice(0, 0, &long)],
        vec![splice(0, 0, "a"); 1_001],
        // The first of them is fine; all or nothing.
        vec![splice(0, 3, "Opa"), splice(99, 0, "x")],
    ] {
        app.edit(space, NOTE, &wrong, (0, 0), false).unwrap_err();
    }
    app.edit(space, NOTE, &[splice(6, 0, "👨‍👩‍👧 en ش"), splice(0, 3, "Opa")], (0, 0), false).unwrap();
    app.close_editor(space, NOTE).unwrap();
    assert_eq!(body(&mut app, space), "Opa 👍👨‍👩‍👧 en ش.");
}

#[test]
fn what_was_typed_and_not_settled_is_found_by_the_next_process() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("home");
    let (mut app, space) = home(&place);
    let stored = app.revision(space).unwrap();
    app.open_editor(space, NOTE).unwrap();
    for (at, letter) in ["H", "o", "i", " "].iter().enumerate() {
        app.edit(space, NOTE, &[splice(at as u32, 0, letter)], (0, 0), false).unwrap();
    }
    assert_eq!((body(&mut app, space), app.revision(space).unwrap()), ("Oma 👍.".into(), stored));
    // Closed without settling, as a process that dies.
    drop(app);
    let mut app = App::open(&place, Key::raw([7; 32])).unwrap();
    assert_eq!((body(&mut app, space), app.revision(space).unwrap()), ("Hoi Oma 👍.".into(), stored + 1));
    drop(app);
    // Once is enough.
    let mut app = App::open(&place, Key::raw([7; 32])).unwrap();
    assert_eq!((body(&mut app, space), app.revision(space).unwrap()), ("Hoi Oma 👍.".into(), stored + 1));
    app.rebuild_from_log(space).unwrap();
    assert_eq!(body(&mut app, space), "Hoi Oma 👍.");
}

#[test]
fn backup_export_and_file_hold_what_was_just_typed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, space) = home(&folder.path().join("home"));
    app.open_editor(space, NOTE).unwrap();
    let type_one = |app: &mut App, letter: &str| {
        app.edit(space, NOTE, &[splice(0, 0, letter)], (0, 0), false).unwrap();
    };
    type_one(&mut app, "a");
    app.backup(&folder.path().join("backup"), "woorden voor later").unwrap();
    let restored = folder.path().join("restored");
    App::restore(&folder.path().join("backup"), "woorden voor later", &restored, Key::raw([1; 32])).unwrap();
    let mut again = App::open(&restored, Key::raw([1; 32])).unwrap();
    assert_eq!(body(&mut again, space), "aOma 👍.");
    type_one(&mut app, "b");
    app.bundle(space).unwrap();
    assert_eq!(body(&mut app, space), "baOma 👍.");
    type_one(&mut app, "c");
    app.export(space, ExportOptions::default()).unwrap();
    assert_eq!(body(&mut app, space), "cbaOma 👍.");
}

#[test]
fn who_only_reads_gets_no_editor() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, space) = home(&folder.path().join("home"));
    let mut other = App::create(&folder.path().join("other"), Key::raw([7; 32])).unwrap();
    let inviting = app.invite(space, Seat::Member(MemberRole::Reader)).unwrap();
    let (joining, answer) = other.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = app.approve(inviting, &answer, "Iris").unwrap();
    other.join(joining, &welcome, "Kring").unwrap();
    other.take_in(space, &app.bundle(space).unwrap()).unwrap();
    assert_eq!(body(&mut other, space), "Oma 👍.");
    assert_eq!(other.open_editor(space, NOTE), Err(CoreError::NotAllowed));
}

/// While an input method composes, the editor hears nothing; after it, everything, and the caret stays with its letter.
#[test]
fn an_editor_that_composes_hears_of_others_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, space) = home(&folder.path().join("home"));
    let mut other = App::create(&folder.path().join("other"), Key::raw([7; 32])).unwrap();
    let inviting = app.invite(space, Seat::Member(MemberRole::Editor)).unwrap();
    let (joining, answer) = other.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = app.approve(inviting, &answer, "Iris").unwrap();
    other.join(joining, &welcome, "Kring").unwrap();
    other.take_in(space, &app.bundle(space).unwrap()).unwrap();
    app.open_editor(space, NOTE).unwrap();
    let edited = app.edit(space, NOTE, &[splice(3, 0, " kom")], (7, 7), true).unwrap();
    assert_eq!(edited, Edited { splices: vec![], selection: (7, 7), answer: 1 });
    let ahead = NoteEdit::Splice(vec![splice(0, 0, "Lieve ")]);
    other.run(space, Command::Note { document: NOTE, edits: vec![ahead] }).unwrap();
    app.take_in(space, &other.bundle(space).unwrap()).unwrap();
    let edited = app.edit(space, NOTE, &[splice(7, 0, "t")], (8, 8), true).unwrap();
    assert_eq!(edited, Edited { splices: vec![], selection: (8, 8), answer: 1 });
    let edited = app.edit(space, NOTE, &[], (8, 8), false).unwrap();
    assert_eq!(edited, Edited { splices: vec![splice(0, 0, "Lieve ")], selection: (14, 14), answer: 2 });
    app.close_editor(space, NOTE).unwrap();
    assert_eq!(body(&mut app, space), "Lieve Oma komt 👍.");
}

/// Somebody types on while an answer is under way: what others wrote is told again, and each letter lands where it was typed.
#[test]
fn an_answer_that_came_too_late_is_told_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, space) = home(&folder.path().join("home"));
    app.open_editor(space, NOTE).unwrap();
    let opened = app.edit(space, NOTE, &[], (0, 0), false).unwrap().answer;
    let ahead = |text: &str| Command::Note { document: NOTE, edits: vec![NoteEdit::Splice(vec![splice(0, 0, text)])] };
    app.run(space, ahead("Lieve ")).unwrap();
    let passed_over = app.edit_after(space, NOTE, &[splice(3, 0, " kom")], (7, 7), (false, opened)).unwrap();
    assert_eq!(passed_over.splices, vec![splice(0, 0, "Lieve ")]);
    app.run(space, ahead("O ")).unwrap();
    // Typed before the answer came: it is in positions of what stands there without it.
    let applied = app.edit_after(space, NOTE, &[splice(7, 0, "t")], (8, 8), (false, opened)).unwrap();
    assert_eq!((applied.splices, applied.selection), (vec![splice(0, 0, "O Lieve ")], (16, 16)));
    let even = app.edit_after(space, NOTE, &[splice(16, 0, " nu")], (19, 19), (false, applied.answer)).unwrap();
    assert_eq!((even.splices, even.answer), (vec![], applied.answer));
    for unknown in [0, opened, passed_over.answer, applied.answer + 1] {
        let edited = app.edit_after(space, NOTE, &[], (0, 0), (false, unknown));
        assert_eq!(edited, Err(CoreError::Missing("editor")), "{unknown}");
    }
    app.close_editor(space, NOTE).unwrap();
    assert_eq!(body(&mut app, space), "O Lieve Oma komt nu 👍.");
}
