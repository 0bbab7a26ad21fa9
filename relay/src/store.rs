//! What the relay keeps, and the rules of keeping it; every function here runs inside the writer's transaction.

pub(crate) mod files;
pub(crate) mod mailbox;
pub(crate) mod rendezvous;

use std::path::Path;
use steunkring_sqlcipher::rusqlite::{self, Connection, ErrorCode};
use steunkring_sqlcipher::{Durability, open_plain};
use steunkring_wire::RefusalCode;
use thiserror::Error;

/// Marks a file as a relay's database: "skre".
const APPLICATION: i64 = 0x736b_7265;

/// The migrations in their order; the number of those that were run is the schema's version.
const MIGRATIONS: [&str; 2] =
    [include_str!("../migrations/0001_mailboxes.sql"), include_str!("../migrations/0002_files.sql")];

/// Why a database cannot be opened; the file is untouched.
#[derive(Debug, Error)]
pub enum OpenError {
    /// A newer relay wrote the file.
    #[error("the database has schema {found}, this relay knows up to {known}")]
    TooNew {
        /// The version of the schema in the file.
        found: u64,
        /// The newest version that this relay knows.
        known: u64,
    },
    /// The file belongs to another program or is damaged.
    #[error("the file is not a relay's database")]
    NotOurs,
    /// SQLite says no.
    #[error("the database cannot be opened: {0}")]
    Database(#[source] rusqlite::Error),
}

/// Why nothing was stored or found.
#[derive(Debug, Error)]
pub(crate) enum StoreError {
    /// The request is refused.
    #[error("refused: {0:?}")]
    Refused(RefusalCode, u64),
    /// SQLite says no.
    #[error("the database failed: {0}")]
    Database(#[from] rusqlite::Error),
    /// The transaction that the work was part of was not committed, or the writer is gone.
    #[error("the work was not committed")]
    NotCommitted,
}

impl From<RefusalCode> for StoreError {
    fn from(code: RefusalCode) -> Self {
        Self::Refused(code, 0)
    }
}

impl StoreError {
    /// Tells a full disk from other failures.
    pub(crate) fn refusal(&self) -> (RefusalCode, u64) {
        match self {
            Self::Refused(code, number) => (*code, *number),
            Self::Database(error) if error.sqlite_error_code() == Some(ErrorCode::DiskFull) => {
                (RefusalCode::RelayFull, 0)
            }
            Self::Database(_) | Self::NotCommitted => (RefusalCode::Failed, 0),
        }
    }
}

/// Opens or creates the database and brings its schema up to date.
pub(crate) fn open(path: &Path) -> Result<Connection, OpenError> {
    let failed = |error: rusqlite::Error| match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => OpenError::NotOurs,
        _ => OpenError::Database(error),
    };
    let mut connection = open_plain(path, Durability::Full).map_err(failed)?;
    let known = MIGRATIONS.len() as u64;
    let found = pragma(&connection, "user_version").map_err(failed)?;
    let application = pragma(&connection, "application_id").map_err(failed)?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(failed)?;
    if application != APPLICATION && (application != 0 || tables != 0) {
        return Err(OpenError::NotOurs);
    }
    let found = u64::try_from(found).map_err(|_| OpenError::NotOurs)?;
    if found > known {
        return Err(OpenError::TooNew { found, known });
    }
    // What was deleted is overwritten, and a rendezvous leaves nothing behind in free pages.
    connection.execute_batch("PRAGMA secure_delete = ON;").map_err(failed)?;
    migrate(&mut connection, found).map_err(failed)?;
    Ok(connection)
}

/// The bytes that the database uses, free pages left out.
pub(crate) fn used_bytes(connection: &Connection) -> rusqlite::Result<u64> {
    let pages = pragma(connection, "page_count")? - pragma(connection, "freelist_count")?;
    Ok(u64::try_from(pages * pragma(connection, "page_size")?).unwrap_or(0))
}

/// Turns a number of ours into SQLite's; ours never get so high that it is cut.
pub(crate) fn integer(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Turns a number that we stored back into ours.
pub(crate) fn natural(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

fn migrate(connection: &mut Connection, found: u64) -> rusqlite::Result<()> {
    for (number, migration) in (1u64..).zip(MIGRATIONS) {
        if number > found {
            let transaction = connection.transaction()?;
            transaction.execute_batch(migration)?;
            transaction.pragma_update(None, "user_version", integer(number))?;
            transaction.pragma_update(None, "application_id", APPLICATION)?;
            transaction.commit()?;
        }
    }
    Ok(())
}

fn pragma(connection: &Connection, name: &str) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, name, |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_gets_the_newest_schema_and_opens_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("relay.db");
        for _ in 0..2 {
            let connection = open(&path).unwrap();
            assert_eq!(pragma(&connection, "user_version").unwrap(), MIGRATIONS.len() as i64);
            assert_eq!(pragma(&connection, "synchronous").unwrap(), 2);
        }
    }

    #[test]
    fn a_newer_schema_is_refused_and_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("relay.db");
        open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
        let before = std::fs::read(&path).unwrap();
        assert!(matches!(open(&path), Err(OpenError::TooNew { found: 99, known: 2 })));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn another_programs_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let theirs = folder.path().join("theirs.db");
        let connection = Connection::open(&theirs).unwrap();
        connection.execute_batch("CREATE TABLE photo (id INTEGER) STRICT;").unwrap();
        drop(connection);
        assert!(matches!(open(&theirs), Err(OpenError::NotOurs)));
        let text = folder.path().join("text.db");
        std::fs::write(&text, "a shopping list ".repeat(100)).unwrap();
        assert!(matches!(open(&text), Err(OpenError::NotOurs)));
    }
}
