//! A death at each step of adding and removing a file.

use crate::support::{add, child, child_folder, files, fresh, media_files, noise, raw, read};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use steunkring_store::{Home, Key, MediaId, MediaRef, MediaSweep, Space, StoreError};

fn reopened(folder: &std::path::Path) -> (Home, Space) {
    let home = Home::open(folder, &raw()).unwrap();
    let space = home.open_space(&[1; 32]).unwrap();
    (home, space)
}

#[test]
fn what_each_step_leaves_is_put_right() {
    let (folder, home, space) = fresh();
    let kept = add(&space, b"kept", &noise(500));
    drop((home, space));

    // While a draft is written, or before it has its name.
    let place = media_files(folder.path()).remove(0);
    let draft = place.with_file_name(format!("{}.new", "0f".repeat(16)));
    fs::write(&draft, &fs::read(&place).unwrap()[..100]).unwrap();
    let (home, space) = reopened(folder.path());
    assert_eq!(space.sweep_media().unwrap(), MediaSweep { removed: 1, bytes: 100, missing: vec![] });
    assert!(!draft.exists());

    // After it has its name, before a row names it: the guard is never dropped, as in a process that dies.
    let new = space.add_media(&mut noise(700).as_slice()).unwrap();
    let file = new.clone();
    std::mem::forget(new);
    drop((home, space));
    let (home, space) = reopened(folder.path());
    assert_eq!(read(&space, &file).unwrap(), noise(700));
    assert_eq!(space.sweep_media().unwrap().removed, 1);
    assert_eq!(read(&space, &file), Err(StoreError::Missing));

    // After the last row is gone, before the file is: the file is put back, as if its removal had not come about.
    let gone = add(&space, b"gone", &noise(900));
    let path = files(place.parent().unwrap()).into_iter().find(|path| *path != place).unwrap();
    let bytes = fs::read(&path).unwrap();
    space.write(|tx| tx.set_media(b"gone", &[])).unwrap();
    assert!(!path.exists());
    drop((home, space));
    fs::write(&path, bytes).unwrap();
    let (_home, space) = reopened(folder.path());
    assert_eq!(space.sweep_media().unwrap().removed, 1);
    assert_eq!(read(&space, &gone), Err(StoreError::Missing));

    assert_eq!(space.sweep_media().unwrap(), MediaSweep::default());
    assert_eq!(read(&space, &kept).unwrap(), noise(500));
}

/// Whenever a process is killed that adds and removes files: each file that a row names is here, whole; what else is here
/// the sweep removes; and what was acknowledged is there.
#[test]
fn a_killed_process_leaves_every_named_file_whole() {
    let (folder, home, space) = fresh();
    drop((home, space));
    let mut acknowledged = 0;
    let mut left_over = 0;
    for kill_after in [1, 2, 3, 5, 8, 13, 21, 34] {
        let mut writer = child("media_crash::adds_and_removes_for_ever", folder.path());
        let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        let numbers = lines.filter_map(|line| line.unwrap().strip_prefix("added ").map(|n| n.parse::<u64>().unwrap()));
        for number in numbers.take(kill_after) {
            acknowledged = number;
        }
        writer.kill().unwrap();
        writer.wait().unwrap();

        let (home, space) = reopened(folder.path());
        let rows = space.read(|reader| reader.scan_state(1)).unwrap();
        let last = rows.iter().map(|(key, _)| u64::from_be_bytes(key.as_slice().try_into().unwrap())).max().unwrap();
        assert!(last >= acknowledged, "{acknowledged} were acknowledged, {last} are there");
        for (key, value) in &rows {
            let n = u64::from_be_bytes(key.as_slice().try_into().unwrap());
            let (id, key) = value.split_first_chunk().unwrap();
            let bytes = size(n);
            let file = MediaRef { id: MediaId::new(*id), key: Key::new(key.try_into().unwrap()), bytes: bytes as u64 };
            assert_eq!(read(&space, &file).unwrap(), noise(bytes), "file {n}");
        }
        let sweep = space.sweep_media().unwrap();
        assert_eq!(sweep.missing, []);
        left_over += sweep.removed;
        assert_eq!(media_files(folder.path()).len(), rows.len());
        home.check().unwrap();
    }
    assert!(acknowledged > 80);
    println!("{left_over} files were swept");
}

/// How long file `n` is: some are within one chunk, some of many, so that a kill falls into their writing.
fn size(n: u64) -> usize {
    if n.is_multiple_of(3) { 700_000 } else { 3000 + n as usize }
}

#[test]
#[ignore = "a child process of the test above"]
fn adds_and_removes_for_ever() {
    let (_home, space) = reopened(&child_folder());
    loop {
        let rows = space.read(|reader| reader.scan_state(1)).unwrap();
        let n = rows.last().map_or(0, |(key, _)| u64::from_be_bytes(key.as_slice().try_into().unwrap())) + 1;
        let file = space.add_media(&mut noise(size(n)).as_slice()).unwrap();
        let (id, value) = (file.id, [*file.id.bytes(), *file.key.bytes()].concat());
        space
            .write(move |tx| {
                tx.put_state(1, &n.to_be_bytes(), &value)?;
                tx.set_media(&n.to_be_bytes(), &[id])?;
                // The fourth last goes.
                if let Some(old) = n.checked_sub(4) {
                    tx.delete_state(1, &old.to_be_bytes())?;
                    tx.set_media(&old.to_be_bytes(), &[])?;
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
        println!("added {n}");
        std::io::stdout().flush().unwrap();
    }
}
