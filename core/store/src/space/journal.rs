//! The typing journal of a space: a file of its own beside the space's, in which every keystroke is before it is shown.
//!
//! A line survives the death of the process when [`Space::journal`] returns, and the loss of power a quarter of a second later: a
//! thread flushes the file that long after the first line that is not flushed. Lines are dropped once they stand in a stored
//! change, and the file is removed when its space is closed without lines.

use super::Space;
use crate::database::Database;
use crate::error::check_size;
use crate::home::remove_database;
use crate::space::lock;
use crate::{Key, StoreError, schema};
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use steunkring_sqlcipher::rusqlite::{TransactionBehavior, params};

/// How long a line waits at most for the flush after it.
pub const FLUSH_AFTER: Duration = Duration::from_millis(250);
/// Most bytes of a line: 1 MiB.
const LINE_BYTES: usize = 1 << 20;
/// Most bytes of the id of a document.
const DOCUMENT_BYTES: usize = 64;
/// Most lines in a journal.
const LINES: u64 = 1_000_000;

/// Names a line of a journal: later lines of a run are greater, and no two runs are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineMark {
    /// The run: drawn at random when the file was made.
    pub run: [u8; 16],
    /// The number in the run, from 1.
    pub n: u64,
}

/// Holds a line that stands in no stored change, or of which its writer did not get to drop it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalLine {
    /// Which line it is.
    pub mark: LineMark,
    /// The document it was typed in.
    pub document: Vec<u8>,
    /// What its writer gave.
    pub bytes: Vec<u8>,
}

impl Space {
    /// Writes a line of the journal.
    ///
    /// # Errors
    /// `Invalid` outside the limits, `Full`, `ReadOnly`, `Io`; the line is not there then. Also when lines before could not be
    /// flushed: they may not survive the loss of power.
    pub fn journal(&self, document: &[u8], bytes: &[u8]) -> Result<LineMark, StoreError> {
        check_size(document, 1, DOCUMENT_BYTES, "id of 1 to 64 bytes")?;
        check_size(bytes, 0, LINE_BYTES, "line of at most 1 MiB")?;
        let mut slot = lock(&self.0.journal.open);
        let journal = match &mut *slot {
            Some(journal) => journal,
            none => none.insert(self.0.journal.open()?),
        };
        journal.append(document, bytes)
    }

    /// The lines of the journal, in the order in which they were written; none where there is no file.
    ///
    /// # Errors
    /// `Damaged`, `TooNew`, `Io`.
    pub fn journal_lines(&self) -> Result<Vec<JournalLine>, StoreError> {
        let mut slot = lock(&self.0.journal.open);
        let journal = match &mut *slot {
            Some(journal) => journal,
            None if !self.0.journal.path.try_exists()? => return Ok(Vec::new()),
            none => none.insert(self.0.journal.open()?),
        };
        journal.lines()
    }

    /// Drops the lines of a document up to one; they stand in a stored change.
    ///
    /// # Errors
    /// `Full`, `ReadOnly`, `Io`; the lines are still there then.
    pub fn drop_journal(&self, document: &[u8], through: LineMark) -> Result<(), StoreError> {
        match &mut *lock(&self.0.journal.open) {
            Some(journal) if journal.run == through.run => journal.drop_through(document, through.n),
            _ => Ok(()),
        }
    }

    /// Puts a journal that cannot be read aside, beside its place, so that a new one can begin and somebody can look at the old one.
    ///
    /// # Errors
    /// `ReadOnly`, `Io`.
    pub fn set_journal_aside(&self) -> Result<(), StoreError> {
        let slot = &self.0.journal;
        *lock(&slot.open) = None;
        let aside = aside_path(&slot.path);
        remove_database(&aside)?;
        std::fs::rename(&slot.path, &aside)?;
        // The log belongs to the file that was put aside; a new file would take it for its own.
        remove_database(&slot.path)?;
        crate::file::sync_parent(&slot.path)
    }

    /// Flushes the journal now, where anything was written in it: its lines survive the loss of power when this returns.
    ///
    /// # Errors
    /// `Full`, `Io`; the lines may not survive it then.
    pub fn flush_journal(&self) -> Result<(), StoreError> {
        lock(&self.0.journal.open).as_ref().map_or(Ok(()), |journal| journal.flusher.flush())
    }

