//! What is done while the disk fails: a home made once, copies of it, and scripts of steps.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use steunkring_app::Level;
use steunkring_app::*;
use steunkring_domain::*;
use tempfile::TempDir;

/// The key of the homes.
pub const KEY: [u8; 32] = [7; 32];
/// When the scripts begin: 24 November 2026, noon.
const NOON: i64 = 1_795_521_600_000;
const TALK: DocumentId = DocumentId([0xD1; 16]);
const RIE: PersonId = PersonId([1; 16]);

/// A home with a circle, a talk and steps that can be taken back, and a file from another phone of the family.
pub struct Beginning {
    pub space: SpaceId,
    folder: TempDir,
    bundle: Vec<u8>,
}

impl Beginning {
    pub fn make() -> Self {
        let folder = room();
        let mut one = App::create(&folder.path().join("home"), Key::raw(KEY)).unwrap();
        one.set_clock(|| Instant(NOON - 9_000));
        let space = one.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
        for (n, name) in [(1, "oma Rie"), (2, "Bo"), (3, "juf Els")] {
            one.run(space, add(n, name)).unwrap();
        }
        let edits = vec![NoteEdit::Rewrite("Praten op school.".into())];
        one.run(space, Command::StartNote { document: TALK, edits }).unwrap();
        let mut two = App::create(&folder.path().join("other"), Key::raw(KEY)).unwrap();
        two.set_clock(|| Instant(NOON - 8_000));
        let inviting = one.invite(space, Seat::Member(MemberRole::Editor)).unwrap();
        let (joining, answer) = two.take_up(&inviting.qr().unwrap()).unwrap();
        let welcome = one.approve(inviting, &answer, "Iris").unwrap();
        two.join(joining, &welcome, "Onze kring").unwrap();
        two.take_in(space, &one.bundle(space).unwrap()).unwrap();
        one.take_in(space, &two.bundle(space).unwrap()).unwrap();
        two.run(space, add(4, "tante Lot")).unwrap();
        two.run(space, name(RIE, "opoe")).unwrap();
        two.run(space, write("Praten op school. Iris komt mee.")).unwrap();
        let bundle = two.bundle(space).unwrap();
        one.run(space, name(RIE, "omi")).unwrap();
        one.run(space, write("Maandag: praten op school.")).unwrap();
        // Closing the home puts all that was written into the files that are copied.
        drop(one);
        Self { space, folder, bundle }
    }

    /// The home.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }
}

/// A folder for homes. The shim plays the disk, so that they may lie in memory.
pub fn room() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

/// Somebody who does a script with a copy of that home.
pub struct Life<'a> {
    pub app: Option<App>,
    pub space: SpaceId,
    home: PathBuf,
    clock: Arc<AtomicI64>,
    beginning: &'a Beginning,
}

/// One thing that is done, and what it is called.
pub struct Step(pub &'static str, fn(&mut Life<'_>) -> Result<(), CoreError>);

impl<'a> Life<'a> {
    /// Begins with the files in a folder.
    pub fn in_home(beginning: &'a Beginning, home: &Path) -> Self {
        let clock = Arc::new(AtomicI64::new(NOON));
        Self { app: None, space: beginning.space, home: home.to_owned(), clock, beginning }
    }

    /// Does the step of a number; it is the same moment whenever that is done.
    pub fn step(&mut self, steps: &[Step], number: usize) -> Result<(), CoreError> {
        self.at(number);
        steps[number].1(self)
    }

    /// Sets the clock to the moment of a step.
    pub fn at(&mut self, number: usize) {
        self.clock.store(NOON + 1_000 * i64::try_from(number).unwrap(), Ordering::Relaxed);
    }

    /// Opens the home.
    pub fn open(&mut self) -> Result<(), CoreError> {
        self.app = None;
        let mut app = App::open(&self.home, Key::raw(KEY))?;
        let read = self.clock.clone();
        app.set_clock(move || Instant(read.load(Ordering::Relaxed)));
        self.app = Some(app);
        Ok(())
    }

    /// Writes something new.
    pub fn go_on(&mut self) -> Result<(), CoreError> {
        let (space, changed) = (self.space, self.run(add(99, "wie later komt")));
        let there = self.app().circle(space)?.circle.name(PersonId([99; 16])) == "wie later komt";
        assert!(there || changed.is_err(), "what was done is not there");
        changed
    }

    /// Types at the front of the talk, unless that is there since an attempt before, and leaves.
    fn types(&mut self, words: &str) -> Result<(), CoreError> {
        let space = self.space;
        let text = self.app().open_editor(space, TALK)?;
        if !text.starts_with(words) {
            let splice = Splice { at: 0, delete: 0, insert: words.to_owned() };
            self.app().edit(space, TALK, &[splice], (0, 0), false)?;
        }
        self.app().close_editor(space, TALK)
    }

    pub fn app(&mut self) -> &mut App {
        self.app.as_mut().expect("the home is open")
    }

