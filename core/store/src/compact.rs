//! Giving room that deleted rows left back to the disk, in steps between which it can be stopped.
//!
//! Files have `auto_vacuum = INCREMENTAL`, so that free pages can be taken off the end of a file few at a time. Measured on
//! a family's kind of file (17 MB, 250 documents, three of four saved anew, release build, three rounds): 38 steps of 64
//! pages took 101 to 160 ms and none kept a writer waiting above 34 ms, with 4.2 MB of log; one VACUUM took 118 to 290 ms,
//! kept a writer waiting for all of it, wrote 6.5 to 7.5 MB of log and holds a second file in memory. It made a file that
//! was between nothing and 13 % smaller, since it also fills half-empty pages. A write costs the same with and without
//! (45 µs at the median), and what a stopped run freed stays freed, which a stopped VACUUM loses.

use crate::database::Database;
use crate::{Home, Space, StoreError, schema};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use steunkring_sqlcipher::rusqlite::{Connection, Error as SqlError, ErrorCode, TransactionBehavior};

/// Stops a long work from another thread; clones stop the same work.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks the work to stop; it does so within a step, and nothing is lost.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the work was asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Says what a compaction did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compacted {
    /// How many bytes went back to the disk.
    pub freed: u64,
    /// Whether all was done; if not, a later run goes on.
    pub finished: bool,
}

impl Space {
    /// Gives room that deleted rows left back to the disk. Works in steps of 64 pages (256 KiB), each a transaction of its
    /// own, so other writes go in between. A file that an app of the first schema made is written anew once, which can be
    /// stopped too, and begins again then.
    ///
    /// # Errors
    /// `Damaged` with the file untouched, `Full`, `ReadOnly` or `Io`; what was freed by then stays freed.
    pub fn compact(&self, cancel: &Cancel) -> Result<Compacted, StoreError> {
        run(cancel, |cancel| self.run(move |writer| step(writer.connection()?, &cancel)))
    }

    /// Says how many bytes compacting and sweeping would give back: free pages of the file, and photos and voice notes that no row
    /// names.
    ///
    /// # Errors
    /// `Damaged`, `ReadOnly` or `Io`.
    pub fn spare(&self) -> Result<u64, StoreError> {
        let free = self.with_reader(|connection| {
            let pages = number(connection, "PRAGMA freelist_count")?.unsigned_abs();
            Ok::<_, StoreError>(pages.saturating_mul(page(connection)?))
        })?;
        Ok(free + self.loose_media()?)
    }
}

impl Home {
    /// Compacts `home.db`, the search index and every space, as [`Space::compact`].
    ///
    /// # Errors
    /// As [`Space::compact`], and as [`Home::open_space`].
    pub fn compact(&self, cancel: &Cancel) -> Result<Compacted, StoreError> {
        let mut all = self.compact_own(cancel)?;
        for space in self.spaces()? {
            all.add(self.open_space(&space.id)?.compact(cancel)?);
        }
        Ok(all)
    }

    /// Compacts `home.db` and the search index only.
    ///
    /// # Errors
    /// As [`Space::compact`].
    pub fn compact_own(&self, cancel: &Cancel) -> Result<Compacted, StoreError> {
        let mut all = run(cancel, |cancel| step(&mut self.db(), &cancel))?;
        all.add(run(cancel, |cancel| self.search().with_connection(|connection| step(connection, &cancel)))?);
        Ok(all)
    }
}

impl Compacted {
    fn add(&mut self, part: Self) {
        self.freed += part.freed;
        self.finished &= part.finished;
    }
}

/// How many pages go in one step.
const PAGES: u32 = 64;
/// After how many instructions of SQLite's machine a running VACUUM asks whether to stop; a row that it copies takes about
/// four.
const INSTRUCTIONS: i32 = 20;

/// What one step did.
enum Step {
    More(u64),
    Done(u64),
    Stopped,
}

fn run(cancel: &Cancel, mut step: impl FnMut(Cancel) -> Result<Step, StoreError>) -> Result<Compacted, StoreError> {
    let mut all = Compacted::default();
    while !cancel.is_stopped() {
        match step(cancel.clone())? {
            Step::More(freed) => all.freed += freed,
            Step::Done(freed) => {
                all.freed += freed;
                all.finished = true;
                break;
            }
            Step::Stopped => break,
        }
    }
    Ok(all)
}

fn step(connection: &mut Database, cancel: &Cancel) -> Result<Step, StoreError> {
    let before = size(connection)?;
    if number(connection, "PRAGMA auto_vacuum")? != INCREMENTAL {
        let done = connection.run(|connection| rewrite(connection, cancel))?;
        return Ok(if done { Step::More(before.saturating_sub(size(connection)?)) } else { Step::Stopped });
    }
    if number(connection, "PRAGMA freelist_count")? > 0 {
        // A page that is not authentic would be moved as zeros and be sound then: the transaction asks before it commits.
        schema::transact(connection, TransactionBehavior::Immediate, |transaction| {
            let mut pages = transaction.prepare(&format!("PRAGMA incremental_vacuum({PAGES})"))?;
            let mut rows = pages.query([])?;
            while rows.next()?.is_some() {}
            Ok::<_, StoreError>(())
        })?;
    }
    let freed = before.saturating_sub(size(connection)?);
    let done = freed == 0 || number(connection, "PRAGMA freelist_count")? == 0;
    // The file becomes shorter when its log is merged; only the last step waits for who still reads the log.
    let merge = if done { "PRAGMA wal_checkpoint(TRUNCATE)" } else { "PRAGMA wal_checkpoint(PASSIVE)" };
    connection.query_row(merge, [], |_| Ok(()))?;
    Ok(if done { Step::Done(freed) } else { Step::More(freed) })
}

