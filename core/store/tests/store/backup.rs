//! A backup and the way back.

use crate::support::{KEY, add, files, fresh, info, media_files, noise, phrase, raw, read, take_in};
use std::fs;
use std::path::PathBuf;
use steunkring_store::{
    Home, Key, KeySource, MediaId, RestoreError, Saved, SearchChange, SearchRow, StoreError, backup, restore,
};
use tempfile::TempDir;

/// A folder with a home of two spaces and its backup, still open.
fn backed_up() -> (TempDir, Home, PathBuf) {
    let (folder, home, space) = fresh();
    home.put_setting("language", b"nl").unwrap();
    home.push_undo(&[1; 32], b"step").unwrap();
    space.write(|tx| tx.put_state(1, b"big", &vec![5; 150_000])).unwrap();
    home.add_space(&info(2, "Wijk")).unwrap().write(|tx| tx.save_document(b"map", 0, 1, b"snapshot")).unwrap();
    let row = SearchRow { document: vec![1], key: vec![1], kind: 0, title: "Truus".into(), body: String::new() };
    home.search().apply(&[1; 32], 5, &[SearchChange::Replace(row)]).unwrap();
    add(&space, b"note", &noise(90_000));
    let out = folder.path().join("copy.backup");
    let saved = backup(&home, &out, &phrase("vijf beren")).unwrap();
    assert_eq!(saved, Saved { media: 1, missing: 0, damaged: 0 });
    (folder, home, out)
}

#[test]
fn everything_comes_back_under_a_new_key_and_is_marked() {
    let (folder, home, out) = backed_up();
    // What is written after the backup is not in it.
    home.put_setting("language", b"en").unwrap();
    let goal = folder.path().join("restored");
    let key = KeySource::Raw(Key::new([3; 32]));
    restore(&out, &phrase("vijf beren"), &goal, &key).unwrap();
    assert_eq!(Home::open(&goal, &raw()).unwrap_err(), StoreError::WrongKey, "the old key is of no use");
    let restored = Home::open(&goal, &key).unwrap();
    restored.check().unwrap();
    assert!(restored.restored().unwrap() && !home.restored().unwrap());
    assert_eq!(restored.setting("language").unwrap().unwrap(), b"nl");
    assert_eq!(restored.spaces().unwrap(), home.spaces().unwrap());
    assert_eq!(restored.undo().unwrap(), home.undo().unwrap());
    let big = restored.open_space(&[1; 32]).unwrap().read(|reader| reader.state(1, b"big")).unwrap().unwrap();
    assert_eq!(big, vec![5; 150_000]);
    let map = restored.open_space(&[2; 32]).unwrap().read(|reader| reader.load_document(b"map", 0)).unwrap().unwrap();
    assert_eq!(map.snapshot, b"snapshot");
    assert_eq!(restored.search().watermark(&[1; 32]).unwrap(), 0, "the index is derived again");
    restored.settle_restored().unwrap();
    drop(restored);
    assert!(!Home::open(&goal, &key).unwrap().restored().unwrap());
}

#[test]
fn a_home_can_be_restored_to_each_source_of_keys() {
    let (folder, _home, out) = backed_up();
    let sources = [KeySource::File(folder.path().join("the.key")), KeySource::Passphrase(phrase("nieuw"))];
    for (n, source) in sources.iter().enumerate() {
        // An empty folder that is there already is as good as none.
        let goal = folder.path().join(format!("goal{n}"));
        fs::create_dir(&goal).unwrap();
        restore(&out, &phrase("vijf beren"), &goal, source).unwrap();
        let home = Home::open(&goal, source).unwrap();
        home.check().unwrap();
        let again = folder.path().join(format!("again{n}"));
        backup(&home, &again, &phrase("p")).unwrap();
        restore(&again, &phrase("p"), &folder.path().join(format!("third{n}")), &raw()).unwrap();
    }
}

#[test]
fn nothing_is_overwritten() {
    let (folder, home, out) = backed_up();
    let before = fs::read(&out).unwrap();
    assert_eq!(backup(&home, &out, &phrase("p")), Err(StoreError::Exists));
    assert_eq!(fs::read(&out).unwrap(), before);
    let refused = restore(&out, &phrase("vijf beren"), folder.path(), &raw());
    assert_eq!(refused, Err(RestoreError::NotEmpty));
    assert_eq!(
        restore(&folder.path().join("none"), &phrase("p"), &folder.path().join("x"), &raw()),
        Err(RestoreError::Store(StoreError::Missing))
    );
}

/// Tries to restore other bytes, and says what was said; nothing may be left of the attempt.
fn attempt(folder: &TempDir, bytes: &[u8], words: &str) -> Result<(), RestoreError> {
    let place = tempfile::tempdir_in(folder.path()).unwrap();
    let file = place.path().join("file");
    fs::write(&file, bytes).unwrap();
    let goal = place.path().join("goal");
    let said = restore(&file, &phrase(words), &goal, &raw());
    assert_eq!(files(place.path()), [file], "an attempt that failed leaves nothing");
    assert!(said.is_err() && !goal.exists());
    said
}

