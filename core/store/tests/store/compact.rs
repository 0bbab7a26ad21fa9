//! Giving room back to the disk.

use crate::support::{fresh, inside, noise, only_space, raw};
use std::fs;
use std::path::Path;
use std::sync::mpsc::channel;
use steunkring_store::{Cancel, Compacted, Home, Space, StoreError};
use tempfile::TempDir;

const PAGE: u64 = 4096;

/// A space of about 8 MB, every other row of which was deleted, and the path of its file.
fn holed() -> (TempDir, Home, Space) {
    let (folder, home, space) = fresh();
    fill(&space);
    (folder, home, space)
}

fn fill(space: &Space) {
    space
        .write(|tx| {
            for n in 0..200_u8 {
                tx.put_state(1, &[n], &noise(40_000))?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    space
        .write(|tx| {
            for n in (0..200_u8).step_by(2) {
                tx.delete_state(1, &[n])?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

fn whole(space: &Space) {
    let rows = space.read(|reader| reader.scan_state(1)).unwrap();
    assert_eq!(rows.len(), 100);
    assert!(rows.iter().all(|(_, value)| *value == noise(40_000)));
    space.check().unwrap();
}

fn length(folder: &Path) -> u64 {
    fs::metadata(only_space(folder).0).unwrap().len()
}

#[test]
fn what_was_deleted_becomes_room() {
    let (folder, home, space) = holed();
    let done = space.compact(&Cancel::default()).unwrap();
    assert!(done.finished && done.freed > 3_900_000, "{done:?}");
    assert_eq!(space.compact(&Cancel::default()).unwrap(), Compacted { freed: 0, finished: true });
    whole(&space);
    space.write(|tx| tx.put_meta("after", b"it")).unwrap();
    drop((home, space));
    assert!(length(folder.path()) < 4_400_000);
}

#[test]
fn a_run_that_is_stopped_before_it_begins_does_nothing() {
    let (_folder, _home, space) = holed();
    let cancel = Cancel::default();
    cancel.clone().stop();
    assert!(cancel.is_stopped());
    assert_eq!(space.compact(&cancel).unwrap(), Compacted::default());
    whole(&space);
}

/// A long run holds nobody up: writes of others go in between its steps, and what they wrote is kept.
#[test]
fn writes_go_on_during_a_run() {
    let (_folder, _home, space) = holed();
    let other = space.clone();
    let (at_work, works) = channel();
    let writer = std::thread::spawn(move || {
        for n in 0..20_u8 {
            other.write(move |tx| tx.put_state(2, &[n], &[n; 9000])).unwrap();
            let _ = at_work.send(());
        }
    });
    works.recv().unwrap();
    let done = space.compact(&Cancel::default()).unwrap();
    writer.join().unwrap();
    assert!(done.finished && done.freed > 3_500_000);
    whole(&space);
    let rows = space.read(|reader| reader.scan_state(2)).unwrap();
    assert!((0..20_u8).map(|n| (vec![n], vec![n; 9000])).eq(rows));
}

/// A home as the first schema made it has no list by which pages can be taken off: it is written anew once.
#[test]
fn a_file_of_the_first_schema_is_written_anew_once() {
    let (folder, home, space) = holed();
    drop((home, space));
    let (path, key) = only_space(folder.path());
    inside(&path, &key).execute_batch("PRAGMA auto_vacuum = NONE; VACUUM;").unwrap();
    let refill = || {
        let home = Home::open(folder.path(), &raw()).unwrap();
        let space = home.open_space(&[1; 32]).unwrap();
        fill(&space);
        (home, space)
    };
    let (home, space) = refill();
    let mode = |space: (Home, Space)| {
        drop(space);
        inside(&path, &key).query_row("PRAGMA auto_vacuum", [], |row| row.get::<_, i64>(0)).unwrap()
    };
    let cancel = Cancel::default();
    cancel.stop();
    assert_eq!(space.compact(&cancel).unwrap(), Compacted::default());
    whole(&space);
    assert_eq!(mode((home, space)), 0);
    let (home, space) = refill();
    let done = space.compact(&Cancel::default()).unwrap();
    assert!(done.finished && done.freed > 3_900_000);
    whole(&space);
    assert_eq!(mode((home, space)), 2);
    assert!(fs::metadata(&path).unwrap().len() < 4_400_000);
}

/// A damaged page must not become a sound one on its way to another place, in neither way of compacting.
#[test]
fn damage_is_not_made_sound() {
    for anew in [false, true] {
        let (folder, home, space) = holed();
        drop((home, space));
        let (path, key) = only_space(folder.path());
        if anew {
            inside(&path, &key).execute_batch("PRAGMA auto_vacuum = NONE; VACUUM;").unwrap();
            let home = Home::open(folder.path(), &raw()).unwrap();
            fill(&home.open_space(&[1; 32]).unwrap());
        }
        // The last page holds a value and is the first to move.
        let mut bad = fs::read(&path).unwrap();
        let at = bad.len() - PAGE as usize + 100;
        bad[at] ^= 1;
        fs::write(&path, &bad).unwrap();
        let home = Home::open(folder.path(), &raw()).unwrap();
        let space = home.open_space(&[1; 32]).unwrap();
        assert_eq!(space.compact(&Cancel::default()), Err(StoreError::Damaged), "anew: {anew}");
        assert_eq!(space.check(), Err(StoreError::Damaged));
        drop((home, space));
        assert_eq!(fs::read(&path).unwrap()[at], bad[at]);
    }
}

#[test]
fn a_home_compacts_all_of_its_files() {
    let (folder, home, space) = holed();
    for n in 0..60_u8 {
        home.push_undo(&[1; 32], &noise(50_000 + usize::from(n))).unwrap();
    }
    for step in home.undo().unwrap() {
        home.delete_undo(step.n).unwrap();
    }
    let before = home.storage().unwrap();
    let done = home.compact(&Cancel::default()).unwrap();
    assert!(done.finished && done.freed > 3_900_000 + 2_400_000, "{done:?}");
    let after = home.storage().unwrap();
    assert!(after.other + 2_400_000 < before.other && after.total() < before.total());
    whole(&space);
    home.check().unwrap();
    drop((home, space, folder));
}
