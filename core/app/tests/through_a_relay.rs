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

#[test]
fn an_address_that_is_none_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = app(&folder.path().join("one"));
    let space = one.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    for address in ["", "twee woorden", "ftp://x", "http://"] {
        assert!(matches!(one.use_relay(space, address), Err(CoreError::Invalid { .. })), "{address}");
    }
}
