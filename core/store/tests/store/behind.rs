//! Spaces behind a second lock: they move whole, and the home names nothing of them.

use crate::support::{KEY, files, fresh, info, inside, noise, phrase, raw};
use std::fs;
use std::path::Path;
use steunkring_sqlcipher::rusqlite::Connection;
use steunkring_sqlcipher::rusqlite::types::ValueRef;
use steunkring_store::{
    Home, KeySource, Lock, Pin, RestoreError, SECOND_LOCKS, SecondLock, Space, StoreError, Way, backup,
};
use tempfile::TempDir;

const ID: [u8; 32] = [2; 32];
/// The id as it stands in the names of settings.
const DIGITS: &str = "0202020202020202020202020202020202020202020202020202020202020202";

fn lock(digits: &str) -> Lock {
    Lock { pin: Pin::new(digits).unwrap(), held: None }
}

fn open(home: &Home, lock: &SecondLock, digits: &str) -> Result<Home, StoreError> {
    let (folder, source) = home.behind(lock)?;
    Home::open(&folder, &KeySource::Locked(Box::new(source), Way::Pin(Pin::new(digits).unwrap(), 1_000)))
}

/// A home with two spaces, of which the second has settings, a step back and a photo.
fn two() -> (TempDir, Home) {
    let (folder, home, _) = fresh();
    let space = home.add_space(&info(2, "Van mij")).unwrap();
    let photo = space.add_media(&mut noise(5_000).as_slice()).unwrap();
    let id = photo.id;
    space
        .write(move |tx| {
            tx.save_document(b"map", 0, 1, b"snapshot")?;
            tx.append_change(b"map", 0, b"oma")?;
            tx.set_media(b"map", &[id])
        })
        .unwrap();
    home.put_setting("language", b"nl").unwrap();
    home.put_setting("lock-code", b"a code of the home").unwrap();
    home.put_setting(&format!("me/{DIGITS}"), b"me").unwrap();
    home.push_undo(&ID, b"first").unwrap();
    home.push_undo(&[1; 32], b"of the other").unwrap();
    home.push_undo(&ID, b"second").unwrap();
    (folder, home)
}

fn changes(space: &Space) -> Vec<Vec<u8>> {
    space.read(|reader| reader.load_document(b"map", 0)).unwrap().unwrap().changes
}

fn steps(home: &Home) -> Vec<Vec<u8>> {
    home.undo().unwrap().into_iter().map(|row| row.command).collect()
}

/// Whether a database has these bytes in one of its rows.
fn names(db: &Connection, bytes: &[u8]) -> bool {
    ["setting", "space", "undo", "meta"].iter().any(|table| {
        let mut rows = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let has = |column| match row.get_ref(column).unwrap() {
                ValueRef::Text(value) | ValueRef::Blob(value) => value.windows(bytes.len()).any(|part| part == bytes),
                _ => false,
            };
            if (0..columns).any(has) {
                return true;
            }
        }
        false
    })
}

#[test]
fn a_space_goes_behind_a_lock_with_all_of_it_and_comes_back() {
    let (folder, home) = two();
    let behind = home.put_behind(&ID, &["language", "zone"], &lock("2580")).unwrap();
    assert_eq!(home.spaces().unwrap().len(), 1);
    assert!(matches!(home.open_space(&ID), Err(StoreError::Missing)));
    assert_eq!(home.setting(&format!("me/{DIGITS}")).unwrap(), None);
    assert_eq!(steps(&home), [b"of the other"]);
    assert_eq!(home.second_locks().unwrap(), std::slice::from_ref(&behind));
    drop(home);
    let db = inside(&folder.path().join("home.db"), &KEY);
    for trace in [&ID[..], DIGITS.as_bytes(), behind.name().as_bytes(), b"Van mij"] {
        assert!(!names(&db, trace), "the home still names what is behind the lock");
    }
    drop(db);

    let home = Home::open(folder.path(), &raw()).unwrap();
    assert!(matches!(open(&home, &behind, "0852"), Err(StoreError::WrongPin)));
    let within = open(&home, &behind, "2580").unwrap();
    assert_eq!(within.spaces().unwrap(), [info(2, "Van mij")]);
    assert_eq!(within.setting("language").unwrap().unwrap(), b"nl");
    assert_eq!(within.setting("lock-code").unwrap(), None, "the code of the home does not open it");
    assert_eq!(within.setting(&format!("me/{DIGITS}")).unwrap().unwrap(), b"me");
    assert_eq!(steps(&within), [b"second".to_vec(), b"first".to_vec()]);
    let space = within.open_space(&ID).unwrap();
    assert_eq!(changes(&space), [b"oma"]);
    within.check().unwrap();
    assert!(matches!(home.take_from_behind(&behind, within), Err(StoreError::Busy)), "it is in use");
    drop(space);

    home.take_from_behind(&behind, open(&home, &behind, "2580").unwrap()).unwrap();
    assert!(home.second_locks().unwrap().is_empty());
    assert_eq!(home.space(&ID).unwrap(), Some(info(2, "Van mij")));
    assert_eq!(changes(&home.open_space(&ID).unwrap()), [b"oma"]);
    assert_eq!(home.setting(&format!("me/{DIGITS}")).unwrap().unwrap(), b"me");
    assert_eq!(steps(&home).len(), 3);
    home.check().unwrap();
    assert_eq!(media(folder.path()), 1, "one photo, once");
}

