//! One profile's folder: keys, lock, settings, the list of spaces.

use crate::support::{add, child, child_folder, files, fresh, info, media_files, noise, phrase, raw};
use std::fs;
use std::io::{BufRead, BufReader};
use std::sync::atomic::{AtomicBool, Ordering};
use steunkring_store::{Home, Key, KeySource, Passphrase, SearchChange, SearchRow, StoreError};

#[test]
fn there_is_one_home_in_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(Home::open(folder.path(), &raw()).unwrap_err(), StoreError::Missing);
    assert!(!Home::exists(folder.path()).unwrap());
    drop(Home::create(folder.path(), &raw()).unwrap());
    assert!(Home::exists(folder.path()).unwrap());
    assert_eq!(Home::create(folder.path(), &raw()).unwrap_err(), StoreError::Exists);
    Home::open(folder.path(), &raw()).unwrap().check().unwrap();
}

#[test]
fn a_wrong_raw_key_is_told_apart_from_damage() {
    let (folder, home, space) = fresh();
    drop((home, space));
    let wrong = KeySource::Raw(Key::new([1; 32]));
    assert_eq!(Home::open(folder.path(), &wrong).unwrap_err(), StoreError::WrongKey);
    let place = folder.path().join("home.db");
    let mut bytes = fs::read(&place).unwrap();
    bytes[100] ^= 1;
    fs::write(&place, bytes).unwrap();
    assert_eq!(Home::open(folder.path(), &raw()).unwrap_err(), StoreError::Damaged);
}

#[test]
fn a_passphrase_opens_and_can_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    let first = KeySource::Passphrase(phrase("vijf gekke b\u{e9}ren"));
    let home = Home::create(folder.path(), &first).unwrap();
    home.put_setting("language", b"nl").unwrap();
    drop(home);
    // The same words, typed as e and an accent.
    let home = Home::open(folder.path(), &KeySource::Passphrase(phrase("vijf gekke be\u{301}ren"))).unwrap();
    home.change_passphrase(&phrase("zes brave honden")).unwrap();
    drop(home);
    assert_eq!(Home::open(folder.path(), &first).unwrap_err(), StoreError::WrongKey);
    let home = Home::open(folder.path(), &KeySource::Passphrase(phrase("zes brave honden"))).unwrap();
    assert_eq!(home.setting("language").unwrap().as_deref(), Some(&b"nl"[..]));
    assert!(matches!(Passphrase::new("").unwrap_err(), StoreError::Invalid(_)));
    assert!(matches!(Passphrase::new(&"x".repeat(1025)).unwrap_err(), StoreError::Invalid(_)));
}

#[test]
fn a_damaged_wrap_is_not_a_wrong_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let source = KeySource::Passphrase(phrase("woorden"));
    drop(Home::create(folder.path(), &source).unwrap());
    let place = folder.path().join("key.wrap");
    let good = fs::read(&place).unwrap();
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 0x10;
        fs::write(&place, bad).unwrap();
        assert_eq!(Home::open(folder.path(), &source).unwrap_err(), StoreError::Damaged, "byte {at}");
    }
    for size in 0..good.len() {
        fs::write(&place, &good[..size]).unwrap();
        assert_eq!(Home::open(folder.path(), &source).unwrap_err(), StoreError::Damaged, "{size} bytes");
    }
    fs::write(&place, good).unwrap();
    Home::open(folder.path(), &source).unwrap();
}

#[cfg(unix)]
#[test]
fn a_key_file_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("elsewhere.key");
    let source = KeySource::File(file.clone());
    let home = folder.path().join("home");
    drop(Home::create(&home, &source).unwrap());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(&home).unwrap().permissions().mode() & 0o777, 0o700);
    drop(Home::open(&home, &source).unwrap());
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    assert!(matches!(Home::open(&home, &source).unwrap_err(), StoreError::Invalid(_)));
    fs::remove_file(&file).unwrap();
    assert_eq!(Home::open(&home, &source).unwrap_err(), StoreError::Missing);
    assert!(!file.exists(), "opening never makes a key");
}

#[cfg(unix)]
#[test]
fn every_file_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, home, space) = fresh();
    home.search().clear().unwrap();
    add(&space, b"note", &noise(1000));
    let out = folder.path().join("copy");
    steunkring_store::backup(&home, &out, &phrase("p")).unwrap();
    home.change_passphrase(&phrase("p")).unwrap();
    let goal = folder.path().join("goal");
    steunkring_store::restore(&out, &phrase("p"), &goal, &raw()).unwrap();
    let _restored = Home::open(&goal, &raw()).unwrap();
    for file in files(folder.path()) {
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "{}", file.display());
        for inner in file.ancestors().skip(1).take_while(|inner| *inner != folder.path()) {
            assert_eq!(fs::metadata(inner).unwrap().permissions().mode() & 0o777, 0o700, "{}", inner.display());
        }
    }
    assert_eq!(media_files(folder.path()).len(), 1);
    assert_eq!(media_files(&goal).len(), 1);
}