    fn run(&mut self, command: Command) -> Result<(), CoreError> {
        let space = self.space;
        self.app().run(space, command).map(drop)
    }
}

/// The step that says of itself that what it took in before it failed stays.
pub const TAKES_IN: &str = "take in";

/// A life with a circle: each kind of write, and what reads or makes anew.
pub const LIVING: &[Step] = &[
    Step("open", |life| life.open()),
    Step("add somebody", |life| life.run(add(5, "buurvrouw An"))),
    Step("tell how close", |life| {
        let tie = TieId { ego: PersonId::FAMILY, alter: RIE };
        let space = life.space;
        let view = PerspectiveId { tie, respondent: life.app().me(space)? };
        life.run(Command::Map(vec![Edit::View(view, PerspectiveChange::Ring(Some(Ring::Middle)))]))
    }),
    Step("start a talk", |life| {
        let edits = vec![NoteEdit::Rewrite("Bij ons thuis.".into()), NoteEdit::Meeting(title("Thuis"))];
        life.run(Command::StartNote { document: DocumentId([0xD2; 16]), edits })
    }),
    Step("write in a talk", |life| {
        let splice = Splice { at: 0, delete: 7, insert: "Dinsdag".into() };
        life.run(Command::Note { document: TALK, edits: vec![NoteEdit::Splice(vec![splice])] })
    }),
    Step("search", |life| {
        let space = life.space;
        life.app().search_screen(space, "school").map(drop)
    }),
    Step("take away", |life| {
        life.run(Command::Map(vec![Edit::Person(PersonId([2; 16]), PersonChange::Removed(Some(Instant(NOON))))]))
    }),
    Step("bring back", |life| {
        let space = life.space;
        life.app().bring_back(space, Table::People, &PersonId([2; 16]).to_row()).map(drop)
    }),
    Step("choose a language", |life| life.app().set_level(Level::En)),
    Step("remember a moment", |life| {
        life.run(Command::TakeSnapshot { id: SnapshotId([6; 16]), reason: SnapshotReason::Start, caption: None })
    }),
    Step(TAKES_IN, |life| {
        let (space, bundle) = (life.space, life.beginning.bundle.clone());
        life.app().take_in(space, &bundle).map(drop)
    }),
    Step("choose an answer", |life| {
        let change = PersonChange::Nickname(Some(Nickname::parse("opoe").unwrap()));
        life.run(Command::Settle { document: DocumentId::MAP, field: Field::of::<Person>(&RIE, &change) })
    }),
    Step("search again", |life| {
        let space = life.space;
        life.app().search_screen(space, "lot").map(drop)
    }),
    Step("make the rows anew", |life| {
        let space = life.space;
        life.app().rebuild(space)
    }),
    Step("make everything anew", |life| {
        let space = life.space;
        life.app().rebuild_from_log(space)
    }),
    Step("export", |life| {
        let space = life.space;
        life.app().export(space, ExportOptions::default()).map(drop)
    }),
];

/// Steps back and forth.
pub const BACK_AND_FORTH: &[Step] = &[
    Step("open", |life| life.open()),
    Step("take back", |life| life.app().undo().map(drop)),
    Step("take back another", |life| life.app().undo().map(drop)),
    Step("do again", |life| life.app().redo().map(drop)),
    Step("do another again", |life| life.app().redo().map(drop)),
    Step("take that back", |life| life.app().undo().map(drop)),
    Step("do something else", |life| life.run(name(RIE, "oma"))),
    Step("take that back too", |life| life.app().undo().map(drop)),
];

/// Words that are typed, each settled before the next.
pub const TYPING: &[Step] = &[
    Step("open", |life| life.open()),
    Step("type a word", |life| life.types("Maandag ")),
    Step("type another", |life| life.types("om drie uur ")),
    Step("write elsewhere", |life| life.run(add(5, "buurvrouw An"))),
    Step("type after that", |life| life.types("of vier ")),
    Step("take that back", |life| life.app().undo().map(drop)),
];

/// Adds somebody to the circle.
pub fn add(n: u8, name: &str) -> Command {
    let tie = NewTie { ego: PersonId::FAMILY, domain: Some(Domain::Family), ring: Some(Ring::Inner) };
    let name = Nickname::parse(name).unwrap();
    Command::AddPerson { id: PersonId([n; 16]), name, changes: vec![], tie: Some(tie) }
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), &place).unwrap();
        }
    }
}

fn name(id: PersonId, name: &str) -> Command {
    Command::Map(vec![Edit::Person(id, PersonChange::Nickname(Some(Nickname::parse(name).unwrap())))])
}

fn write(text: &str) -> Command {
    Command::Note { document: TALK, edits: vec![NoteEdit::Rewrite(text.into())] }
}

fn title(text: &str) -> MeetingChange {
    MeetingChange::Title(Some(Line::parse(text).unwrap()))
}
