//! What is made whole or not at all: a home and its first circle, a backup, and a home of a backup.

use std::fs;
use std::path::{Path, PathBuf};

use steunkring_app::*;
use steunkring_domain::{Circle, DocumentId, SpaceKind};
use steunkring_store::{Passphrase, Stretch, backup};

use super::picture::Facts;
use super::playing::{said, typed};
use super::scripts::{Beginning, KEY, add, copy, room};
use super::shim::{Fault, Shim, Struck};

/// A home from nothing to a circle with a talk.
pub struct Founding;

/// A backup of a home, and a home of that backup.
pub struct Keeping {
    facts: Box<Facts>,
}

impl Founding {
    pub fn calls(&self, shim: &Shim, fault: &Fault) -> u64 {
        let place = room();
        let mut founder = Founder::at(place.path());
        shim.count(place.path(), fault);
        for number in 0..Founder::STEPS {
            founder.step(number).unwrap();
        }
        shim.disarm();
        assert_eq!(founder.shown().unwrap(), SHOWN[Founder::STEPS]);
        shim.counted()
    }

    pub fn play(&self, shim: &Shim, fault: &Fault, n: u64) -> Result<Option<Struck>, String> {
        let place = room();
        let mut founder = Founder::at(place.path());
        shim.arm(place.path(), fault, n);
        let (mut at, mut failed) = (0, false);
        while at < Founder::STEPS && !failed {
            match founder.step(at) {
                Ok(()) => at += 1,
                Err(error) => {
                    failed = true;
                    typed(fault, &error, shim)?;
                }
            }
        }
        if fault.lasts() {
            founder.app = None;
        }
        shim.disarm();
        if at == 0 {
            let there = App::exists(&founder.home).map_err(said("nobody can look"))?;
            if there && !fault.keeps_rubbish() {
                return Err("a home is there that was not made".to_owned());
            }
            at = usize::from(there);
        }
        if at > 0 && founder.app.is_none() {
            founder.open().map_err(said("the home cannot be opened"))?;
            // What was not made may be there after all, but whole.
            at += usize::from(failed && founder.shown().as_ref() == Ok(&SHOWN[at + 1]));
        }
        founder.holds(at)?;
        for number in at..Founder::STEPS {
            founder.step(number).map_err(said(&format!("cannot go on with step {number}")))?;
        }
        founder.open().map_err(said("the home cannot be opened in the end"))?;
        founder.holds(Founder::STEPS)?;
        founder.sound()?;
        let files = fs::read_dir(founder.home.join("spaces")).unwrap().map(|entry| entry.unwrap().path());
        let files = files.filter(|path| path.extension().is_some_and(|ending| ending == "db")).count();
        // A file stays where the disk did not say what became of its row.
        if files != 1 && fault.code != Some("disk") {
            return Err(format!("{files} files for one space"));
        }
        Ok(shim.struck())
    }
}

impl Keeping {
    pub fn new(beginning: &Beginning) -> Self {
        Self { facts: Facts::of_beginning(beginning) }
    }

    pub fn calls(&self, shim: &Shim, beginning: &Beginning, fault: &Fault) -> u64 {
        let place = room();
        let keeper = Keeper::at(beginning, place.path());
        shim.count(place.path(), fault);
        keeper.keep().unwrap();
        keeper.restore().unwrap();
        shim.disarm();
        shim.counted()
    }

    pub fn play(&self, shim: &Shim, beginning: &Beginning, fault: &Fault, n: u64) -> Result<Option<Struck>, String> {
        let place = room();
        let keeper = Keeper::at(beginning, place.path());
        shim.arm(place.path(), fault, n);
        let kept = keeper.keep();
        let restored = if kept.is_ok() { keeper.restore() } else { Ok(()) };
        shim.disarm();
        for error in [&kept, &restored].into_iter().filter_map(|done| done.as_ref().err()) {
            typed(fault, error, shim)?;
        }
        let struck = shim.struck();
        let can_clear = !fault.keeps_rubbish() && !struck.as_ref().is_some_and(clears);
        let names = fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let hidden = names.filter(|name| name.to_string_lossy().starts_with('.')).count();
        if hidden > 0 && can_clear {
            return Err(format!("{hidden} folders of unfinished work are left"));
        }
        if kept.is_err() {
            if keeper.file.exists() && can_clear {
                return Err("a backup is there that was not made".to_owned());
            }
            let _ = fs::remove_file(&keeper.file);
            keeper.keep().map_err(said("no backup can be made"))?;
        }
        if kept.is_err() || restored.is_err() {
            let there = fs::read_dir(&keeper.new).is_ok_and(|mut folder| folder.next().is_some());
            if there && can_clear {
                return Err("a home is there that was not restored".to_owned());
            }
            let _ = fs::remove_dir_all(&keeper.new);
            keeper.restore().map_err(said("no home can be restored"))?;
        }
        for home in [&keeper.new, &keeper.home] {
            self.facts.stand_in(beginning, home)?;
        }
        Ok(struck)
    }
}

