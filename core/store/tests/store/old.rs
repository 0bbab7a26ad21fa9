//! Files of every version that was ever written, and the exact schema they have.

use crate::support::{KEY, files, info, inside, only_space, phrase, raw};
use std::fs;
use std::path::{Path, PathBuf};
use steunkring_sqlcipher::rusqlite::Connection;
use steunkring_store::{Home, StoreError, backup, restore};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The schema as the file itself tells it, without what SQLite adds.
pub fn schema(connection: &Connection) -> String {
    let mut statement = connection
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'word_%' ORDER BY name")
        .unwrap();
    let parts: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    parts.join(";\n\n") + ";\n"
}

fn write_home(folder: &Path) {
    let home = Home::create(folder, &raw()).unwrap();
    home.put_setting("language", b"nl").unwrap();
    home.push_undo(&[1; 32], b"step").unwrap();
    home.search().clear().unwrap();
    let space = home.add_space(&info(1, "Thuis")).unwrap();
    space
        .write(|tx| {
            tx.put_meta("projections", &[1])?;
            tx.put_state(4, b"key", b"value")?;
            tx.save_document(b"note", 2, 3, b"snapshot")?;
            tx.append_change(b"note", 2, b"change")?;
            tx.put_screen(5, b"row", 6, b"shown")
        })
        .unwrap();
}

fn read_home(folder: &Path) {
    let home = Home::open(folder, &raw()).unwrap();
    assert_eq!(home.setting("language").unwrap().unwrap(), b"nl");
    assert_eq!(home.undo().unwrap()[0].command, b"step");
    assert_eq!(home.spaces().unwrap(), [info(1, "Thuis")]);
    let space = home.open_space(&[1; 32]).unwrap();
    space
        .read(|reader| {
            assert_eq!(reader.meta("projections")?.unwrap(), [1]);
            assert_eq!(reader.state(4, b"key")?.unwrap(), b"value");
            let note = reader.load_document(b"note", 2)?.unwrap();
            assert_eq!((note.kind, note.snapshot, note.changes), (3, b"snapshot".to_vec(), vec![b"change".to_vec()]));
            assert_eq!(reader.screen(5, b"row")?.unwrap().revision, 6);
            Ok::<_, StoreError>(())
        })
        .unwrap();
    home.check().unwrap();
}

#[test]
fn homes_of_every_version_open_and_hold_what_was_written() {
    let mut versions = 0;
    for entry in fs::read_dir(fixtures()).unwrap() {
        let version = entry.unwrap().path();
        let copy = tempfile::tempdir().unwrap();
        for file in files(&version) {
            let place = copy.path().join(file.strip_prefix(&version).unwrap());
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::copy(file, place).unwrap();
        }
        read_home(copy.path());
        versions += 1;
    }
    assert_eq!(versions, 1, "one fixture a schema version");
}

#[test]
fn backups_of_every_version_can_be_restored() {
    let mut versions = 0;
    for file in files(&fixtures().with_file_name("backups")) {
        let goal = tempfile::tempdir().unwrap();
        restore(&file, &phrase("vijf beren"), goal.path(), &raw()).unwrap();
        read_home(goal.path());
        versions += 1;
    }
    assert_eq!(versions, 1, "one backup a version of its format");
}

/// The schema of a version that was given out never changes: a later one is a new migration.
#[test]
fn the_first_schema_is_exactly_this() {
    let folder = tempfile::tempdir().unwrap();
    write_home(folder.path());
    let (space, key) = only_space(folder.path());
    let home = inside(&folder.path().join("home.db"), &KEY);
    let search: [u8; 32] =
        home.query_row("SELECT value FROM meta WHERE name = 'search key'", [], |row| row.get(0)).unwrap();
    for (name, connection) in [
        ("home", &home),
        ("space", &inside(&space, &key)),
        ("search", &inside(&folder.path().join("search.db"), &search)),
    ] {
        let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!(version, 1, "{name}");
        let expected = fs::read_to_string(fixtures().with_file_name("schema").join(format!("{name}-1.sql"))).unwrap();
        assert_eq!(schema(connection), expected, "{name}");
    }
}

/// Writes the fixture of today's version; to be run once before a release that has a new one.
#[test]
#[ignore = "writes a fixture"]
fn write_the_fixture() {
    let folder = fixtures().join("v1");
    write_home(&folder);
    fs::create_dir_all(fixtures().with_file_name("backups")).unwrap();
    let copy = fixtures().with_file_name("backups").join("v1.backup");
    backup(&Home::open(&folder, &raw()).unwrap(), &copy, &phrase("vijf beren")).unwrap();
    fs::remove_file(folder.join("lock")).unwrap();
    let schemas = fixtures().with_file_name("schema");
    fs::create_dir_all(&schemas).unwrap();
    let (space, key) = only_space(&folder);
    let home = inside(&folder.join("home.db"), &KEY);
    let search: [u8; 32] =
        home.query_row("SELECT value FROM meta WHERE name = 'search key'", [], |row| row.get(0)).unwrap();
    fs::write(schemas.join("home-1.sql"), schema(&home)).unwrap();
    fs::write(schemas.join("space-1.sql"), schema(&inside(&space, &key))).unwrap();
    fs::write(schemas.join("search-1.sql"), schema(&inside(&folder.join("search.db"), &search))).unwrap();
}
