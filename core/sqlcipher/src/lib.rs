//! SQLCipher on RustCrypto, and the only crate that names rusqlite.
//!
//! SQLCipher is SQLite whose pager encrypts every page (AES-256-CBC, then HMAC-SHA-512 over the page) before it reaches
//! the disk. It takes its cryptography from a *provider*, a table of C functions. Ours stands in `provider` and calls
//! RustCrypto, so that no OpenSSL is built, linked or needed, and files stay in SQLCipher's own format. One line in
//! `.cargo/config.toml` tells the C build the provider's name; this crate's build script checks that line.
//!
//! Cargo unifies features, so every user of rusqlite in the workspace gets SQLCipher. That is why the others take
//! rusqlite from here, as [`rusqlite`]: one place decides how a connection is opened.
//!
//! A key is 32 random bytes and used as it is: no password stretching happens here.
//!
//! ```
//! let folder = tempfile::tempdir()?;
//! let file = folder.path().join("notes.db");
//! let connection = steunkring_sqlcipher::open(&file, &[7; 32], steunkring_sqlcipher::Durability::Full)?;
//! connection.execute_batch("CREATE TABLE note(text TEXT NOT NULL) STRICT; INSERT INTO note VALUES ('tea');")?;
//! drop(connection);
//! assert!(steunkring_sqlcipher::open(&file, &[8; 32], steunkring_sqlcipher::Durability::Full).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod provider;

pub use rusqlite;

use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use zeroize::Zeroizing;

/// Says what a commit has survived when it returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// The loss of power: every commit is flushed to the disk.
    Full,
    /// The death of the process; the loss of power may take the last commits, never a part of one.
    Normal,
}

/// Opens or creates an encrypted file with a raw key, in WAL mode, with foreign keys on and temporary data in memory. A new
/// file can give free pages back with `PRAGMA incremental_vacuum`.
///
/// # Errors
/// `NotADatabase` when the key is not the file's key or its first page is damaged; the file is untouched then. Otherwise
/// what SQLite reports.
pub fn open(path: &Path, key: &[u8; 32], durability: Durability) -> rusqlite::Result<Connection> {
    let empty = std::fs::metadata(path).map_or(true, |file| file.len() == 0);
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    set_key(&connection, key)?;
    if empty {
        // Before WAL mode makes the first page. On a file with pages it would be written again at each opening.
        connection.execute_batch("PRAGMA auto_vacuum = INCREMENTAL;")?;
    }
    prepare_writer(&connection, durability)?;
    Ok(connection)
}

/// Opens an existing encrypted file for reading only.
///
/// # Errors
/// As [`open`], and `CannotOpen` when there is no such file.
pub fn open_read_only(path: &Path, key: &[u8; 32]) -> rusqlite::Result<Connection> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    set_key(&connection, key)?;
    connection.execute_batch("PRAGMA temp_store = MEMORY; PRAGMA query_only = ON;")?;
    first_page(&connection)?;
    Ok(connection)
}

/// Opens or creates a file without encryption, for a relay that holds nothing but sealed blobs; otherwise as [`open`].
///
/// # Errors
/// What SQLite reports; `NotADatabase` when the file is an encrypted one.
pub fn open_plain(path: &Path, durability: Durability) -> rusqlite::Result<Connection> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    prepare_writer(&connection, durability)?;
    Ok(connection)
}

/// Encrypts an open file anew under another raw key.
///
/// # Errors
/// What SQLite reports; the old key is then still the file's key.
pub fn change_key(connection: &Connection, key: &[u8; 32]) -> rusqlite::Result<()> {
    connection.execute_batch(&key_pragma("rekey", key))
}

/// Says whether every page that an encrypted connection has read so far was authentic.
///
/// SQLCipher gives zeros for a page that fails its authentication, and SQLite notices that only where the page has a
/// structure: the contents of a long value come out as zeros, without an error. So this has to be asked after reading and
/// before believing or committing. Once it is false it stays so for the connection.
///
/// # Errors
/// What SQLite reports.
pub fn pages_are_sound(connection: &Connection) -> rusqlite::Result<bool> {
    // Prepared anew each time: SQLCipher takes the answer while it parses the statement.
    connection.query_row("PRAGMA cipher_status", [], |row| Ok(row.get_ref(0)?.as_str()? == "1"))
}

fn connect(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    provider::start()?;
    // No URI: a path with a `?` in it is a path. Rust's ownership already keeps one connection on one thread at a time.
    Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}

fn prepare_writer(connection: &Connection, durability: Durability) -> rusqlite::Result<()> {
    connection.execute_batch("PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON;")?;
    // A wrong key must show before anything is written.
    first_page(connection)?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.execute_batch(match durability {
        Durability::Full => "PRAGMA synchronous = FULL;",
        Durability::Normal => "PRAGMA synchronous = NORMAL;",
    })
}

fn first_page(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
}

fn set_key(connection: &Connection, key: &[u8; 32]) -> rusqlite::Result<()> {
    connection.execute_batch(&key_pragma("key", key))
}

/// Writes `PRAGMA name = "x'…'"`, SQLCipher's form of a raw key, into memory that is wiped and never moved.
fn key_pragma(name: &str, key: &[u8; 32]) -> Zeroizing<String> {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let mut sql = Zeroizing::new(String::with_capacity(96));
    sql.push_str("PRAGMA ");
    sql.push_str(name);
    sql.push_str(" = \"x'");
    for nibble in key.iter().flat_map(|byte| [byte >> 4, byte & 15]) {
        sql.extend(DIGITS.get(usize::from(nibble)));
    }
    sql.push_str("'\";");
    sql
}
