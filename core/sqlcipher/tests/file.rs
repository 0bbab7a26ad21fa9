//! What lies on the disk, and what is linked.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::PathBuf;
use std::process::Command;
use std::sync::Barrier;
use std::{env, fs, thread};
use steunkring_sqlcipher::rusqlite::types::ValueRef;
use steunkring_sqlcipher::rusqlite::{Connection, ErrorCode};
use steunkring_sqlcipher::{Durability, change_key, open, open_plain, open_read_only, pages_are_sound};
use tempfile::TempDir;

const KEY: [u8; 32] = [0x5a; 32];
const CANARY: &str = "oma Truus uit de Kerkstraat";

fn filled() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.db");
    let connection = open(&file, &KEY, Durability::Full).unwrap();
    connection.execute_batch("CREATE TABLE note(text TEXT NOT NULL) STRICT;").unwrap();
    connection.execute_batch("BEGIN").unwrap();
    for _ in 0..500 {
        connection.execute("INSERT INTO note VALUES (?1)", [CANARY]).unwrap();
    }
    connection.execute_batch("COMMIT").unwrap();
    (folder, file)
}

fn rows(connection: &Connection) -> i64 {
    connection.query_row("SELECT count(*) FROM note WHERE text = ?1", [CANARY], |row| row.get(0)).unwrap()
}

fn text(connection: &Connection, pragma: &str) -> String {
    connection
        .query_row(&format!("PRAGMA {pragma}"), [], |row| {
            Ok(match row.get_ref(0)? {
                ValueRef::Integer(number) => number.to_string(),
                other => other.as_str().unwrap().to_owned(),
            })
        })
        .unwrap()
}

#[test]
fn our_provider_is_the_one_in_use() {
    let (_folder, file) = filled();
    let connection = open(&file, &KEY, Durability::Full).unwrap();
    assert_eq!(text(&connection, "cipher_provider"), "rustcrypto");
    assert_eq!(text(&connection, "cipher"), "aes-256-cbc");
    assert_eq!(text(&connection, "cipher_hmac_algorithm"), "HMAC_SHA512");
}

#[test]
fn settings_are_as_promised() {
    let (_folder, file) = filled();
    let connection = open(&file, &KEY, Durability::Full).unwrap();
    for (pragma, value) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("temp_store", "2")] {
        assert_eq!(text(&connection, pragma), value, "{pragma}");
    }
    drop(connection);
    assert_eq!(text(&open(&file, &KEY, Durability::Normal).unwrap(), "synchronous"), "1");
}

#[test]
fn nothing_readable_lies_on_the_disk_and_all_pages_check() {
    let (folder, file) = filled();
    let connection = open(&file, &KEY, Durability::Full).unwrap();
    connection.execute("INSERT INTO note VALUES (?1)", [CANARY]).unwrap(); // so that a write-ahead log lies there too
    let mut seen = 0;
    for entry in fs::read_dir(folder.path()).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(8).any(|window| window == &CANARY.as_bytes()[..8]));
        assert!(!bytes.starts_with(b"SQLite format 3"));
        seen += 1;
    }
    assert_eq!(seen, 3);
    let mut check = connection.prepare("PRAGMA cipher_integrity_check").unwrap();
    assert!(check.query([]).unwrap().next().unwrap().is_none(), "a page fails its authentication");
    assert_eq!(text(&connection, "integrity_check"), "ok");
    assert_eq!(rows(&connection), 501);
}

#[test]
fn wrong_key_fails_and_leaves_the_file_as_it_is() {
    let (_folder, file) = filled();
    let before = fs::read(&file).unwrap();
    for attempt in
        [open(&file, &[1; 32], Durability::Full), open_read_only(&file, &[1; 32]), open_plain(&file, Durability::Full)]
    {
        assert_eq!(attempt.unwrap_err().sqlite_error_code(), Some(ErrorCode::NotADatabase));
    }
    assert_eq!(fs::read(&file).unwrap(), before);
    assert_eq!(rows(&open(&file, &KEY, Durability::Full).unwrap()), 500);
}