    /// How often the journal was flushed since its space was opened.
    pub fn journal_flushes(&self) -> u64 {
        lock(&self.0.journal.open).as_ref().map_or(0, |journal| journal.flusher.shared.flushes.load(Ordering::Relaxed))
    }
}

/// Where the journal of a space is, and the journal where it is open.
pub(super) struct JournalSlot {
    path: PathBuf,
    key: Key,
    open: Mutex<Option<Journal>>,
}

impl JournalSlot {
    pub(super) fn new(space: &Path, key: &Key) -> Self {
        Self { path: journal_path(space), key: key.clone(), open: Mutex::new(None) }
    }

    /// Opens the journal that is there, or a new one.
    fn open(&self) -> Result<Journal, StoreError> {
        match schema::open_existing(&self.path, self.key.bytes(), schema::JOURNAL) {
            Ok(connection) => Journal::start(&self.path, connection),
            // Cut off while it was being made, before its first line.
            Err(StoreError::Damaged) if std::fs::metadata(&self.path)?.len() == 0 => self.create(),
            Err(StoreError::Missing) => self.create(),
            Err(error) => Err(error),
        }
    }

    fn create(&self) -> Result<Journal, StoreError> {
        // Made beside its place, so that a journal is there with its run or not at all.
        let mut draft = self.path.as_os_str().to_owned();
        draft.push(".new");
        let draft = PathBuf::from(draft);
        remove_database(&draft)?;
        let connection = schema::create(&draft, self.key.bytes(), schema::JOURNAL)?;
        connection.execute("INSERT INTO meta (name, value) VALUES ('run', ?1)", [crate::key::random::<16>()?])?;
        connection.finish()?;
        remove_database(&self.path)?;
        std::fs::rename(&draft, &self.path)?;
        crate::file::sync_parent(&self.path)?;
        Journal::start(&self.path, schema::open_existing(&self.path, self.key.bytes(), schema::JOURNAL)?)
    }
}

impl Drop for JournalSlot {
    fn drop(&mut self) {
        let slot = self.open.get_mut().unwrap_or_else(PoisonError::into_inner);
        let empty = slot.as_mut().is_some_and(|journal| journal.lines().is_ok_and(|lines| lines.is_empty()));
        *slot = None;
        if empty {
            // What stays is an empty journal, which the next opening removes.
            let _ = remove_database(&self.path);
        }
    }
}

/// Removes the journal of a space, from the path of its file, and one that was put aside.
pub(crate) fn remove_journal(space: &Path) -> Result<(), StoreError> {
    let path = journal_path(space);
    remove_database(&aside_path(&path))?;
    remove_database(&path)
}

fn journal_path(space: &Path) -> PathBuf {
    space.with_extension("typing")
}

fn aside_path(journal: &Path) -> PathBuf {
    journal.with_extension("typing-damaged")
}

struct Journal {
    connection: Database,
    run: [u8; 16],
    next: u64,
    flusher: Flusher,
}

impl Journal {
    fn start(path: &Path, mut connection: Database) -> Result<Self, StoreError> {
        let (run, last) = schema::transact(&mut connection, TransactionBehavior::Deferred, |connection| {
            let run = connection.query_row("SELECT value FROM meta WHERE name = 'run'", [], |row| row.get(0))?;
            let last: Option<i64> = connection.query_row("SELECT max(n) FROM line", [], |row| row.get(0))?;
            Ok::<_, StoreError>((run, last))
        })?;
        // A commit is in the log and survives the death of the process; the flusher sees to the loss of power.
        connection.set("synchronous", "NORMAL")?;
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        let log = OpenOptions::new().read(true).write(true).open(log)?;
        Ok(Self { connection, run, next: last.unwrap_or_default().unsigned_abs() + 1, flusher: Flusher::start(log)? })
    }

