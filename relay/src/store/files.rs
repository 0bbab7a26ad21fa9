use super::mailbox::ITEM_COST;
use super::{StoreError, integer, natural, used_bytes};
use crate::Limits;
use sha2::{Digest, Sha256};
use steunkring_sqlcipher::rusqlite::{Connection, OptionalExtension, params};
use steunkring_wire::body::FileThere;
use steunkring_wire::{FileHash, MailboxId, RefusalCode, limits};

/// A piece of a file as it comes.
pub(crate) struct Piece {
    /// The length of the whole file.
    pub(crate) size: u64,
    /// Where the piece begins.
    pub(crate) start: u64,
    pub(crate) bytes: Vec<u8>,
}

/// Says how much of each file lies in a mailbox, in the order of the question.
pub(crate) fn there(
    connection: &Connection,
    mailbox: &MailboxId,
    files: &[FileHash],
) -> Result<Vec<FileThere>, StoreError> {
    files.iter().map(|file| kept(connection, mailbox, file)).collect()
}

/// Takes the next piece of a file and says how much lies there then; another piece changes nothing. A file whose bytes are not those of its
/// name, or that was begun with another length, is dropped.
pub(crate) fn put(
    connection: &Connection,
    limits: &Limits,
    mailbox: &MailboxId,
    file: &FileHash,
    piece: &Piece,
    day: u64,
) -> Result<FileThere, StoreError> {
    if piece.size > limits::FILE {
        return Err(StoreError::Refused(RefusalCode::TooLong, limits::FILE));
    }
    let end = piece.start.saturating_add(piece.bytes.len() as u64);
    let is_full = piece.bytes.len() == limits::FILE_PIECE && end < piece.size || end == piece.size;
    if piece.bytes.is_empty() || !is_full || !piece.start.is_multiple_of(limits::FILE_PIECE as u64) {
        return Err(RefusalCode::Malformed.into());
    }
    let mut kept = kept(connection, mailbox, file)?;
    if kept.is_whole() {
        return Ok(kept);
    }
    if kept.size != piece.size {
        drop_file(connection, mailbox, file)?;
        kept = FileThere { size: piece.size, there: 0 };
        connection
            .prepare_cached("INSERT INTO file (mailbox, hash, size, there, day) VALUES (?1, ?2, ?3, 0, ?4)")?
            .execute(params![mailbox.0, file.0, integer(piece.size), integer(day)])?;
    }
    if kept.there != piece.start {
        return Ok(kept);
    }
    if used_bytes(connection)? > limits.relay_bytes {
        return Err(RefusalCode::RelayFull.into());
    }
    take_room(connection, limits, mailbox, piece.bytes.len() as u64 + ITEM_COST)?;
    connection
        .prepare_cached("INSERT INTO piece (mailbox, hash, start, bytes) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![mailbox.0, file.0, integer(piece.start), piece.bytes])?;
    connection.prepare_cached("UPDATE file SET there = ?3 WHERE mailbox = ?1 AND hash = ?2")?.execute(params![
        mailbox.0,
        file.0,
        integer(end)
    ])?;
    if end == piece.size && hash(connection, mailbox, file)? != *file {
        drop_file(connection, mailbox, file)?;
        return Ok(FileThere::default());
    }
    Ok(FileThere { there: end, ..kept })
}

/// Reads the piece of a whole file that begins somewhere.
pub(crate) fn piece(
    connection: &Connection,
    mailbox: &MailboxId,
    file: &FileHash,
    start: u64,
) -> Result<Vec<u8>, StoreError> {
    if !kept(connection, mailbox, file)?.is_whole() {
        return Err(RefusalCode::NoFile.into());
    }
    let mut find =
        connection.prepare_cached("SELECT bytes FROM piece WHERE mailbox = ?1 AND hash = ?2 AND start = ?3")?;
    let found = find.query_row(params![mailbox.0, file.0, integer(start)], |row| row.get(0)).optional()?;
    found.ok_or_else(|| RefusalCode::Malformed.into())
}

/// Drops a file, which makes room in its mailbox; one that is not there changes nothing.
pub(crate) fn drop_file(connection: &Connection, mailbox: &MailboxId, file: &FileHash) -> Result<(), StoreError> {
    let (pieces, bytes): (i64, i64) = connection
        .prepare_cached("SELECT count(*), coalesce(sum(length(bytes)), 0) FROM piece WHERE mailbox = ?1 AND hash = ?2")?
        .query_row(params![mailbox.0, file.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for table in ["piece", "file"] {
        let delete = format!("DELETE FROM {table} WHERE mailbox = ?1 AND hash = ?2");
        connection.prepare_cached(&delete)?.execute(params![mailbox.0, file.0])?;
    }
    let room = natural(bytes) + natural(pieces) * ITEM_COST;
    connection
        .prepare_cached("UPDATE mailbox SET bytes = bytes - ?2 WHERE id = ?1")?
        .execute(params![mailbox.0, integer(room)])?;
    Ok(())
}

fn kept(connection: &Connection, mailbox: &MailboxId, file: &FileHash) -> Result<FileThere, StoreError> {
    let mut find = connection.prepare_cached("SELECT size, there FROM file WHERE mailbox = ?1 AND hash = ?2")?;
    let read = |row: &steunkring_sqlcipher::rusqlite::Row<'_>| {
        Ok(FileThere { size: natural(row.get(0)?), there: natural(row.get(1)?) })
    };
    Ok(find.query_row(params![mailbox.0, file.0], read).optional()?.unwrap_or_default())
}

fn take_room(connection: &Connection, limits: &Limits, mailbox: &MailboxId, bytes: u64) -> Result<(), StoreError> {
    let mut add = connection.prepare_cached("UPDATE mailbox SET bytes = bytes + ?2 WHERE id = ?1 RETURNING bytes")?;
    let used: i64 = add.query_row(params![mailbox.0, integer(bytes)], |row| row.get(0))?;
    if natural(used) > limits.mailbox_bytes {
        return Err(StoreError::Refused(RefusalCode::MailboxFull, limits.mailbox_bytes));
    }
    Ok(())
}

/// The name that the bytes of a file give it.
fn hash(connection: &Connection, mailbox: &MailboxId, file: &FileHash) -> Result<FileHash, StoreError> {
    let mut pieces =
        connection.prepare_cached("SELECT bytes FROM piece WHERE mailbox = ?1 AND hash = ?2 ORDER BY start")?;
    let mut rows = pieces.query(params![mailbox.0, file.0])?;
    let mut hash = Sha256::new();
    while let Some(row) = rows.next()? {
        hash.update(row.get_ref(0)?.as_blob().unwrap_or_default());
    }
    Ok(FileHash(hash.finalize().into()))
}
