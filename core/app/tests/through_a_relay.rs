//! Two homes and a real relay on loopback.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::net::{SocketAddr, TcpListener};

use steunkring_app::*;
use steunkring_domain::*;
use steunkring_relay::{Config, Relay, RunningRelay};

fn relay(folder: &std::path::Path) -> RunningRelay {
    Relay::start(Config::new(SocketAddr::from(([127, 0, 0, 1], 0)), folder.to_owned())).unwrap()
}

fn app(folder: &std::path::Path) -> App {
    App::create(folder, Key::raw([7; 32])).unwrap()
}

fn add(app: &mut App, space: SpaceId, n: u8, name: &str) -> PersonId {
    let id = PersonId([n; 16]);
    let tie = NewTie { ego: PersonId::FAMILY, domain: None, ring: Some(Ring::Inner) };
    let command = Command::AddPerson { id, name: Nickname::parse(name).unwrap(), changes: vec![], tie: Some(tie) };
    app.run(space, command).unwrap();
    id
}

#[test]
fn what_one_sends_the_other_fetches_and_the_relay_reads_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let running = relay(&folder.path().join("relay"));
    let (mut one, mut two) = (app(&folder.path().join("one")), app(&folder.path().join("two")));
    let own = two.found(SpaceKind::OwnPage, "Van mij", "Iris").unwrap();
    let space = one.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    assert_eq!(one.sync(space), Err(CoreError::Missing("relay")));
    add(&mut one, space, 1, "Canarina van de Overkant");
    one.use_relay(space, &format!("http://{}", running.address)).unwrap();
    let inviting = one.invite(space, Seat::Member(MemberRole::Editor)).unwrap();
    let (joining, answer) = two.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = one.approve(inviting, &answer, "Iris").unwrap();
    two.join(joining, &welcome, "Familie").unwrap();
    assert_eq!(two.sync(space), Err(CoreError::NotAllowed), "not before the family has sent");
    assert!(one.sync(space).unwrap().sent > 0);
    let synced = two.sync(space).unwrap();
    assert!(synced.fetched > 0);
    assert_eq!(two.circle(space).unwrap(), one.circle(space).unwrap());
    let bo = add(&mut two, space, 2, "Bo van Zuid");
    add(&mut one, space, 3, "Sem");
    two.sync(space).unwrap();
    one.sync(space).unwrap();
    two.sync(space).unwrap();
    assert_eq!(two.circle(space).unwrap(), one.circle(space).unwrap());
    assert_eq!(one.circle(space).unwrap().circle.name(bo), "Bo van Zuid");
    // What it sent itself comes back once.
    one.sync(space).unwrap();
    let quiet = one.sync(space).unwrap();
    assert_eq!((quiet.sent, quiet.fetched), (0, 0));
    // The light of Home leads to the space in which something waits, though another stands before it.
    let leads = |app: &mut App| app.home_screen().map(|screen| (screen.waiting, screen.sync)).unwrap();
    assert_eq!(leads(&mut two), (false, Some(own.to_string())));
    add(&mut two, space, 4, "Yara");
    assert_eq!(leads(&mut two), (true, Some(space.to_string())));
    running.shutdown();
    for entry in std::fs::read_dir(folder.path().join("relay")).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for word in ["Canarina", "Overkant", "Bo van Zuid", "Nadia", "nickname"] {
            assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
        }
    }
}

#[test]
fn without_a_relay_that_answers_everything_stays_here() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = app(&folder.path().join("one"));
    let space = one.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    one.use_relay(space, &format!("http://{nobody}")).unwrap();
    let rie = add(&mut one, space, 1, "oma Rie");
    let before = one.circle(space).unwrap();
    assert_eq!(one.sync(space), Err(CoreError::Offline));
    assert_eq!(one.circle(space).unwrap(), before);
    let running = relay(&folder.path().join("relay"));
    one.use_relay(space, &format!("http://{}", running.address)).unwrap();
    assert!(one.sync(space).unwrap().sent > 0);
    assert_eq!(one.circle(space).unwrap().circle.name(rie), "oma Rie");
}

