//! Backups: whole or not at all, and a restored home that goes on as another device.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use steunkring_app::*;
use steunkring_domain::*;
use steunkring_relay::{Config, Relay};

const WORDS: &str = "zeven blauwe fietsen";

struct Family {
    folder: tempfile::TempDir,
    space: SpaceId,
    one: App,
    two: App,
}

impl Family {
    /// Two homes in one space; the second may write.
    fn new(relay: Option<SocketAddr>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let make = |name: &str| App::create(&folder.path().join(name), key()).unwrap();
        let (mut one, mut two) = (make("one"), make("two"));
        let space = one.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
        if let Some(relay) = relay {
            one.use_relay(space, &format!("http://{relay}")).unwrap();
        }
        let inviting = one.invite(space, Seat::Member(MemberRole::Editor)).unwrap();
        let (joining, answer) = two.take_up(&inviting.qr().unwrap()).unwrap();
        let welcome = one.approve(inviting, &answer, "Iris").unwrap();
        two.join(joining, &welcome, "Familie").unwrap();
        Self { folder, space, one, two }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a home back from a file and opens it.
    fn restored(&self, file: &Path, name: &str) -> App {
        App::restore(file, WORDS, &self.path(name), key()).unwrap();
        App::open(&self.path(name), key()).unwrap()
    }

    fn files(&mut self) {
        for _ in 0..2 {
            self.two.take_in(self.space, &self.one.bundle(self.space).unwrap()).unwrap();
            self.one.take_in(self.space, &self.two.bundle(self.space).unwrap()).unwrap();
        }
    }

    fn sync(&mut self) {
        for _ in 0..2 {
            self.one.sync(self.space).unwrap();
            self.two.sync(self.space).unwrap();
        }
        self.one.sync(self.space).unwrap();
    }

    /// Both show the same, nobody's entries are held back, and each member has one device.
    fn agree(&mut self, names: &[&str]) {
        let (here, there) = (self.one.circle(self.space).unwrap(), self.two.circle(self.space).unwrap());
        assert_eq!(here, there);
        let shown: BTreeSet<&str> = here.circle.people.keys().map(|id| here.circle.name(*id)).collect();
        assert!(names.iter().all(|name| shown.contains(name)), "{shown:?}");
        for app in [&mut self.one, &mut self.two] {
            let members = app.members(self.space).unwrap();
            assert_eq!(members.iter().map(|member| member.devices.len()).collect::<Vec<_>>(), [1, 1]);
            assert!(members.iter().flat_map(|member| &member.devices).all(|device| !device.stopped));
        }
    }
}

fn key() -> Key {
    Key::raw([7; 32])
}

fn add(app: &mut App, space: SpaceId, n: u8, name: &str) {
    let tie = NewTie { ego: PersonId::FAMILY, domain: None, ring: Some(Ring::Inner) };
    let name = Nickname::parse(name).unwrap();
    app.run(space, Command::AddPerson { id: PersonId([n; 16]), name, changes: vec![], tie: Some(tie) }).unwrap();
}

fn device(app: &mut App, space: SpaceId) -> String {
    let members = app.members(space).unwrap();
    let own = members.iter().find(|member| member.own).unwrap();
    format!("{:?}", own.devices.iter().map(|device| device.id).collect::<Vec<_>>())
}

/// The old phone writes on after its backup, and the other one has that; what is restored writes before it has heard of it.
#[test]
fn a_restored_home_goes_on_through_the_relay_as_another_device() {
    let place = tempfile::tempdir().unwrap();
    let listen = SocketAddr::from(([127, 0, 0, 1], 0));
    for restores_founder in [true, false] {
        let running = Relay::start(Config::new(listen, place.path().join(restores_founder.to_string()))).unwrap();
        let mut family = Family::new(Some(running.address));
        add(&mut family.one, family.space, 1, "Bo");
        family.one.sync(family.space).unwrap();
        family.sync();
        let file = family.path("backup");
        let old = if restores_founder { &mut family.one } else { &mut family.two };
        old.backup(&file, WORDS).unwrap();
        add(old, family.space, 2, "Cor");
        let before = device(old, family.space);
        family.sync();
        let mut again = family.restored(&file, "again");
        assert_eq!(again.circle(family.space).unwrap().circle.name(PersonId([2; 16])), "?");
        add(&mut again, family.space, 3, "Dia");
        assert_ne!(device(&mut again, family.space), before);
        if restores_founder {
            family.one = again;
        } else {
            family.two = again;
            // The family lets the new device in after the old key has brought the news.
            family.two.sync(family.space).unwrap();
        }
        family.sync();
        add(&mut family.one, family.space, 4, "Els");
        add(&mut family.two, family.space, 5, "Fem");
        family.sync();
        family.agree(&["Bo", "Cor", "Dia", "Els", "Fem"]);
        running.shutdown();
    }
}

#[test]
fn a_restored_home_goes_on_by_files_and_a_second_time() {
    let mut family = Family::new(None);
    add(&mut family.one, family.space, 1, "Bo");
    family.files();
    for round in 0u8..2 {
        let file = family.path(&format!("backup {round}"));
        family.one.backup(&file, WORDS).unwrap();
        add(&mut family.one, family.space, 10 + round, "Cor");
        family.files();
        family.one = family.restored(&file, &format!("again {round}"));
        add(&mut family.one, family.space, 20 + round, "Dia");
        // What was not written yet is not lost when the home is closed in between.
        let home = family.path(&format!("again {round}"));
        let own = device(&mut family.one, family.space);
        family.one = App::create(&family.path(&format!("spare {round}")), key()).unwrap();
        family.one = App::open(&home, key()).unwrap();
        assert_eq!(device(&mut family.one, family.space), own);
        family.files();
        add(&mut family.two, family.space, 30 + round, "Els");
        family.files();
        family.agree(&["Bo", "Cor", "Dia", "Els"]);
    }
}

#[test]
fn what_was_restored_reads_and_fetches_before_it_writes() {
    let mut family = Family::new(None);
    family.files();
    let file = family.path("backup");
    family.one.backup(&file, WORDS).unwrap();
    let before = device(&mut family.one, family.space);
    add(&mut family.one, family.space, 1, "Bo");
    family.files();
    family.one = family.restored(&file, "again");
    let news = family.two.bundle(family.space).unwrap();
    family.one.take_in(family.space, &news).unwrap();
    assert_eq!(device(&mut family.one, family.space), before, "nothing is written for reading");
    assert_eq!(family.one.circle(family.space).unwrap().circle.name(PersonId([1; 16])), "Bo");
    add(&mut family.one, family.space, 2, "Cor");
    family.files();
    family.agree(&["Bo", "Cor"]);
}

#[test]
fn a_backup_comes_back_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let mut app = App::create(&path("home"), key()).unwrap();
    let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    add(&mut app, space, 1, "Bo");
    assert!(matches!(app.backup(&path("backup"), ""), Err(CoreError::Invalid { .. })));
    app.backup(&path("backup"), WORDS).unwrap();
    assert!(matches!(app.backup(&path("backup"), WORDS), Err(CoreError::Invalid { .. })));
    let whole = std::fs::read(path("backup")).unwrap();
    assert!(!whole.windows(5).any(|window| window == b"Nadia"));
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    std::fs::write(path("flipped"), flipped).unwrap();
    std::fs::write(path("cut"), &whole[..whole.len() - 9]).unwrap();
    std::fs::write(path("empty"), []).unwrap();
    let wrong =
        [("flipped", WORDS), ("cut", WORDS), ("empty", WORDS), ("backup", "andere woorden dan die"), ("none", WORDS)];
    for (file, words) in wrong {
        assert!(App::restore(&path(file), words, &path("again"), key()).is_err(), "{file}");
        assert!(!path("again").exists(), "{file}");
    }
    assert_eq!(App::restore(&path("cut"), WORDS, &path("again"), key()), Err(CoreError::Damaged));
    assert_eq!(
        App::restore(&path("backup"), "andere woorden dan die", &path("again"), key()),
        Err(CoreError::WrongKey)
    );
    assert!(App::restore(&path("backup"), WORDS, &path("home"), key()).is_err());
    App::restore(&path("backup"), WORDS, &path("again"), key()).unwrap();
    let mut again = App::open(&path("again"), key()).unwrap();
    assert_eq!(again.circle(space).unwrap(), app.circle(space).unwrap());
    assert_eq!(again.undo().map(|done| done.changed), Ok(true));
}

