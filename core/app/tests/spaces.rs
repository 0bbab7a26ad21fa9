//! Spaces of every kind side by side in one home.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use steunkring_app::*;
use steunkring_domain::Instant;
use steunkring_store::StoreError;

const KINDS: [(SpaceKind, &str); 6] = [
    (SpaceKind::FamilyMap, "Merel"),
    (SpaceKind::OwnPage, "Spreeuw"),
    (SpaceKind::WorkerNotes, "Kievit"),
    (SpaceKind::CaseDiscussion, "Reiger"),
    (SpaceKind::LearningNetwork, "Fuut"),
    (SpaceKind::Roadshow, "Wulp"),
];

fn home() -> (App, Vec<SpaceId>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::create(&folder.path().join("home"), Key::raw([7; 32])).unwrap();
    app.set_clock(|| Instant(1_800_000_000_000));
    let spaces = KINDS.map(|(kind, me)| app.found(kind, "Ruimte", me).unwrap()).to_vec();
    (app, spaces, folder)
}

/// All that is kept of a space, as it lies in its file once that is opened: log, keys, documents and rows.
fn kept(app: &App, space: SpaceId) -> Vec<u8> {
    let store = app.home().open_space(&space.0).unwrap();
    store
        .read(|reader| -> Result<Vec<u8>, StoreError> {
            let mut all = Vec::new();
            for table in 0..32 {
                all.extend(reader.scan_state(table)?.into_iter().flat_map(|(key, value)| [key, value].concat()));
                all.extend(reader.screens(table)?.into_iter().flat_map(|row| [row.key, row.value].concat()));
            }
            for document in reader.documents()? {
                let stored = reader.load_document(&document.id, document.generation)?.unwrap();
                all.extend([stored.snapshot, stored.changes.concat()].concat());
            }
            Ok(all)
        })
        .unwrap()
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// Whoever founds a space is alone in it, also on an own page and in a worker's notes: nobody looks on who was not let in.
#[test]
fn a_space_of_every_kind_begins_with_who_founded_it() {
    let (mut app, spaces, _folder) = home();
    for (space, (kind, me)) in spaces.into_iter().zip(KINDS) {
        let members = app.members(space).unwrap();
        let [only] = members.as_slice() else { panic!("{kind:?}: {members:?}") };
        assert_eq!(
            (only.name.as_str(), only.role, only.own, only.first),
            (me, MemberRole::Owner, true, true),
            "{kind:?}"
        );
        let screen = app.who_screen(space).unwrap();
        assert_eq!(
            (screen.summary.text.as_str(), screen.relay, screen.former.len()),
            ("Alleen jij.", None, 0),
            "{kind:?}"
        );
        assert!(!app.has_relay(space).unwrap());
    }
}

/// Nothing that is kept of one space names another, or whoever is in it.
#[test]
fn no_space_names_another() {
    let (app, spaces, _folder) = home();
    for (one, (kind, me)) in spaces.iter().zip(&KINDS) {
        let kept = kept(&app, *one);
        assert!(holds(&kept, &one.0) && holds(&kept, me.as_bytes()), "{kind:?}");
        for (other, (_, name)) in spaces.iter().zip(&KINDS).filter(|(other, _)| *other != one) {
            assert!(!holds(&kept, &other.0), "{kind:?} names the space of {name}");
            assert!(!holds(&kept, other.to_string().as_bytes()), "{kind:?} names the space of {name}");
            assert!(!holds(&kept, name.as_bytes()), "{kind:?} names {name}");
        }
    }
}

/// Whoever is let into the family's circle has that and nothing else: no own page, no notes of a worker.
#[test]
fn who_is_let_into_one_space_gets_no_other() {
    let (mut app, spaces, _folder) = home();
    let folder = tempfile::tempdir().unwrap();
    let mut other = App::create(&folder.path().join("home"), Key::raw([7; 32])).unwrap();
    let inviting = app.invite(spaces[0], Seat::Member(MemberRole::Owner)).unwrap();
    let (joining, answer) = other.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = app.approve(inviting, &answer, "Iris").unwrap();
    other.join(joining, &welcome, "Kring").unwrap();
    other.take_in(spaces[0], &app.bundle(spaces[0]).unwrap()).unwrap();
    assert_eq!(other.spaces().unwrap().iter().map(|one| one.id).collect::<Vec<_>>(), [spaces[0]]);
    for (space, (kind, _)) in spaces.iter().zip(&KINDS).skip(1) {
        assert_eq!(app.members(*space).unwrap().len(), 1, "{kind:?}");
        let bundle = app.bundle(*space).unwrap();
        assert!(matches!(other.take_in(spaces[0], &bundle), Err(CoreError::Missing(_))), "{kind:?}");
        assert!(matches!(other.take_in(*space, &bundle), Err(CoreError::Missing(_))), "{kind:?}");
    }
}