/// Who stops waits for no answer any more, and nothing is noted as failed.
#[test]
fn a_job_that_is_stopped_leaves_the_relay_and_the_next_time_does_all() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = app(&folder.path().join("one"));
    let space = one.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    one.use_relay(space, &format!("http://{}", silent.local_addr().unwrap())).unwrap();
    let job = Job::new();
    let waits = job.clone();
    let stopping = std::thread::spawn(move || {
        // Whoever comes gets no answer.
        let asked = silent.accept().unwrap();
        waits.cancel();
        asked
    });
    let mut listening = job.listen();
    let synced = one.sync_with(space, &job).unwrap();
    drop(stopping.join().unwrap());
    assert_eq!((synced.sent, synced.fetched, synced.finished), (0, 0, false));
    assert_eq!(job.progress().said.text, "We halen op wat er nieuw is.");
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    assert_eq!(runtime.block_on(listening.next()), None, "the work has ended");
    assert_eq!(one.sync_screen(space).unwrap().moments, []);
    let running = relay(&folder.path().join("relay"));
    one.use_relay(space, &format!("http://{}", running.address)).unwrap();
    let synced = one.sync(space).unwrap();
    assert!(synced.sent > 0 && synced.finished);
}

#[test]
fn an_address_that_is_none_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = app(&folder.path().join("one"));
    let space = one.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    for address in ["", "twee woorden", "ftp://x", "http://"] {
        assert!(matches!(one.use_relay(space, address), Err(CoreError::Invalid { .. })), "{address}");
    }
}

/// Two phones that have met at a relay.
fn two_at(folder: &std::path::Path, running: &RunningRelay) -> (App, App, SpaceId) {
    let (mut one, mut two) = (app(&folder.join("one")), app(&folder.join("two")));
    let space = one.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    one.use_relay(space, &format!("http://{}", running.address)).unwrap();
    let inviting = one.invite(space, Seat::Member(MemberRole::Owner)).unwrap();
    let (joining, answer) = two.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = one.approve(inviting, &answer, "Iris").unwrap();
    two.join(joining, &welcome, "Familie").unwrap();
    one.sync(space).unwrap();
    two.sync(space).unwrap();
    one.sync(space).unwrap();
    (one, two, space)
}

fn names(app: &mut App, space: SpaceId) -> Vec<String> {
    let circle = app.circle(space).unwrap().circle;
    let mut names: Vec<String> = circle.people.keys().map(|id| circle.name(*id).to_owned()).collect();
    names.sort();
    names
}

/// Whether the old relay lives or not: after a move both phones know the same, and who comes in afterwards finds everything.
#[test]
fn a_space_moves_to_another_relay_and_takes_everybody_along() {
    for old_lives in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = (relay(&folder.path().join("old")), relay(&folder.path().join("new")));
        let (mut one, mut two, space) = two_at(folder.path(), &old);
        add(&mut one, space, 1, "oma Rie");
        one.sync(space).unwrap();
        add(&mut two, space, 2, "Bo");
        one.use_relay(space, &format!("http://{}", new.address)).unwrap();
        add(&mut one, space, 3, "Sem");
        if old_lives {
            one.sync(space).unwrap();
            // It hears at the old place that the space moved, and goes along.
            two.sync(space).unwrap();
        } else {
            old.shutdown();
            one.sync(space).unwrap();
            two.take_in(space, &one.bundle(space).unwrap()).unwrap();
            two.sync(space).unwrap();
        }
        one.sync(space).unwrap();
        assert_eq!(names(&mut one, space), ["?", "Bo", "Iris", "Nadia", "Sem", "oma Rie"]);
        assert_eq!(one.circle(space).unwrap(), two.circle(space).unwrap());
        let mut three = app(&folder.path().join("three"));
        let inviting = one.invite(space, Seat::Member(MemberRole::Editor)).unwrap();
        let (joining, answer) = three.take_up(&inviting.qr().unwrap()).unwrap();
        let welcome = one.approve(inviting, &answer, "Karim").unwrap();
        three.join(joining, &welcome, "Familie").unwrap();
        one.sync(space).unwrap();
        three.sync(space).unwrap();
        assert_eq!(names(&mut three, space), names(&mut one, space), "old relay lives: {old_lives}");
        add(&mut three, space, 4, "Dia");
        three.sync(space).unwrap();
        for phone in [&mut one, &mut two] {
            phone.sync(space).unwrap();
            assert!(names(phone, space).contains(&"Dia".to_owned()));
        }
    }
}

