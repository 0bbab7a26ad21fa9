//! A phone that lacks the last 5,000 changes gets them in one file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use automerge::{AutoCommit, Change};
use steunkring_app::{App, Job, MapOptions};
use steunkring_domain::DocumentId;
use steunkring_sqlcipher::rusqlite::params;

use super::{Row, no_child};
use crate::Failure;
use crate::homes::{Foreign, Homes, Stored, connect, key, load, seal_key, verifying_key};
use crate::measure::{Line, Unit, in_turn, timed};

/// The row.
pub const ROW: Row = Row {
    name: "catch-up",
    about: "Catch-up: an open home that lacks the last 5,000 changes takes in one file that has them. The floor reads as many \
        raw changes, each sealed (XChaCha20-Poly1305) and signed (Ed25519) by itself, verifies and opens all, applies those of \
        each document in one go to a copy, saves the copy, loads it again, takes it in the place of the old one, and writes the \
        sealed changes and documents in one transaction of an SQLCipher file. For the map alone the floor applies the map's \
        changes only, and the product stops when the map has everything. The product also checks who may say what, chains the entries and makes the rows of the screens.",
    run,
    child: no_child,
};

fn run(homes: &Homes, _: &Path) -> Result<Vec<Line>, Failure> {
    let (all, floors) = in_turn(|| take_in(homes), || floor(homes, |_| true))?;
    let (map, map_floors) = in_turn(|| take_in_map(homes), || floor(homes, |id| id == DocumentId::MAP))?;
    Ok(vec![
        Line::beside("catch-up 5,000, map current", Unit::Seconds, &map, ("F", &map_floors), 1.25),
        Line::beside("catch-up 5,000, everything kept", Unit::Seconds, &all, ("F", &floors), 1.25),
    ])
}

fn take_in(homes: &Homes) -> Result<f64, Failure> {
    let copy = homes.copy(&homes.behind())?;
    let mut app = App::open(&copy.path().join("copy"), key())?;
    app.map_screen(homes.space, MapOptions::default())?;
    let before = app.revision(homes.space)?;
    let (seconds, after) = timed(|| Ok(app.take_in(homes.space, &fs::read(homes.missing())?)?))?;
    let characters: usize = app.notes(homes.space)?.iter().map(|(_, row)| row.note.body.chars().count()).sum();
    if after > before && characters == homes.facts.characters {
        Ok(seconds)
    } else {
        Err("not all was taken in".into())
    }
}

/// As [`take_in`], until the map has everything: a job that is asked to stop leaves the notes for later.
fn take_in_map(homes: &Homes) -> Result<f64, Failure> {
    let copy = homes.copy(&homes.behind())?;
    let mut app = App::open(&copy.path().join("copy"), key())?;
    app.map_screen(homes.space, MapOptions::default())?;
    let job = Job::new();
    job.cancel();
    let (seconds, taken) = timed(|| Ok(app.take_in_with(homes.space, &fs::read(homes.missing())?, &job)?))?;
    let all = App::open(&homes.whole(), key())?.circle(homes.space)?.circle;
    let is_current = app.circle(homes.space)?.circle == all;
    if is_current && !taken.finished { Ok(seconds) } else { Err("not the map alone was taken in".into()) }
}

fn floor(homes: &Homes, wanted: impl Fn(DocumentId) -> bool) -> Result<f64, Failure> {
    let copy = homes.copy(&homes.floor_behind())?;
    let mut connection = connect(&copy.path().join("copy"))?;
    let (key, author) = (seal_key(), verifying_key());
    let (seconds, kept) = timed(|| {
        let foreign: Foreign = postcard::from_bytes(&fs::read(homes.floor_missing())?)?;
        let mut found: BTreeMap<DocumentId, Vec<Change>> = BTreeMap::new();
        for sealed in &foreign.sealed {
            let opened = sealed.open(&key, &author)?;
            if wanted(opened.document) {
                found.entry(opened.document).or_default().push(Change::from_bytes(opened.change)?);
            }
        }
        let mut documents: Vec<(DocumentId, AutoCommit, Vec<u8>)> = Vec::new();
        for (id, changes) in found {
            let old = match Stored::one(&connection, id)? {
                Some(stored) => load(&stored.snapshot)?,
                None => AutoCommit::new_with_encoding(automerge::TextEncoding::Utf16CodeUnit),
            };
            let mut copy = old.clone();
            copy.apply_changes(changes)?;
            let saved = copy.save();
            load(&saved)?;
            documents.push((id, copy, saved));
        }
        let transaction = connection.transaction()?;
        {
            let mut keep = transaction.prepare_cached("INSERT INTO change (bytes) VALUES (?1)")?;
            for sealed in &foreign.sealed {
                keep.execute([&sealed.body])?;
            }
            let mut save =
                transaction.prepare_cached("INSERT OR REPLACE INTO document (id, snapshot) VALUES (?1, ?2)")?;
            for (id, _, saved) in &documents {
                save.execute(params![id.0, saved])?;
            }
        }
        transaction.commit()?;
        Ok(documents.len())
    })?;
    if kept > 0 { Ok(seconds) } else { Err("nothing was taken in".into()) }
}
