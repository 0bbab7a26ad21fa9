//! Leaving, giving a space away, taking it off a phone, and what of a former member is taken in after all.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;

use steunkring_app::*;
use steunkring_domain::*;
use tempfile::TempDir;

struct Phone {
    app: App,
    space: SpaceId,
    folder: TempDir,
}

fn app() -> (App, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (App::create(&folder.path().join("home"), Key::raw([7; 32])).unwrap(), folder)
}

/// Nadia's phone, which founded the circle, and Iris's, who may so much.
fn two(role: MemberRole) -> (Phone, Phone) {
    let ((mut app, folder), (mut other, other_folder)) = (app(), app());
    let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    let inviting = app.invite(space, Seat::Member(role)).unwrap();
    let (joining, answer) = other.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = app.approve(inviting, &answer, "Iris").unwrap();
    other.join(joining, &welcome, "Kring").unwrap();
    let mut phones = (Phone { app, space, folder }, Phone { app: other, space, folder: other_folder });
    exchange(&mut phones.0, &mut phones.1);
    phones
}

fn exchange(one: &mut Phone, two: &mut Phone) {
    for _ in 0..2 {
        give(one, two);
        give(two, one);
    }
}

fn give(from: &mut Phone, to: &mut Phone) {
    to.app.take_in(to.space, &from.app.bundle(from.space).unwrap()).unwrap();
}

fn add(phone: &mut Phone, n: u8, name: &str) -> Result<Done, CoreError> {
    let name = Nickname::parse(name).unwrap();
    phone.app.run(phone.space, Command::AddPerson { id: PersonId([n; 16]), name, changes: vec![], tie: None })
}

fn called(phone: &mut Phone, n: u8) -> String {
    phone.app.circle(phone.space).unwrap().circle.name(PersonId([n; 16])).to_owned()
}

fn member(phone: &mut Phone, name: &str) -> MemberKey {
    let screen = phone.app.who_screen(phone.space).unwrap();
    screen.members.iter().find(|one| one.name.text == name).expect("is a member").id
}

fn names(phone: &mut Phone) -> (Vec<String>, Vec<String>) {
    let screen = phone.app.who_screen(phone.space).unwrap();
    let members = screen.members.into_iter().map(|one| one.name.text).collect();
    (members, screen.former.into_iter().map(|one| one.name.text).collect())
}

#[test]
fn who_leaves_keeps_what_was_there_gets_nothing_new_and_the_others_see_it() {
    for role in [MemberRole::Reader, MemberRole::Editor, MemberRole::Owner] {
        let (mut nadia, mut iris) = two(role);
        if role != MemberRole::Reader {
            add(&mut iris, 1, "oma Rie").unwrap();
        }
        let said = iris.app.leave(iris.space).unwrap();
        assert_eq!(said[0].text, "Je houdt wat je al had.");
        assert!(matches!(iris.app.leave(iris.space), Err(CoreError::NotAllowed)));
        give(&mut iris, &mut nadia);
        assert_eq!(names(&mut nadia), (vec!["Nadia".to_owned()], vec!["Iris".to_owned()]), "{role:?}");
        let former = nadia.app.who_screen(nadia.space).unwrap().former.remove(0);
        assert_eq!(
            (former.said.text.as_str(), former.keeps.text.as_str()),
            ("Kijkt niet meer mee", "Iris houdt wat er al was.")
        );
        assert_eq!((former.times.len(), former.apart, former.offers.len()), (2, None, 0));
        // What she wrote before counts; what comes later she does not get.
        let rie = if role == MemberRole::Reader { "?" } else { "oma Rie" };
        assert_eq!(called(&mut nadia, 1), rie);
        add(&mut nadia, 2, "buur Ad").unwrap();
        give(&mut nadia, &mut iris);
        assert_eq!((called(&mut iris, 1).as_str(), called(&mut iris, 2).as_str()), (rie, "?"));
        assert!(matches!(add(&mut iris, 3, "tante Bep"), Err(CoreError::NotAllowed)));
        assert!(iris.app.who_screen(iris.space).unwrap().leave.is_none());
    }
}

