//! A home that was copied, and one that was put back from an older copy: both are told, with what to do.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};

use steunkring_app::*;
use steunkring_domain::*;

struct Family {
    folder: tempfile::TempDir,
    space: SpaceId,
    nadia: App,
}

impl Family {
    /// Nadia founded a circle, and Iris, whose home is closed again, writes in it.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut nadia = App::create(&folder.path().join("nadia"), key()).unwrap();
        let mut iris = App::create(&folder.path().join("iris"), key()).unwrap();
        let space = nadia.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
        let inviting = nadia.invite(space, Seat::Member(MemberRole::Editor)).unwrap();
        let (joining, answer) = iris.take_up(&inviting.qr().unwrap()).unwrap();
        let welcome = nadia.approve(inviting, &answer, "Iris").unwrap();
        iris.join(joining, &welcome, "Familie").unwrap();
        pass(&mut nadia, &mut iris, space);
        Self { folder, space, nadia }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn open(&self, name: &str) -> App {
        App::open(&self.path(name), key()).unwrap()
    }

    fn copy(&self, from: &str, to: &str) {
        copy(&self.path(from), &self.path(to));
    }
}

fn key() -> Key {
    Key::raw([7; 32])
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn add(app: &mut App, space: SpaceId, n: u8, name: &str) {
    let name = Nickname::parse(name).unwrap();
    app.run(space, Command::AddPerson { id: PersonId([n; 16]), name, changes: vec![], tie: None }).unwrap();
}

fn pass(from: &mut App, to: &mut App, space: SpaceId) {
    let bundle = from.bundle(space).unwrap();
    to.take_in(space, &bundle).unwrap();
}

/// What both screens say; they say the same.
fn alarms(app: &mut App, space: SpaceId) -> Vec<String> {
    let texts = |labels: Vec<Label>| labels.into_iter().map(|label| label.text).collect::<Vec<_>>();
    let (who, sync) = (app.who_screen(space).unwrap().alarms, app.sync_screen(space).unwrap().alarms);
    assert_eq!(who, sync);
    texts(who)
}

#[test]
fn a_copied_home_that_writes_on_is_told_on_both_sides() {
    let mut family = Family::new();
    let space = family.space;
    family.copy("iris", "copy");
    let (mut iris, mut copy) = (family.open("iris"), family.open("copy"));
    add(&mut iris, space, 1, "oma Rie");
    add(&mut copy, space, 2, "juf Els");
    assert!(alarms(&mut family.nadia, space).is_empty());
    pass(&mut iris, &mut family.nadia, space);
    assert!(alarms(&mut family.nadia, space).is_empty());
    pass(&mut copy, &mut family.nadia, space);
    let told = alarms(&mut family.nadia, space);
    assert_eq!(told, ["Dezelfde telefoon lijkt er twee keer te zijn.", "Vraag Iris: zette je een kopie terug?"]);
    pass(&mut family.nadia, &mut copy, space);
    assert_eq!(alarms(&mut copy, space)[0], "Deze telefoon lijkt er twee keer te zijn.");

    // It is over once that member looks on no more.
    let iris = family.nadia.who_screen(space).unwrap().members.into_iter().find(|one| !one.own).unwrap();
    family.nadia.stop_member(space, iris.id).unwrap();
    assert!(alarms(&mut family.nadia, space).is_empty());
}

#[test]
fn a_home_put_back_from_an_older_copy_is_told_when_others_have_more() {
    let mut family = Family::new();
    let space = family.space;
    family.copy("iris", "older");
    let mut iris = family.open("iris");
    add(&mut iris, space, 1, "oma Rie");
    pass(&mut iris, &mut family.nadia, space);
    drop(iris);
    std::fs::remove_dir_all(family.path("iris")).unwrap();
    family.copy("older", "iris");
    let mut iris = family.open("iris");
    // Alone it cannot know it.
    assert!(alarms(&mut iris, space).is_empty());
    pass(&mut family.nadia, &mut iris, space);
    let told = alarms(&mut iris, space);
    assert_eq!(told.len(), 2);
    assert!(told[0].contains("een oude kopie"), "{told:?}");
    assert!(iris.circle(space).unwrap().circle.people.contains_key(&PersonId([1; 16])));
    // It stays told after the app was closed.
    drop(iris);
    assert_eq!(alarms(&mut family.open("iris"), space).len(), 2);
    assert!(alarms(&mut family.nadia, space).is_empty());
}
