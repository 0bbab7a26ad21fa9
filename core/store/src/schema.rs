//! Numbered migrations: `migrations/<file>/NNNN.sql`, applied in order, counted in `user_version`.

use crate::StoreError;
use crate::database::{Database, reason};
use crate::file::write_new;
use std::path::Path;
use steunkring_sqlcipher::rusqlite::{Connection, TransactionBehavior};
use steunkring_sqlcipher::{Durability, open, pages_are_sound};

pub(crate) const HOME: &[&str] = &[include_str!("../migrations/home/0001.sql")];
pub(crate) const SPACE: &[&str] =
    &[include_str!("../migrations/space/0001.sql"), include_str!("../migrations/space/0002.sql")];
pub(crate) const JOURNAL: &[&str] = &[include_str!("../migrations/journal/0001.sql")];
pub(crate) const SEARCH: &[&str] = &[include_str!("../migrations/search/0001.sql")];

/// Creates a file with today's schema.
///
/// # Errors
/// `Exists` when there is a file already; otherwise as SQLite reports.
pub(crate) fn create(path: &Path, key: &[u8; 32], migrations: &'static [&'static str]) -> Result<Database, StoreError> {
    make_empty(path)?;
    let made = || {
        let mut connection = open_writable(path, key)?;
        migrate(&mut connection, migrations, 0)?;
        settle(&connection)?;
        Ok(connection)
    };
    match made() {
        Ok(connection) => Ok(Database::new(connection, path, key, migrations)),
        // What was made just now is not damaged, whatever it looks like.
        Err(error) => Err(reason(path, error, || Ok(()))),
    }
}

/// Makes an empty file that only its owner may read; SQLite takes it for a new one and gives its logs the same rights.
///
/// # Errors
/// `Exists` when there is a file already.
pub(crate) fn make_empty(path: &Path) -> Result<(), StoreError> {
    write_new(path, &[])
}

/// Opens a file that must exist, and brings its schema up to date.
///
/// # Errors
/// `Missing`, `TooNew`, and `Damaged` also when SQLite would take what is left of the file for a new one.
pub(crate) fn open_existing(
    path: &Path,
    key: &[u8; 32],
    migrations: &'static [&'static str],
) -> Result<Database, StoreError> {
    match connect(path, key, migrations) {
        Ok(connection) => Ok(Database::new(connection, path, key, migrations)),
        Err(error) => Err(reason(path, error, || connect(path, key, migrations).map(drop))),
    }
}

/// Opens a file as [`open_existing`] does, and takes the first answer.
pub(crate) fn connect(path: &Path, key: &[u8; 32], migrations: &[&str]) -> Result<Connection, StoreError> {
    if std::fs::metadata(path)?.len() == 0 {
        return Err(StoreError::Damaged);
    }
    let mut connection = open_writable(path, key)?;
    let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let version = version as usize;
    if version == 0 {
        return Err(StoreError::Damaged);
    }
    if version > migrations.len() {
        return Err(StoreError::TooNew);
    }
    migrate(&mut connection, migrations, version)?;
    settle(&connection)?;
    Ok(connection)
}

/// Opens a file for writing.
///
/// # Errors
/// As SQLite reports, and `ReadOnly`: it opens for reading only what it cannot open for writing, and would refuse every write from
/// then on.
pub(crate) fn open_writable(path: &Path, key: &[u8; 32]) -> Result<Connection, StoreError> {
    let connection = open(path, key, Durability::Full)?;
    if connection.is_readonly("main")? { Err(StoreError::ReadOnly) } else { Ok(connection) }
}

/// Verifies every page and every index of an open file.
///
/// # Errors
/// `Damaged` at the first fault.
pub(crate) fn check(connection: &Connection) -> Result<(), StoreError> {
    let mut pages = connection.prepare("PRAGMA cipher_integrity_check")?;
    if pages.query([])?.next()?.is_some() {
        return Err(StoreError::Damaged);
    }
    let verdict: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(StoreError::Damaged) }
}

/// Refuses what was read if one of its pages was not authentic; see [`pages_are_sound`].
///
/// # Errors
/// `Damaged`, also for every later read of the connection.
pub(crate) fn verify(connection: &Connection) -> Result<(), StoreError> {
    if pages_are_sound(connection)? { Ok(()) } else { Err(StoreError::Damaged) }
}

/// Runs a closure as one transaction, and takes its result only if all pages that it read were authentic.
///
/// # Errors
/// What the closure gives, `Damaged`, or what the commit reports; everything is as it was then. See [`Database::run`].
pub(crate) fn transact<T, E: From<StoreError>>(
    database: &mut Database,
    behavior: TransactionBehavior,
    work: impl FnOnce(&Connection) -> Result<T, E>,
) -> Result<T, E> {
    database.run(|connection| in_transaction(connection, behavior, work))
}

fn in_transaction<T, E: From<StoreError>>(
    connection: &mut Connection,
    behavior: TransactionBehavior,
    work: impl FnOnce(&Connection) -> Result<T, E>,
) -> Result<T, E> {
    let transaction = connection.transaction_with_behavior(behavior).map_err(StoreError::from)?;
    let result = work(&transaction);
    // Asked first: what the closure found wrong may follow from a page that came out as zeros.
    verify(&transaction)?;
    let value = result?;
    transaction.commit().map_err(StoreError::from)?;
    Ok(value)
}

/// Applies what comes after `version`, each step in a transaction of its own together with its number.
fn migrate(connection: &mut Connection, migrations: &[&str], version: usize) -> Result<(), StoreError> {
    for (number, sql) in (1_u32..).zip(migrations).skip(version) {
        in_transaction(connection, TransactionBehavior::Immediate, |transaction| {
            transaction.execute_batch(sql)?;
            Ok::<_, StoreError>(transaction.pragma_update(None, "user_version", number)?)
        })?;
    }
    Ok(())
}

/// What is deleted is overwritten inside the file, since deleted rows hold keys and words that were erased on purpose.
fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection.query_row("PRAGMA secure_delete = ON", [], |_| Ok(()))?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(())
}