fn media(folder: &Path) -> usize {
    let photos = |path: &&std::path::PathBuf| path.iter().any(|part| part == "media");
    files(folder).iter().filter(photos).count()
}

#[test]
fn a_space_that_is_open_stays_and_one_that_is_not_there_is_not_found() {
    let (folder, home) = two();
    let space = home.open_space(&ID).unwrap();
    assert!(matches!(home.put_behind(&ID, &[], &lock("2580")), Err(StoreError::Busy)));
    assert!(matches!(home.put_behind(&[9; 32], &[], &lock("2580")), Err(StoreError::Missing)));
    assert!(!folder.path().join("behind").exists());
    drop(space);
    home.put_behind(&ID, &[], &lock("2580")).unwrap();
    for strange in ["", "..", "0123456789abcdef0123456789abcde", "../../../../../../../../home/0000", &"A".repeat(32)] {
        assert!(matches!(SecondLock::parse(strange), Err(StoreError::Missing)));
    }
    let none = SecondLock::parse(&"0".repeat(32)).unwrap();
    assert!(matches!(home.behind(&none), Err(StoreError::Missing)));
}

#[test]
fn each_lock_has_digits_of_its_own_and_the_homes_key_opens_none() {
    let (_folder, home) = two();
    let first = home.put_behind(&ID, &[], &lock("2580")).unwrap();
    let second = home.put_behind(&[1; 32], &[], &lock("1379")).unwrap();
    for _ in 0..5 {
        assert!(matches!(open(&home, &first, "1379"), Err(StoreError::WrongPin)));
    }
    assert!(matches!(open(&home, &first, "2580"), Err(StoreError::Wait(_))), "its own wrong digits make it wait");
    assert_eq!(open(&home, &second, "1379").unwrap().spaces().unwrap(), [info(1, "Thuis")], "and the other not");
    let (folder, source) = home.behind(&second).unwrap();
    assert!(matches!(Home::open(&folder, &source), Err(StoreError::Locked)));
    let with_home_key = KeySource::Locked(Box::new(raw()), Way::Pin(Pin::new("1379").unwrap(), 1_000));
    assert!(matches!(Home::open(&folder, &with_home_key), Err(StoreError::WrongKey)));
}

#[test]
fn there_are_at_most_so_many() {
    let (folder, home) = two();
    for n in 1..=SECOND_LOCKS {
        fs::create_dir_all(folder.path().join("behind").join(format!("{n:032x}"))).unwrap();
    }
    assert!(matches!(home.put_behind(&ID, &[], &lock("2580")), Err(StoreError::Invalid(_))));
    fs::remove_dir(folder.path().join("behind").join(format!("{:032x}", 1))).unwrap();
    home.put_behind(&ID, &[], &lock("2580")).unwrap();
    assert_eq!(home.second_locks().unwrap().len(), SECOND_LOCKS);
}

#[test]
fn what_was_being_filled_goes_at_the_next_opening() {
    let (folder, home) = two();
    let behind = home.put_behind(&ID, &[], &lock("2580")).unwrap();
    drop(home);
    let draft = folder.path().join("behind").join(format!("{}.new", "0".repeat(32)));
    fs::create_dir(&draft).unwrap();
    fs::write(draft.join("home.db"), b"half").unwrap();
    let home = Home::open(folder.path(), &raw()).unwrap();
    assert!(!draft.exists());
    assert_eq!(home.second_locks().unwrap(), [behind]);
}

#[test]
fn an_empty_home_takes_a_backup_with_all_of_it_or_nothing() {
    let (folder, home) = two();
    let file = folder.path().join("backup");
    backup(&home, &file, &phrase("woorden")).unwrap();
    drop(home);
    let place = tempfile::tempdir().unwrap();
    let empty = Home::create(place.path(), &raw()).unwrap();
    let take = |words: &str, ready: fn(&Space) -> Result<(), StoreError>| {
        empty.take_backup(&file, &phrase(words), &["language", "zone"], ready)
    };
    assert!(matches!(take("andere", |_| Ok(())), Err(RestoreError::WrongPassphrase)));
    assert!(matches!(take("woorden", |_| Err(StoreError::Full)), Err(RestoreError::Store(StoreError::Full))));
    assert!(empty.spaces().unwrap().is_empty() && !place.path().join("behind").exists());
    take("woorden", |space| space.write(|tx| tx.put_meta("ready", &[1]))).unwrap();
    assert_eq!(empty.spaces().unwrap(), [info(1, "Thuis"), info(2, "Van mij")]);
    assert_eq!(empty.setting("language").unwrap().unwrap(), b"nl");
    assert_eq!(empty.setting("lock-code").unwrap(), None);
    assert_eq!(empty.setting(&format!("me/{DIGITS}")).unwrap().unwrap(), b"me");
    assert_eq!(steps(&empty).len(), 3);
    let space = empty.open_space(&ID).unwrap();
    assert_eq!(changes(&space), [b"oma"]);
    assert_eq!(space.read(|reader| reader.meta("ready")).unwrap(), Some(vec![1]));
    assert_eq!(media(place.path()), 1);
    assert!(!place.path().join("behind").exists());
    assert!(matches!(take("woorden", |_| Ok(())), Err(RestoreError::NotEmpty)));
    empty.check().unwrap();
}
