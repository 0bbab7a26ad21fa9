//! The typing journal: lines that survive, are dropped once and leave nothing behind.

use crate::support::{child, child_folder, files, fresh, inside, only_space, raw};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::time::Instant;
use steunkring_store::{FLUSH_AFTER, Home, Space, StoreError};

const NOTE: &[u8] = &[1; 16];
const OTHER: &[u8] = &[2; 16];

fn lines(space: &Space) -> Vec<(Vec<u8>, Vec<u8>)> {
    space.journal_lines().unwrap().into_iter().map(|line| (line.document, line.bytes)).collect()
}

fn names(folder: &std::path::Path) -> Vec<String> {
    let ends = |name: &str| name.split_once('.').map_or(String::new(), |(_, end)| end.to_owned());
    files(&folder.join("spaces")).iter().map(|path| ends(path.file_name().unwrap().to_str().unwrap())).collect()
}

#[test]
fn lines_come_back_in_order_until_they_are_dropped() {
    let (_folder, _home, space) = fresh();
    assert!(space.journal_lines().unwrap().is_empty());
    let first = space.journal(NOTE, b"a").unwrap();
    let second = space.journal(OTHER, b"b").unwrap();
    let third = space.journal(NOTE, b"c").unwrap();
    assert!(first < second && second < third && first.run == third.run);
    let all = [(NOTE.to_vec(), b"a".to_vec()), (OTHER.to_vec(), b"b".to_vec()), (NOTE.to_vec(), b"c".to_vec())];
    assert_eq!(lines(&space), all);
    space.drop_journal(NOTE, first).unwrap();
    assert_eq!(lines(&space), all[1..]);
    space.drop_journal(NOTE, third).unwrap();
    assert_eq!(lines(&space), all[1..2]);
    // Of another run nothing is dropped.
    space.drop_journal(OTHER, steunkring_store::LineMark { run: [0; 16], n: 99 }).unwrap();
    assert_eq!(lines(&space), all[1..2]);
}

#[test]
fn a_journal_is_there_only_while_something_is_in_it() {
    let (folder, home, space) = fresh();
    let before = names(folder.path());
    let mark = space.journal(NOTE, b"a").unwrap();
    assert_eq!(names(folder.path()).len(), before.len() + 3);
    drop((home, space));
    assert_eq!(names(folder.path()), ["db", "typing"]);
    let home = Home::open(folder.path(), &raw()).unwrap();
    let space = home.open_space(&[1; 32]).unwrap();
    assert_eq!(lines(&space), [(NOTE.to_vec(), b"a".to_vec())]);
    space.drop_journal(NOTE, mark).unwrap();
    drop((home, space));
    assert_eq!(names(folder.path()), ["db"]);
    // A later run counts from its beginning and is told apart.
    let home = Home::open(folder.path(), &raw()).unwrap();
    let again = home.open_space(&[1; 32]).unwrap().journal(NOTE, b"b").unwrap();
    assert!(again.n == 1 && again.run != mark.run);
}

/// The schema of a version that was given out never changes: a later one is a new migration.
#[test]
fn the_first_schema_is_exactly_this() {
    let (folder, home, space) = fresh();
    space.journal(NOTE, b"a").unwrap();
    drop((home, space));
    let (path, key) = only_space(folder.path());
    let connection = inside(&path.with_extension("typing"), &key);
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    let expected = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schema/journal-1.sql");
    assert_eq!((version, crate::old::schema(&connection)), (1, fs::read_to_string(expected).unwrap()));
}

#[test]
fn a_removed_space_takes_its_journal_along() {
    let (folder, home, space) = fresh();
    space.journal(NOTE, b"a").unwrap();
    drop(space);
    home.remove_space(&[1; 32]).unwrap();
    assert!(names(folder.path()).is_empty());
}

#[test]
fn limits_hold_and_refused_lines_are_not_there() {
    let (_folder, _home, space) = fresh();
    assert!(matches!(space.journal(&[], b"a"), Err(StoreError::Invalid(_))));
    assert!(matches!(space.journal(&[1; 65], b"a"), Err(StoreError::Invalid(_))));
    assert!(matches!(space.journal(NOTE, &vec![0; (1 << 20) + 1]), Err(StoreError::Invalid(_))));
    space.journal(NOTE, &vec![7; 1 << 20]).unwrap();
    assert_eq!(lines(&space).len(), 1);
}

