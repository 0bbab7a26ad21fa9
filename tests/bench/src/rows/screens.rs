//! Every screen of a home with a map of 60 people.

use std::path::Path;

use steunkring_app::{App, CoreError, MapOptions};
use steunkring_domain::PersonId;

use super::{Row, no_child};
use crate::Failure;
use crate::homes::{Homes, key};
use crate::measure::{Line, ROUNDS, Unit, median, timed};

/// The row.
pub const ROW: Row = Row {
    name: "screens",
    about: "Screens: the record of each screen, from its rows in the open file to labels and places that are ready to draw, in \
        an open home. The limit is in milliseconds, so this line alone tells of the machine as well.",
    run,
    child: no_child,
};

const GOES: usize = 9;

/// A screen by its name, and how it is made.
type Screen = (&'static str, fn(&mut App, &Homes, PersonId) -> Result<(), CoreError>);

const SCREENS: [Screen; 9] = [
    ("map", |app, homes, _| app.map_screen(homes.space, MapOptions::default()).map(drop)),
    ("home", |app, _, _| app.home_screen().map(drop)),
    ("note", |app, homes, _| app.note_screen(homes.space, homes.note).map(drop)),
    ("person", |app, homes, one| app.person_screen(homes.space, one, crate::family::owner(2)).map(drop)),
    ("compare", |app, homes, _| {
        app.compare_screen(homes.space, PersonId::FAMILY, crate::family::owner(1), crate::family::owner(2)).map(drop)
    }),
    ("plan", |app, homes, _| app.plan_screen(homes.space).map(drop)),
    ("tray", |app, homes, _| app.tray_screen(homes.space).map(drop)),
    ("who", |app, homes, _| app.who_screen(homes.space).map(drop)),
    ("talks", |app, homes, _| app.notes_screen(homes.space).map(drop)),
];

fn run(homes: &Homes, _: &Path) -> Result<Vec<Line>, Failure> {
    let mut app = App::open(&homes.whole(), key())?;
    let one = crate::family::owner(1);
    let mut lines = Vec::new();
    for (name, make) in SCREENS {
        make(&mut app, homes, one)?;
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            rounds.push(median(GOES, || Ok(timed(|| Ok(make(&mut app, homes, one)?))?.0))?);
        }
        lines.push(Line::within(&format!("screen: {name}"), Unit::Seconds, &rounds, 1e-3));
    }
    Ok(lines)
}