#[test]
fn each_fault_has_its_name() {
    let (folder, _home, out) = backed_up();
    let good = fs::read(&out).unwrap();
    let words = "vijf beren";
    assert_eq!(attempt(&folder, &good, "vijf bern"), Err(RestoreError::WrongPassphrase));
    assert!(good.len() > 200_000);
    for size in [0, 5, 8, 9, 40, 73, 74, 75, 1000, 74 + 65_552, 74 + 2 * 65_552, good.len() - 1] {
        assert_eq!(attempt(&folder, &good[..size], words), Err(RestoreError::Truncated), "{size} bytes");
    }
    let flip = |at: usize| {
        let mut bad = good.clone();
        bad[at] ^= 1;
        bad
    };
    let newer = RestoreError::TooNew;
    for at in (0..74).filter(|at| *at != 8) {
        assert_eq!(attempt(&folder, &flip(at), words), Err(RestoreError::Damaged), "byte {at} of the header");
    }
    let mut next = good.clone();
    next[8] = 3;
    assert_eq!(attempt(&folder, &next, words), Err(newer));
    for at in [74, 200, 74 + 65_551, 74 + 65_552, 150_000, good.len() - 17, good.len() - 1] {
        assert_eq!(attempt(&folder, &flip(at), words), Err(RestoreError::Damaged), "byte {at}");
    }
    let longer = [good.as_slice(), b"x"].concat();
    assert_eq!(attempt(&folder, &longer, words), Err(RestoreError::Damaged));
    assert_eq!(attempt(&folder, b"PK\x03\x04 of another program", words), Err(RestoreError::Damaged));
    // Two chunks in each other's place.
    let (first, second) = (74..74 + 65_552, 74 + 65_552..74 + 2 * 65_552);
    let mut swapped = good.clone();
    swapped[first.clone()].copy_from_slice(&good[second.clone()]);
    swapped[second].copy_from_slice(&good[first]);
    assert_eq!(attempt(&folder, &swapped, words), Err(RestoreError::Damaged));
}

#[test]
fn a_backup_of_a_newer_schema_is_too_new() {
    let (folder, home, space) = fresh();
    drop((home, space));
    crate::support::inside(&crate::support::only_space(folder.path()).0, &crate::support::only_space(folder.path()).1)
        .execute_batch("PRAGMA user_version = 99;")
        .unwrap();
    // Such a home cannot be opened here, so it cannot be backed up either: the typed error stands before any file.
    let home = Home::open(folder.path(), &KeySource::Raw(Key::new(KEY))).unwrap();
    let out = folder.path().join("out");
    assert_eq!(backup(&home, &out, &phrase("p")), Err(StoreError::TooNew));
    assert!(!out.exists());
}

#[test]
fn a_damaged_space_is_not_backed_up_as_if_it_were_sound() {
    let (folder, home, space) = fresh();
    space.write(|tx| tx.put_state(1, b"big", &vec![5; 150_000])).unwrap();
    drop((home, space));
    let (path, _) = crate::support::only_space(folder.path());
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    let home = Home::open(folder.path(), &raw()).unwrap();
    let out = folder.path().join("out");
    assert_eq!(backup(&home, &out, &phrase("p")), Err(StoreError::Damaged));
    assert!(!out.exists());
}

#[test]
fn photos_come_along_each_in_its_space_and_nothing_that_is_not_named() {
    let (folder, home, space) = fresh();
    let first = add(&space, b"note", &noise(200_000));
    let other = home.add_space(&info(2, "Wijk")).unwrap();
    let second = add(&other, b"note", &noise(300));
    // Another file in the second space, under a name of the first: names are a space's own.
    let both = first.id;
    other.write(move |tx| tx.set_media(b"both", &[both])).unwrap();
    take_in(&other, both, &mut space.sealed_media(both).unwrap()).unwrap();
    let unnamed = space.add_media(&mut noise(10).as_slice()).unwrap();
    let out = folder.path().join("out");
    assert_eq!(backup(&home, &out, &phrase("p")).unwrap(), Saved { media: 3, missing: 0, damaged: 0 });
    let goal = folder.path().join("goal");
    restore(&out, &phrase("p"), &goal, &raw()).unwrap();

    let restored = Home::open(&goal, &raw()).unwrap();
    let (space, other) = (restored.open_space(&[1; 32]).unwrap(), restored.open_space(&[2; 32]).unwrap());
    assert_eq!(read(&space, &first).unwrap(), noise(200_000));
    assert_eq!(read(&other, &first).unwrap(), noise(200_000));
    assert_eq!(read(&other, &second).unwrap(), noise(300));
    assert_eq!(read(&space, &second), Err(StoreError::Missing));
    assert!(!space.has_media(unnamed.id).unwrap());
    for space in [&space, &other] {
        assert_eq!(space.sweep_media().unwrap(), Default::default());
    }
    restored.check().unwrap();
}

/// One photo that rotted must not keep a family from backing up its words; how many are not in it is said.
#[test]
fn what_is_not_sound_is_left_out_and_said() {
    let (folder, home, space) = fresh();
    let sound = add(&space, b"sound", &noise(1000));
    let rotten = add(&space, b"rotten", &noise(2000));
    let coming = MediaId::new([7; 32]);
    space.write(move |tx| tx.set_media(b"coming", &[coming])).unwrap();
    for path in media_files(folder.path()) {
        let mut bytes = fs::read(&path).unwrap();
        if bytes.len() > 1500 {
            bytes[700] ^= 1;
            fs::write(&path, bytes).unwrap();
        }
    }
    assert_eq!(home.check(), Err(StoreError::Damaged));
    let out = folder.path().join("out");
    assert_eq!(backup(&home, &out, &phrase("p")).unwrap(), Saved { media: 1, missing: 1, damaged: 1 });
    let goal = folder.path().join("goal");
    restore(&out, &phrase("p"), &goal, &raw()).unwrap();
    let restored = Home::open(&goal, &raw()).unwrap();
    let space = restored.open_space(&[1; 32]).unwrap();
    assert_eq!(read(&space, &sound).unwrap(), noise(1000));
    let mut missing = vec![rotten.id, coming];
    missing.sort();
    assert_eq!(space.sweep_media().unwrap().missing, missing);
}
