//! What can be read and written in one transaction of a space.

use crate::StoreError;
use crate::error::check_size;
use crate::media::MediaFolder;
use std::ops::Deref;
use steunkring_sqlcipher::rusqlite::{self, Connection, OptionalExtension, Row, ToSql, params};

/// Most bytes of a key, an id or a name.
const KEY_BYTES: usize = 1024;
/// Most bytes of a value, a change or a snapshot: 64 MiB.
const VALUE_BYTES: usize = 64 << 20;

/// Reads one consistent state of a space.
pub struct Reader<'a>(&'a Connection);

/// Writes in one transaction of a space; reads see what it wrote.
pub struct Tx<'a>(Reader<'a>, &'a MediaFolder);

/// Names a document and says how much of it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentHead {
    /// The document's id.
    pub id: Vec<u8>,
    /// Its generation: a higher one begins after an erasure.
    pub generation: u32,
    /// The kind its saver gave.
    pub kind: u32,
    /// How many changes were appended since the snapshot.
    pub changes: u64,
}

/// Holds a snapshot of a document and the raw changes since it, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDocument {
    /// The kind its saver gave.
    pub kind: u32,
    /// The snapshot last saved.
    pub snapshot: Vec<u8>,
    /// The changes appended since, in the order of appending.
    pub changes: Vec<Vec<u8>>,
}

/// Holds a key of the sync engine and its value.
pub type StateRow = (Vec<u8>, Vec<u8>);

/// Holds one row of a projection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenRow {
    /// The row's key within its kind.
    pub key: Vec<u8>,
    /// The revision its writer gave.
    pub revision: u64,
    /// The row's contents.
    pub value: Vec<u8>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(connection: &'a Connection) -> Self {
        Self(connection)
    }

    /// Looks up a value of the sync engine.
    pub fn state(&self, kind: u32, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.one("SELECT value FROM state WHERE kind = ?1 AND key = ?2", params![kind, key])
    }

    /// Lists all keys and values of one kind, by key.
    pub fn scan_state(&self, kind: u32) -> Result<Vec<StateRow>, StoreError> {
        self.all("SELECT key, value FROM state WHERE kind = ?1 ORDER BY key", params![kind], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
    }

    /// Counts the keys of one kind.
    pub fn count_state(&self, kind: u32) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM state WHERE kind = ?1";
        let count: i64 = self.0.prepare_cached(sql)?.query_row(params![kind], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// Hands each key and value of one kind on, by key and one at a time, and ends at the first error.
    ///
    /// # Errors
    /// What the closure gives, or as SQLite reports.
    pub fn each_state<E: From<StoreError>>(
        &self,
        kind: u32,
        mut take: impl FnMut(Vec<u8>, Vec<u8>) -> Result<(), E>,
    ) -> Result<(), E> {
        let find = "SELECT key, value FROM state WHERE kind = ?1 ORDER BY key";
        let mut find = self.0.prepare_cached(find).map_err(StoreError::from)?;
        let mut rows = find.query(params![kind]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            take(row.get(0).map_err(StoreError::from)?, row.get(1).map_err(StoreError::from)?)?;
        }
        Ok(())
    }

    /// Whether a document is stored.
    pub fn has_document(&self, id: &[u8], generation: u32) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM document WHERE id = ?1 AND generation = ?2)";
        Ok(self.0.prepare_cached(sql)?.query_row(params![id, generation], |row| row.get(0))?)
    }

    /// Loads a document's snapshot and the changes since.
    pub fn load_document(&self, id: &[u8], generation: u32) -> Result<Option<StoredDocument>, StoreError> {
        let found = self
            .0
            .prepare_cached("SELECT kind, snapshot FROM document WHERE id = ?1 AND generation = ?2")?
            .query_row(params![id, generation], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((kind, snapshot)) = found else { return Ok(None) };
        let changes = self.all(
            "SELECT bytes FROM change WHERE document = ?1 AND generation = ?2 ORDER BY n",
            params![id, generation],
            |row| row.get(0),
        )?;
        Ok(Some(StoredDocument { kind, snapshot, changes }))
    }

    /// Lists the documents, by id and generation.
    pub fn documents(&self) -> Result<Vec<DocumentHead>, StoreError> {
        self.all(
            "SELECT id, generation, kind, (SELECT count(*) FROM change \
             WHERE change.document = document.id AND change.generation = document.generation) \
             FROM document ORDER BY id, generation",
            params![],
            |row| {
                let changes: i64 = row.get(3)?;
                Ok(DocumentHead {
                    id: row.get(0)?,
                    generation: row.get(1)?,
                    kind: row.get(2)?,
                    changes: changes.unsigned_abs(),
                })
            },
        )
    }

    /// Looks up one row of a projection.
    pub fn screen(&self, kind: u32, key: &[u8]) -> Result<Option<ScreenRow>, StoreError> {
        Ok(self
            .0
            .prepare_cached("SELECT key, revision, value FROM screen WHERE kind = ?1 AND key = ?2")?
            .query_row(params![kind, key], screen_row)
            .optional()?)
    }

    /// Lists the rows of one projection, by key.
    pub fn screens(&self, kind: u32) -> Result<Vec<ScreenRow>, StoreError> {
        self.all("SELECT key, revision, value FROM screen WHERE kind = ?1 ORDER BY key", params![kind], screen_row)
    }

    /// Looks up a named value of the file itself, such as the version of its projections.
    pub fn meta(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.one("SELECT value FROM meta WHERE name = ?1", params![name])
    }

    fn one(&self, sql: &str, values: &[&dyn ToSql]) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.0.prepare_cached(sql)?.query_row(values, |row| row.get(0)).optional()?)
    }

    pub(crate) fn all<T>(
        &self,
        sql: &str,
        values: &[&dyn ToSql],
        take: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        Ok(self.0.prepare_cached(sql)?.query_map(values, take)?.collect::<Result<_, _>>()?)
    }
}

