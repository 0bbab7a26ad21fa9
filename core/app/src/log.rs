//! The sealed log of a space, as the app uses it: every change goes through it before it is stored.

use std::collections::BTreeSet;

use steunkring_document::Kind;
use steunkring_domain::{DocumentId, Instant, SpaceKind};
use steunkring_store::{Reader, StoreError, Tx};
use steunkring_sync::crypto::{DeviceKeys, Hash32, Secret};
use steunkring_sync::engine::{Effect, Engine, EngineError, Output, Table};
use steunkring_sync::entry;

use crate::CoreError;

/// The log of one space, for this profile's device in it.
pub(crate) struct Log {
    engine: Engine,
}

/// The tables of the log with the numbers under which the store keeps them.
const TABLES: [(Table, u32); 10] = [
    (Table::Op, 1),
    (Table::Key, 2),
    (Table::DocumentKey, 3),
    (Table::Tip, 4),
    (Table::Entry, 5),
    (Table::Blob, 6),
    (Table::Outbox, 7),
    (Table::Pending, 8),
    (Table::Cursor, 9),
    (Table::Meta, 10),
];

impl Log {
    /// Founds a space: its id follows from what is founded.
    pub(crate) fn found(kind: &SpaceKind, me: &str, seed: [u8; 32], at: Instant) -> Result<(Self, Output), CoreError> {
        let keys = DeviceKeys::from_seed(&Secret::from_bytes(seed));
        let (engine, output) = Engine::found(kind.byte(), me, keys, None, fixed()?, time(at))?;
        Ok((Self { engine }, output))
    }

    /// Loads the log from its rows.
    pub(crate) fn load(reader: &Reader<'_>, seed: [u8; 32]) -> Result<Self, CoreError> {
        let mut rows = Vec::new();
        for (table, number) in TABLES {
            // Blobs are kept for others and never read back.
            if table != Table::Blob {
                rows.extend(reader.scan_state(number)?.into_iter().map(|(key, value)| (table, key, value)));
            }
        }
        let engine = Engine::load(rows, DeviceKeys::from_seed(&Secret::from_bytes(seed)), fixed()?)?;
        Ok(Self { engine })
    }

    /// The id of the space.
    pub(crate) fn space(&self) -> [u8; 32] {
        self.engine.space().0
    }

    /// The actor under which this device writes.
    pub(crate) fn actor(&self) -> [u8; 16] {
        self.engine.actor()
    }

    /// Seals changes as one entry.
    pub(crate) fn append(&mut self, parts: Vec<(DocumentId, Vec<Vec<u8>>)>, at: Instant) -> Result<Output, CoreError> {
        let parts: Vec<_> = parts.into_iter().map(|(id, changes)| (entry::DocumentId(id.0), FIRST, changes)).collect();
        Ok(self.engine.append(&parts, at.0)?)
    }
}

/// The generation of documents that were never erased.
pub(crate) const FIRST: u32 = 0;

/// Writes what the log asks to keep.
pub(crate) fn keep(tx: &Tx<'_>, output: &Output) -> Result<(), StoreError> {
    for effect in &output.effects {
        match effect {
            Effect::Put { table, key, value } => tx.put_state(number(*table), key, value)?,
            Effect::Delete { table, key } => {
                tx.delete_state(number(*table), key)?;
            }
        }
    }
    Ok(())
}

fn number(table: Table) -> u32 {
    TABLES.iter().find(|(one, _)| *one == table).map_or(0, |(_, number)| *number)
}

/// The changes that every device may send: the beginnings of documents.
fn fixed() -> Result<BTreeSet<Hash32>, CoreError> {
    Kind::ALL.iter().map(|kind| Ok(Hash32(kind.beginning_hash()?))).collect()
}

fn time(at: Instant) -> u64 {
    u64::try_from(at.0).unwrap_or(0)
}

impl From<EngineError> for CoreError {
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::Denied => Self::NotAllowed,
            EngineError::Store => Self::Damaged,
            EngineError::Actor => Self::Unexpected("a change had another actor"),
            EngineError::Op(_) => Self::NotAllowed,
            EngineError::Crypto(_) => Self::Unexpected("sealing failed"),
            EngineError::Entry(_) | EngineError::Outer(_) => Self::Invalid { field: "text", reason: error.to_string() },
        }
    }
}
