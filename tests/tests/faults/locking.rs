//! A home that is locked, opened with its digits, locked with others and unlocked: at each point it opens in the way before or the one
//! after, with everything in it.

use std::path::{Path, PathBuf};

use steunkring_app::*;
use steunkring_domain::Instant;

use super::picture::Facts;
use super::playing::{said, typed};
use super::scripts::{Beginning, KEY, copy, room};
use super::shim::{Fault, Shim, Struck};

/// What is done, one after the other.
pub struct Locking {
    facts: Box<Facts>,
}

/// The digits that open the home before each step and in the end; none where it has no lock.
const DIGITS: [Option<&str>; 7] = [None, Some("2580"), Some("2580"), Some("135790"), Some("135790"), None, None];
const STEPS: usize = DIGITS.len() - 1;

struct Owner {
    home: PathBuf,
    app: Option<App>,
}

impl Locking {
    pub fn new(beginning: &Beginning) -> Self {
        Self { facts: Facts::of_beginning(beginning) }
    }

    pub fn calls(&self, shim: &Shim, beginning: &Beginning, fault: &Fault) -> u64 {
        let place = room();
        let mut owner = Owner::at(beginning, place.path());
        shim.count(place.path(), fault);
        for number in 0..STEPS {
            owner.step(number).unwrap();
        }
        shim.disarm();
        shim.counted()
    }

    pub fn play(&self, shim: &Shim, beginning: &Beginning, fault: &Fault, n: u64) -> Result<Option<Struck>, String> {
        let place = room();
        let mut owner = Owner::at(beginning, place.path());
        shim.arm(place.path(), fault, n);
        let (mut at, mut failed) = (0, false);
        while at < STEPS && !failed {
            match owner.step(at) {
                Ok(()) => at += 1,
                Err(error) => {
                    failed = true;
                    typed(fault, &error, shim)?;
                }
            }
        }
        owner.app = None;
        shim.disarm();
        let ways = [DIGITS[at], DIGITS[(at + usize::from(failed)).min(STEPS)]];
        let opened = ways.iter().find_map(|digits| owner.open(*digits).ok());
        if opened.is_none() {
            let why = owner.open(ways[1]).err();
            return Err(format!("the home opens neither as before nor as after step {at}: {why:?}"));
        }
        owner.app.take();
        // From either, the lock can be set and taken away.
        for digits in [Some("2580"), None] {
            let now = ways.into_iter().chain([Some("2580")]).find(|digits| owner.open(*digits).is_ok());
            now.ok_or("the home cannot be opened again")?;
            owner.lock(digits).map_err(said("the lock cannot be changed"))?;
            owner.app = None;
        }
        self.facts.stand_in(beginning, &owner.home)?;
        if owner.home.join("home.db.locked").exists() {
            return Err("a second home.db is left".to_owned());
        }
        Ok(shim.struck())
    }
}

impl Owner {
    fn at(beginning: &Beginning, place: &Path) -> Self {
        let home = place.join("home");
        copy(&beginning.home(), &home);
        let mut owner = Self { home, app: None };
        owner.open(None).expect("the home of the beginning opens");
        owner
    }

    /// Locks, or opens what is locked.
    fn step(&mut self, number: usize) -> Result<(), CoreError> {
        let after = DIGITS[number + 1];
        if after == DIGITS[number] { self.open(after) } else { self.lock(after) }
    }

    fn lock(&mut self, digits: Option<&str>) -> Result<(), CoreError> {
        let app = self.app.as_mut().expect("the home is open");
        match digits {
            Some(digits) => app.set_lock(digits, None).map(drop),
            None => app.remove_lock().map(drop),
        }
    }

    fn open(&mut self, digits: Option<&str>) -> Result<(), CoreError> {
        self.app = None;
        let key = Key::raw(KEY);
        let key = digits.map_or(Ok(Key::raw(KEY)), |digits| key.with_digits(digits, Instant(1_795_600_000_000)))?;
        self.app = Some(App::open(&self.home, key)?);
        Ok(())
    }
}
