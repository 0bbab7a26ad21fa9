use steunkring_app::{Command, Job, NoteEdit};
use steunkring_domain::*;

use crate::family::family;

/// What was written often and shortened again leaves room that tidying gives back, and the screen says so before and after.
#[test]
fn tidying_gives_back_what_the_screen_says_and_takes_nothing_away() {
    let mut home = family();
    let document = DocumentId([1; 16]);
    home.app.run(home.space, Command::StartNote { document, edits: vec![] }).unwrap();
    let mut write = |text: String| {
        home.app.run(home.space, Command::Note { document, edits: vec![NoteEdit::Rewrite(text)] }).unwrap();
    };
    for n in 0..40 {
        write(format!("{n} ").repeat(300));
    }
    write("Oma komt.".to_owned());
    let notes = home.app.notes(home.space).unwrap();
    let before = home.app.storage().unwrap();
    assert_eq!(before.spaces.iter().map(|space| space.name.text.as_str()).collect::<Vec<_>>(), ["Thuis"]);
    assert_eq!(before.all.text, format!("{} op 1 plek", size(before.bytes)));
    assert_eq!(before.spaces[0].media, None);
    let job = Job::new();
    let tidied = home.app.tidy(&job).unwrap();
    assert!(tidied.finished && tidied.freed >= 20_000, "{tidied:?}");
    assert_eq!(tidied.said.text, format!("Opgeruimd. Er is weer {} vrij.", size(tidied.freed)));
    let after = home.app.storage().unwrap();
    assert!(after.bytes + tidied.freed <= before.bytes, "{} of {}", after.bytes, before.bytes);
    assert_eq!((&after.spare, &after.spaces[0].spare), (&None, &None));
    assert_eq!(home.app.notes(home.space).unwrap(), notes);
    let again = home.app.tidy(&Job::new()).unwrap();
    assert_eq!((again.freed, again.said.text.as_str()), (0, "Er is niets om op te ruimen."));
    // What is in memory writes on where it was.
    home.app.run(home.space, Command::Note { document, edits: vec![NoteEdit::Rewrite("Bo ook.".into())] }).unwrap();
    home.app.rebuild(home.space).unwrap();
    assert_eq!(home.app.note(home.space, document).unwrap().note.body, "Bo ook.");
}

#[test]
fn tidying_that_is_stopped_leaves_everything_for_a_next_time() {
    let mut home = family();
    home.add(1, "oma Rie");
    let job = Job::new();
    job.cancel();
    let tidied = home.app.tidy(&job).unwrap();
    assert_eq!((tidied.freed, tidied.finished), (0, false));
    assert!(home.app.tidy(&Job::new()).unwrap().finished);
}

fn size(bytes: u64) -> String {
    let words = steunkring_text::Words::new(steunkring_text::Level::NlA2, steunkring_text::OwnWords::new()).unwrap();
    words.size(bytes)
}