/// What somebody who does not know of the move wrote to the old relay is found there, and its phone goes along.
#[test]
fn who_still_writes_to_the_old_relay_is_heard() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (relay(&folder.path().join("old")), relay(&folder.path().join("new")));
    let (mut one, mut two, space) = two_at(folder.path(), &old);
    add(&mut two, space, 2, "Bo");
    two.sync(space).unwrap();
    one.use_relay(space, &format!("http://{}", new.address)).unwrap();
    one.sync(space).unwrap();
    assert!(names(&mut one, space).contains(&"Bo".to_owned()));
    add(&mut one, space, 3, "Sem");
    one.sync(space).unwrap();
    two.sync(space).unwrap();
    assert_eq!(one.circle(space).unwrap(), two.circle(space).unwrap());
}

/// Two owners who move the space at the same time end at one place, with everything.
#[test]
fn two_moves_at_once_end_at_one_place() {
    let folder = tempfile::tempdir().unwrap();
    let [old, left, right] = ["old", "left", "right"].map(|name| relay(&folder.path().join(name)));
    let (mut one, mut two, space) = two_at(folder.path(), &old);
    one.use_relay(space, &format!("http://{}", left.address)).unwrap();
    two.use_relay(space, &format!("http://{}", right.address)).unwrap();
    add(&mut one, space, 2, "Bo");
    add(&mut two, space, 3, "Sem");
    for _ in 0..3 {
        for phone in [&mut one, &mut two] {
            // Whose place it is makes the mailbox; the other may come too early.
            match phone.sync(space) {
                Ok(_) | Err(CoreError::NotAllowed) => {}
                other => panic!("{other:?}"),
            }
        }
    }
    one.sync(space).unwrap();
    two.sync(space).unwrap();
    assert_eq!(one.circle(space).unwrap(), two.circle(space).unwrap());
    let both = names(&mut one, space);
    assert!(both.contains(&"Bo".to_owned()) && both.contains(&"Sem".to_owned()));
}

/// A relay is put back to an older copy, as after a disk failed, and used on by whoever comes first. Nothing is lost, and what comes at
/// positions that were read before is read too.
#[test]
fn a_relay_that_was_put_back_is_filled_again_and_read_anew() {
    let folder = tempfile::tempdir().unwrap();
    let (place, copy) = (folder.path().join("relay"), folder.path().join("copy"));
    let running = relay(&place);
    let address = running.address;
    let (mut one, mut two, space) = two_at(folder.path(), &running);
    let restart = |running: RunningRelay, from: &std::path::Path, to: &std::path::Path| {
        running.shutdown();
        let _ = std::fs::remove_dir_all(to);
        std::fs::create_dir(to).unwrap();
        for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
        Relay::start(Config::new(address, place.clone())).unwrap()
    };
    let running = restart(running, &place, &copy);
    for n in 1..=6 {
        add(&mut one, space, n, &format!("mens {n}"));
        one.sync(space).unwrap();
        two.sync(space).unwrap();
    }
    one.sync(space).unwrap();
    let running = restart(running, &copy, &place);
    // As many as were lost, so that the positions alone show nothing.
    for n in 11..=16 {
        add(&mut two, space, n, &format!("later {n}"));
    }
    two.sync(space).unwrap();
    one.sync(space).unwrap();
    two.sync(space).unwrap();
    assert_eq!(names(&mut one, space), names(&mut two, space));
    assert!(names(&mut one, space).len() > 12);
    // A newcomer finds everything there.
    let mut three = app(&folder.path().join("three"));
    let inviting = one.invite(space, Seat::Member(MemberRole::Reader)).unwrap();
    let (joining, answer) = three.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = one.approve(inviting, &answer, "Bo").unwrap();
    three.join(joining, &welcome, "Familie").unwrap();
    one.sync(space).unwrap();
    three.sync(space).unwrap();
    assert_eq!(names(&mut three, space), names(&mut one, space));
    // And then it is quiet: nothing is read or sent over and over.
    two.sync(space).unwrap();
    one.sync(space).unwrap();
    let quiet = one.sync(space).unwrap();
    assert_eq!((quiet.sent, quiet.fetched), (0, 0));
    running.shutdown();
}