#[test]
fn the_last_who_decides_stays_until_another_does() {
    let (mut nadia, mut iris) = two(MemberRole::Editor);
    let screen = nadia.app.leave_screen(nadia.space).unwrap();
    assert_eq!(screen.stays.unwrap().text, "Er moet iemand blijven die mag beslissen.");
    let first = screen.first.unwrap();
    assert_eq!((first.id, first.label.text.as_str()), ("role", "Laat iemand anders ook beslissen"));
    assert_eq!(screen.member, Some(member(&mut nadia, "Iris")));
    assert!(screen.yes.is_none());
    assert!(matches!(nadia.app.leave(nadia.space), Err(CoreError::NotAllowed)));
    assert_eq!(names(&mut nadia).0, ["Nadia", "Iris"]);
    let key = member(&mut nadia, "Iris");
    let may = |home: &mut Phone| {
        let screen = home.app.role_screen(home.space, key).unwrap();
        assert_eq!(screen.title.text, "Wat mag Iris doen?");
        screen.choices.iter().find(|one| one.chosen).unwrap().id
    };
    assert_eq!(may(&mut nadia), "editor");
    let nadias = member(&mut iris, "Nadia");
    assert!(matches!(iris.app.role_screen(iris.space, nadias), Err(CoreError::NotAllowed)));
    nadia.app.set_role(nadia.space, key, MemberRole::Owner).unwrap();
    assert_eq!(may(&mut nadia), "owner");
    let screen = nadia.app.leave_screen(nadia.space).unwrap();
    assert!(screen.yes.is_some() && screen.first.is_none() && screen.member.is_none());
    nadia.app.leave(nadia.space).unwrap();
    give(&mut nadia, &mut iris);
    assert_eq!(names(&mut iris), (vec!["Iris".to_owned()], vec!["Nadia".to_owned()]));
    // She decides now.
    assert!(iris.app.who_screen(iris.space).unwrap().add.is_some());
}

/// Of several members one is chosen among them.
#[test]
fn who_decides_alone_among_several_chooses_one_of_them() {
    let (mut nadia, _iris) = two(MemberRole::Editor);
    let inviting = nadia.app.invite(nadia.space, Seat::Member(MemberRole::Reader)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let third = App::create(&folder.path().join("home"), Key::raw([8; 32])).unwrap();
    let (_joining, answer) = third.take_up(&inviting.qr().unwrap()).unwrap();
    nadia.app.approve(inviting, &answer, "Ad").unwrap();
    let screen = nadia.app.leave_screen(nadia.space).unwrap();
    assert_eq!((screen.first.unwrap().id, screen.member), ("who", None));
}

/// Who is alone has nobody to choose: somebody else is let in first.
#[test]
fn who_is_alone_is_led_to_letting_somebody_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::create(&folder.path().join("home"), Key::raw([7; 32])).unwrap();
    let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    let screen = app.leave_screen(space).unwrap();
    let first = screen.first.unwrap();
    assert_eq!((first.id, first.label.text.as_str()), ("invite", "Laat iemand meekijken"));
    assert!(screen.yes.is_none() && screen.stays.is_some());
}

/// What was typed and is no change yet is a part of what one wrote before leaving.
#[test]
fn what_is_typed_while_leaving_goes_along() {
    let (mut nadia, mut iris) = two(MemberRole::Editor);
    let document = DocumentId([9; 16]);
    iris.app.run(iris.space, Command::StartNote { document, edits: vec![] }).unwrap();
    iris.app.open_editor(iris.space, document).unwrap();
    let splice = Splice { at: 0, delete: 0, insert: "Oma belt.".to_owned() };
    iris.app.edit(iris.space, document, &[splice], (0, 0), false).unwrap();
    iris.app.leave(iris.space).unwrap();
    give(&mut iris, &mut nadia);
    assert_eq!(nadia.app.note(nadia.space, document).unwrap().note.body, "Oma belt.");
}

