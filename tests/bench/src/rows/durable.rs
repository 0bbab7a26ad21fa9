//! A piece of typing until it is on the disk.

use std::path::Path;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ROOT, ReadDoc};
use steunkring_app::{App, Command, NoteEdit, Splice};

use super::{Row, no_child};
use crate::Failure;
use crate::homes::{Homes, Stored, connect, key, load};
use crate::measure::{Line, Unit, in_turn, timed};

/// The row.
pub const ROW: Row = Row {
    name: "durable",
    about: "Durable: a burst of twelve characters at the end of the longest note, until it survives the loss of power. The \
        floor makes the same automerge change and writes it, as it is, in one flush of an SQLCipher file.",
    run,
    child: no_child,
};

const GOES: usize = 60;
const TYPED: &str = "oma komt nu ";

fn run(homes: &Homes, _: &Path) -> Result<Vec<Line>, Failure> {
    let (home, file) = (homes.copy(&homes.whole())?, homes.copy(&homes.floor())?);
    let mut app = App::open(&home.path().join("copy"), key())?;
    let mut length = app.note(homes.space, homes.note)?.note.body.encode_utf16().count();
    let (space, note) = (homes.space, homes.note);
    let mut product = || -> Result<f64, Failure> {
        let splice = Splice { at: u32::try_from(length)?, delete: 0, insert: TYPED.to_owned() };
        length += TYPED.len();
        let (seconds, done) = timed(|| {
            Ok(app.run(space, Command::Note { document: note, edits: vec![NoteEdit::Splice(vec![splice])] })?)
        })?;
        if done.changed { Ok(seconds) } else { Err("nothing was written".into()) }
    };
    let connection = connect(&file.path().join("copy"))?;
    let stored = Stored::one(&connection, note)?.ok_or("no note")?;
    let mut document = load(&stored.snapshot)?;
    let (_, body) = document.get(ROOT, "body")?.ok_or("no text")?;
    let mut at = document.length(&body);
    let mut floor = || -> Result<f64, Failure> {
        let (seconds, ()) = timed(|| {
            document.splice_text(&body, at, 0, TYPED)?;
            document.commit_with(CommitOptions::default().with_time(1));
            let change = document.get_last_local_change().ok_or("no change")?.raw_bytes().to_vec();
            connection.prepare_cached("INSERT INTO change (bytes) VALUES (?1)")?.execute([change])?;
            Ok(())
        })?;
        at += TYPED.len();
        Ok(seconds)
    };
    // The first of each loads what the others find in memory.
    product()?;
    floor()?;
    let (ours, theirs) =
        in_turn(|| crate::measure::median(GOES, &mut product), || crate::measure::median(GOES, &mut floor))?;
    Ok(vec![Line::beside("a burst of typing, durable", Unit::Seconds, &ours, ("F", &theirs), 1.15)])
}