#[test]
fn a_second_handle_is_refused_until_the_last_space_is_closed() {
    let (folder, home, space) = fresh();
    assert_eq!(Home::open(folder.path(), &raw()).unwrap_err(), StoreError::Busy);
    drop(home);
    assert_eq!(Home::open(folder.path(), &raw()).unwrap_err(), StoreError::Busy);
    drop(space);
    Home::open(folder.path(), &raw()).unwrap();
}

/// A home that was closed can be opened at once, also while this process starts other programs: between its start and its
/// first instruction such a program holds every file of its parent.
#[cfg(unix)]
#[test]
fn a_closed_home_is_free_while_other_programs_start() {
    let (folder, home, space) = fresh();
    drop((home, space));
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                std::process::Command::new("true").status().unwrap();
            }
        });
        let opened: Result<Vec<_>, _> = (0..60).map(|_| Home::open(folder.path(), &raw()).map(drop)).collect();
        done.store(true, Ordering::Relaxed);
        opened.unwrap();
    });
}

#[test]
fn a_second_process_is_refused_and_its_death_lets_go() {
    let (folder, home, space) = fresh();
    drop((home, space));
    let mut other = child("home::holds_a_home", folder.path());
    let mut lines = BufReader::new(other.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains("home is open")));
    assert_eq!(Home::open(folder.path(), &raw()).unwrap_err(), StoreError::Busy);
    other.kill().unwrap();
    other.wait().unwrap();
    Home::open(folder.path(), &raw()).unwrap();
}

#[test]
#[ignore = "a child process of the test above"]
fn holds_a_home() {
    let _home = Home::open(&child_folder(), &raw()).unwrap();
    println!("home is open");
    loop {
        std::thread::park();
    }
}

#[test]
fn settings_come_back() {
    let (folder, home, space) = fresh();
    home.put_setting("a", b"1").unwrap();
    home.put_setting("a", b"2").unwrap();
    home.put_setting("b", b"").unwrap();
    assert!(home.delete_setting("b").unwrap());
    assert!(!home.delete_setting("b").unwrap());
    assert!(matches!(home.put_setting("", b"").unwrap_err(), StoreError::Invalid(_)));
    assert!(matches!(home.put_setting("c", &vec![0; (1 << 20) + 1]).unwrap_err(), StoreError::Invalid(_)));
    drop((home, space));
    let home = Home::open(folder.path(), &raw()).unwrap();
    assert_eq!(home.setting("a").unwrap().as_deref(), Some(&b"2"[..]));
    assert_eq!(home.setting("b").unwrap(), None);
}

#[test]
fn the_list_of_spaces_keeps_its_order() {
    let (folder, home, space) = fresh();
    home.add_space(&info(3, "Wijk")).unwrap();
    home.add_space(&info(2, "Ik")).unwrap();
    assert_eq!(home.add_space(&info(2, "nog eens")).unwrap_err(), StoreError::Exists);
    let mut changed = info(3, "Buurt");
    changed.place = -1;
    home.update_space(&changed).unwrap();
    assert_eq!(home.update_space(&info(9, "")).unwrap_err(), StoreError::Missing);
    drop((home, space));
    let home = Home::open(folder.path(), &raw()).unwrap();
    assert_eq!(home.spaces().unwrap(), [changed, info(1, "Thuis"), info(2, "Ik")]);
    assert_eq!(home.open_space(&[9]).unwrap_err(), StoreError::Missing);
    for bad in [vec![], vec![0; 65]] {
        assert!(matches!(
            home.add_space(&steunkring_store::SpaceInfo { id: bad, ..info(0, "") }),
            Err(StoreError::Invalid(_))
        ));
    }
}

#[test]
fn a_removed_space_leaves_nothing() {
    let (folder, home, space) = fresh();
    home.push_undo(&[1; 32], b"step").unwrap();
    let row = SearchRow { document: vec![1], key: vec![1], kind: 0, title: "Truus".into(), body: String::new() };
    home.search().apply(&[1; 32], 5, &[SearchChange::Replace(row)]).unwrap();
    assert_eq!(home.remove_space(&[1; 32]).unwrap_err(), StoreError::Busy);
    drop(space);
    home.remove_space(&[1; 32]).unwrap();
    assert_eq!(home.remove_space(&[1; 32]).unwrap_err(), StoreError::Missing);
    assert!(files(&folder.path().join("spaces")).is_empty());
    assert!(home.search().query("truus", None, 9).unwrap().is_empty());
    assert_eq!(home.search().watermark(&[1; 32]).unwrap(), 0);
    assert!(home.undo().unwrap().is_empty() && home.spaces().unwrap().is_empty());
}

