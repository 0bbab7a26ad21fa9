use std::sync::Arc;

use steunkring_app::{Command, Edit, Level, MemberRole, NoteEdit, Seat, Watch, Watched};
use steunkring_domain::*;
use tokio::runtime::{Builder, Runtime};

use crate::family::{family, line};

fn runtime() -> Runtime {
    Builder::new_current_thread().build().unwrap()
}

/// Whether an answer is there already.
fn ready(runtime: &Runtime, watch: &mut Watch) -> Option<Option<u64>> {
    runtime.block_on(async {
        tokio::select! {
            biased;
            answer = watch.next() => Some(answer),
            () = std::future::ready(()) => None,
        }
    })
}

#[test]
fn a_slow_reader_skips_to_the_newest() {
    let (runtime, mut home) = (runtime(), family());
    let mut watch = home.app.watch(home.space).unwrap();
    let first = home.app.revision(home.space).unwrap();
    assert_eq!(runtime.block_on(watch.next()), Some(first));
    assert_eq!(ready(&runtime, &mut watch), None, "nothing has changed since");
    for n in 1..=5 {
        home.add(n, "Bo");
    }
    let last = home.app.revision(home.space).unwrap();
    assert_eq!(last, first + 5);
    assert_eq!(runtime.block_on(watch.next()), Some(last));
    assert_eq!(ready(&runtime, &mut watch), None, "what came between is not queued");
}

/// Whoever looks at the map is left alone while others write in notes, and the other way round for another note.
#[test]
fn a_screen_wakes_for_its_own_rows_only() {
    let (runtime, mut home) = (runtime(), family());
    let [first, second] = [1, 2].map(|n| DocumentId([n; 16]));
    for document in [first, second] {
        home.app.run(home.space, Command::StartNote { document, edits: vec![] }).unwrap();
    }
    let mut watches = [Watched::Map, Watched::Note(first), Watched::Note(second), Watched::Space].map(|watched| {
        let mut watch = home.app.watch_screen(home.space, watched).unwrap();
        assert!(matches!(ready(&runtime, &mut watch), Some(Some(_))), "the first answer comes at once");
        watch
    });
    let mut woken = |revision: u64| watches.each_mut().map(|watch| ready(&runtime, watch) == Some(Some(revision)));
    let text = vec![NoteEdit::Rewrite("Oma komt.".into())];
    let written = home.app.run(home.space, Command::Note { document: first, edits: text }).unwrap().revision;
    assert_eq!(woken(written), [false, true, false, true]);
    home.add(1, "oma Rie");
    let added = home.app.revision(home.space).unwrap();
    assert_eq!(woken(added), [true; 4], "names of the map stand in every note");
    home.app.rebuild(home.space).unwrap();
    assert_eq!(woken(added + 1), [true; 4]);
}

#[test]
fn undoing_and_making_rows_anew_wake_and_a_change_of_nothing_does_not() {
    let (runtime, mut home) = (runtime(), family());
    let rie = home.add(1, "oma Rie");
    let mut watch = home.app.watch(home.space).unwrap();
    assert!(ready(&runtime, &mut watch).is_some());
    let name = PersonChange::Nickname(Some(Nickname::parse("oma Rie").unwrap()));
    assert!(!home.edit(vec![Edit::Person(rie, name)]).changed);
    assert_eq!(ready(&runtime, &mut watch), None);
    let undone = home.app.undo().unwrap().revision;
    assert_eq!(ready(&runtime, &mut watch), Some(Some(undone)));
    home.app.rebuild(home.space).unwrap();
    assert_eq!(ready(&runtime, &mut watch), Some(Some(undone + 1)));
}

#[test]
fn what_another_home_wrote_wakes() {
    let (runtime, mut one, mut two) = (runtime(), family(), family());
    let inviting = one.app.invite(one.space, Seat::Member(MemberRole::Editor)).unwrap();
    let (joining, answer) = two.app.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = one.app.approve(inviting, &answer, "Iris").unwrap();
    let joined = two.app.join(joining, &welcome, "Nadia").unwrap();
    let mut watch = two.app.watch(joined).unwrap();
    assert!(ready(&runtime, &mut watch).is_some());
    one.add(1, "oma Rie");
    let revision = two.app.take_in(joined, &one.app.bundle(one.space).unwrap()).unwrap();
    assert_eq!(ready(&runtime, &mut watch), Some(Some(revision)));
    assert_eq!(two.app.take_in(joined, &one.app.bundle(one.space).unwrap()).unwrap(), revision);
    assert_eq!(ready(&runtime, &mut watch), None, "the same file twice changes nothing");
}

#[test]
fn a_watch_ends_with_the_app_or_when_it_is_closed() {
    let (runtime, mut home) = (runtime(), family());
    let mut closed = home.app.watch(home.space).unwrap();
    let mut waiting = home.app.watch(home.space).unwrap();
    let mut left = home.app.watch(home.space).unwrap();
    closed.close();
    assert_eq!(runtime.block_on(closed.next()), None);
    assert_eq!(runtime.block_on(closed.next()), None);
    assert!(ready(&runtime, &mut waiting).is_some());
    let closer = waiting.closer();
    let ended = runtime.block_on(async { tokio::join!(waiting.next(), async { closer.close() }).0 });
    assert_eq!(ended, None, "also while it waits");
    assert!(ready(&runtime, &mut left).is_some());
    drop(home);
    assert_eq!(runtime.block_on(left.next()), None);
}

#[test]
fn words_are_made_once_and_follow_the_family() {
    let mut home = family();
    let circle = home.app.circle(home.space).unwrap().circle;
    let words = home.app.words(&circle).unwrap();
    assert!(Arc::ptr_eq(&words, &home.app.words(&circle).unwrap()));
    home.app.set_level(Level::NlB1).unwrap();
    assert_eq!(home.app.words(&circle).unwrap().level(), Level::NlB1);
    home.app.set_level(Level::NlA2).unwrap();
    assert!(Arc::ptr_eq(&words, &home.app.words(&circle).unwrap()));
    home.edit(vec![Edit::Term(Concept::parse("circle").unwrap(), TermChange::Preferred(line("nest")))]);
    let circle = home.app.circle(home.space).unwrap().circle;
    assert!(!Arc::ptr_eq(&words, &home.app.words(&circle).unwrap()));
}