/// Writes a file of the first schema anew, as one whose free pages can be taken off; says false when it was stopped.
fn rewrite(connection: &mut Connection, cancel: &Cancel) -> Result<bool, StoreError> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    // VACUUM commits by itself, so what is not authentic must be found before.
    schema::check(connection)?;
    connection.pragma_update(None, "auto_vacuum", INCREMENTAL)?;
    let cancel = cancel.clone();
    connection.progress_handler(INSTRUCTIONS, Some(move || cancel.is_stopped()))?;
    let done = connection.execute_batch("VACUUM");
    connection.progress_handler(0, None::<fn() -> bool>)?;
    match done {
        Err(SqlError::SqliteFailure(error, _)) if error.code == ErrorCode::OperationInterrupted => Ok(false),
        done => Ok(done.map(|()| true)?),
    }
}

/// SQLite's number of the mode.
const INCREMENTAL: i64 = 2;

fn size(connection: &Connection) -> Result<u64, StoreError> {
    let pages = number(connection, "PRAGMA page_count")?.unsigned_abs();
    Ok(pages.saturating_mul(page(connection)?))
}

/// How many bytes a page has.
fn page(connection: &Connection) -> Result<u64, StoreError> {
    // SQLCipher answers with a text.
    let bytes: String = connection.query_row("PRAGMA cipher_page_size", [], |row| row.get(0))?;
    bytes.parse().map_err(|_| StoreError::Damaged)
}

fn number(connection: &Connection, sql: &str) -> Result<i64, StoreError> {
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;
    use steunkring_sqlcipher::rusqlite::params;

    const KEY: [u8; 32] = [5; 32];

    /// A file of which fifteen of sixteen rows were deleted; `mode` says how SQLite keeps its free pages.
    fn holed(path: &Path, mode: &str) -> Database {
        let connection = schema::create(path, &KEY, schema::SPACE).unwrap();
        connection.execute_batch(&format!("PRAGMA auto_vacuum = {mode}; VACUUM;")).unwrap();
        let rows = connection.unchecked_transaction().unwrap();
        for n in 0..200_u32 {
            rows.execute("INSERT INTO state VALUES (1, ?1, ?2)", params![n.to_be_bytes(), [9_u8; 9000]]).unwrap();
        }
        rows.execute("DELETE FROM state WHERE hex(key) NOT LIKE '%0'", []).unwrap();
        rows.commit().unwrap();
        connection
    }

    fn rows(connection: &Connection) -> i64 {
        schema::check(connection).unwrap();
        number(connection, "SELECT count(*) FROM state WHERE length(value) = 9000").unwrap()
    }

    /// After whichever step a run is stopped, the file is whole, has become shorter by all that was freed, and the next
    /// run does the rest.
    #[test]
    fn a_run_stopped_after_any_step_keeps_what_it_freed() {
        let folder = tempfile::tempdir().unwrap();
        for steps in 1.. {
            let path = folder.path().join(format!("{steps}.db"));
            let mut connection = holed(&path, "INCREMENTAL");
            let (kept, before) = (rows(&connection), size(&connection).unwrap());
            let cancel = Cancel::default();
            let mut left = steps;
            let done = run(&cancel, |cancel| {
                left -= 1;
                if left == 0 {
                    cancel.stop();
                }
                step(&mut connection, &cancel)
            });
            let done = done.unwrap();
            assert!(done.freed > 0);
            assert_eq!((rows(&connection), size(&connection).unwrap()), (kept, before - done.freed));
            assert_eq!(std::fs::metadata(&path).unwrap().len(), before - done.freed, "the disk has it back");
            if done.finished {
                assert!(steps > 5, "several steps are needed, so that stopping means something");
                break;
            }
            let rest = run(&Cancel::default(), |cancel| step(&mut connection, &cancel)).unwrap();
            assert!(rest.finished && rest.freed > 0);
            assert_eq!(rows(&connection), kept);
        }
    }

    #[test]
    fn writing_a_file_anew_can_be_stopped_and_begins_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.db");
        let mut connection = holed(&path, "NONE");
        let (kept, before) = (rows(&connection), size(&connection).unwrap());
        let cancel = Cancel::default();
        cancel.stop();
        // Asked past the run, which would not begin: the stop comes to SQLite while it copies.
        assert_eq!(rewrite(&mut connection, &cancel), Ok(false));
        assert_eq!((rows(&connection), size(&connection).unwrap()), (kept, before));
        assert_eq!(number(&connection, "PRAGMA auto_vacuum"), Ok(0));
        let done = run(&Cancel::default(), |cancel| step(&mut connection, &cancel)).unwrap();
        assert!(done.finished && done.freed > before / 2);
        assert_eq!((rows(&connection), number(&connection, "PRAGMA auto_vacuum")), (kept, Ok(INCREMENTAL)));
        // The handler that stopped it is gone.
        connection.execute("DELETE FROM state", []).unwrap();
    }
}
