use super::{StoreError, integer, natural, used_bytes};
use crate::Limits;
use steunkring_sqlcipher::rusqlite::{Connection, OptionalExtension, params};
use steunkring_wire::body::{Blob, Item, Pulled};
use steunkring_wire::{
    AccessError, AccessList, BlobHash, MailboxId, Outer, OuterError, RefusalCode, SignedAccess, TransportPublic, limits,
};

/// What an item costs of a mailbox's quota beside its blob, so that empty blobs are not free.
pub(super) const ITEM_COST: u64 = 64;
/// What an item takes of an answer beside its blob, at most.
const ITEM_FRAME: usize = 16;

/// What a request wants to do with a mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Read items or the access list.
    Read,
    /// Append items.
    Write,
}

/// Checks that a key may do what it wishes.
pub(crate) fn authorise(
    connection: &Connection,
    mailbox: &MailboxId,
    key: &TransportPublic,
    wish: Wish,
) -> Result<(), StoreError> {
    let list = kept_list(connection, mailbox)?.ok_or(RefusalCode::NoMailbox)?;
    let may = match wish {
        Wish::Read => list.may_read(key),
        Wish::Write => list.may_write(key),
    };
    if may { Ok(()) } else { Err(RefusalCode::NotListed.into()) }
}

/// Appends blobs and gives their positions; one that is there already keeps its own.
pub(crate) fn append(
    connection: &Connection,
    limits: &Limits,
    mailbox: &MailboxId,
    blobs: &[Blob],
    day: u64,
) -> Result<Vec<u64>, StoreError> {
    if used_bytes(connection)? > limits.relay_bytes {
        return Err(RefusalCode::RelayFull.into());
    }
    let (last, bytes): (i64, i64) = connection
        .prepare_cached("SELECT last, bytes FROM mailbox WHERE id = ?1")?
        .query_row([mailbox.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (mut last, mut bytes) = (natural(last), natural(bytes));
    let mut find = connection.prepare_cached("SELECT position FROM item WHERE mailbox = ?1 AND hash = ?2")?;
    let mut insert = connection
        .prepare_cached("INSERT INTO item (mailbox, position, hash, blob, day) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    let mut positions = Vec::with_capacity(blobs.len());
    for Blob(blob) in blobs {
        check_blob(blob)?;
        let hash = BlobHash::of(blob);
        let known: Option<i64> = find.query_row(params![mailbox.0, hash.0], |row| row.get(0)).optional()?;
        if let Some(position) = known {
            positions.push(natural(position));
            continue;
        }
        last += 1;
        bytes += blob.len() as u64 + ITEM_COST;
        if bytes > limits.mailbox_bytes {
            return Err(StoreError::Refused(RefusalCode::MailboxFull, limits.mailbox_bytes));
        }
        insert.execute(params![mailbox.0, integer(last), hash.0, blob, integer(day)])?;
        positions.push(last);
    }
    connection.prepare_cached("UPDATE mailbox SET last = ?2, bytes = ?3 WHERE id = ?1")?.execute(params![
        mailbox.0,
        integer(last),
        integer(bytes)
    ])?;
    Ok(positions)
}

/// Reads the items after a position: as many as were asked for and fit into one answer, and at least one.
pub(crate) fn read(
    connection: &Connection,
    mailbox: &MailboxId,
    after: u64,
    most: usize,
) -> Result<Pulled, StoreError> {
    let last: i64 = connection
        .prepare_cached("SELECT last FROM mailbox WHERE id = ?1")?
        .query_row([mailbox.0], |row| row.get(0))?;
    let mut statement = connection.prepare_cached(
        "SELECT position, blob FROM item WHERE mailbox = ?1 AND position > ?2 ORDER BY position LIMIT ?3",
    )?;
    let mut rows = statement.query(params![mailbox.0, integer(after), integer(most as u64)])?;
    let mut items = Vec::new();
    let mut room = limits::PULL - ITEM_FRAME;
    while let Some(row) = rows.next()? {
        let blob = row.get_ref(1)?.as_blob().unwrap_or_default();
        let Some(left) = room.checked_sub(blob.len() + ITEM_FRAME) else { break };
        room = left;
        items.push(Item { position: natural(row.get(0)?), blob: Blob(blob.to_vec()) });
    }
    Ok(Pulled { items, last: natural(last) })
}

/// Keeps an access list if it is the first of its mailbox or follows the kept one; the kept one itself is taken again.
pub(crate) fn keep_list(
    connection: &Connection,
    limits: &Limits,
    mailbox: &MailboxId,
    signed: &SignedAccess,
    day: u64,
) -> Result<(), StoreError> {
    let bytes = signed.encode().map_err(refused_list)?;
    let Some(kept) = kept_list(connection, mailbox)? else {
        if used_bytes(connection)? > limits.relay_bytes {
            return Err(RefusalCode::RelayFull.into());
        }
        let list = signed.open_founding(mailbox).map_err(refused_list)?;
        connection
            .prepare_cached("INSERT INTO mailbox (id, version, access, founded_day) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![mailbox.0, integer(list.version), bytes, integer(day)])?;
        return Ok(());
    };
    if signed.open(mailbox).map_err(refused_list)? == kept {
        return Ok(());
    }
    let list = signed.open_after(&kept).map_err(refused_list)?;
    connection.prepare_cached("UPDATE mailbox SET version = ?2, access = ?3 WHERE id = ?1")?.execute(params![
        mailbox.0,
        integer(list.version),
        bytes
    ])?;
    Ok(())
}

/// Gives the kept list with its signature, as it came.
pub(crate) fn list_bytes(connection: &Connection, mailbox: &MailboxId) -> Result<Vec<u8>, StoreError> {
    kept_bytes(connection, mailbox)?.ok_or_else(|| RefusalCode::NoMailbox.into())
}

fn kept_list(connection: &Connection, mailbox: &MailboxId) -> Result<Option<AccessList>, StoreError> {
    let Some(bytes) = kept_bytes(connection, mailbox)? else { return Ok(None) };
    // Checked when it was kept; a failure here means a damaged file, which must not open a mailbox to anybody.
    let list = SignedAccess::decode(&bytes).and_then(|signed| signed.open(mailbox));
    list.map(Some).map_err(|_| RefusalCode::Failed.into())
}

fn kept_bytes(connection: &Connection, mailbox: &MailboxId) -> Result<Option<Vec<u8>>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT access FROM mailbox WHERE id = ?1")?;
    Ok(statement.query_row([mailbox.0], |row| row.get(0)).optional()?)
}

fn check_blob(blob: &[u8]) -> Result<(), StoreError> {
    match Outer::peek(blob) {
        Ok(_) => Ok(()),
        Err(OuterError::TooLong { .. }) => Err(StoreError::Refused(RefusalCode::TooLong, limits::BLOB as u64)),
        Err(OuterError::TooShort { .. }) => Err(RefusalCode::Malformed.into()),
        Err(OuterError::Version { .. } | OuterError::Kind { .. }) => Err(RefusalCode::NewerBlob.into()),
    }
}

fn refused_list(error: AccessError) -> StoreError {
    match error {
        AccessError::Malformed => RefusalCode::Malformed.into(),
        AccessError::Version { kept } => StoreError::Refused(RefusalCode::ListVersion, kept),
        AccessError::Signature | AccessError::OtherMailbox | AccessError::NotAdmin | AccessError::NoAdmin => {
            RefusalCode::ListRefused.into()
        }
    }
}
