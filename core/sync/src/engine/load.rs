//! Making the engine again from its rows.

use super::complain::LACKING;
use super::prune::SNAPSHOT;
use super::raise::RAISED;
use super::renew::FORMER;
use super::{DocumentKey, Engine, EngineError, Feed, Held, Row, Table, Tip};
use crate::crypto::{DeviceId, DeviceKeys, Hash32, Kid, Opener, Secret, Signed, decode, encode, hash};
use crate::entry::DocumentId;
use crate::membership::Log;
use crate::op::Op;
use std::collections::{BTreeMap, BTreeSet};
use steunkring_wire::{BlobHash, Outer, limits};

/// Rows on their way to an engine. Those of [`Table::Entry`], of which there is one for each entry ever written, are not kept as
/// they are but only what the engine remembers of them.
#[derive(Default)]
pub struct Loading {
    tables: BTreeMap<Table, BTreeMap<Vec<u8>, Vec<u8>>>,
    entries: BTreeMap<DeviceId, BTreeMap<u64, Remembered>>,
}

/// The mark of an entry, and where it is held aside what it says and its blob.
type Remembered = ([u8; 8], Option<Box<(Held, [u8; 32])>>);

impl Loading {
    /// Takes one row; rows may come in any order, and those of [`Table::Blob`] may be left out.
    ///
    /// # Errors
    /// [`EngineError::Store`] for a row that is none.
    pub fn take(&mut self, table: Table, key: Vec<u8>, value: Vec<u8>) -> Result<(), EngineError> {
        match table {
            Table::Blob => {}
            Table::Entry => {
                let (device, seq) = key.split_first_chunk::<32>().ok_or(EngineError::Store)?;
                let seq = u64::from_be_bytes(fixed_size(seq)?);
                let Row { mark, held, blob, .. } = read(&value)?;
                let held = held.map(|held| Box::new((held, blob)));
                self.entries.entry(DeviceId(*device)).or_default().insert(seq, (mark, held));
            }
            _ => drop(self.tables.entry(table).or_default().insert(key, value)),
        }
        Ok(())
    }

    /// Makes the engine that gave these rows.
    ///
    /// # Errors
    /// [`EngineError::Store`] where the rows do not fit together.
    pub fn finish(mut self, keys: DeviceKeys, fixed: BTreeSet<Hash32>) -> Result<Engine, EngineError> {
        let mut table = |table| self.tables.remove(&table).unwrap_or_default();
        let meta = table(Table::Meta);
        let mut ops = table(Table::Op);
        let genesis = meta.get(&b"genesis"[..]).and_then(|id| ops.remove(id)).ok_or(EngineError::Store)?;
        let mut engine = Engine::empty(Log::new(read(&genesis)?)?, keys, fixed);
        for row in ops.into_values() {
            let signed: Signed = read(&row)?;
            engine.ring.note(&Op::open(&signed)?.act);
            engine.log.insert(signed)?;
        }
        for row in table(Table::Key).into_values() {
            engine.ring.learn(Secret::from_bytes(fixed_size(&row)?));
        }
        engine.saved_keys = engine.ring.commitments().collect();
        for (key, row) in table(Table::DocumentKey) {
            let (author, rest) = key.split_first_chunk::<32>().ok_or(EngineError::Store)?;
            let (document, generation) = rest.split_first_chunk::<16>().ok_or(EngineError::Store)?;
            let at = (DeviceId(*author), DocumentId(*document), u32::from_be_bytes(fixed_size(generation)?));
            engine.document_keys.insert(at, read::<DocumentKey>(&row)?);
        }
        for (device, row) in table(Table::Tip) {
            let tip = read::<Tip>(&row)?;
            // Where no entry is left, all were dropped.
            let base = tip.chain.seq;
            engine.feeds.insert(DeviceId(fixed_size(&device)?), Feed { tip, base, ..Feed::default() });
        }
        for (device, entries) in self.entries {
            engine.load_entries(device, entries)?;
        }
        for (number, blob) in table(Table::Outbox) {
            engine.outbox.insert(u64::from_be_bytes(fixed_size(&number)?), Outer::decode(&blob)?);
        }
        for (hash, blob) in table(Table::Pending) {
            engine.pending.insert(BlobHash(fixed_size(&hash)?), Outer::decode(&blob)?);
        }
        for (mailbox, position) in table(Table::Cursor) {
            // Under another name stands a position of before there was one a mailbox; reading that again harms nothing.
            if let Ok(mailbox) = fixed_size(&mailbox) {
                engine.cursors.insert(mailbox, u64::from_be_bytes(fixed_size(&position)?));
            }
        }
        for (name, value) in &meta {
            if let Some(entry) = name.strip_prefix(SNAPSHOT) {
                engine.snapshots.insert(Hash32(fixed_size(entry)?), BlobHash(fixed_size(value)?));
            }
            if let Some(fence) = name.strip_prefix(RAISED) {
                let (op, device) = fence.split_first_chunk::<32>().ok_or(EngineError::Store)?;
                engine.load_raised(Hash32(*op), DeviceId(fixed_size(device)?), u64::from_be_bytes(fixed_size(value)?));
            }
            if let Some(kid) = name.strip_prefix(LACKING) {
                engine.lacking.insert(Kid(fixed_size(kid)?));
            }
            if let Some(device) = name.strip_prefix(FORMER) {
                let opener = Opener::from_bytes(DeviceId(fixed_size(device)?), value);
                engine.former.push(opener.ok_or(EngineError::Store)?);
            }
        }
        engine.find_fences();
        let incarnation = meta.get(&b"incarnation"[..]).map(|b| fixed_size(b)).transpose()?;
        engine.incarnation = incarnation.map_or(0, u32::from_be_bytes);
        engine.founding = meta.get(&b"founding"[..]).map(|b| fixed_size(b)).transpose()?;
        Ok(engine)
    }
}

