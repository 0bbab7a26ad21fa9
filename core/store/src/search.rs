//! The search index: a file of its own, derived from the documents, that may be lost.

mod words;

use crate::database::Database;
use crate::error::check_size;
use crate::home::remove_database;
use crate::space::lock;
use crate::{Key, StoreError, schema};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use steunkring_sqlcipher::rusqlite::{self, Connection, OptionalExtension, Row, TransactionBehavior, params};
use words::{CLOSE, OPEN, clean, match_expression, take_marks};

/// Most hits of one query.
const HITS: usize = 200;
/// Most bytes of a row's body; what comes after is not found. 1 MiB.
const BODY_BYTES: usize = 1 << 20;

/// Finds rows of documents by their words, over all spaces of a home. Case and diacritics do not count: é = e.
pub struct SearchIndex {
    path: PathBuf,
    key: Key,
    /// Opened when first needed: most starts of the app end without a search.
    connection: Mutex<Option<Database>>,
}

/// Says what became of one row or document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchChange {
    /// The row is there with these words, whatever was there before.
    Replace(SearchRow),
    /// The row is gone.
    Remove {
        /// The document it was in.
        document: Vec<u8>,
        /// Its key within the document.
        key: Vec<u8>,
    },
    /// All rows of a document are gone.
    RemoveDocument {
        /// The document.
        document: Vec<u8>,
    },
}

/// Holds the words of one thing that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchRow {
    /// The document it is in, at most 1,024 bytes.
    pub document: Vec<u8>,
    /// Its key within the document, at most 1,024 bytes.
    pub key: Vec<u8>,
    /// The kind its writer gave.
    pub kind: u32,
    /// What it is called, at most 4,096 bytes; counts more than the body.
    pub title: String,
    /// Its other words; the first 1 MiB is found.
    pub body: String,
}

/// Describes one find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The space it is in.
    pub space: Vec<u8>,
    /// The document it is in.
    pub document: Vec<u8>,
    /// Its key within the document.
    pub key: Vec<u8>,
    /// The kind its writer gave.
    pub kind: u32,
    /// Its whole title.
    pub title: Marked,
    /// The best part of its body, about twenty words, with `…` where it was cut.
    pub snippet: Marked,
}

/// Holds a text and where in it the words sought stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// Ranges of bytes (UTF-8) in the text, in order, on character borders.
    pub hits: Vec<Range<usize>>,
}

impl SearchIndex {
    pub(crate) fn new(path: &Path, key: &Key) -> Self {
        Self { path: path.to_owned(), key: key.clone(), connection: Mutex::new(None) }
    }

    /// Applies changes of one space and raises its watermark, all in one step.
    ///
    /// # Errors
    /// `Invalid` outside the limits, `Full`; the index is as it was then.
    pub fn apply(&self, space: &[u8], watermark: u64, changes: &[SearchChange]) -> Result<(), StoreError> {
        check_size(space, 1, 64, "id of 1 to 64 bytes")?;
        let watermark = i64::try_from(watermark).map_err(|_| StoreError::Invalid("watermark below 2^63"))?;
        self.transact(|connection| {
        for change in changes {
            apply_one(connection, space, change)?;
        }
        connection.execute(
            "INSERT INTO watermark (space, value) VALUES (?1, ?2) ON CONFLICT (space) DO UPDATE SET value = excluded.value",
            params![space, watermark],
        )?;
        Ok(())
        })
    }

    /// Says how far a space was indexed; 0 when nothing was.
    pub fn watermark(&self, space: &[u8]) -> Result<u64, StoreError> {
        let found: Option<i64> = self.transact(|connection| {
            let sql = "SELECT value FROM watermark WHERE space = ?1";
            Ok(connection.query_row(sql, [space], |row| row.get(0)).optional()?)
        })?;
        Ok(found.unwrap_or_default().unsigned_abs())
    }

