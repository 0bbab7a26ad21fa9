//! A piece of typing until it is on the disk.

use std::path::Path;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ROOT, ReadDoc};
use steunkring_app::{App, Command, NoteEdit, SpaceId, Splice};
use steunkring_domain::DocumentId;

use super::{Row, no_child};
use crate::Failure;
use crate::homes::{Homes, Stored, connect, key, load};
use crate::measure::{Line, Unit, in_turn, timed};

/// The row.
pub const ROW: Row = Row {
    name: "durable",
    about: "Durable: a burst of twelve characters at the end of the longest note, until it survives the loss of power. Typed, it \
        goes through the typing journal, which is flushed here after each burst and in the app at least every 250 ms of typing; \
        the change that is made of it at a pause comes after the row. As a command, the entry, its rows and those of the screen \
        are made and flushed each time. The floor makes the same automerge change and writes it, as it is, in one flush of an \
        SQLCipher file.",
    run,
    child: no_child,
};

const GOES: usize = 60;
const TYPED: &str = "oma komt nu ";

fn run(homes: &Homes, _: &Path) -> Result<Vec<Line>, Failure> {
    let (home, file) = (homes.copy(&homes.whole())?, homes.copy(&homes.floor())?);
    let mut app = App::open(&home.path().join("copy"), key())?;
    let (space, note) = (homes.space, homes.note);
    let commands = against(&file.path().join("copy"), note, commands(&mut app, space, note)?)?;
    let typed = against(&file.path().join("copy"), note, typed(&mut app, space, note)?)?;
    let before = app.note(space, note)?.note.body.len();
    app.settle_all()?;
    if (app.note(space, note)?.note.body.len() - before) % TYPED.len() != 0 {
        return Err("letters were lost".into());
    }
    Ok(vec![
        Line::beside("typing, durable", Unit::Seconds, &typed.0, ("F", &typed.1), 1.15),
        Line::beside("a command, durable", Unit::Seconds, &commands.0, ("F", &commands.1), 1.15),
    ])
}

/// Bursts through the journal.
fn typed(app: &mut App, space: SpaceId, note: DocumentId) -> Result<impl FnMut() -> Result<f64, Failure>, Failure> {
    let mut length = u32::try_from(app.open_editor(space, note)?.encode_utf16().count())?;
    Ok(move || {
        let splice = Splice { at: length, delete: 0, insert: TYPED.to_owned() };
        length += u32::try_from(TYPED.len())?;
        let (seconds, ()) = timed(|| {
            app.edit(space, note, &[splice], (length, length), false)?;
            Ok(app.flush_typing()?)
        })?;
        Ok(seconds)
    })
}

/// Bursts as commands.
fn commands(app: &mut App, space: SpaceId, note: DocumentId) -> Result<impl FnMut() -> Result<f64, Failure>, Failure> {
    let mut length = app.note(space, note)?.note.body.encode_utf16().count();
    Ok(move || {
        let splice = Splice { at: u32::try_from(length)?, delete: 0, insert: TYPED.to_owned() };
        length += TYPED.len();
        let (seconds, done) = timed(|| {
            Ok(app.run(space, Command::Note { document: note, edits: vec![NoteEdit::Splice(vec![splice])] })?)
        })?;
        if done.changed { Ok(seconds) } else { Err("nothing was written".into()) }
    })
}

/// The product and the floor in turn.
fn against(
    file: &Path,
    note: DocumentId,
    mut product: impl FnMut() -> Result<f64, Failure>,
) -> Result<(Vec<f64>, Vec<f64>), Failure> {
    let connection = connect(file)?;
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
    in_turn(|| crate::measure::median(GOES, &mut product), || crate::measure::median(GOES, &mut floor))
}
