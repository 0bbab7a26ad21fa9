//! Files that are not what was written: damaged, cut, swapped, or of a newer app.

use crate::support::{KEY, fresh, info, inside, only_space, raw};
use std::fs;
use std::path::{Path, PathBuf};
use steunkring_store::{Home, Space, StoreError};
use tempfile::TempDir;

const PAGE: usize = 4096;

/// A closed home whose space has about twenty pages, and the path of the space's file.
fn filled() -> (TempDir, PathBuf, Vec<u8>) {
    let (folder, home, space) = fresh();
    space
        .write(|tx| {
            for n in 0..40_u8 {
                tx.put_state(1, &[n], &[n; 1500])?;
            }
            tx.save_document(b"note", 0, 1, &[9; 9000])
        })
        .unwrap();
    drop((home, space));
    let (path, _) = only_space(folder.path());
    let bytes = fs::read(&path).unwrap();
    assert!(bytes.len() >= 18 * PAGE && bytes.len() % PAGE == 0);
    (folder, path, bytes)
}

/// Opens, reads everything and checks; a read that succeeds must give what was written.
fn visit(folder: &Path) -> Result<(), StoreError> {
    let home = Home::open(folder, &raw())?;
    let space = home.open_space(&[1; 32])?;
    let read = read_all(&space);
    let checked = space.check();
    assert!(read.is_ok() || checked.is_err(), "a check must find what a read finds");
    read.and(checked)
}

fn read_all(space: &Space) -> Result<(), StoreError> {
    let (rows, note) =
        space.read(|reader| Ok::<_, StoreError>((reader.scan_state(1)?, reader.load_document(b"note", 0)?)))?;
    let expected: Vec<_> = (0..40_u8).map(|n| (vec![n], vec![n; 1500])).collect();
    assert!(rows == expected && note.unwrap().snapshot == [9; 9000], "a read gave something else than was written");
    Ok(())
}

#[test]
fn a_write_over_a_damaged_page_is_refused() {
    let (folder, path, good) = filled();
    for page in 1..good.len() / PAGE {
        let mut bad = good.clone();
        bad[page * PAGE + 9] ^= 1;
        fs::write(&path, bad).unwrap();
        let home = Home::open(folder.path(), &raw()).unwrap();
        let space = home.open_space(&[1; 32]).unwrap();
        let write = space.write(|tx| {
            for (key, value) in tx.scan_state(1)? {
                tx.put_state(2, &key, &value)?;
            }
            let note = tx.load_document(b"note", 0)?.ok_or(StoreError::Missing)?;
            tx.save_document(b"copy", 0, 1, &note.snapshot)
        });
        match write {
            Err(error) => assert_eq!(error, StoreError::Damaged, "page {page}"),
            // The damaged page was not needed: what was copied is what was written.
            Ok(()) => {
                let (copies, note) = space
                    .read(|reader| Ok::<_, StoreError>((reader.scan_state(2)?, reader.load_document(b"copy", 0)?)))
                    .unwrap();
                assert!(copies.iter().all(|(key, value)| *value == vec![key[0]; 1500]), "page {page}");
                assert_eq!(note.unwrap().snapshot, [9; 9000]);
            }
        }
    }
}

#[test]
fn an_undamaged_file_is_sound() {
    let (folder, _, _) = filled();
    visit(folder.path()).unwrap();
}

#[test]
fn a_flipped_bit_in_any_page_is_found() {
    let (folder, path, good) = filled();
    for page in 0..good.len() / PAGE {
        for at in [0, 17, 2000, PAGE - 80, PAGE - 1] {
            // The last 80 bytes are vector, tag and padding up to the block; SQLCipher does not read the padding.
            let mut bad = good.clone();
            bad[page * PAGE + at.min(PAGE - 17)] ^= 4;
            fs::write(&path, bad).unwrap();
            assert_eq!(visit(folder.path()), Err(StoreError::Damaged), "page {page}, byte {at}");
        }
    }
    fs::write(&path, good).unwrap();
    visit(folder.path()).unwrap();
}

#[test]
fn a_file_cut_anywhere_is_found() {
    let (folder, path, good) = filled();
    let pages = good.len() / PAGE;
    for size in (0..pages).map(|page| page * PAGE).chain([1, 100, PAGE - 1, 5 * PAGE + 7, good.len() - 1]) {
        fs::write(&path, &good[..size]).unwrap();
        assert_eq!(visit(folder.path()), Err(StoreError::Damaged), "{size} bytes");
    }
}

#[test]
fn swapped_pages_and_files_are_found() {
    let (folder, path, good) = filled();
    let mut swapped = good.clone();
    swapped[5 * PAGE..6 * PAGE].copy_from_slice(&good[6 * PAGE..7 * PAGE]);
    fs::write(&path, swapped).unwrap();
    assert_eq!(visit(folder.path()), Err(StoreError::Damaged));
    fs::copy(folder.path().join("home.db"), &path).unwrap();
    assert_eq!(visit(folder.path()), Err(StoreError::Damaged));
    fs::write(&path, b"SQLite format 3\0 of another program").unwrap();
    assert_eq!(visit(folder.path()), Err(StoreError::Damaged));
    fs::remove_file(&path).unwrap();
    assert_eq!(visit(folder.path()), Err(StoreError::Missing));
}

#[test]
fn a_newer_schema_is_refused_and_left_alone() {
    let (folder, path, _) = filled();
    let (_, key) = only_space(folder.path());
    inside(&path, &key).execute_batch("PRAGMA user_version = 99;").unwrap();
    let before = fs::read(&path).unwrap();
    assert_eq!(visit(folder.path()), Err(StoreError::TooNew));
    assert_eq!(fs::read(&path).unwrap(), before);

    let place = folder.path().join("home.db");
    inside(&place, &KEY).execute_batch("PRAGMA user_version = 99;").unwrap();
    let before = fs::read(&place).unwrap();
    assert_eq!(visit(folder.path()), Err(StoreError::TooNew));
    assert_eq!(fs::read(&place).unwrap(), before);
}

#[test]
fn a_fault_in_one_space_leaves_the_others() {
    let (folder, path, good) = filled();
    let home = Home::open(folder.path(), &raw()).unwrap();
    drop(home.add_space(&info(2, "Wijk")).unwrap());
    fs::write(&path, &good[..PAGE]).unwrap();
    assert_eq!(home.check(), Err(StoreError::Damaged));
    home.open_space(&[2; 32]).unwrap().check().unwrap();
}

#[test]
fn a_home_without_its_key_check_is_damaged_not_locked() {
    let (folder, _, _) = filled();
    fs::write(folder.path().join("key.check"), b"short").unwrap();
    assert_eq!(visit(folder.path()), Err(StoreError::Damaged));
    fs::remove_file(folder.path().join("key.check")).unwrap();
    assert_eq!(visit(folder.path()), Err(StoreError::Damaged));
}