/// Whoever begins with an empty home takes a copy into it: whole, as another device, and never beside what is there.
#[test]
fn an_empty_home_takes_a_copy_and_goes_on_as_another_device() {
    let mut family = Family::new(None);
    add(&mut family.one, family.space, 1, "Bo");
    family.one.set_level(steunkring_app::Level::En).unwrap();
    family.files();
    family.one.backup(&family.path("backup"), WORDS).unwrap();
    add(&mut family.one, family.space, 2, "after the backup");
    let mut new = App::create(&family.path("new"), key()).unwrap();
    std::fs::write(family.path("cut"), &std::fs::read(family.path("backup")).unwrap()[..900]).unwrap();
    for (file, words) in [("backup", "andere woorden dan die"), ("cut", WORDS), ("none", WORDS)] {
        assert!(new.take_copy(&family.path(file), words).is_err(), "{file}");
        assert!(new.spaces().unwrap().is_empty() && new.second_locks().unwrap().is_empty(), "{file}");
        assert!(!family.path("new").join("behind").exists(), "{file}");
    }
    assert_eq!(new.take_copy(&family.path("backup"), "andere woorden dan die"), Err(CoreError::WrongKey));
    let said = new.take_copy(&family.path("backup"), WORDS).unwrap();
    assert!(!said.is_empty() && !family.path("new").join("behind").exists());
    assert_eq!(new.level().unwrap(), steunkring_app::Level::En);
    assert_eq!(new.circle(family.space).unwrap().circle.people.len(), 3, "Nadia, the family and Bo");
    let again = new.take_copy(&family.path("backup"), WORDS);
    assert!(matches!(again, Err(CoreError::Invalid { field: "home", .. })), "there is something here");
    let before = device(&mut family.one, family.space);
    add(&mut new, family.space, 3, "oma Rie");
    assert_ne!(device(&mut new, family.space), before, "nothing is written under the old device");
    drop(new);
    family.one = App::open(&family.path("new"), key()).unwrap();
    family.files();
    family.agree(&["Bo", "oma Rie"]);
}