impl Engine {
    /// Makes the engine that gave these rows; those of [`Table::Blob`] may be left out.
    ///
    /// # Errors
    /// [`EngineError::Store`] where the rows do not fit together.
    pub fn load(
        rows: impl IntoIterator<Item = (Table, Vec<u8>, Vec<u8>)>,
        keys: DeviceKeys,
        fixed: BTreeSet<Hash32>,
    ) -> Result<Engine, EngineError> {
        let mut loading = Loading::default();
        for (table, key, value) in rows {
            loading.take(table, key, value)?;
        }
        loading.finish(keys, fixed)
    }

    /// A hash over all that [`Engine::load`] brings back: equal for engines that know the same.
    ///
    /// # Errors
    /// None in practice.
    pub fn digest(&self) -> Result<Hash32, EngineError> {
        let mut all: Vec<Vec<u8>> = vec![self.space().0.to_vec(), self.device().0.to_vec()];
        all.extend(self.log.ids().into_iter().map(|id| id.0.to_vec()));
        all.push(encode(&(self.log.waiting(), &self.cursors, self.incarnation, self.founding))?);
        all.push(format!("{:?}", self.log.state().silences).into_bytes());
        all.extend(self.ring.commitments().map(|c| c.0.to_vec()));
        all.extend(self.log.ids().iter().map(|id| format!("{:?}", self.log.op(id)).into_bytes()));
        for (device, feed) in &self.feeds {
            all.push(encode(&(device, &feed.tip, feed.base, &feed.marks, &feed.held, &feed.blobs))?);
        }
        for (at, key) in &self.document_keys {
            all.push(encode(&(at, key))?);
        }
        for (number, blob) in &self.outbox {
            all.push(encode(&(number, blob.hash().0))?);
        }
        all.extend(self.snapshots.iter().map(|(entry, blob)| [entry.0, blob.0].concat()));
        let former: BTreeSet<Vec<u8>> = self.former.iter().map(|opener| opener.device().0.to_vec()).collect();
        all.extend(former);
        all.extend(self.pending.keys().map(|hash| hash.0.to_vec()));
        let parts: Vec<&[u8]> = all.iter().map(Vec::as_slice).collect();
        Ok(hash("steunkring/engine/1", &parts))
    }

    fn load_entries(&mut self, device: DeviceId, entries: BTreeMap<u64, Remembered>) -> Result<(), EngineError> {
        let feed = self.feeds.get_mut(&device).ok_or(EngineError::Store)?;
        feed.base = entries.keys().next().map_or(0, |first| first.saturating_sub(1));
        feed.marks.reserve_exact(entries.len());
        for (seq, (mark, held)) in entries {
            if feed.base + feed.marks.len() as u64 + 1 != seq {
                return Err(EngineError::Store);
            }
            feed.marks.push(mark);
            if let Some(aside) = held {
                let (held, blob) = *aside;
                feed.held.insert(seq, held);
                feed.blobs.insert(seq, blob);
            }
        }
        Ok(())
    }
}

fn read<T: serde::Serialize + serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, EngineError> {
    decode(bytes, limits::BLOB).map_err(|_| EngineError::Store)
}

fn fixed_size<const N: usize>(bytes: &[u8]) -> Result<[u8; N], EngineError> {
    bytes.try_into().map_err(|_| EngineError::Store)
}