    fn append(&mut self, document: &[u8], bytes: &[u8]) -> Result<LineMark, StoreError> {
        self.flusher.check()?;
        if self.next > LINES {
            return Err(StoreError::Invalid("at most 1,000,000 lines in a journal"));
        }
        let n = i64::try_from(self.next).map_err(|_| StoreError::Invalid("number of a line"))?;
        schema::transact(&mut self.connection, TransactionBehavior::Immediate, |connection| {
            connection
                .prepare_cached("INSERT INTO line (n, document, bytes) VALUES (?1, ?2, ?3)")?
                .execute(params![n, document, bytes])?;
            Ok::<_, StoreError>(())
        })?;
        let mark = LineMark { run: self.run, n: self.next };
        self.next += 1;
        self.flusher.wrote();
        Ok(mark)
    }

    fn lines(&mut self) -> Result<Vec<JournalLine>, StoreError> {
        let run = self.run;
        schema::transact(&mut self.connection, TransactionBehavior::Deferred, |connection| {
            let mut statement = connection.prepare("SELECT n, document, bytes FROM line ORDER BY n")?;
            let lines = statement.query_map([], |row| {
                let n: i64 = row.get(0)?;
                let mark = LineMark { run, n: n.unsigned_abs() };
                Ok(JournalLine { mark, document: row.get(1)?, bytes: row.get(2)? })
            })?;
            Ok(lines.collect::<Result<_, _>>()?)
        })
    }

    fn drop_through(&mut self, document: &[u8], n: u64) -> Result<(), StoreError> {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        schema::transact(&mut self.connection, TransactionBehavior::Immediate, |connection| {
            connection
                .prepare_cached("DELETE FROM line WHERE document = ?1 AND n <= ?2")?
                .execute(params![document, n])?;
            Ok(())
        })
    }
}

/// Flushes the log of a journal a while after it was written to.
struct Flusher {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    log: File,
    state: Mutex<State>,
    wake: Condvar,
    flushes: AtomicU64,
}

struct State {
    /// When the flush is due; none while everything is flushed.
    due: Option<Instant>,
    stop: bool,
    /// What the last flush came to, where it failed.
    failed: Option<StoreError>,
}

impl Flusher {
    fn start(log: File) -> Result<Self, StoreError> {
        let state = Mutex::new(State { due: None, stop: false, failed: None });
        let shared = Arc::new(Shared { log, state, wake: Condvar::new(), flushes: AtomicU64::new(0) });
        let theirs = shared.clone();
        let thread = thread::Builder::new().name("steunkring-journal".into()).spawn(move || theirs.flush_when_due())?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Says once that lines were written which are not flushed.
    fn check(&self) -> Result<(), StoreError> {
        lock_state(&self.shared).failed.take().map_or(Ok(()), Err)
    }

    /// Flushes what is written by now.
    fn flush(&self) -> Result<(), StoreError> {
        self.check()?;
        lock_state(&self.shared).due = None;
        Ok(self.shared.flush()?)
    }

    fn wrote(&self) {
        let mut state = lock_state(&self.shared);
        if state.due.is_none() {
            state.due = Some(Instant::now() + FLUSH_AFTER);
            self.shared.wake.notify_one();
        }
    }
}

impl Drop for Flusher {
    fn drop(&mut self) {
        lock_state(&self.shared).stop = true;
        self.shared.wake.notify_one();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn flush(&self) -> std::io::Result<()> {
        let flushed = self.log.sync_data();
        self.flushes.fetch_add(1, Ordering::Relaxed);
        flushed
    }

    fn flush_when_due(&self) {
        let mut state = lock_state(self);
        loop {
            let now = Instant::now();
            match state.due {
                // Stopping flushes what is left.
                Some(due) if due <= now || state.stop => {
                    state.due = None;
                    drop(state);
                    let flushed = self.flush();
                    state = lock_state(self);
                    if let Err(error) = flushed {
                        state.failed = Some(error.into());
                    }
                }
                _ if state.stop => return,
                Some(due) => {
                    let waited = self.wake.wait_timeout(state, due - now);
                    state = waited.unwrap_or_else(PoisonError::into_inner).0;
                }
                None => state = self.wake.wait(state).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

fn lock_state(shared: &Shared) -> std::sync::MutexGuard<'_, State> {
    shared.state.lock().unwrap_or_else(PoisonError::into_inner)
}