/// The phone that made the mailbox is lost and taken out; it is told that it may not, and not that there is no connection.
#[test]
fn a_phone_that_was_taken_out_is_told_so_also_where_it_made_the_mailbox() {
    let folder = tempfile::tempdir().unwrap();
    let running = relay(&folder.path().join("relay"));
    let (mut one, mut two, space) = two_at(folder.path(), &running);
    let code = Code::draw().unwrap();
    one.keep_code(&code).unwrap();
    let mut again = app(&folder.path().join("again"));
    again.recover_from_relay(&code, &format!("http://{}", running.address)).unwrap();
    again.sync(space).unwrap();
    two.sync(space).unwrap();
    assert_eq!(one.sync(space), Err(CoreError::NotAllowed));
    assert_eq!(names(&mut two, space), names(&mut again, space));
}

/// A photo of some length.
fn photo(length: usize) -> Vec<u8> {
    let rest = (0..length).map(|at| u8::try_from(at / 700 % 251).unwrap());
    b"\xFF\xD8\xFF\xE0".iter().copied().chain(rest).collect()
}

/// Adds a photo to a talk, which is begun where it is not there.
fn attach(app: &mut App, space: SpaceId, document: DocumentId, photo: &[u8]) -> MediumId {
    if app.note(space, document).is_err() {
        app.run(space, Command::StartNote { document, edits: vec![] }).unwrap();
    }
    app.attach(space, document, &mut &*photo, None).unwrap().medium
}

fn contents(app: &mut App, space: SpaceId, document: DocumentId, id: MediumId) -> Result<Vec<u8>, CoreError> {
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut app.read_medium(space, document, id)?, &mut bytes).unwrap();
    Ok(bytes)
}

/// Whether Home says that something waits.
fn waiting(app: &mut App) -> bool {
    app.home_screen().unwrap().waiting
}

const TALK: DocumentId = DocumentId([9; 16]);

/// What one takes a photo of, the other sees after one exchange, also one of many pieces; and whoever looks is told.
#[test]
fn a_photo_goes_after_the_talk_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let running = relay(&folder.path().join("relay"));
    let (mut one, mut two, space) = two_at(folder.path(), &running);
    let (small, large) = (photo(30), photo(700_000));
    let ids = [&small, &large].map(|photo| attach(&mut one, space, TALK, photo));
    assert!(waiting(&mut one));
    one.sync(space).unwrap();
    assert!(!waiting(&mut one));
    let synced = two.sync(space).unwrap();
    assert_eq!(two.note_screen(space, TALK).unwrap().media.len(), 2);
    assert_eq!(ids.map(|id| contents(&mut two, space, TALK, id).unwrap()), [small, large]);
    assert_eq!(synced.revision, two.revision(space).unwrap());
    // And then it is quiet.
    for phone in [&mut one, &mut two] {
        phone.sync(space).unwrap();
        let quiet = phone.sync(space).unwrap();
        assert_eq!((quiet.sent, quiet.fetched), (0, 0));
    }
    // The relay reads nothing of it.
    running.shutdown();
    let open = &photo(700_000)[900..964];
    for entry in std::fs::read_dir(folder.path().join("relay")).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(open.len()).any(|window| window == open));
    }
}