impl<'a> Tx<'a> {
    pub(crate) fn new(connection: &'a Connection, media: &'a MediaFolder) -> Self {
        Self(Reader::new(connection), media)
    }

    pub(crate) fn folder(&self) -> &MediaFolder {
        self.1
    }

    /// Stores a value of the sync engine, over the one that was there. Keys take 0 to 1,024 bytes, values up to 64 MiB;
    /// this holds for every key, id and value here.
    pub fn put_state(&self, kind: u32, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        check(key, value)?;
        self.run(
            "INSERT INTO state (kind, key, value) VALUES (?1, ?2, ?3) \
             ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value",
            params![kind, key, value],
        )?;
        Ok(())
    }

    /// Deletes a value of the sync engine, and says whether there was one.
    pub fn delete_state(&self, kind: u32, key: &[u8]) -> Result<bool, StoreError> {
        Ok(self.run("DELETE FROM state WHERE kind = ?1 AND key = ?2", params![kind, key])? > 0)
    }

    /// Deletes the keys of one kind from one to another, both included, and gives their values, by key.
    pub fn take_state(&self, kind: u32, first: &[u8], last: &[u8]) -> Result<Vec<Vec<u8>>, StoreError> {
        let between = params![kind, first, last];
        let find = "SELECT value FROM state WHERE kind = ?1 AND key BETWEEN ?2 AND ?3 ORDER BY key";
        let values = self.all(find, between, |row| row.get(0))?;
        self.run("DELETE FROM state WHERE kind = ?1 AND key BETWEEN ?2 AND ?3", between)?;
        Ok(values)
    }

    /// Stores a snapshot of a document and drops the changes appended before: the snapshot holds them.
    pub fn save_document(&self, id: &[u8], generation: u32, kind: u32, snapshot: &[u8]) -> Result<(), StoreError> {
        check(id, snapshot)?;
        self.run("DELETE FROM change WHERE document = ?1 AND generation = ?2", params![id, generation])?;
        self.run(
            "INSERT INTO document (id, generation, kind, snapshot) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT (id, generation) DO UPDATE SET kind = excluded.kind, snapshot = excluded.snapshot",
            params![id, generation, kind, snapshot],
        )?;
        Ok(())
    }

