//! A circle that goes behind a second lock, is opened there and comes back: at each point it is in one of the two homes, whole, and the
//! next opening ends what was cut off.

use std::path::{Path, PathBuf};

use steunkring_app::*;
use steunkring_domain::Instant;

use super::picture::Facts;
use super::playing::{said, typed};
use super::scripts::{Beginning, KEY, copy, room};
use super::shim::{Fault, Shim, Struck};

/// What is done, one after the other.
pub struct Behind {
    facts: Box<Facts>,
}

const DIGITS: &str = "2580";
const STEPS: usize = 3;

struct Owner {
    home: PathBuf,
    app: Option<App>,
}

impl Behind {
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
        for number in 0..STEPS {
            if let Err(error) = owner.step(number) {
                typed(fault, &error, shim)?;
                break;
            }
        }
        owner.app = None;
        shim.disarm();
        let app = owner.open().map_err(said("the home cannot be opened"))?;
        let here = app.spaces().map_err(said("the list cannot be read"))?.len();
        let locks = app.second_locks().map_err(said("the second locks cannot be read"))?;
        if here + locks.len() != 1 {
            return Err(format!("the circle is {here} times here and behind {} locks", locks.len()));
        }
        if !locks.is_empty() {
            owner.back().map_err(said("it does not come back from behind its lock"))?;
        }
        owner.app = None;
        let left = std::fs::read_dir(owner.home.join("behind")).map_or(0, Iterator::count);
        if left > 0 {
            return Err(format!("{left} folders are left behind no lock"));
        }
        self.facts.stand_in(beginning, &owner.home)?;
        Ok(shim.struck())
    }
}

impl Owner {
    fn at(beginning: &Beginning, place: &Path) -> Self {
        let home = place.join("home");
        copy(&beginning.home(), &home);
        let mut owner = Self { home, app: None };
        owner.open().expect("the home of the beginning opens");
        owner
    }

    fn step(&mut self, number: usize) -> Result<(), CoreError> {
        match number {
            0 => {
                let app = self.app.as_mut().expect("the home is open");
                let space = app.spaces()?[0].id;
                app.put_behind(space, DIGITS, None).map(drop)
            }
            1 => self.open().map(drop),
            _ => self.back(),
        }
    }

    fn back(&mut self) -> Result<(), CoreError> {
        let app = self.app.as_mut().expect("the home is open");
        let lock = app.second_locks()?.remove(0).name;
        let (folder, key) = app.behind(&lock)?;
        let behind = App::open(&folder, key.with_digits(DIGITS, Instant(1_795_600_000_000))?)?;
        app.take_from_behind(&lock, behind).map(drop)
    }

    fn open(&mut self) -> Result<&mut App, CoreError> {
        self.app = None;
        Ok(self.app.insert(App::open(&self.home, Key::raw(KEY))?))
    }
}
