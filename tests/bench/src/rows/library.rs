//! What the library weighs beside its dependencies.

use std::fs;
use std::path::Path;

use super::{Row, no_child};
use crate::Failure;
use crate::homes::Homes;
use crate::measure::{Line, Unit};

/// The row.
pub const ROW: Row = Row {
    name: "library",
    about: "Library: a stripped program that keeps every function of the core alive, built for phones, beside a probe with the \
        same dependencies, flags and embedded data that keeps of each dependency what the core uses of it. `cargo xtask size` \
        builds and weighs both.",
    run,
    child: no_child,
};

fn run(_: &Homes, target: &Path) -> Result<Vec<Line>, Failure> {
    let told = fs::read_to_string(target.join("size")).map_err(|_| "run `cargo xtask size` before the row library")?;
    let figures: Vec<f64> = told.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    let [product, probe] = figures.as_slice() else { return Err("run `cargo xtask size` again".into()) };
    Ok(vec![Line::beside("library, stripped", Unit::Bytes, &[*product], ("probe", &[*probe]), 1.2)])
}