/// Iris wrote without having heard that she was let go: it is kept apart, shown, and counts for everybody once an owner says so.
#[test]
fn what_is_kept_apart_of_a_former_member_is_taken_in_by_who_decides() {
    let (mut nadia, mut iris) = two(MemberRole::Editor);
    let key = member(&mut nadia, "Iris");
    nadia.app.stop_member(nadia.space, key).unwrap();
    add(&mut iris, 1, "oma Rie").unwrap();
    add(&mut iris, 2, "buur Ad").unwrap();
    give(&mut iris, &mut nadia);
    assert_eq!(called(&mut nadia, 1), "?");
    let former = nadia.app.who_screen(nadia.space).unwrap().former.remove(0);
    assert_eq!(former.apart.unwrap().text, "2 dingen van Iris staan apart.");
    assert_eq!(former.offers.iter().map(|offer| offer.id).collect::<Vec<_>>(), ["take-in"]);
    assert!(nadia.app.sync_screen(nadia.space).unwrap().apart.iter().any(|apart| apart.member == key));
    let asked = nadia.app.take_in_screen(nadia.space, key).unwrap();
    assert_eq!(asked.title.text, "Mag dit van Iris er toch bij?");
    // Asking takes nothing in.
    assert_eq!(called(&mut nadia, 1), "?");
    nadia.app.take_in_apart(nadia.space, key).unwrap();
    assert_eq!((called(&mut nadia, 1).as_str(), called(&mut nadia, 2).as_str()), ("oma Rie", "buur Ad"));
    assert!(matches!(nadia.app.take_in_screen(nadia.space, key), Err(CoreError::Missing(_))));
    // The same comes of the log alone, and what she writes later still does not count.
    nadia.app.rebuild(nadia.space).unwrap();
    assert_eq!(called(&mut nadia, 1), "oma Rie");
    add(&mut iris, 3, "tante Bep").unwrap();
    give(&mut iris, &mut nadia);
    assert_eq!(called(&mut nadia, 3), "?");
}

#[test]
fn a_tablet_gives_a_space_away_and_keeps_no_key_word_or_file_of_it() {
    let (mut tablet, mut visitor) = two(MemberRole::Owner);
    let document = DocumentId([9; 16]);
    let edits = vec![NoteEdit::Rewrite("Zwaluwstaart komt op maandag.".into())];
    tablet.app.run(tablet.space, Command::StartNote { document, edits }).unwrap();
    add(&mut tablet, 1, "Zwaluwstaart").unwrap();
    assert!(!tablet.app.search_screen(tablet.space, "Zwaluwstaart").unwrap().hits.is_empty());
    let before = files(tablet.folder.path());
    let seed = tablet.app.home().space(&tablet.space.0).unwrap().unwrap().seed.to_vec();
    let key = member(&mut tablet, "Iris");
    // Only what was left can be taken off.
    assert!(matches!(tablet.app.wipe(tablet.space), Err(CoreError::NotAllowed)));
    tablet.app.give_away(tablet.space, key).unwrap();
    give(&mut tablet, &mut visitor);
    // What the visitor writes now opens with no key that the tablet ever had.
    add(&mut visitor, 2, "buur Ad").unwrap();
    give(&mut visitor, &mut tablet);
    assert_eq!(called(&mut tablet, 2), "?");
    tablet.app.wipe(tablet.space).unwrap();

    // The visitor has everything, alone and first.
    assert_eq!(names(&mut visitor), (vec!["Iris".to_owned()], vec!["Nadia".to_owned()]));
    assert_eq!(called(&mut visitor, 1), "Zwaluwstaart");
    assert!(visitor.app.members(visitor.space).unwrap()[0].first);

    // Nothing is left on the tablet: not in its lists, not in its search, no file of the space, no byte of words or keys.
    assert!(tablet.app.spaces().unwrap().is_empty());
    assert!(tablet.app.home().search().query("Zwaluwstaart", None, 5).unwrap().is_empty());
    assert!(tablet.app.home().undo().unwrap().is_empty());
    assert!(tablet.app.home().setting(&format!("me/{}", tablet.space)).unwrap().is_none());
    let Phone { app, folder, space } = tablet;
    drop(app);
    let after = files(folder.path());
    assert!(before.len() > after.len(), "{before:?} {after:?}");
    for path in &after {
        let bytes = std::fs::read(path).unwrap();
        for needle in [b"Zwaluwstaart".as_slice(), &seed, &space.0, space.to_string().as_bytes()] {
            assert!(!bytes.windows(needle.len()).any(|window| window == needle), "{}", path.display());
        }
    }
    // Opened again, the home is sound and empty.
    let app = App::open(&folder.path().join("home"), Key::raw([7; 32])).unwrap();
    app.home().check().unwrap();
    assert!(app.spaces().unwrap().is_empty());
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}
