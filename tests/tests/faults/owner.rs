//! Somebody with a copy of the home of the beginning, who opens and closes it.

use std::path::{Path, PathBuf};

use steunkring_app::*;
use steunkring_domain::Instant;

use super::scripts::{Beginning, KEY, copy, room};
use super::shim::{Fault, Shim};

/// When digits are typed.
pub const NOW: Instant = Instant(1_795_600_000_000);

pub struct Owner {
    pub home: PathBuf,
    pub app: Option<App>,
}

impl Owner {
    /// Begins with the home open.
    pub fn at(beginning: &Beginning, place: &Path) -> Self {
        let home = place.join("home");
        copy(&beginning.home(), &home);
        let mut owner = Self { home, app: None };
        owner.open(Ok).expect("the home of the beginning opens");
        owner
    }

    /// Counts the calls that the steps of a script make, where nothing fails.
    pub fn calls(
        shim: &Shim,
        beginning: &Beginning,
        fault: &Fault,
        steps: usize,
        step: impl Fn(&mut Self, usize) -> Result<(), CoreError>,
    ) -> u64 {
        let place = room();
        let mut owner = Self::at(beginning, place.path());
        shim.count(place.path(), fault);
        for number in 0..steps {
            step(&mut owner, number).unwrap();
        }
        shim.disarm();
        shim.counted()
    }

    /// Opens the home anew, with more than its key where that is asked.
    pub fn open(&mut self, with: impl FnOnce(Key) -> Result<Key, CoreError>) -> Result<(), CoreError> {
        self.app = None;
        self.app = Some(App::open(&self.home, with(Key::raw(KEY))?)?);
        Ok(())
    }

    pub fn app(&mut self) -> &mut App {
        self.app.as_mut().expect("the home is open")
    }
}
