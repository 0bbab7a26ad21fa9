//! A script on a home while the disk fails at one call, and what is to hold afterwards.

use std::path::Path;

use steunkring_app::CoreError;

use super::picture::{Facts, Picture, ways};
use super::scripts::{Beginning, Life, Step, TAKES_IN, copy, room};
use super::shim::{Fault, Shim, Struck};

/// A script as it goes when nothing fails.
pub struct Clean {
    pub name: &'static str,
    steps: &'static [Step],
    /// What is seen before the first step, and after each.
    seen: Vec<Picture>,
    ways: Vec<Vec<Vec<u8>>>,
}

impl Clean {
    pub fn run(name: &'static str, steps: &'static [Step], beginning: &Beginning) -> Self {
        let place = room();
        let mut life = begin(beginning, place.path());
        life.open().unwrap();
        let mut clean = Self { name, steps, seen: Vec::new(), ways: Vec::new() };
        let mut look = |life: &mut Life<'_>| {
            clean.seen.push(Picture::of(life).unwrap());
            clean.ways.push(ways(life).unwrap());
        };
        look(&mut life);
        life.app = None;
        for number in 0..steps.len() {
            life.step(steps, number).unwrap();
            look(&mut life);
        }
        clean
    }

    /// How many calls of the kinds that a fault strikes the script makes.
    pub fn calls(&self, shim: &Shim, beginning: &Beginning, fault: &Fault) -> u64 {
        let place = room();
        let mut life = begin(beginning, place.path());
        shim.count(place.path(), fault);
        for number in 0..self.steps.len() {
            life.step(self.steps, number).unwrap();
        }
        shim.disarm();
        shim.counted()
    }

    /// Plays the script with a fault at one call. Gives the call that was struck; says what did not hold.
    pub fn play(&self, shim: &Shim, beginning: &Beginning, fault: &Fault, n: u64) -> Result<Option<Struck>, String> {
        let place = room();
        let mut life = begin(beginning, place.path());
        shim.arm(place.path(), fault, n);
        let (mut at, mut failed) = (0, false);
        while at < self.steps.len() {
            if let Err(error) = life.step(self.steps, at) {
                let again = failed;
                failed = true;
                typed(fault, &error, shim).map_err(|text| self.say(at, &text))?;
                // Who tries again while the disk is no better is told again.
                if again || !fault.lasts() {
                    break;
                }
                continue;
            }
            (at, failed) = (at + 1, false);
            if shim.struck().is_some() {
                // A step that could not be kept would be missing in what comes after.
                shim.disarm();
                if self.lost(&mut life, at)? {
                    break;
                }
                shim.resume();
            }
        }
        shim.disarm();
        // What the death of the process leaves at this moment.
        let dead = room();
        copy(place.path(), dead.path());
        let done = Done { at, failed };
        self.goes_on(&mut life, fault, shim, &done).map_err(|text| self.say(at, &text))?;
        drop(life);
        let mut life = Life::in_home(beginning, &dead.path().join("home"));
        // What was typed and not settled is settled on opening, at the moment at which it would have been.
        life.at(at);
        let dead = self.after_death(&mut life, &done);
        dead.map_err(|text| self.say(at, &format!("after the death of the process, {text}")))?;
        Ok(shim.struck())
    }

    /// With the disk well again, everything that was done is there, nothing of what failed, and the rest can be done.
    fn goes_on(&self, life: &mut Life<'_>, fault: &Fault, shim: &Shim, done: &Done) -> Result<(), String> {
        let mut at = done.at;
        if fault.lasts() {
            // Closed while the disk still fails.
            shim.resume();
            life.app = None;
            shim.disarm();
        }
        if life.app.is_none() {
            life.open().map_err(said("the home cannot be opened again"))?;
            at = self.place(life, done)?;
        } else if self.steps.get(at).is_some_and(|step| step.0 == TAKES_IN) {
            at = self.place(life, done)?;
        } else {
            self.holds(life, at)?;
        }
        if self.lost(life, at)? {
            // A disk that stays bad strikes more than the first file.
            let there = fault.lasts() || shim.struck().is_some_and(|struck| struck.path.contains("home.db"));
            let said_undone = at > done.at;
            (there || said_undone).then_some(()).ok_or("the steps back are others, though their file did not fail")?;
        } else {
            while at < self.steps.len() {
                life.step(self.steps, at).map_err(said(&format!("cannot go on with {:?}", self.steps[at].0)))?;
                at += 1;
            }
        }
        self.holds(life, at)?;
        life.open().map_err(said("the home cannot be opened in the end"))?;
        self.holds(life, at)?;
        sound(life)
    }

    fn after_death(&self, life: &mut Life<'_>, done: &Done) -> Result<(), String> {
        life.open().map_err(said("the home cannot be opened"))?;
        self.place(life, done)?;
        sound(life)
    }

    /// How far the script is by what is seen: a command that failed is either not there, or there whole.
    fn place(&self, life: &mut Life<'_>, done: &Done) -> Result<usize, String> {
        match self.holds(life, done.at) {
            Err(_) if done.failed && self.holds(life, done.at + 1).is_ok() => Ok(done.at + 1),
            held => held.map(|()| done.at),
        }
    }

    /// Whether other steps can be taken back than where nothing failed.
    fn lost(&self, life: &mut Life<'_>, at: usize) -> Result<bool, String> {
        Ok(ways(life).map_err(said("steps back"))? != self.ways[at])
    }

    fn holds(&self, life: &mut Life<'_>, at: usize) -> Result<(), String> {
        let seen = Picture::of(life).map_err(said("nothing can be seen"))?;
        if seen == self.seen[at] { Ok(()) } else { Err(format!("another picture: {}", seen.against(&self.seen[at]))) }
    }

    fn say(&self, at: usize, text: &str) -> String {
        format!("at {:?}: {text}", self.steps.get(at).map_or("the end", |step| step.0))
    }
}