/// Who looks at a talk is told when its photo comes, though nothing was written.
#[test]
fn who_looks_at_a_talk_is_told_when_its_photo_comes() {
    let folder = tempfile::tempdir().unwrap();
    let running = relay(&folder.path().join("relay"));
    let (mut one, mut two, space) = two_at(folder.path(), &running);
    let id = attach(&mut one, space, TALK, &photo(30));
    two.take_in(space, &one.bundle(space).unwrap()).unwrap();
    assert!(two.note_screen(space, TALK).unwrap().media[0].absent.is_some());
    let mut watch = two.watch_screen(space, Watched::Note(TALK)).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let before = runtime.block_on(watch.next()).unwrap();
    one.sync(space).unwrap();
    two.sync(space).unwrap();
    assert!(runtime.block_on(watch.next()).unwrap() > before);
    assert_eq!(two.note_screen(space, TALK).unwrap().media[0].absent, None);
    assert_eq!(contents(&mut two, space, TALK, id).unwrap(), photo(30));
}

/// A mailbox without room for a photo takes what is written, and Home says that something waits; later it goes.
#[test]
fn where_there_is_no_room_for_a_photo_the_rest_goes_and_the_photo_waits() {
    let folder = tempfile::tempdir().unwrap();
    let running = relay(&folder.path().join("relay"));
    let (mut one, mut two, space) = two_at(folder.path(), &running);
    let address = running.address;
    running.shutdown();
    let with_room = |mailbox_bytes: u64| {
        let mut config = Config::new(address, folder.path().join("relay"));
        config.limits.mailbox_bytes = mailbox_bytes;
        Relay::start(config).unwrap()
    };
    let small = with_room(400_000);
    let id = attach(&mut one, space, TALK, &photo(700_000));
    assert!(one.sync(space).unwrap().finished);
    assert!(waiting(&mut one));
    two.sync(space).unwrap();
    assert_eq!(contents(&mut two, space, TALK, id).unwrap_err(), CoreError::Missing("medium here"));
    small.shutdown();
    let _large = with_room(4_000_000);
    assert_eq!(one.sync(space).unwrap().sent, 1);
    assert!(!waiting(&mut one));
    assert_eq!(two.sync(space).unwrap().fetched, 1);
    assert_eq!(contents(&mut two, space, TALK, id).unwrap(), photo(700_000));
}

/// A file that no talk names any more is dropped at the relay; one that was lost there is brought again after a week.
#[test]
fn what_no_talk_names_goes_from_the_relay_and_what_is_lost_there_comes_again() {
    let folder = tempfile::tempdir().unwrap();
    let running = relay(&folder.path().join("relay"));
    let (mut one, mut two, space) = two_at(folder.path(), &running);
    one.set_clock(|| Instant(1_795_500_000_000));
    let (gone, lost) = (attach(&mut one, space, TALK, &photo(30)), attach(&mut one, space, TALK, &photo(3_000)));
    one.sync(space).unwrap();
    let edits = vec![NoteEdit::Medium(gone, MediumChange::File(None))];
    one.run(space, Command::Note { document: TALK, edits }).unwrap();
    one.sync(space).unwrap();
    let files = || {
        let relay = rusqlite(&folder.path().join("relay"));
        relay.query_row("SELECT count(*) FROM file", [], |row| row.get::<_, i64>(0)).unwrap()
    };
    assert_eq!(files(), 1);
    rusqlite(&folder.path().join("relay")).execute_batch("DELETE FROM piece; DELETE FROM file;").unwrap();
    one.sync(space).unwrap();
    two.sync(space).unwrap();
    assert_eq!(contents(&mut two, space, TALK, lost).unwrap_err(), CoreError::Missing("medium here"));
    one.set_clock(|| Instant(1_795_500_000_000 + 8 * 24 * 60 * 60 * 1000));
    one.sync(space).unwrap();
    two.sync(space).unwrap();
    assert_eq!(contents(&mut two, space, TALK, lost).unwrap(), photo(3_000));
}

/// The database of a relay in a folder.
fn rusqlite(folder: &std::path::Path) -> steunkring_sqlcipher::rusqlite::Connection {
    let open = steunkring_sqlcipher::open_plain;
    let mut files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let file = files.find(|path| path.extension().is_some_and(|end| end == "db")).unwrap();
    open(&file, steunkring_sqlcipher::Durability::Full).unwrap()
}
