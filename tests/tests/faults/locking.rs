//! A home that is locked, opened with its digits, locked with others and unlocked: at each point it opens in the way before or the one
//! after, with everything in it.

use steunkring_app::*;

use super::owner::{NOW, Owner};
use super::picture::Facts;
use super::playing::{said, typed};
use super::scripts::{Beginning, room};
use super::shim::{Fault, Shim, Struck};

/// What is done, one after the other.
pub struct Locking {
    facts: Box<Facts>,
}

/// The digits that open the home before each step and in the end; none where it has no lock.
const DIGITS: [Option<&str>; 7] = [None, Some("2580"), Some("2580"), Some("135790"), Some("135790"), None, None];
const STEPS: usize = DIGITS.len() - 1;

impl Locking {
    pub fn new(beginning: &Beginning) -> Self {
        Self { facts: Facts::of_beginning(beginning) }
    }

    pub fn calls(&self, shim: &Shim, beginning: &Beginning, fault: &Fault) -> u64 {
        Owner::calls(shim, beginning, fault, STEPS, step)
    }

    pub fn play(&self, shim: &Shim, beginning: &Beginning, fault: &Fault, n: u64) -> Result<Option<Struck>, String> {
        let place = room();
        let mut owner = Owner::at(beginning, place.path());
        shim.arm(place.path(), fault, n);
        let (mut at, mut failed) = (0, false);
        while at < STEPS && !failed {
            match step(&mut owner, at) {
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
        let opened = ways.iter().find_map(|digits| open(&mut owner, *digits).ok());
        if opened.is_none() {
            let why = open(&mut owner, ways[1]).err();
            return Err(format!("the home opens neither as before nor as after step {at}: {why:?}"));
        }
        owner.app.take();
        // From either, the lock can be set and taken away.
        for digits in [Some("2580"), None] {
            let now = ways.into_iter().chain([Some("2580")]).find(|digits| open(&mut owner, *digits).is_ok());
            now.ok_or("the home cannot be opened again")?;
            lock(&mut owner, digits).map_err(said("the lock cannot be changed"))?;
            owner.app = None;
        }
        self.facts.stand_in(beginning, &owner.home)?;
        if owner.home.join("home.db.locked").exists() {
            return Err("a second home.db is left".to_owned());
        }
        Ok(shim.struck())
    }
}

/// Locks, or opens what is locked.
fn step(owner: &mut Owner, number: usize) -> Result<(), CoreError> {
    let after = DIGITS[number + 1];
    if after == DIGITS[number] { open(owner, after) } else { lock(owner, after) }
}

fn lock(owner: &mut Owner, digits: Option<&str>) -> Result<(), CoreError> {
    match digits {
        Some(digits) => owner.app().set_lock(digits, None).map(drop),
        None => owner.app().remove_lock().map(drop),
    }
}

fn open(owner: &mut Owner, digits: Option<&str>) -> Result<(), CoreError> {
    owner.open(|key| match digits {
        Some(digits) => key.with_digits(digits, NOW),
        None => Ok(key),
    })
}
