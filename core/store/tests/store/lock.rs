//! The lock on a home: what being cut off in the middle leaves, and damage.

use crate::support::{KEY, fresh, raw};
use std::fs;
use std::path::Path;
use steunkring_store::{Home, Key, KeySource, Lock, Pin, StoreError, Way};

const COPY: &str = "home.db.locked";

fn with(digits: &str) -> KeySource {
    KeySource::Locked(Box::new(raw()), Way::Pin(Pin::new(digits).unwrap(), 1_000))
}

fn lock() -> Lock {
    Lock { pin: Pin::new("2580").unwrap(), held: None }
}

/// A home with a setting, and its `home.db` before and after it was locked.
fn locked() -> (tempfile::TempDir, Vec<u8>, Vec<u8>) {
    let (folder, home, space) = fresh();
    home.put_setting("language", b"nl").unwrap();
    drop((home, space));
    let before = fs::read(folder.path().join("home.db")).unwrap();
    let home = Home::open(folder.path(), &raw()).unwrap();
    home.set_lock(&lock(), None).unwrap();
    drop(home);
    let after = fs::read(folder.path().join("home.db")).unwrap();
    (folder, before, after)
}

fn reads(folder: &Path, source: &KeySource) {
    let home = Home::open(folder, source).unwrap();
    assert_eq!(home.setting("language").unwrap().unwrap(), b"nl");
    assert!(!folder.join(COPY).exists());
    home.check().unwrap();
}

#[test]
fn what_was_written_while_it_was_locked_is_there() {
    let (folder, _, _) = locked();
    let home = Home::open(folder.path(), &with("2580")).unwrap();
    home.put_setting("language", b"en").unwrap();
    home.remove_lock().unwrap();
    home.put_setting("zone", b"Europe/Amsterdam").unwrap();
    drop(home);
    let home = Home::open(folder.path(), &raw()).unwrap();
    assert_eq!(home.setting("language").unwrap().unwrap(), b"en");
    assert_eq!(home.setting("zone").unwrap().unwrap(), b"Europe/Amsterdam");
}

#[test]
fn locking_that_is_cut_off_leaves_it_locked_or_not() {
    let (folder, before, after) = locked();
    let path = |name: &str| folder.path().join(name);
    // After the copy was made and before the lock: the copy does not count.
    let lock = fs::read(path("key.lock")).unwrap();
    fs::remove_file(path("key.lock")).unwrap();
    fs::write(path("home.db"), &before).unwrap();
    fs::write(path(COPY), &after).unwrap();
    reads(folder.path(), &raw());
    // A copy that was not finished neither.
    fs::write(path(COPY), &after[..after.len() / 2]).unwrap();
    reads(folder.path(), &raw());
    fs::write(path(COPY), b"").unwrap();
    reads(folder.path(), &raw());
    // After the lock and before the copy was put in its place: it counts.
    fs::write(path("key.lock"), &lock).unwrap();
    fs::write(path("home.db"), &before).unwrap();
    fs::write(path(COPY), &after).unwrap();
    assert_eq!(Home::open(folder.path(), &raw()).unwrap_err(), StoreError::Locked);
    assert_eq!(Home::open(folder.path(), &with("0000")).unwrap_err(), StoreError::WrongPin);
    assert!(path(COPY).exists(), "wrong digits move nothing");
    reads(folder.path(), &with("2580"));
}

#[test]
fn unlocking_that_is_cut_off_leaves_it_locked_or_not() {
    let (folder, _, after) = locked();
    let path = |name: &str| folder.path().join(name);
    let lock = fs::read(path("key.lock")).unwrap();
    let home = Home::open(folder.path(), &with("2580")).unwrap();
    home.remove_lock().unwrap();
    drop(home);
    let open = fs::read(path("home.db")).unwrap();
    // The lock is there still, and the copy without it does not count.
    fs::write(path("key.lock"), &lock).unwrap();
    fs::write(path("home.db"), &after).unwrap();
    fs::write(path(COPY), &open).unwrap();
    reads(folder.path(), &with("2580"));
    // The lock is gone, and the copy counts.
    fs::remove_file(path("key.lock")).unwrap();
    fs::write(path(COPY), &open).unwrap();
    reads(folder.path(), &raw());
}