/// How far a script came, and whether the next step failed.
struct Done {
    at: usize,
    failed: bool,
}

fn begin<'a>(beginning: &'a Beginning, place: &Path) -> Life<'a> {
    let home = place.join("home");
    copy(&beginning.home(), &home);
    Life::in_home(beginning, &home)
}

/// The pages are sound, rows and documents are what the log comes to, and more can be written.
fn sound(life: &mut Life<'_>) -> Result<(), String> {
    let space = life.space;
    life.app().home().check().map_err(|error| format!("the files are not sound: {error}"))?;
    let facts = Facts::of(life).map_err(said("nothing can be seen"))?;
    life.app().rebuild_from_log(space).map_err(said("the log cannot be read"))?;
    if Facts::of(life).map_err(said("nothing can be seen"))? != facts {
        return Err("the sealed log comes to something else than the rows".to_owned());
    }
    life.go_on().map_err(said("nothing can be written"))
}

/// An error of a failing disk is named after it.
pub fn typed(fault: &Fault, error: &CoreError, shim: &Shim) -> Result<(), String> {
    let code = match error {
        CoreError::StorageFull => "storage-full",
        CoreError::Disk => "disk",
        _ => "another",
    };
    // SQLite says of a log and its index only that they could not be made, and by the time somebody looks there is room again.
    let passing = |struck: Struck| struck.kind == "create" || struck.path.ends_with("-shm");
    let passed = fault.code == Some("storage-full") && !fault.lasts() && shim.struck().is_some_and(passing);
    if fault.code == Some(code) || (passed && *error == CoreError::Disk) {
        return Ok(());
    }
    Err(format!("{error:?} is no error for this"))
}

/// Puts words before an error.
pub fn said(words: &str) -> impl Fn(CoreError) -> String {
    move |error| format!("{words}: {error:?}")
}