    /// Appends a raw change to a saved document, and says how many there are since its snapshot.
    ///
    /// # Errors
    /// `Missing` when the document was never saved.
    pub fn append_change(&self, id: &[u8], generation: u32, bytes: &[u8]) -> Result<u64, StoreError> {
        check(id, bytes)?;
        let known = self
            .0
            .0
            .prepare_cached("SELECT 1 FROM document WHERE id = ?1 AND generation = ?2")?
            .exists(params![id, generation])?;
        if !known {
            return Err(StoreError::Missing);
        }
        let n: i64 = self
            .0
            .0
            .prepare_cached("SELECT coalesce(max(n), 0) + 1 FROM change WHERE document = ?1 AND generation = ?2")?
            .query_row(params![id, generation], |row| row.get(0))?;
        self.run(
            "INSERT INTO change (document, generation, n, bytes) VALUES (?1, ?2, ?3, ?4)",
            params![id, generation, n, bytes],
        )?;
        Ok(n.unsigned_abs())
    }

    /// Deletes one generation of a document with its changes, and says whether there was one.
    pub fn delete_document(&self, id: &[u8], generation: u32) -> Result<bool, StoreError> {
        Ok(self.run("DELETE FROM document WHERE id = ?1 AND generation = ?2", params![id, generation])? > 0)
    }

    /// Stores a row of a projection, over the one that was there. The revision is at most 2^63 - 1.
    pub fn put_screen(&self, kind: u32, key: &[u8], revision: u64, value: &[u8]) -> Result<(), StoreError> {
        check(key, value)?;
        let revision = i64::try_from(revision).map_err(|_| StoreError::Invalid("revision below 2^63"))?;
        self.run(
            "INSERT INTO screen (kind, key, revision, value) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT (kind, key) DO UPDATE SET revision = excluded.revision, value = excluded.value",
            params![kind, key, revision, value],
        )?;
        Ok(())
    }

    /// Deletes one row of a projection, and says whether there was one.
    pub fn delete_screen(&self, kind: u32, key: &[u8]) -> Result<bool, StoreError> {
        Ok(self.run("DELETE FROM screen WHERE kind = ?1 AND key = ?2", params![kind, key])? > 0)
    }

    /// Deletes all rows of a projection, and says how many there were.
    pub fn delete_screens(&self, kind: u32) -> Result<usize, StoreError> {
        self.run("DELETE FROM screen WHERE kind = ?1", params![kind])
    }

    /// Stores a named value of the file itself.
    pub fn put_meta(&self, name: &str, value: &[u8]) -> Result<(), StoreError> {
        check(name.as_bytes(), value)?;
        self.run(
            "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            params![name, value],
        )?;
        Ok(())
    }

    /// Deletes a named value of the file itself, and says whether there was one.
    pub fn delete_meta(&self, name: &str) -> Result<bool, StoreError> {
        Ok(self.run("DELETE FROM meta WHERE name = ?1", params![name])? > 0)
    }

    pub(crate) fn run(&self, sql: &str, values: &[&dyn ToSql]) -> Result<usize, StoreError> {
        Ok(self.0.0.prepare_cached(sql)?.execute(values)?)
    }
}

impl<'a> Deref for Tx<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

fn screen_row(row: &Row<'_>) -> rusqlite::Result<ScreenRow> {
    let revision: i64 = row.get(1)?;
    Ok(ScreenRow { key: row.get(0)?, revision: revision.unsigned_abs(), value: row.get(2)? })
}

fn check(key: &[u8], value: &[u8]) -> Result<(), StoreError> {
    check_size(key, 0, KEY_BYTES, "key of at most 1,024 bytes")?;
    check_size(value, 0, VALUE_BYTES, "value of at most 64 MiB")
}