    /// Finds the rows that hold every word of `text`, the last one also as a beginning; the best first, at most `limit`
    /// and at most 200. `space` limits the search to one space. Of `text` the first 512 bytes and 16 words count, and
    /// nothing in it is syntax.
    ///
    /// # Errors
    /// `Damaged` when the file is; [`Self::clear`] mends that.
    pub fn query(&self, text: &str, space: Option<&[u8]>, limit: usize) -> Result<Vec<Hit>, StoreError> {
        let Some(expression) = match_expression(text) else { return Ok(Vec::new()) };
        let limit = i64::try_from(limit.min(HITS)).unwrap_or_default();
        self.transact(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT entry.space, entry.document, entry.key, entry.kind, \
             highlight(word, 0, ?4, ?5), snippet(word, 1, ?4, ?5, '…', 20) \
             FROM word JOIN entry ON entry.id = word.rowid \
             WHERE word MATCH ?1 AND (?2 IS NULL OR entry.space = ?2) \
             ORDER BY bm25(word, 4.0, 1.0), entry.id LIMIT ?3",
            )?;
            let values = params![expression, space, limit, OPEN.to_string(), CLOSE.to_string()];
            Ok(statement.query_map(values, hit)?.collect::<Result<_, _>>()?)
        })
    }

    /// Forgets one space.
    pub fn clear_space(&self, space: &[u8]) -> Result<(), StoreError> {
        self.transact(|connection| {
            connection.execute("DELETE FROM entry WHERE space = ?1", [space])?;
            connection.execute("DELETE FROM watermark WHERE space = ?1", [space])?;
            Ok(())
        })
    }

    /// Throws the file away and begins an empty one; all watermarks are 0 then.
    pub fn clear(&self) -> Result<(), StoreError> {
        let mut connection = lock(&self.connection);
        // Let go of before it is removed, since its closing would write beside the new one.
        *connection = None;
        *connection = Some(fresh(&self.path, &self.key)?);
        Ok(())
    }

    /// Runs a closure as one transaction; a file that is missing, damaged or of a newer version begins again, empty.
    fn transact<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.with_connection(|connection| schema::transact(connection, TransactionBehavior::Deferred, work))
    }

    /// Gives the file itself, for what cannot be done in a transaction.
    pub(crate) fn with_connection<T>(
        &self,
        work: impl FnOnce(&mut Database) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connection = lock(&self.connection);
        let connection = match &mut *connection {
            Some(connection) => connection,
            none => none.insert(match schema::open_existing(&self.path, self.key.bytes(), schema::SEARCH) {
                Err(StoreError::Missing | StoreError::Damaged | StoreError::TooNew) => fresh(&self.path, &self.key)?,
                opened => quick(opened?)?,
            }),
        };
        work(connection)
    }
}

impl std::fmt::Debug for SearchIndex {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("SearchIndex(…)")
    }
}

fn fresh(path: &Path, key: &Key) -> Result<Database, StoreError> {
    remove_database(path)?;
    quick(schema::create(path, key.bytes(), schema::SEARCH)?)
}

/// The index can be derived again, so it need not wait for the disk.
fn quick(mut connection: Database) -> Result<Database, StoreError> {
    connection.set("synchronous", "NORMAL")?;
    Ok(connection)
}

fn apply_one(connection: &Connection, space: &[u8], change: &SearchChange) -> Result<(), StoreError> {
    match change {
        SearchChange::Replace(row) => {
            check_size(&row.document, 0, 1024, "document of at most 1,024 bytes")?;
            check_size(&row.key, 0, 1024, "key of at most 1,024 bytes")?;
            check_size(row.title.as_bytes(), 0, 4096, "title of at most 4,096 bytes")?;
            remove(connection, space, &row.document, &row.key)?;
            connection
                .prepare_cached(
                    "INSERT INTO entry (space, document, key, kind, title, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute(params![
                    space,
                    row.document,
                    row.key,
                    row.kind,
                    clean(&row.title, row.title.len()),
                    clean(&row.body, BODY_BYTES)
                ])?;
        }
        SearchChange::Remove { document, key } => remove(connection, space, document, key)?,
        SearchChange::RemoveDocument { document } => {
            connection
                .prepare_cached("DELETE FROM entry WHERE space = ?1 AND document = ?2")?
                .execute(params![space, document])?;
        }
    }
    Ok(())
}

fn remove(connection: &Connection, space: &[u8], document: &[u8], key: &[u8]) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM entry WHERE space = ?1 AND document = ?2 AND key = ?3")?
        .execute(params![space, document, key])?;
    Ok(())
}

fn hit(row: &Row<'_>) -> rusqlite::Result<Hit> {
    Ok(Hit {
        space: row.get(0)?,
        document: row.get(1)?,
        key: row.get(2)?,
        kind: row.get(3)?,
        title: take_marks(row.get_ref(4)?.as_str()?),
        snippet: take_marks(row.get_ref(5)?.as_str()?),
    })
}
