//! Settings, the list of spaces and the undo rows in `home.db`.

use super::Home;
use crate::error::check_size;
use crate::{Key, StoreError};
use std::fmt;
use steunkring_sqlcipher::rusqlite::{Connection, OptionalExtension, Row, params};
use zeroize::Zeroizing;

/// How many steps back a profile keeps.
const UNDO_STEPS: i64 = 50;
/// Most bytes of a setting: 1 MiB.
const VALUE_BYTES: usize = 1 << 20;
/// Most bytes of an undo command: 8 MiB.
pub const UNDO_BYTES: usize = 8 << 20;

/// Describes one space of a home, as its person knows it.
#[derive(Clone, PartialEq, Eq)]
pub struct SpaceInfo {
    /// The space's id, 1 to 64 bytes.
    pub id: Vec<u8>,
    /// The kind its maker gave.
    pub kind: u32,
    /// What this person calls it; never leaves the profile.
    pub name: String,
    /// Where it stands in this person's list, lowest first.
    pub place: i64,
    /// The secret from which this device's keys in the space follow.
    pub seed: Zeroizing<Vec<u8>>,
}

impl SpaceInfo {
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        check_size(&self.id, 1, 64, "id of 1 to 64 bytes")?;
        check_size(self.name.as_bytes(), 0, 1024, "name of at most 1,024 bytes")?;
        check_size(&self.seed, 0, 1024, "seed of at most 1,024 bytes")
    }
}

impl fmt::Debug for SpaceInfo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SpaceInfo(…)")
    }
}

/// Holds one command that takes a step back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoRow {
    /// Its number; a later one is higher, and none is used twice.
    pub n: i64,
    /// The space it belongs to.
    pub space: Vec<u8>,
    /// The command, as its writer encoded it.
    pub command: Vec<u8>,
}

impl Home {
    /// Stores a setting under a name of 1 to 256 bytes; the value takes at most 1 MiB. The name of one that belongs to a space has the
    /// space's id in it, written as digits, and goes where the space goes.
    pub fn put_setting(&self, name: &str, value: &[u8]) -> Result<(), StoreError> {
        check_size(name.as_bytes(), 1, 256, "name of 1 to 256 bytes")?;
        check_size(value, 0, VALUE_BYTES, "value of at most 1 MiB")?;
        self.transact(|db| {
            db.execute(
                "INSERT INTO setting (name, value) VALUES (?1, ?2) \
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                params![name, value],
            )?;
            Ok(())
        })
    }

    /// Looks up a setting.
    pub fn setting(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.transact(|db| {
            Ok(db.query_row("SELECT value FROM setting WHERE name = ?1", [name], |row| row.get(0)).optional()?)
        })
    }

    /// Deletes a setting, and says whether there was one.
    pub fn delete_setting(&self, name: &str) -> Result<bool, StoreError> {
        self.transact(|db| Ok(db.execute("DELETE FROM setting WHERE name = ?1", [name])? > 0))
    }

