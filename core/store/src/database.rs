//! An open file of the store, which tells a disk that fails from a file that is damaged.
//!
//! SQLCipher gives the same answer for a page that could not be read and for one that is not authentic, and keeps giving it to
//! that connection; SQLite calls a file corrupt of which the disk gives no page, and one read-only whose log it cannot open.
//! So after such an answer the file is looked at a second time, past SQLCipher and with a new connection.

use crate::error::take_doubt;
use crate::file::private;
use crate::{Key, StoreError, schema};
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::ops::{Deref, DerefMut};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use steunkring_sqlcipher::pages_are_sound;
use steunkring_sqlcipher::rusqlite::Connection;

/// Holds a connection, and what is needed to make another.
pub(crate) struct Database {
    connection: Connection,
    path: PathBuf,
    key: Key,
    migrations: &'static [&'static str],
    settings: Vec<(&'static str, &'static str)>,
    /// Whether the connection has met a page that it could not read, so that it reads nothing any more.
    spoilt: bool,
}

impl Database {
    pub(crate) fn new(
        connection: Connection,
        path: &Path,
        key: &[u8; 32],
        migrations: &'static [&'static str],
    ) -> Self {
        let (path, key) = (path.to_owned(), Key::new(*key));
        Self { connection, path, key, migrations, settings: Vec::new(), spoilt: false }
    }

    /// Sets a pragma, also for connections that come after this one.
    pub(crate) fn set(&mut self, pragma: &'static str, value: &'static str) -> Result<(), StoreError> {
        self.connection.pragma_update(None, pragma, value)?;
        self.settings.push((pragma, value));
        Ok(())
    }

    /// Does something with the connection.
    ///
    /// # Errors
    /// What the closure gives; where a page could not be read, `Damaged` if it is not authentic and else what the disk says.
    pub(crate) fn run<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.spoilt {
            self.connect_anew()?;
        }
        take_doubt();
        let done = work(&mut self.connection);
        let doubted = take_doubt();
        if done.is_err() && (doubted || !matches!(pages_are_sound(&self.connection), Ok(true))) {
            self.spoilt = true;
            return Err(self.second_look().into());
        }
        done
    }

    /// Does something without waiting for the disk at its commit: only the loss of power can still undo it.
    ///
    /// # Errors
    /// What the closure gives.
    pub(crate) fn soon<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.flushes(false)?;
        let done = catch_unwind(AssertUnwindSafe(|| work(self)));
        // A connection that does not take the setting back is not written with again.
        self.spoilt |= self.flushes(true).is_err();
        done.unwrap_or_else(|panic| resume_unwind(panic))
    }

    fn flushes(&mut self, waits: bool) -> Result<(), StoreError> {
        Ok(self.connection.pragma_update(None, "synchronous", if waits { "FULL" } else { "NORMAL" })?)
    }

    /// Verifies every page and index of the file.
    ///
    /// # Errors
    /// `Damaged` at the first fault, `Io` when the disk gives no answer.
    pub(crate) fn check(&mut self) -> Result<(), StoreError> {
        match self.run(|connection| schema::check(connection)) {
            Err(StoreError::Damaged) => Err(self.second_look()),
            other => other,
        }
    }

    /// Merges the log into the file and closes it; only then it may be given another name.
    ///
    /// # Errors
    /// `Full` or `Io`; what was written may lie in the log then.
    pub(crate) fn finish(mut self) -> Result<(), StoreError> {
        let merged = self.run(|connection| {
            let busy: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
            if busy { Err(StoreError::Busy) } else { Ok(()) }
        });
        // What was made just now is not damaged, whatever it looks like.
        merged.map_err(|error| reason(&self.path, error, || Ok(())))?;
        Ok(self.connection.close().map_err(|(_, error)| error)?)
    }

    /// Lets go of the file while `swap` puts another in its place, and goes on with that under its key.
    ///
    /// # Errors
    /// What `swap` gives or the new file; the connection then is tried again at its next use.
    pub(crate) fn swap(&mut self, key: &Key, swap: impl FnOnce() -> Result<(), StoreError>) -> Result<(), StoreError> {
        // In its place for the moment: a connection that is closed leaves no log that a new one would take for its own.
        let old = std::mem::replace(&mut self.connection, Connection::open_in_memory()?);
        self.spoilt = true;
        old.close().map_err(|(_, error)| error)?;
        self.key = key.clone();
        swap()?;
        let connected = self.connect_anew();
        connected.map_err(|error| {
            reason(&self.path, error, || schema::connect(&self.path, self.key.bytes(), self.migrations).map(drop))
        })
    }

    fn connect_anew(&mut self) -> Result<(), StoreError> {
        let fresh = schema::connect(&self.path, self.key.bytes(), self.migrations)?;
        for (pragma, value) in &self.settings {
            fresh.pragma_update(None, pragma, value)?;
        }
        self.connection = fresh;
        self.spoilt = false;
        Ok(())
    }

    fn second_look(&mut self) -> StoreError {
        let sound =
            read_through(&self.path).and_then(|()| self.connect_anew()).and_then(|()| schema::check(&self.connection));
        match sound {
            // The disk gives by now what it did not give before.
            Ok(()) => StoreError::Io(ErrorKind::Other),
            Err(error) => {
                self.spoilt = true;
                error
            }
        }
    }
}

impl Deref for Database {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.connection
    }
}

impl DerefMut for Database {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }
}

/// Says why a file could not be opened, where SQLite's reason leaves that open.
pub(crate) fn reason(path: &Path, error: StoreError, again: impl FnOnce() -> Result<(), StoreError>) -> StoreError {
    match error {
        // It says no more of a log or index that has no room.
        StoreError::Io(_) => room_for_more(path).err().unwrap_or(error),
        StoreError::ReadOnly => match File::options().write(true).open(path) {
            Ok(_) => StoreError::Io(ErrorKind::Other),
            Err(found) => found.into(),
        },
        StoreError::Damaged => match read_through(path).and_then(|()| again()) {
            Ok(()) => StoreError::Io(ErrorKind::Other),
            Err(found) => found,
        },
        other => other,
    }
}

/// Reads a file and its log past SQLCipher.
fn read_through(path: &Path) -> Result<(), StoreError> {
    for end in ["", "-wal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        match File::open(name) {
            Err(error) if error.kind() == ErrorKind::NotFound && !end.is_empty() => {}
            opened => drop(io::copy(&mut opened?, &mut io::sink())?),
        }
    }
    Ok(())
}

/// Bytes of the index that SQLite keeps of a log.
const INDEX_BYTES: usize = 32 << 10;

/// Tries whether a file beside another can be made and filled.
fn room_for_more(path: &Path) -> Result<(), StoreError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".room");
    let place = PathBuf::from(name);
    let mut file = private().create(true).truncate(true).open(&place)?;
    let filled = file.write_all(&[0; INDEX_BYTES]);
    // Empty or full, it is of no use; what stays is overwritten the next time.
    let _ = std::fs::remove_file(&place);
    Ok(filled?)
}
