//! Files of every version that was ever written, and the exact schema they have.

use crate::support::{KEY, files, info, inside, only_space, phrase, raw};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use steunkring_sqlcipher::rusqlite::Connection;
use steunkring_store::{Home, Key, MediaId, MediaRef, StoreError, backup, restore};

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
    let photo = space.add_media(&mut PHOTO.as_slice()).unwrap();
    let (id, key) = (photo.id, *photo.key.bytes());
    space
        .write(move |tx| {
            tx.put_state(9, b"photo", &[*id.bytes(), key].concat())?;
            tx.set_media(b"note", &[id])?;
            tx.put_meta("projections", &[1])?;
            tx.put_state(4, b"key", b"value")?;
            tx.save_document(b"note", 2, 3, b"snapshot")?;
            tx.append_change(b"note", 2, b"change")?;
            tx.put_screen(5, b"row", 6, b"shown")
        })
        .unwrap();
}

const PHOTO: [u8; 1000] = [3; 1000];

/// Reads what each version wrote; the photo from the second on.
fn read_home(folder: &Path, version: u32) {
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
    let photo = space.read(|reader| reader.state(9, b"photo")).unwrap();
    assert_eq!(photo.is_some(), version > 1);
    if let Some(photo) = photo {
        let (id, key) = photo.split_first_chunk().unwrap();
        let file = MediaRef { id: MediaId::new(*id), key: Key::new(key.try_into().unwrap()), bytes: 1000 };
        let mut bytes = Vec::new();
        space.open_media(&file).unwrap().read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, PHOTO);
        assert_eq!(space.read(|reader| reader.media_of(b"note")).unwrap(), [file.id]);
    }
    assert_eq!(space.sweep_media().unwrap(), Default::default());
    // What an old version wrote can be written on.
    let added = space.add_media(&mut PHOTO.as_slice()).unwrap();
    let id = added.id;
    space.write(move |tx| tx.set_media(b"other", &[id])).unwrap();
    home.check().unwrap();
}

/// The number at the end of a fixture's name.
fn version(path: &Path) -> u32 {
    path.file_stem().unwrap().to_str().unwrap().strip_prefix('v').unwrap().parse().unwrap()
}

#[test]
fn homes_of_every_version_open_and_hold_what_was_written() {
    let mut versions = 0;
    for entry in fs::read_dir(fixtures()).unwrap() {
        let fixture = entry.unwrap().path();
        let copy = tempfile::tempdir().unwrap();
        for file in files(&fixture) {
            let place = copy.path().join(file.strip_prefix(&fixture).unwrap());
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::copy(file, place).unwrap();
        }
        read_home(copy.path(), version(&fixture));
        versions += 1;
    }
    assert_eq!(versions, 2, "one fixture a schema version");
}

#[test]
fn backups_of_every_version_can_be_restored() {
    let mut versions = 0;
    for file in files(&fixtures().with_file_name("backups")) {
        let goal = tempfile::tempdir().unwrap();
        restore(&file, &phrase("vijf beren"), goal.path(), &raw()).unwrap();
        read_home(goal.path(), version(&file));
        versions += 1;
    }
    assert_eq!(versions, 2, "one backup a version of its format");
}

/// The schema of a version that was given out never changes: a later one is a new migration.
#[test]
fn the_schema_is_exactly_this() {
    let folder = tempfile::tempdir().unwrap();
    write_home(folder.path());
    let (space, key) = only_space(folder.path());
    let home = inside(&folder.path().join("home.db"), &KEY);
    let search: [u8; 32] =
        home.query_row("SELECT value FROM meta WHERE name = 'search key'", [], |row| row.get(0)).unwrap();
    for (name, number, connection) in [
        ("home", HOME, &home),
        ("space", SPACE, &inside(&space, &key)),
        ("search", SEARCH, &inside(&folder.path().join("search.db"), &search)),
    ] {
        let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!(version, number, "{name}");
        let mode: u32 = connection.query_row("PRAGMA auto_vacuum", [], |row| row.get(0)).unwrap();
        assert_eq!(mode, 2, "{name}: free pages can be taken off in steps");
        assert_eq!(schema(connection), expected(name, number), "{name}");
    }
}

/// A file of an old version has the same schema after its migration as one that is made today.
#[test]
fn a_migrated_file_has_todays_schema() {
    let copy = tempfile::tempdir().unwrap();
    let old = fixtures().join("v1");
    for file in files(&old) {
        let place = copy.path().join(file.strip_prefix(&old).unwrap());
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::copy(file, place).unwrap();
    }
    let (space, key) = only_space(copy.path());
    assert_eq!(schema(&inside(&space, &key)), expected("space", 1));
    drop(Home::open(copy.path(), &raw()).unwrap().open_space(&[1; 32]).unwrap());
    assert_eq!(schema(&inside(&space, &key)), expected("space", SPACE));
}

fn expected(name: &str, version: u32) -> String {
    fs::read_to_string(fixtures().with_file_name("schema").join(format!("{name}-{version}.sql"))).unwrap()
}

/// The versions of the schemas of today.
const HOME: u32 = 1;
const SPACE: u32 = 2;
const SEARCH: u32 = 1;

/// Writes the fixture of today's version; to be run once before a release that has a new one.
#[test]
#[ignore = "writes a fixture"]
fn write_the_fixture() {
    let folder = fixtures().join("v2");
    write_home(&folder);
    fs::create_dir_all(fixtures().with_file_name("backups")).unwrap();
    let copy = fixtures().with_file_name("backups").join("v2.backup");
    backup(&Home::open(&folder, &raw()).unwrap(), &copy, &phrase("vijf beren")).unwrap();
    fs::remove_file(folder.join("lock")).unwrap();
    let schemas = fixtures().with_file_name("schema");
    fs::create_dir_all(&schemas).unwrap();
    let (space, key) = only_space(&folder);
    let home = inside(&folder.join("home.db"), &KEY);
    let search: [u8; 32] =
        home.query_row("SELECT value FROM meta WHERE name = 'search key'", [], |row| row.get(0)).unwrap();
    fs::write(schemas.join(format!("home-{HOME}.sql")), schema(&home)).unwrap();
    fs::write(schemas.join(format!("space-{SPACE}.sql")), schema(&inside(&space, &key))).unwrap();
    fs::write(schemas.join(format!("search-{SEARCH}.sql")), schema(&inside(&folder.join("search.db"), &search)))
        .unwrap();
}
