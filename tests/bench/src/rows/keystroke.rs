//! One letter after the other in one long note.

use std::path::Path;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ROOT, ReadDoc};
use steunkring_app::{App, Splice};
use steunkring_sqlcipher::{Durability, open};

use super::{Row, no_child};
use crate::Failure;
use crate::homes::{Homes, Stored, key, load, raw_key};
use crate::measure::{Line, ROUNDS, Spread, Unit, timed};

/// The row.
pub const ROW: Row = Row {
    name: "keystroke",
    about: "Keystroke: 50,000 letters at the end of one note, one at a time, each until it survives the death of the process. In \
        the product that is one call of its typing journal; a change is made of them at a pause, here after each round and \
        outside the clock. The floor makes an automerge change of each letter and writes it, unflushed, in an SQLCipher file.",
    run,
    child: no_child,
};

const LETTERS: usize = 50_000 / ROUNDS;

fn run(homes: &Homes, _: &Path) -> Result<Vec<Line>, Failure> {
    let (home, file) = (homes.copy(&homes.whole())?, homes.copy(&homes.floor())?);
    let mut app = App::open(&home.path().join("copy"), key())?;
    let (space, note) = (homes.space, homes.note);
    let mut length = app.open_editor(space, note)?.encode_utf16().count();
    let connection = open(&file.path().join("copy"), &raw_key(), Durability::Normal)?;
    let mut document = load(&Stored::one(&connection, note)?.ok_or("no note")?.snapshot)?;
    let (_, body) = document.get(ROOT, "body")?.ok_or("no text")?;
    let mut at = document.length(&body);
    let (mut ours, mut theirs) = ((Vec::new(), Vec::new()), (Vec::new(), Vec::new()));
    for _ in 0..ROUNDS {
        let mut times = Vec::with_capacity(LETTERS);
        for _ in 0..LETTERS {
            let place = u32::try_from(length)?;
            let splice = Splice { at: place, delete: 0, insert: "a".to_owned() };
            let caret = place + 1;
            let (seconds, _) = timed(|| Ok(app.edit(space, note, &[splice], (caret, caret), false)?))?;
            length += 1;
            times.push(seconds);
        }
        app.settle_all()?;
        keep(&mut ours, times);
        let mut times = Vec::with_capacity(LETTERS);
        for _ in 0..LETTERS {
            let (seconds, ()) = timed(|| {
                document.splice_text(&body, at, 0, "a")?;
                document.commit_with(CommitOptions::default().with_time(1));
                let change = document.get_last_local_change().ok_or("no change")?.raw_bytes().to_vec();
                connection.prepare_cached("INSERT INTO change (bytes) VALUES (?1)")?.execute([change])?;
                Ok(())
            })?;
            at += 1;
            times.push(seconds);
        }
        keep(&mut theirs, times);
    }
    if app.note(space, note)?.note.body.encode_utf16().count() != length {
        return Err("letters were lost".into());
    }
    Ok(vec![
        Line::beside("keystroke, half of them", Unit::Seconds, &ours.0, ("F", &theirs.0), 1.5),
        Line::beside("keystroke, 99 of 100", Unit::Seconds, &ours.1, ("F", &theirs.1), 2.0),
    ])
}

/// Keeps the median and the 99th percentile of a round.
fn keep(into: &mut (Vec<f64>, Vec<f64>), mut times: Vec<f64>) {
    into.0.push(Spread::of(&times).middle);
    times.sort_by(f64::total_cmp);
    into.1.extend(times.get(times.len() * 99 / 100));
}
