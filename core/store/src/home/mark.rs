//! What a home notes of itself in `meta` of `home.db`.

use super::Home;
use crate::StoreError;
use steunkring_sqlcipher::rusqlite::{Connection, OptionalExtension, params};

/// That the home was restored from a backup, and may write nothing under its old device keys.
pub(crate) const RESTORED: &str = "restored";
/// That the home is behind a second lock, so that it is not left without.
pub(crate) const BEHIND: &str = "behind";

impl Home {
    /// What is noted under a name.
    pub(super) fn mark(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.transact(|db| {
            Ok(db.query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| row.get(0)).optional()?)
        })
    }

    pub(super) fn put_mark(&self, name: &str, value: &[u8]) -> Result<(), StoreError> {
        self.transact(|db| put_mark(db, name, value))
    }

    pub(super) fn remove_mark(&self, name: &str) -> Result<(), StoreError> {
        self.transact(|db| remove_mark(db, name))
    }
}

/// Notes something in a transaction that does more.
pub(crate) fn put_mark(db: &Connection, name: &str, value: &[u8]) -> Result<(), StoreError> {
    db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)", params![name, value])?;
    Ok(())
}

/// Takes a note away in a transaction that does more.
pub(crate) fn remove_mark(db: &Connection, name: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM meta WHERE name = ?1", [name])?;
    Ok(())
}
