//! What lies on the heap with a note open.

use std::path::Path;

use steunkring_app::{App, Command, MapOptions, NoteEdit, Splice};

use super::{Row, text, word};
use crate::Failure;
use crate::homes::{Homes, key};
use crate::measure::{Line, ROUNDS, Unit, child};

/// The row.
pub const ROW: Row = Row {
    name: "memory",
    about: "Memory: a new process opens the home, shows the map and a note, and writes in the note, so that its document and \
        the log are in memory. What lies on the heap then, and the most that did until then, as an allocator counts that asks \
        the system for nothing else. SQLite's own buffers, at most 2 MB a connection by its defaults, are not in it.",
    run,
    child: measure,
};

fn run(homes: &Homes, _: &Path) -> Result<Vec<Line>, Failure> {
    let (mut live, mut peak) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS.min(3) {
        let copy = homes.copy(&homes.whole())?;
        let path = copy.path().join("copy");
        let note = homes.note.to_string();
        let found = child(&["memory", text(&path)?, &note])?;
        live.extend(found.first());
        peak.extend(found.get(1));
    }
    Ok(vec![
        Line::within("heap, a note open", Unit::Bytes, &live, 2.5e6),
        Line::within("heap, most on opening", Unit::Bytes, &peak, 8e6),
    ])
}

fn measure(words: &[String]) -> Result<Vec<f64>, Failure> {
    let note = word(words, 1)?.parse().map_err(|_| "no note")?;
    let before = crate::HEAP.current_usage();
    crate::HEAP.reset_peak_usage();
    let mut app = App::open(Path::new(word(words, 0)?), key())?;
    let space = super::only_space(&app)?;
    app.map_screen(space, MapOptions::default())?;
    app.note_screen(space, note)?;
    let splice = Splice { at: 0, delete: 0, insert: "Nu: ".to_owned() };
    app.run(space, Command::Note { document: note, edits: vec![NoteEdit::Splice(vec![splice])] })?;
    let (live, peak) = (crate::HEAP.current_usage(), crate::HEAP.peak_usage());
    Ok([live, peak].map(|bytes| (bytes.saturating_sub(before)) as f64).to_vec())
}