/// Holds what `pages_are_sound` is for: if SQLCipher ever reports this by itself, the question can go.
#[test]
fn a_damaged_long_value_reads_as_zeros_and_is_told() {
    let (_folder, file) = filled();
    let connection = open(&file, &KEY, Durability::Full).unwrap();
    connection.execute_batch("CREATE TABLE long(value BLOB NOT NULL) STRICT;").unwrap();
    connection.execute("INSERT INTO long VALUES (?1)", [vec![7_u8; 20_000]]).unwrap();
    drop(connection);
    let mut bytes = fs::read(&file).unwrap();
    let middle_of_last_page = bytes.len() - 2000;
    bytes[middle_of_last_page] ^= 1;
    fs::write(&file, bytes).unwrap();
    let reader = open_read_only(&file, &KEY).unwrap();
    assert!(pages_are_sound(&reader).unwrap());
    let value: Vec<u8> = reader.query_row("SELECT value FROM long", [], |row| row.get(0)).unwrap();
    assert!(value.len() == 20_000 && value.contains(&0));
    assert!(!pages_are_sound(&reader).unwrap());
}

#[test]
fn a_reader_cannot_write_and_does_not_create() {
    let (folder, file) = filled();
    let reader = open_read_only(&file, &KEY).unwrap();
    assert_eq!(rows(&reader), 500);
    assert!(reader.execute("DELETE FROM note", []).is_err());
    let absent = folder.path().join("absent.db");
    assert_eq!(open_read_only(&absent, &KEY).unwrap_err().sqlite_error_code(), Some(ErrorCode::CannotOpen));
    assert!(!absent.exists());
}

#[test]
fn a_changed_key_is_the_only_one_that_opens() {
    let (_folder, file) = filled();
    change_key(&open(&file, &KEY, Durability::Full).unwrap(), &[9; 32]).unwrap();
    assert!(open(&file, &KEY, Durability::Full).is_err());
    assert_eq!(rows(&open(&file, &[9; 32], Durability::Full).unwrap()), 500);
}

/// SQLite starts up within the first open of a process, so each round is a process of its own.
#[test]
fn the_first_files_of_a_process_may_be_opened_at_once() {
    for round in 0..60 {
        let output = Command::new(env::current_exe().unwrap())
            .args(["--exact", "--ignored", "--nocapture", "opens_at_once"])
            .output()
            .unwrap();
        assert!(output.status.success(), "round {round}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
#[ignore = "a child process of the test above"]
fn opens_at_once() {
    const THREADS: usize = 32;
    let folder = tempfile::tempdir().unwrap();
    let start = Barrier::new(THREADS);
    thread::scope(|scope| {
        for number in 0..THREADS {
            let (start, file) = (&start, folder.path().join(number.to_string()));
            scope.spawn(move || {
                start.wait();
                open(&file, &KEY, Durability::Full).unwrap().execute_batch("CREATE TABLE t(x ANY) STRICT").unwrap();
                assert!(!fs::read(&file).unwrap().starts_with(b"SQLite format 3"));
            });
        }
    });
}

#[test]
fn search_and_strict_tables_are_built_in() {
    let folder = tempfile::tempdir().unwrap();
    let connection = open_plain(&folder.path().join("plain.db"), Durability::Normal).unwrap();
    connection
        .execute_batch(
            "CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'unicode61 remove_diacritics 2'); INSERT INTO t VALUES ('café');",
        )
        .unwrap();
    let found: i64 = connection.query_row("SELECT count(*) FROM t('cafe')", [], |row| row.get(0)).unwrap();
    assert_eq!(found, 1);
}

/// Reads which libraries this very process has mapped: OpenSSL must not be among them.
#[cfg(target_os = "linux")]
#[test]
fn no_openssl_is_linked() {
    let (_folder, file) = filled();
    let _open = open(&file, &KEY, Durability::Full).unwrap();
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    assert!(maps.contains("libc.so"), "the list of libraries is not what this test expects");
    assert!(!maps.contains("libcrypto") && !maps.contains("libssl"));
}
