//! The homes of `family-5y`, made once with the product itself and kept, so that every row starts from the same files.

mod floor;
mod peer;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use serde::{Deserialize, Serialize};
use steunkring_app::{App, Command, Key, MemberRole, NoteEdit, Seat, SpaceId, SpaceKind};
use steunkring_domain::{DocumentId, Instant};
use steunkring_relay::{Config, Relay, RunningRelay};
use steunkring_sync::bundle::Bundle;

use crate::Failure;
use crate::family::{self, DEVICES, Deed, Script, Step};

pub use floor::{FIRST, Foreign, Stored, connect, load, seal_key, verifying_key};
pub use peer::Peer;

/// The key of every home here.
const KEY: [u8; 32] = [7; 32];
/// Goes up when homes are made in another way: those that were kept are then made anew.
const VERSION: u32 = 4;

/// Where everything lies.
pub struct Homes {
    folder: PathBuf,
    /// The space, in every home.
    pub space: SpaceId,
    /// The note that was typed in most.
    pub note: DocumentId,
    /// A remembered moment in the middle.
    pub moment: steunkring_domain::SnapshotId,
    /// What there is of it.
    pub facts: Facts,
}

/// What was made, to be told beside the figures.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Facts {
    space: [u8; 32],
    note: [u8; 16],
    moment: [u8; 16],
    /// How many changes the whole home has.
    pub changes: usize,
    /// How many of them the home that was left behind lacks.
    pub lacking: usize,
    /// Characters in all notes.
    pub characters: usize,
    /// Bytes of all documents, saved whole.
    pub saved: u64,
}

impl Homes {
    /// Takes the kept homes, or makes them; that takes some minutes.
    pub fn ready(target: &Path) -> Result<Self, Failure> {
        let script = family::script();
        let folder = target.join(format!("family-5y-{}-{VERSION}", script.checksum()));
        let facts = folder.join("facts");
        if !facts.exists() {
            let made = target.join("being-made");
            remove(&made)?;
            fs::create_dir_all(&made)?;
            let told = make(&script, &made)?;
            fs::write(made.join("facts"), postcard::to_allocvec(&told)?)?;
            remove(&folder)?;
            fs::rename(&made, &folder)?;
        }
        let facts: Facts = postcard::from_bytes(&fs::read(facts)?)?;
        Ok(Self {
            folder,
            space: SpaceId(facts.space),
            note: DocumentId(facts.note),
            moment: steunkring_domain::SnapshotId(facts.moment),
            facts,
        })
    }

    /// The home with everything.
    pub fn whole(&self) -> PathBuf {
        self.folder.join("0")
    }

    /// The same home after its owner tidied it: whole documents stand for the entries that made them.
    pub fn tidied(&self) -> Result<PathBuf, Failure> {
        let tidied = self.folder.join("tidied");
        if !tidied.exists() {
            let copy = self.copy(&self.whole())?;
            let path = copy.path().join("copy");
            let mut app = App::open(&path, key())?;
            app.circle(self.space)?;
            if !app.tidy(&steunkring_app::Job::new())?.finished {
                return Err("the home was not tidied".into());
            }
            // Closing the files writes their logs back.
            drop(app);
            fs::rename(path, &tidied)?;
        }
        Ok(tidied)
    }

    /// The home that lacks the last changes.
    pub fn behind(&self) -> PathBuf {
        self.folder.join("behind")
    }

    /// The file with what that home lacks.
    pub fn missing(&self) -> PathBuf {
        self.folder.join("missing.bundle")
    }

    /// The floor's database with everything.
    pub fn floor(&self) -> PathBuf {
        self.folder.join("floor.db")
    }

    /// The floor's database that lacks the last changes.
    pub fn floor_behind(&self) -> PathBuf {
        self.folder.join("floor-behind.db")
    }

    /// The file with what that database lacks, sealed and signed one by one.
    pub fn floor_missing(&self) -> PathBuf {
        self.folder.join("floor-missing")
    }

    /// The same work as one document of the peer.
    pub fn peer(&self) -> PathBuf {
        self.folder.join("peer.yrs")
    }

    /// A copy of a home or file to write in.
    pub fn copy(&self, of: &Path) -> Result<tempfile::TempDir, Failure> {
        let folder = tempfile::tempdir_in(&self.folder)?;
        copy_all(of, &folder.path().join("copy"))?;
        Ok(folder)
    }
}

/// The key of the homes.
pub fn key() -> Key {
    Key::raw(KEY)
}

/// The same as bytes, for the floor's databases.
pub fn raw_key() -> [u8; 32] {
    KEY
}

/// The bytes of all files below a folder.
pub fn weight(folder: &Path) -> Result<u64, Failure> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        bytes += if entry.file_type()?.is_dir() { weight(&entry.path())? } else { entry.metadata()?.len() };
    }
    Ok(bytes)
}

/// Eight homes and a relay on loopback.
struct Stage<'a> {
    folder: &'a Path,
    apps: Vec<Option<App>>,
    space: SpaceId,
    clock: Arc<AtomicI64>,
    claimed: [bool; DEVICES],
    _relay: RunningRelay,
}

