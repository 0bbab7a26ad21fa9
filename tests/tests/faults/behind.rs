//! A circle that goes behind a second lock, is opened there and comes back: at each point it is in one of the two homes, whole, and the
//! next opening ends what was cut off.

use steunkring_app::*;

use super::owner::{NOW, Owner};
use super::picture::Facts;
use super::playing::{said, typed};
use super::scripts::{Beginning, room};
use super::shim::{Fault, Shim, Struck};

/// What is done, one after the other.
pub struct Behind {
    facts: Box<Facts>,
}

const DIGITS: &str = "2580";
const STEPS: usize = 3;

impl Behind {
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
        for number in 0..STEPS {
            if let Err(error) = step(&mut owner, number) {
                typed(fault, &error, shim)?;
                break;
            }
        }
        owner.app = None;
        shim.disarm();
        owner.open(Ok).map_err(said("the home cannot be opened"))?;
        let app = owner.app();
        let here = app.spaces().map_err(said("the list cannot be read"))?.len();
        let locks = app.second_locks().map_err(said("the second locks cannot be read"))?;
        if here + locks.len() != 1 {
            return Err(format!("the circle is {here} times here and behind {} locks", locks.len()));
        }
        if !locks.is_empty() {
            back(&mut owner).map_err(said("it does not come back from behind its lock"))?;
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

fn step(owner: &mut Owner, number: usize) -> Result<(), CoreError> {
    match number {
        0 => {
            let space = owner.app().spaces()?[0].id;
            owner.app().put_behind(space, DIGITS, None).map(drop)
        }
        1 => owner.open(Ok),
        _ => back(owner),
    }
}

fn back(owner: &mut Owner) -> Result<(), CoreError> {
    let app = owner.app();
    let lock = app.second_locks()?.remove(0).name;
    let (folder, key) = app.behind(&lock)?;
    let behind = App::open(&folder, key.with_digits(DIGITS, NOW)?)?;
    app.take_from_behind(&lock, behind).map(drop)
}
