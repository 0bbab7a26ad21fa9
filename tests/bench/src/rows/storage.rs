//! What five years weigh on a phone.

use std::path::Path;

use super::{Row, no_child};
use crate::Failure;
use crate::homes::{Homes, weight};
use crate::measure::{Line, Unit};

/// The row.
pub const ROW: Row = Row {
    name: "storage",
    about: "Storage: all files of the home after five years and tidying, by the year.",
    run,
    child: no_child,
};

const YEARS: f64 = 5.0;

fn run(homes: &Homes, _: &Path) -> Result<Vec<Line>, Failure> {
    let bytes = weight(&homes.tidied()?)? as f64 / YEARS;
    Ok(vec![Line::within("storage, a year", Unit::Bytes, &[bytes], 130e3)])
}