    /// Lists every setting whose name has this part.
    pub(super) fn settings(&self, part: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        self.transact(|db| {
            let mut statement = db.prepare("SELECT name, value FROM setting WHERE instr(name, ?1) > 0")?;
            Ok(statement.query_map([part], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
        })
    }

    /// Deletes every setting whose name has this part.
    pub fn delete_settings(&self, part: &str) -> Result<(), StoreError> {
        self.transact(|db| {
            db.execute("DELETE FROM setting WHERE instr(name, ?1) > 0", [part])?;
            Ok(())
        })
    }

    /// Lists the spaces in this person's order.
    pub fn spaces(&self) -> Result<Vec<SpaceInfo>, StoreError> {
        self.transact(|db| {
            let mut statement = db.prepare("SELECT id, kind, name, place, seed FROM space ORDER BY place, id")?;
            Ok(statement.query_map([], info)?.collect::<Result<_, _>>()?)
        })
    }

    /// Looks up one space.
    pub fn space(&self, id: &[u8]) -> Result<Option<SpaceInfo>, StoreError> {
        self.transact(|db| {
            Ok(db.query_row("SELECT id, kind, name, place, seed FROM space WHERE id = ?1", [id], info).optional()?)
        })
    }

    /// Changes what the home knows of a space; its id says which.
    ///
    /// # Errors
    /// `Missing` when the home has no such space, `Invalid` outside the limits.
    pub fn update_space(&self, info: &SpaceInfo) -> Result<(), StoreError> {
        info.check()?;
        self.transact(|db| {
            let changed = db.execute(
                "UPDATE space SET kind = ?2, name = ?3, place = ?4, seed = ?5 WHERE id = ?1",
                params![info.id, info.kind, info.name, info.place, info.seed.as_slice()],
            )?;
            if changed == 0 { Err(StoreError::Missing) } else { Ok(()) }
        })
    }

    /// Adds a step back of at most [`UNDO_BYTES`] and drops the oldest above fifty; gives its number. Steps back survive the death of the
    /// process at once, and the loss of power with whatever is flushed next: what they take back does so by itself.
    pub fn push_undo(&self, space: &[u8], command: &[u8]) -> Result<i64, StoreError> {
        check_undo(space, command)?;
        self.transact_soon(|db| insert_undo(db, space, command))
    }

    /// Puts a step back of at most [`UNDO_BYTES`] in place of another, as the newest; gives its number.
    pub fn replace_undo(&self, n: i64, space: &[u8], command: &[u8]) -> Result<i64, StoreError> {
        check_undo(space, command)?;
        self.transact_soon(|db| {
            db.execute("DELETE FROM undo WHERE n = ?1", [n])?;
            insert_undo(db, space, command)
        })
    }

    /// Lists the steps back, newest first.
    pub fn undo(&self) -> Result<Vec<UndoRow>, StoreError> {
        self.transact(|db| {
            let mut statement = db.prepare("SELECT n, space, command FROM undo ORDER BY n DESC")?;
            Ok(statement.query_map([], undo_row)?.collect::<Result<_, _>>()?)
        })
    }

    /// Deletes one step back, and says whether there was one.
    pub fn delete_undo(&self, n: i64) -> Result<bool, StoreError> {
        self.transact_soon(|db| Ok(db.execute("DELETE FROM undo WHERE n = ?1", [n])? > 0))
    }

    /// Gives the name of a space's file and its key.
    pub(crate) fn space_file(&self, id: &[u8]) -> Result<(String, Key), StoreError> {
        let found = self.transact(|db| {
            let take = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, [u8; 32]>(1)?));
            Ok(db.query_row("SELECT file, key FROM space WHERE id = ?1", [id], take).optional()?)
        })?;
        let (name, key) = found.ok_or(StoreError::Missing)?;
        Ok((name, Key::new(key)))
    }

    pub(super) fn delete_space(&self, id: &[u8]) -> Result<(), StoreError> {
        self.transact(|db| {
            db.execute("DELETE FROM undo WHERE space = ?1", [id])?;
            db.execute("DELETE FROM space WHERE id = ?1", [id])?;
            Ok(())
        })?;
        // The old pages of the log still held the key.
        self.db().run(|db| Ok(db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?))
    }
}

fn check_undo(space: &[u8], command: &[u8]) -> Result<(), StoreError> {
    check_size(space, 1, 64, "id of 1 to 64 bytes")?;
    check_size(command, 0, UNDO_BYTES, "command of at most 8 MiB")
}

pub(super) fn insert_space(db: &Connection, info: &SpaceInfo, name: &str, key: &Key) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO space (id, kind, name, place, seed, file, key) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![info.id, info.kind, info.name, info.place, info.seed.as_slice(), name, key.bytes()],
    )?;
    Ok(())
}

pub(super) fn insert_undo(db: &Connection, space: &[u8], command: &[u8]) -> Result<i64, StoreError> {
    db.execute("INSERT INTO undo (space, command) VALUES (?1, ?2)", params![space, command])?;
    let n = db.last_insert_rowid();
    db.execute("DELETE FROM undo WHERE n <= (SELECT n FROM undo ORDER BY n DESC LIMIT 1 OFFSET ?1)", [UNDO_STEPS])?;
    Ok(n)
}

fn undo_row(row: &Row<'_>) -> steunkring_sqlcipher::rusqlite::Result<UndoRow> {
    Ok(UndoRow { n: row.get(0)?, space: row.get(1)?, command: row.get(2)? })
}

fn info(row: &Row<'_>) -> steunkring_sqlcipher::rusqlite::Result<SpaceInfo> {
    Ok(SpaceInfo {
        id: row.get(0)?,
        kind: row.get(1)?,
        name: row.get(2)?,
        place: row.get(3)?,
        seed: Zeroizing::new(row.get(4)?),
    })
}