/// As often as lines are flushed, and no oftener: within so much typing at most one flush a [`FLUSH_AFTER`], and one at the end.
#[test]
fn typing_is_flushed_once_a_quarter_of_a_second() {
    let (folder, home, space) = fresh();
    let begun = Instant::now();
    let mut typed = 0_u64;
    while begun.elapsed() < FLUSH_AFTER * 3 {
        space.journal(NOTE, b"a").unwrap();
        typed += 1;
    }
    let (flushes, spent) = (space.journal_flushes(), begun.elapsed());
    let most = spent.as_millis() / FLUSH_AFTER.as_millis() + 1;
    assert!(
        typed > 20 && flushes >= 1 && u128::from(flushes) <= most,
        "{flushes} flushes of {typed} lines in {spent:?}"
    );
    drop((home, space));
    let home = Home::open(folder.path(), &raw()).unwrap();
    assert_eq!(home.open_space(&[1; 32]).unwrap().journal_lines().unwrap().len() as u64, typed);
}

#[test]
fn nothing_typed_can_be_read_and_a_damaged_journal_is_put_aside() {
    let (folder, home, space) = fresh();
    space.journal(NOTE, b"oma Truus uit de Kerkstraat").unwrap();
    for file in files(folder.path()) {
        assert!(!fs::read(&file).unwrap().windows(9).any(|window| window == b"oma Truus"), "{file:?}");
    }
    drop((home, space));
    let (path, key) = only_space(folder.path());
    let path = path.with_extension("typing");
    assert_eq!(inside(&path, &key).query_row("SELECT count(*) FROM line", [], |row| row.get(0)), Ok(1));
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    bytes[100] ^= 1;
    fs::write(&path, bytes).unwrap();
    let home = Home::open(folder.path(), &raw()).unwrap();
    let space = home.open_space(&[1; 32]).unwrap();
    assert_eq!(space.journal_lines(), Err(StoreError::Damaged));
    assert_eq!(space.journal(NOTE, b"b"), Err(StoreError::Damaged));
    space.set_journal_aside().unwrap();
    space.journal(NOTE, b"b").unwrap();
    assert_eq!(lines(&space), [(NOTE.to_vec(), b"b".to_vec())]);
    drop(space);
    home.remove_space(&[1; 32]).unwrap();
    assert!(names(folder.path()).is_empty());
}

/// Every line that was acknowledged is there after the process was killed, whole and in order.
#[test]
fn no_acknowledged_line_dies_with_the_process() {
    let (folder, home, space) = fresh();
    drop((home, space));
    let mut acknowledged = 0;
    for round in 0..6_usize {
        let mut other = child("journal::types_for_ever", folder.path());
        let told = BufReader::new(other.stdout.take().unwrap()).lines().map(Result::unwrap);
        for line in told.filter(|line| line.starts_with("typed ")).take(3 + round * 17) {
            acknowledged = line[6..].parse().unwrap();
        }
        other.kill().unwrap();
        other.wait().unwrap();
        let home = Home::open(folder.path(), &raw()).unwrap();
        let lines = home.open_space(&[1; 32]).unwrap().journal_lines().unwrap();
        assert!(lines.len() as u64 >= acknowledged, "{acknowledged} were acknowledged, {} are there", lines.len());
        for (n, line) in (1_u64..).zip(&lines) {
            assert_eq!((line.mark.n, line.bytes.as_slice()), (n, &n.to_be_bytes()[..]));
        }
    }
    assert!(acknowledged > 60);
}

#[test]
#[ignore = "a child process of the test above"]
fn types_for_ever() {
    let home = Home::open(&child_folder(), &raw()).unwrap();
    let space = home.open_space(&[1; 32]).unwrap();
    for n in space.journal_lines().unwrap().len() as u64 + 1.. {
        space.journal(NOTE, &n.to_be_bytes()).unwrap();
        println!("typed {n}");
        std::io::stdout().flush().unwrap();
    }
}

/// A battery that is about to be empty does not wait for the quarter of a second.
#[test]
fn lines_can_be_flushed_at_once() {
    let (_folder, _home, space) = fresh();
    space.flush_journal().unwrap();
    assert_eq!(space.journal_flushes(), 0, "there is nothing to flush");
    space.journal(NOTE, b"a").unwrap();
    let before = space.journal_flushes();
    space.flush_journal().unwrap();
    assert!(space.journal_flushes() > before);
}