/// Nothing is thrown away where neither file opens.
#[test]
fn a_copy_stays_where_the_home_does_not_open_without_it() {
    let (folder, before, after) = locked();
    let path = |name: &str| folder.path().join(name);
    let mut torn = after.clone();
    torn[100] ^= 1;
    fs::write(path("home.db"), &before).unwrap();
    fs::write(path(COPY), &torn).unwrap();
    assert_eq!(Home::open(folder.path(), &with("2580")).unwrap_err(), StoreError::Damaged);
    assert_eq!(fs::read(path(COPY)).unwrap(), torn);
    fs::write(path(COPY), &after).unwrap();
    reads(folder.path(), &with("2580"));
}

#[test]
fn a_damaged_lock_is_damage_and_a_newer_one_is_told() {
    let (folder, _, _) = locked();
    let path = folder.path().join("key.lock");
    let whole = fs::read(&path).unwrap();
    for at in [0, 1, 20, whole.len() / 2, whole.len() - 1] {
        let mut bad = whole.clone();
        bad[at] ^= 1;
        fs::write(&path, bad).unwrap();
        assert_eq!(Home::open(folder.path(), &with("2580")).unwrap_err(), StoreError::Damaged, "at {at}");
        fs::write(&path, &whole[..at]).unwrap();
        assert_eq!(Home::open(folder.path(), &with("2580")).unwrap_err(), StoreError::Damaged, "cut at {at}");
    }
    fs::write(&path, vec![7; 100_000]).unwrap();
    assert_eq!(Home::open(folder.path(), &with("2580")).unwrap_err(), StoreError::Damaged);
    fs::write(&path, whole).unwrap();
    reads(folder.path(), &with("2580"));
}

/// A count that is torn stands for a first wait: it neither opens nor locks for good.
#[test]
fn a_damaged_count_is_a_minute() {
    let (folder, _, _) = locked();
    for torn in [&b""[..], b"x", &[0; 20], &[0; 5_000]] {
        fs::write(folder.path().join("key.tries"), torn).unwrap();
        assert_eq!(Home::open(folder.path(), &with("2580")).unwrap_err(), StoreError::Wait(1));
        let later = KeySource::Locked(Box::new(raw()), Way::Pin(Pin::new("2580").unwrap(), 1_060));
        reads(folder.path(), &later);
        assert!(!folder.path().join("key.tries").exists());
    }
}

#[test]
fn nothing_of_a_lock_tells_its_digits_or_keys() {
    let (folder, _, _) = locked();
    let home = Home::open(folder.path(), &with("2580")).unwrap();
    let held = Key::new([8; 32]);
    home.set_lock(&Lock { pin: Pin::new("2580").unwrap(), held: Some(held.clone()) }, None).unwrap();
    let lock = fs::read(folder.path().join("key.lock")).unwrap();
    for secret in [&KEY[..8], &held.bytes()[..8], b"2580"] {
        assert!(!lock.windows(secret.len()).any(|window| window == secret));
    }
    assert_eq!(
        format!("{:?} {:?}", Pin::new("2580").unwrap(), with("2580")),
        "Pin(…) Locked(Raw(Key(…)), Pin(Pin(…), 1000))"
    );
}

/// A code that was printed before or after opens it; the store only keeps what was sealed for it.
#[test]
fn what_is_sealed_for_a_code_is_kept_until_another_is() {
    let (folder, _, _) = locked();
    let home = Home::open(folder.path(), &with("2580")).unwrap();
    assert_eq!(Home::doors(folder.path(), 1_000).unwrap().unwrap().code, None);
    home.set_lock_code(&|key| Ok(key.bytes().to_vec())).unwrap();
    let sealed = Home::doors(folder.path(), 1_000).unwrap().unwrap().code.unwrap();
    drop(home);
    let key = Key::new(sealed.try_into().unwrap());
    reads(folder.path(), &KeySource::Locked(Box::new(raw()), Way::Opened(key)));
    let wrong = KeySource::Locked(Box::new(raw()), Way::Opened(Key::new([1; 32])));
    assert_eq!(Home::open(folder.path(), &wrong).unwrap_err(), StoreError::WrongKey);
    let home = Home::open(folder.path(), &with("2580")).unwrap();
    assert!(matches!(home.set_lock_code(&|_| Ok(vec![0; 9_000])), Err(StoreError::Invalid(_))));
    home.remove_lock().unwrap();
    home.set_lock_code(&|key| Ok(key.bytes().to_vec())).unwrap();
    assert_eq!(Home::doors(folder.path(), 1_000).unwrap(), None);
}
