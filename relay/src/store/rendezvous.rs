use super::{StoreError, integer, natural, used_bytes};
use crate::Limits;
use steunkring_sqlcipher::rusqlite::{self, Connection, OptionalExtension, params};
use steunkring_wire::body::{Message, Messages};
use steunkring_wire::{RefusalCode, RendezvousId, limits};

/// Adds a message and gives its position; the first message opens the rendezvous, the same message again is not added.
pub(crate) fn put(
    connection: &Connection,
    limits: &Limits,
    id: &RendezvousId,
    bytes: &[u8],
    now: u64,
) -> Result<u64, StoreError> {
    sweep(connection, now)?;
    let last = match find(connection, id)? {
        Some(last) => last,
        None => open(connection, limits, id, now)?,
    };
    let same: Option<i64> = connection
        .prepare_cached("SELECT position FROM message WHERE rendezvous = ?1 AND bytes = ?2")?
        .query_row(params![id.0, bytes], |row| row.get(0))
        .optional()?;
    if let Some(position) = same {
        return Ok(natural(position));
    }
    let most = limits::RENDEZVOUS_MESSAGES as u64;
    if last >= most {
        return Err(StoreError::Refused(RefusalCode::RendezvousFull, most));
    }
    let position = last + 1;
    connection
        .prepare_cached("INSERT INTO message (rendezvous, position, bytes) VALUES (?1, ?2, ?3)")?
        .execute(params![id.0, integer(position), bytes])?;
    connection
        .prepare_cached("UPDATE rendezvous SET last = ?2 WHERE id = ?1")?
        .execute(params![id.0, integer(position)])?;
    Ok(position)
}

/// Reads the messages after a position; none when the rendezvous is not there or over.
pub(crate) fn read(connection: &Connection, id: &RendezvousId, after: u64, now: u64) -> Result<Messages, StoreError> {
    sweep(connection, now)?;
    let mut statement = connection.prepare_cached(
        "SELECT position, bytes FROM message WHERE rendezvous = ?1 AND position > ?2 ORDER BY position",
    )?;
    let messages = statement
        .query_map(params![id.0, integer(after)], |row| {
            Ok(Message { position: natural(row.get(0)?), bytes: row.get(1)? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Messages { messages })
}

/// Deletes every rendezvous that is over, with its messages.
pub(crate) fn sweep(connection: &Connection, now: u64) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM rendezvous WHERE expires <= ?1")?.execute([integer(now)])?;
    Ok(())
}

fn find(connection: &Connection, id: &RendezvousId) -> rusqlite::Result<Option<u64>> {
    let mut statement = connection.prepare_cached("SELECT last FROM rendezvous WHERE id = ?1")?;
    statement.query_row([id.0], |row| row.get(0).map(natural)).optional()
}

fn open(connection: &Connection, limits: &Limits, id: &RendezvousId, now: u64) -> Result<u64, StoreError> {
    let open: i64 = connection.query_row("SELECT count(*) FROM rendezvous", [], |row| row.get(0))?;
    if natural(open) >= limits.rendezvous || used_bytes(connection)? > limits.relay_bytes {
        return Err(RefusalCode::RelayFull.into());
    }
    connection
        .prepare_cached("INSERT INTO rendezvous (id, expires) VALUES (?1, ?2)")?
        .execute(params![id.0, integer(now.saturating_add(limits::RENDEZVOUS_SECONDS))])?;
    Ok(0)
}