/// Whether a call was one of those that clear away: taking away, and opening the folder with all that is to go.
fn clears(struck: &Struck) -> bool {
    let name = Path::new(&struck.path).file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    struck.kind == "remove" || (struck.kind == "open" && name)
}

/// Spaces, people and talks after each step.
const SHOWN: [(usize, usize, usize); 5] = [(0, 0, 0), (0, 0, 0), (1, 1, 0), (1, 2, 0), (1, 2, 1)];

struct Founder {
    home: PathBuf,
    key: PathBuf,
    app: Option<App>,
}

impl Founder {
    const STEPS: usize = 4;

    fn at(place: &Path) -> Self {
        Self { home: place.join("home"), key: place.join("key"), app: None }
    }

    fn step(&mut self, number: usize) -> Result<(), CoreError> {
        if number == 0 {
            self.app = Some(App::create(&self.home, Key::file(self.key.clone()))?);
            return Ok(());
        }
        let app = self.app.as_mut().expect("the home is made first");
        if number == 1 {
            return app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").map(drop);
        }
        let space = app.spaces()?[0].id;
        let command = match number {
            2 => add(1, "oma Rie"),
            _ => {
                Command::StartNote { document: DocumentId([9; 16]), edits: vec![NoteEdit::Rewrite("Oma komt.".into())] }
            }
        };
        app.run(space, command).map(drop)
    }

    fn open(&mut self) -> Result<(), CoreError> {
        self.app = None;
        self.app = Some(App::open(&self.home, Key::file(self.key.clone()))?);
        Ok(())
    }

    fn shown(&mut self) -> Result<(usize, usize, usize), CoreError> {
        let Some(app) = &mut self.app else { return Ok(SHOWN[0]) };
        let spaces = app.spaces()?;
        let (mut people, mut notes) = (0, 0);
        for space in &spaces {
            people += present(&app.circle(space.id)?.circle);
            notes += app.notes(space.id)?.len();
        }
        Ok((spaces.len(), people, notes))
    }

    fn holds(&mut self, at: usize) -> Result<(), String> {
        let shown = self.shown().map_err(said("nothing can be seen"))?;
        if shown == SHOWN[at] { Ok(()) } else { Err(format!("{shown:?} is shown and not {:?}", SHOWN[at])) }
    }

    fn sound(&mut self) -> Result<(), String> {
        let app = self.app.as_mut().expect("the home is open");
        app.home().check().map_err(|error| format!("the files are not sound: {error}"))?;
        let space = app.spaces().map_err(said("the spaces"))?[0].id;
        app.rebuild_from_log(space).map_err(said("the log cannot be read"))?;
        self.holds(Self::STEPS)
    }
}

fn present(circle: &Circle) -> usize {
    circle.present().count()
}

struct Keeper {
    home: PathBuf,
    file: PathBuf,
    new: PathBuf,
}

impl Keeper {
    const WORDS: &str = "appel boom citroen";

    fn at(beginning: &Beginning, place: &Path) -> Self {
        let home = place.join("home");
        copy(&beginning.home(), &home);
        Self { home, file: place.join("copy"), new: place.join("new") }
    }

    /// What the app does, with less work for a guess of the words.
    fn keep(&self) -> Result<(), CoreError> {
        let app = App::open(&self.home, Key::raw(KEY))?;
        let words = Passphrase::new(Self::WORDS)?.stretched(Stretch::Light);
        Ok(backup(app.home(), &self.file, &words).map(drop)?)
    }

    fn restore(&self) -> Result<(), CoreError> {
        App::restore(&self.file, Self::WORDS, &self.new, Key::raw(KEY))
    }
}
