//! What is measured: one file a row.

mod catch_up;
mod cold;
mod durable;
mod editable;
mod invite;
mod keystroke;
mod library;
mod memory;
mod past;
mod screens;
mod storage;

use std::path::Path;

use crate::Failure;
use crate::homes::Homes;
use crate::measure::Line;

/// One row.
pub struct Row {
    /// Word by which it is asked for.
    pub name: &'static str,
    /// What is measured, against what, and what to know when reading it; a paragraph.
    pub about: &'static str,
    /// Measures.
    pub run: fn(&Homes, &Path) -> Result<Vec<Line>, Failure>,
    /// What a child process of it does: words in, numbers out. Rows without children have one that refuses.
    pub child: fn(&[String]) -> Result<Vec<f64>, Failure>,
}

/// Every row, in the order of the page.
pub const ALL: [Row; 11] = [
    cold::ROW,
    editable::ROW,
    keystroke::ROW,
    durable::ROW,
    catch_up::ROW,
    invite::ROW,
    memory::ROW,
    past::ROW,
    screens::ROW,
    storage::ROW,
    library::ROW,
];

/// Of a row that needs no child process.
fn no_child(_: &[String]) -> Result<Vec<f64>, Failure> {
    Err("this row has no child process".into())
}

fn word(words: &[String], n: usize) -> Result<&str, Failure> {
    Ok(words.get(n).map(String::as_str).ok_or("a word is missing")?)
}

fn text(path: &Path) -> Result<&str, Failure> {
    Ok(path.to_str().ok_or("a folder whose name is no text")?)
}

/// The spaces of a home: there is one.
fn only_space(app: &steunkring_app::App) -> Result<steunkring_app::SpaceId, Failure> {
    Ok(app.spaces()?.first().map(|space| space.id).ok_or("a home without a space")?)
}
