//! What five years weigh on a phone.

use std::path::Path;

use steunkring_app::App;

use super::{Row, no_child};
use crate::Failure;
use crate::homes::{Homes, key, weight};
use crate::measure::{Line, Unit};

/// The row.
pub const ROW: Row = Row {
    name: "storage",
    about: "Storage: all files of the home after five years, by the year.",
    run,
    child: no_child,
};

const YEARS: f64 = 5.0;

fn run(homes: &Homes, _: &Path) -> Result<Vec<Line>, Failure> {
    let copy = homes.copy(&homes.whole())?;
    let path = copy.path().join("copy");
    // Closing the files writes their logs back.
    let mut app = App::open(&path, key())?;
    app.circle(homes.space)?;
    drop(app);
    let bytes = weight(&path)? as f64 / YEARS;
    Ok(vec![Line::within("storage, a year", Unit::Bytes, &[bytes], 130e3)])
}