fn make(script: &Script, folder: &Path) -> Result<Facts, Failure> {
    let mut stage = Stage::open(folder)?;
    let mut peer = Peer::default();
    let mut typed = std::collections::BTreeMap::<DocumentId, usize>::new();
    let total = script.steps.len();
    for (n, step) in script.steps.iter().enumerate() {
        if n % 2_000 == 0 {
            eprintln!("making the homes: {n} of {total} steps");
        }
        match step {
            Step::Write { device, at, deed } => {
                if let Deed::Burst(burst) = deed {
                    *typed.entry(burst.note).or_default() += 1;
                }
                stage.write(*device, *at, deed)?;
                peer.write(*device, deed)?;
            }
            Step::Sync(device) => {
                stage.sync(*device)?;
                peer.sync(*device)?;
            }
            Step::LeaveBehind => stage.leave_behind()?,
        }
    }
    let space = stage.space;
    stage.compare()?;
    let note = typed.iter().max_by_key(|(_, bursts)| **bursts).map(|(note, _)| *note).ok_or("no note")?;
    let whole = stage.apps.first_mut().and_then(Option::as_mut).ok_or("no first device")?;
    let circle = whole.circle(space)?.circle;
    let moment = *circle.snapshots.keys().nth(circle.snapshots.len() / 2).ok_or("no moment")?;
    let characters = whole.notes(space)?.iter().map(|(_, row)| row.note.body.chars().count()).sum();
    // A home that was just closed has its log written into its file.
    let full = whole.bundle(space)?;
    let saved = floor::write(folder, whole, space)?;
    drop(stage);
    let mut behind = App::open(&folder.join("behind"), key())?;
    let known: std::collections::BTreeSet<_> =
        Bundle::read(&behind.bundle(space)?)?.blobs.iter().map(|blob| blob.hash()).collect();
    let mut missing = Bundle::read(&full)?;
    missing.blobs.retain(|blob| !known.contains(&blob.hash()));
    fs::write(folder.join("missing.bundle"), missing.write()?)?;
    let (changes, lacking) = floor::write_missing(folder, &mut behind, space)?;
    drop(behind);
    fs::write(folder.join("peer.yrs"), peer.state()?)?;
    for n in 1..DEVICES {
        remove(&folder.join(n.to_string()))?;
    }
    remove(&folder.join("relay"))?;
    Ok(Facts { space: space.0, note: note.0, moment: moment.0, changes, lacking, characters, saved })
}

impl<'a> Stage<'a> {
    /// Founds the circle and lets seven others in, face to face.
    fn open(folder: &'a Path) -> Result<Self, Failure> {
        let listen = "127.0.0.1:0".parse()?;
        let relay = Relay::start(Config::new(listen, folder.join("relay")))?;
        let clock = Arc::new(AtomicI64::new(1_609_740_000_000));
        let mut apps = Vec::new();
        for n in 0..DEVICES {
            let mut app = App::create(&folder.join(n.to_string()), key())?;
            set_clock(&mut app, &clock);
            apps.push(app);
        }
        let (first, others) = apps.split_first_mut().ok_or("no devices")?;
        let space = first.found(SpaceKind::FamilyMap, "Onze kring", "Nadia")?;
        first.use_relay(space, &format!("http://{}", relay.address))?;
        for (n, other) in others.iter_mut().enumerate() {
            let inviting = first.invite(space, Seat::Member(MemberRole::Editor))?;
            let (joining, answer) = other.take_up(&inviting.qr()?)?;
            let welcome = first.approve(inviting, &answer, &format!("Persoon {}", n + 1))?;
            other.join(joining, &welcome, "Onze kring")?;
            first.sync(space)?;
        }
        let apps = apps.into_iter().map(Some).collect();
        Ok(Self { folder, apps, space, clock, claimed: [false; DEVICES], _relay: relay })
    }

    fn app(&mut self, device: usize) -> Result<&mut App, Failure> {
        Ok(self.apps.get_mut(device).and_then(Option::as_mut).ok_or("a device that is not there")?)
    }

    fn write(&mut self, device: usize, at: i64, deed: &Deed) -> Result<(), Failure> {
        self.clock.store(at, Ordering::Relaxed);
        let space = self.space;
        let app = self.app(device)?;
        let command = match deed {
            Deed::Command(command) => command.clone(),
            Deed::Burst(burst) => {
                let length = app.note(space, burst.note)?.note.body.encode_utf16().count();
                Command::Note { document: burst.note, edits: vec![NoteEdit::Splice(burst.splices(length))] }
            }
        };
        app.run(space, command)?;
        Ok(())
    }

    fn sync(&mut self, device: usize) -> Result<(), Failure> {
        let space = self.space;
        let app = self.app(device)?;
        app.sync(space)?;
        // Each owner is one of those on the map, once they stand there.
        let person = family::owner(device);
        if device > 0 && app.circle(space)?.circle.people.contains_key(&person) {
            let claimed = self.claimed.get_mut(device).ok_or("a device that is not there")?;
            if !std::mem::replace(claimed, true) {
                self.app(device)?.i_am(space, person)?;
            }
        }
        Ok(())
    }

    fn leave_behind(&mut self) -> Result<(), Failure> {
        let last = DEVICES - 1;
        drop(self.apps.get_mut(last).and_then(Option::take));
        copy_all(&self.folder.join(last.to_string()), &self.folder.join("behind"))
    }

    /// Says whether all who heard everything show the same.
    fn compare(&mut self) -> Result<(), Failure> {
        let space = self.space;
        let mut screens = Vec::new();
        for app in self.apps.iter_mut().flatten() {
            screens.push((app.circle(space)?, app.notes(space)?));
        }
        let equal = screens.windows(2).all(|two| matches!(two, [one, other] if one == other));
        if equal { Ok(()) } else { Err("the devices do not show the same".into()) }
    }
}

fn set_clock(app: &mut App, clock: &Arc<AtomicI64>) {
    let clock = Arc::clone(clock);
    app.set_clock(move || Instant(clock.load(Ordering::Relaxed)));
}

fn copy_all(from: &Path, to: &Path) -> Result<(), Failure> {
    if from.is_file() {
        fs::copy(from, to)?;
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy_all(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

fn remove(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}
