//! Phones of one family: a beginning in which all have joined, made once, and copies of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use steunkring_app::*;
use steunkring_domain::*;

/// The key of every home in these tests.
pub const KEY: [u8; 32] = [7; 32];
/// When the beginning is: 24 November 2026, noon.
pub const NOON: i64 = 1_795_521_600_000;

/// Who the phones are of.
pub const NAMES: [&str; 5] = ["Nadia", "oma Rie", "Iris", "Karim", "Lot"];

/// One phone with its home.
pub struct Phone {
    pub app: App,
    pub space: SpaceId,
    home: PathBuf,
    clock: Arc<AtomicI64>,
}

impl Phone {
    /// Opens the home in a folder.
    pub fn open(home: &Path, space: SpaceId) -> Self {
        Self::with(App::open(home, Key::raw(KEY)).unwrap(), home, space)
    }

    fn with(app: App, home: &Path, space: SpaceId) -> Self {
        let mut phone = Self { app, space, home: home.to_owned(), clock: Arc::new(AtomicI64::new(NOON)) };
        phone.set_clock();
        phone
    }

    fn set_clock(&mut self) {
        let read = self.clock.clone();
        self.app.set_clock(move || Instant(read.load(Ordering::Relaxed)));
    }

    /// Closes the home and opens it again.
    pub fn reopen(self) -> Self {
        let Self { app, space, home, clock } = self;
        drop(app);
        let mut phone = Self { app: App::open(&home, Key::raw(KEY)).unwrap(), space, home, clock };
        phone.set_clock();
        phone
    }

    /// Puts the clock of this phone so many milliseconds forth, or back.
    pub fn wait(&self, milliseconds: i64) {
        self.clock.fetch_add(milliseconds, Ordering::Relaxed);
    }

    /// Does something.
    pub fn run(&mut self, command: Command) -> Done {
        self.app.run(self.space, command).unwrap()
    }

    /// Everything as a file.
    pub fn bundle(&mut self) -> Vec<u8> {
        self.app.bundle(self.space).unwrap()
    }

    /// Takes such a file in.
    pub fn take_in(&mut self, file: &[u8]) {
        self.app.take_in(self.space, file).unwrap();
    }
}

/// The homes of a family in which everybody knows the same.
pub struct Family {
    _folder: tempfile::TempDir,
    homes: Vec<PathBuf>,
    pub space: SpaceId,
}

/// Who a phone's profile is.
pub fn owner_of(phone: usize) -> PersonId {
    PersonId([u8::try_from(phone + 1).unwrap(); 16])
}

impl Family {
    /// Makes so many homes that share a space; on the map stand the people whose phones they are.
    pub fn begin(count: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut homes: Vec<PathBuf> = (0..count).map(|n| folder.path().join(format!("home{n}"))).collect();
        let mut first = App::create(&homes[0], Key::raw(KEY)).unwrap();
        first.set_clock(|| Instant(NOON));
        let space = first.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
        let mut phones = vec![Phone::with(first, &homes[0], space)];
        for (at, name) in NAMES.into_iter().enumerate() {
            let name = Nickname::parse(name).unwrap();
            let tie = NewTie { ego: PersonId::FAMILY, domain: None, ring: Some(Ring::Middle) };
            phones[0].run(Command::AddPerson { id: owner_of(at), name, changes: vec![], tie: Some(tie) });
        }
        for home in &homes[1..] {
            let mut app = App::create(home, Key::raw(KEY)).unwrap();
            app.set_clock(|| Instant(NOON));
            let inviting = phones[0].app.invite(space, Seat::Member(MemberRole::Editor)).unwrap();
            let (joining, answer) = app.take_up(&inviting.qr().unwrap()).unwrap();
            let welcome = phones[0].app.approve(inviting, &answer, "iemand").unwrap();
            assert_eq!(app.join(joining, &welcome, "Onze kring").unwrap(), space);
            phones.push(Phone::with(app, home, space));
        }
        for _ in 0..2 {
            exchange(&mut phones);
        }
        let order = by_actor(&mut phones);
        exchange(&mut phones);
        let mut sorted: Vec<(PathBuf, Phone)> = Vec::new();
        let mut paired: Vec<Option<(PathBuf, Phone)>> = homes.drain(..).zip(phones).map(Some).collect();
        for at in order {
            sorted.extend(paired[at].take());
        }
        for (at, (_, phone)) in sorted.iter_mut().enumerate() {
            phone.app.i_am(space, owner_of(at)).unwrap();
        }
        // Closing the homes puts all that was written into the files that are copied.
        let homes = sorted.into_iter().map(|(home, _)| home).collect();
        Self { _folder: folder, homes, space }
    }

    /// Copies of the first so many homes, opened, in a folder.
    pub fn copies(&self, count: usize, folder: &Path) -> Vec<Phone> {
        let copied = self.homes[..count].iter().enumerate().map(|(at, home)| {
            let place = folder.join(at.to_string());
            copy(home, &place);
            Phone::open(&place, self.space)
        });
        copied.collect()
    }
}

/// Each phone takes in the file of each other.
pub fn exchange(phones: &mut [Phone]) {
    let files: Vec<Vec<u8>> = phones.iter_mut().map(Phone::bundle).collect();
    for (at, phone) in phones.iter_mut().enumerate() {
        for (from, file) in files.iter().enumerate() {
            if from != at {
                phone.take_in(file);
            }
        }
    }
}

/// The order of the phones by the name under which they write: which of two answers is shown meanwhile follows from it, so a
/// history goes the same way each time it is run.
fn by_actor(phones: &mut [Phone]) -> Vec<usize> {
    let mut named = Vec::new();
    for (at, phone) in phones.iter_mut().enumerate() {
        let row = CardId([u8::try_from(at + 1).unwrap(); 16]);
        phone.run(Command::Map(vec![Edit::Card(row, CardChange::Removed(Some(Instant(NOON))))]));
        let taken = phone.app.circle(phone.space).unwrap().taken;
        named.push((taken.iter().find(|taken| taken.row == row.to_string()).unwrap().by, at));
    }
    named.sort_unstable();
    named.into_iter().map(|(_, at)| at).collect()
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (entry, place) = (entry.unwrap().path(), to.join("x"));
        let place = place.with_file_name(entry.file_name().unwrap());
        if entry.is_dir() {
            copy(&entry, &place);
        } else {
            fs::copy(&entry, &place).unwrap();
        }
    }
}