#[test]
fn fifty_steps_back_are_kept() {
    let (_folder, home, _space) = fresh();
    let numbers: Vec<i64> = (0..60u8).map(|step| home.push_undo(&[1], &[step]).unwrap()).collect();
    let kept = home.undo().unwrap();
    assert_eq!(kept.iter().map(|row| row.command[0]).collect::<Vec<_>>(), (10..60).rev().collect::<Vec<_>>());
    assert!(home.delete_undo(numbers[59]).unwrap());
    assert!(!home.delete_undo(numbers[0]).unwrap());
    assert!(home.push_undo(&[1], &[60]).unwrap() > numbers[59], "a number is not used twice");
}

#[test]
fn file_names_say_nothing_and_files_hold_no_plain_text() {
    const CANARY: &str = "KanarieTruusKerkstraat";
    let (folder, home, space) = fresh();
    home.add_space(&info(2, CANARY)).unwrap();
    home.put_setting(CANARY, CANARY.as_bytes()).unwrap();
    home.push_undo(&[1; 32], CANARY.as_bytes()).unwrap();
    let row = SearchRow { document: vec![1], key: vec![1], kind: 0, title: CANARY.into(), body: CANARY.into() };
    home.search().apply(&[1; 32], 5, &[SearchChange::Replace(row)]).unwrap();
    space
        .write(|tx| {
            tx.put_meta(CANARY, CANARY.as_bytes())?;
            tx.put_state(1, CANARY.as_bytes(), CANARY.repeat(1000).as_bytes())?;
            tx.put_screen(1, CANARY.as_bytes(), 1, CANARY.as_bytes())?;
            tx.save_document(CANARY.as_bytes(), 0, 1, CANARY.as_bytes())?;
            tx.append_change(CANARY.as_bytes(), 0, CANARY.as_bytes())
        })
        .unwrap();
    add(&space, CANARY.as_bytes(), CANARY.repeat(10_000).as_bytes());
    let out = folder.path().join("backup");
    steunkring_store::backup(&home, &out, &phrase("geheim")).unwrap();
    assert_eq!(media_files(folder.path()).len(), 1);
    let all = files(folder.path());
    assert!(all.iter().any(|path| path.to_string_lossy().ends_with("-wal")), "the logs are scanned too");
    for path in all {
        let bytes = fs::read(&path).unwrap();
        for part in CANARY.as_bytes().chunks_exact(6) {
            assert!(!bytes.windows(6).any(|window| window == part), "{}", path.display());
        }
        assert!(!path.to_string_lossy().contains("0101010101010101"), "a name made of the id");
    }
}

#[test]
fn the_first_space_is_there_before_the_home_is_open() {
    let (folder, home, space) = fresh();
    assert_eq!(home.show_first(&[9; 32]).unwrap_err(), StoreError::Missing);
    home.show_first(&[1; 32]).unwrap();
    space.write(|tx| tx.put_meta("here", b"1")).unwrap();
    drop((home, space));

    let mut unlocked = Home::unlock(folder.path(), &raw()).unwrap();
    assert_eq!(Home::open(folder.path(), &raw()).unwrap_err(), StoreError::Busy);
    let (id, found) = unlocked.read_first(|reader| reader.meta("here")).unwrap();
    assert_eq!((id, found), (vec![1; 32], Some(b"1".to_vec())));
    let (home, space) = unlocked.open().unwrap();
    // It is the home's own from now on: it cannot be removed while somebody has it.
    assert_eq!(home.remove_space(&[1; 32]).unwrap_err(), StoreError::Busy);
    drop(space);
    home.remove_space(&[1; 32]).unwrap();
    drop(home);
    assert!(Home::unlock(folder.path(), &raw()).unwrap().read_first(|_| Ok(())).is_none());
}

#[test]
fn nothing_is_first_until_it_is_chosen_and_after_it_was_taken_back() {
    let (folder, home, space) = fresh();
    drop((home, space));
    assert!(Home::unlock(folder.path(), &raw()).unwrap().read_first(|_| Ok(())).is_none());
    let home = Home::open(folder.path(), &raw()).unwrap();
    home.show_first(&[1; 32]).unwrap();
    home.show_none_first().unwrap();
    home.show_none_first().unwrap();
    drop(home);
    assert!(Home::unlock(folder.path(), &raw()).unwrap().read_first(|_| Ok(())).is_none());
}
